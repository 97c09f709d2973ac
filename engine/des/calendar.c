/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/calendar.h"

#include <string.h>
#include <strings.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"

enum { DAYS_PER_WEEK = 7, NAME_LENGTH = 3 };

enum bide_err bide_calendar_init(struct bide_calendar *calendar, int32_t start,
                                 size_t day_count, bool with_holidays)
{
    calendar->day_count = 0;
    calendar->days = bide_mem_zeroed(day_count, sizeof(*calendar->days));
    if (calendar->days == NULL) {
        return BIDE_ERR_MEMORY;
    }
    calendar->day_count = day_count;
    for (size_t i = 0; i < day_count; ++i) {
        const int32_t day = start + (int32_t) i;
        const bool is_closed = with_holidays && bide_civil_is_bank_holiday(day);
        calendar->days[i] = (uint8_t) (is_closed ? 0 : 1U << bide_civil_weekday(day));
    }
    return BIDE_OK;
}

void bide_calendar_free(struct bide_calendar *calendar)
{
    bide_mem_free(calendar->days);
    *calendar = (struct bide_calendar){ .days = NULL };
}

bool bide_calendar_is_open(const struct bide_calendar *calendar, size_t day,
                           unsigned weekdays)
{
    return day < calendar->day_count && (calendar->days[day] & weekdays) != 0;
}

int bide_calendar_weekday(const struct bide_calendar *calendar, size_t day)
{
    int weekday = DAYS_PER_WEEK - 1;
    while (weekday >= 0 && !bide_calendar_is_open(calendar, day, 1U << weekday)) {
        --weekday;
    }
    return weekday;
}

size_t bide_calendar_next_open(const struct bide_calendar *calendar, size_t day,
                               unsigned weekdays)
{
    for (size_t i = day; i < calendar->day_count; ++i) {
        if (bide_calendar_is_open(calendar, i, weekdays)) {
            return i;
        }
    }
    return calendar->day_count;
}

/* Read a weekday's name and go past it; -1 if there is none. */
static int read_weekday(const char **text)
{
    static const char names[DAYS_PER_WEEK][NAME_LENGTH + 1] = { "Mon", "Tue", "Wed",
                                                                "Thu", "Fri", "Sat",
                                                                "Sun" };
    for (int i = 0; i < DAYS_PER_WEEK; ++i) {
        if (strncasecmp(*text, names[i], NAME_LENGTH) == 0) {
            *text += NAME_LENGTH;
            return i;
        }
    }
    return -1;
}

/* Read "Mon" or "Mon-Fri" with the spaces around it and go past it; 0 if it is neither.
 */
static unsigned read_range(const char **text)
{
    *text += strspn(*text, " ");
    const int first = read_weekday(text);
    int last = first;
    if (**text == '-') {
        ++*text;
        last = read_weekday(text);
    }
    if (first < 0 || last < 0) {
        return 0;
    }
    *text += strspn(*text, " ");

    unsigned weekdays = 1U << last;
    for (int day = first; day != last; day = (day + 1) % DAYS_PER_WEEK) {
        weekdays |= 1U << day;
    }
    return weekdays;
}

unsigned bide_calendar_weekdays(const char *text)
{
    unsigned weekdays = 0;
    for (;;) {
        const unsigned range = read_range(&text);
        if (range == 0 || (*text != ',' && *text != '\0')) {
            return 0;
        }
        weekdays |= range;
        if (*text == '\0') {
            return weekdays;
        }
        ++text;
    }
}
