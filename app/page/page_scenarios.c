/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_scenarios.h"

#include "app/chart/chart.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_changes.h"
#include "app/page/page_model.h"
#include "app/page/page_part.h"
#include "app/page/page_verdict.h"
#include "app/page/page_why.h"
#include "app/show.h"

/* A table under way. */
struct table {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
};

static const struct bide_estimate *difference_of(const struct table *table,
                                                 size_t scenario, size_t pathway)
{
    return bide_study_difference(table->study, scenario, table->moment, pathway,
                                 BIDE_KPI_LIST);
}

/* Whether a scenario has a difference to show. */
static bool has_change(const struct table *table, size_t pathway)
{
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        if (bide_page_verdict_is_change(difference_of(table, i, pathway),
                                        BIDE_FIGURE_CHILDREN)) {
            return true;
        }
    }
    return false;
}

static void add_header(const struct table *table)
{
    bide_text_add(table->out, "<thead><tr>");
    bide_page_part_head(table->out, "List", NULL, false);
    bide_page_part_head(table->out, bide_names_scenario_label(table->study, 0), "s0",
                        false);
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        const struct bide_page_part_key key = bide_page_part_key("s%zu", i);
        bide_page_part_head(table->out, bide_names_scenario_label(table->study, i),
                            key.text, false);
    }
    bide_text_add(table->out, "</tr></thead>\n<tbody>\n");
}

static void add_pathway(const struct table *table, size_t pathway)
{
    static const struct bide_page_verdict verdict = { BIDE_FIGURE_CHILDREN, false };
    const struct bide_page_part_key row = bide_page_part_key("p%zu", pathway);
    const struct bide_page_part_key key =
        bide_page_part_key("list difference_mean difference_half_width");
    const struct bide_estimate *first =
        bide_study_estimate(table->study, 0, table->moment, pathway, BIDE_KPI_LIST);
    bide_page_part_element(table->out, "tr", row.text);
    bide_page_part_head(table->out, bide_page_part_pathway(table->study, pathway), NULL,
                        true);
    bide_page_part_range(table->out, first, BIDE_FIGURE_CHILDREN, "list mean p10 p90");
    for (size_t i = 1; i < table->study->scenario_count; ++i) {
        bide_page_verdict_add(table->out, difference_of(table, i, pathway), verdict,
                              &key);
    }
    bide_text_add(table->out, "</tr>\n");
}

static void add_table(const struct table *table)
{
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_add(&caption, "Children waiting on ");
    bide_page_part_date(&caption, table->study->plan.moments[table->moment].date, false);
    const struct bide_page_part_key key = bide_page_part_key("d%zu", table->moment);
    bide_page_part_open_table(table->out, caption.bytes, key.text);
    add_header(table);
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        if (has_change(table, i)) {
            add_pathway(table, i);
        }
    }
    bide_page_part_close_table(table->out);
    bide_show_release(&caption, table->out);
}

static size_t add_unchanged(const struct table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->study->plan.pathway_count; ++i) {
        if (has_change(table, i)) {
            continue;
        }
        if (count++ == 0) {
            bide_text_add(table->out, "<p>On ");
            bide_page_part_date(table->out,
                                table->study->plan.moments[table->moment].date, false);
            bide_text_add(table->out, " no scenario changes how many children wait on "
                                      "these lists: ");
        } else {
            bide_text_add(table->out, "; ");
        }
        bide_html_text(table->out, bide_page_part_pathway(table->study, i));
    }
    bide_text_add(table->out, count > 0 ? ".</p>\n" : "");
    return count;
}

void bide_page_scenarios_add(struct bide_text *out, const struct bide_study *study)
{
    if (study->scenario_count < 2) {
        bide_page_model_add(out, study);
        return;
    }
    const struct table table = { .out = out,
                                 .study = study,
                                 .moment = bide_plan_last_milestone(&study->plan) };
    bide_page_part_open(out, "scenarios", "What each scenario changes");
    bide_page_changes_add(out, study);
    if (add_unchanged(&table) < study->plan.pathway_count) {
        add_table(&table);
        bide_text_add(out, "<p class=\"s\">First column: the mean of all runs; below it "
                           "what 8 in 10 runs lie between. The others: how many children "
                           "fewer or more wait than in the first scenario, ± the 95% "
                           "interval of that difference. It is called better or worse "
                           "where, as shown, it is larger than its interval.</p>\n");
    }
    bide_page_why_add(out, study);
    bide_text_add(out, "<div class=\"figures\">\n");
    bide_chart_overall(out, study);
    bide_text_add(out, "</div>\n");
    bide_page_part_close(out);
}
