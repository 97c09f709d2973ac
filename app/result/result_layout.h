/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_layout.h - what the columns of a study are about, as a result file numbers it.
 *
 * Subjects are the lines of the plan (pathways, priorities, groups), then staff groups,
 * lines of the budget, all costs together, and the audit; measures are those of a line,
 * of staff, of a line of the budget, of all costs, and of the audit. The audit's are
 * those of the last moment. */
#ifndef BIDE_APP_RESULT_LAYOUT_H
#define BIDE_APP_RESULT_LAYOUT_H

#include <stddef.h>

#include "models/service/plan.h"

struct bide_result_layout {
    size_t moment;
    size_t subject;
    size_t measure;
};

enum {
    BIDE_RESULT_LAYOUT_STAFF = BIDE_KPI_COUNT, /* the first measure of each kind */
    BIDE_RESULT_LAYOUT_BUDGET = BIDE_RESULT_LAYOUT_STAFF + BIDE_KPI_STAFF_COUNT,
    BIDE_RESULT_LAYOUT_COST = BIDE_RESULT_LAYOUT_BUDGET + BIDE_KPI_BUDGET_COUNT,
    BIDE_RESULT_LAYOUT_AUDIT = BIDE_RESULT_LAYOUT_COST + BIDE_KPI_COST_COUNT,
    BIDE_RESULT_LAYOUT_MEASURES = BIDE_RESULT_LAYOUT_AUDIT + BIDE_PLAN_AUDIT_COUNT
};

/* Begin before the first column, then go from one to the next. */
struct bide_result_layout bide_result_layout_first(void);
void bide_result_layout_next(struct bide_result_layout *layout,
                             const struct bide_plan *plan);

/* The name of a measure and what it is of: "line", "staff", "budget", "cost", "audit". */
const struct bide_kpi_info *bide_result_layout_info(size_t measure);
const char *bide_result_layout_kind(size_t measure);

#endif
