/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_assumptions.h"

#include <string.h>

#include "app/page/html.h"
#include "app/show.h"
#include "models/scenario/assumed.h"

static void add_basis(struct bide_text *out, const struct bide_assumed_list *list,
                      enum bide_remark_basis basis)
{
    const size_t count = bide_assumed_count(list, basis);
    if (count == 0) {
        return;
    }
    const char letter = bide_remark_letter(basis);
    bide_text_addf(out, "<tr><th scope=\"row\">%s", bide_remark_word(basis));
    if (letter != '\0') {
        bide_text_addf(out, ", marked %c", letter);
    }
    bide_text_add(out, "</th><td>");
    bide_show_number(out, (double) count, 0);
    bide_text_addf(out, "</td><td class=\"u\">%s</td></tr>\n",
                   bide_remark_meaning(basis));
}

static void add_counts(struct bide_text *out, const struct bide_assumed_list *list)
{
    bide_text_add(out, "<section class=\"t\" aria-label=\"How many figures "
                       "are of which kind\" tabindex=\"0\"><table><caption>How far to "
                       "trust the figures</caption>\n<thead><tr><th scope=\"col\">Kind"
                       "</th><th scope=\"col\">Figures</th><th scope=\"col\" class=\"u\">"
                       "What it means</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < BIDE_REMARK_BASIS_COUNT; ++i) {
        add_basis(out, list, (enum bide_remark_basis) i);
    }
    bide_text_add(out, "</tbody></table></section>\n");
}

static void add_cell(struct bide_text *out, const char *text)
{
    bide_text_add(out, "<td>");
    bide_html_text(out, text);
    bide_text_add(out, "</td>");
}

/* What the path adds to whom it is about: "staff.nurses.turnover.per_year" is shown as
 * "turnover.per_year". */
static const char *setting_of(const struct bide_assumed *item)
{
    const char *rest = item->path;
    for (int i = 0; i < 2 && strchr(rest, '.') != NULL; ++i) {
        rest = strchr(rest, '.') + 1;
    }
    return rest;
}

/* Whom the figures below it are about. */
static void add_about(struct bide_text *out, const struct bide_assumed *item)
{
    bide_text_add(out, "<tr><th scope=\"rowgroup\" colspan=\"4\" class=\"g\">");
    bide_html_text(out, item->about[0] != '\0' ? item->about : "All of it");
    bide_text_add(out, "</th></tr>\n");
}

static void add_item(struct bide_text *out, const struct bide_assumed *item)
{
    const char *unit = item->field->unit != NULL ? item->field->unit : "";
    bide_text_add(out, "<tr><th scope=\"row\">");
    bide_html_text(out, setting_of(item));
    bide_text_add(out, "</th><td>");
    bide_html_text(out, item->value);
    bide_text_add(out, unit[0] != '\0' ? " " : "");
    bide_html_text(out, unit);
    bide_text_add(out, "</td>");
    add_cell(out, bide_remark_word(item->basis));
    add_cell(out, item->remark);
    bide_text_add(out, "</tr>\n");
}

static void add_items(struct bide_text *out, const struct bide_assumed_list *list)
{
    bide_text_add(out, "<details><summary>All ");
    bide_show_number(out, (double) list->count, 0);
    bide_text_add(out, " figures</summary>\n<section class=\"t w\" "
                       "aria-label=\"All figures\" tabindex=\"0\"><table><caption>Every "
                       "figure of the configuration</caption>\n<thead><tr><th "
                       "scope=\"col\">Setting</th><th scope=\"col\">Value</th><th "
                       "scope=\"col\">Kind</th><th scope=\"col\">Source or reason</th>"
                       "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < list->count; ++i) {
        if (i == 0 || strcmp(list->items[i].about, list->items[i - 1].about) != 0) {
            add_about(out, &list->items[i]);
        }
        add_item(out, &list->items[i]);
    }
    bide_text_add(out, "</tbody></table></section></details>\n");
}

static void add_references(struct bide_text *out, const struct bide_assumed_list *list)
{
    if (list->references.count == 0) {
        return;
    }
    bide_text_add(out, "<details><summary>The sources by their marks</summary>\n<ul>\n");
    for (size_t i = 0; i < list->references.count; ++i) {
        bide_text_add(out, "<li>[");
        bide_html_text(out, list->references.items[i].mark);
        bide_text_add(out, "] ");
        bide_html_text(out, list->references.items[i].text);
        bide_text_add(out, "</li>\n");
    }
    bide_text_add(out, "</ul></details>\n");
}

void bide_page_assumptions_add(struct bide_text *out, const struct bide_study *study)
{
    struct bide_assumed_list list;
    const enum bide_err err = bide_assumed_read(&list, study->spec);
    if (err != BIDE_OK) {
        out->err = err;
        return;
    }
    bide_text_add(out, "<section id=\"figures\" aria-labelledby=\"figures-h\">\n"
                       "<h2 id=\"figures-h\">Where the figures come from</h2>\n");
    if (list.count == 0) {
        bide_text_add(out, "<p>The configuration gives no figures.</p>\n");
    } else {
        bide_text_add(out, "<p>A result is worth no more than the figures that go in. A "
                           "remark beside a figure in the configuration says where it is "
                           "from; where there is none, no source is given.</p>\n");
        add_counts(out, &list);
        add_items(out, &list);
        add_references(out, &list);
    }
    bide_text_add(out, "</section>\n");
    bide_assumed_free(&list);
}
