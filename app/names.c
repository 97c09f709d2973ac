/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/names.h"

#include <math.h>

#include "engine/base/civil.h"

const struct bide_spec_scenario *bide_names_scenario(const struct bide_study *study,
                                                     size_t index)
{
    const struct bide_spec_scenario *scenarios = study->spec->scenarios.items;
    return &scenarios[study->scenarios[index]];
}

const struct bide_spec_pathway *bide_names_pathway(const struct bide_study *study,
                                                   size_t index)
{
    const struct bide_spec_pathway *pathways = study->spec->pathways.items;
    return &pathways[index];
}

const struct bide_spec_staff *bide_names_staff(const struct bide_study *study,
                                               size_t index)
{
    const struct bide_spec_staff *staff = study->spec->staff.items;
    return &staff[index];
}

const struct bide_spec_priority *bide_names_priority(const struct bide_study *study,
                                                     const struct bide_plan_line *line)
{
    if (line->priority < 0) {
        return NULL;
    }
    const struct bide_spec_priority *priorities =
        bide_names_pathway(study, line->pathway)->priorities.items;
    return &priorities[line->priority];
}

/* NULL if it is not about one. */
static const char *group_name(const struct bide_study *study,
                              const struct bide_plan_line *line)
{
    const struct bide_spec_list groups = bide_names_pathway(study, line->pathway)->groups;
    const struct bide_spec_group_share *shares = groups.items;
    return line->group < 0 || (size_t) line->group >= groups.count
               ? NULL
               : shares[line->group].group;
}

const char *bide_names_group(const struct bide_study *study,
                             const struct bide_plan_line *line)
{
    const char *name = group_name(study, line);
    if (name != NULL) {
        return name;
    }
    return line->group < 0 ? "" : "(others)";
}

const char *bide_names_group_label(const struct bide_study *study,
                                   const struct bide_plan_line *line)
{
    const char *name = group_name(study, line);
    if (name == NULL) {
        return line->group < 0 ? "" : "All others";
    }
    const struct bide_spec_group *groups = study->spec->groups.items;
    const size_t index =
        bide_spec_find(study->spec->groups, sizeof(struct bide_spec_group), name);
    return bide_names_of(groups[index].label, name);
}

const char *bide_names_of(const char *label, const char *name)
{
    return label != NULL && label[0] != '\0' ? label : name;
}

const char *bide_names_scenario_label(const struct bide_study *study, size_t index)
{
    const struct bide_spec_scenario *scenario = bide_names_scenario(study, index);
    return bide_names_of(scenario->label, scenario->name);
}

bool bide_names_is_milestone(const struct bide_study *study, size_t moment)
{
    return study->plan.moments[moment].label != NULL;
}

size_t bide_names_milestones(const struct bide_study *study, size_t *moments, size_t most)
{
    size_t skipped = 0;
    size_t count = 0;
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        skipped += bide_names_is_milestone(study, i) ? 1 : 0;
    }
    skipped -= skipped > most ? most : skipped;
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (!bide_names_is_milestone(study, i)) {
            continue;
        }
        if (skipped > 0) {
            --skipped;
        } else {
            moments[count++] = i;
        }
    }
    return count;
}

bool bide_names_is_month(const struct bide_study *study, size_t moment)
{
    const struct bide_plan_moment *when = &study->plan.moments[moment];
    const bool is_start = when->label == NULL && when->time <= 0.0;
    return study->spec->monthly && (is_start || bide_civil_date(when->date).day == 1);
}

bool bide_names_is_week(const struct bide_study *study, size_t moment)
{
    return study->spec->weekly && fmod(study->plan.moments[moment].time, 7.0) <= 0.0;
}

bool bide_names_starts_empty(const struct bide_study *study, size_t pathway)
{
    return bide_names_pathway(study, pathway)->waiting.count == 0
           && !(study->spec->warm_up_weeks > 0.0);
}
