/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_survival.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_style.h"
#include "app/chart/chart_table.h"
#include "app/names.h"
#include "app/show.h"

enum { MOST_ID = 40, CLASS_SIZE = 12, KNOTS = 10, MOST_TICKS = 5 };

#define HEIGHT 270.0
#define FEWEST 0.05      /* children, on average: fewer are nobody */
#define SHOWN 0.005      /* of a list: more is not 0% */
#define LETTER_GAP 13.0  /* between letters beside each other */
#define LETTER_ABOVE 6.0 /* over the line */
#define BESIDE 4.0       /* from a curve to its name */
#define LETTERS_AT 50.0  /* per cent */
#define FEW_WEEKS 2.0    /* fewer are told in days */
#define MANY_WEEKS 10.0  /* fewer are told with a decimal */

static const double knots[KNOTS] = { 0, 1, 2, 4, 12, 18, 52, 65, 78, 104 };

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_chart_series *series;
    const char *name; /* of the pathway */
    size_t pathway;
    size_t scenarios[BIDE_CHART_SERIES_MOST_LINES];
    size_t styles[BIDE_CHART_SERIES_MOST_LINES]; /* as in the figure of the list */
    size_t count;
    struct bide_chart_survival start; /* none if the start was not measured */
    struct bide_chart_survival ends[BIDE_CHART_SERIES_MOST_LINES];
    struct bide_chart_frame_words words;
};

/* Children who have waited longer than the weeks of each knot. */
static void count_over(const struct bide_study *study, size_t scenario, size_t moment,
                       size_t pathway, double *over)
{
    static const enum bide_kpi kpis[KNOTS] = { BIDE_KPI_LIST,      BIDE_KPI_BAND_0_1,
                                               BIDE_KPI_BAND_1_2,  BIDE_KPI_BAND_2_4,
                                               BIDE_KPI_BAND_4_12, BIDE_KPI_BAND_12_18,
                                               BIDE_KPI_OVER_52,   BIDE_KPI_OVER_65,
                                               BIDE_KPI_OVER_78,   BIDE_KPI_OVER_104 };
    for (size_t i = 0; i < KNOTS; ++i) {
        const double mean =
            bide_study_estimate(study, scenario, moment, pathway, kpis[i])->mean;
        const bool is_band = kpis[i] >= BIDE_KPI_BAND_0_1;
        over[i] = is_band ? fmax(over[i - 1] - mean, 0.0) : mean;
    }
}

struct bide_chart_survival bide_chart_survival_of(const struct bide_study *study,
                                                  size_t scenario, size_t moment,
                                                  size_t pathway)
{
    struct bide_chart_survival curve = { .count = 0 };
    double over[KNOTS];
    count_over(study, scenario, moment, pathway, over);
    const struct bide_estimate *longest =
        bide_study_estimate(study, scenario, moment, pathway, BIDE_KPI_LONGEST);
    if (!(over[0] >= FEWEST) || !(longest->mean > 0.0)) {
        return curve;
    }
    double end = longest->mean;
    for (size_t i = 0; i < KNOTS; ++i) {
        const bool is_before = i == 0 || knots[i] < longest->mean;
        if (!is_before && over[i] < SHOWN * over[0]) {
            break;
        }
        end = is_before ? end : fmax(longest->p90, knots[i]);
        curve.weeks[curve.count] = knots[i];
        curve.shares[curve.count++] = over[i] / over[0];
    }
    curve.weeks[curve.count] = end;
    curve.shares[curve.count++] = 0.0;
    return curve;
}

/* Weeks at which a share is reached. */
static double weeks_at(const struct bide_chart_survival *curve, double share)
{
    for (size_t i = 1; i < curve->count; ++i) {
        if (curve->shares[i] <= share) {
            const double step = curve->shares[i - 1] - curve->shares[i];
            const double part = (curve->shares[i - 1] - share) / step;
            return curve->weeks[i - 1] + part * (curve->weeks[i] - curve->weeks[i - 1]);
        }
    }
    return 0.0; /* a curve ends at 0 */
}

/* --- words --- */

/* "84 weeks", "5.5 weeks", "6 days" */
static void add_weeks(struct bide_text *text, double weeks)
{
    const bool is_in_days = weeks < FEW_WEEKS;
    bide_show_number(text, is_in_days ? 7.0 * weeks : weeks,
                     is_in_days || weeks >= MANY_WEEKS ? 0 : 1);
    bide_text_add(text, is_in_days ? " days" : " weeks");
}

static double median_of(const struct chart *chart, size_t scenario, size_t index)
{
    return bide_chart_series_estimate(chart->series, scenario, index, chart->pathway,
                                      BIDE_KPI_MEDIAN)
        ->mean;
}

