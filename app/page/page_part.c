/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_part.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/show.h"
#include "engine/base/civil.h"

struct bide_page_part_key bide_page_part_key(const char *format, ...)
{
    struct bide_page_part_key key;
    va_list arguments;
    va_start(arguments, format);
    (void) vsnprintf(key.text, sizeof(key.text), format, arguments);
    va_end(arguments);
    return key;
}

void bide_page_part_open(struct bide_text *out, const char *id, const char *title)
{
    bide_text_addf(out, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">",
                   id, id, id);
    bide_html_text(out, title);
    bide_text_add(out, "</h2>\n");
}

void bide_page_part_close(struct bide_text *out)
{
    bide_text_add(out, "</section>\n");
}

void bide_page_part_element(struct bide_text *out, const char *tag, const char *key)
{
    bide_text_addf(out, "<%s", tag);
    if (key != NULL) {
        bide_text_addf(out, " data-k=\"%s\"", key);
    }
    bide_text_add(out, ">");
}

void bide_page_part_open_table(struct bide_text *out, const char *caption,
                               const char *key)
{
    bide_text_add(out, "<section class=\"t\" tabindex=\"0\" aria-label=\"");
    bide_html_text(out, caption);
    bide_text_add(out, "\">\n");
    bide_page_part_element(out, "table", key);
    bide_text_add(out, "<caption>");
    bide_html_text(out, caption);
    bide_text_add(out, "</caption>\n");
}

void bide_page_part_close_table(struct bide_text *out)
{
    bide_text_add(out, "</tbody></table></section>\n");
}

void bide_page_part_head(struct bide_text *out, const char *text, const char *key,
                         bool is_row)
{
    bide_text_addf(out, "<th scope=\"%s\"", is_row ? "row" : "col");
    if (key != NULL) {
        bide_text_addf(out, " data-k=\"%s\"", key);
    }
    bide_text_add(out, ">");
    bide_html_text(out, text);
    bide_text_add(out, "</th>");
}

void bide_page_part_level(struct bide_text *out, const struct bide_estimate *estimate,
                          enum bide_figure_kind kind, const char *key)
{
    bide_page_part_element(out, "td", key);
    bide_figure_level(out, estimate, kind);
    bide_text_add(out, "</td>");
}

void bide_page_part_ends(struct bide_text *out, struct bide_text *low,
                         struct bide_text *high)
{
    if (strcmp(low->bytes, high->bytes) != 0) {
        bide_text_addf(out, "<small>%s to %s</small>", low->bytes, high->bytes);
    }
    bide_show_release(low, out);
    bide_show_release(high, out);
}

/* The range below a mean, none where the mean is shown as outside of it: a rare event
 * moves the mean and no more than 1 in 10 runs. */
static void add_range(struct bide_text *out, const struct bide_estimate *estimate,
                      enum bide_figure_kind kind)
{
    const struct bide_estimate ends[] = { { .mean = estimate->p10 },
                                          { .mean = estimate->p90 } };
    struct bide_text mean;
    struct bide_text texts[2];
    bide_text_init(&mean);
    bide_figure_level(&mean, estimate, kind);
    for (size_t i = 0; i < 2; ++i) {
        bide_text_init(&texts[i]);
        bide_figure_level(&texts[i], &ends[i], kind);
    }
    const bool is_below =
        estimate->mean < estimate->p10 && strcmp(mean.bytes, texts[0].bytes) != 0;
    const bool is_above =
        estimate->mean > estimate->p90 && strcmp(mean.bytes, texts[1].bytes) != 0;
    if (is_below || is_above) {
        bide_text_clear(&texts[0]);
        bide_text_clear(&texts[1]);
    }
    bide_page_part_ends(out, &texts[0], &texts[1]);
    bide_show_release(&mean, out);
}

void bide_page_part_range(struct bide_text *out, const struct bide_estimate *estimate,
                          enum bide_figure_kind kind, const char *key)
{
    bide_page_part_element(out, "td", key);
    bide_figure_level(out, estimate, kind);
    if (!isnan(estimate->half_width)) {
        add_range(out, estimate, kind);
    }
    bide_text_add(out, "</td>");
}

void bide_page_part_date(struct bide_text *out, int32_t day, bool is_short)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    const struct bide_civil_date date = bide_civil_date(day);
    const char *month = months[date.month - 1];
    bide_text_addf(out, "%d %.*s %d", date.day, is_short ? 3 : 9, month, date.year);
}

void bide_page_part_chance(struct bide_text *out, const struct bide_estimate *chance)
{
    const double mean = chance->mean;
    if (isnan(mean)) {
        bide_text_add(out, "-");
    } else if (mean > 0.0 && mean < 0.05) {
        bide_text_add(out, "less than 1 in 10");
    } else if (mean >= 0.95 && mean < 1.0) {
        bide_text_add(out, "more than 9 in 10");
    } else {
        bide_text_addf(out, "%d in 10", (int) floor(10.0 * mean + 0.5));
    }
}

void bide_page_part_pounds(struct bide_text *out, double pounds)
{
    bide_text_add(out, "£");
    bide_figure_pounds(out, pounds);
}

const char *bide_page_part_pathway(const struct bide_study *study, size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(study, pathway);
    return bide_names_of(spec->label, spec->name);
}
