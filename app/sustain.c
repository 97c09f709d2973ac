/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/sustain.h"

#include <math.h>
#include <stdio.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"
#include "engine/base/mem.h"
#include "models/service/balance.h"

enum { COLUMN_COUNT = 8 };

/* A table under way. */
struct table {
    const struct bide_study *study;
    struct bide_balance *balances; /* owned; by scenario and pathway */
    struct bide_grid grid;
    struct bide_text cell;
};

static const struct bide_balance *balance_at(const struct table *table, size_t scenario,
                                             size_t pathway)
{
    return &table->balances[scenario * table->study->plan.pathway_count + pathway];
}

static enum bide_err find_balances(struct table *table)
{
    const struct bide_study *study = table->study;
    const size_t pathways = study->plan.pathway_count;
    table->balances =
        bide_mem_zeroed(study->scenario_count * pathways, sizeof(struct bide_balance));
    if (table->balances == NULL) {
        return BIDE_ERR_MEMORY;
    }
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < study->scenario_count && err == BIDE_OK; ++i) {
        err = bide_balance_of(table->balances + i * pathways, study, i);
    }
    return err;
}

static void add_number(struct table *table, double number, int decimals)
{
    bide_show_number(&table->cell, number, decimals);
    bide_grid_take(&table->grid, &table->cell);
}

static void add_header(struct table *table)
{
    static const char *const words[] = {
        "", "Referred", "Kept up", "",     "Growth", "List at",   "List to", "To get",
        "", "a week",   "with",    "Load", "a week", "the start", "aim at",  "there",
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
        bide_grid_add(&table->grid, words[i]);
    }
}

/* The list grows by what is referred beyond capacity; it does not grow without end if
 * there is more capacity than that. */
static void add_balance(struct table *table, const struct bide_balance *balance)
{
    const double growth = balance->demand_per_week - balance->capacity_per_week;
    const double needed = balance->list > balance->target_list
                              ? balance->relief_per_week
                              : balance->target_capacity_per_week;
    add_number(table, balance->demand_per_week, 1);
    add_number(table, balance->capacity_per_week, 1);
    add_number(table, balance->load, 2);
    add_number(table, bide_balance_is_sustained(balance) ? 0.0 : growth, 1);
    add_number(table, balance->list, 0);
    add_number(table, balance->target_list, 0);
    add_number(table, needed, 1);
}

static bool is_other(const struct bide_balance *a, const struct bide_balance *b)
{
    return fabs(a->load - b->load) >= 0.005;
}

static void add_pathway(struct table *table, size_t index)
{
    const struct bide_spec_pathway *pathway = bide_names_pathway(table->study, index);
    const struct bide_balance *first = balance_at(table, 0, index);
    bide_grid_add(&table->grid, bide_names_of(pathway->label, pathway->name));
    add_balance(table, first);
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        const struct bide_balance *balance = balance_at(table, i, index);
        if (is_other(balance, first)) {
            bide_text_addf(&table->cell, "  %s",
                           bide_names_scenario_label(table->study, i));
            bide_grid_take(&table->grid, &table->cell);
            add_balance(table, balance);
        }
    }
}

static bool has_load(const struct table *table)
{
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        if (!isnan(balance_at(table, 0, i)->load)) {
            return true;
        }
    }
    return false;
}

static void print_table(struct bide_text *out, struct table *table)
{
    bide_text_init(&table->cell);
    bide_grid_init(&table->grid, COLUMN_COUNT);
    add_header(table);
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        if (!isnan(balance_at(table, 0, i)->load)) {
            add_pathway(table, i);
        }
    }
    bide_text_add(&table->cell, "Can it be sustained? Up to ");
    bide_figure_date(
        &table->cell,
        table->study->plan.moments[bide_plan_last_milestone(&table->study->plan)].date);
    bide_show_heading(out, table->cell.bytes);
    bide_grid_print(&table->grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&table->grid);
    bide_show_release(&table->cell, out);
    bide_show_wrapped(
        out,
        "Kept up with: the referrals a week that the staff could see, those of "
        "lists they share growing alike. A load above 1 cannot be sustained: "
        "the list grows by about that many a week, less the children who "
        "leave. The list to aim at is the one at which the standard is kept "
        "(none where it is 100%); the last column is the number seen a week "
        "that gets there by this day, or stays there.",
        0, BIDE_SHOW_WIDTH);
}

void bide_sustain_print(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .study = study };
    const enum bide_err err = find_balances(&table);
    if (err != BIDE_OK) {
        out->err = err;
    } else if (has_load(&table)) {
        print_table(out, &table);
    }
    bide_mem_free(table.balances);
}

static void add_json(struct bide_json *json, const struct bide_study *study,
                     size_t pathway, const struct bide_balance *balance)
{
    bide_json_line(json, 3);
    bide_json_open(json, NULL, '{');
    bide_json_text(json, "pathway", bide_names_pathway(study, pathway)->name);
    bide_json_text(json, "staff", bide_names_staff(study, balance->staff)->name);
    bide_json_number(json, "demand_per_week", balance->demand_per_week);
    bide_json_number(json, "capacity_per_week", balance->capacity_per_week);
    bide_json_number(json, "left_per_week", balance->left_per_week);
    bide_json_number(json, "load", balance->load);
    bide_json_bool(json, "is_sustained", bide_balance_is_sustained(balance));
    bide_json_number(json, "list", balance->list);
    bide_json_number(json, "target_list", balance->target_list);
    bide_json_number(json, "relief_capacity_per_week", balance->relief_per_week);
    bide_json_number(json, "target_capacity_per_week", balance->target_capacity_per_week);
    bide_json_number(json, "pressure", balance->pressure);
    bide_json_close(json, '}');
}

void bide_sustain_json(struct bide_json *json, const struct bide_study *study,
                       size_t scenario)
{
    struct bide_balance *balances =
        bide_mem_zeroed(study->plan.pathway_count, sizeof(struct bide_balance));
    const enum bide_err err =
        balances == NULL ? BIDE_ERR_MEMORY : bide_balance_of(balances, study, scenario);
    if (err != BIDE_OK) {
        json->out->err = err;
        bide_mem_free(balances);
        return;
    }
    bide_json_line(json, 2);
    bide_json_open(json, "balance", '[');
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        if (!isnan(balances[i].load)) {
            add_json(json, study, i, &balances[i]);
        }
    }
    bide_json_close(json, ']');
    bide_mem_free(balances);
}
