/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_lists.h"

#include "app/chart/chart.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_answer.h"
#include "app/page/page_milestones.h"
#include "app/page/page_months.h"
#include "app/page/page_part.h"
#include "app/standard.h"

/* Whether children are referred to it or wait on it at the start; to others they come
 * from lists that are shown. */
static bool is_entered(const struct bide_spec_pathway *pathway)
{
    return !(pathway->referrals.per_week <= 0.0) || pathway->waiting.count > 0;
}

static void add_pathway(struct bide_text *out, const struct bide_study *study,
                        size_t pathway)
{
    bide_text_addf(out, "<h3 id=\"list-%zu\">", pathway);
    bide_html_text(out, bide_page_part_pathway(study, pathway));
    bide_text_add(out, "</h3>\n<p>Standard: ");
    bide_standard_text(out, bide_names_pathway(study, pathway));
    if (bide_page_answer_has_target(study, pathway)) {
        bide_text_add(out, ". Target: ");
        bide_page_answer_target(out, study, pathway);
    }
    bide_text_add(out, ".</p>\n");
    const bool is_long = is_entered(bide_names_pathway(study, pathway));
    if (is_long) {
        bide_text_add(out, "<div class=\"figures\">\n");
        bide_chart_pathway(out, study, pathway);
        bide_text_add(out, "</div>\n");
    }
    bide_page_milestones_add(out, study, pathway);
    if (is_long) {
        bide_page_months_add(out, study, pathway);
    }
}

void bide_page_lists_add(struct bide_text *out, const struct bide_study *study)
{
    bide_page_part_open(out, "lists", "List by list");
    bide_text_add(out,
                  "<p class=\"s\">Each number is the mean of all runs, as the day "
                  "begins; the range below it holds 8 in 10 runs. \"Of the list\" counts "
                  "those who still wait; \"of those seen\" counts those seen since the "
                  "start. The two can move apart: seeing those who waited longest makes "
                  "the list better and the second share worse. A scenario "
                  "has a row where it clearly differs from the first. Lists that only "
                  "other lists lead to have no figures.</p>\n");
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_pathway(out, study, i);
    }
    bide_page_part_close(out);
}
