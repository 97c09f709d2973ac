/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_months.h"

#include "app/figure.h"
#include "app/names.h"
#include "app/page/dashboard.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"

/* Measures that follow each other, added up. */
static const struct stock {
    enum bide_kpi first;
    enum bide_kpi last;
    const char *head;
} stocks[] = {
    { BIDE_KPI_LIST, BIDE_KPI_LIST, "Waiting" },
    { BIDE_KPI_BAND_0_1, BIDE_KPI_BAND_2_4, "0 to 4 weeks" },
    { BIDE_KPI_BAND_4_12, BIDE_KPI_BAND_4_12, "4 to 12" },
    { BIDE_KPI_BAND_12_18, BIDE_KPI_BAND_12_18, "12 to 18" },
    { BIDE_KPI_BAND_18_52, BIDE_KPI_BAND_18_52, "18 to 52" },
    { BIDE_KPI_BAND_OVER_52, BIDE_KPI_BAND_OVER_52, "Over 52" },
    { BIDE_KPI_LONGEST, BIDE_KPI_LONGEST, "Longest, weeks" },
};

static const struct {
    const char *head;
    const char *key;
} flows[BIDE_DASHBOARD_FLOW_COUNT] = {
    [BIDE_DASHBOARD_ADDED] = { "Added", "@added" },
    [BIDE_DASHBOARD_SEEN] = { "Seen", "@seen" },
    [BIDE_DASHBOARD_LEFT] = { "Left unseen", "@left_unseen" },
};

/* The same of other scenarios, where they clearly change it. */
static const struct {
    enum bide_kpi kpi; /* or BIDE_KPI_COUNT: the flow */
    enum bide_dashboard_flow flow;
    const char *head;
    const char *key;
} others[] = {
    { BIDE_KPI_LIST, BIDE_DASHBOARD_ADDED, "Waiting", "list mean" },
    { BIDE_KPI_OVER_52, BIDE_DASHBOARD_ADDED, "Over 52", "over_52_weeks mean" },
    { BIDE_KPI_COUNT, BIDE_DASHBOARD_SEEN, "Seen", "@seen" },
};

enum {
    STOCK_COUNT = sizeof(stocks) / sizeof(stocks[0]),
    OTHER_COUNT = sizeof(others) / sizeof(others[0])
};

/* Numbers of all lists together, for the page's size; a list has at least a year's. */
enum { MOST_CELLS = 12000, LEAST_ROWS = 13 };

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t pathway;
};

/* --- other scenarios --- */

/* Clearly other, or other at all where nothing is known of chance. */
static bool is_other(const struct bide_estimate *difference)
{
    return bide_figure_differs(difference, BIDE_FIGURE_CHILDREN);
}

