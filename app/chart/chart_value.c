/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_value.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_axis.h"
#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_style.h"
#include "app/chart/chart_table.h"
#include "app/chart/chart_title.h"
#include "app/figure.h"
#include "app/names.h"
#include "app/show.h"
#include "engine/base/mem.h"

enum {
    CLASS_SIZE = 12,
    MOST_TICKS = 5,
    MOST_DRAWN = 14,
    MOST_LABEL_WORDS = 4,
    MOST_HARM_WORDS = 2
};

#define HEIGHT 290.0
#define RADIUS 5.0
#define MILLION 1e6
#define THOUSAND 1e3

/* A figure under way. */
struct chart {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_chart_value *values; /* by scenario; the first is all 0 */
    size_t count;                          /* of scenarios */
    size_t drawn; /* ... with letters that have room, the first included */
    double unit;  /* pounds */
    struct bide_chart_frame_words words;
};

/* --- numbers --- */

/* A measure of all lists together, in every replication of a scenario. */
static void add_up(const struct bide_study *study, size_t scenario, size_t moment,
                   enum bide_kpi kpi, double *totals)
{
    const struct bide_plan *plan = &study->plan;
    for (size_t r = 0; r < study->replications; ++r) {
        const double *row =
            study->rows + (r * study->scenario_count + scenario) * plan->column_count;
        totals[r] = 0.0;
        for (size_t i = 0; i < plan->pathway_count; ++i) {
            totals[r] += row[bide_plan_column(plan, moment, i, kpi)];
        }
    }
}

enum bide_err bide_chart_value_of(struct bide_chart_value *value,
                                  const struct bide_study *study, size_t scenario,
                                  size_t moment)
{
    const size_t count = study->replications;
    double *room = bide_mem_zeroed(3 * count, sizeof(double));
    if (room == NULL) {
        return BIDE_ERR_MEMORY;
    }
    double *first = room;
    double *other = room + count;
    double *scratch = room + 2 * count;
    value->pounds =
        *bide_study_cost_difference(study, scenario, moment, BIDE_KPI_COST_TOTAL);
    add_up(study, 0, moment, BIDE_KPI_LIST, first);
    add_up(study, scenario, moment, BIDE_KPI_LIST, other);
    value->fewer = bide_estimate_of_difference(first, other, count, 1, scratch);
    add_up(study, 0, moment, BIDE_KPI_SEEN, first);
    add_up(study, scenario, moment, BIDE_KPI_SEEN, other);
    value->seen = bide_estimate_of_difference(other, first, count, 1, scratch);
    bide_mem_free(room);
    return BIDE_OK;
}

static double reach_of(const struct bide_estimate *estimate)
{
    return isnan(estimate->half_width) ? 0.0 : estimate->half_width;
}

/* The scenario with the fewest children waiting, of those that clearly have fewer; 0 if
 * there is none. */
static size_t best_of(const struct chart *chart)
{
    size_t best = 0;
    double most = 0.0;
    for (size_t i = 1; i < chart->count; ++i) {
        const struct bide_estimate *fewer = &chart->values[i].fewer;
        if (bide_figure_differs(fewer, BIDE_FIGURE_CHILDREN) && fewer->mean > most) {
            best = i;
            most = fewer->mean;
        }
    }
    return best;
}

/* The one with the most children waiting, of those that clearly have more; 0 if there is
 * none. */
static size_t worst_of(const struct chart *chart)
{
    size_t worst = 0;
    double least = 0.0;
    for (size_t i = 1; i < chart->count; ++i) {
        const struct bide_estimate *fewer = &chart->values[i].fewer;
        if (bide_figure_differs(fewer, BIDE_FIGURE_CHILDREN) && fewer->mean < least) {
            worst = i;
            least = fewer->mean;
        }
    }
    return worst;
}

/* --- words --- */

static void write_no_gain(const struct chart *chart, struct bide_text *title)
{
    const size_t worst = worst_of(chart);
    bide_text_add(title, worst == 0 ? "No scenario clearly shortens the lists together"
                                    : "No scenario clearly shortens the lists; ");
    if (worst > 0) {
        bide_chart_title_scenario(title, bide_names_scenario_label(chart->study, worst),
                                  worst, MOST_HARM_WORDS);
        bide_text_add(title, " lengthens them");
    }
}

