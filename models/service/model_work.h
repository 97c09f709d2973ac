/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_work.h - whom staff call next and with whom they work: parts of model.h. */
#ifndef BIDE_SERVICE_MODEL_WORK_H
#define BIDE_SERVICE_MODEL_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/rand/dist.h"

enum {
    BIDE_MODEL_MOST_CLASSES = 8,
    BIDE_MODEL_MOST_CARVES = 8,
    BIDE_MODEL_MOST_TEAM = 8 /* staff groups who do a step */
};

/* Other staff groups who do a step, as indices: with its staff, or in place of it. */
struct bide_model_help {
    const uint32_t *with;
    const uint32_t *others;
    size_t with_count;
    size_t other_count;
};

/* Who of a pathway's children is called next, see order.h. */
struct bide_model_order {
    bool is_by_class;       /* the most urgent first */
    double first_over_days; /* INFINITY: none come first */
    double slope[BIDE_MODEL_MOST_CLASSES];
    double head_start_days[BIDE_MODEL_MOST_CLASSES];
};

/* How a staff group chooses between its lists, see allocation.h. */
enum bide_model_allocation {
    BIDE_MODEL_URGENT_FIRST,
    BIDE_MODEL_LONGEST_WAIT,
    BIDE_MODEL_RELATIVE_WAIT,
    BIDE_MODEL_SHARES
};

/* A list of a staff group, in the order of its roster. */
struct bide_model_work {
    int64_t rank;    /* smaller first */
    double share;    /* of the group's time */
    double slowness; /* times the usual time */
};

/* The same list as those who call from it see it. */
struct bide_model_call {
    int64_t rank;
    uint32_t list;
    uint32_t position;  /* in the roster */
    bool by_wait_alone; /* whatever the class */
};

/* Clinic time kept for the children of a list. */
struct bide_model_carve {
    uint32_t list;
    int class_index; /* -1: all */
    unsigned class_count;
    double share;        /* of a day's clinic time, */
    double days;         /* or so much of it */
    double release_days; /* so early it may go to others; negative: never */
};

/* Appointments made ahead, see booking.h. */
struct bide_model_booking {
    size_t notice_days;           /* nobody is booked for a day that is nearer */
    double overbook;              /* share of a clinic's time that is booked twice */
    double cancelled;             /* share of appointments */
    struct bide_dist cancel_days; /* before the appointment */
};

enum {
    BIDE_MODEL_LANE_MOST_CLINICIANS = 256, /* a power of two */
    BIDE_MODEL_LANE_MOST_PARTS = 16
};

/* A pathway of a lane. */
struct bide_model_lane_part {
    size_t pathway;
    size_t source;
};

/* A staff group and its pathways, which have nothing to do with any other. */
struct bide_model_lane {
    size_t staff;
    struct bide_model_lane_part *parts; /* in the order of the roster */
    size_t part_count;
};

#endif
