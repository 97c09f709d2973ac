/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/leaving.h"

#include <math.h>

#include "engine/rand/sample.h"

/* The phase that holds now. */
static size_t phase_now(const struct bide_model_cause *cause, double now)
{
    size_t i = 0;
    while (i + 1 < cause->phase_count && cause->phases[i + 1].day <= now) {
        ++i;
    }
    return i;
}

/* A steady rate has no memory: when it ends depends on now alone. */
static double steady_time(const struct bide_model_cause *cause, double now,
                          double patience)
{
    size_t i = phase_now(cause, now);
    double time = now;
    double mean = cause->phases[i].hazard.scale;
    for (++i; i < cause->phase_count; ++i) {
        const struct bide_model_phase *next = &cause->phases[i];
        if (time + patience * mean <= next->day) {
            break;
        }
        patience -= (next->day - time) / mean;
        time = next->day;
        mean = next->hazard.scale;
    }
    return time + patience * mean;
}

/* The rate depends on the wait and, from phase to phase, on the day: walk along both. */
static double aged_time(const struct bide_model_cause *cause, double now,
                        double clock_start, double patience)
{
    double time = now;
    for (size_t i = phase_now(cause, now); i < cause->phase_count; ++i) {
        const struct bide_hazard *hazard = &cause->phases[i].hazard;
        const double end =
            i + 1 < cause->phase_count ? cause->phases[i + 1].day : INFINITY;
        const double before = bide_hazard_cumulated(hazard, time - clock_start);
        const double at = clock_start + bide_hazard_age(hazard, before + patience);
        if (at <= end) {
            return fmax(at, time);
        }
        patience -= bide_hazard_cumulated(hazard, end - clock_start) - before;
        time = end;
        if (patience <= 0.0) {
            break; /* what rounding left */
        }
    }
    return time;
}

static double time_of(const struct bide_model_cause *cause, double now,
                      double clock_start, double patience)
{
    return cause->is_steady ? steady_time(cause, now, patience)
                            : aged_time(cause, now, clock_start, patience);
}

void bide_leaving_plan(const struct bide_run *run, struct bide_run_child *child,
                       double patience)
{
    const struct bide_model_leaving *leaving = &run->model->leavings[child->pathway];
    const struct bide_model_cause *causes = leaving->causes;
    const double now = run->loop.now;
    child->leave_at = time_of(&causes[0], now, child->clock_start, patience);
    child->why = BIDE_RUN_GAVE_UP;
    for (size_t i = 1; i < leaving->cause_count; ++i) {
        if (causes[i].group >= 0 && causes[i].group != (int) child->group) {
            continue;
        }
        struct bide_stream stream =
            bide_run_stream(run, child, BIDE_RUN_REASON, causes[i].turn);
        const double time = time_of(&causes[i], now, child->clock_start,
                                    bide_sample_exponential(&stream));
        bide_leaving_by(child, time, causes[i].why);
    }
}
