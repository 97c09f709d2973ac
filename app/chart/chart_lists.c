/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_lists.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_fan.h"
#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_past.h"
#include "app/chart/chart_table.h"
#include "app/chart/chart_title.h"
#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/show.h"

enum { MOST_ID = 40 };

#define WIDTH 180.0
#define HEIGHT 84.0

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_chart_series *series;
    struct bide_chart_frame_words words;
};

static const char *name_of(const struct chart *chart, size_t pathway)
{
    const struct bide_spec_pathway *spec =
        bide_names_pathway(chart->series->study, pathway);
    return bide_names_of(spec->label, spec->name);
}

static const struct bide_estimate *end_of(const struct chart *chart, size_t scenario,
                                          size_t pathway)
{
    return bide_study_estimate(chart->series->study, scenario, chart->series->end,
                               pathway, BIDE_KPI_LIST);
}

static double start_of(const struct chart *chart, size_t pathway)
{
    return chart->series->has_start
               ? bide_chart_series_estimate(chart->series, 0, 0, pathway, BIDE_KPI_LIST)
                     ->mean
               : (double) NAN;
}

/* --- words --- */

/* Lists that go a way. */
static size_t count_way(const struct chart *chart, enum bide_chart_title_way way)
{
    size_t count = 0;
    for (size_t i = 0; i < chart->series->study->plan.pathway_count; ++i) {
        const enum bide_chart_title_way own =
            bide_chart_title_way_of(start_of(chart, i), end_of(chart, 0, i));
        count += own == way ? 1 : 0;
    }
    return count;
}

static void write_words(struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    struct bide_text *title = &chart->words.title;
    const size_t all = study->plan.pathway_count;
    const size_t up = count_way(chart, BIDE_CHART_TITLE_GROWS);
    const int32_t day = study->plan.moments[chart->series->end].date;
    if (!chart->series->has_start) {
        bide_text_addf(title, "%zu lists up to ", all);
    } else {
        bide_text_addf(title, "%zu of %zu lists grow%s by ", up, all, up == 1 ? "s" : "");
    }
    bide_chart_axis_month(title, day);
    bide_text_add(&chart->words.subtitle, "Children on each list in ");
    bide_chart_key_name(&chart->words.subtitle, study, 0);
    bide_text_add(&chart->words.subtitle,
                  ", each drawn from 0 to its own highest. Line: average; band: 8 in 10 "
                  "runs. A list counts as growing if it does in 9 in 10 runs.");
    for (size_t i = 0; i < all; ++i) {
        if (bide_names_starts_empty(study, i)) {
            bide_text_add(&chart->words.subtitle, " Lists that the configuration puts "
                                                  "nobody on fill up first.");
            break;
        }
    }
}

/* "2,727 now, 4,600 in August 2028", without its end where it is only drawn. */
static void add_ends(struct bide_text *out, const struct chart *chart, size_t pathway)
{
    if (chart->series->has_start) {
        bide_show_number(out, start_of(chart, pathway), 0);
        bide_text_add(out, " to ");
    }
    bide_show_number(out, end_of(chart, 0, pathway)->mean, 0);
}

/* --- drawing --- */

/* The first day that any of them shows. */
static int32_t first_day(const struct chart *chart)
{
    int32_t first = bide_chart_series_day(chart->series, 0);
    for (size_t i = 0; i < chart->series->study->plan.pathway_count; ++i) {
        const struct bide_chart_past past = bide_chart_past_of(chart->series->study, i);
        const int32_t own = bide_chart_past_day(&past, first);
        first = own < first ? own : first;
    }
    return first;
}

