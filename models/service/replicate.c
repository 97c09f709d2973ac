/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/replicate.h"

#include <string.h>

#include "engine/base/mem.h"
#include "models/service/audit.h"
#include "models/service/clinic.h"
#include "models/service/clinician.h"
#include "models/service/insourcing.h"
#include "models/service/measure.h"
#include "models/service/pathway.h"
#include "models/service/referral.h"
#include "models/service/snapshot.h"
#include "models/service/staffing.h"
#include "models/service/waiting.h"

enum { WEEKLY_BINS = 1040 }; /* 20 years, then one open bin */

/* --- storage --- */

void bide_replicate_init(struct bide_run *run)
{
    memset(run, 0, sizeof(*run));
    bide_loop_init(&run->loop);
    bide_pool_init(&run->children, sizeof(struct bide_run_child));
}

void bide_replicate_free(struct bide_run *run)
{
    for (size_t i = 0; i < run->list_count; ++i) {
        bide_queue_free(&run->lists[i]);
    }
    for (size_t i = 0; i < run->cell_count; ++i) {
        bide_histogram_free(&run->cells[i].waits);
        bide_histogram_free(&run->cells[i].weekly);
    }
    bide_histogram_free(&run->pooled_waits);
    bide_histogram_free(&run->pooled_weekly);
    bide_loop_free(&run->loop);
    bide_pool_free(&run->children);
    bide_mem_free(run->lists);
    bide_mem_free(run->cells);
    bide_mem_free(run->pathways);
    bide_mem_free(run->audits);
    bide_mem_free(run->staff);
    bide_mem_free(run->woken);
    bide_mem_free(run->hired);
    bide_mem_free(run->missed);
    bide_replicate_init(run);
}

static enum bide_err make_lists(struct bide_run *run, size_t count)
{
    void *data = run->lists;
    size_t capacity = run->list_count;
    const enum bide_err err =
        bide_mem_grow(&data, &capacity, count, sizeof(struct bide_queue));
    if (err != BIDE_OK) {
        return err;
    }
    run->lists = data;
    while (run->list_count < count) {
        bide_queue_init(&run->lists[run->list_count++]);
    }
    return BIDE_OK;
}

static enum bide_err make_cells(struct bide_run *run, size_t count)
{
    void *data = run->cells;
    size_t capacity = run->cell_count;
    enum bide_err err =
        bide_mem_grow(&data, &capacity, count, sizeof(struct bide_run_cell));
    if (err == BIDE_OK) {
        run->cells = data;
    }
    while (err == BIDE_OK && run->cell_count < count) {
        struct bide_run_cell *cell = &run->cells[run->cell_count];
        memset(cell, 0, sizeof(*cell));
        err = bide_histogram_init_fine(&cell->waits);
        if (err == BIDE_OK) {
            err = bide_histogram_init_equal(&cell->weekly, WEEKLY_BINS, 7.0);
        }
        if (err != BIDE_OK) {
            bide_histogram_free(&cell->waits);
        }
        run->cell_count += err == BIDE_OK ? 1 : 0;
    }
    return err;
}

static enum bide_err make_scratch(struct bide_run *run)
{
    enum bide_err err = BIDE_OK;
    if (run->pooled_waits.counts == NULL) {
        err = bide_histogram_init_fine(&run->pooled_waits);
    }
    if (err == BIDE_OK && run->pooled_weekly.counts == NULL) {
        err = bide_histogram_init_equal(&run->pooled_weekly, WEEKLY_BINS, 7.0);
    }
    return err;
}

/* An array of a run that holds count elements; every replication fills it afresh. */
static bool make_array(void **array, size_t count, size_t size)
{
    bide_mem_free(*array);
    *array = bide_mem_zeroed(count, size);
    return *array != NULL;
}

static enum bide_err make_arrays(struct bide_run *run, const struct bide_model *model)
{
    void *pathways = run->pathways;
    void *audits = run->audits;
    void *staff = run->staff;
    void *woken = run->woken;
    void *hired = run->hired;
    bool is_made = make_array(&pathways, model->pathway_count, sizeof(run->pathways[0]));
    is_made =
        make_array(&audits, model->pathway_count, sizeof(run->audits[0])) && is_made;
    is_made = make_array(&staff, model->staff_count, sizeof(run->staff[0])) && is_made;
    is_made = make_array(&woken, model->staff_count, sizeof(run->woken[0])) && is_made;
    is_made = make_array(&hired, model->hire_count, sizeof(run->hired[0])) && is_made;
    run->pathways = pathways;
    run->audits = audits;
    run->staff = staff;
    run->woken = woken;
    run->hired = hired;
    run->pathway_count = is_made ? model->pathway_count : 0;
    run->staff_count = is_made ? model->staff_count : 0;
    run->hire_count = is_made ? model->hire_count : 0;
    return is_made ? BIDE_OK : BIDE_ERR_MEMORY;
}

/* Room for this model; one as large as any that ran here before needs none. */
static enum bide_err make_room(struct bide_run *run, const struct bide_model *model)
{
    const bool has_arrays =
        run->pathways != NULL && model->pathway_count <= run->pathway_count
        && model->staff_count <= run->staff_count && model->hire_count <= run->hire_count;
    enum bide_err err = has_arrays ? BIDE_OK : make_arrays(run, model);
    if (err == BIDE_OK) {
        err = make_lists(run, model->list_count);
    }
    if (err == BIDE_OK) {
        err = make_cells(run, model->cell_count);
    }
    if (err == BIDE_OK) {
        err = make_scratch(run);
    }
    return err;
}

/* --- events --- */

