/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_change.h - dated changes, as the user gave them; see settings_insourcing.c and its
 * neighbours. */
#ifndef BIDE_SCENARIO_SPEC_CHANGE_H
#define BIDE_SCENARIO_SPEC_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "models/scenario/spec_list.h"

enum bide_spec_change_type {
    BIDE_SPEC_INSOURCING,
    BIDE_SPEC_PILOT,
    BIDE_SPEC_HIRE,
    BIDE_SPEC_SET,
    BIDE_SPEC_VALIDATION,
    BIDE_SPEC_SUPPORT,
    BIDE_SPEC_TRAINING,
    BIDE_SPEC_EXTRA_SESSIONS
};

struct bide_spec_eligible {
    double waited_weeks;
    int32_t referred_before;
    double age_from;
    double age_below;
    const char *group;
    const char *priority;
};

struct bide_spec_frees {
    const char *staff;
    double minutes;
    double per_week;
};

struct bide_spec_returns {
    const char *to; /* NULL: not given */
    double share;
    struct bide_spec_dist weeks;
};

struct bide_spec_takes_staff {
    const char *staff; /* NULL: not given */
    double wte;
    double after_weeks;
};

enum bide_spec_evaluated {
    BIDE_SPEC_EVALUATE_LIST,
    BIDE_SPEC_EVALUATE_WITHIN,
    BIDE_SPEC_EVALUATE_OVER_52
};

struct bide_spec_evaluation {
    int64_t measure; /* enum bide_spec_evaluated; BIDE_SPEC_UNSET: not given */
    double after_weeks;
    double at_least;
    double at_most;
};

/* One dated change; which fields count depends on the type. */
struct bide_spec_change {
    int64_t type; /* enum bide_spec_change_type */
    const char *label;
    int32_t from; /* at most one of from and from_week is given; neither: the start */
    double from_week;
    double ramp_weeks;
    /* insourcing */
    const char *step; /* "autism.assessment"; pilot: the name of a step of its pathway */
    double weeks;     /* pilot: too */
    double per_week;
    double total;
    double price;
    double set_up_cost;
    struct bide_spec_eligible eligible;
    double uptake;
    double second_look;
    struct bide_spec_dist mobilisation_weeks;
    double fails;
    struct bide_spec_dist delivers;
    struct bide_spec_takes_staff takes_staff;
    struct bide_spec_returns returns;
    /* pilot */
    const char *pathway;
    const char *group;
    double share;
    double minutes_saved;
    bool skips_step;
    struct bide_spec_frees frees;
    int32_t referred_from;
    struct bide_spec_dist minutes;
    struct bide_spec_evaluation evaluate;
    double cost_per_week;
    /* hire */
    const char *staff;
    double wte;
    struct bide_spec_dist lead_weeks;
    double failed_rounds;
    /* validation and support */
    double waited_weeks;
    double repeat_weeks;
    double leaving_factor;
    double not_brought_factor;
    double escalation_factor;
    double cost_per_child;
    /* training */
    double share_of_time;
    double faster;
    double cost;
    /* extra sessions */
    const char *weekdays;
    double sessions;
    /* set */
    const char *path;
    const char *value; /* as libconfig would read it */
};

#endif
