/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spans.h - the stretches of a run between one moment of measuring and the next. */
#ifndef BIDE_SERVICE_SPANS_H
#define BIDE_SERVICE_SPANS_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/service/model.h"
#include "models/service/plan.h"

struct bide_spans {
    double *ends; /* owned; days, rising; an end belongs to its span */
    size_t count;
    size_t capacity;
    uint32_t *of_day; /* owned; by day of the run: the first span to end in the day before
                       * it or later
                       */
    size_t day_count; /* days until the last end */
    size_t day_capacity;
};

void bide_spans_init(struct bide_spans *spans);
void bide_spans_free(struct bide_spans *spans);

/* The spans of a plan, and the end of the warm-up; storage is used again. */
BIDE_MUST_CHECK enum bide_err bide_spans_make(struct bide_spans *spans,
                                              const struct bide_model *model,
                                              const struct bide_plan *plan);

/* The end of the last span; before the start if there is none. */
static inline double bide_spans_end(const struct bide_spans *spans)
{
    return spans->count > 0 ? spans->ends[spans->count - 1] : -1.0;
}

/* The span in which a time from 0 to the last end lies. */
static inline size_t bide_spans_before_end(const struct bide_spans *spans, double time)
{
    const size_t day = (size_t) time;
    size_t span = spans->of_day[day + ((double) day < time ? 1 : 0)];
    while (spans->ends[span] < time) { /* on this day */
        ++span;
    }
    return span;
}

/* The span in which a time of 0 or later lies; their count if it is past the last. */
static inline size_t bide_spans_at(const struct bide_spans *spans, double time)
{
    return time <= bide_spans_end(spans) ? bide_spans_before_end(spans, time)
                                         : spans->count;
}

#endif
