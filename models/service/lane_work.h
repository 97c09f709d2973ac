/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lane_work.h - one lane while it runs. Private to lane*.c. */
#ifndef BIDE_SERVICE_LANE_WORK_H
#define BIDE_SERVICE_LANE_WORK_H

#include "models/service/lane_list.h"
#include "models/service/run.h"

enum { BIDE_LANE_AHEAD = 64, BIDE_LANE_TIMES = 16 };

/* Referrals drawn ahead; after the last stands one at INFINITY. */
struct bide_lane_ahead {
    double times[BIDE_LANE_AHEAD + 1];
    double leave_at[BIDE_LANE_AHEAD];
    uint8_t classes[BIDE_LANE_AHEAD];
    size_t next;
    uint32_t serial; /* of the next */
};

/* Appointments drawn ahead, of children with consecutive serial numbers. */
struct bide_lane_times {
    double days[BIDE_LANE_TIMES];
    uint32_t first;
    uint32_t count;
};

/* An appointment. */
struct bide_lane_visit {
    double end;           /* days */
    uint32_t turn;        /* the how-manieth it is */
    uint32_t class_index; /* of the child */
};

/* Clinicians who are with a child, in order of the end, then of the beginning. */
struct bide_lane_visits {
    struct bide_lane_visit ring[BIDE_MODEL_LANE_MOST_CLINICIANS];
    uint32_t head; /* counted without wrapping */
    uint32_t tail;
    uint32_t begun; /* appointments so far */
};

/* What the run's counts of a class were last brought up to. */
struct bide_lane_told {
    struct bide_lane_flow flow;
    uint64_t ended;
    int64_t length; /* of its line */
};

struct bide_lane {
    const struct bide_model_lane *model;
    struct bide_lane_list list;
    struct bide_lane_ahead ahead;
    struct bide_lane_times times;
    struct bide_lane_visits visits;
    uint32_t clinicians;
    double now;          /* days: of what happened last */
    bool has_fixed_days; /* each appointment takes as long */
    double fixed_days;
    uint32_t turn; /* of the next appointment when the next referral was scheduled */
    uint64_t ended[BIDE_MODEL_MOST_CLASSES]; /* appointments since the start */
    int64_t used_sum; /* ticks: of the beginnings of appointments less their ends */
    int64_t used_told;
    struct bide_lane_told told[BIDE_MODEL_MOST_CLASSES];
};

/* One lane of a run at work. */
struct bide_lane_work {
    struct bide_run *run;
    struct bide_lane *lane;
    const struct bide_model_route *route;
    const struct bide_model_pathway *pathway;
    struct bide_run_cell *cells; /* by class */
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
    return lane->visits.tail - lane->visits.head;
}

#endif
