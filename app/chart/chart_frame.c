/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_frame.h"

#include <math.h>

#include "app/chart/chart_mark.h"
#include "app/page/html.h"
#include "app/show.h"
#include "engine/base/civil.h"

enum { MOST_TICKS = 5, MONTHS_PER_YEAR = 12, MOST_LINES = 12 };

#define TICK_GAP 5.0       /* between a number and its line */
#define MIDDLE_OF_TEXT 5.0 /* from the base line of digits to half their height */
#define WIDEST_MONTH 44.0  /* between ticks with the name of a month */

void bide_chart_frame_words_init(struct bide_chart_frame_words *words, const char *id)
{
    words->id = id;
    bide_text_init(&words->title);
    bide_text_init(&words->subtitle);
    bide_text_init(&words->in_numbers);
}

void bide_chart_frame_words_free(struct bide_chart_frame_words *words,
                                 struct bide_text *out)
{
    bide_show_release(&words->title, out);
    bide_show_release(&words->subtitle, out);
    bide_show_release(&words->in_numbers, out);
}

void bide_chart_frame_begin(struct bide_text *out,
                            const struct bide_chart_frame_words *words)
{
    bide_text_addf(out, "<figure class=\"chart\" id=\"%s\">\n<figcaption><b>", words->id);
    bide_html_text(out, words->title.bytes);
    bide_text_add(out, "</b> ");
    bide_html_text(out, words->subtitle.bytes);
    bide_text_add(out, "</figcaption>\n");
}

void bide_chart_frame_end(struct bide_text *out)
{
    bide_text_add(out, "</figure>\n");
}

static void add_texts(struct bide_text *out, const struct bide_chart_frame_words *words)
{
    bide_text_addf(out, "<title id=\"%s-t\">", words->id);
    bide_html_text(out, words->title.bytes);
    bide_text_addf(out, "</title><desc id=\"%s-d\">", words->id);
    bide_html_text(out, words->in_numbers.bytes);
    bide_text_add(out, "</desc>\n");
}

void bide_chart_frame_open(struct bide_chart_frame *frame, struct bide_text *out,
                           const struct bide_chart_frame_words *words,
                           const struct bide_chart_frame_size *size)
{
    *frame = (struct bide_chart_frame){ .out = out,
                                        .width = size->width,
                                        .height = size->height };
    frame->x.at_low = size->left;
    frame->x.at_high = size->width - size->right;
    frame->y.at_low = size->height - size->bottom;
    frame->y.at_high = size->top;
    bide_text_add(out, "<svg viewBox=\"0 0 ");
    bide_chart_mark_place(out, size->width);
    bide_text_add(out, " ");
    bide_chart_mark_place(out, size->height);
    bide_text_addf(out, "\" role=\"img\" aria-labelledby=\"%s-t %s-d\">", words->id,
                   words->id);
    add_texts(out, words);
}

void bide_chart_frame_close(const struct bide_chart_frame *frame)
{
    bide_text_add(frame->out, "</svg>\n");
}

static void put_tick(struct bide_text *cell, const struct bide_chart_axis_ticks *ticks,
                     size_t index, const char *unit)
{
    bide_text_clear(cell);
    bide_show_number(cell, bide_chart_axis_tick(ticks, index), ticks->decimals);
    bide_text_add(cell, unit);
}

static double widest_tick(struct bide_text *cell,
                          const struct bide_chart_axis_ticks *ticks, const char *unit)
{
    double widest = 0.0;
    for (size_t i = 0; i < ticks->count; ++i) {
        put_tick(cell, ticks, i, unit);
        widest = fmax(widest, bide_chart_mark_width(cell->bytes));
    }
    return widest;
}

static void take_scale(struct bide_chart_axis *axis,
                       const struct bide_chart_axis_ticks *ticks)
{
    axis->low = ticks->first;
    axis->high = bide_chart_axis_tick(ticks, ticks->count - 1);
}

/* The lines of ticks across the frame, and the one of 0 in ink. */
static void add_grid(const struct bide_chart_frame *frame,
                     const struct bide_chart_axis_ticks *ticks, bool is_upwards)
{
    const struct bide_chart_axis *axis = is_upwards ? &frame->y : &frame->x;
    const struct bide_chart_axis *across = is_upwards ? &frame->x : &frame->y;
    struct bide_chart_mark_point lines[3 * MOST_LINES];
    struct bide_chart_mark_point zero[2] = { { NAN, NAN }, { NAN, NAN } };
    size_t count = 0;
    for (size_t i = 0; i < ticks->count && i < MOST_LINES; ++i) {
        const double value = bide_chart_axis_tick(ticks, i);
        const double at = bide_chart_axis_at(axis, value);
        const struct bide_chart_mark_point from = { is_upwards ? across->at_low : at,
                                                    is_upwards ? at : across->at_low };
        const struct bide_chart_mark_point to = { is_upwards ? across->at_high : at,
                                                  is_upwards ? at : across->at_high };
        if (fabs(value) < ticks->step / 2.0) {
            zero[0] = from;
            zero[1] = to;
        } else {
            lines[count++] = from;
            lines[count++] = to;
            lines[count++] = (struct bide_chart_mark_point){ NAN, NAN };
        }
    }
    bide_chart_mark_guide(frame->out, lines, count);
    bide_chart_mark_line(frame->out, "a", zero, 2);
}

