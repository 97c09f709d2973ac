/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/staffing.h"

#include <math.h>

#include "models/service/provider.h"

#define HOURS_PER_DAY 24.0
#define SLACK 1e-9 /* sessions: what summing fractions may lose */

static double draw_lead(const struct bide_run *run, size_t hire)
{
    struct bide_stream stream = bide_stream_open(
        run->root, (uint32_t) BIDE_RUN_LEAD << 24, run->model->hires[hire].key);
    return bide_dist_draw(&run->model->hires[hire].lead_days, &stream);
}

/* Hired continuous clinicians start one by one over the ramp, each in the middle of an
 * even share of it: as much work in all as if they grew evenly. */
static void schedule_hire(struct bide_run *run, size_t index)
{
    const struct bide_model_hire *hire = &run->model->hires[index];
    const size_t count = (size_t) hire->wte;
    for (size_t k = 1; k <= count; ++k) {
        const double share = ((double) k - 0.5) / (double) count;
        const struct bide_event event = { .time =
                                              run->hired[index] + hire->ramp_days * share,
                                          .kind = BIDE_RUN_HIRED,
                                          .subject = hire->staff };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
    }
}

static void schedule_levels(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->level_count; ++i) {
        const struct bide_event event = { .time = run->model->levels[i].day,
                                          .kind = BIDE_RUN_STAFF,
                                          .subject = (uint32_t) i };
        if (event.time > 0.0) {
            bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CHANGE, event);
        } else {
            bide_staffing_level(run, i);
        }
    }
}

void bide_staffing_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        const int64_t clinicians = run->model->epochs[0].staff[i].clinicians;
        const struct bide_run_staff fresh = { .clinicians = clinicians,
                                              .base = clinicians };
        run->staff[i] = fresh;
        bide_level_init(&run->staff[i].offered_level, clinicians, 0.0);
        bide_level_init(&run->staff[i].used_level, 0, 0.0);
    }
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        run->hired[i] = hire->start + draw_lead(run, i);
        if (run->model->epochs[0].staff[hire->staff].is_continuous) {
            schedule_hire(run, i);
        }
    }
    schedule_levels(run);
}

/* What grows is taken half-way through the day, so that the days add up to the whole. */
static double noon(const struct bide_run *run)
{
    return floor(run->loop.now) + 0.5;
}

double bide_staffing_wte(const struct bide_run *run, size_t staff)
{
    double wte = run->epoch->staff[staff].wte;
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        if (hire->staff == staff) {
            wte += hire->wte * bide_model_ramp(noon(run), run->hired[i], hire->ramp_days);
        }
    }
    return fmax(0.0, wte - bide_provider_taken(run, staff, noon(run)));
}

/* Clinic time that pilots free on one open day, in days. */
static double freed_days(const struct bide_run *run, size_t staff)
{
    double days = 0.0;
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        if (pilot->frees_staff >= 0 && (size_t) pilot->frees_staff == staff) {
            const double grown =
                bide_model_ramp(noon(run), pilot->start, pilot->ramp_days);
            days += pilot->frees_days_per_week * pilot->share * grown;
        }
    }
    return days / (double) run->model->rosters[staff].weekday_count;
}

double bide_staffing_sessions(struct bide_run *run, size_t staff)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    struct bide_run_staff *state = &run->staff[staff];
    state->carry += bide_staffing_wte(run, staff) * group->sessions_per_day
                    + freed_days(run, staff) / group->session_days;
    const double whole = floor(state->carry + SLACK);
    state->carry -= whole;
    return whole * group->session_days;
}

/* Those in post since the cost was last settled, and hires: a new colleague is paid in
 * full from the first day, in training too. */
static double cost_so_far(const struct bide_run *run, size_t staff)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    const struct bide_run_staff *state = &run->staff[staff];
    const double now = run->loop.now;
    const double posts = group->is_continuous ? (double) state->base : group->wte;
    double days = posts * (now - state->paid_to);
    for (size_t i = 0; i < run->model->hire_count; ++i) {
        const struct bide_model_hire *hire = &run->model->hires[i];
        const double from = fmax(run->hired[i], state->paid_to);
        days += hire->staff == staff ? hire->wte * fmax(0.0, now - from) : 0.0;
    }
    days -= bide_provider_taken_days(run, staff, state->paid_to);
    return state->paid + fmax(0.0, days) * group->cost_per_day;
}

