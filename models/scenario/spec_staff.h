/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_staff.h - staff groups, as the user gave them; see settings_staff.c. */
#ifndef BIDE_SCENARIO_SPEC_STAFF_H
#define BIDE_SCENARIO_SPEC_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "models/scenario/spec_list.h"

struct bide_spec_schedule {
    double from_week;
    int64_t clinicians;
};

enum bide_spec_when_fewer { BIDE_SPEC_WHEN_FEWER_FINISH, BIDE_SPEC_WHEN_FEWER_RETURN };
/* Clinic time kept for some children. */
struct bide_spec_carve_out {
    const char *step; /* "autism.assessment" */
    const char *priority;
    double share;
    double slots;
    int64_t release_days;
};

enum bide_spec_allocation {
    BIDE_SPEC_ALLOCATION_URGENT_FIRST,
    BIDE_SPEC_ALLOCATION_LONGEST_WAIT,
    BIDE_SPEC_ALLOCATION_RELATIVE_WAIT,
    BIDE_SPEC_ALLOCATION_SHARES
};

/* Days of leave, the last included. */
struct bide_spec_leave {
    int32_t from;
    int32_t to;
    double share; /* of the group that is away */
};

/* Appointments made ahead; weeks_ahead 0: none. */
struct bide_spec_booking {
    int64_t weeks_ahead;
    int64_t notice_days;
    double overbook;
    double cancelled;
    struct bide_spec_dist cancel_days;
};

struct bide_spec_turnover {
    double per_year;
    struct bide_spec_dist vacancy_weeks;
    double failed_rounds;
    double ramp_weeks;
};

struct bide_spec_absence {
    struct bide_spec_dist spell_weeks;
};

/* Clinic sessions (wte is given) or continuous clinicians (clinicians is given). */
struct bide_spec_staff {
    const char *name;
    const char *label;
    double wte;
    double sessions_per_week;
    struct bide_spec_list sessions_by_day; /* double; empty: spread evenly */
    double session_minutes;
    double admin_share;
    double clinical_weeks;
    double sickness;
    bool term_time_only;
    struct bide_spec_list leave; /* struct bide_spec_leave */
    const char *weekdays;
    double cost_per_wte;
    int64_t clinicians;
    struct bide_spec_list schedule; /* struct bide_spec_schedule */
    int64_t when_fewer;             /* enum bide_spec_when_fewer */
    int64_t allocation;             /* enum bide_spec_allocation */
    struct bide_spec_booking booking;
    struct bide_spec_list carve_out; /* struct bide_spec_carve_out */
    struct bide_spec_turnover turnover;
    struct bide_spec_absence absence;
};

#endif
