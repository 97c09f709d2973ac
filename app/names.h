/* SPDX-License-Identifier: GPL-3.0-or-later */
/* names.h - what the parts of a study are called. */
#ifndef BIDE_APP_NAMES_H
#define BIDE_APP_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "models/service/study.h"

/* index is a scenario of the study, not of the spec. */
const struct bide_spec_scenario *bide_names_scenario(const struct bide_study *study,
                                                     size_t index);
const struct bide_spec_pathway *bide_names_pathway(const struct bide_study *study,
                                                   size_t index);
const struct bide_spec_staff *bide_names_staff(const struct bide_study *study,
                                               size_t index);

/* Name and label of the priority a line is about; NULL for a whole pathway. */
const struct bide_spec_priority *bide_names_priority(const struct bide_study *study,
                                                     const struct bide_plan_line *line);

/* Name and label of the group a line is about, "(others)" for the children in none of the
 * pathway's groups; "" for a line that is not about a group. */
const char *bide_names_group(const struct bide_study *study,
                             const struct bide_plan_line *line);
const char *bide_names_group_label(const struct bide_study *study,
                                   const struct bide_plan_line *line);

/* What readers see of a scenario of the study. */
const char *bide_names_scenario_label(const struct bide_study *study, size_t index);

/* label, or name if there is no label. */
const char *bide_names_of(const char *label, const char *name);

/* Whether a list is empty when the study starts, only as nobody was put on it. */
bool bide_names_starts_empty(const struct bide_study *study, size_t pathway);

/* The last milestones, most at most: their moments, in order. Returns how many. */
size_t bide_names_milestones(const struct bide_study *study, size_t *moments,
                             size_t most);

/* Whether a moment is a milestone, and whether it is part of the monthly series: the
 * start and the first of each month, which may be a milestone as well. */
bool bide_names_is_milestone(const struct bide_study *study, size_t moment);
bool bide_names_is_month(const struct bide_study *study, size_t moment);

/* The same of the weekly series: the start and the end of each week. */
bool bide_names_is_week(const struct bide_study *study, size_t moment);

#endif
