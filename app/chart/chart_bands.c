/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_bands.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_label.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_table.h"
#include "app/chart/chart_title.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_ID = 40, MOST_ROWS = 8, CLASS_SIZE = 8 };

#define HEIGHT 260.0
#define FEWEST 0.05 /* children, on average: a band that never has more is not told */

static const char *const short_names[BIDE_CHART_BANDS_COUNT] = { "104+", "52-104",
                                                                 "18-52", "12-18",
                                                                 "0-12" };

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_chart_series *series;
    const char *name; /* of the pathway */
    size_t pathway;
    struct bide_chart_frame_words words;
};

static double mean_of(const struct bide_study *study, size_t scenario, size_t moment,
                      size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(study, scenario, moment, pathway, kpi)->mean;
}

void bide_chart_bands_of(const struct bide_study *study, size_t scenario, size_t moment,
                         size_t pathway, double *bands)
{
    bands[0] = mean_of(study, scenario, moment, pathway, BIDE_KPI_OVER_104);
    bands[1] = mean_of(study, scenario, moment, pathway, BIDE_KPI_OVER_52) - bands[0];
    bands[2] = mean_of(study, scenario, moment, pathway, BIDE_KPI_BAND_18_52);
    bands[3] = mean_of(study, scenario, moment, pathway, BIDE_KPI_BAND_12_18);
    bands[4] = 0.0;
    for (int kpi = BIDE_KPI_BAND_0_1; kpi <= BIDE_KPI_BAND_4_12; ++kpi) {
        bands[4] += mean_of(study, scenario, moment, pathway, (enum bide_kpi) kpi);
    }
}

/* Children in the first so many bands. */
static double sum_of(const double *bands, size_t count)
{
    double sum = 0.0;
    for (size_t i = 0; i < count; ++i) {
        sum += bands[i];
    }
    return sum;
}

static void bands_at(const struct chart *chart, size_t index, double *bands)
{
    bide_chart_bands_of(chart->series->study, 0, chart->series->moments[index],
                        chart->pathway, bands);
}

static double highest(const struct chart *chart)
{
    double high = 0.0;
    for (size_t i = 0; i < chart->series->count; ++i) {
        double bands[BIDE_CHART_BANDS_COUNT];
        bands_at(chart, i, bands);
        high = fmax(high, sum_of(bands, BIDE_CHART_BANDS_COUNT));
    }
    return high;
}

/* --- words --- */

static void write_words(struct chart *chart)
{
    const struct bide_chart_series *series = chart->series;
    const size_t last = series->count - 1;
    const struct bide_chart_title_change change = {
        .subject = "Over-52-week waits",
        .is_plural = true,
        .nobody = "waits over 52 weeks",
        .start = series->has_start ? mean_of(series->study, 0, series->moments[0],
                                             chart->pathway, BIDE_KPI_OVER_52)
                                   : (double) NAN,
        .end =
            bide_chart_series_estimate(series, 0, last, chart->pathway, BIDE_KPI_OVER_52),
        .day = bide_chart_series_day(series, last),
    };
    bide_chart_title_add(&chart->words.title, &change);
    bide_text_addf(&chart->words.subtitle,
                   "%s: children on the list of A by weeks waited, average of all runs.",
                   chart->name);
}

static void write_numbers(struct chart *chart)
{
    struct bide_text *text = &chart->words.in_numbers;
    for (size_t i = 0; i < chart->series->count; i += chart->series->count - 1) {
        double bands[BIDE_CHART_BANDS_COUNT];
        bands_at(chart, i, bands);
        bide_chart_axis_day(text, bide_chart_series_day(chart->series, i));
        for (size_t k = 0; k < BIDE_CHART_BANDS_COUNT; ++k) {
            bide_text_addf(text, "%s %s weeks: ", k == 0 ? "." : ",", short_names[k]);
            bide_show_number(text, bands[k], 0);
        }
        bide_text_add(text, ". ");
    }
}

/* --- drawing --- */

/* All that wait as long as this band or longer, down to 0: shorter waits, drawn before,
 * show above. */
