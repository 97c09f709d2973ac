/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_worth.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"
#include "models/service/value.h"

enum { COLUMNS = 5 };

#define MOST_APART 10.0 /* times */

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    bool has_whole; /* some list has all of a scenario's money against it */
};

#define LEAST_WEEKS 52.0 /* a year of one child's waiting: less is no aim of money */

/* Whether a price can be told: a gain of at least so much, and an interval whose ends are
 * not too far apart to decide on. */
static bool is_telling(const struct bide_ratio *ratio, double least)
{
    return ratio->top > 0.0 && ratio->bottom >= least
           && !(ratio->is_reliable && ratio->high > MOST_APART * ratio->low);
}

static void add_ratio(const struct table *table, const struct bide_ratio *ratio,
                      const char *measure, double least)
{
    if (!is_telling(ratio, least)) {
        bide_text_add(table->out, "<td>-</td>");
    } else if (!ratio->is_reliable) {
        bide_text_add(table->out, "<td>unclear</td>");
    } else {
        const struct bide_page_part_key key =
            bide_page_part_key("$%s ratio low high f3", measure);
        bide_page_part_element(table->out, "td", key.text);
        bide_page_part_pounds(table->out, ratio->ratio);
        struct bide_text low;
        struct bide_text high;
        bide_text_init(&low);
        bide_text_init(&high);
        bide_page_part_pounds(&low, ratio->low);
        bide_page_part_pounds(&high, ratio->high);
        bide_page_part_ends(table->out, &low, &high);
        bide_text_add(table->out, "</td>");
    }
}

/* "+8,836", "±54" */
static void add_gain(const struct table *table, const struct bide_estimate *gain,
                     const char *measure)
{
    const bool has_interval = !isnan(gain->half_width);
    const struct bide_page_part_key key =
        bide_page_part_key("$%s mean%s", measure, has_interval ? " half_width" : "");
    bide_page_part_element(table->out, "td", key.text);
    bide_show_signed(table->out, gain->mean, 0);
    if (has_interval) {
        bide_text_add(table->out, "<small>±");
        bide_show_number(table->out, gain->half_width, 0);
        bide_text_add(table->out, "</small>");
    }
    bide_text_add(table->out, "</td>");
}

static void add_pathway(const struct table *table, size_t pathway,
                        const struct bide_value *value)
{
    const struct bide_page_part_key key = bide_page_part_key("p%zu", pathway);
    bide_page_part_element(table->out, "tr", key.text);
    bide_page_part_head(table->out, bide_page_part_pathway(table->study, pathway), NULL,
                        true);
    bide_page_part_element(table->out, "td", "$extra_cost mean f3");
    bide_page_part_pounds(table->out, value->pounds.mean);
    bide_text_add(table->out, value->is_whole ? "*</td>" : "</td>");
    add_gain(table, &value->seen, "extra_seen");
    add_ratio(table, &value->per_child, "cost_per_extra_child", 1.0);
    add_gain(table, &value->weeks, "weeks_avoided");
    add_ratio(table, &value->per_week, "cost_per_week_avoided", LEAST_WEEKS);
    bide_text_add(table->out, "</tr>\n");
}

/* A pound more or so, surely, as far as replications can tell. */
static bool costs_more(const struct table *table, size_t scenario)
{
    const struct bide_estimate *cost = bide_study_cost_difference(
        table->study, scenario, table->moment, BIDE_KPI_COST_TOTAL);
    return cost->mean >= 1.0 && !(cost->mean <= cost->half_width);
}

/* Whether the list has money of its own, or clearly gains or loses as it is shown. */
static bool is_told(const struct bide_value *value)
{
    return bide_value_is_telling(value, 1.0)
           && ((!value->is_whole && fabs(value->pounds.mean) >= 1.0)
               || bide_figure_differs(&value->seen, BIDE_FIGURE_CHILDREN)
               || bide_figure_differs(&value->weeks, BIDE_FIGURE_CHILDREN));
}

static void add_rows(struct table *table, size_t scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        const struct bide_value *value =
            bide_study_value(table->study, scenario, table->moment, i);
        if (is_told(value)) {
            add_pathway(table, i, value);
            table->has_whole = table->has_whole || value->is_whole;
            ++count;
        }
    }
    if (count == 0) {
        bide_text_addf(table->out,
                       "<tr><th scope=\"row\" colspan=\"%d\">No list clearly gains "
                       "or costs.</th></tr>\n",
                       COLUMNS + 1);
    }
}

static void add_table(struct table *table, size_t scenario)
{
    static const char *const heads[] = { "List",
                                         "Extra money",
                                         "Extra children seen",
                                         "Cost for each extra child seen (95% interval)",
                                         "Weeks of waiting avoided",
                                         "Cost for each week avoided (95% interval)" };
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "What the extra money buys: %s",
                   bide_names_scenario_label(table->study, scenario));
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu d%zu", scenario, table->moment);
    bide_page_part_open_table(table->out, caption.bytes, key.text);
    bide_text_add(table->out, "<thead><tr>");
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); ++i) {
        bide_page_part_head(table->out, heads[i], NULL, false);
    }
    bide_text_add(table->out, "</tr></thead>\n<tbody>\n");
    add_rows(table, scenario);
    bide_page_part_close_table(table->out);
    bide_show_release(&caption, table->out);
}

static void add_notes(const struct table *table)
{
    bide_text_add(
        table->out,
        "<p class=\"s\">All compared with the first scenario. Extra money: for staff who "
        "work on the list and for contracts and programmes for it; what serves several "
        "lists counts in full for each, so the rows cannot be added up. These ranges "
        "are not of 8 in 10 runs: they hold the true price 95 times in 100, as far as "
        "luck goes; without one, both its ends are the price shown. \"Unclear\": the "
        "gain could be nothing; \"-\": there is none, it is less than a year of one "
        "child's waiting, or far too little is known of its price. Lists that neither "
        "cost nor clearly change are left out.</p>\n");
    if (table->has_whole) {
        bide_text_add(table->out,
                      "<p class=\"s\">* All of the scenario's extra money, as if it were "
                      "for this list alone: none is spent on the list itself, and yet it "
                      "gains.</p>\n");
    }
}

void bide_page_worth_add(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .out = out,
                           .study = study,
                           .moment = bide_plan_last_milestone(&study->plan) };
    size_t count = 0;
    for (size_t i = 1; i < study->scenario_count; ++i) {
        if (costs_more(&table, i)) {
            add_table(&table, i);
            ++count;
        }
    }
    if (count > 0) {
        add_notes(&table);
    }
}
