/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/referral.h"

#include <math.h>

#include "models/service/arrival.h"
#include "models/service/clinician.h"
#include "models/service/facts.h"
#include "models/service/limit.h"
#include "models/service/measure.h"
#include "models/service/pathway.h"
#include "models/service/repeat.h"
#include "models/service/story.h"

#define AT_START 0x80000000U   /* serial numbers of children waiting at the start */
#define IN_SERVICE 0xC0000000U /* ... and of those under way, by step */

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

/* The facts of a child who comes in, drawn unless they are known. */
static void learn_facts(struct bide_run *run, struct bide_run_child *child,
                        int class_index, int group, size_t source)
{
    const struct bide_intake_child *known = bide_intake_next(&run->intake);
    if (known != NULL) {
        ++run->intake.next;
        bide_facts_recall(run, child, known);
        return;
    }
    bide_facts_draw(run, child, class_index, group);
    const struct bide_intake_child drawn = {
        .time = child->clock_start,
        .leave_at = child->leave_at,
        .born = child->born,
        .source = (uint16_t) source,
        .class_index = child->class_index,
        .group = child->group,
        .why = child->why,
    };
    bide_intake_write(&run->intake, &drawn);
}

/* A referral that is known is not scheduled, but keeps its place among the events. */
static void schedule_next(struct bide_run *run, size_t source)
{
    if (run->intake.use == BIDE_INTAKE_READS) {
        run->sources[source].sequence = run->loop.events.sequence;
        return;
    }
    const struct bide_event event = {
        .time = bide_arrival_next(run, source),
        .kind = BIDE_RUN_REFERRAL,
        .subject = (uint32_t) source,
    };
    if (event.time < INFINITY) {
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHILDREN, event);
    }
}

static void refer(struct bide_run *run, size_t from, uint32_t serial)
{
    const struct bide_model_source *source = &run->model->sources[from];
    const uint32_t id = take_child(run, source->pathway, source->tag, serial);
    if (id == BIDE_POOL_NONE) {
        return; /* the pool remembers why */
    }
    struct bide_run_child *child = bide_run_child(run, id);
    child->flags = BIDE_RUN_WAITING;
    child->clock_start = run->loop.now;
    child->since = run->loop.now;
    if (source->rows != NULL) {
        const struct bide_model_row *row = &source->rows[serial];
        child->born = row->born;
        learn_facts(run, child, row->class_index, row->group, from);
    } else {
        learn_facts(run, child, -1, source->group, from);
    }
    if (bide_limit_is_closed(run, source->pathway)) {
        bide_measure_turned_away(run, child);
        bide_pool_release(&run->children, id);
        return;
    }
    bide_measure_enter(run, child, true);
    bide_story_tell(run, child, BIDE_STORY_REFERRED);
    bide_pathway_enter(run, id);
}

void bide_referral_arrive(struct bide_run *run, size_t source)
{
    for (size_t count = bide_arrival_batch(run, source); count > 0; --count) {
        refer(run, source, run->sources[source].serial++);
    }
    schedule_next(run, source);
}

/* A child who waits at the start; all of row is known but perhaps priority and group. */
static void add_waiting(struct bide_run *run, uint32_t id,
                        const struct bide_model_row *row)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const size_t stop_step = run->model->routes[child->pathway].stop_step;
    child->step = (uint8_t) row->step;
    child->clock_start = row->time;
    child->since = row->time;
    child->born = row->born;
    child->flags = row->step <= stop_step ? BIDE_RUN_WAITING : 0;
    learn_facts(run, child, row->class_index, row->group, 0);
    bide_measure_enter(run, child, false);
    bide_story_tell(run, child, BIDE_STORY_AT_START);
    bide_pathway_begin_step(run, id);
}

static uint32_t take_waiting(struct bide_run *run,
                             const struct bide_model_waiting *waiting)
{
    const uint32_t serial = run->pathways[waiting->pathway].waiting_serial++;
    return take_child(run, waiting->pathway, run->model->routes[waiting->pathway].tag,
                      serial | AT_START);
}

