/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_first.h"

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"

#define HALF 0.5 /* of the runs */

/* A target under way. */
struct item {
    struct bide_text *out;
    const struct bide_study *study;
    size_t pathway;
};

static bool is_met(const struct item *item, size_t scenario, size_t moment)
{
    return bide_names_is_milestone(item->study, moment)
           && bide_study_estimate(item->study, scenario, moment, item->pathway,
                                  BIDE_KPI_TARGET_MET)
                      ->mean
                  >= HALF;
}

/* moment_count if there is none. */
static size_t first_of(const struct item *item, size_t scenario)
{
    const size_t count = item->study->plan.moment_count;
    size_t moment = 0;
    while (moment < count && !is_met(item, scenario, moment)) {
        ++moment;
    }
    return moment;
}

static bool is_kept(const struct item *item, size_t scenario)
{
    return is_met(item, scenario, bide_plan_last_milestone(&item->study->plan));
}

/* Scenarios that first meet it then. */
static size_t count_at(const struct item *item, size_t moment)
{
    size_t count = 0;
    for (size_t i = 0; i < item->study->scenario_count; ++i) {
        count += first_of(item, i) == moment ? 1 : 0;
    }
    return count;
}

/* Whether all first meet it then, and keep it or lose it. */
static bool are_alike(const struct item *item, size_t moment)
{
    for (size_t i = 0; i < item->study->scenario_count; ++i) {
        if (first_of(item, i) != moment || is_kept(item, i) != is_kept(item, 0)) {
            return false;
        }
    }
    return item->study->scenario_count > 1;
}

static void put_scenarios(const struct item *item, size_t moment)
{
    size_t count = 0;
    for (size_t i = 0; i < item->study->scenario_count; ++i) {
        if (first_of(item, i) == moment) {
            bide_text_add(item->out, count++ > 0 ? ", " : "");
            bide_html_text(item->out, bide_names_scenario_label(item->study, i));
            bide_text_add(item->out,
                          is_kept(item, i) ? "" : ", but lost again by the last");
        }
    }
}

/* "3-month deep dive, 1 November 2025 (every scenario)" */
static void put_milestone(const struct item *item, size_t moment)
{
    const struct bide_plan_moment *when = &item->study->plan.moments[moment];
    bide_html_text(item->out, when->label);
    bide_text_add(item->out, ", ");
    bide_page_part_date(item->out, when->date, false);
    bide_text_add(item->out, " (");
    if (are_alike(item, moment)) {
        bide_text_add(item->out, is_kept(item, 0)
                                     ? "every scenario"
                                     : "every scenario, but lost again by the last");
    } else {
        put_scenarios(item, moment);
    }
    bide_text_add(item->out, ")");
}

bool bide_page_first_is_start(const struct bide_study *study, size_t pathway)
{
    if (study->plan.moment_count == 0 || study->plan.moments[0].time > 0.0
        || study->spec->warm_up_weeks > 0.0 || bide_names_starts_empty(study, pathway)) {
        return false;
    }
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (!(bide_study_estimate(study, i, 0, pathway, BIDE_KPI_TARGET_MET)->mean
              >= 1.0)) {
            return false;
        }
    }
    return true;
}

void bide_page_first_add(struct bide_text *out, const struct bide_study *study,
                         size_t pathway)
{
    const struct item item = { out, study, pathway };
    size_t count = 0;
    if (bide_plan_milestone_count(&study->plan) < 2) {
        return;
    }
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (count_at(&item, i) > 0) {
            bide_text_add(
                out, count++ == 0 ? " First milestone at which at least half of the runs "
                                    "meet it: "
                                  : "; ");
            put_milestone(&item, i);
        }
    }
    bide_text_add(out, count > 0 ? "." : "");
}
