/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/season.h"

#include <math.h>

#include "engine/base/civil.h"

#define SLACK 1e-9 /* of a piece of a profile: its first instant belongs to it */

/* Take in what holds from one day to before another. */
static void meet(struct bide_season *season, double day, double from, double to,
                 double factor)
{
    if (day < from) {
        season->until = fmin(season->until, from);
    } else if (day < to) {
        season->until = fmin(season->until, to);
        season->factor *= factor;
    }
}

static void meet_month(struct bide_season *season, const struct bide_spec *spec,
                       const struct bide_spec_list *months, double day)
{
    if (months->count != 12) {
        return;
    }
    const double *factors = months->items;
    const struct bide_civil_date date =
        bide_civil_date(spec->start + (int32_t) floor(day));
    const struct bide_civil_date first = { date.year, date.month, 1 };
    const int32_t next = bide_civil_add_months(bide_civil_day(first), 1);
    meet(season, day, 0.0, (double) next - (double) spec->start, factors[date.month - 1]);
}

static void meet_profile(struct bide_season *season,
                         const struct bide_spec_referrals *referrals, double day)
{
    const size_t count = referrals->profile.count;
    if (count == 0) {
        return;
    }
    const double *factors = referrals->profile.items;
    const double piece = 7.0 * referrals->profile_weeks / (double) count;
    const double passed = floor(day / piece + SLACK);
    meet(season, day, 0.0, piece * (passed + 1.0), factors[(size_t) passed % count]);
}

/* Days that two holidays share are free once. */
static void meet_holidays(struct bide_season *season, const struct bide_spec *spec,
                          double factor, double day)
{
    const struct bide_spec_school_holiday *holidays =
        spec->calendar.school_holidays.items;
    bool is_free = false;
    for (size_t i = 0; i < spec->calendar.school_holidays.count; ++i) {
        const double from = (double) holidays[i].from - (double) spec->start;
        const double to = (double) holidays[i].to - (double) spec->start + 1.0;
        meet(season, day, from, to, is_free || day < from ? 1.0 : factor);
        is_free = is_free || (day >= from && day < to);
    }
}

double bide_season_surge_day(const struct bide_spec *spec,
                             const struct bide_spec_surge *surge)
{
    if (surge->from != BIDE_SPEC_NO_DATE) {
        return (double) surge->from - (double) spec->start;
    }
    return isnan(surge->from_week) ? 0.0 : 7.0 * surge->from_week;
}

static void meet_surges(struct bide_season *season, const struct bide_spec *spec,
                        const struct bide_spec_list *list, double day)
{
    const struct bide_spec_surge *surges = list->items;
    for (size_t i = 0; i < list->count; ++i) {
        const double from = bide_season_surge_day(spec, &surges[i]);
        const double to =
            isnan(surges[i].weeks) ? INFINITY : from + 7.0 * surges[i].weeks;
        meet(season, day, from, to, surges[i].factor);
    }
}

struct bide_season bide_season_at(const struct bide_spec *spec,
                                  const struct bide_spec_referrals *referrals, double day)
{
    struct bide_season season = { .factor = 1.0, .until = INFINITY };
    meet_month(&season, spec, &referrals->months, day);
    meet_profile(&season, referrals, day);
    if (fabs(referrals->school_holidays - 1.0) > 0.0) {
        meet_holidays(&season, spec, referrals->school_holidays, day);
    }
    meet_surges(&season, spec, &referrals->surges, day);
    return season;
}

double bide_season_most(const struct bide_spec_referrals *referrals)
{
    const double *factors = referrals->profile.items;
    const struct bide_spec_surge *surges = referrals->surges.items;
    double most = 1.0;
    for (size_t i = 0; i < referrals->profile.count; ++i) {
        most = fmax(most, factors[i]);
    }
    most *= fmax(1.0, referrals->school_holidays);
    for (size_t i = 0; i < referrals->surges.count; ++i) {
        most *= fmax(1.0, surges[i].factor);
    }
    return most;
}

static bool are_same(double a, double b)
{
    return !(a < b) && !(a > b);
}

static bool are_same_factors(const struct bide_spec_list *a,
                             const struct bide_spec_list *b)
{
    const double *left = a->items;
    const double *right = b->items;
    bool is_same = a->count == b->count;
    for (size_t i = 0; i < a->count && is_same; ++i) {
        is_same = are_same(left[i], right[i]);
    }
    return is_same;
}

static bool are_same_surges(const struct bide_spec_list *a,
                            const struct bide_spec_list *b)
{
    const struct bide_spec_surge *left = a->items;
    const struct bide_spec_surge *right = b->items;
    bool is_same = a->count == b->count;
    for (size_t i = 0; i < a->count && is_same; ++i) {
        is_same = left[i].from == right[i].from
                  && are_same(left[i].from_week, right[i].from_week)
                  && are_same(left[i].weeks, right[i].weeks)
                  && are_same(left[i].factor, right[i].factor);
    }
    return is_same;
}

bool bide_season_are_alike(const struct bide_spec_referrals *a,
                           const struct bide_spec_referrals *b)
{
    return are_same_factors(&a->months, &b->months)
           && are_same_factors(&a->profile, &b->profile)
           && are_same(a->profile_weeks, b->profile_weeks)
           && are_same(a->school_holidays, b->school_holidays)
           && are_same_surges(&a->surges, &b->surges);
}
