/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/patience.h"

#include <math.h>

#include "models/service/support.h"

/* The phase that holds now. */
static size_t phase_now(const struct bide_model_cause *cause, double now)
{
    size_t i = 0;
    while (i + 1 < cause->phase_count && cause->phases[i + 1].day <= now) {
        ++i;
    }
    return i;
}

/* A child on the way to the end of its patience. */
struct walk {
    const struct bide_run *run;
    const struct bide_run_child *child;
    const struct bide_model_cause *cause;
    enum bide_model_faster what;
    size_t phase;
    double time;
    double patience; /* what is left of it */
};

/* When patience is used up, if hazard times factor goes on from here. */
static double end_of_patience(const struct walk *walk, const struct bide_hazard *hazard,
                              double factor)
{
    if (factor <= 0.0) {
        return INFINITY;
    }
    const double more = walk->patience / factor;
    if (hazard->shape == BIDE_HAZARD_STEADY) {
        return walk->time + more * hazard->scale; /* no memory: the wait so far is lost */
    }
    const double start = walk->child->clock_start;
    const double before = bide_hazard_cumulated(hazard, walk->time - start);
    return fmax(start + bide_hazard_age(hazard, before + more), walk->time);
}

static double used_until(const struct walk *walk, const struct bide_hazard *hazard,
                         double end)
{
    const double start = walk->child->clock_start;
    if (hazard->shape == BIDE_HAZARD_STEADY) {
        return (end - walk->time) / hazard->scale;
    }
    return bide_hazard_cumulated(hazard, end - start)
           - bide_hazard_cumulated(hazard, walk->time - start);
}

/* The rate depends on the wait, changes with the phase and is multiplied while the child
 * is supported: walk from change to change. INFINITY at the end of the way. */
static double walk_on(struct walk *walk)
{
    const struct bide_model_cause *cause = walk->cause;
    const bool is_supported =
        walk->run->model->leavings[walk->child->pathway].is_supported;
    while (true) {
        const struct bide_hazard *hazard = &cause->phases[walk->phase].hazard;
        const bool is_last = walk->phase + 1 == cause->phase_count;
        double end = is_last ? INFINITY : cause->phases[walk->phase + 1].day;
        const double factor = is_supported ? bide_support_factor(
                                  walk->run, walk->child, walk->what, walk->time, &end)
                                           : 1.0;
        const double at = end_of_patience(walk, hazard, factor);
        if (at <= end) {
            return at;
        }
        walk->patience -= factor * used_until(walk, hazard, end);
        walk->time = end;
        walk->phase += !is_last && cause->phases[walk->phase + 1].day <= end ? 1 : 0;
        if (walk->patience <= 0.0) {
            return end; /* what rounding left */
        }
    }
}

double bide_patience_end(const struct bide_run *run, const struct bide_run_child *child,
                         const struct bide_model_cause *cause,
                         enum bide_model_faster what, double patience)
{
    struct walk walk = { .run = run,
                         .child = child,
                         .cause = cause,
                         .what = what,
                         .phase = phase_now(cause, run->loop.now),
                         .time = run->loop.now,
                         .patience = patience };
    return walk_on(&walk);
}
