/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_axis.h"

#include <math.h>

#include "engine/base/civil.h"
#include "engine/base/err.h"

enum { MONTHS_PER_YEAR = 12, SHORT_NAME = 3, MOST_DECIMALS = 6 };

#define LEAST_STEP 1e-9
#define SLACK 1e-9 /* of a step: values that should be whole steps */

double bide_chart_axis_at(const struct bide_chart_axis *axis, double value)
{
    const double share = (value - axis->low) / (axis->high - axis->low);
    const double inside = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
    return axis->at_low + inside * (axis->at_high - axis->at_low);
}

/* The smallest of 1, 2 and 5 times a power of ten, at least the least, of which so many
 * reach over the span. */
static double step_for(double span, size_t most, double least)
{
    double step = least > 0.0 ? least : LEAST_STEP;
    size_t turn = 0;
    while (span > step * (double) most * (1.0 + SLACK)) {
        step *= turn % 3 == 1 ? 2.5 : 2.0; /* 1, 2, 5, 10, ... */
        ++turn;
    }
    return step;
}

static int decimals_of(double step)
{
    int decimals = 0;
    double unit = 1.0;
    while (unit > step * (1.0 + SLACK) && decimals < MOST_DECIMALS) {
        unit /= 10.0;
        ++decimals;
    }
    return decimals;
}

struct bide_chart_axis_ticks bide_chart_axis_ticks(double low, double high, size_t most,
                                                   double least_step)
{
    BIDE_REQUIRE(isfinite(low) && isfinite(high) && low <= high && most > 0);
    const double span = high - low;
    const double step = step_for(span > LEAST_STEP ? span : 1.0, most, least_step);
    const double first = floor(low / step + SLACK);
    const double last = fmax(ceil(high / step - SLACK), first + 1.0);
    const struct bide_chart_axis_ticks ticks = { .first = first * step,
                                                 .step = step,
                                                 .count = (size_t) (last - first) + 1,
                                                 .decimals = decimals_of(step) };
    return ticks;
}

double bide_chart_axis_tick(const struct bide_chart_axis_ticks *ticks, size_t index)
{
    return ticks->first + (double) index * ticks->step;
}

/* The first month that begins on or after a day, counted from year 0. */
static int month_from(int32_t day)
{
    const struct bide_civil_date date = bide_civil_date(day);
    return date.year * MONTHS_PER_YEAR + date.month - 1 + (date.day > 1 ? 1 : 0);
}

static int32_t day_of_month(int month)
{
    const struct bide_civil_date date = { month / MONTHS_PER_YEAR,
                                          month % MONTHS_PER_YEAR + 1, 1 };
    return bide_civil_day(date);
}

size_t bide_chart_axis_dates(int32_t first, int32_t last, size_t most, int32_t *days,
                             int *month_step)
{
    BIDE_REQUIRE(most > 0 && most <= BIDE_CHART_AXIS_MOST_DATES);
    static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
    const int from = month_from(first);
    const int to = month_from(last + 1) - 1; /* the last to begin by then */
    int step = steps[0];
    int begin = from;
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); ++i) {
        step = steps[i];
        begin = (from + step - 1) / step * step;
        if (to < begin || (size_t) ((to - begin) / step) < most) {
            break;
        }
    }
    size_t count = 0;
    for (int month = begin; month <= to && count < most; month += step) {
        days[count++] = day_of_month(month);
    }
    *month_step = step;
    return count;
}

static const char *name_of(int month)
{
    static const char *const names[MONTHS_PER_YEAR] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    return names[month - 1];
}

void bide_chart_axis_month(struct bide_text *out, int32_t day)
{
    const struct bide_civil_date date = bide_civil_date(day);
    bide_text_addf(out, "%s %d", name_of(date.month), date.year);
}

void bide_chart_axis_short_month(struct bide_text *out, int32_t day)
{
    bide_text_addf(out, "%.*s", SHORT_NAME, name_of(bide_civil_date(day).month));
}

void bide_chart_axis_day(struct bide_text *out, int32_t day)
{
    const struct bide_civil_date date = bide_civil_date(day);
    bide_text_addf(out, "%d %.*s %d", date.day, SHORT_NAME, name_of(date.month),
                   date.year);
}