void bide_staffing_settle(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        run->staff[i].paid = cost_so_far(run, i);
        run->staff[i].paid_to = run->loop.now;
    }
}

static bool is_with(const struct bide_run *run, const struct bide_run_child *child,
                    size_t staff)
{
    return (child->flags & BIDE_RUN_WITH) != 0
           && run->epoch->pathways[child->pathway].steps[child->step].staff
                  == (int) staff;
}

/* Of the children with a clinician of the group, somebody's last or not, the one with the
 * smallest key: places in storage depend on other pathways. There is one. */
static struct bide_run_child *first_with(const struct bide_run *run, size_t staff,
                                         bool is_last)
{
    struct bide_run_child *first = NULL;
    for (uint32_t id = 0; id < run->children.count; ++id) {
        struct bide_run_child *child = bide_run_child(run, id);
        const bool is_meant = is_with(run, child, staff)
                              && ((child->flags & BIDE_RUN_LAST) != 0) == is_last;
        if (is_meant && (first == NULL || child->key < first->key)) {
            first = child;
        }
    }
    BIDE_REQUIRE(first != NULL);
    return first;
}

/* Of those with a child, as many leave afterwards as there are too many. */
static void choose_leavers(struct bide_run *run, size_t staff)
{
    struct bide_run_staff *state = &run->staff[staff];
    const int64_t too_many = state->busy - state->clinicians;
    const int64_t wanted = too_many > 0 ? too_many : 0;
    while (state->leaving != wanted) {
        const bool is_last = state->leaving > wanted;
        first_with(run, staff, is_last)->flags ^= BIDE_RUN_LAST;
        state->leaving += is_last ? -1 : 1;
    }
}

void bide_staffing_change(struct bide_run *run, size_t staff, int64_t change)
{
    struct bide_run_staff *state = &run->staff[staff];
    state->clinicians += change;
    choose_leavers(run, staff);
    bide_level_change(&state->offered_level, change, run->loop.now);
}

void bide_staffing_level(struct bide_run *run, size_t level)
{
    const struct bide_model_level *to = &run->model->levels[level];
    struct bide_run_staff *state = &run->staff[to->staff];
    bide_staffing_settle(run);
    bide_staffing_change(run, to->staff, to->clinicians - state->base);
    state->base = to->clinicians;
}

void bide_staffing_busy(struct bide_run *run, size_t staff, int64_t change)
{
    struct bide_run_staff *state = &run->staff[staff];
    state->busy += change;
    bide_level_change(&state->used_level, change, run->loop.now);
}

void bide_staffing_warm_up(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        struct bide_run_staff *state = &run->staff[i];
        state->offered = 0.0;
        state->used = 0.0;
        bide_level_init(&state->offered_level, state->clinicians, run->loop.now);
        bide_level_init(&state->used_level, state->busy, run->loop.now);
    }
}

void bide_staffing_measure(const struct bide_run *run, size_t staff, double *row)
{
    const struct bide_run_staff *state = &run->staff[staff];
    double offered = state->offered;
    double used = state->used;
    if (run->epoch->staff[staff].is_continuous) {
        offered = bide_level_integral(&state->offered_level, run->loop.now);
        used = bide_level_integral(&state->used_level, run->loop.now);
    }
    row[BIDE_KPI_STAFF_USED] = offered > 0.0 ? used / offered : NAN;
    row[BIDE_KPI_STAFF_HOURS] = offered * HOURS_PER_DAY;
}

static double cost_of_contracts(const struct bide_run *run)
{
    double cost = 0.0;
    for (size_t i = 0; i < run->model->contract_count; ++i) {
        const struct bide_model_contract *contract = &run->model->contracts[i];
        cost += run->loop.now >= contract->start ? contract->set_up_cost : 0.0;
        cost += contract->price * (double) run->contracts[i].seen;
    }
    for (size_t i = 0; i < run->model->pilot_count; ++i) {
        const struct bide_model_pilot *pilot = &run->model->pilots[i];
        cost += pilot->cost_per_day * fmax(0.0, run->loop.now - pilot->start);
    }
    return cost;
}

void bide_staffing_cost(const struct bide_run *run, double *row)
{
    double staff = 0.0;
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        staff += cost_so_far(run, i);
    }
    row[BIDE_KPI_COST_STAFF] = staff;
    row[BIDE_KPI_COST_CONTRACTS] = cost_of_contracts(run);
    row[BIDE_KPI_COST_TOTAL] = staff + row[BIDE_KPI_COST_CONTRACTS];
}