static void begin_epoch(struct bide_run *run, size_t index)
{
    const struct bide_model_epoch *before = run->epoch;
    bide_staffing_settle(run);
    run->epoch = &run->model->epochs[index];
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        const int64_t now = run->epoch->staff[i].clinicians;
        if (now != before->staff[i].clinicians) {
            bide_staffing_change(run, i, now - run->staff[i].base);
            run->staff[i].base = now;
        }
        bide_waiting_wake(run, i);
    }
}

static void handle_child(struct bide_run *run, struct bide_event event)
{
    if (event.kind == BIDE_RUN_SERVICE_END) {
        bide_clinician_finish(run, event.subject);
    } else if (!bide_waiting_has_left(run, event.subject)) {
        if (event.kind == BIDE_RUN_REBOOK) {
            bide_waiting_join(run, event.subject);
        } else {
            bide_pathway_step_done(run, event.subject);
        }
    }
}

static void handle(void *model, struct bide_event event)
{
    struct bide_run *run = model;
    switch ((enum bide_run_event) event.kind) {
    case BIDE_RUN_MOMENT:
        bide_snapshot_take(run, event.subject);
        break;
    case BIDE_RUN_WARM_UP:
        bide_measure_warm_up(run);
        break;
    case BIDE_RUN_EPOCH:
        begin_epoch(run, event.subject);
        break;
    case BIDE_RUN_STAFF:
        bide_staffing_level(run, event.subject);
        bide_waiting_wake(run, run->model->levels[event.subject].staff);
        break;
    case BIDE_RUN_HIRED:
        bide_staffing_change(run, event.subject, 1);
        bide_waiting_wake(run, event.subject);
        break;
    case BIDE_RUN_REFERRAL:
        bide_referral_arrive(run, event.subject);
        break;
    case BIDE_RUN_SERVICE_END:
    case BIDE_RUN_DELAY_END:
    case BIDE_RUN_REBOOK:
        handle_child(run, event);
        break;
    case BIDE_RUN_CLINIC:
        bide_clinic_hold(run, event.subject);
        break;
    case BIDE_RUN_CONTRACT:
        bide_insourcing_work(run, event.subject);
        break;
    }
    bide_clinician_call(run);
}

/* --- the replication --- */

static void push(struct bide_run *run, double time, unsigned priority, uint32_t kind,
                 size_t subject)
{
    const struct bide_event event = { .time = time,
                                      .kind = kind,
                                      .subject = (uint32_t) subject };
    bide_event_list_push(&run->loop.events, priority, event);
}

static void schedule(struct bide_run *run)
{
    if (run->model->warm_up > 0.0) {
        push(run, run->model->warm_up, BIDE_RUN_FIRST_MEASURE, BIDE_RUN_WARM_UP, 0);
    }
    for (size_t i = 0; i < run->plan->moment_count; ++i) {
        push(run, run->plan->moments[i].time, BIDE_RUN_FIRST_MEASURE, BIDE_RUN_MOMENT, i);
    }
    for (size_t i = 1; i < run->model->epoch_count; ++i) {
        push(run, run->model->epochs[i].day, BIDE_RUN_THEN_CHANGE, BIDE_RUN_EPOCH, i);
    }
}

static enum bide_err error_of(const struct bide_run *run)
{
    enum bide_err err = run->err != BIDE_OK ? run->err : run->children.err;
    for (size_t i = 0; i < run->model->list_count && err == BIDE_OK; ++i) {
        err = run->lists[i].err;
    }
    return err != BIDE_OK ? err : run->loop.events.err;
}

enum bide_err bide_replicate_begin(struct bide_run *run, const struct bide_model *model,
                                   const struct bide_plan *plan, uint64_t seed,
                                   uint64_t r, double *row)
{
    const enum bide_err err = make_room(run, model);
    if (err != BIDE_OK) {
        return err;
    }
    run->model = model;
    run->plan = plan;
    run->epoch = &model->epochs[0];
    run->root = bide_stream_root(seed, r);
    run->row = row;
    run->err = BIDE_OK;
    run->woken_count = 0;
    run->missed_count = 0;
    bide_loop_clear(&run->loop, model->horizon);
    bide_pool_clear(&run->children);
    for (size_t i = 0; i < model->list_count; ++i) {
        bide_queue_clear(&run->lists[i]);
    }
    bide_measure_clear(run);
    bide_staffing_clear(run);
    schedule(run);
    bide_referral_begin(run);
    bide_clinic_begin(run);
    bide_insourcing_begin(run);
    bide_clinician_call(run);
    return error_of(run);
}

enum bide_err bide_replicate_until(struct bide_run *run, double day)
{
    const enum bide_err err = bide_loop_run(&run->loop, day, handle, run);
    return err != BIDE_OK ? err : error_of(run);
}

void bide_replicate_end(struct bide_run *run)
{
    const struct bide_plan *plan = run->plan;
    const struct bide_audit audit = bide_audit_run(run);
    uint64_t children = 0;
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        children += run->audits[i].entered;
    }
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_GAP)] = audit.gap;
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_LITTLE)] = audit.little;
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_EVENTS)] =
        (double) run->loop.done_count;
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_CHILDREN)] = (double) children;
}

enum bide_err bide_replicate_run(struct bide_run *run, const struct bide_model *model,
                                 const struct bide_plan *plan, uint64_t seed, uint64_t r,
                                 double *row)
{
    enum bide_err err = bide_replicate_begin(run, model, plan, seed, r, row);
    if (err == BIDE_OK) {
        err = bide_replicate_until(run, model->horizon);
    }
    if (err == BIDE_OK) {
        bide_replicate_end(run);
    }
    return err;
}
