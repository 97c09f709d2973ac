/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model.h - a scenario compiled for running: indices for names, days for units, streams
 * for chances. Made once, then only read, by all threads. */
#ifndef BIDE_SERVICE_MODEL_H
#define BIDE_SERVICE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/des/calendar.h"
#include "engine/rand/dist.h"
#include "engine/rand/hazard.h"
#include "models/service/model_demand.h"
#include "models/service/model_post.h"
#include "models/service/model_work.h"
#include "models/service/workdays.h"

enum {
    BIDE_MODEL_NO_STAFF = -1,
    BIDE_MODEL_NO_GROUP = 255,
    BIDE_MODEL_MOST_CONTRACTS = 8,
    BIDE_MODEL_WEEKDAYS = 7 /* 0 is Monday */
};

/* A split: answer i is chosen if a uniform number is below cumulated[i], no earlier. */
struct bide_model_split {
    const double *cumulated;
    const uint32_t *answers;
    size_t count;
};

/* What follows a step, if it is not simply the next one. */
enum bide_model_after {
    BIDE_MODEL_GOES_TO = 0,        /* + a step; + the number of steps: the end */
    BIDE_MODEL_ENDS = 256,         /* the pathway ends by a decision */
    BIDE_MODEL_REDIRECTED_TO = 512 /* + a pathway: it ends here and begins there */
};

/* A request that a step sends to another pathway. */
struct bide_model_ask {
    uint32_t pathway;
    double share;
    int classes[BIDE_MODEL_MOST_CLASSES]; /* there, by the child's here; -1: drawn */
};

/* How full lists of a pathway hold back its steps. */
struct bide_model_limit {
    size_t most;        /* children waiting on this list; 0: any number */
    size_t first_list;  /* of the pathway */
    uint32_t holds_for; /* bit j: nobody is called while the list of step j is full */
};

/* Where children are referred who are done with a pathway. */
struct bide_model_way {
    uint32_t pathway;
    struct bide_dist days; /* until they come there */
};

enum { BIDE_MODEL_OVERS = 5 }; /* ways in which a stay is over: enum bide_spec_over */

/* One step of a pathway, as it is done in one epoch. */
struct bide_model_step {
    int staff; /* index, or BIDE_MODEL_NO_STAFF for a delay */
    uint32_t list;
    struct bide_dist time; /* days */
    double share;
    double not_brought;
    double rebook;
    double rebook_days;
    uint16_t discharge_after;      /* missed appointments; UINT16_MAX: no limit */
    bool missed_restarts;          /* a missed appointment nullifies a running clock */
    bool missed_to_back;           /* and costs the place in the list */
    struct bide_model_split after; /* answers: enum bide_model_after */
    double within_days; /* of the clock, it should be done; INFINITY: any time */
    const struct bide_model_ask *asks;
    size_t ask_count;
    bool is_repeated;
    struct bide_dist repeats;    /* appointments after the first, to be rounded */
    struct bide_dist every_days; /* until the next is due */
    bool stops_clock;
    bool is_piloted; /* some pilot changes it for some children */
    bool all_wait;   /* whoever comes to it joins its list */
    bool leads_on;   /* whoever is done with it goes on to the next, and no more */
    bool wakes;      /* some of its staff are always there */
    struct bide_model_help help;
};

struct bide_model_pathway {
    struct bide_model_step *steps;
    size_t step_count;
    struct bide_model_split classes;
    struct bide_model_split groups; /* what is left over belongs to no group */
    double exceptions;              /* share of plans */
    struct bide_model_split onward[BIDE_MODEL_OVERS]; /* answers: indices of ways */
    struct bide_model_way *ways;
    size_t way_count;
    bool has_facts;     /* children differ in priority, group or patience */
    bool by_wait_alone; /* the longest waiting first, whatever the priority */
    bool is_plain;      /* its order is that, or the most urgent first */
    struct bide_model_order order;
    int64_t most_waiting; /* on the list, before it closes; INT64_MAX: never */
};

struct bide_model_staff {
    bool is_continuous;
    bool is_plain;         /* calls by ranks and the plain orders of its lists alone */
    int64_t clinicians;    /* continuous, at the start of the epoch */
    bool returns_children; /* continuous: those who go leave a child behind */
    double wte;            /* sessions */
    double sessions_on[BIDE_MODEL_WEEKDAYS]; /* of one WTE on an open day, absence taken
                                                off */
    double session_days;                     /* clinical time of a session */
    double cost_per_day;                     /* pounds, for one WTE or clinician */
    enum bide_model_allocation allocation;
    struct bide_model_work *work;  /* by list of the roster */
    struct bide_model_call *calls; /* the same lists, the smallest rank first */
    struct bide_model_carve *carves;
    size_t carve_count;
    struct bide_model_booking booking;
    struct bide_model_people people;
};

