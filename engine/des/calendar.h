/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar.h - which days of a run are open. Day 0 is the start date; a weekday set is a
 * mask whose bit 0 is Monday and bit 6 Sunday. */
#ifndef BIDE_DES_CALENDAR_H
#define BIDE_DES_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_CALENDAR_MON_FRI = 0x1F, BIDE_CALENDAR_ALL_WEEK = 0x7F };

struct bide_calendar {
    uint8_t *days; /* owned; per day: the bit of its weekday, 0 on a holiday */
    size_t day_count;
};

/* day_count days from start (a day number of civil.h, all within its years); bank
 * holidays of England and Wales are closed if with_holidays. */
BIDE_MUST_CHECK enum bide_err bide_calendar_init(struct bide_calendar *calendar,
                                                 int32_t start, size_t day_count,
                                                 bool with_holidays);
void bide_calendar_free(struct bide_calendar *calendar);

/* Whether a service that works on these weekdays is open; false past the end. */
bool bide_calendar_is_open(const struct bide_calendar *calendar, size_t day,
                           unsigned weekdays);

/* The weekday of an open day, 0 for Monday; -1 on a holiday and past the end. */
int bide_calendar_weekday(const struct bide_calendar *calendar, size_t day);

/* First open day at or after day; day_count if there is none. */
size_t bide_calendar_next_open(const struct bide_calendar *calendar, size_t day,
                               unsigned weekdays);

/* Read "Sat", "Mon, Wed, Fri", "Mon-Fri" or, over the weekend, "Fri-Mon" (case ignored);
 * 0 if it is none of these. */
unsigned bide_calendar_weekdays(const char *text);

#endif
