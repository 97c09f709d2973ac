/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure.h - counts what happens to children. */
#ifndef BIDE_SERVICE_MEASURE_H
#define BIDE_SERVICE_MEASURE_H

#include "models/service/run.h"

/* Nobody is on any list, and there is room for whoever comes. */
BIDE_MUST_CHECK enum bide_err bide_measure_open(struct bide_run *run,
                                                const struct bide_model *model);

/* Zero all counts, as at the start (time 0, nobody waiting). */
void bide_measure_clear(struct bide_run *run);

/* A child came on to a pathway; its clock runs if it is flagged BIDE_RUN_WAITING, from
 * the start of the run if it was waiting then. is_referral is false for the starting
 * list. */
void bide_measure_enter(struct bide_run *run, const struct bide_run_child *child,
                        bool is_referral);

/* The child is seen: a running clock stops, and the flag is cleared. */
void bide_measure_seen(struct bide_run *run, struct bide_run_child *child);

/* A step that should be done within so many days of the clock is done. */
void bide_measure_step_done(struct bide_run *run, const struct bide_run_child *child,
                            double within_days);

/* A waiting child becomes one class more urgent, and is counted there from now on. */
void bide_measure_escalate(struct bide_run *run, struct bide_run_child *child);

/* Left while waiting, at leave_at, which may be in the past. Clears the flag. */
void bide_measure_left(struct bide_run *run, struct bide_run_child *child);

/* The pathway is over for the child. why is counted; a running clock stops. */
enum bide_measure_end {
    BIDE_MEASURE_COMPLETED,
    BIDE_MEASURE_ENDED,
    BIDE_MEASURE_DISCHARGED
};
void bide_measure_end(struct bide_run *run, struct bide_run_child *child,
                      enum bide_measure_end why);

/* A contract did the step for the child. */
void bide_measure_insourced(struct bide_run *run, const struct bide_run_child *child);

/* A running clock is nullified after a missed appointment: it stops and does not count,
 * until a new one starts. Restarted is told later, or at once. */
void bide_measure_nullified(struct bide_run *run, struct bide_run_child *child);
void bide_measure_restarted(struct bide_run *run, struct bide_run_child *child);

/* Referred while the list was closed: the child never came on to the pathway. */
void bide_measure_turned_away(struct bide_run *run, struct bide_run_child *child);

void bide_measure_not_brought(struct bide_run *run, const struct bide_run_child *child);

/* Those on a list, counted by the day of their clock starts: by weeks, and those within
 * the standard and past it, as the pathway's day closes. */
struct bide_run_stock bide_measure_list(struct bide_cohort *cohort,
                                        const struct bide_run_pathway *pathway,
                                        struct bide_histogram *weekly);

/* The warm-up is over: flows and averages start again from here. */
void bide_measure_warm_up(struct bide_run *run);

/* Tell of all children whose time to leave has come; they stay where they queue. */
void bide_measure_leavers(struct bide_run *run);

/* The time to leave of a child on the list was set: when the span in which it lies is
 * over, the child is looked at. */
void bide_measure_look_later(struct bide_run *run, const struct bide_run_child *child);

/* The same at a moment of measuring or the end of the warm-up, without a look at anyone
 * else. */
void bide_measure_span_over(struct bide_run *run);

#endif
