/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/arrival.h"

#include <math.h>

#include "engine/rand/sample.h"

#define DAYS_PER_WEEK 7.0

static struct bide_stream open_stream(const struct bide_run *run,
                                      const struct bide_model_source *source,
                                      enum bide_run_purpose purpose, uint32_t number)
{
    return bide_stream_open(run->root, (uint32_t) purpose << 24,
                            (uint64_t) source->tag << 32 | number);
}

void bide_arrival_begin(struct bide_run *run, size_t source)
{
    const struct bide_run_source fresh = {
        .arrivals = open_stream(run, &run->model->sources[source], BIDE_RUN_ARRIVALS, 0),
    };
    run->sources[source] = fresh;
}

/* A Poisson number whose mean is m times a gamma number of mean 1 and shape m / (ratio -
 * 1) is negative binomial with mean m and variance m * ratio; such numbers of several
 * sources add up to one with the same ratio. */
static void begin_week(const struct bide_run *run, const struct bide_model_source *source,
                       struct bide_run_source *state)
{
    const double end =
        bide_rate_cumulated(&source->rate, DAYS_PER_WEEK * ((double) state->week + 1.0));
    const double shape = (end - state->week_end) / (source->ratio - 1.0);
    struct bide_stream stream = open_stream(run, source, BIDE_RUN_WEEK, state->week);
    state->busyness = shape > 0.0 ? bide_sample_gamma(&stream, shape) / shape : 0.0;
    state->week_end = end;
    ++state->week;
}

/* What the cumulated rate of the source must grow by until its random rate has grown by
 * step; INFINITY if that is not before the end. */
static double stretch(const struct bide_run *run, const struct bide_model_source *source,
                      struct bide_run_source *state, double step)
{
    const double now = state->cursor.target;
    double room = (state->week_end - now) * state->busyness;
    double passed = now;
    while (room < step) {
        if (DAYS_PER_WEEK * (double) state->week >= run->model->horizon) {
            return INFINITY;
        }
        step -= room;
        passed = state->week_end;
        begin_week(run, source, state);
        room = (state->week_end - passed) * state->busyness;
    }
    return passed - now + step / state->busyness;
}

double bide_arrival_next(struct bide_run *run, size_t source)
{
    const struct bide_model_source *from = &run->model->sources[source];
    struct bide_run_source *state = &run->sources[source];
    if (from->rows != NULL) {
        return state->serial < from->row_count ? from->rows[state->serial].time
                                               : INFINITY;
    }
    double step = bide_sample_exponential(&state->arrivals);
    if (from->ratio > 1.0) {
        step = stretch(run, from, state, step);
    }
    return step < INFINITY ? bide_rate_next(&from->rate, &state->cursor, step) : INFINITY;
}

size_t bide_arrival_batch(const struct bide_run *run, size_t source)
{
    const struct bide_model_source *from = &run->model->sources[source];
    if (from->rows != NULL) {
        return 1;
    }
    if (bide_dist_is_fixed(&from->batch)) {
        return (size_t) bide_dist_mean(&from->batch);
    }
    struct bide_stream stream =
        open_stream(run, from, BIDE_RUN_BATCH, run->sources[source].serial);
    return (size_t) bide_dist_draw(&from->batch, &stream);
}
