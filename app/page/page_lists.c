/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_lists.h"

#include <string.h>

#include "app/chart/chart.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_answer.h"
#include "app/page/page_milestones.h"
#include "app/page/page_months.h"
#include "app/page/page_part.h"
#include "app/standard.h"
#include "models/scenario/assumed.h"

#define LEAST_LEAVERS 0.05 /* rounds to 1 in 10 */

/* Whether children are referred to it or wait on it at the start; to others they come
 * from lists that are shown. */
static bool is_entered(const struct bide_spec_pathway *pathway)
{
    return !(pathway->referrals.per_week <= 0.0) || pathway->waiting.count > 0;
}

/* Whether a figure is about how long those on a list had waited at the start. */
static bool is_about_start(const struct bide_assumed *item, const char *name)
{
    static const char before[] = "pathways.";
    static const char behind[] = ".waiting.";
    const char *end = strrchr(item->path, '.');
    const size_t length = strlen(name);
    return strncmp(item->path, before, sizeof(before) - 1) == 0
           && strncmp(item->path + sizeof(before) - 1, name, length) == 0
           && strncmp(item->path + sizeof(before) - 1 + length, behind,
                      sizeof(behind) - 1)
                  == 0
           && (strcmp(end, ".from_weeks") == 0 || strcmp(end, ".children") == 0);
}

static bool is_start_assumed(const struct bide_assumed_list *figures, const char *name)
{
    for (size_t i = 0; i < figures->count; ++i) {
        if (figures->items[i].basis == BIDE_REMARK_ASSUMED
            && is_about_start(&figures->items[i], name)) {
            return true;
        }
    }
    return false;
}

static bool has_bands(const struct bide_study *study)
{
    const struct bide_spec_pathway *pathways = study->spec->pathways.items;
    for (size_t i = 0; i < study->spec->pathways.count; ++i) {
        const struct bide_spec_waiting *waiting = pathways[i].waiting.items;
        if (pathways[i].waiting.count > 0 && waiting[0].file == NULL) {
            return true;
        }
    }
    return false;
}

static double level_of(const struct bide_study *study, size_t pathway, enum bide_kpi kpi)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    return bide_study_estimate(study, 0, moment, pathway, kpi)->mean;
}

/* "7 in 10 children who come off this list by 1 August 2028 leave without being seen."
 * Not said of fewer than 1 in 10. */
static void add_leavers(struct bide_text *out, const struct bide_study *study,
                        size_t pathway)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    const double left = level_of(study, pathway, BIDE_KPI_LEFT);
    const double off = left + level_of(study, pathway, BIDE_KPI_SEEN)
                       + level_of(study, pathway, BIDE_KPI_CLOSED);
    const struct bide_estimate share = { .mean = left / off };
    const struct bide_page_part_key key =
        bide_page_part_key("s0 p%zu d%zu left/left+seen+closed mean", pathway, moment);
    if (!(off > 0.0) || share.mean < LEAST_LEAVERS) {
        return;
    }
    bide_text_add(out, " In ");
    bide_html_text(out, bide_names_scenario_label(study, 0));
    bide_text_add(out, ", ");
    bide_page_part_element(out, "b", key.text);
    bide_page_part_chance(out, &share);
    bide_text_add(out, "</b> children who come off this list by ");
    bide_page_part_date(out, study->plan.moments[moment].date, false);
    bide_text_add(out, " leave without being seen.");
}

static void add_pathway(struct bide_text *out, const struct bide_study *study,
                        const struct bide_assumed_list *figures, size_t pathway)
{
    bide_text_addf(out, "<h3 id=\"list-%zu\">", pathway);
    bide_html_text(out, bide_page_part_pathway(study, pathway));
    bide_text_add(out, "</h3>\n<p>Standard: ");
    bide_standard_text(out, bide_names_pathway(study, pathway));
    if (bide_page_answer_has_target(study, pathway)) {
        bide_text_add(out, ". Target: ");
        bide_page_answer_target(out, study, pathway);
    }
    bide_text_add(out, ".");
    if (is_start_assumed(figures, bide_names_pathway(study, pathway)->name)) {
        bide_text_add(out, " How long children had waited at the start is assumed: the "
                           "first months show that assumption, not a finding.");
    }
    if (bide_names_starts_empty(study, pathway)) {
        bide_text_add(out,
                      " It starts empty, as the configuration puts nobody on it: how "
                      "it fills at first is no finding.");
    }
    add_leavers(out, study, pathway);
    bide_text_add(out, "</p>\n");
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

static void add_intro(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(
        out, "<p class=\"s\">Each number is the mean of all runs, as the day "
             "begins; the range below it holds 8 in 10 runs. \"Of the list\" counts "
             "those who still wait; \"of those seen\" counts those seen since the "
             "start. The two can move apart: seeing those who waited longest makes "
             "the list better and the second share worse. A scenario "
             "has a row where a number in it clearly differs from the first. A list that "
             "children only reach from another list has no figures.");
    if (has_bands(study)) {
        bide_text_add(out, " A list that was given by bands of weeks waited starts with "
                           "waits spread evenly in each: a band that fills or empties in "
                           "the first months may come of that.");
    }
    bide_text_add(out, "</p>\n");
}

void bide_page_lists_add(struct bide_text *out, const struct bide_study *study)
{
    struct bide_assumed_list figures;
    const enum bide_err err = bide_assumed_read(&figures, study->spec);
    if (err != BIDE_OK) {
        out->err = err;
        bide_assumed_free(&figures);
        return;
    }
    bide_page_part_open(out, "lists", "List by list");
    add_intro(out, study);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_pathway(out, study, &figures, i);
    }
    bide_page_part_close(out);
    bide_assumed_free(&figures);
}
