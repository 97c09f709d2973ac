/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/referral.h"

#include <math.h>

#include "models/service/arrival.h"
#include "models/service/measure.h"
#include "models/service/pathway.h"
#include "models/service/story.h"

#define AT_START 0x80000000U /* serial numbers of children waiting at the start */

/* A child's key depends on the names of its pathway and group and on its place in their
 * order of referral, and on nothing else. */
static uint32_t take_child(struct bide_run *run, size_t pathway, uint32_t tag,
                           uint32_t serial)
{
    const uint32_t id = bide_pool_take(&run->children);
    if (id != BIDE_POOL_NONE) {
        struct bide_run_child *child = bide_run_child(run, id);
        child->key = (uint64_t) tag << 32 | serial;
        child->parent = BIDE_POOL_NONE;
        child->born = NAN;
        child->pathway = (uint8_t) pathway;
        if (run->story != NULL) {
            bide_story_begin(run, id);
        }
    }
    return id;
}

static void schedule_next(struct bide_run *run, size_t source)
{
    const struct bide_event event = {
        .time = bide_arrival_next(run, source),
        .kind = BIDE_RUN_REFERRAL,
        .subject = (uint32_t) source,
    };
    if (event.time < INFINITY) {
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHILDREN, event);
    }
}

static void refer(struct bide_run *run, const struct bide_model_source *source,
                  uint32_t serial)
{
    const uint32_t id = take_child(run, source->pathway, source->tag, serial);
    if (id == BIDE_POOL_NONE) {
        return; /* the pool remembers why */
    }
    struct bide_run_child *child = bide_run_child(run, id);
    child->flags = BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    child->since = run->loop.now;
    bide_pathway_facts(run, child, -1, source->group);
    bide_measure_enter(run, child, true);
    bide_story_tell(run, child, BIDE_STORY_REFERRED);
    bide_pathway_enter(run, id);
}

void bide_referral_arrive(struct bide_run *run, size_t source)
{
    for (size_t count = bide_arrival_batch(run, source); count > 0; --count) {
        refer(run, &run->model->sources[source], run->sources[source].serial++);
    }
    schedule_next(run, source);
}

/* One child of a band: the place-th of count, from the longest wait down, somewhere in
 * its own even share of the band. Spread this way a band is in order as it is filled. */
static void add_waiting(struct bide_run *run, const struct bide_model_waiting *waiting,
                        uint32_t serial, double from_days, double to_days)
{
    const struct bide_model_route *route = &run->model->routes[waiting->pathway];
    const uint32_t id = take_child(run, waiting->pathway, route->tag, serial | AT_START);
    if (id == BIDE_POOL_NONE) {
        return;
    }
    struct bide_run_child *child = bide_run_child(run, id);
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_AGE, 0);
    const double age = from_days + (to_days - from_days) * bide_stream_uniform(&stream);
    child->step = (uint8_t) waiting->step;
    child->clock_start = -age;
    child->since = -age;
    child->flags = waiting->step <= route->stop_step ? BIDE_RUN_WAITING : 0;
    bide_pathway_facts(run, child, waiting->class_index, -1);
    bide_measure_enter(run, child, false);
    bide_story_tell(run, child, BIDE_STORY_AT_START);
    bide_pathway_begin_step(run, id);
}

static void fill_list(struct bide_run *run, const struct bide_model_waiting *waiting)
{
    for (size_t band = waiting->count; band-- > 0;) {
        const double from = waiting->from_days[band];
        const double to = waiting->from_days[band + 1];
        const double width = (to - from) / waiting->children[band];
        for (size_t k = (size_t) waiting->children[band]; k-- > 0;) {
            const uint32_t serial = run->pathways[waiting->pathway].waiting_serial++;
            add_waiting(run, waiting, serial, from + width * (double) k,
                        from + width * (double) (k + 1));
        }
    }
}

void bide_referral_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        run->pathways[i].waiting_serial = 0;
    }
    for (size_t i = 0; i < run->model->waiting_count; ++i) {
        fill_list(run, &run->model->waiting[i]);
    }
    for (size_t i = 0; i < run->model->source_count; ++i) {
        bide_arrival_begin(run, i);
        schedule_next(run, i);
    }
}
