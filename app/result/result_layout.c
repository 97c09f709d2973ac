/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_layout.h"

struct bide_result_layout bide_result_layout_first(void)
{
    return (struct bide_result_layout){ 0, 0, 0 };
}

/* The first measure of a subject, and the one behind its last. */
static size_t first_measure(const struct bide_plan *plan, size_t subject, size_t *end)
{
    const size_t staff = plan->line_count;
    const size_t budget = staff + plan->staff_count;
    const size_t cost = budget + plan->budget_count;
    if (subject < staff) {
        *end = BIDE_RESULT_LAYOUT_STAFF;
        return 0;
    }
    if (subject < budget) {
        *end = BIDE_RESULT_LAYOUT_BUDGET;
        return BIDE_RESULT_LAYOUT_STAFF;
    }
    if (subject < cost) {
        *end = BIDE_RESULT_LAYOUT_COST;
        return BIDE_RESULT_LAYOUT_BUDGET;
    }
    *end = subject == cost ? BIDE_RESULT_LAYOUT_AUDIT : BIDE_RESULT_LAYOUT_MEASURES;
    return subject == cost ? BIDE_RESULT_LAYOUT_COST : BIDE_RESULT_LAYOUT_AUDIT;
}

/* Priorities, groups and lines of the budget are measured at milestones only. */
static size_t next_subject(const struct bide_plan *plan, size_t moment, size_t subject)
{
    const bool is_milestone = plan->moments[moment].label != NULL;
    ++subject;
    if (!is_milestone && subject == plan->pathway_count) {
        subject = plan->line_count;
    }
    if (!is_milestone && subject == plan->line_count + plan->staff_count) {
        subject += plan->budget_count;
    }
    return subject;
}

void bide_result_layout_next(struct bide_result_layout *layout,
                             const struct bide_plan *plan)
{
    const size_t audit = plan->line_count + plan->staff_count + plan->budget_count + 1;
    size_t end = 0;
    (void) first_measure(plan, layout->subject, &end);
    if (++layout->measure < end) {
        return;
    }
    layout->subject = next_subject(plan, layout->moment, layout->subject);
    if (layout->subject == audit && layout->moment + 1 < plan->moment_count) {
        layout->subject = 0;
        ++layout->moment;
    }
    layout->measure = first_measure(plan, layout->subject, &end);
}

/* By enum bide_plan_audit. */
static const struct bide_kpi_info audits[BIDE_PLAN_AUDIT_COUNT] = {
    { "unaccounted", "children", "Children unaccounted for",
      "Children who are nowhere, or twice, at the end; 0 or Bide has a bug." },
    { "littles_law_gap", "share", "Little's law",
      "Relative gap between the mean list and what arrivals and waits make of it." },
    { "events", "events", "Events", "Events handled." },
    { "children", "children", "Children", "Children simulated." },
};

const struct bide_kpi_info *bide_result_layout_info(size_t measure)
{
    if (measure < BIDE_RESULT_LAYOUT_STAFF) {
        return bide_kpi_info((enum bide_kpi) measure);
    }
    if (measure < BIDE_RESULT_LAYOUT_BUDGET) {
        return bide_kpi_staff_info(
            (enum bide_kpi_staff)(measure - BIDE_RESULT_LAYOUT_STAFF));
    }
    if (measure < BIDE_RESULT_LAYOUT_COST) {
        return bide_kpi_budget_info(
            (enum bide_kpi_budget)(measure - BIDE_RESULT_LAYOUT_BUDGET));
    }
    return measure < BIDE_RESULT_LAYOUT_AUDIT
               ? bide_kpi_cost_info(
                   (enum bide_kpi_cost)(measure - BIDE_RESULT_LAYOUT_COST))
               : &audits[measure - BIDE_RESULT_LAYOUT_AUDIT];
}

const char *bide_result_layout_kind(size_t measure)
{
    return measure < BIDE_RESULT_LAYOUT_STAFF    ? "line"
           : measure < BIDE_RESULT_LAYOUT_BUDGET ? "staff"
           : measure < BIDE_RESULT_LAYOUT_COST   ? "budget"
           : measure < BIDE_RESULT_LAYOUT_AUDIT  ? "cost"
                                                 : "audit";
}
