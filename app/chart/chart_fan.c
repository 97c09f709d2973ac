/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_fan.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_label.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_past.h"
#include "app/chart/chart_style.h"
#include "app/chart/chart_table.h"
#include "app/chart/chart_title.h"
#include "app/figure.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_ID = 40, CLASS_SIZE = 8, MOST_ROWS = 14 };

#define HEIGHT 270.0

/* A figure under way. */
struct fan {
    struct bide_text *out;
    const struct bide_chart_series *series;
    const struct bide_spec_pathway *pathway;
    size_t index;
    size_t scenarios[BIDE_CHART_SERIES_MOST_LINES];
    size_t line_count;
    struct bide_chart_past past;
    struct bide_chart_frame_words words;
};

static const struct bide_estimate *list_of(const struct fan *fan, size_t scenario,
                                           size_t index)
{
    return bide_chart_series_estimate(fan->series, scenario, index, fan->index,
                                      BIDE_KPI_LIST);
}

static double start_of(const struct fan *fan)
{
    return fan->series->has_start ? list_of(fan, 0, 0)->mean : (double) NAN;
}

/* --- words --- */

static void write_title(struct fan *fan)
{
    const struct bide_chart_series *series = fan->series;
    const size_t last = series->count - 1;
    const struct bide_chart_title_change change = {
        .subject = "List",
        .nobody = "is on the list",
        .start = start_of(fan),
        .end = list_of(fan, 0, last),
        .day = bide_chart_series_day(series, last),
    };
    bide_chart_title_add(&fan->words.title, &change);
    bide_text_addf(&fan->words.subtitle,
                   "%s: children on the list. Line: average of all runs. Band: 8 in 10 "
                   "runs of A.",
                   bide_names_of(fan->pathway->label, fan->pathway->name));
}

static void write_numbers(struct fan *fan)
{
    const struct bide_chart_series *series = fan->series;
    struct bide_text *text = &fan->words.in_numbers;
    bide_chart_axis_day(text, bide_chart_series_day(series, 0));
    bide_text_add(text, ": ");
    bide_figure_level(text, list_of(fan, 0, 0), BIDE_FIGURE_CHILDREN);
    bide_text_add(text, ". ");
    bide_chart_axis_day(text, bide_chart_series_day(series, series->count - 1));
    for (size_t i = 0; i < fan->line_count; ++i) {
        const struct bide_estimate *end =
            list_of(fan, fan->scenarios[i], series->count - 1);
        bide_text_add(text, i == 0 ? ": " : ", ");
        bide_chart_key_name(text, series->study, fan->scenarios[i]);
        bide_text_add(text, " ");
        bide_figure_level(text, end, BIDE_FIGURE_CHILDREN);
        bide_text_add(text, ", 8 in 10 runs ");
        bide_figure_range(text, end, BIDE_FIGURE_CHILDREN);
    }
    bide_text_add(text, ".");
}

/* --- drawing --- */

/* The line of a statistic; where the p-th of mean, p10 and p90 is wanted. */
enum statistic { MEAN, LOW, HIGH };

static double value_of(const struct bide_estimate *estimate, enum statistic statistic)
{
    return statistic == MEAN  ? estimate->mean
           : statistic == LOW ? estimate->p10
                              : estimate->p90;
}

static void find_points(const struct bide_chart_frame *frame,
                        const struct bide_chart_series *series, size_t scenario,
                        size_t pathway, enum statistic statistic,
                        struct bide_chart_mark_point *points)
{
    for (size_t i = 0; i < series->count; ++i) {
        const struct bide_estimate *estimate =
            bide_chart_series_estimate(series, scenario, i, pathway, BIDE_KPI_LIST);
        const double value = value_of(estimate, statistic);
        points[i].x =
            bide_chart_axis_at(&frame->x, (double) bide_chart_series_day(series, i));
        points[i].y = isnan(value) ? value : bide_chart_axis_at(&frame->y, value);
    }
}

