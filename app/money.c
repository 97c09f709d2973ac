/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/money.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"
#include "models/scenario/settings_change.h"
#include "models/service/budget.h"

enum { SCENARIOS_ACROSS = 5 };

/* --- what the lines are called --- */

/* Whom a change is about: a pathway, or else a staff group. */
static const char *subject_of(const struct bide_study *study,
                              const struct bide_spec_change *change)
{
    const struct bide_spec_pathway *pathway = bide_budget_pathway(study->spec, change);
    const struct bide_spec_list staff = study->spec->staff;
    if (pathway != NULL) {
        return bide_names_of(pathway->label, pathway->name);
    }
    const size_t index =
        bide_spec_find(staff, sizeof(struct bide_spec_staff), change->staff);
    return index < staff.count
               ? bide_names_of(bide_names_staff(study, index)->label, change->staff)
               : NULL;
}

/* "Insourcing: Autism", "Extra sessions: Nurses" */
static void put_change(struct bide_text *out, const struct bide_study *study,
                       const struct bide_spec_change *change)
{
    if (change->label != NULL && change->label[0] != '\0') {
        bide_text_add(out, change->label);
        return;
    }
    const char *type = bide_settings_change_types[change->type];
    const char *subject = subject_of(study, change);
    bide_text_addf(out, "%c", toupper((unsigned char) type[0]));
    for (size_t i = 1; type[i] != '\0'; ++i) {
        bide_text_addf(out, "%c", type[i] == '_' ? ' ' : type[i]);
    }
    if (subject != NULL) {
        bide_text_addf(out, ": %s", subject);
    }
}

static bool holds(const struct bide_spec_scenario *scenario,
                  const struct bide_spec_change *change)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    size_t i = 0;
    while (i < scenario->changes.count && &changes[i] != change) {
        ++i;
    }
    return i < scenario->changes.count;
}

/* What the scenario is called that the change stands in. */
static const char *scenario_of(const struct bide_study *study,
                               const struct bide_spec_change *change)
{
    const struct bide_spec_scenario *scenario = study->spec->scenarios.items;
    while (!holds(scenario, change)) {
        ++scenario;
    }
    return bide_names_of(scenario->label, scenario->name);
}

/* Whether the change of another line is called the same. */
static bool is_ambiguous(const struct bide_study *study, size_t line,
                         struct bide_text *label)
{
    bool is_found = false;
    struct bide_text other;
    bide_text_init(&other);
    for (size_t i = 0; i < study->plan.budget_count && !is_found; ++i) {
        const struct bide_spec_change *change =
            bide_budget_line_at(study->spec, i).change;
        if (i != line && change != NULL) {
            bide_text_clear(&other);
            put_change(&other, study, change);
            is_found = strcmp(other.bytes, label->bytes) == 0;
        }
    }
    bide_show_release(&other, label);
    return is_found;
}

/* Changes of one scenario that are called the same: how many there are, and which of them
 * this line is, from 1. */
struct turn {
    size_t count;
    size_t number;
};

static struct turn turn_of(const struct bide_study *study, size_t line,
                           struct bide_text *label)
{
    struct turn turn = { .count = 0 };
    const char *scenario =
        scenario_of(study, bide_budget_line_at(study->spec, line).change);
    struct bide_text other;
    bide_text_init(&other);
    for (size_t i = 0; i < study->plan.budget_count; ++i) {
        const struct bide_spec_change *change =
            bide_budget_line_at(study->spec, i).change;
        bide_text_clear(&other);
        if (change != NULL && scenario_of(study, change) == scenario) {
            put_change(&other, study, change);
        }
        turn.count += strcmp(other.bytes, label->bytes) == 0 ? 1 : 0;
        turn.number = i == line ? turn.count : turn.number;
    }
    bide_show_release(&other, label);
    return turn;
}

/* Two scenarios may have contracts of one name on different terms, as may one. */
static void put_unique_change(struct bide_text *out, const struct bide_study *study,
                              size_t line, const struct bide_spec_change *change)
{
    struct bide_text label;
    bide_text_init(&label);
    put_change(&label, study, change);
    bide_text_add(out, label.bytes);
    if (is_ambiguous(study, line, &label)) {
        const struct turn turn = turn_of(study, line, &label);
        bide_text_addf(out, " (%s", scenario_of(study, change));
        if (turn.count > 1) {
            bide_text_addf(out, ", no. %zu", turn.number);
        }
        bide_text_add(out, ")");
    }
    bide_show_release(&label, out);
}