void bide_chart_frame_upwards(struct bide_chart_frame *frame,
                              const struct bide_chart_axis_ticks *ticks, const char *unit,
                              const char *title)
{
    struct bide_text cell;
    bide_text_init(&cell);
    frame->x.at_low = fmax(frame->x.at_low, widest_tick(&cell, ticks, unit) + TICK_GAP);
    take_scale(&frame->y, ticks);
    add_grid(frame, ticks, true);
    for (size_t i = 0; i < ticks->count; ++i) {
        const double value = bide_chart_axis_tick(ticks, i);
        const double y = bide_chart_axis_at(&frame->y, value);
        put_tick(&cell, ticks, i, unit);
        bide_chart_mark_text(frame->out, "e",
                             (struct bide_chart_mark_point){ frame->x.at_low - TICK_GAP,
                                                             y + MIDDLE_OF_TEXT },
                             cell.bytes);
    }
    bide_chart_mark_text(
        frame->out, "",
        (struct bide_chart_mark_point){ 0.0, BIDE_CHART_FRAME_LINE - 3.0 }, title);
    bide_show_release(&cell, frame->out);
}

void bide_chart_frame_children(struct bide_chart_frame *frame, double high,
                               const char *title)
{
    const struct bide_chart_axis_ticks ticks =
        bide_chart_axis_ticks(0.0, high, MOST_TICKS, 1.0);
    bide_chart_frame_upwards(frame, &ticks, "", title);
}

void bide_chart_frame_rightwards(struct bide_chart_frame *frame,
                                 const struct bide_chart_axis_ticks *ticks,
                                 const char *title)
{
    struct bide_text cell;
    bide_text_init(&cell);
    take_scale(&frame->x, ticks);
    add_grid(frame, ticks, false);
    const double below = frame->y.at_low + BIDE_CHART_FRAME_LINE;
    for (size_t i = 0; i < ticks->count; ++i) {
        const double value = bide_chart_axis_tick(ticks, i);
        const double x = bide_chart_axis_at(&frame->x, value);
        put_tick(&cell, ticks, i, "");
        bide_chart_mark_text(frame->out, "m", (struct bide_chart_mark_point){ x, below },
                             cell.bytes);
    }
    bide_chart_mark_text(
        frame->out, "m",
        (struct bide_chart_mark_point){ (frame->x.at_low + frame->x.at_high) / 2.0,
                                        below + BIDE_CHART_FRAME_LINE + 1.0 },
        title);
    bide_show_release(&cell, frame->out);
}

/* A tick, the month or, of years, the year; below the first month of a year its year. */
static void add_month(const struct bide_chart_frame *frame, struct bide_text *cell,
                      int32_t day, int month_step, bool needs_year)
{
    const double x = bide_chart_axis_at(&frame->x, (double) day);
    const struct bide_civil_date date = bide_civil_date(day);
    const double base = frame->y.at_low;
    struct bide_chart_mark_point at = { x, base + 4.0 };
    bide_chart_mark_stroke(frame->out, "a", (struct bide_chart_mark_point){ x, base },
                           at);
    at.y = base + BIDE_CHART_FRAME_LINE + 2.0;
    bide_text_clear(cell);
    if (month_step % MONTHS_PER_YEAR != 0) {
        bide_chart_axis_short_month(cell, day);
        bide_chart_mark_text(frame->out, "m", at, cell->bytes);
        at.y += BIDE_CHART_FRAME_LINE;
        bide_text_clear(cell);
    }
    if (needs_year) {
        bide_text_addf(cell, "%d", date.year);
        bide_chart_mark_text(frame->out, "m", at, cell->bytes);
    }
}

void bide_chart_frame_days(struct bide_chart_frame *frame, int32_t first, int32_t last)
{
    int32_t days[BIDE_CHART_AXIS_MOST_DATES];
    int month_step = 0;
    const double width = frame->x.at_high - frame->x.at_low;
    size_t most = (size_t) (width / WIDEST_MONTH);
    most = most > BIDE_CHART_AXIS_MOST_DATES ? BIDE_CHART_AXIS_MOST_DATES : most;
    const size_t count = bide_chart_axis_dates(first, last, most, days, &month_step);
    struct bide_text cell;
    bide_text_init(&cell);
    frame->x.low = (double) first;
    frame->x.high = (double) (last > first ? last : first + 1);
    int year = 0;
    for (size_t i = 0; i < count; ++i) {
        const int own = bide_civil_date(days[i]).year;
        add_month(frame, &cell, days[i], month_step, own != year);
        year = own;
    }
    bide_show_release(&cell, frame->out);
}
