/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clock.h - a wait as a pathway's rules count it. */
#ifndef BIDE_SERVICE_CLOCK_H
#define BIDE_SERVICE_CLOCK_H

#include "models/scenario/spec.h"
#include "models/service/run.h"

/* Days from the day of referral to a later day, in working days if the standard is; 0 if
 * it is not later. To be compared with the route's within_days. */
static inline int64_t bide_clock_days(const struct bide_model *model,
                                      const struct bide_model_route *route, int64_t from,
                                      int64_t to)
{
    if (route->in_working_days) {
        return bide_workdays_between(&model->workdays, from, to);
    }
    return to > from ? to - from : 0;
}

/* The standard in whole days: a wait of so many is within it, of one more is not. */
int64_t bide_clock_most_days(const struct bide_model_route *route);

/* The clock of every pathway, once the routes are there. */
BIDE_MUST_CHECK enum bide_err bide_clock_compile(struct bide_model *model,
                                                 const struct bide_spec *base);

/* Where plans issued in the calendar year are counted, count one; cell is the child's. */
BIDE_SELDOM void bide_clock_issued(struct bide_run *run,
                                   const struct bide_run_child *child,
                                   struct bide_run_cell *cell, bool is_within);

/* Which days of referral are within the standard, which have reached it and, at a
 * milestone, which are those of expect.h, as the day before a moment closes. */
void bide_clock_find_limits(struct bide_run *run, size_t pathway,
                            const struct bide_plan_moment *moment);

/* Forget what a cell counted in another year than that of the day before the moment. */
void bide_clock_turn(const struct bide_run *run, struct bide_run_cell *cell);

#endif