/* When the clock of a child of a band started: somewhere in its own even share of it. */
static double draw_start(const struct bide_run *run, uint32_t id, double from_days,
                         double to_days)
{
    const struct bide_intake_child *known = bide_intake_next(&run->intake);
    if (known != NULL) {
        return known->time;
    }
    struct bide_stream stream =
        bide_run_stream(run, bide_run_child(run, id), BIDE_RUN_AGE, 0);
    return -(from_days + (to_days - from_days) * bide_stream_uniform(&stream));
}

static void add_of_band(struct bide_run *run, const struct bide_model_waiting *waiting,
                        double from_days, double to_days)
{
    const uint32_t id = take_waiting(run, waiting);
    if (id == BIDE_POOL_NONE) {
        return;
    }
    const struct bide_model_row row = { .time = draw_start(run, id, from_days, to_days),
                                        .born = NAN,
                                        .step = waiting->step,
                                        .class_index = waiting->class_index,
                                        .group = -1 };
    add_waiting(run, id, &row);
}

static void fill_from_rows(struct bide_run *run, const struct bide_model_waiting *waiting)
{
    for (size_t i = 0; i < waiting->row_count; ++i) {
        const uint32_t id = take_waiting(run, waiting);
        struct bide_model_row row = waiting->rows[i];
        if (row.class_index < 0) {
            row.class_index = waiting->class_index;
        }
        if (id != BIDE_POOL_NONE) {
            add_waiting(run, id, &row);
        }
    }
}

/* From the longest wait down: spread evenly, a band is in order as it is filled. */
static void fill_list(struct bide_run *run, const struct bide_model_waiting *waiting)
{
    for (size_t band = waiting->count; band-- > 0;) {
        const double from = waiting->from_days[band];
        const double to = waiting->from_days[band + 1];
        const double width = (to - from) / waiting->children[band];
        for (size_t k = (size_t) waiting->children[band]; k-- > 0;) {
            add_of_band(run, waiting, from + width * (double) k,
                        from + width * (double) (k + 1));
        }
    }
}

/* Seen before the start, and at a step since: their time there begins afresh. */
static void fill_caseload(struct bide_run *run,
                          const struct bide_model_caseload *caseload)
{
    const struct bide_model_route *route = &run->model->routes[caseload->pathway];
    for (uint32_t k = 0; k < caseload->children; ++k) {
        const uint32_t serial = IN_SERVICE | caseload->step << 24 | (caseload->first + k);
        const uint32_t id = take_child(run, caseload->pathway, route->tag, serial);
        if (id == BIDE_POOL_NONE) {
            return;
        }
        struct bide_run_child *child = bide_run_child(run, id);
        child->step = (uint8_t) caseload->step;
        learn_facts(run, child, -1, -1, 0);
        bide_measure_enter(run, child, false);
        bide_story_tell(run, child, BIDE_STORY_AT_START);
        const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
        if (!isnan(caseload->within_days)) {
            const double part = ((double) k + 0.5) / (double) caseload->children;
            bide_repeat_resume(run, id, caseload->within_days, part);
        } else if (pathway->steps[child->step].staff == BIDE_MODEL_NO_STAFF
                   || !bide_clinician_start_with(run, id)) {
            bide_pathway_begin_step(run, id);
        }
    }
}

void bide_referral_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        run->pathways[i].waiting_serial = 0;
    }
    for (size_t i = 0; i < run->model->waiting_count; ++i) {
        const struct bide_model_waiting *waiting = &run->model->waiting[i];
        if (bide_run_is_lane(run, waiting->pathway)) {
            continue;
        }
        if (waiting->rows != NULL) {
            fill_from_rows(run, waiting);
        } else {
            fill_list(run, waiting);
        }
    }
    for (size_t i = 0; i < run->model->caseload_count; ++i) {
        fill_caseload(run, &run->model->caseloads[i]);
    }
    for (size_t i = 0; i < run->model->source_count; ++i) {
        if (!bide_run_is_lane(run, run->model->sources[i].pathway)) {
            bide_arrival_begin(run, i);
            schedule_next(run, i);
        }
    }
}
