/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_load.h"

#include <math.h>

#include "app/chart/chart_axis.h"
#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_row.h"
#include "app/chart/chart_table.h"
#include "app/names.h"
#include "app/show.h"
#include "engine/base/mem.h"
#include "models/service/balance.h"

enum { MOST_TICKS = 5 };

#define DEMAND_CLASS "w0"
#define CAPACITY_CLASS "w3"

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_balance *balances; /* by pathway */
    struct bide_chart_frame_words words;
};

static bool is_known(const struct chart *chart, size_t pathway)
{
    return !isnan(chart->balances[pathway].load);
}

static const char *name_of(const struct chart *chart, size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(chart->study, pathway);
    return bide_names_of(spec->label, spec->name);
}

/* Lists with staff; of these, the ones that demand is too much for. */
static size_t count_known(const struct chart *chart, size_t *over)
{
    size_t count = 0;
    *over = 0;
    for (size_t i = 0; i < chart->study->plan.pathway_count; ++i) {
        const bool is_over =
            is_known(chart, i) && !bide_balance_is_sustained(&chart->balances[i]);
        count += is_known(chart, i) ? 1 : 0;
        *over += is_over ? 1 : 0;
    }
    return count;
}

/* Whether any number but 0 is shown. */
static bool has_leavers(const struct bide_balance *balance)
{
    return balance->left_per_week >= 0.05;
}

/* "26.8 against 6.3, 12.0 leave" */
static void put_value(struct bide_text *text, const struct bide_balance *balance)
{
    bide_text_clear(text);
    bide_show_number(text, balance->demand_per_week, 1);
    bide_text_add(text, " against ");
    bide_show_number(text, balance->capacity_per_week, 1);
    if (has_leavers(balance)) {
        bide_text_add(text, ", ");
        bide_show_number(text, balance->left_per_week, 1);
        bide_text_add(text, " leave");
    }
}

static void write_words(struct chart *chart)
{
    const struct bide_study *study = chart->study;
    const int32_t day = study->plan.moments[bide_plan_last_milestone(&study->plan)].date;
    size_t over = 0;
    const size_t count = count_known(chart, &over);
    if (count > 1) {
        bide_text_addf(&chart->words.title, "Demand exceeds capacity on %zu of %zu lists",
                       over, count);
    } else {
        bide_text_add(&chart->words.title,
                      over > 0 ? "Demand exceeds capacity" : "Capacity meets demand");
    }
    bide_text_add(&chart->words.subtitle, "Children a week until ");
    bide_chart_axis_day(&chart->words.subtitle, day);
    bide_text_add(&chart->words.subtitle, " in ");
    bide_chart_key_name(&chart->words.subtitle, study, 0);
    bide_text_add(&chart->words.subtitle,
                  ". Possible: as many as staff can see, if the lists they share grow "
                  "alike. Leave: unseen, as they move, grow up, are refused or withdraw. "
                  "An arrow means that the bar goes on.");
    struct bide_text value;
    bide_text_init(&value);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        if (is_known(chart, i)) {
            put_value(&value, &chart->balances[i]);
            bide_text_addf(&chart->words.in_numbers, "%s: %s. ", name_of(chart, i),
                           value.bytes);
        }
    }
    bide_show_release(&value, chart->out);
}

/* Staff who have other lists as well may have time for so many of a short one that the
 * rest could not be seen: bars end at twice the demand. */
static double highest(const struct chart *chart)
{
    double high = 0.0;
    for (size_t i = 0; i < chart->study->plan.pathway_count; ++i) {
        if (is_known(chart, i)) {
            const double demand = chart->balances[i].demand_per_week;
            high = fmax(high, demand);
            high = fmax(high, fmin(chart->balances[i].capacity_per_week, 2.0 * demand));
        }
    }
    return high;
}

static void add_key(struct bide_text *out)
{
    bide_text_add(
        out,
        "<ul class=\"keys\">\n"
        "<li><svg viewBox=\"0 0 40 16\" aria-hidden=\"true\"><rect class=\"" DEMAND_CLASS
        "\" y=\"3\" width=\"40\" height=\"10\"/></svg>Referred (above)</li>\n"
        "<li><svg viewBox=\"0 0 40 16\" aria-hidden=\"true\"><rect "
        "class=\"" CAPACITY_CLASS
        "\" y=\"3\" width=\"40\" height=\"10\"/></svg>Possible (below)</li>\n</ul>\n");
}

static void draw(const struct chart *chart, size_t count)
{
    const struct bide_chart_frame_size size = bide_chart_row_size(count, true);
    const struct bide_chart_axis_ticks ticks =
        bide_chart_axis_ticks(0.0, highest(chart), MOST_TICKS, 0.1);
    struct bide_chart_frame frame;
    struct bide_text value;
    size_t index = 0;
    bide_text_init(&value);
    bide_chart_frame_open(&frame, chart->out, &chart->words, &size);
    bide_chart_frame_rightwards(&frame, &ticks, "Children a week");
    for (size_t i = 0; i < chart->study->plan.pathway_count; ++i) {
        if (is_known(chart, i)) {
            put_value(&value, &chart->balances[i]);
            const struct bide_chart_row row = { index++, name_of(chart, i), value.bytes };
            bide_chart_row_text(&frame, &row);
            bide_chart_row_bar(&frame, &row, 0, DEMAND_CLASS,
                               chart->balances[i].demand_per_week);
            bide_chart_row_bar(&frame, &row, 1, CAPACITY_CLASS,
                               chart->balances[i].capacity_per_week);
        }
    }
    bide_chart_frame_close(&frame);
    bide_show_release(&value, chart->out);
}

static void add_table(const struct chart *chart)
{
    bide_chart_table_begin(chart->out, "Children a week", "List");
    bide_chart_table_column(chart->out, "Referred");
    bide_chart_table_column(chart->out, "Possible");
    bide_chart_table_column(chart->out, "Leave unseen");
    bide_chart_table_column(chart->out, "Load");
    bide_chart_table_body(chart->out);
    for (size_t i = 0; i < chart->study->plan.pathway_count; ++i) {
        if (is_known(chart, i)) {
            bide_chart_table_row(chart->out, name_of(chart, i));
            bide_chart_table_number(chart->out, chart->balances[i].demand_per_week, 1);
            bide_chart_table_number(chart->out, chart->balances[i].capacity_per_week, 1);
            bide_chart_table_number(chart->out, chart->balances[i].left_per_week, 1);
            bide_chart_table_number(chart->out, chart->balances[i].load, 2);
            bide_chart_table_row_end(chart->out);
        }
    }
    bide_chart_table_end(chart->out);
}

static void add_figure(struct bide_text *out, const struct bide_study *study,
                       const struct bide_balance *balances)
{
    struct chart chart = { .out = out, .study = study, .balances = balances };
    size_t over = 0;
    const size_t count = count_known(&chart, &over);
    if (count == 0) {
        return;
    }
    bide_chart_frame_words_init(&chart.words, "all-load");
    write_words(&chart);
    bide_chart_frame_begin(out, &chart.words);
    add_key(out);
    draw(&chart, count);
    add_table(&chart);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&chart.words, out);
}

void bide_chart_load_add(struct bide_text *out, const struct bide_study *study)
{
    struct bide_balance *balances =
        bide_mem_zeroed(study->plan.pathway_count, sizeof(struct bide_balance));
    const enum bide_err err =
        balances == NULL ? BIDE_ERR_MEMORY : bide_balance_of(balances, study, 0);
    if (err == BIDE_OK) {
        add_figure(out, study, balances);
    } else {
        out->err = err;
    }
    bide_mem_free(balances);
}
