/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_money.h"

#include <math.h>

#include "app/money.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/page/page_worth.h"
#include "app/show.h"
#include "app/yearly.h"
#include "models/service/budget.h"

/* A table under way: lines down, scenarios across. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    double unit; /* pounds */
};

/* A line that costs nothing in any scenario says nothing. */
static bool has_cost(const struct table *table, size_t line)
{
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        if (bide_study_budget(table->study, i, table->moment, line, BIDE_KPI_BUDGET_COST)
                ->mean
            > 0.0) {
            return true;
        }
    }
    return false;
}

static void add_header(const struct table *table)
{
    bide_text_add(table->out, "<thead><tr>");
    bide_page_part_head(table->out, "Line", NULL, false);
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        const struct bide_page_part_key key = bide_page_part_key("s%zu", i);
        bide_page_part_head(table->out, bide_names_scenario_label(table->study, i),
                            key.text, false);
    }
    bide_text_add(table->out, "</tr></thead>\n<tbody>\n");
}

/* The measure, and the unit in which it is shown. */
static void open_row(const struct table *table, const char *head, bool is_total,
                     const char *key)
{
    bide_text_addf(table->out, "<tr%s data-k=\"%s%s\">", is_total ? " class=\"e\"" : "",
                   key, table->unit > 1.0 ? " x1000" : "");
    bide_page_part_head(table->out, head, NULL, true);
}

static void add_amount(const struct table *table, double pounds)
{
    const struct bide_estimate amount = { .mean = pounds / table->unit };
    bide_page_part_level(table->out, &amount, BIDE_FIGURE_CHILDREN, NULL);
}

static void add_line(const struct table *table, size_t line)
{
    struct bide_text label;
    bide_text_init(&label);
    bide_money_label(&label, table->study, line);
    const struct bide_page_part_key key = bide_page_part_key("b%zu cost mean", line);
    open_row(table, label.bytes, false, key.text);
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        add_amount(table, bide_study_budget(table->study, i, table->moment, line,
                                            BIDE_KPI_BUDGET_COST)
                              ->mean);
    }
    bide_text_add(table->out, "</tr>\n");
    bide_show_release(&label, table->out);
}

static double cost_of(const struct table *table, size_t scenario, enum bide_kpi_cost kpi)
{
    return bide_study_cost(table->study, scenario, table->moment, kpi)->mean;
}

static void add_recurrent(const struct table *table)
{
    open_row(table, "Recurrent: posts and standing programmes", true,
             "cost_recurrent mean");
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        add_amount(table, cost_of(table, i, BIDE_KPI_COST_RECURRENT));
    }
    bide_text_add(table->out, "</tr>\n");
}

