/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/route.h"

#include "models/service/measure.h"

#define AGAIN 0x6167616EU /* tag of a child that comes to a step again */

uint32_t bide_route_after(const struct bide_run *run, const struct bide_run_child *child)
{
    const struct bide_model_step *step =
        &run->epoch->pathways[child->pathway].steps[child->step];
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_ROUTE, 0);
    bide_stream_u32(&stream); /* the first says whether the step is needed */
    return bide_model_choose(&step->after, (double) bide_stream_u32(&stream) * 0x1p-32,
                             (uint32_t) BIDE_MODEL_GOES_TO + child->step + 1U);
}

void bide_route_go(struct bide_run *run, struct bide_run_child *child, size_t step)
{
    const size_t stop = run->model->routes[child->pathway].stop_step;
    if (step > stop && child->step < stop) {
        bide_measure_seen(run, child); /* as if it did not need that step */
    }
    if (step <= child->step) {
        child->key = bide_route_key(child->key, AGAIN);
    }
    child->step = (uint8_t) step;
    child->attempt = 0;
}