static void write_title(struct chart *chart)
{
    struct bide_text *title = &chart->words.title;
    const size_t best = best_of(chart);
    const double pounds = chart->values[best].pounds.mean;
    if (best == 0) {
        write_no_gain(chart, title);
        return;
    }
    bide_chart_title_scenario(title, bide_names_scenario_label(chart->study, best), best,
                              MOST_LABEL_WORDS);
    bide_text_add(title, ": ");
    bide_show_number(title, chart->values[best].fewer.mean, 0);
    bide_text_add(title, " fewer waiting");
    if (pounds >= 0.5) {
        bide_text_add(title, " for £");
        bide_figure_pounds(title, pounds);
    }
}

static void write_words(struct chart *chart, int32_t day)
{
    struct bide_text *text = &chart->words.in_numbers;
    write_title(chart);
    bide_text_add(&chart->words.subtitle, "Compared with ");
    bide_chart_key_name(&chart->words.subtitle, chart->study, 0);
    bide_text_add(&chart->words.subtitle, " up to ");
    bide_chart_axis_day(&chart->words.subtitle, day);
    bide_text_add(&chart->words.subtitle,
                  ", all lists together; a child on two lists counts twice. Dot: "
                  "average; lines: 95% intervals.");
    if (chart->drawn < chart->count) {
        bide_text_addf(&chart->words.subtitle,
                       " The first %d scenarios after A are drawn.", MOST_DRAWN);
    }
    for (size_t i = 1; i < chart->count; ++i) {
        bide_text_add(text, i > 1 ? "; " : "");
        bide_chart_key_name(text, chart->study, i);
        bide_text_add(text, " ");
        bide_show_number(text, chart->values[i].fewer.mean, 0);
        bide_text_add(text, " fewer waiting, £");
        bide_figure_pounds(text, chart->values[i].pounds.mean);
    }
    bide_text_add(text, ".");
}

/* --- drawing --- */

static struct bide_chart_axis_ticks ticks_of(const struct chart *chart, bool is_cost)
{
    double low = 0.0;
    double high = 0.0;
    for (size_t i = 1; i < chart->drawn; ++i) {
        const struct bide_chart_value *value = &chart->values[i];
        const struct bide_estimate *estimate = is_cost ? &value->pounds : &value->fewer;
        low = fmin(low, estimate->mean - reach_of(estimate));
        high = fmax(high, estimate->mean + reach_of(estimate));
    }
    const double unit = is_cost ? chart->unit : 1.0;
    return bide_chart_axis_ticks(low / unit, high / unit, MOST_TICKS,
                                 is_cost ? 0.0 : 1.0);
}

static double cost_at(const struct bide_chart_frame *frame, const struct chart *chart,
                      double pounds)
{
    return bide_chart_axis_at(&frame->x, pounds / chart->unit);
}

static void draw_cross(const struct bide_chart_frame *frame, const struct chart *chart,
                       size_t scenario)
{
    const struct bide_estimate *pounds = &chart->values[scenario].pounds;
    const struct bide_estimate *fewer = &chart->values[scenario].fewer;
    const struct bide_chart_mark_point centre = {
        cost_at(frame, chart, pounds->mean), bide_chart_axis_at(&frame->y, fewer->mean)
    };
    const double wide = reach_of(pounds);
    const double high = reach_of(fewer);
    const struct bide_chart_mark_point lines[] = {
        { cost_at(frame, chart, pounds->mean - wide), centre.y },
        { cost_at(frame, chart, pounds->mean + wide), centre.y },
        { NAN, NAN },
        { centre.x, bide_chart_axis_at(&frame->y, fewer->mean - high) },
        { centre.x, bide_chart_axis_at(&frame->y, fewer->mean + high) },
    };
    char class_name[CLASS_SIZE];
    snprintf(class_name, sizeof(class_name), "d%u",
             (unsigned) (scenario % BIDE_CHART_STYLE_LINES));
    bide_chart_mark_line(frame->out, "p", lines, sizeof(lines) / sizeof(lines[0]));
    bide_chart_mark_dot(frame->out, class_name, centre, RADIUS);
}

/* Letters beside the dots, kept apart upwards. */
static void draw_letters(const struct bide_chart_frame *frame, const struct chart *chart)
{
    double places[MOST_DRAWN];
    for (size_t i = 1; i < chart->drawn; ++i) {
        places[i - 1] = bide_chart_axis_at(&frame->y, chart->values[i].fewer.mean) - 7.0;
    }
    bide_chart_mark_spread(places, chart->drawn - 1, BIDE_CHART_FRAME_LINE,
                           frame->y.at_high, frame->y.at_low - 2.0);
    for (size_t i = 1; i < chart->drawn; ++i) {
        char letter[BIDE_CHART_KEY_SIZE];
        char class_name[CLASS_SIZE];
        bide_chart_key_letter(letter, i);
        snprintf(class_name, sizeof(class_name), "o d%u",
                 (unsigned) (i % BIDE_CHART_STYLE_LINES));
        const double x = cost_at(frame, chart, chart->values[i].pounds.mean) + 8.0;
        bide_chart_mark_text(frame->out, class_name,
                             (struct bide_chart_mark_point){ x, places[i - 1] }, letter);
    }
}

