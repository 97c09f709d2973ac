/* SPDX-License-Identifier: GPL-3.0-or-later */
/* story.h - what happens to children, written down as it happens, for whoever asks for
 * it. Nobody asks in a study: run->story is NULL then, and nothing is spent on it. */
#ifndef BIDE_SERVICE_STORY_H
#define BIDE_SERVICE_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/service/run.h"

enum bide_story_what {
    BIDE_STORY_AT_START,    /* on the list when the simulation begins */
    BIDE_STORY_REFERRED,    /* from outside: clock start */
    BIDE_STORY_REFERRED_ON, /* to another pathway: a new clock */
    BIDE_STORY_JOINED,      /* the list of a step */
    BIDE_STORY_BOOKED,      /* an appointment ahead: off the list, clock running */
    BIDE_STORY_CANCELLED,   /* the appointment: back to the list */
    BIDE_STORY_ESCALATED,   /* to the next more urgent priority, while waiting */
    BIDE_STORY_DELAY,       /* a step without staff begins */
    BIDE_STORY_ATTENDED,    /* an appointment */
    BIDE_STORY_NOT_BROUGHT, /* to an appointment */
    BIDE_STORY_INSOURCED,   /* the step done by a contract */
    BIDE_STORY_SEEN,        /* the clock stops */
    BIDE_STORY_LEFT,       /* stopped waiting; told when it is found out, with its time */
    BIDE_STORY_ENDED,      /* by a decision */
    BIDE_STORY_DISCHARGED, /* after a missed appointment */
    BIDE_STORY_COMPLETED,
    BIDE_STORY_WHAT_COUNT
};

struct bide_story_line {
    double time;    /* days from the start */
    double waited;  /* days since its clock start; NaN: no clock runs */
    uint64_t key;   /* of the child when it came in: the same in every scenario */
    uint32_t child; /* 1 is the first that came in */
    uint32_t place; /* in the order of telling */
    uint8_t what;   /* enum bide_story_what */
    uint8_t pathway;
    uint8_t step;
    uint8_t class_index;
    uint8_t group; /* BIDE_MODEL_NO_GROUP: none */
};

/* Whose story. Children are counted as they come in: the list at the start, longest wait
 * of each band first, then referrals. */
struct bide_story_wish {
    uint32_t child; /* 0: everyone's */
    int pathway;    /* count only those who come in here; -1: on any */
    bool by_key;    /* the child with this key instead, whichever number it has */
    uint64_t key;
};

/* A child as the story knows it. */
struct bide_story_name {
    uint64_t key;
    uint32_t child; /* 0: nobody asked for its story */
};

struct bide_story {
    struct bide_story_wish wish;
    struct bide_story_line *lines; /* owned; in the order of telling */
    size_t line_count;
    size_t line_capacity;
    struct bide_story_name *names; /* owned; by place in the run's storage */
    size_t name_count;
    uint32_t child_count; /* who came in so far */
    enum bide_err err;
};

void bide_story_init(struct bide_story *story, struct bide_story_wish wish);
void bide_story_free(struct bide_story *story);

/* A new child is in storage, key and pathway set. */
void bide_story_begin(const struct bide_run *run, uint32_t id);

/* Place to now holds the child of place from too, or a task for it. */
void bide_story_follow(const struct bide_run *run, uint32_t from, uint32_t to);

BIDE_SELDOM void bide_story_add(const struct bide_run *run,
                                const struct bide_run_child *child,
                                enum bide_story_what what, double time);

/* Put the lines in order of time. */
void bide_story_sort(struct bide_story *story);

static inline void bide_story_tell(const struct bide_run *run,
                                   const struct bide_run_child *child,
                                   enum bide_story_what what)
{
    if (run->story != NULL) {
        bide_story_add(run, child, what, run->loop.now);
    }
}

#endif