static bool changes_at(const struct table *table, size_t scenario, size_t moment)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST, BIDE_KPI_OVER_52,
                                          BIDE_KPI_SEEN };
    for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
        if (is_other(bide_study_difference(table->study, scenario, moment, table->pathway,
                                           kpis[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether a scenario is other than the first at a milestone. */
static bool is_shown(const struct table *table, size_t scenario)
{
    for (size_t i = 0; i < table->study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(table->study, i) && changes_at(table, scenario, i)) {
            return true;
        }
    }
    return false;
}

static size_t count_shown(const struct table *table)
{
    size_t count = 0;
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        count += is_shown(table, i) ? 1 : 0;
    }
    return count;
}

static size_t rows_of(const struct table *table)
{
    const size_t columns =
        1 + STOCK_COUNT + BIDE_DASHBOARD_FLOW_COUNT + OTHER_COUNT * count_shown(table);
    const size_t share = MOST_CELLS / (table->study->plan.pathway_count * columns);
    return share > LEAST_ROWS ? share : LEAST_ROWS;
}

/* --- headings --- */

static void add_other_heads(const struct table *table, size_t scenario)
{
    struct bide_text head;
    bide_text_init(&head);
    for (size_t i = 0; i < OTHER_COUNT; ++i) {
        const struct bide_page_part_key key =
            bide_page_part_key("s%zu %s", scenario, others[i].key);
        bide_text_clear(&head);
        bide_text_addf(&head, "%s: %s", bide_names_scenario_label(table->study, scenario),
                       others[i].head);
        bide_page_part_head(table->out, head.bytes, key.text, false);
    }
    bide_show_release(&head, table->out);
}

static void add_stock_head(struct bide_text *out, const struct stock *stock)
{
    struct bide_text key;
    bide_text_init(&key);
    for (int i = (int) stock->first; i <= (int) stock->last; ++i) {
        bide_text_add(&key, key.length > 0 ? "+" : "");
        bide_text_add(&key, bide_kpi_info((enum bide_kpi) i)->name);
    }
    bide_text_add(&key, " mean");
    bide_page_part_head(out, stock->head, key.bytes, false);
    bide_show_release(&key, out);
}

static void add_header(const struct table *table)
{
    struct bide_text *out = table->out;
    bide_text_add(out, "<thead><tr>");
    bide_page_part_head(out, "Day", NULL, false);
    for (size_t i = 0; i < STOCK_COUNT; ++i) {
        add_stock_head(out, &stocks[i]);
    }
    for (size_t i = 0; i < BIDE_DASHBOARD_FLOW_COUNT; ++i) {
        bide_page_part_head(out, flows[i].head, flows[i].key, false);
    }
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (is_shown(table, i)) {
            add_other_heads(table, i);
        }
    }
    bide_text_add(out, "</tr></thead>\n<tbody>\n");
}

/* --- rows --- */

static void add_stock(const struct table *table, size_t scenario, size_t moment,
                      const struct stock *stock)
{
    struct bide_estimate sum = { .mean = 0.0 };
    for (int i = (int) stock->first; i <= (int) stock->last; ++i) {
        sum.mean += bide_study_estimate(table->study, scenario, moment, table->pathway,
                                        (enum bide_kpi) i)
                        ->mean;
    }
    bide_page_part_level(table->out, &sum, BIDE_FIGURE_CHILDREN, NULL);
}

static void add_flow(const struct table *table, size_t scenario, size_t moment,
                     enum bide_dashboard_flow flow)
{
    const struct bide_estimate estimate = {
        .mean = bide_dashboard_flow(table->study, scenario, table->pathway, moment, flow)
    };
    bide_page_part_level(table->out, &estimate, BIDE_FIGURE_CHILDREN, NULL);
}

static void add_others(const struct table *table, size_t scenario, size_t moment)
{
    for (size_t i = 0; i < OTHER_COUNT; ++i) {
        if (others[i].kpi == BIDE_KPI_COUNT) {
            add_flow(table, scenario, moment, others[i].flow);
        } else {
            const struct stock stock = { others[i].kpi, others[i].kpi, NULL };
            add_stock(table, scenario, moment, &stock);
        }
    }
}

static void add_row(const struct table *table, size_t moment)
{
    struct bide_text *out = table->out;
    bide_text_add(out, "<tr><th scope=\"row\">");
    bide_page_part_date(out, table->study->plan.moments[moment].date, true);
    bide_text_add(out, "</th>");
    for (size_t i = 0; i < STOCK_COUNT; ++i) {
        add_stock(table, 0, moment, &stocks[i]);
    }
    for (int i = 0; i < BIDE_DASHBOARD_FLOW_COUNT; ++i) {
        add_flow(table, 0, moment, (enum bide_dashboard_flow) i);
    }
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (is_shown(table, i)) {
            add_others(table, i, moment);
        }
    }
    bide_text_add(out, "</tr>\n");
}

static void add_rows(const struct table *table)
{
    size_t count = 0;
    const size_t most = rows_of(table);
    for (size_t i = 0; i < table->study->plan.moment_count; ++i) {
        if (bide_dashboard_has(table->study, i) && count++ < most) {
            add_row(table, i);
        }
    }
    bide_page_part_close_table(table->out);
    if (count > most) {
        bide_text_add(table->out, "<p class=\"s\">Later rows: bide report with "
                                  "--dashboard FILE.csv.</p>\n");
    }
}

static void add_note(const struct table *table)
{
    bide_text_add(table->out, "<p class=\"s\">Children waiting as the day begins, by "
                              "weeks waited; added, seen and left since the row before");
    bide_text_add(table->out, table->study->spec->monthly
                                  ? ": 1 April tells who was seen in March.</p>\n"
                                  : ".</p>\n");
}

void bide_page_months_add(struct bide_text *out, const struct bide_study *study,
                          size_t pathway)
{
    const struct table table = { .out = out, .study = study, .pathway = pathway };
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s %s: %s", bide_page_part_pathway(study, pathway),
                   study->spec->monthly ? "month by month"
                                        : "from milestone to milestone",
                   bide_names_scenario_label(study, 0));
    bide_text_add(out, "<details><summary>");
    bide_html_text(out, caption.bytes);
    bide_text_add(out, count_shown(&table) > 0 ? ", then other scenarios" : "");
    bide_text_add(out, "</summary>\n");
    add_note(&table);
    const struct bide_page_part_key key = bide_page_part_key("s0 p%zu dr", pathway);
    bide_page_part_open_table(out, caption.bytes, key.text);
    add_header(&table);
    add_rows(&table);
    bide_text_add(out, "</details>\n");
    bide_show_release(&caption, out);
}