static void draw(const struct chart *chart)
{
    const struct bide_chart_frame_size size = {
        BIDE_CHART_FRAME_WIDTH, HEIGHT, 0.0, 26.0, 26.0, 38.0
    };
    const struct bide_chart_axis_ticks costs = ticks_of(chart, true);
    const struct bide_chart_axis_ticks children = ticks_of(chart, false);
    struct bide_chart_frame frame;
    bide_chart_frame_open(&frame, chart->out, &chart->words, &size);
    bide_chart_frame_upwards(&frame, &children, "",
                             children.first < 0.0
                                 ? "Fewer children waiting; below 0: more"
                                 : "Fewer children waiting");
    const char *cost = chart->unit >= MILLION    ? "Extra cost, £ million"
                       : chart->unit >= THOUSAND ? "Extra cost, £1,000s"
                                                 : "Extra cost, £";
    struct bide_text title;
    bide_text_init(&title);
    bide_text_addf(&title, "%s%s", cost, costs.first < 0.0 ? "; below 0: saved" : "");
    bide_chart_frame_rightwards(&frame, &costs, title.bytes);
    bide_show_release(&title, chart->out);
    for (size_t i = 1; i < chart->drawn; ++i) {
        draw_cross(&frame, chart, i);
    }
    draw_letters(&frame, chart);
    bide_chart_frame_close(&frame);
}

static void add_table(const struct chart *chart)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "Differences from ");
    bide_chart_key_name(&text, chart->study, 0);
    bide_text_add(&text, ", with 95% intervals");
    bide_chart_table_begin(chart->out, text.bytes, "Scenario");
    bide_chart_table_column(chart->out, "Extra cost, £");
    bide_chart_table_column(chart->out, "Fewer waiting");
    bide_chart_table_column(chart->out, "More seen");
    bide_chart_table_body(chart->out);
    for (size_t i = 1; i < chart->count; ++i) {
        const struct bide_chart_value *value = &chart->values[i];
        const struct bide_estimate *cells[] = { &value->pounds, &value->fewer,
                                                &value->seen };
        bide_text_clear(&text);
        bide_chart_key_name(&text, chart->study, i);
        bide_chart_table_row(chart->out, text.bytes);
        for (size_t k = 0; k < sizeof(cells) / sizeof(cells[0]); ++k) {
            bide_text_clear(&text);
            bide_figure_change(&text, cells[k], BIDE_FIGURE_CHILDREN);
            bide_chart_table_cell(chart->out, text.bytes);
        }
        bide_chart_table_row_end(chart->out);
    }
    bide_chart_table_end(chart->out);
    bide_show_release(&text, chart->out);
}

static void add_figure(struct chart *chart, size_t moment)
{
    double dearest = 0.0;
    for (size_t i = 1; i < chart->count; ++i) {
        dearest = fmax(dearest, fabs(chart->values[i].pounds.mean));
    }
    if (!(dearest >= 0.5)) {
        return;
    }
    chart->unit = dearest >= MILLION ? MILLION : dearest >= THOUSAND ? THOUSAND : 1.0;
    bide_chart_frame_words_init(&chart->words, "all-value");
    write_words(chart, chart->study->plan.moments[moment].date);
    bide_chart_frame_begin(chart->out, &chart->words);
    draw(chart);
    add_table(chart);
    bide_chart_frame_end(chart->out);
    bide_chart_frame_words_free(&chart->words, chart->out);
}

void bide_chart_value_add(struct bide_text *out, const struct bide_study *study)
{
    const size_t moment = bide_plan_last_milestone(&study->plan);
    if (study->scenario_count < 2 || study->rows == NULL) {
        return;
    }
    struct chart chart = { .out = out, .study = study, .count = study->scenario_count };
    chart.drawn = chart.count < MOST_DRAWN + 1 ? chart.count : MOST_DRAWN + 1;
    struct bide_chart_value *values = bide_mem_zeroed(chart.count, sizeof(*values));
    enum bide_err err = values == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 1; i < chart.count && err == BIDE_OK; ++i) {
        err = bide_chart_value_of(&values[i], study, i, moment);
    }
    if (err == BIDE_OK) {
        chart.values = values;
        add_figure(&chart, moment);
    } else {
        out->err = err;
    }
    bide_mem_free(values);
}
