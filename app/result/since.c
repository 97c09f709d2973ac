/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/since.h"

#include <string.h>

#include "app/names.h"

/* --- what was counted --- */

/* The list at the start, as the configuration says; false if it says nothing. */
static bool starting_list(double *list, const struct bide_study *study, size_t pathway)
{
    const struct bide_spec_list *all = &bide_names_pathway(study, pathway)->waiting;
    const struct bide_spec_waiting *waiting = all->items;
    bool is_said = all->count > 0;
    *list = 0.0;
    for (size_t i = 0; i < all->count; ++i) {
        const double *children = waiting[i].children.items;
        for (size_t k = 0; k < waiting[i].children.count; ++k) {
            *list += children[k];
        }
    }
    for (size_t i = 0; i < study->spec->table_count; ++i) {
        const struct bide_spec_table *table = &study->spec->tables[i];
        const bool is_mine =
            table->pathway == pathway && table->waiting != BIDE_SPEC_REFERRALS;
        *list += is_mine ? (double) table->row_count : 0.0;
        is_said = is_said || is_mine;
    }
    if (is_said && study->plan.moments[0].time <= 0.0) { /* fractions become children */
        *list = bide_study_estimate(study, 0, 0, pathway, BIDE_KPI_LIST)->mean;
    }
    return is_said;
}

/* The latest count; false if there is none. */
static bool last_count(struct bide_since_list *counted, const struct bide_study *study,
                       size_t pathway)
{
    const struct bide_spec_list *all = &bide_names_pathway(study, pathway)->history;
    const struct bide_spec_history *history = all->items;
    const bool has_history = all->count > 0;
    counted->date = study->spec->start;
    if (starting_list(&counted->list, study, pathway)
        && !(has_history && history[all->count - 1].date > counted->date)) {
        return true;
    }
    if (has_history) {
        counted->date = history[all->count - 1].date;
        counted->list = (double) history[all->count - 1].list;
    }
    return has_history;
}

/* --- what was forecast --- */

/* A straight line from x (share 0) to y (share 1). */
static double between(double x, double y, double share)
{
    return share > 0.0 ? x + share * (y - x) : x;
}

/* The range on counted->date; false if the study does not reach it. */
static bool look_up(struct bide_since_list *counted, const struct bide_study *study,
                    size_t scenario, size_t pathway)
{
    const struct bide_plan_moment *moments = study->plan.moments;
    size_t i = 0;
    while (i < study->plan.moment_count && moments[i].date < counted->date) {
        ++i;
    }
    if (i == study->plan.moment_count || (i == 0 && moments[0].date > counted->date)) {
        return false;
    }
    const size_t before = moments[i].date > counted->date ? i - 1 : i;
    const double days = (double) (moments[i].date - moments[before].date);
    const double share =
        before < i ? (double) (counted->date - moments[before].date) / days : 0.0;
    const struct bide_estimate *from =
        bide_study_estimate(study, scenario, before, pathway, BIDE_KPI_LIST);
    const struct bide_estimate *to =
        bide_study_estimate(study, scenario, i, pathway, BIDE_KPI_LIST);
    counted->low = between(from->p10, to->p10, share);
    counted->high = between(from->p90, to->p90, share);
    return true;
}

bool bide_since_pathway(size_t *index, const struct bide_study *study,
                        const struct bide_study *old, size_t pathway)
{
    *index = bide_spec_find(old->spec->pathways, sizeof(struct bide_spec_pathway),
                            bide_names_pathway(study, pathway)->name);
    return *index < old->plan.pathway_count;
}

bool bide_since_scenario(size_t *index, const struct bide_study *study,
                         const struct bide_study *old, size_t scenario)
{
    const char *name = bide_names_scenario(study, scenario)->name;
    for (*index = 0; *index < old->scenario_count; ++*index) {
        if (strcmp(bide_names_scenario(old, *index)->name, name) == 0) {
            return true;
        }
    }
    return false;
}

bool bide_since_is_same_service(const struct bide_spec *spec, const struct bide_spec *old)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        if (bide_spec_find(old->pathways, sizeof(struct bide_spec_pathway),
                           pathways[i].name)
            < old->pathways.count) {
            return true;
        }
    }
    return false;
}

bool bide_since_counted(struct bide_since_list *counted, const struct bide_study *study,
                        const struct bide_study *old, size_t old_scenario, size_t pathway)
{
    size_t old_pathway = 0;
    return bide_since_pathway(&old_pathway, study, old, pathway)
           && last_count(counted, study, pathway) && counted->date > old->spec->start
           && look_up(counted, old, old_scenario, old_pathway);
}

bool bide_since_is_inside(const struct bide_since_list *counted)
{
    return counted->list >= counted->low && counted->list <= counted->high;
}

/* --- dates of both --- */

static bool find_date(size_t *moment, const struct bide_plan *plan, int32_t date)
{
    *moment = 0;
    while (*moment < plan->moment_count && plan->moments[*moment].date != date) {
        ++*moment;
    }
    return *moment < plan->moment_count;
}

bool bide_since_common(size_t *moment, size_t *old_moment, const struct bide_study *study,
                       const struct bide_study *old)
{
    for (*moment = study->plan.moment_count; (*moment)-- > 0;) {
        const struct bide_plan_moment *at = &study->plan.moments[*moment];
        if (at->label != NULL && find_date(old_moment, &old->plan, at->date)) {
            return true;
        }
    }
    return false;
}