/* What holds from a day on. */
struct bide_model_epoch {
    double day;
    struct bide_model_pathway *pathways;
    struct bide_model_staff *staff;
    struct bide_model_limit *limits; /* by list; NULL: all lists may grow */
};

/* A rate of leaving by the days waited, from a day of the run on. */
struct bide_model_phase {
    double day;
    struct bide_hazard hazard;
};

/* One reason to leave while waiting. */
struct bide_model_cause {
    int group;     /* -1: any */
    unsigned why;  /* enum bide_run_why */
    unsigned turn; /* which cause of that sort: names its random stream */
    const struct bide_model_phase *phases;
    size_t phase_count;
};

struct bide_model_leaving {
    struct bide_model_cause *causes; /* the first is the pathway's own rate */
    size_t cause_count;
    bool is_supported; /* some support changes the rates */
    struct bide_model_cause
        *escalations; /* by class: becoming more urgent; NULL: nobody does */
};

/* What support makes faster or slower. */
enum bide_model_faster {
    BIDE_MODEL_FASTER_LEAVING,
    BIDE_MODEL_FASTER_ESCALATION,
    BIDE_MODEL_FASTER_COUNT
};

/* Whom a support or a validation is for. */
struct bide_model_listed {
    uint32_t pathway;
    int group; /* -1: any */
    double waited_days;
};

struct bide_model_support {
    size_t line; /* of the budget */
    struct bide_model_listed who;
    double start;
    double end;
    double factors[BIDE_MODEL_FASTER_COUNT];
    double not_brought_factor;
    double cost; /* pounds a child */
};

struct bide_model_validation {
    size_t line; /* of the budget */
    struct bide_model_listed who;
    unsigned turn; /* which of that pathway: names its random streams */
    double start;
    double repeat_days; /* NaN: once */
    double share;
    double price; /* pounds a family */
};

/* What never changes about a pathway. */
struct bide_model_route {
    uint32_t tag;      /* names its random streams; depends on its name alone */
    size_t first_list; /* list of step i is first_list + i */
    size_t first_cell; /* measures of class c begin at cell first_cell + c * part_count */
    size_t class_count; /* at least 1 */
    size_t part_count; /* cells of a class: its groups and all others; 1 without groups */
    const uint8_t *parts; /* by group: which of a class's cells; NULL without groups */
    double within_days;   /* the standard */
    bool in_working_days; /* which is in working days */
    bool counts_years;    /* plans issued in the calendar year */
    int64_t target_list;  /* below 0: none */
    double target_share;  /* of the list within the standard; INFINITY: none */
    size_t target_over_weeks;    /* 0: none */
    double target_at_most;       /* children who have waited longer */
    size_t stop_step;            /* the clock stops no later than here */
    bool is_watched;             /* who leaves must be found out at once */
    struct bide_model_age *ages; /* by group, then of those in none; NULL: not known */
    size_t age_count;
    double ages_out_days; /* INFINITY: at no age */
    bool is_lane;         /* simulated by itself, see lane.h */
};

struct bide_model_roster {
    uint32_t *lists; /* lists this staff group works on */
    uint32_t *list_pathways;
    size_t list_count;
    bool is_joint;     /* some of it is done together with others */
    size_t first_work; /* among the lists of all groups, one after the other */
    unsigned weekdays;
    size_t weekday_count;
    double *present;     /* share not away, by day; NULL: always all */
    size_t booking_days; /* the diary reaches so far; 0: children are called on the day */
    bool has_people;     /* its posts are followed one by one */
    size_t first_post;
    size_t post_count;
};

/* Appointments that children waiting at the start have. */
struct bide_model_booked {
    uint32_t pathway;
    uint32_t step;
    uint32_t staff;
    const double *per_week;
    size_t week_count;
};