static void write_words(struct chart *chart)
{
    const struct bide_chart_series *series = chart->series;
    const size_t last = series->count - 1;
    bide_text_add(&chart->words.title, "Half have waited over ");
    add_weeks(&chart->words.title, median_of(chart, 0, last));
    bide_text_add(&chart->words.title, " in ");
    bide_chart_axis_month(&chart->words.title, bide_chart_series_day(series, last));
    bide_text_addf(&chart->words.subtitle,
                   "%s: share of those on the list who have waited longer, ",
                   chart->name);
    bide_chart_axis_day(&chart->words.subtitle, bide_chart_series_day(series, last));
    bide_text_add(&chart->words.subtitle, ". Average of all runs, straight lines "
                                          "between the bands that are counted.");
    bide_text_add(&chart->words.in_numbers, "Half have waited longer than: ");
    if (chart->start.count > 0) {
        bide_text_add(&chart->words.in_numbers, "at the start ");
        add_weeks(&chart->words.in_numbers, median_of(chart, 0, 0));
        bide_text_add(&chart->words.in_numbers, "; ");
    }
    for (size_t i = 0; i < chart->count; ++i) {
        bide_text_add(&chart->words.in_numbers, i > 0 ? "; " : "");
        bide_chart_key_name(&chart->words.in_numbers, series->study, chart->scenarios[i]);
        bide_text_add(&chart->words.in_numbers, " ");
        add_weeks(&chart->words.in_numbers, median_of(chart, chart->scenarios[i], last));
    }
    bide_text_add(&chart->words.in_numbers, ".");
}

/* --- drawing --- */

static double longest_of(const struct chart *chart)
{
    double longest = 1.0;
    for (size_t i = 0; i <= chart->count; ++i) {
        const struct bide_chart_survival *curve =
            i < chart->count ? &chart->ends[i] : &chart->start;
        if (curve->count > 0) {
            longest = fmax(longest, curve->weeks[curve->count - 1]);
        }
    }
    return longest;
}

static void draw_curve(const struct bide_chart_frame *frame,
                       const struct bide_chart_survival *curve, const char *class_name)
{
    struct bide_chart_mark_point points[BIDE_CHART_SURVIVAL_MOST];
    for (size_t i = 0; i < curve->count; ++i) {
        points[i].x = bide_chart_axis_at(&frame->x, curve->weeks[i]);
        points[i].y = bide_chart_axis_at(&frame->y, 100.0 * curve->shares[i]);
    }
    bide_chart_mark_line(frame->out, class_name, points, curve->count);
}

/* Where each curve passes a half. */
static void draw_letters(const struct bide_chart_frame *frame, const struct chart *chart)
{
    double places[BIDE_CHART_SERIES_MOST_LINES];
    const double y = bide_chart_axis_at(&frame->y, LETTERS_AT) - LETTER_ABOVE;
    for (size_t i = 0; i < chart->count; ++i) {
        places[i] = bide_chart_axis_at(&frame->x, weeks_at(&chart->ends[i], 0.5));
    }
    bide_chart_mark_spread(places, chart->count, LETTER_GAP, frame->x.at_low,
                           frame->x.at_high - LETTER_GAP);
    for (size_t i = 0; i < chart->count; ++i) {
        char letter[BIDE_CHART_KEY_SIZE];
        char class_name[CLASS_SIZE];
        bide_chart_key_letter(letter, chart->scenarios[i]);
        snprintf(class_name, sizeof(class_name), "o d%u",
                 (unsigned) (chart->styles[i] % BIDE_CHART_STYLE_LINES));
        bide_chart_mark_text(frame->out, class_name,
                             (struct bide_chart_mark_point){ places[i], y }, letter);
    }
}

/* Where the name of the start's curve may stand, and how far the next curve is. */
struct spot {
    double x, y;
    double room;
    bool is_left; /* of the curve */
};

static struct spot spot_at(const struct bide_chart_frame *frame,
                           const struct chart *chart, double share, bool is_left)
{
    const double x = bide_chart_axis_at(&frame->x, weeks_at(&chart->start, share));
    const double y = bide_chart_axis_at(&frame->y, 100.0 * share);
    struct spot spot = { .x = is_left ? x - BESIDE : x + BESIDE,
                         .y = is_left ? y + LETTER_ABOVE : y - LETTER_ABOVE,
                         .room = is_left ? x - frame->x.at_low : frame->x.at_high - x,
                         .is_left = is_left };
    for (size_t i = 0; i < chart->count; ++i) {
        const double other =
            bide_chart_axis_at(&frame->x, weeks_at(&chart->ends[i], share));
        if ((other < x) == is_left) {
            spot.room = fmin(spot.room, fabs(other - x));
        }
    }
    return spot;
}

/* Its name stands beside it where there is most room, away from the letters. */
static void draw_start(const struct bide_chart_frame *frame, const struct chart *chart)
{
    static const double shares[] = { 0.25, 0.12, 0.75 };
    enum { SPOTS = 2 * sizeof(shares) / sizeof(shares[0]) };
    if (chart->start.count == 0) {
        return;
    }
    struct spot best = spot_at(frame, chart, shares[0], false);
    for (size_t i = 1; i < SPOTS; ++i) {
        const struct spot spot = spot_at(frame, chart, shares[i / 2], i % 2 == 1);
        best = spot.room > best.room ? spot : best;
    }
    draw_curve(frame, &chart->start, "p");
    bide_chart_mark_text(frame->out, best.is_left ? "o e" : "o",
                         (struct bide_chart_mark_point){ best.x, best.y }, "Start");
}