/* A drawing of its own, named by its pathway and numbers. */
static void open_small(struct bide_chart_frame *frame, const struct chart *chart,
                       size_t pathway)
{
    struct bide_text ends;
    char id[MOST_ID];
    bide_text_init(&ends);
    add_ends(&ends, chart, pathway);
    bide_text_add(chart->out, "<li><b>");
    bide_html_text(chart->out, name_of(chart, pathway));
    bide_text_add(chart->out, "</b> ");
    bide_text_add(chart->out, ends.bytes);
    struct bide_chart_frame_words words;
    snprintf(id, sizeof(id), "all-list-%zu", pathway);
    bide_chart_frame_words_init(&words, id);
    bide_text_add(&words.title, name_of(chart, pathway));
    bide_text_addf(&words.in_numbers, "%s children", ends.bytes);
    const struct bide_chart_frame_size size = { WIDTH, HEIGHT, 1.0, 4.0, 5.0, 2.0 };
    bide_chart_frame_open(frame, chart->out, &words, &size);
    bide_chart_frame_words_free(&words, chart->out);
    bide_show_release(&ends, chart->out);
}

static void draw_small(const struct chart *chart, size_t pathway, int32_t first)
{
    static const size_t only_first[] = { 0 };
    const struct bide_chart_series *series = chart->series;
    const struct bide_chart_past past = bide_chart_past_of(series->study, pathway);
    struct bide_chart_frame frame;
    open_small(&frame, chart, pathway);
    frame.x.low = (double) first;
    frame.x.high = (double) bide_chart_series_day(series, series->count - 1);
    frame.y.high = fmax(bide_chart_fan_high(series, only_first, 1, pathway),
                        fmax(bide_chart_past_high(&past), 1.0));
    const struct bide_chart_mark_point base[] = { { frame.x.at_low, frame.y.at_low },
                                                  { frame.x.at_high, frame.y.at_low } };
    bide_chart_mark_line(chart->out, "a", base, 2);
    bide_chart_fan_draw(&frame, series, 0, pathway);
    bide_chart_past_draw(&frame, &past, series->study->spec->start,
                         start_of(chart, pathway), 0.0);
    bide_chart_frame_close(&frame);
    bide_text_add(chart->out, "</li>\n");
}

static void draw(const struct chart *chart)
{
    const int32_t first = first_day(chart);
    bide_text_add(chart->out, "<ul class=\"minis\">\n");
    for (size_t i = 0; i < chart->series->study->plan.pathway_count; ++i) {
        draw_small(chart, i, first);
    }
    bide_text_add(chart->out, "</ul>\n");
}

/* --- table --- */

static void add_columns(const struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    if (chart->series->has_start) {
        bide_chart_table_column(chart->out, "Start");
    }
    for (size_t i = 0; i < study->scenario_count; ++i) {
        char letter[BIDE_CHART_KEY_SIZE];
        bide_chart_key_letter(letter, i);
        bide_chart_table_column(chart->out, letter);
    }
    bide_chart_table_body(chart->out);
}

static void add_table(const struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_add(&caption, "Children on the list at the start and on ");
    bide_chart_axis_day(&caption, study->plan.moments[chart->series->end].date);
    for (size_t i = 0; i < study->scenario_count; ++i) {
        bide_text_add(&caption, i == 0 ? ": " : ", ");
        bide_chart_key_name(&caption, study, i);
    }
    bide_chart_table_begin(chart->out, caption.bytes, "List");
    bide_show_release(&caption, chart->out);
    add_columns(chart);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        bide_chart_table_row(chart->out, name_of(chart, i));
        if (chart->series->has_start) {
            bide_chart_table_number(chart->out, start_of(chart, i), 0);
        }
        for (size_t k = 0; k < study->scenario_count; ++k) {
            bide_chart_table_level(chart->out, end_of(chart, k, i), BIDE_FIGURE_CHILDREN);
        }
        bide_chart_table_row_end(chart->out);
    }
    bide_chart_table_end(chart->out);
}

void bide_chart_lists_add(struct bide_text *out, const struct bide_chart_series *series)
{
    struct chart chart = { .out = out, .series = series };
    if (series->count < 2 || series->study->plan.pathway_count < 2) {
        return;
    }
    bide_chart_frame_words_init(&chart.words, "all-lists");
    write_words(&chart);
    bide_chart_frame_begin(out, &chart.words);
    draw(&chart);
    add_table(&chart);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&chart.words, out);
}
