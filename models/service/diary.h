/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diary.h - appointments made ahead for one staff group: for each of the coming days the
 * children who are booked, in order of booking, and those who must be booked again first
 * because their clinic could not see them. */
#ifndef BIDE_SERVICE_DIARY_H
#define BIDE_SERVICE_DIARY_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

struct bide_diary_entry {
    double days;      /* of clinic time it is expected to take */
    double cancel_at; /* the family cancels it then; INFINITY: never */
    uint32_t id;      /* of the child */
};

struct bide_diary_day {
    struct bide_diary_entry *entries; /* owned */
    size_t count;
    size_t capacity;
    double late; /* days of clinic time given back when nobody else could be booked */
};

struct bide_diary {
    struct bide_diary_day *days; /* owned; day d is at d modulo length */
    size_t day_capacity;         /* ever made: storage outlives a model */
    size_t length;               /* 0: children are called on the day */
    uint32_t *again;             /* owned; the next is at again_head */
    size_t again_head;
    size_t again_count; /* also those before the head */
    size_t again_capacity;
};

void bide_diary_init(struct bide_diary *diary);
void bide_diary_free(struct bide_diary *diary);

/* Empty, for length days, from any one on. */
BIDE_MUST_CHECK enum bide_err bide_diary_make(struct bide_diary *diary, size_t length);

static inline struct bide_diary_day *bide_diary_day(const struct bide_diary *diary,
                                                    size_t day)
{
    return &diary->days[day % diary->length];
}

BIDE_MUST_CHECK enum bide_err bide_diary_add(struct bide_diary *diary, size_t day,
                                             struct bide_diary_entry entry);

/* Nobody is booked on this day any more. */
void bide_diary_close(struct bide_diary_day *day);

/* Last in the row of those who are booked again first. */
BIDE_MUST_CHECK enum bide_err bide_diary_put_again(struct bide_diary *diary, uint32_t id);

/* The first of them; BIDE_POOL_NONE if there is none. */
uint32_t bide_diary_take_again(struct bide_diary *diary);

/* Children in the diary, those to be booked again included. */
size_t bide_diary_count(const struct bide_diary *diary);

#endif