static void draw(const struct chart *chart)
{
    const struct bide_chart_frame_size size = {
        BIDE_CHART_FRAME_WIDTH, HEIGHT, 0.0, 12.0, 26.0, 38.0
    };
    const struct bide_chart_axis_ticks shares =
        bide_chart_axis_ticks(0.0, 100.0, MOST_TICKS, 1.0);
    const struct bide_chart_axis_ticks weeks =
        bide_chart_axis_ticks(0.0, longest_of(chart), MOST_TICKS, 0.0);
    struct bide_chart_frame frame;
    bide_chart_frame_open(&frame, chart->out, &chart->words, &size);
    bide_chart_frame_upwards(&frame, &shares, "%", "Share of the list");
    bide_chart_frame_rightwards(&frame, &weeks, "Weeks waited, or longer");
    for (size_t i = 0; i < chart->count; ++i) {
        char class_name[CLASS_SIZE];
        snprintf(class_name, sizeof(class_name), "l%u",
                 (unsigned) (chart->styles[i] % BIDE_CHART_STYLE_LINES));
        draw_curve(&frame, &chart->ends[i], class_name);
    }
    draw_start(&frame, chart);
    draw_letters(&frame, chart);
    bide_chart_frame_close(&frame);
}

/* --- table --- */

static void add_share(const struct chart *chart, const struct bide_chart_survival *curve,
                      size_t knot)
{
    struct bide_text cell;
    bide_text_init(&cell);
    bide_show_number(&cell, 100.0 * (knot < curve->count ? curve->shares[knot] : 0.0), 0);
    bide_text_add(&cell, "%");
    bide_chart_table_cell(chart->out, cell.bytes);
    bide_show_release(&cell, chart->out);
}

static void add_columns(const struct chart *chart)
{
    if (chart->start.count > 0) {
        bide_chart_table_column(chart->out, "Start");
    }
    for (size_t i = 0; i < chart->count; ++i) {
        char letter[BIDE_CHART_KEY_SIZE];
        bide_chart_key_letter(letter, chart->scenarios[i]);
        bide_chart_table_column(chart->out, letter);
    }
    bide_chart_table_body(chart->out);
}

static void add_table(const struct chart *chart)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s: share of the list that has waited longer", chart->name);
    bide_chart_table_begin(chart->out, text.bytes, "Longer than");
    add_columns(chart);
    for (size_t i = 1; i < KNOTS; ++i) {
        bide_text_clear(&text);
        bide_text_addf(&text, "%.0f week%s", knots[i], i == 1 ? "" : "s");
        bide_chart_table_row(chart->out, text.bytes);
        if (chart->start.count > 0) {
            add_share(chart, &chart->start, i);
        }
        for (size_t k = 0; k < chart->count; ++k) {
            add_share(chart, &chart->ends[k], i);
        }
        bide_chart_table_row_end(chart->out);
    }
    bide_chart_table_end(chart->out);
    bide_show_release(&text, chart->out);
}

/* Whose curves there are: of those with a line, who has children on the list. */
static void find_curves(struct chart *chart)
{
    const struct bide_chart_series *series = chart->series;
    size_t drawn[BIDE_CHART_SERIES_MOST_LINES];
    const size_t lines = bide_chart_series_lines(series, chart->pathway, drawn);
    for (size_t i = 0; i < lines; ++i) {
        const struct bide_chart_survival curve =
            bide_chart_survival_of(series->study, drawn[i], series->end, chart->pathway);
        if (curve.count > 0) {
            chart->scenarios[chart->count] = drawn[i];
            chart->styles[chart->count] = bide_chart_style_of(drawn, i);
            chart->ends[chart->count++] = curve;
        }
    }
    if (series->has_start) {
        chart->start =
            bide_chart_survival_of(series->study, 0, series->moments[0], chart->pathway);
    }
}

void bide_chart_survival_add(struct bide_text *out,
                             const struct bide_chart_series *series, size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(series->study, pathway);
    struct chart chart = { .out = out,
                           .series = series,
                           .name = bide_names_of(spec->label, spec->name),
                           .pathway = pathway };
    char id[MOST_ID];
    find_curves(&chart);
    if (chart.count == 0 || chart.scenarios[0] != 0
        || isnan(median_of(&chart, 0, series->count - 1))) {
        return;
    }
    snprintf(id, sizeof(id), "c%zu-longer", pathway);
    bide_chart_frame_words_init(&chart.words, id);
    write_words(&chart);
    bide_chart_frame_begin(out, &chart.words);
    draw(&chart);
    add_table(&chart);
    bide_chart_frame_end(out);
    bide_chart_frame_words_free(&chart.words, out);
}
