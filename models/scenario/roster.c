/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/roster.h"

#include "engine/des/calendar.h"

enum { DAYS_PER_WEEK = 7 };

unsigned bide_roster_weekdays(const struct bide_spec *spec,
                              const struct bide_spec_staff *staff)
{
    return bide_calendar_weekdays(staff->weekdays != NULL ? staff->weekdays
                                                          : spec->calendar.working_days);
}

size_t bide_roster_count(unsigned weekdays)
{
    size_t count = 0;
    for (unsigned bits = weekdays; bits != 0; bits &= bits - 1) {
        ++count;
    }
    return count;
}

double bide_roster_sessions(const struct bide_spec *spec,
                            const struct bide_spec_staff *staff, int weekday)
{
    const unsigned weekdays = bide_roster_weekdays(spec, staff);
    const unsigned day = 1U << weekday;
    const double *by_day = staff->sessions_by_day.items;
    if ((weekdays & day) == 0) {
        return 0.0;
    }
    if (staff->sessions_by_day.count == 0) {
        return staff->sessions_per_week / (double) bide_roster_count(weekdays);
    }
    const size_t place = staff->sessions_by_day.count == DAYS_PER_WEEK
                             ? (size_t) weekday
                             : bide_roster_count(weekdays & (day - 1));
    return place < staff->sessions_by_day.count ? by_day[place] : 0.0;
}

double bide_roster_week(const struct bide_spec *spec, const struct bide_spec_staff *staff)
{
    double sessions = 0.0;
    for (int weekday = 0; weekday < DAYS_PER_WEEK; ++weekday) {
        sessions += bide_roster_sessions(spec, staff, weekday);
    }
    return sessions;
}

static bool is_school_holiday(const struct bide_spec *spec, int32_t date)
{
    const struct bide_spec_school_holiday *holidays =
        spec->calendar.school_holidays.items;
    for (size_t i = 0; i < spec->calendar.school_holidays.count; ++i) {
        if (date >= holidays[i].from && date <= holidays[i].to) {
            return true;
        }
    }
    return false;
}

double bide_roster_present(const struct bide_spec *spec,
                           const struct bide_spec_staff *staff, int32_t date)
{
    const struct bide_spec_leave *leave = staff->leave.items;
    double present = 1.0;
    if (staff->term_time_only && is_school_holiday(spec, date)) {
        return 0.0;
    }
    for (size_t i = 0; i < staff->leave.count; ++i) {
        const bool is_away = date >= leave[i].from && date <= leave[i].to;
        present -= is_away ? leave[i].share : 0.0;
    }
    return present > 0.0 ? present : 0.0;
}
