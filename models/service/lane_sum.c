/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_sum.h"

#include <math.h>

#include "models/service/measure.h"

/* Times are counted from the start; a level counts from the end of the warm-up, which is
 * a whole number of days and thus of ticks. */
static void change_level(struct bide_level *level, int64_t change, int64_t ticks)
{
    bide_level_change_many(level, change,
                           ticks - change * bide_level_ticks(level->start));
}

static void bring_up_class(const struct bide_lane_work *work, size_t c)
{
    struct bide_lane *lane = work->lane;
    const struct bide_lane_line *line = &lane->list.lines[c];
    const struct bide_lane_flow *now = &line->flow;
    const struct bide_lane_told *told = &lane->told[c];
    struct bide_run_cell *cell = &work->cells[c];
    const int64_t length = (int64_t) (line->tail - now->called - now->left);
    cell->counts.referred += now->referred - told->flow.referred;
    cell->counts.left += now->left - told->flow.left;
    cell->counts.left_by[BIDE_RUN_GAVE_UP] += now->left - told->flow.left;
    cell->counts.left_ticks += now->left_ticks - told->flow.left_ticks;
    cell->counts.completed += lane->ended[c] - told->ended;
    change_level(&cell->list, length - told->length,
                 now->joined_sum - told->flow.joined_sum
                     - (now->stopped_sum - told->flow.stopped_sum));
    lane->told[c] = (struct bide_lane_told){ *now, lane->ended[c], length };
}

static void bring_up_audit(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    struct bide_run_audit audit = { .entered = 0 };
    bide_level_init(&audit.list, 0, 0.0);
    for (size_t c = 0; c < lane->list.class_count; ++c) {
        const struct bide_lane_line *line = &lane->list.lines[c];
        const uint64_t stopped = line->flow.called + line->flow.left;
        audit.entered += line->tail;
        audit.gone += line->flow.left + lane->ended[c];
        audit.stopped += stopped;
        audit.waited += line->flow.stopped_sum - line->flow.gone_sum;
        bide_level_change_many(&audit.list, (int64_t) (line->tail - stopped),
                               line->flow.joined_sum - line->flow.stopped_sum);
    }
    audit.started = audit.entered;
    work->run->audits[lane->model->pathway] = audit;
}

void bide_lane_sum_up(const struct bide_lane_work *work)
{
    struct bide_lane *lane = work->lane;
    struct bide_run_staff *staff = &work->run->staff[lane->model->staff];
    for (size_t c = 0; c < lane->list.class_count; ++c) {
        bring_up_class(work, c);
    }
    bring_up_audit(work);
    change_level(&staff->used_level, (int64_t) bide_lane_work_busy(lane) - staff->busy,
                 lane->used_sum - lane->used_told);
    staff->busy = bide_lane_work_busy(lane);
    lane->used_told = lane->used_sum;
}

void bide_lane_sum_list(const struct bide_lane_work *work, int64_t today)
{
    const struct bide_run_pathway *pathway =
        &work->run->pathways[work->lane->model->pathway];
    for (size_t c = 0; c < work->route->class_count; ++c) {
        bide_measure_list(&work->cells[c], &work->lane->list.lines[c].cohort, pathway,
                          today);
    }
}

/* Those of a line who were not told to have left. */
static struct bide_lane_found find_waiting(const struct bide_lane_list *list, size_t c,
                                           double now)
{
    const struct bide_lane_line *line = &list->lines[c];
    struct bide_lane_found found = { .present = 0 };
    for (uint32_t place = line->head; place != line->tail; ++place) {
        const struct bide_lane_child *child = bide_lane_list_at(line, place);
        if (!bide_lane_list_is_told(list, child)) {
            ++found.waiting;
            found.waited +=
                bide_level_ticks(now) - bide_level_ticks(fmax(0.0, child->clock_start));
        }
    }
    return found;
}

struct bide_lane_found bide_lane_sum_found(const struct bide_lane *lane, double now)
{
    struct bide_lane_found all = { .present = bide_lane_work_busy(lane) };
    for (size_t c = 0; c < lane->list.class_count; ++c) {
        const struct bide_lane_found found = find_waiting(&lane->list, c, now);
        all.present += found.waiting;
        all.waiting += found.waiting;
        all.waited += found.waited;
    }
    return all;
}
