/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/rate.h"

#include <math.h>
#include <stdbool.h>

#include "engine/base/mem.h"
#include "engine/rand/real.h"

static const double least_per_day = 1e-100;
static const double most_per_day = 1e15;
static const double most_growth = 1000.0;

/* Integral over the first days of a segment: p d (e^x - 1) / x with x = growth d, where
 * the fraction goes to 1 as x goes to 0. */
static double integral(const struct bide_rate_segment *segment, double days)
{
    const double x = segment->growth * days;
    const double steady = segment->per_day * days;
    return fabs(x) > 0.0 ? steady * (bide_real_expm1(x) / x) : steady;
}

/* The inverse: days after which the integral of a rate above 0 is sum, and INFINITY if it
 * stays below. With y = growth sum / p: (sum / p) log(1 + y) / y. */
static double days_until(const struct bide_rate_segment *segment, double sum)
{
    const double steady = sum / segment->per_day;
    const double y = segment->growth * steady;
    if (!(fabs(y) > 0.0)) {
        return steady;
    }
    return y > -1.0 ? steady * (bide_real_log1p(y) / y) : INFINITY;
}

void bide_rate_init(struct bide_rate *rate)
{
    *rate = (struct bide_rate){ .segments = NULL };
}

void bide_rate_free(struct bide_rate *rate)
{
    bide_mem_free(rate->segments);
    bide_rate_init(rate);
}

enum bide_err bide_rate_add(struct bide_rate *rate, double start, double per_day,
                            double growth)
{
    BIDE_REQUIRE(isfinite(start) && isfinite(growth));
    BIDE_REQUIRE(isfinite(per_day) && per_day >= 0.0);
    if (per_day > most_per_day || fabs(growth) > most_growth) {
        return BIDE_ERR_LIMIT;
    }
    double cumulated = 0.0;
    if (rate->count > 0) {
        const struct bide_rate_segment *const last = &rate->segments[rate->count - 1];
        BIDE_REQUIRE(start >= last->start);
        cumulated = last->cumulated + integral(last, start - last->start);
    }
    if (!isfinite(cumulated)) {
        return BIDE_ERR_LIMIT;
    }

    void *segments = rate->segments;
    const enum bide_err err = bide_mem_grow(&segments, &rate->capacity, rate->count + 1,
                                            sizeof *rate->segments);
    if (err != BIDE_OK) {
        return err;
    }
    rate->segments = segments;

    const bool is_zero = per_day < least_per_day;
    rate->segments[rate->count] = (struct bide_rate_segment){
        .start = start,
        .per_day = is_zero ? 0.0 : per_day,
        .growth = is_zero ? 0.0 : growth,
        .cumulated = cumulated,
    };
    ++rate->count;
    return BIDE_OK;
}

void bide_rate_close(struct bide_rate *rate, double end)
{
    BIDE_REQUIRE(isfinite(end));
    BIDE_REQUIRE(rate->count == 0 || end >= rate->segments[rate->count - 1].start);
    rate->end = end;
}

/* The last segment that starts at or before time; there must be one. */
static const struct bide_rate_segment *segment_at(const struct bide_rate *rate,
                                                  double time)
{
    size_t low = 0;
    size_t high = rate->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (rate->segments[middle].start <= time) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &rate->segments[low];
}

double bide_rate_cumulated(const struct bide_rate *rate, double time)
{
    if (rate->count == 0 || time < rate->segments[0].start) {
        return 0.0;
    }
    const double until = time < rate->end ? time : rate->end;
    const struct bide_rate_segment *const segment = segment_at(rate, until);
    return segment->cumulated + integral(segment, until - segment->start);
}

double bide_rate_at(const struct bide_rate *rate, double time)
{
    if (rate->count == 0 || !(time >= rate->segments[0].start && time < rate->end)) {
        return 0.0;
    }
    const struct bide_rate_segment *const segment = segment_at(rate, time);
    return segment->per_day * bide_real_exp(segment->growth * (time - segment->start));
}

double bide_rate_next(const struct bide_rate *rate, struct bide_rate_cursor *cursor,
                      double step)
{
    cursor->target += step;
    if (rate->count == 0) {
        return INFINITY;
    }
    const struct bide_rate_segment *const last = &rate->segments[rate->count - 1];
    const struct bide_rate_segment *segment = &rate->segments[cursor->segment];
    while (segment < last && segment[1].cumulated < cursor->target) {
        ++segment;
    }
    cursor->segment = (size_t) (segment - rate->segments);

    /* Only the last segment can be reached with rate 0. */
    if (segment->per_day < least_per_day) {
        return INFINITY;
    }
    const double time =
        segment->start + days_until(segment, cursor->target - segment->cumulated);
    if (segment < last) {
        return time < segment[1].start ? time : segment[1].start;
    }
    return time < rate->end ? time : INFINITY;
}

/* A rate that never changes, as days_until has it without growth. */
static void next_steady(const struct bide_rate *rate, struct bide_rate_cursor *cursor,
                        const double *steps, double *times, size_t count)
{
    const struct bide_rate_segment segment = rate->segments[0];
    double target = cursor->target;
    for (size_t i = 0; i < count; ++i) {
        target += steps[i];
        const double time =
            segment.start + (target - segment.cumulated) / segment.per_day;
        times[i] = time < rate->end ? time : INFINITY;
    }
    cursor->target = target;
}

void bide_rate_next_many(const struct bide_rate *rate, struct bide_rate_cursor *cursor,
                         const double *steps, double *times, size_t count)
{
    const bool is_steady = rate->count == 1 && !(fabs(rate->segments[0].growth) > 0.0)
                           && rate->segments[0].per_day >= least_per_day;
    if (is_steady) {
        next_steady(rate, cursor, steps, times, count);
        return;
    }
    for (size_t i = 0; i < count; ++i) {
        times[i] = bide_rate_next(rate, cursor, steps[i]);
    }
}
