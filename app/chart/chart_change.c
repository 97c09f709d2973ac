/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_change.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_row.h"
#include "app/chart/chart_table.h"
#include "app/chart/chart_title.h"
#include "app/figure.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_ID = 40, MOST_LABEL_WORDS = 4, MOST_TICKS = 5 };

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_chart_series *series;
    const char *name; /* of the pathway */
    size_t pathway;
    struct bide_chart_frame_words words;
};

static const struct bide_estimate *change_of(const struct chart *chart, size_t scenario)
{
    return bide_study_difference(chart->series->study, scenario, chart->series->end,
                                 chart->pathway, BIDE_KPI_LIST);
}

/* As far as it is known to reach to one side. */
static double reach_of(const struct bide_estimate *estimate)
{
    return isnan(estimate->half_width) ? 0.0 : estimate->half_width;
}

/* The scenario with the shortest list, of those that clearly make it shorter; 0 if there
 * is none. */
static size_t best_of(const struct chart *chart)
{
    size_t best = 0;
    double least = 0.0;
    for (size_t i = 1; i < chart->series->study->scenario_count; ++i) {
        const struct bide_estimate *change = change_of(chart, i);
        if (bide_figure_differs(change, BIDE_FIGURE_CHILDREN) && change->mean < least) {
            best = i;
            least = change->mean;
        }
    }
    return best;
}

/* --- words --- */

/* The scenario that clearly lengthens it most; 0 if there is none. */
static size_t worst_of(const struct chart *chart)
{
    size_t worst = 0;
    double most = 0.0;
    for (size_t i = 1; i < chart->series->study->scenario_count; ++i) {
        const struct bide_estimate *change = change_of(chart, i);
        if (bide_figure_differs(change, BIDE_FIGURE_CHILDREN) && change->mean > most) {
            worst = i;
            most = change->mean;
        }
    }
    return worst;
}

static void write_title(struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    struct bide_text *title = &chart->words.title;
    const size_t best = best_of(chart);
    const size_t told = best != 0 ? best : worst_of(chart);
    if (told == 0) {
        bide_text_add(title, "No scenario clearly shortens the list by ");
    } else {
        bide_chart_title_scenario(title, bide_names_scenario_label(study, told), told,
                                  MOST_LABEL_WORDS);
        bide_text_add(title, ": list ");
        bide_show_number(title, fabs(change_of(chart, told)->mean), 0);
        bide_text_add(title, best != 0 ? " shorter by " : " longer by ");
    }
    bide_chart_axis_month(title, study->plan.moments[chart->series->end].date);
}

static void write_words(struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    write_title(chart);
    bide_text_addf(&chart->words.subtitle, "%s: difference in the list from ",
                   chart->name);
    bide_chart_key_name(&chart->words.subtitle, study, 0);
    bide_text_add(&chart->words.subtitle, ", ");
    bide_chart_axis_day(&chart->words.subtitle,
                        study->plan.moments[chart->series->end].date);
    bide_text_add(&chart->words.subtitle, ". Dot: average; line: 95% interval.");
    for (size_t i = 1; i < study->scenario_count; ++i) {
        bide_text_add(&chart->words.in_numbers, i > 1 ? "; " : "");
        bide_chart_key_name(&chart->words.in_numbers, study, i);
        bide_text_add(&chart->words.in_numbers, " ");
        bide_figure_change(&chart->words.in_numbers, change_of(chart, i),
                           BIDE_FIGURE_CHILDREN);
    }
    bide_text_add(&chart->words.in_numbers, ".");
}

/* --- drawing --- */

static struct bide_chart_axis_ticks ticks_of(const struct chart *chart)
{
    double low = 0.0;
    double high = 0.0;
    for (size_t i = 1; i < chart->series->study->scenario_count; ++i) {
        const struct bide_estimate *change = change_of(chart, i);
        if (!isnan(change->mean)) {
            low = fmin(low, change->mean - reach_of(change));
            high = fmax(high, change->mean + reach_of(change));
        }
    }
    return bide_chart_axis_ticks(low, high, MOST_TICKS, 1.0);
}

static void draw_row(const struct chart *chart, const struct bide_chart_frame *frame,
                     size_t scenario)
{
    const struct bide_estimate *change = change_of(chart, scenario);
    struct bide_text value;
    struct bide_text label;
    char letter[BIDE_CHART_KEY_SIZE];
    bide_text_init(&value);
    bide_text_init(&label);
    bide_chart_key_letter(letter, scenario);
    bide_text_addf(&label, "%s %s", letter,
                   bide_names_scenario_label(chart->series->study, scenario));
    bide_figure_change(&value, change, BIDE_FIGURE_CHILDREN);
    const struct bide_chart_row row = { scenario - 1, label.bytes, value.bytes };
    bide_chart_row_text(frame, &row);
    bide_chart_row_interval(frame, &row, change, scenario);
    bide_show_release(&value, chart->out);
    bide_show_release(&label, chart->out);
}

static void draw(const struct chart *chart)
{
    const size_t count = chart->series->study->scenario_count;
    const struct bide_chart_frame_size size = bide_chart_row_size(count - 1, false);
    const struct bide_chart_axis_ticks ticks = ticks_of(chart);
    struct bide_chart_frame frame;
    bide_chart_frame_open(&frame, chart->out, &chart->words, &size);
    bide_chart_frame_rightwards(&frame, &ticks, "Children more or fewer than A");
    for (size_t i = 1; i < count; ++i) {
        draw_row(chart, &frame, i);
    }
    bide_chart_frame_close(&frame);
}

static void add_table(const struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s: difference in the list from A", chart->name);
    bide_chart_table_begin(chart->out, text.bytes, "Scenario");
    bide_chart_table_column(chart->out, "Average");
    bide_chart_table_column(chart->out, "95% from");
    bide_chart_table_column(chart->out, "to");
    bide_chart_table_body(chart->out);
    for (size_t i = 1; i < study->scenario_count; ++i) {
        const struct bide_estimate *change = change_of(chart, i);
        bide_text_clear(&text);
        bide_chart_key_name(&text, study, i);
        bide_chart_table_row(chart->out, text.bytes);
        bide_chart_table_number(chart->out, change->mean, 0);
        bide_chart_table_number(chart->out, change->mean - change->half_width, 0);
        bide_chart_table_number(chart->out, change->mean + change->half_width, 0);
        bide_chart_table_row_end(chart->out);
    }
    bide_chart_table_end(chart->out);
    bide_show_release(&text, chart->out);
}

void bide_chart_change_add(struct bide_text *out, const struct bide_chart_series *series,
                           size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(series->study, pathway);
    struct chart chart = { .out = out,
                           .series = series,
                           .name = bide_names_of(spec->label, spec->name),
                           .pathway = pathway };
    size_t lines[BIDE_CHART_SERIES_MOST_LINES];
    char id[MOST_ID];
    if (series->study->scenario_count < 2) {
        return;
    }
    if (bide_chart_series_lines(series, pathway, lines) < 2) {
        bide_text_add(out, "<p>In no scenario do clearly more or fewer "
                           "children wait on this list.</p>\n");
        return;
    }
    snprintf(id, sizeof(id), "c%zu-change", pathway);
    bide_chart_frame_words_init(&chart.words, id);
    write_words(&chart);
    bide_chart_frame_begin(out, &chart.words);
    draw(&chart);
    add_table(&chart);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&chart.words, out);
}