static void draw_line(const struct bide_chart_frame *frame,
                      const struct bide_chart_series *series, size_t scenario,
                      size_t pathway, size_t style)
{
    struct bide_chart_mark_point points[BIDE_CHART_SERIES_MOST];
    char class_name[CLASS_SIZE];
    snprintf(class_name, sizeof(class_name), "l%u",
             (unsigned) (style % BIDE_CHART_STYLE_LINES));
    find_points(frame, series, scenario, pathway, MEAN, points);
    bide_chart_mark_line(frame->out, class_name, points, series->count);
}

void bide_chart_fan_draw(const struct bide_chart_frame *frame,
                         const struct bide_chart_series *series, size_t scenario,
                         size_t pathway)
{
    struct bide_chart_mark_point high[BIDE_CHART_SERIES_MOST];
    struct bide_chart_mark_point low[BIDE_CHART_SERIES_MOST];
    find_points(frame, series, scenario, pathway, HIGH, high);
    find_points(frame, series, scenario, pathway, LOW, low);
    bide_chart_mark_area(frame->out, "f", high, low, series->count);
    draw_line(frame, series, scenario, pathway, scenario);
}

double bide_chart_fan_high(const struct bide_chart_series *series,
                           const size_t *scenarios, size_t count, size_t pathway)
{
    double high = 0.0;
    for (size_t i = 0; i < count * series->count; ++i) {
        const size_t scenario = scenarios[i / series->count];
        const struct bide_estimate *list = bide_chart_series_estimate(
            series, scenario, i % series->count, pathway, BIDE_KPI_LIST);
        high = fmax(high, scenario == 0 ? list->p90 : list->mean);
    }
    return high;
}

static void draw_target(const struct bide_chart_frame *frame, double target)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "Target ");
    bide_show_number(&text, target, 0);
    const double y = bide_chart_axis_at(&frame->y, target);
    bide_chart_mark_stroke(frame->out, "t",
                           (struct bide_chart_mark_point){ frame->x.at_low, y },
                           (struct bide_chart_mark_point){ frame->x.at_high, y });
    bide_chart_mark_text(frame->out, "",
                         (struct bide_chart_mark_point){ frame->x.at_low + 4.0, y - 4.0 },
                         text.bytes);
    bide_show_release(&text, frame->out);
}

static void find_labels(const struct fan *fan, struct bide_chart_label_list *labels)
{
    labels->count = 0;
    for (size_t i = 0; i < fan->line_count; ++i) {
        const double end = list_of(fan, fan->scenarios[i], fan->series->count - 1)->mean;
        bide_chart_label_scenario(labels, fan->out, fan->scenarios[i],
                                  bide_chart_style_of(fan->scenarios, i), end);
    }
}

static void draw(const struct fan *fan)
{
    const struct bide_chart_series *series = fan->series;
    const int32_t start = series->study->spec->start;
    struct bide_chart_label_list labels;
    find_labels(fan, &labels);
    const struct bide_chart_frame_size size = {
        BIDE_CHART_FRAME_WIDTH, HEIGHT, 0.0, bide_chart_label_room(&labels), 26.0, 36.0
    };
    struct bide_chart_frame frame;
    bide_chart_frame_open(&frame, fan->out, &fan->words, &size);
    double high =
        bide_chart_fan_high(series, fan->scenarios, fan->line_count, fan->index);
    high = fmax(high, bide_chart_past_high(&fan->past));
    high = fmax(high, fan->pathway->target.list);
    bide_chart_frame_children(&frame, high, "Children");
    bide_chart_frame_days(
        &frame, bide_chart_past_day(&fan->past, bide_chart_series_day(series, 0)),
        bide_chart_series_day(series, series->count - 1));
    if (!isnan(fan->pathway->target.list)) {
        draw_target(&frame, fan->pathway->target.list);
    }
    bide_chart_fan_draw(&frame, series, 0, fan->index);
    for (size_t i = 1; i < fan->line_count; ++i) {
        draw_line(&frame, series, fan->scenarios[i], fan->index,
                  bide_chart_style_of(fan->scenarios, i));
    }
    bide_chart_past_draw(&frame, &fan->past, start, start_of(fan), 3.0);
    bide_chart_label_draw(&frame, &labels);
    bide_chart_frame_close(&frame);
}

