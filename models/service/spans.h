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
    double *ends; /* owned; days, rising; an end belongs to its span; last INFINITY */
    size_t count;
    size_t capacity;
    uint32_t *of_day; /* owned; by day of the run: the first span to end in the day before
                       * it or later
                       */
    double past;      /* a day after the last end, up to which of_day goes */
    size_t day_capacity;
};

void bide_spans_init(struct bide_spans *spans);
void bide_spans_free(struct bide_spans *spans);

/* The spans of a plan, and the end of the warm-up; storage is used again. */
BIDE_MUST_CHECK enum bide_err bide_spans_make(struct bide_spans *spans,
                                              const struct bide_model *model,
                                              const struct bide_plan *plan);

/* The span in which a time of 0 or later lies; their count if it is past the last. */
static inline size_t bide_spans_at(const struct bide_spans *spans, double time)
{
    const double until = time < spans->past ? time : spans->past;
    const int64_t day = (int64_t) until; /* signed: converted by one instruction */
    size_t span = spans->of_day[day + ((double) day < until ? 1 : 0)];
    while (spans->ends[span] < until) { /* on this day */
        ++span;
    }
    return span;
}

#endif