void bide_money_label(struct bide_text *out, const struct bide_study *study, size_t line)
{
    const struct bide_budget_line what = bide_budget_line_at(study->spec, line);
    if (what.staff != NULL) {
        bide_text_add(out, bide_names_of(what.staff->label, what.staff->name));
    } else if (what.pathway != NULL) {
        bide_text_addf(out, "While waiting: %s",
                       bide_names_of(what.pathway->label, what.pathway->name));
    } else {
        put_unique_change(out, study, line, what.change);
    }
}

void bide_money_path(struct bide_text *out, const struct bide_study *study, size_t line)
{
    const struct bide_budget_line what = bide_budget_line_at(study->spec, line);
    if (what.staff != NULL) {
        bide_text_addf(out, "staff.%s", what.staff->name);
    } else if (what.pathway != NULL) {
        bide_text_addf(out, "pathways.%s", what.pathway->name);
    } else {
        bide_spec_change_path(study->spec, what.change, out);
    }
}

/* --- the table --- */

/* Some scenarios beside each other. */
struct block {
    const struct bide_study *study;
    size_t moment;
    size_t first;
    size_t count;
    double unit; /* pounds */
    struct bide_grid grid;
    struct bide_text cell;
};

double bide_money_unit(const struct bide_study *study, size_t moment)
{
    double most = 0.0;
    for (size_t i = 0; i < study->scenario_count; ++i) {
        most = fmax(most, bide_study_cost(study, i, moment, BIDE_KPI_COST_TOTAL)->mean);
    }
    return most >= 1e6 ? 1000.0 : 1.0;
}

static struct bide_estimate in_units(const struct bide_estimate *cost, double unit)
{
    struct bide_estimate result = *cost;
    result.mean /= unit;
    result.half_width /= unit;
    return result;
}

/* A line that costs nothing in any scenario says nothing. */
static bool has_cost(const struct bide_study *study, size_t moment, size_t line)
{
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (bide_study_budget(study, i, moment, line, BIDE_KPI_BUDGET_COST)->mean > 0.0) {
            return true;
        }
    }
    return false;
}

static void add_line(struct block *block, size_t line)
{
    bide_text_add(&block->cell, "  ");
    bide_money_label(&block->cell, block->study, line);
    bide_grid_take(&block->grid, &block->cell);
    for (size_t i = block->first; i < block->first + block->count; ++i) {
        const struct bide_estimate cost = in_units(
            bide_study_budget(block->study, i, block->moment, line, BIDE_KPI_BUDGET_COST),
            block->unit);
        bide_figure_level(&block->cell, &cost, BIDE_FIGURE_CHILDREN);
        bide_grid_take(&block->grid, &block->cell);
    }
}

static void add_total(struct block *block, const char *name, enum bide_kpi_cost kpi)
{
    bide_grid_add(&block->grid, name);
    for (size_t i = block->first; i < block->first + block->count; ++i) {
        const struct bide_estimate cost =
            in_units(bide_study_cost(block->study, i, block->moment, kpi), block->unit);
        bide_figure_level(&block->cell, &cost, BIDE_FIGURE_CHILDREN);
        bide_grid_take(&block->grid, &block->cell);
    }
}

/* What is spent but not recurrent. */
static void add_rest(struct block *block)
{
    const struct bide_study *study = block->study;
    bide_grid_add(&block->grid, "Not recurrent");
    for (size_t i = block->first; i < block->first + block->count; ++i) {
        struct bide_estimate cost =
            *bide_study_cost(study, i, block->moment, BIDE_KPI_COST_TOTAL);
        cost.mean -=
            bide_study_cost(study, i, block->moment, BIDE_KPI_COST_RECURRENT)->mean;
        cost = in_units(&cost, block->unit);
        bide_figure_level(&block->cell, &cost, BIDE_FIGURE_CHILDREN);
        bide_grid_take(&block->grid, &block->cell);
    }
}

static void add_changes(struct block *block)
{
    bide_grid_add(&block->grid, "Change");
    for (size_t i = block->first; i < block->first + block->count; ++i) {
        const struct bide_estimate change =
            in_units(bide_study_cost_difference(block->study, i, block->moment,
                                                BIDE_KPI_COST_TOTAL),
                     block->unit);
        if (i > 0) {
            bide_figure_change(&block->cell, &change, BIDE_FIGURE_CHILDREN);
        }
        bide_grid_take(&block->grid, &block->cell);
    }
}

