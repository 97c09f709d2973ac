/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "models/service/budget.h"

static size_t lines_at(const struct bide_plan *plan,
                       const struct bide_plan_moment *moment)
{
    return moment->label != NULL ? plan->line_count : plan->pathway_count;
}

/* Lines of the budget come at milestones only. */
static size_t budget_columns_at(const struct bide_plan *plan,
                                const struct bide_plan_moment *moment)
{
    return moment->label != NULL ? plan->budget_count * BIDE_KPI_BUDGET_COUNT : 0;
}

static size_t columns_at(const struct bide_plan *plan,
                         const struct bide_plan_moment *moment)
{
    return lines_at(plan, moment) * BIDE_KPI_COUNT
           + plan->staff_count * BIDE_KPI_STAFF_COUNT + budget_columns_at(plan, moment)
           + BIDE_KPI_COST_COUNT;
}

static void add_line(struct bide_plan *plan, size_t pathway, int priority, int group)
{
    const struct bide_plan_line line = { pathway, priority, group };
    plan->lines[plan->line_count++] = line;
}

/* The priorities of a pathway that has several; its groups, and the children in none. */
static void add_parts(struct bide_plan *plan, const struct bide_spec_pathway *pathway,
                      size_t index)
{
    const int priorities = (int) pathway->priorities.count;
    const int groups = (int) pathway->groups.count;
    for (int k = 0; priorities > 1 && k < priorities; ++k) {
        add_line(plan, index, k, -1);
    }
    for (int k = 0; groups > 0 && k <= groups; ++k) {
        add_line(plan, index, -1, k);
    }
}

static enum bide_err make_lines(struct bide_plan *plan, const struct bide_spec *spec)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    size_t count = spec->pathways.count;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        count += pathways[i].priorities.count + pathways[i].groups.count + 1;
    }
    plan->lines = bide_mem_zeroed(count, sizeof(struct bide_plan_line));
    if (plan->lines == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        add_line(plan, i, -1, -1);
    }
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        add_parts(plan, &pathways[i], i);
    }
    return BIDE_OK;
}

static void add_moment(struct bide_plan *plan, const struct bide_spec *spec, double day,
                       const char *label)
{
    const struct bide_plan_moment moment = { .time = day,
                                             .date = spec->start + (int32_t) day,
                                             .label = label,
                                             .first_column = plan->moment_count };
    /* The column is the moment's turn until the columns are laid out. */
    plan->moments[plan->moment_count++] = moment;
}

/* By time; at one time milestones first, as they were written. */
static int compare_moments(const void *a, const void *b)
{
    const struct bide_plan_moment *first = a;
    const struct bide_plan_moment *second = b;
    if (first->time < second->time || first->time > second->time) {
        return first->time < second->time ? -1 : 1;
    }
    return first->first_column < second->first_column ? -1 : 1;
}

/* A milestone on the first of a month is that month's moment too, and likewise of a week.
 */
static void drop_doubles(struct bide_plan *plan)
{
    size_t kept = 0;
    for (size_t i = 0; i < plan->moment_count; ++i) {
        const bool is_double = kept > 0 && plan->moments[i].label == NULL
                               && plan->moments[i].time <= plan->moments[kept - 1].time;
        if (!is_double) {
            plan->moments[kept++] = plan->moments[i];
        }
    }
    plan->moment_count = kept;
}

static void add_months(struct bide_plan *plan, const struct bide_spec *spec)
{
    const double end = 7.0 * (double) spec->weeks;
    const struct bide_civil_date start = bide_civil_date(spec->start);
    const struct bide_civil_date first = { start.year, start.month, 1 };
    const int32_t first_day = bide_civil_day(first);
    add_moment(plan, spec, 0.0, NULL);
    for (int month = 1;; ++month) {
        const double day =
            (double) bide_civil_add_months(first_day, month) - (double) spec->start;
        if (day > end) {
            return;
        }
        add_moment(plan, spec, day, NULL);
    }
}

/* The start and the end of every whole week. */
static void add_weeks(struct bide_plan *plan, const struct bide_spec *spec)
{
    for (int64_t week = 0; week <= spec->weeks; ++week) {
        add_moment(plan, spec, 7.0 * (double) week, NULL);
    }
}

