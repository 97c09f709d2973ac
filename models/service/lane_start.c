/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_start.h"

#include <math.h>
#include <string.h>

#include "models/service/arrival.h"
#include "models/service/clock.h"
#include "models/service/expect.h"
#include "models/service/lane_draw.h"
#include "models/service/lane_sum.h"

/* A uniform number, a word of 2^32, is below a share if the word is below its bound. */
static void set_bounds(struct bide_lane_part *part)
{
    const struct bide_model_split *split = &part->pathway->classes;
    part->bound_count = split->count > 0 ? (uint32_t) split->count - 1 : 0;
    for (uint32_t i = 0; i < part->bound_count; ++i) {
        part->bounds[i] = (uint64_t) ceil(split->cumulated[i] * 0x1p32);
    }
}

static void begin_part(struct bide_lane *lane, size_t index)
{
    struct bide_run *run = lane->run;
    struct bide_lane_part *part = &lane->parts[index];
    part->model = &lane->model->parts[index];
    part->route = &run->model->routes[part->model->pathway];
    part->pathway = &run->epoch->pathways[part->model->pathway];
    part->first_cell = (uint32_t) (index * BIDE_MODEL_MOST_CLASSES);
    part->line_mask = part->pathway->by_wait_alone ? 0 : BIDE_MODEL_MOST_CLASSES - 1;
    part->has_fixed_days = part->pathway->steps[0].time.shape == BIDE_DIST_FIXED;
    part->fixed_days = bide_dist_mean(&part->pathway->steps[0].time);
    part->counts_all_days = !part->route->in_working_days;
    part->workdays = &run->model->workdays;
    part->within_days = bide_clock_most_days(part->route);
    part->expect_day = (uint32_t) (bide_expect_from(run->model) - part->cohort.first_day);
    set_bounds(part);
    lane->turns[index] = lane->state.turn++;
    part->times.count = 0;
    bide_histogram_clear(&part->waits);
    for (size_t c = 0; c < part->route->class_count; ++c) {
        struct bide_lane_cell *cell = &lane->list.cells[part->first_cell + c];
        cell->told = &run->cells[part->route->first_cell + c];
        cell->waits = part->route->class_count > 1 ? cell->told->waits.counts : NULL;
        cell->part = part;
        cell->days = part->cohort.counts;
    }
}

/* Lines for as many ranks as any pathway has. */
static size_t count_lines(const struct bide_lane *lane)
{
    const struct bide_model *model = lane->run->model;
    size_t count = 1;
    for (size_t i = 0; i < lane->part_count; ++i) {
        const size_t pathway = lane->model->parts[i].pathway;
        const size_t ranks = model->routes[pathway].class_count;
        const bool is_ranked = !model->epochs[0].pathways[pathway].by_wait_alone;
        count = is_ranked && ranks > count ? ranks : count;
    }
    return count;
}

static enum bide_err open(struct bide_lane *lane)
{
    const struct bide_model *model = lane->run->model;
    lane->list.spans = &lane->run->spans;
    lane->part_count = lane->model->part_count;
    enum bide_err err = bide_lane_list_open(&lane->list, count_lines(lane),
                                            lane->part_count * BIDE_MODEL_MOST_CLASSES);
    for (size_t i = 0; i < lane->part_count && err == BIDE_OK; ++i) {
        err = bide_cohort_open(&lane->parts[i].cohort, model->first_day,
                               (int64_t) model->horizon);
    }
    lane->list.first_day = lane->parts[0].cohort.first_day;
    return err == BIDE_OK ? bide_lane_sum_open(lane) : err;
}

static void draw_start(struct bide_lane *lane, struct bide_lane_part *part)
{
    const struct bide_model *model = lane->run->model;
    uint32_t serial = 0;
    for (size_t i = 0; i < model->waiting_count; ++i) {
        if (model->waiting[i].pathway == part->model->pathway) {
            bide_lane_draw_list(lane, part, &model->waiting[i], &serial);
            bide_lane_list_merge(&lane->list);
        }
    }
}

/* Everyone is free; if there is nobody, for ever. */
static void begin_visits(struct bide_lane *lane)
{
    const struct bide_run *run = lane->run;
    lane->clinicians = (uint32_t) run->epoch->staff[lane->model->staff].clinicians;
    lane->state =
        (struct bide_lane_state){ .head = lane->clinicians, .tail = lane->clinicians };
    memset(lane->visits, 0, sizeof(lane->visits));
    memset(lane->ends, 0, lane->clinicians * sizeof(lane->ends[0]));
    lane->ends[lane->clinicians] = INFINITY;
    lane->visits[0].end = lane->clinicians > 0 ? 0.0 : INFINITY;
}

void bide_lane_start_begin(struct bide_lane *lane)
{
    struct bide_run *run = lane->run;
    begin_visits(lane);
    lane->span = 0;
    lane->moment = 0;
    lane->list.err = open(lane);
    if (lane->list.err != BIDE_OK) { /* nobody comes; the list remembers why */
        lane->part_count = 0;
    }
    for (size_t i = 0; i < lane->part_count; ++i) {
        begin_part(lane, i);
        draw_start(lane, &lane->parts[i]);
        bide_arrival_begin(run, lane->parts[i].model->source);
    }
    lane->is_in_turn = lane->part_count == 1 && lane->parts[0].route->class_count == 1;
    bide_lane_list_settle(&lane->list);
    bide_lane_draw_first(lane);
    bide_lane_sum_base(lane, 0.0);
}
