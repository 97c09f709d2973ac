/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_months.h"

#include <math.h>

#include "app/names.h"
#include "app/page/dashboard.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/show.h"

static const struct {
    enum bide_kpi kpi;
    const char *head;
} stocks[] = {
    { BIDE_KPI_LIST, "Waiting" },           { BIDE_KPI_BAND_0_1, "0 to 1 week" },
    { BIDE_KPI_BAND_1_2, "1 to 2" },        { BIDE_KPI_BAND_2_4, "2 to 4" },
    { BIDE_KPI_BAND_4_12, "4 to 12" },      { BIDE_KPI_BAND_12_18, "12 to 18" },
    { BIDE_KPI_BAND_18_52, "18 to 52" },    { BIDE_KPI_BAND_OVER_52, "Over 52" },
    { BIDE_KPI_LONGEST, "Longest, weeks" },
};

static const struct {
    const char *head;
    const char *key;
} flows[BIDE_DASHBOARD_FLOW_COUNT] = {
    [BIDE_DASHBOARD_ADDED] = { "Added", "@added" },
    [BIDE_DASHBOARD_SEEN] = { "Seen", "@seen" },
    [BIDE_DASHBOARD_LEFT] = { "Left unseen", "@left_unseen" },
};

enum { STOCK_COUNT = sizeof(stocks) / sizeof(stocks[0]) };

/* Rows of all lists together, for the page's size; a list has at least a year's. */
enum { MOST_ROWS = 160, LEAST_ROWS = 13 };

static size_t rows_of(const struct bide_study *study)
{
    const size_t share = MOST_ROWS / study->plan.pathway_count;
    return share > LEAST_ROWS ? share : LEAST_ROWS;
}

static void add_header(struct bide_text *out)
{
    bide_text_add(out, "<thead><tr>");
    bide_page_part_head(out, "Day", NULL, false);
    for (size_t i = 0; i < STOCK_COUNT; ++i) {
        const struct bide_page_part_key key =
            bide_page_part_key("%s mean", bide_kpi_info(stocks[i].kpi)->name);
        bide_page_part_head(out, stocks[i].head, key.text, false);
    }
    for (size_t i = 0; i < BIDE_DASHBOARD_FLOW_COUNT; ++i) {
        bide_page_part_head(out, flows[i].head, flows[i].key, false);
    }
    bide_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void add_row(struct bide_text *out, const struct bide_study *study, size_t pathway,
                    size_t moment)
{
    const struct bide_page_part_key key = bide_page_part_key("d%zu", moment);
    bide_page_part_element(out, "tr", key.text);
    bide_text_add(out, "<th scope=\"row\">");
    bide_page_part_date(out, study->plan.moments[moment].date, true);
    bide_text_add(out, "</th>");
    for (size_t i = 0; i < STOCK_COUNT; ++i) {
        bide_page_part_level(
            out, bide_study_estimate(study, 0, moment, pathway, stocks[i].kpi),
            BIDE_FIGURE_CHILDREN, NULL);
    }
    for (int i = 0; i < BIDE_DASHBOARD_FLOW_COUNT; ++i) {
        const struct bide_estimate flow = { .mean = bide_dashboard_flow(
                                                study, 0, pathway, moment,
                                                (enum bide_dashboard_flow) i) };
        bide_page_part_level(out, &flow, BIDE_FIGURE_CHILDREN, NULL);
    }
    bide_text_add(out, "</tr>\n");
}

void bide_page_months_add(struct bide_text *out, const struct bide_study *study,
                          size_t pathway)
{
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s %s: %s", bide_page_part_pathway(study, pathway),
                   study->spec->monthly ? "month by month"
                                        : "from milestone to milestone",
                   bide_names_scenario_label(study, 0));
    bide_text_add(out, "<details><summary>");
    bide_html_text(out, caption.bytes);
    bide_text_add(out,
                  "</summary>\n<p class=\"s\">Children waiting as the day begins, by "
                  "weeks waited; added, seen and left since the row before.</p>\n");
    const struct bide_page_part_key key = bide_page_part_key("s0 p%zu", pathway);
    bide_page_part_open_table(out, caption.bytes, key.text);
    add_header(out);
    size_t count = 0;
    const size_t most = rows_of(study);
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_dashboard_has(study, i) && count++ < most) {
            add_row(out, study, pathway, i);
        }
    }
    bide_page_part_close_table(out);
    if (count > most) {
        bide_text_add(out, "<p class=\"s\">Later rows, and all other scenarios: bide "
                           "report with --dashboard FILE.csv.</p>\n");
    }
    bide_text_add(out, "</details>\n");
    bide_show_release(&caption, out);
}