/* The lines that are recurrent, or the others. */
static void add_lines(struct block *block, bool is_recurrent)
{
    const struct bide_study *study = block->study;
    for (size_t i = 0; i < study->plan.budget_count; ++i) {
        if (bide_budget_line_at(study->spec, i).is_recurrent == is_recurrent
            && has_cost(study, block->moment, i)) {
            add_line(block, i);
        }
    }
}

static void print_block(struct bide_text *out, struct block *block)
{
    bide_text_init(&block->cell);
    bide_grid_init(&block->grid, block->count + 1);
    bide_grid_add(&block->grid, "");
    for (size_t i = block->first; i < block->first + block->count; ++i) {
        bide_grid_add(&block->grid, bide_names_scenario(block->study, i)->name);
    }
    add_total(block, "Recurrent", BIDE_KPI_COST_RECURRENT);
    add_lines(block, true);
    add_rest(block);
    add_lines(block, false);
    add_total(block, "Total", BIDE_KPI_COST_TOTAL);
    if (block->study->scenario_count > 1) {
        add_changes(block);
    }
    bide_grid_print(&block->grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&block->grid);
    bide_show_release(&block->cell, out);
}

/* --- what stopped --- */

/* "The provider fails in 12% of replications: Insourcing: Autism (insource)." */
static void add_stopped(struct bide_text *text, const struct bide_study *study,
                        size_t scenario, size_t moment, size_t line)
{
    const struct bide_estimate *share =
        bide_study_budget(study, scenario, moment, line, BIDE_KPI_BUDGET_STOPPED);
    const struct bide_spec_change *change = bide_budget_line_at(study->spec, line).change;
    bide_text_add(text, text->length > 0 ? " " : "");
    bide_text_add(text, change->type == BIDE_SPEC_PILOT ? "Stopped at its evaluation in "
                                                        : "Sees nobody in ");
    bide_figure_level(text, share, BIDE_FIGURE_SHARE);
    bide_text_add(text, " of replications: ");
    bide_money_label(text, study, line);
    bide_text_addf(text, " (%s).", bide_names_scenario(study, scenario)->name);
}

void bide_money_stopped_print(struct bide_text *out, const struct bide_study *study,
                              double share, size_t width)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    struct bide_text text;
    bide_text_init(&text);
    const size_t lines = study->plan.budget_count;
    for (size_t i = 0; i < study->scenario_count * lines; ++i) {
        const struct bide_estimate *stopped = bide_study_budget(
            study, i / lines, moment, i % lines, BIDE_KPI_BUDGET_STOPPED);
        if (stopped->mean > share) { /* NaN is not */
            add_stopped(&text, study, i / lines, moment, i % lines);
        }
    }
    if (text.length > 0) {
        bide_show_wrapped(out, text.bytes, 0, width);
    }
    bide_show_release(&text, out);
}

/* --- all of it --- */

static void print_tables(struct bide_text *out, const struct bide_study *study,
                         size_t moment)
{
    struct bide_text heading;
    bide_text_init(&heading);
    const double unit = bide_money_unit(study, moment);
    bide_text_addf(&heading, "Budget in %spounds, up to ",
                   unit > 1.0 ? "thousands of " : "");
    bide_figure_date(&heading, study->plan.moments[moment].date);
    bide_show_heading(out, heading.bytes);
    bide_show_release(&heading, out);
    for (size_t i = 0; i < study->scenario_count; i += SCENARIOS_ACROSS) {
        const size_t left = study->scenario_count - i;
        struct block block = { .study = study,
                               .moment = moment,
                               .unit = unit,
                               .first = i,
                               .count =
                                   left < SCENARIOS_ACROSS ? left : SCENARIOS_ACROSS };
        print_block(out, &block);
    }
    bide_show_wrapped(out,
                      "What the configuration gives no cost for counts as nothing. Posts "
                      "are recurrent; contracts and programmes with a date are not.",
                      0, BIDE_SHOW_WIDTH);
}

void bide_money_print(struct bide_text *out, const struct bide_study *study)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    bool is_spent = false;
    for (size_t i = 0; i < study->plan.budget_count; ++i) {
        is_spent = is_spent || has_cost(study, moment, i);
    }
    if (is_spent) {
        print_tables(out, study, moment);
    }
    bide_money_stopped_print(out, study, 0.0, BIDE_SHOW_WIDTH);
}