static enum bide_err make_moments(struct bide_plan *plan, const struct bide_spec *spec)
{
    const struct bide_spec_milestone *milestones = spec->milestones.items;
    const double end = 7.0 * (double) spec->weeks;
    const size_t months = spec->monthly ? (size_t) (end / 28.0) + 2 : 0;
    const size_t weeks = spec->weekly ? (size_t) spec->weeks + 1 : 0;
    plan->moments = bide_mem_zeroed(spec->milestones.count + 1 + months + weeks,
                                    sizeof(struct bide_plan_moment));
    if (plan->moments == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < spec->milestones.count; ++i) {
        add_moment(plan, spec, bide_spec_milestone_day(spec, &milestones[i]),
                   milestones[i].label);
    }
    if (spec->milestones.count == 0) {
        add_moment(plan, spec, end, "End");
    }
    if (spec->monthly) {
        add_months(plan, spec);
    }
    if (spec->weekly) {
        add_weeks(plan, spec);
    }
    qsort(plan->moments, plan->moment_count, sizeof(plan->moments[0]), compare_moments);
    drop_doubles(plan);
    return BIDE_OK;
}

enum bide_err bide_plan_init(struct bide_plan *plan, const struct bide_spec *spec)
{
    memset(plan, 0, sizeof(*plan));
    plan->pathway_count = spec->pathways.count;
    plan->staff_count = spec->staff.count;
    plan->budget_count = bide_budget_count(spec);
    enum bide_err err = make_lines(plan, spec);
    if (err == BIDE_OK) {
        err = make_moments(plan, spec);
    }
    if (err != BIDE_OK) {
        bide_plan_free(plan);
        return err;
    }
    for (size_t i = 0; i < plan->moment_count; ++i) {
        plan->moments[i].first_column = plan->column_count;
        plan->column_count += columns_at(plan, &plan->moments[i]);
    }
    plan->column_count += BIDE_PLAN_AUDIT_COUNT;
    return BIDE_OK;
}

void bide_plan_free(struct bide_plan *plan)
{
    bide_mem_free(plan->moments);
    bide_mem_free(plan->lines);
    memset(plan, 0, sizeof(*plan));
}

bool bide_plan_has(const struct bide_plan *plan, size_t moment, size_t line)
{
    return line < lines_at(plan, &plan->moments[moment]);
}

size_t bide_plan_last_milestone(const struct bide_plan *plan)
{
    size_t last = plan->moment_count - 1;
    while (last > 0 && plan->moments[last].label == NULL) {
        --last;
    }
    return last;
}

/* Milestones before a moment. */
static size_t count_milestones(const struct bide_plan *plan, size_t before)
{
    size_t count = 0;
    for (size_t i = 0; i < before; ++i) {
        count += plan->moments[i].label != NULL ? 1 : 0;
    }
    return count;
}

size_t bide_plan_milestone(const struct bide_plan *plan, size_t moment)
{
    BIDE_REQUIRE(moment < plan->moment_count && plan->moments[moment].label != NULL);
    return count_milestones(plan, moment);
}

size_t bide_plan_milestone_count(const struct bide_plan *plan)
{
    return count_milestones(plan, plan->moment_count);
}

size_t bide_plan_column(const struct bide_plan *plan, size_t moment, size_t line,
                        enum bide_kpi kpi)
{
    BIDE_ASSERT(bide_plan_has(plan, moment, line));
    return plan->moments[moment].first_column + line * BIDE_KPI_COUNT + (size_t) kpi;
}

size_t bide_plan_staff_column(const struct bide_plan *plan, size_t moment, size_t staff,
                              enum bide_kpi_staff kpi)
{
    const struct bide_plan_moment *at = &plan->moments[moment];
    return at->first_column + lines_at(plan, at) * BIDE_KPI_COUNT
           + staff * BIDE_KPI_STAFF_COUNT + (size_t) kpi;
}

size_t bide_plan_cost_column(const struct bide_plan *plan, size_t moment,
                             enum bide_kpi_cost kpi)
{
    const struct bide_plan_moment *at = &plan->moments[moment];
    return at->first_column + columns_at(plan, at) - BIDE_KPI_COST_COUNT + (size_t) kpi;
}

size_t bide_plan_budget_column(const struct bide_plan *plan, size_t moment, size_t line,
                               enum bide_kpi_budget kpi)
{
    const struct bide_plan_moment *at = &plan->moments[moment];
    BIDE_ASSERT(at->label != NULL && line < plan->budget_count);
    return at->first_column + columns_at(plan, at) - BIDE_KPI_COST_COUNT
           - budget_columns_at(plan, at) + line * BIDE_KPI_BUDGET_COUNT + (size_t) kpi;
}

size_t bide_plan_audit_column(const struct bide_plan *plan, enum bide_plan_audit audit)
{
    return plan->column_count - BIDE_PLAN_AUDIT_COUNT + (size_t) audit;
}
