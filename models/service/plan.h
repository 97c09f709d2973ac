/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.h - what is measured when, and in which column of a replication's row it stands.
 */
#ifndef BIDE_SERVICE_PLAN_H
#define BIDE_SERVICE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/kpi.h"

/* Whose numbers these are: a pathway as a whole, one of its priorities or one of its
 * groups. */
struct bide_plan_line {
    size_t pathway;
    int priority; /* index, or -1 for all of them */
    int group; /* index into the pathway's groups, their count for the children in none;
                  or -1 for all */
};

/* When they are counted: as that day begins. */
struct bide_plan_moment {
    double time; /* days from the start */
    int32_t date;
    const char
        *label; /* of the milestone; NULL for a month's first day or a week's end */
    size_t first_column;
};

/* The audit's columns, at the end of the row. */
enum bide_plan_audit {
    BIDE_PLAN_GAP,    /* children unaccounted for */
    BIDE_PLAN_LITTLE, /* Little's law: relative gap */
    BIDE_PLAN_EVENTS,
    BIDE_PLAN_CHILDREN,
    BIDE_PLAN_AUDIT_COUNT
};

struct bide_plan {
    struct bide_plan_moment *moments; /* owned; in order of time */
    size_t moment_count;
    struct bide_plan_line *lines; /* owned; all pathways, then priorities and groups */
    size_t line_count;
    size_t pathway_count;
    size_t staff_count;
    size_t budget_count;
    size_t column_count;
};

BIDE_MUST_CHECK enum bide_err bide_plan_init(struct bide_plan *plan,
                                             const struct bide_spec *spec);
void bide_plan_free(struct bide_plan *plan);

/* Priorities and groups are measured at milestones only; pathways always. */
bool bide_plan_has(const struct bide_plan *plan, size_t moment, size_t line);

/* The last milestone; the first moment if there is none. */
size_t bide_plan_last_milestone(const struct bide_plan *plan);

/* Which milestone the moment is, from 0; it is one. */
size_t bide_plan_milestone(const struct bide_plan *plan, size_t moment);
size_t bide_plan_milestone_count(const struct bide_plan *plan);

/* Columns; the line must be measured at that moment. */
size_t bide_plan_column(const struct bide_plan *plan, size_t moment, size_t line,
                        enum bide_kpi kpi);
size_t bide_plan_staff_column(const struct bide_plan *plan, size_t moment, size_t staff,
                              enum bide_kpi_staff kpi);
size_t bide_plan_cost_column(const struct bide_plan *plan, size_t moment,
                             enum bide_kpi_cost kpi);
/* At milestones only. */
size_t bide_plan_budget_column(const struct bide_plan *plan, size_t moment, size_t line,
                               enum bide_kpi_budget kpi);
size_t bide_plan_audit_column(const struct bide_plan *plan, enum bide_plan_audit audit);

#endif