struct bide_model_contract {
    size_t line; /* of the budget */
    uint32_t pathway;
    uint32_t step;
    uint32_t luck; /* names its random streams, among those of that step */
    double start;
    double end;
    double ramp_days;
    double per_open_day;
    double total;
    double price;
    double set_up_cost;
    double waited_days;
    int group;       /* -1: any */
    int class_index; /* -1: any */
    double uptake;
    double second_look;
    double referred_before; /* day; INFINITY: any */
    bool has_ages;          /* for those from one age to below another only */
    double age_from_days;
    double age_below_days; /* INFINITY: any */
    double fails;
    struct bide_dist mobilisation_days;
    struct bide_dist delivers; /* share of per_open_day */
    int returns_to;            /* pathway; -1: nobody comes back */
    double returns;            /* share */
    struct bide_dist returns_days;
    int takes_staff; /* -1: nobody */
    double takes_wte;
    double takes_after_days;
};

struct bide_model_pilot {
    size_t line; /* of the budget */
    uint32_t pathway;
    uint32_t step;
    uint32_t luck; /* names its random stream, among those of that step */
    int group;     /* -1: any */
    double start;
    double end;           /* INFINITY: never */
    double referred_from; /* day; -INFINITY: any */
    double ramp_days;
    double share;
    double days_saved;
    bool is_about_step; /* changes something for the children at its step */
    bool skips_step;
    bool has_time; /* the step takes time instead */
    struct bide_dist time;
    double evaluated; /* day; INFINITY: never */
    int64_t measure;  /* enum bide_spec_evaluated */
    double at_least;  /* else it stops */
    double at_most;
    int frees_staff; /* -1: none */
    double frees_days_per_week;
    double cost_per_day;
};

struct bide_model_hire {
    uint32_t staff;
    uint64_t
        key; /* names its random stream: staff group's tag, which hire of that group */
    double wte;
    double start;
    double ramp_days;
    struct bide_dist lead_days;
    double failed_rounds;
};

struct bide_model_level {
    uint32_t staff;
    double day;
    int64_t clinicians;
};

struct bide_model {
    struct bide_model_epoch *epochs;
    size_t epoch_count;
    struct bide_model_route *routes; /* by pathway */
    struct bide_model_source
        *sources; /* by pathway, in the order of its groups, then none */
    size_t source_count;
    struct bide_model_roster *rosters;   /* by staff group */
    struct bide_model_leaving *leavings; /* by pathway */
    size_t pathway_count;
    size_t staff_count;
    size_t list_count;
    size_t work_count; /* lists of all rosters */
    size_t cell_count;
    struct bide_model_waiting *waiting;
    size_t waiting_count;
    int64_t first_day; /* no clock started before */
    struct bide_model_caseload *caseloads;
    size_t caseload_count;
    struct bide_model_booked *booked;
    size_t booked_count;
    struct bide_model_contract *contracts;
    size_t contract_count;
    struct bide_model_pilot *pilots;
    size_t pilot_count;
    struct bide_model_hire *hires;
    size_t hire_count;
    struct bide_model_support *supports;
    size_t support_count;
    struct bide_model_validation *validations;
    size_t validation_count;
    struct bide_model_training *trainings;
    size_t training_count;
    struct bide_model_extra *extras;
    size_t extra_count;
    struct bide_model_post *posts;
    size_t post_count;
    struct bide_model_level *levels; /* steps in the number of continuous clinicians */
    size_t level_count;
    size_t budget_count; /* lines */
    struct bide_model_lane *lanes;
    size_t lane_count;
    struct bide_calendar calendar;
    struct bide_workdays workdays; /* empty unless a standard is in working days */
    int32_t *years;                /* days from the start on which a year begins */
    size_t year_count;
    unsigned working_days;
    bool changes_settings;    /* at some day */
    bool shares_children;     /* with other models of a study, see intake.h */
    size_t working_day_count; /* days in a working week */
    double horizon;
    double warm_up;
    struct bide_arena arena;
};

void bide_model_free(struct bide_model *model);

/* A stable number for a name (FNV-1a, 32 bits). */
uint32_t bide_model_tag(const char *name);

/* 0 before start, growing evenly to 1 over ramp_days, then 1. */
static inline double bide_model_ramp(double time, double start, double ramp_days)
{
    if (time < start) {
        return 0.0;
    }
    return time - start < ramp_days ? (time - start) / ramp_days : 1.0;
}

/* The answer of a split for a uniform number; otherwise if it is past the last. */
static inline uint32_t bide_model_choose(const struct bide_model_split *split, double u,
                                         uint32_t otherwise)
{
    for (size_t i = 0; i < split->count; ++i) {
        if (u < split->cumulated[i]) {
            return split->answers[i];
        }
    }
    return otherwise;
}

#endif
