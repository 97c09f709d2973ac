/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_pathway.h - pathways, as the user gave them; see settings_pathway.c and its
 * neighbours. */
#ifndef BIDE_SCENARIO_SPEC_PATHWAY_H
#define BIDE_SCENARIO_SPEC_PATHWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "models/scenario/spec_list.h"

/* How waits are measured; see rules.h for what it means. */
enum bide_spec_clock {
    BIDE_SPEC_CLOCK_CUSTOM,
    BIDE_SPEC_CLOCK_RTT,
    BIDE_SPEC_CLOCK_COMMUNITY,
    BIDE_SPEC_CLOCK_AUTISM,
    BIDE_SPEC_CLOCK_EHC,
    BIDE_SPEC_CLOCK_CHILDREN_IN_CARE,
    BIDE_SPEC_CLOCK_CAMHS
};

/* NaN: as the clock's rules say; at most one of the three lengths is given. */
struct bide_spec_standard {
    double within_weeks;
    double within_days;
    double within_working_days;
    double share;
};

struct bide_spec_surge {
    int32_t from; /* at most one of from and from_week is given; neither: the start */
    double from_week;
    double weeks; /* NaN: for good */
    double factor;
};

/* At most one of list, share and over_weeks is given; NaN: not. */
struct bide_spec_target {
    double list;
    double share;
    double over_weeks; /* whole */
    double at_most;    /* NaN: 0 */
};

struct bide_spec_referrals {
    double per_week; /* NaN: file is given */
    double growth_per_year;
    struct bide_spec_list months;  /* double: 12 or none */
    struct bide_spec_list profile; /* double */
    double profile_weeks;
    double school_holidays;
    struct bide_spec_list surges; /* struct bide_spec_surge */
    double variance_ratio;
    struct bide_spec_dist batch;
    const char *file; /* in place of per_week and all else */
};

struct bide_spec_waiting {
    int32_t as_of;
    const char *step;
    const char *priority;
    struct bide_spec_list from_weeks; /* double, rising */
    struct bide_spec_list children;   /* double, whole, one for each band */
    double longest_weeks;
    const char *file; /* in place of bands */
};

/* The list as it was published; results do not depend on it. */
struct bide_spec_history {
    int32_t date;
    int64_t list;
};

struct bide_spec_caseload {
    const char *step;
    int64_t children;
    double within_weeks; /* NaN: they begin the step afresh */
};

struct bide_spec_priority {
    const char *name;
    const char *label;
    double share;
    double slope;
    double head_start_weeks;
    double escalates_per_week;
};

struct bide_spec_group_share {
    const char *group;
    double share;
    double factor;
    double growth_per_year;    /* NaN: the pathway's */
    struct bide_spec_dist age; /* not given: the pathway's */
};

struct bide_spec_end {
    const char *as;
    double share;
    const char *to; /* pathway the child is referred to instead; NULL: none */
};

struct bide_spec_ask {
    const char *pathway;
    double share;
};

struct bide_spec_next {
    const char *to; /* a step of the pathway, or "end" */
    double share;
};

enum bide_spec_missed_clock { BIDE_SPEC_MISSED_GOES_ON, BIDE_SPEC_MISSED_RESTARTS };
enum bide_spec_missed_place { BIDE_SPEC_MISSED_KEEPS, BIDE_SPEC_MISSED_BACK };

/* Who may do a step in place of its staff. */
struct bide_spec_substitute {
    const char *staff;
    double efficiency;
    int64_t rank;
    double share_of_time;
};