/* What a year of it is, nothing where no year is told. */
static void add_yearly(const struct table *table, enum bide_kpi_cost kpi)
{
    const struct bide_page_part_key key =
        bide_page_part_key("%s mean", bide_yearly_info(kpi)->name);
    if (isnan(bide_yearly_of(table->study, 0, table->moment, kpi).pounds)) {
        return;
    }
    open_row(table,
             kpi == BIDE_KPI_COST_TOTAL ? "Total in the last year"
                                        : "Recurrent in the last year",
             false, key.text);
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        add_amount(table, bide_yearly_of(table->study, i, table->moment, kpi).pounds);
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_rest(const struct table *table)
{
    open_row(table, "Not recurrent: contracts and programmes with a date", true,
             "cost_once mean");
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        add_amount(table, cost_of(table, i, BIDE_KPI_COST_TOTAL)
                              - cost_of(table, i, BIDE_KPI_COST_RECURRENT));
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_total(const struct table *table)
{
    open_row(table, "Total", true, "cost_total mean");
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        add_amount(table, cost_of(table, i, BIDE_KPI_COST_TOTAL));
    }
    bide_text_add(table->out, "</tr>\n");
}

/* "+1,200 ±5" */
static void add_change(const struct table *table, size_t scenario)
{
    struct bide_estimate change = *bide_study_cost_difference(
        table->study, scenario, table->moment, BIDE_KPI_COST_TOTAL);
    const bool has_interval = !isnan(change.half_width);
    change.mean /= table->unit;
    change.half_width /= table->unit;
    const struct bide_page_part_key key = bide_page_part_key(
        "cost_total difference_mean%s%s", has_interval ? " difference_half_width" : "",
        table->unit > 1.0 ? " x1000" : "");
    bide_page_part_element(table->out, "td", key.text);
    bide_show_signed(table->out, change.mean, 0);
    if (has_interval) {
        bide_text_add(table->out, "<small>±");
        bide_show_number(table->out, change.half_width, 0);
        bide_text_add(table->out, "</small>");
    }
    bide_text_add(table->out, "</td>");
}

static void add_yearly_changes(const struct table *table)
{
    const enum bide_kpi_cost kpi = BIDE_KPI_COST_TOTAL;
    const struct bide_page_part_key key =
        bide_page_part_key("%s difference_mean", bide_yearly_info(kpi)->name);
    if (isnan(bide_yearly_of(table->study, 0, table->moment, kpi).pounds)) {
        return;
    }
    open_row(table, "More in the last year", false, key.text);
    bide_text_add(table->out, "<td></td>");
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        const double pounds =
            bide_yearly_of(table->study, i, table->moment, kpi).difference;
        bide_text_add(table->out, "<td>");
        bide_show_signed(table->out, pounds / table->unit, 0);
        bide_text_add(table->out, "</td>");
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_changes(const struct table *table)
{
    if (table->study->scenario_count < 2) {
        return;
    }
    bide_text_add(table->out, "<tr>");
    bide_page_part_head(table->out, "More than the first scenario", NULL, true);
    bide_text_add(table->out, "<td></td>");
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        add_change(table, i);
    }
    bide_text_add(table->out, "</tr>\n");
    add_yearly_changes(table);
}

/* The lines that are recurrent, or the others. */
static void add_lines(const struct table *table, bool is_recurrent)
{
    for (size_t i = 0; i < table->study->plan.budget_count; ++i) {
        if (bide_budget_line_at(table->study->spec, i).is_recurrent == is_recurrent
            && has_cost(table, i)) {
            add_line(table, i);
        }
    }
}

/* Lines that are rounded need not add up to a total that is. */
static void add_rounding(const struct table *table)
{
    bide_text_add(table->out,
                  "<p class=\"s\">Figures are rounded, each by itself: a sum or "
                  "a difference of them may be off by one.</p>\n");
}

static void add_year(const struct table *table)
{
    const struct bide_yearly yearly =
        bide_yearly_of(table->study, 0, table->moment, BIDE_KPI_COST_TOTAL);
    if (!isnan(yearly.pounds)) {
        bide_text_add(table->out, "<p class=\"s\">The last year: what was spent from ");
        bide_page_part_date(table->out, yearly.since, false);
        bide_text_add(table->out, " on. It tells what goes on being spent every year, "
                                  "unless something ends.</p>\n");
    }
}

static void add_table(const struct table *table)
{
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_add(&caption, table->unit > 1.0 ? "Spent in thousands of pounds up to "
                                              : "Spent in pounds up to ");
    bide_page_part_date(&caption, table->study->plan.moments[table->moment].date, false);
    const struct bide_page_part_key key = bide_page_part_key("d%zu", table->moment);
    bide_page_part_open_table(table->out, caption.bytes, key.text);
    add_header(table);
    add_lines(table, true);
    add_recurrent(table);
    add_yearly(table, BIDE_KPI_COST_RECURRENT);
    add_lines(table, false);
    add_rest(table);
    add_total(table);
    add_yearly(table, BIDE_KPI_COST_TOTAL);
    add_changes(table);
    bide_page_part_close_table(table->out);
    add_rounding(table);
    add_year(table);
    bide_show_release(&caption, table->out);
}

/* "With Insource 900 assessments nobody is seen under Insourcing: Autism in 1 in 10." */
static void add_stopped(const struct table *table, size_t scenario, size_t line)
{
    const struct bide_estimate *share = bide_study_budget(
        table->study, scenario, table->moment, line, BIDE_KPI_BUDGET_STOPPED);
    if (!(share->mean > 0.0)) {
        return;
    }
    const struct bide_spec_change *change =
        bide_budget_line_at(table->study->spec, line).change;
    struct bide_text label;
    bide_text_init(&label);
    bide_money_label(&label, table->study, line);
    bide_text_add(table->out, "<p>");
    bide_html_text(table->out, label.bytes);
    bide_text_add(table->out, " (");
    bide_html_text(table->out, bide_names_scenario_label(table->study, scenario));
    bide_text_add(table->out, change->type == BIDE_SPEC_PILOT
                                  ? "): stopped at its evaluation with a chance of "
                                  : "): the provider sees nobody with a chance of ");
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu b%zu d%zu stopped mean", scenario, line, table->moment);
    bide_page_part_element(table->out, "b", key.text);
    bide_page_part_chance(table->out, share);
    bide_text_add(table->out, "</b>.</p>\n");
    bide_show_release(&label, table->out);
}

void bide_page_money_add(struct bide_text *out, const struct bide_study *study)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    const struct table table = { .out = out,
                                 .study = study,
                                 .moment = moment,
                                 .unit = bide_money_unit(study, moment) };
    const size_t lines =
        bide_names_is_milestone(study, moment) ? study->plan.budget_count : 0;
    bool is_spent = false;
    for (size_t i = 0; i < lines; ++i) {
        is_spent = is_spent || has_cost(&table, i);
    }
    bide_page_part_open(out, "money", "Money");
    if (is_spent) {
        add_table(&table);
        bide_page_worth_add(out, study);
    } else {
        bide_text_add(out, "<p>The configuration gives no costs.</p>\n");
    }
    for (size_t i = 0; i < study->scenario_count * lines; ++i) {
        add_stopped(&table, i / lines, i % lines);
    }
    bide_page_part_close(out);
}