static void draw_band(const struct bide_chart_frame *frame, const struct chart *chart,
                      size_t band)
{
    struct bide_chart_mark_point upper[BIDE_CHART_SERIES_MOST + 2];
    char class_name[CLASS_SIZE];
    const size_t count = chart->series->count;
    double high = 0.0;
    for (size_t i = 0; i < count; ++i) {
        double bands[BIDE_CHART_BANDS_COUNT];
        bands_at(chart, i, bands);
        const double sum = sum_of(bands, band + 1);
        high = fmax(high, bands[band]);
        upper[i].x = bide_chart_axis_at(&frame->x,
                                        (double) bide_chart_series_day(chart->series, i));
        upper[i].y = bide_chart_axis_at(&frame->y, sum);
    }
    const struct bide_chart_mark_point base[] = {
        { upper[0].x, frame->y.at_low }, { upper[count - 1].x, frame->y.at_low }
    };
    upper[count] = base[1];
    upper[count + 1] = base[0];
    snprintf(class_name, sizeof(class_name), "w%u",
             (unsigned) (BIDE_CHART_BANDS_COUNT - 1 - band));
    if (high >= FEWEST) {
        bide_chart_mark_line(frame->out, class_name, upper, count + 2);
    }
}

static void find_labels(const struct chart *chart, struct bide_chart_label_list *labels)
{
    double bands[BIDE_CHART_BANDS_COUNT];
    bands_at(chart, chart->series->count - 1, bands);
    labels->count = 0;
    for (size_t i = BIDE_CHART_BANDS_COUNT; i-- > 0;) {
        if (bands[i] >= FEWEST && !isnan(sum_of(bands, i))) {
            struct bide_chart_label *label = &labels->items[labels->count++];
            snprintf(label->text, sizeof(label->text), "%s", short_names[i]);
            label->class_name[0] = '\0';
            label->value = sum_of(bands, i) + bands[i] / 2.0;
        }
    }
}

static void draw(const struct chart *chart)
{
    const struct bide_chart_series *series = chart->series;
    struct bide_chart_label_list labels;
    find_labels(chart, &labels);
    const struct bide_chart_frame_size size = {
        BIDE_CHART_FRAME_WIDTH, HEIGHT, 0.0, bide_chart_label_room(&labels), 26.0, 36.0
    };
    struct bide_chart_frame frame;
    bide_chart_frame_open(&frame, chart->out, &chart->words, &size);
    bide_chart_frame_children(&frame, highest(chart), "Children, by weeks waited");
    bide_chart_frame_days(&frame, bide_chart_series_day(series, 0),
                          bide_chart_series_day(series, series->count - 1));
    for (size_t i = BIDE_CHART_BANDS_COUNT; i-- > 0;) {
        draw_band(&frame, chart, i);
    }
    bide_chart_label_draw(&frame, &labels);
    bide_chart_frame_close(&frame);
}

/* --- table --- */

static void add_row(const struct chart *chart, size_t moment)
{
    double bands[BIDE_CHART_BANDS_COUNT];
    const struct bide_study *study = chart->series->study;
    bide_chart_bands_of(study, 0, moment, chart->pathway, bands);
    bide_chart_table_row_day(chart->out, study->plan.moments[moment].date);
    for (size_t i = BIDE_CHART_BANDS_COUNT; i-- > 0;) {
        bide_chart_table_number(chart->out, bands[i], 0);
    }
    bide_chart_table_row_end(chart->out);
}

/* At the start and at the milestones: the months are beside the figure of the list. */
static void add_table(const struct chart *chart)
{
    const struct bide_study *study = chart->series->study;
    size_t moments[MOST_ROWS];
    const size_t count = bide_names_milestones(study, moments, MOST_ROWS);
    struct bide_text caption;
    bide_text_init(&caption);
    bide_text_addf(&caption, "%s: children on the list by weeks waited, A", chart->name);
    bide_chart_table_begin(chart->out, caption.bytes, "Date");
    bide_show_release(&caption, chart->out);
    for (size_t i = BIDE_CHART_BANDS_COUNT; i-- > 0;) {
        bide_chart_table_column(chart->out, short_names[i]);
    }
    bide_chart_table_body(chart->out);
    if (chart->series->has_start
        && (count == 0 || moments[0] != chart->series->moments[0])) {
        add_row(chart, chart->series->moments[0]);
    }
    for (size_t i = 0; i < count; ++i) {
        add_row(chart, moments[i]);
    }
    bide_chart_table_end(chart->out);
}

void bide_chart_bands_add(struct bide_text *out, const struct bide_chart_series *series,
                          size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(series->study, pathway);
    struct chart chart = { .out = out,
                           .series = series,
                           .name = bide_names_of(spec->label, spec->name),
                           .pathway = pathway };
    char id[MOST_ID];
    if (series->count < 2 || highest(&chart) < FEWEST) {
        return;
    }
    snprintf(id, sizeof(id), "c%zu-waits", pathway);
    bide_chart_frame_words_init(&chart.words, id);
    write_words(&chart);
    write_numbers(&chart);
    bide_chart_frame_begin(out, &chart.words);
    draw(&chart);
    add_table(&chart);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&chart.words, out);
}
