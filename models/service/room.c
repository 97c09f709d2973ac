/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/room.h"

#include <string.h>

#include "engine/base/mem.h"
#include "models/service/lane.h"

enum { WEEKLY_BINS = 1040 }; /* 20 years, then one open bin */

void bide_room_init(struct bide_run *run)
{
    memset(run, 0, sizeof(*run));
    bide_loop_init(&run->loop);
    bide_pool_init(&run->children, sizeof(struct bide_run_child));
}

void bide_room_free(struct bide_run *run)
{
    for (size_t i = 0; i < run->diary_count; ++i) {
        bide_diary_free(&run->diaries[i]);
    }
    bide_mem_free(run->diaries);
    bide_lane_free(run);
    for (size_t i = 0; i < run->list_count; ++i) {
        bide_queue_free(&run->lists[i]);
    }
    for (size_t i = 0; i < run->cell_count; ++i) {
        bide_histogram_free(&run->cells[i].waits);
        bide_histogram_free(&run->cells[i].weekly);
        bide_histogram_free(&run->cells[i].expected);
        bide_cohort_free(&run->cells[i].cohort);
    }
    bide_spans_free(&run->spans);
    bide_leavers_free(&run->leavers);
    bide_intake_free(&run->intake);
    bide_histogram_free(&run->pooled_waits);
    bide_histogram_free(&run->pooled_weekly);
    bide_histogram_free(&run->pooled_expected);
    bide_loop_free(&run->loop);
    bide_pool_free(&run->children);
    bide_mem_free(run->lists);
    bide_mem_free(run->served);
    bide_mem_free(run->cells);
    bide_mem_free(run->pathways);
    bide_mem_free(run->sources);
    bide_mem_free(run->audits);
    bide_mem_free(run->staff);
    bide_mem_free(run->woken);
    bide_mem_free(run->hired);
    bide_mem_free(run->pilots);
    bide_mem_free(run->reached);
    bide_mem_free(run->extras);
    bide_mem_free(run->spent);
    bide_mem_free(run->escalate_at);
    bide_mem_free(run->posts);
    bide_mem_free(run->missed);
    bide_room_init(run);
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

static enum bide_err make_served(struct bide_run *run, size_t count)
{
    void *data = run->served;
    const enum bide_err err =
        bide_mem_grow(&data, &run->served_count, count, sizeof(double));
    run->served = data;
    return err;
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
        bide_cohort_init(&cell->cohort);
        err = bide_histogram_init_fine(&cell->waits);
        if (err == BIDE_OK) {
            err = bide_histogram_init_equal(&cell->weekly, WEEKLY_BINS, 7.0);
        }
        if (err == BIDE_OK) {
            err = bide_histogram_init_equal(&cell->expected, WEEKLY_BINS, 7.0);
        }
        if (err != BIDE_OK) {
            bide_histogram_free(&cell->waits);
            bide_histogram_free(&cell->weekly);
        }
        run->cell_count += err == BIDE_OK ? 1 : 0;
    }
    return err;
}

static enum bide_err make_diaries(struct bide_run *run, const struct bide_model *model)
{
    void *data = run->diaries;
    size_t capacity = run->diary_count;
    enum bide_err err =
        bide_mem_grow(&data, &capacity, model->staff_count, sizeof(struct bide_diary));
    if (err == BIDE_OK) {
        run->diaries = data;
    }
    while (err == BIDE_OK && run->diary_count < model->staff_count) {
        bide_diary_init(&run->diaries[run->diary_count++]);
    }
    for (size_t i = 0; i < model->staff_count && err == BIDE_OK; ++i) {
        const size_t days = model->rosters[i].booking_days;
        err = days > 0 ? bide_diary_make(&run->diaries[i], days + 1) : BIDE_OK;
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
    if (err == BIDE_OK && run->pooled_expected.counts == NULL) {
        err = bide_histogram_init_equal(&run->pooled_expected, WEEKLY_BINS, 7.0);
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
    void *sources = run->sources;
    void *staff = run->staff;
    void *woken = run->woken;
    void *hired = run->hired;
    void *extras = run->extras;
    void *posts = run->posts;
    bool is_made = make_array(&pathways, model->pathway_count, sizeof(run->pathways[0]));
    is_made =
        make_array(&sources, model->source_count, sizeof(run->sources[0])) && is_made;
    is_made =
        make_array(&audits, model->pathway_count, sizeof(run->audits[0])) && is_made;
    is_made = make_array(&staff, model->staff_count, sizeof(run->staff[0])) && is_made;
    is_made = make_array(&woken, model->staff_count, sizeof(run->woken[0])) && is_made;
    is_made = make_array(&posts, model->post_count, sizeof(run->posts[0])) && is_made;
    is_made = make_array(&extras, model->extra_count, sizeof(run->extras[0])) && is_made;
    is_made = make_array(&hired, model->hire_count, sizeof(run->hired[0])) && is_made;
    run->pathways = pathways;
    run->audits = audits;
    run->sources = sources;
    run->staff = staff;
    run->woken = woken;
    run->hired = hired;
    run->extras = extras;
    run->posts = posts;
    run->pathway_count = is_made ? model->pathway_count : 0;
    run->source_count = is_made ? model->source_count : 0;
    run->staff_count = is_made ? model->staff_count : 0;
    run->post_count = is_made ? model->post_count : 0;
    run->extra_count = is_made ? model->extra_count : 0;
    run->hire_count = is_made ? model->hire_count : 0;
    return is_made ? BIDE_OK : BIDE_ERR_MEMORY;
}

static enum bide_err make_programmes(struct bide_run *run, const struct bide_model *model)
{
    void *pilots = run->pilots;
    void *spent = run->spent;
    enum bide_err err = bide_mem_grow(&pilots, &run->pilot_count, model->pilot_count,
                                      sizeof(run->pilots[0]));
    if (err == BIDE_OK) {
        err = bide_mem_grow(&spent, &run->budget_count, model->budget_count,
                            sizeof(run->spent[0]));
    }
    run->pilots = pilots;
    run->spent = spent;
    return err;
}

static enum bide_err make_reached(struct bide_run *run, size_t count)
{
    void *data = run->reached;
    const enum bide_err err =
        bide_mem_grow(&data, &run->reached_count, count, sizeof(run->reached[0]));
    run->reached = data;
    return err;
}

enum bide_err bide_room_make(struct bide_run *run, const struct bide_model *model)
{
    const bool has_arrays =
        run->pathways != NULL && model->pathway_count <= run->pathway_count
        && model->source_count <= run->source_count
        && model->staff_count <= run->staff_count && model->hire_count <= run->hire_count
        && model->extra_count <= run->extra_count && model->post_count <= run->post_count;
    enum bide_err err = has_arrays ? BIDE_OK : make_arrays(run, model);
    if (err == BIDE_OK) {
        err = make_programmes(run, model);
    }
    if (err == BIDE_OK) {
        err = make_lists(run, model->list_count);
    }
    if (err == BIDE_OK) {
        err = make_reached(run, model->support_count + model->validation_count);
    }
    if (err == BIDE_OK) {
        err = make_served(run, model->work_count);
    }
    if (err == BIDE_OK) {
        err = make_cells(run, model->cell_count);
    }
    if (err == BIDE_OK) {
        err = make_diaries(run, model);
    }
    if (err == BIDE_OK) {
        err = make_scratch(run);
    }
    return err;
}
