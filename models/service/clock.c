/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/clock.h"

#include <math.h>

#include "engine/base/civil.h"
#include "models/scenario/rules.h"
#include "models/service/expect.h"

#define DAYS_EVER (INT64_C(1) << 32) /* longer than any wait */

/* Before the start, so long that whoever was referred earlier is late in any case: of 7
 * days 5 are working days, less at most 11 bank holidays in any 366 days. */
static int64_t days_before(const struct bide_model *model)
{
    double most = 0.0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        most = fmax(most, model->routes[i].in_working_days ? model->routes[i].within_days
                                                           : 0.0);
    }
    return most > 0.0 ? (int64_t) (1.5 * most) + 60 : 0;
}

/* The days from the start on which a year begins. */
static enum bide_err find_years(struct bide_model *model, int32_t start)
{
    const int first = bide_civil_date(start).year;
    const int32_t end = start + (int32_t) model->horizon;
    const size_t most = (size_t) (bide_civil_date(end).year - first) + 1;
    model->years = bide_arena_take(&model->arena, most, sizeof(int32_t));
    if (model->years == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < most; ++i) {
        const struct bide_civil_date date = { first + (int) i, 1, 1 };
        const int32_t day = bide_civil_day(date);
        if (day >= start) {
            model->years[model->year_count++] = day - start;
        }
    }
    return BIDE_OK;
}

enum bide_err bide_clock_compile(struct bide_model *model, const struct bide_spec *base)
{
    const struct bide_spec_pathway *pathways = base->pathways.items;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_rules_standard standard = bide_rules_standard_of(&pathways[i]);
        struct bide_model_route *route = &model->routes[i];
        route->in_working_days = standard.unit == BIDE_RULES_WORKING_DAYS;
        route->within_days =
            route->in_working_days ? standard.within : bide_rules_days(&standard);
        route->stop_step = bide_rules_stop_step(&pathways[i]);
        const struct bide_spec_target *target = &pathways[i].target;
        route->target_list = isnan(target->list) ? -1 : (int64_t) target->list;
        route->target_share = isnan(target->share) ? INFINITY : target->share;
        const bool has_over = target->over_weeks > 0.0;
        route->target_over_weeks = has_over ? (size_t) target->over_weeks : 0;
        route->target_at_most = has_over && target->at_most > 0.0 ? target->at_most : 0.0;
        route->counts_years = pathways[i].clock == BIDE_SPEC_CLOCK_EHC;
    }
    const int64_t before = days_before(model);
    const enum bide_err err = find_years(model, base->start);
    if (err != BIDE_OK || before == 0) {
        return err;
    }
    return bide_workdays_init(&model->workdays, &model->arena, base->start, before,
                              (int64_t) model->horizon + 1);
}

/* --- the standard at a moment --- */

int64_t bide_clock_most_days(const struct bide_model_route *route)
{
    return (int64_t) fmin(floor(route->within_days), (double) DAYS_EVER);
}

/* The earliest day of referral from which no more than most days (or, if is_strict,
 * fewer) have been counted by today: the wait as the rules count it is the shorter, the
 * later it began. */
static int64_t earliest_by_looking(const struct bide_model *model,
                                   const struct bide_model_route *route, int64_t today,
                                   bool is_strict)
{
    const double most = route->within_days;
    int64_t early = today;
    int64_t late = today + 1;
    for (int64_t step = 1; step < DAYS_EVER; step *= 2) {
        const double days = (double) bide_clock_days(model, route, early, today);
        if (days > most || (is_strict && days >= most)) {
            break;
        }
        late = early;
        early -= step;
    }
    while (late - early > 1) {
        const int64_t middle = early + (late - early) / 2;
        const double days = (double) bide_clock_days(model, route, middle, today);
        if (days > most || (is_strict && days >= most)) {
            early = middle;
        } else {
            late = middle;
        }
    }
    return late;
}

/* Where all days count it is plain. */
static int64_t earliest(const struct bide_model *model,
                        const struct bide_model_route *route, int64_t today,
                        bool is_strict)
{
    if (route->in_working_days || route->within_days >= (double) DAYS_EVER) {
        return earliest_by_looking(model, route, today, is_strict);
    }
    return today
           - (int64_t) (is_strict ? ceil(route->within_days) - 1.0
                                  : floor(route->within_days));
}

void bide_clock_find_limits(struct bide_run *run, size_t pathway,
                            const struct bide_plan_moment *moment)
{
    const int64_t from = bide_expect_from(run->model);
    const int64_t last = from + BIDE_EXPECT_DAYS - 1;
    const struct bide_model_route *route = &run->model->routes[pathway];
    struct bide_run_pathway *state = &run->pathways[pathway];
    state->today = (int64_t) ceil(moment->time) - 1;
    state->within_from = earliest(run->model, route, state->today, false);
    state->reached_before = earliest(run->model, route, state->today, true);
    state->expect_from = from;
    state->expect_to = moment->label == NULL ? from - 1
                       : state->today < last ? state->today
                                             : last;
}

/* --- plans issued in the calendar year --- */

/* 0 is the year of the start, unless that is its first day. */
static uint32_t year_of(const struct bide_model *model, double day)
{
    uint32_t year = 0;
    while (year < model->year_count && (double) model->years[year] <= day) {
        ++year;
    }
    return year;
}

static void turn(struct bide_run_cell *cell, uint32_t year)
{
    if (cell->year.number != year) {
        const struct bide_run_year empty = { .number = year };
        cell->year = empty;
    }
}

/* As the day begins it is the day before that is counted. */
void bide_clock_turn(const struct bide_run *run, struct bide_run_cell *cell)
{
    turn(cell, year_of(run->model, ceil(run->loop.now) - 1.0));
}

/* Whether a child's case has an exception does not depend on when the plan is issued. */
static bool is_exception(const struct bide_run *run, const struct bide_run_child *child)
{
    const double share = run->epoch->pathways[child->pathway].exceptions;
    if (share <= 0.0) {
        return false;
    }
    struct bide_stream stream =
        bide_stream_open(run->root, (uint32_t) BIDE_RUN_EXCEPTION << 24, child->key);
    return bide_run_chance(&stream, share);
}

void bide_clock_issued(struct bide_run *run, const struct bide_run_child *child,
                       struct bide_run_cell *cell, bool is_within)
{
    turn(cell, year_of(run->model, run->loop.now));
    const bool counts = !is_exception(run, child);
    cell->year.issued += 1;
    cell->year.within += is_within ? 1 : 0;
    cell->year.plain += counts ? 1 : 0;
    cell->year.plain_within += counts && is_within ? 1 : 0;
}
