/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/spans.h"

#include <math.h>

#include "engine/base/mem.h"

void bide_spans_init(struct bide_spans *spans)
{
    *spans = (struct bide_spans){ .count = 0 };
}

void bide_spans_free(struct bide_spans *spans)
{
    bide_mem_free(spans->ends);
    bide_mem_free(spans->of_day);
    bide_spans_init(spans);
}

/* Put an end in its place, unless it is there. */
static void add_end(struct bide_spans *spans, double end)
{
    size_t at = spans->count;
    while (at > 0 && spans->ends[at - 1] > end) {
        --at;
    }
    if (at > 0 && spans->ends[at - 1] >= end) {
        return;
    }
    for (size_t i = spans->count++; i > at; --i) {
        spans->ends[i] = spans->ends[i - 1];
    }
    spans->ends[at] = end;
}

static void fill_days(struct bide_spans *spans)
{
    size_t span = 0;
    for (size_t day = 0; (double) day <= spans->past; ++day) {
        while (span < spans->count && spans->ends[span] <= (double) day - 1.0) {
            ++span;
        }
        spans->of_day[day] = (uint32_t) span;
    }
}

enum bide_err bide_spans_make(struct bide_spans *spans, const struct bide_model *model,
                              const struct bide_plan *plan)
{
    void *ends = spans->ends;
    enum bide_err err = bide_mem_grow(&ends, &spans->capacity, plan->moment_count + 2,
                                      sizeof(spans->ends[0]));
    spans->ends = ends;
    if (err != BIDE_OK) {
        return err;
    }
    spans->count = 0;
    for (size_t i = 0; i < plan->moment_count; ++i) {
        add_end(spans, plan->moments[i].time);
    }
    if (model->warm_up > 0.0 && model->warm_up <= model->horizon) {
        add_end(spans, model->warm_up);
    }
    const double last = spans->count > 0 ? spans->ends[spans->count - 1] : 0.0;
    spans->ends[spans->count] = INFINITY;
    spans->past = ceil(last) + 1.0;
    void *of_day = spans->of_day;
    err = bide_mem_grow(&of_day, &spans->day_capacity, (size_t) spans->past + 1,
                        sizeof(spans->of_day[0]));
    spans->of_day = of_day;
    if (err == BIDE_OK) {
        fill_days(spans);
    }
    return err;
}
