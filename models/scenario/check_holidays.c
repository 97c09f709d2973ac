/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_holidays.h"

#include "engine/base/civil.h"

enum { MOST_DAYS = 26 * 7, DAYS_A_WEEK = 7 }; /* no term is half a year long */

/* The first day of school after all holidays that begin by this day, or at most half a
 * year after it: that day itself if there are none. */
static int32_t go_on(const struct bide_spec_list *list, int32_t day)
{
    const struct bide_spec_school_holiday *holidays = list->items;
    int32_t next = day;
    for (size_t i = 0; i < list->count; ++i) {
        const bool is_near = holidays[i].from <= day + MOST_DAYS;
        if (is_near && holidays[i].to >= next) {
            next = holidays[i].to + 1;
        }
    }
    return next;
}

/* Dates for the first year alone are easily forgotten when a run gets longer. */
void bide_check_holidays_all(const struct bide_check_part *part)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_list *list = &spec->calendar.school_holidays;
    const int32_t end = spec->start + DAYS_A_WEEK * (int32_t) spec->weeks;
    int32_t day = spec->start;
    if (list->count == 0) {
        return;
    }
    for (int32_t next = go_on(list, day); next > day; next = go_on(list, day)) {
        day = next;
    }
    if (end - day > MOST_DAYS) {
        char date[BIDE_CIVIL_TEXT_SIZE];
        bide_civil_format(day, date);
        bide_check_part_warn(part, "BD-C170", "calendar.school_holidays",
                             "give their dates up to the end of the run",
                             "no school holidays are given for half a year from %s",
                             date);
    }
}