/* --- table --- */

static void add_columns(const struct fan *fan)
{
    if (fan->past.count > 0) {
        bide_chart_table_column(fan->out, "Published");
    }
    bide_chart_table_column(fan->out, "A");
    bide_chart_table_column(fan->out, "A, 8 in 10 runs");
    for (size_t i = 1; i < fan->line_count; ++i) {
        char letter[BIDE_CHART_KEY_SIZE];
        bide_chart_key_letter(letter, fan->scenarios[i]);
        bide_chart_table_column(fan->out, letter);
    }
    bide_chart_table_body(fan->out);
}

static void add_past(const struct fan *fan)
{
    for (size_t i = 0; i < fan->past.count; ++i) {
        bide_chart_table_row_day(fan->out, fan->past.items[i].date);
        bide_chart_table_number(fan->out, (double) fan->past.items[i].list, 0);
        for (size_t k = 0; k <= fan->line_count; ++k) {
            bide_chart_table_cell(fan->out, "");
        }
        bide_chart_table_row_end(fan->out);
    }
}

static void add_row(const struct fan *fan, size_t index)
{
    bide_chart_table_row_day(fan->out, bide_chart_series_day(fan->series, index));
    if (fan->past.count > 0) {
        bide_chart_table_cell(fan->out, "");
    }
    bide_chart_table_level(fan->out, list_of(fan, 0, index), BIDE_FIGURE_CHILDREN);
    bide_chart_table_range(fan->out, list_of(fan, 0, index), BIDE_FIGURE_CHILDREN);
    for (size_t k = 1; k < fan->line_count; ++k) {
        bide_chart_table_level(fan->out, list_of(fan, fan->scenarios[k], index),
                               BIDE_FIGURE_CHILDREN);
    }
    bide_chart_table_row_end(fan->out);
}

/* The table has some of the moments drawn; all are in the files of results. */
static bool has_row(const struct fan *fan, size_t index)
{
    const size_t stride = (fan->series->count - 1) / MOST_ROWS + 1;
    return index % stride == 0 || index == fan->series->count - 1;
}

static void add_table(const struct fan *fan)
{
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s: children on the list as the day begins",
                   bide_names_of(fan->pathway->label, fan->pathway->name));
    bide_chart_table_begin(fan->out, caption.bytes, "Date");
    bide_show_release(&caption, fan->out);
    add_columns(fan);
    add_past(fan);
    for (size_t i = 0; i < fan->series->count; ++i) {
        if (has_row(fan, i)) {
            add_row(fan, i);
        }
    }
    bide_chart_table_end(fan->out);
}

void bide_chart_fan_add(struct bide_text *out, const struct bide_chart_series *series,
                        size_t pathway)
{
    if (series->count < 2) {
        return;
    }
    char id[MOST_ID];
    struct fan fan = { .out = out,
                       .series = series,
                       .pathway = bide_names_pathway(series->study, pathway),
                       .index = pathway,
                       .past = bide_chart_past_of(series->study, pathway) };
    snprintf(id, sizeof(id), "c%zu-list", pathway);
    fan.line_count = bide_chart_series_lines(series, pathway, fan.scenarios);
    bide_chart_frame_words_init(&fan.words, id);
    write_title(&fan);
    write_numbers(&fan);
    bide_chart_frame_begin(out, &fan.words);
    bide_chart_key_lines(out, series->study, fan.scenarios, fan.line_count,
                         fan.past.count > 0 ? "Published" : NULL);
    draw(&fan);
    add_table(&fan);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&fan.words, out);
}
