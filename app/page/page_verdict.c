/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_verdict.h"

#include <math.h>

#include "app/show.h"

/* How a number of this kind is written, and what is said of less and of more. */
struct wording {
    double scale;
    int decimals;
    const char *less;
    const char *more;
};

static struct wording wording_of(enum bide_figure_kind kind)
{
    switch (kind) {
    case BIDE_FIGURE_SHARE:
        return (struct wording){ 100.0, 1, " points lower", " points higher" };
    case BIDE_FIGURE_WEEKS:
    case BIDE_FIGURE_RTT_WEEKS:
        return (struct wording){ 1.0, 1, " weeks shorter", " weeks longer" };
    case BIDE_FIGURE_CHILDREN:
        break;
    }
    return (struct wording){ 1.0, 0, " fewer", " more" };
}

bool bide_page_verdict_is_change(const struct bide_estimate *difference,
                                 enum bide_figure_kind kind)
{
    const struct wording wording = wording_of(kind);
    const double reach = fabs(difference->half_width * wording.scale);
    return bide_figure_differs(difference, kind)
           || reach >= (wording.decimals == 0 ? 0.5 : 0.05);
}

static void add_amount(struct bide_text *out, double mean, const struct wording *wording)
{
    bide_show_number(out, fabs(mean) * wording->scale, wording->decimals);
    bide_text_add(out, mean < 0.0 ? wording->less : wording->more);
}

/* From and to, both as fewer or more than the first scenario. */
static void add_interval(struct bide_text *out, const struct bide_estimate *difference,
                         const struct wording *wording)
{
    bide_text_add(out, "±");
    bide_show_number(out, difference->half_width * wording->scale, wording->decimals);
    bide_text_add(out, "</small>");
}

static void open_cell(struct bide_text *out, const char *class_name,
                      const struct bide_page_part_key *key)
{
    bide_text_addf(out, "<td class=\"%s\" data-k=\"%s\">", class_name, key->text);
}

void bide_page_verdict_add(struct bide_text *out, const struct bide_estimate *difference,
                           struct bide_page_verdict verdict,
                           const struct bide_page_part_key *key)
{
    const struct wording wording = wording_of(verdict.kind);
    const double mean = difference->mean;
    const bool has_interval = !isnan(difference->half_width);
    if (isnan(mean)) {
        bide_text_add(out, "<td class=\"u\">cannot be told</td>");
    } else if (!bide_page_verdict_is_change(difference, verdict.kind)) {
        bide_text_add(out, "<td class=\"u\">no change</td>");
    } else if (!has_interval) {
        open_cell(out, "u", key);
        add_amount(out, mean, &wording);
        bide_text_add(out, "</td>");
    } else if (!bide_figure_is_clear(difference, verdict.kind)) {
        open_cell(out, "u", key);
        bide_text_add(out, "no clear difference<small>");
        add_amount(out, mean, &wording);
        bide_text_add(out, " ");
        add_interval(out, difference, &wording);
        bide_text_add(out, "</td>");
    } else {
        const bool is_better = verdict.is_more_better == (mean > 0.0);
        open_cell(out, is_better ? "b" : "x", key);
        bide_text_add(out, is_better ? "<b>better:</b> " : "<b>worse:</b> ");
        add_amount(out, mean, &wording);
        bide_text_add(out, "<small>");
        add_interval(out, difference, &wording);
        bide_text_add(out, "</td>");
    }
}
