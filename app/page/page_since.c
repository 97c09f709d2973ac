/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_since.h"

#include <math.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/show.h"

void bide_page_since_open(struct bide_page_since *section, const char *caption,
                          const char *heads)
{
    bide_text_addf(section->out,
                   "<section class=\"t\" aria-label=\"%s\" tabindex=\"0\">"
                   "<table><caption>%s</caption>\n<thead><tr>%s</tr></thead>\n<tbody>\n",
                   caption, caption, heads);
}

void bide_page_since_close(struct bide_page_since *section)
{
    bide_text_add(section->out, "</tbody></table></section>\n");
}

void bide_page_since_more(struct bide_page_since *section, const char *summary)
{
    bide_text_addf(section->out, "<details><summary>%s</summary>\n", summary);
}

void bide_page_since_less(struct bide_page_since *section)
{
    bide_text_add(section->out, "</details>\n");
}

static const char *label_of(const struct bide_page_since *section, size_t pathway)
{
    const struct bide_spec_pathway *what = bide_names_pathway(section->study, pathway);
    return bide_names_of(what->label, what->name);
}

void bide_page_since_list(struct bide_page_since *section, size_t pathway)
{
    bide_page_since_row(section, label_of(section, pathway));
}

void bide_page_since_row(struct bide_page_since *section, const char *name)
{
    bide_text_add(section->out, "<tr><th scope=\"row\">");
    bide_html_text(section->out, name);
    bide_text_add(section->out, "</th>");
}

void bide_page_since_group(struct bide_page_since *section, size_t pathway,
                           size_t columns)
{
    bide_text_addf(section->out,
                   "<tr><th scope=\"rowgroup\" colspan=\"%zu\" class=\"g\">", columns);
    bide_html_text(section->out, label_of(section, pathway));
    bide_text_add(section->out, "</th></tr>\n");
}

void bide_page_since_cell(struct bide_page_since *section, double number,
                          const char *unit)
{
    bide_text_add(section->out, "<td>");
    if (isnan(number)) {
        bide_text_add(section->out, "not known");
    } else {
        bide_show_number(section->out, number, 0);
        bide_text_add(section->out, unit);
    }
    bide_text_add(section->out, "</td>");
}

bool bide_page_since_alike(double a, double b)
{
    return fabs(floor(a + 0.5) - floor(b + 0.5)) < 0.5;
}
