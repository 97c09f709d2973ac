/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_work.h - one lane while it runs. Private to lane*.c. */
#ifndef BIDE_SERVICE_LANE_WORK_H
#define BIDE_SERVICE_LANE_WORK_H

#include "models/service/lane_list.h"
#include "models/service/run.h"

enum { BIDE_LANE_AHEAD = 64, BIDE_LANE_TIMES = 64 };

/* Children of a pathway drawn ahead; none are left if next is BIDE_LANE_AHEAD. */
struct bide_lane_ahead {
    double times[BIDE_LANE_AHEAD]; /* days: of their referrals */
    double stays[BIDE_LANE_AHEAD]; /* days until they leave */
    uint8_t cells[BIDE_LANE_AHEAD];
    uint32_t next;
    uint32_t first; /* serial number */
    uint32_t turn;  /* when the one before the next was put in order */
};

/* The referrals of all pathways in their order; after the last stands one at INFINITY. */
struct bide_lane_referrals {
    double times[BIDE_LANE_AHEAD + 1]; /* days */
    uint8_t lines[BIDE_LANE_AHEAD + 1];
    uint8_t parts[BIDE_LANE_AHEAD + 1];
    uint32_t count; /* if fewer than there is room for, nobody comes after them */
};

/* Appointments drawn ahead, of children with consecutive serial numbers. */
struct bide_lane_times {
    double days[BIDE_LANE_TIMES];
    uint32_t first;
    uint32_t count;
};

/* One pathway of a lane. */
struct bide_lane_part {
    const struct bide_model_lane_part *model;
    const struct bide_model_route *route;
    const struct bide_model_pathway *pathway;
    struct bide_lane_ahead ahead;
    struct bide_lane_times times;
    uint32_t first_cell;  /* of its classes, in the lane's list */
    size_t line_mask;     /* which bits of a child's cell are the number of its line */
    bool counts_all_days; /* in the standard, not working days alone */
    const struct bide_workdays *workdays;
    int64_t within_days; /* the standard, whole */
    uint32_t expect_day; /* the first of expect.h, from the list's first day on */
    uint64_t bounds[BIDE_MODEL_MOST_CLASSES]; /* of 32-bit words that draw a class */
    uint32_t bound_count;
    bool has_fixed_days; /* each appointment takes as long */
    double fixed_days;
    struct bide_cohort cohort;   /* those who wait */
    struct bide_histogram waits; /* of those called since the warm-up, weeks */
};

/* An appointment. Whoever is with nobody is free since it ended. */
struct bide_lane_visit {
    double end;    /* days */
    uint32_t turn; /* among all that was scheduled */
    uint32_t cell; /* of the child */
};

/* Where a lane stands. All clinicians are free from the start on, which counts as the end
 * of an appointment of each. */
struct bide_lane_state {
    int64_t idle_sum; /* ticks: from the ends of appointments to the next of their
                       * clinicians, of those that have begun
                       */
    int64_t used_sum; /* ticks: of the beginnings of appointments less their ends */
    uint32_t turn;    /* of what is scheduled next */
    uint32_t head;    /* appointments that are over, without wrapping */
    uint32_t tail;    /* ... that have begun */
    uint32_t next;    /* referral */
};

/* How things stood when the warm-up was over, or at the start. */
struct bide_lane_base {
    struct bide_lane_flow *flows; /* owned; by cell */
    size_t capacity;
    double time; /* days */
    int64_t busy;
    int64_t used_sum;
};

struct bide_lane {
    const struct bide_model_lane *model;
    struct bide_run *run;
    struct bide_lane_list list;
    struct bide_lane_part *parts; /* owned */
    size_t part_count;
    size_t part_capacity; /* those ever made */
    struct bide_lane_state state;
    uint32_t clinicians;
    bool is_in_turn; /* lane_turn.h; then ends are used, otherwise visits */
    /* The last of each clinician, in order of the end, then of the beginning. */
    struct bide_lane_visit visits[BIDE_MODEL_LANE_MOST_CLINICIANS];
    /* When these end, in order; after the last stands INFINITY. */
    double ends[BIDE_MODEL_LANE_MOST_CLINICIANS + 1];
    struct bide_lane_referrals referrals;
    /* Of the next referral of each pathway, among all that was scheduled. */
    uint32_t turns[BIDE_MODEL_LANE_MOST_PARTS];
    uint32_t ahead_turn; /* the next of bide_lane_ahead */
    size_t span;         /* the present one */
    size_t moment;       /* the next */
    struct bide_lane_base base;
};

/* Children found in storage, for the audit. */
struct bide_lane_found {
    uint64_t present;
    uint64_t waiting;
    int64_t waited; /* ticks on the list so far, of those waiting */
};

/* Clinicians who are with a child. */
static inline uint32_t bide_lane_work_busy(const struct bide_lane *lane)
{
    return lane->state.tail - lane->state.head;
}

static inline const struct bide_lane_visit *bide_lane_work_visit(
    const struct bide_lane *lane, uint32_t place)
{
    return &lane->visits[place % BIDE_MODEL_LANE_MOST_CLINICIANS];
}

#endif