struct bide_spec_step {
    const char *name;
    const char *label;
    const char *staff;             /* NULL: a delay that takes no staff */
    struct bide_spec_dist minutes; /* exactly one of the four is given */
    struct bide_spec_dist hours;
    struct bide_spec_dist days;
    struct bide_spec_dist weeks;
    double share;
    double not_brought;
    double rebook;
    double rebook_weeks;
    int64_t discharge_after;
    int64_t missed_clock; /* enum bide_spec_missed_clock */
    int64_t missed_place; /* enum bide_spec_missed_place */
    bool stops_clock;
    double within_days;         /* NaN: nothing is said */
    struct bide_spec_list ends; /* struct bide_spec_end */
    int64_t rank;
    double share_of_time;
    struct bide_spec_list or_staff;   /* struct bide_spec_substitute */
    struct bide_spec_list with_staff; /* const char *: other staff groups */
    struct bide_spec_list next;       /* struct bide_spec_next */
    struct bide_spec_list asks;       /* struct bide_spec_ask */
    struct bide_spec_dist repeats;
    struct bide_spec_dist every_weeks;
    int64_t most_waiting; /* BIDE_SPEC_UNSET: any number */
};

/* How fast children leave: at most one of per_week, rates and scale_weeks is given. */
struct bide_spec_hazard {
    double per_week;
    struct bide_spec_list from_weeks; /* double, rising from 0 */
    struct bide_spec_list rates;      /* double, one for each of from_weeks */
    double scale_weeks;
    double power;
};

enum bide_spec_why { BIDE_SPEC_GAVE_UP, BIDE_SPEC_MOVED, BIDE_SPEC_ELSEWHERE };

struct bide_spec_reason {
    int64_t as; /* enum bide_spec_why */
    const char *label;
    const char *group;
    struct bide_spec_hazard hazard;
};

/* Appointments that some of those who wait at the start have. */
struct bide_spec_booked {
    const char *step;
    struct bide_spec_list per_week; /* double, whole: the first week, the second, ... */
};

struct bide_spec_leaving {
    struct bide_spec_hazard hazard;
    struct bide_spec_list reasons; /* struct bide_spec_reason */
};

/* How a child's stay on a pathway is over. */
enum bide_spec_over {
    BIDE_SPEC_OVER_COMPLETED,
    BIDE_SPEC_OVER_ENDED,
    BIDE_SPEC_OVER_DISCHARGED,
    BIDE_SPEC_OVER_LEFT,      /* but for those of the next, if it has routes */
    BIDE_SPEC_OVER_ELSEWHERE, /* left for another provider */
    BIDE_SPEC_OVER_COUNT
};

struct bide_spec_onward {
    const char *to;
    double share;
    int64_t after; /* enum bide_spec_over */
    struct bide_spec_dist weeks;
};

enum bide_spec_order {
    BIDE_SPEC_ORDER_PRIORITY,
    BIDE_SPEC_ORDER_LONGEST_WAIT,
    BIDE_SPEC_ORDER_AGEING,
    BIDE_SPEC_ORDER_HEAD_START
};

struct bide_spec_pathway {
    const char *name;
    const char *label;
    int64_t clock; /* enum bide_spec_clock */
    struct bide_spec_standard standard;
    double exceptions;
    struct bide_spec_target target;
    struct bide_spec_referrals referrals;
    struct bide_spec_list waiting;    /* struct bide_spec_waiting */
    struct bide_spec_list history;    /* struct bide_spec_history, rising */
    struct bide_spec_list in_service; /* struct bide_spec_caseload */
    struct bide_spec_list booked;     /* struct bide_spec_booked */
    struct bide_spec_list priorities; /* struct bide_spec_priority, most urgent first */
    int64_t order;                    /* enum bide_spec_order */
    double first_over_weeks;
    struct bide_spec_list groups; /* struct bide_spec_group_share */
    struct bide_spec_dist age;    /* years */
    double ages_out_at;           /* years; NaN: never */
    struct bide_spec_list steps;  /* struct bide_spec_step, in order */
    struct bide_spec_leaving leaving;
    struct bide_spec_list onward; /* struct bide_spec_onward */
    int64_t most_waiting;         /* BIDE_SPEC_UNSET: any number */
};

#endif
