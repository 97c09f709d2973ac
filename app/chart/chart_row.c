/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_row.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_mark.h"
#include "app/chart/chart_style.h"
#include "app/show.h"

enum { CLASS_SIZE = 8 };

#define HEIGHT 42.0 /* of a row */
#define TEXT 14.0   /* from its top to the base line of its text */
#define MARK 27.0   /* ... to the middle of what is drawn */
#define BESIDE 5.0  /* from the first line upwards to the text */
#define RADIUS 5.0  /* of a dot */
#define TICK 4.0    /* half the height of an interval's ends */
#define BAR 8.0     /* height of a bar */
#define BELOW 36.0  /* room for the axis */
#define MARGIN 28.0 /* at the sides, for the outer numbers of the axis */
#define APART 24.0  /* of a name and its numbers */

struct bide_chart_frame_size bide_chart_row_size(size_t count, bool is_from_zero)
{
    const struct bide_chart_frame_size size = {
        .width = BIDE_CHART_FRAME_WIDTH,
        .height = HEIGHT * (double) count + BELOW,
        .left = is_from_zero ? BESIDE : MARGIN,
        .right = MARGIN,
        .top = 0.0,
        .bottom = BELOW,
    };
    return size;
}

static double top_of(const struct bide_chart_row *row)
{
    return HEIGHT * (double) row->index;
}

/* The longest beginning that fits, with an ellipsis if that is not all. */
static void add_cut(struct bide_text *out, const char *text, double room)
{
    size_t length = 0;
    while (text[length] != '\0') {
        bool is_safe = true;
        const size_t next = bide_show_char(text + length, &is_safe);
        const size_t before = out->length;
        bide_text_add_bytes(out, text + length, next);
        if (bide_chart_mark_width(out->bytes) > room) {
            bide_text_cut(out, before);
            bide_text_add(out, "\xE2\x80\xA6");
            return;
        }
        length += next;
    }
}

void bide_chart_row_text(const struct bide_chart_frame *frame,
                         const struct bide_chart_row *row)
{
    struct bide_text text;
    const double left = frame->x.at_low + BESIDE;
    bide_text_init(&text);
    add_cut(&text, row->label,
            frame->width - left - bide_chart_mark_width(row->value) - APART);
    bide_text_addf(&text, ": %s", row->value);
    bide_chart_mark_text(frame->out, "h",
                         (struct bide_chart_mark_point){ left, top_of(row) + TEXT },
                         text.bytes);
    bide_show_release(&text, frame->out);
}

void bide_chart_row_interval(const struct bide_chart_frame *frame,
                             const struct bide_chart_row *row,
                             const struct bide_estimate *estimate, size_t scenario)
{
    const double y = top_of(row) + MARK;
    char class_name[CLASS_SIZE];
    if (isnan(estimate->mean)) {
        return;
    }
    const double reach = isnan(estimate->half_width) ? 0.0 : estimate->half_width;
    const double low = bide_chart_axis_at(&frame->x, estimate->mean - reach);
    const double high = bide_chart_axis_at(&frame->x, estimate->mean + reach);
    if (high - low > 2.0 * RADIUS) { /* else the dot hides it */
        const struct bide_chart_mark_point points[] = {
            { low, y - TICK }, { low, y + TICK },  { low, y },
            { high, y },       { high, y - TICK }, { high, y + TICK },
        };
        bide_chart_mark_line(frame->out, "p", points, sizeof(points) / sizeof(points[0]));
    }
    snprintf(class_name, sizeof(class_name), "d%u",
             (unsigned) (scenario % BIDE_CHART_STYLE_LINES));
    bide_chart_mark_dot(frame->out, class_name,
                        (struct bide_chart_mark_point){
                            bide_chart_axis_at(&frame->x, estimate->mean), y },
                        RADIUS);
}

void bide_chart_row_bar(const struct bide_chart_frame *frame,
                        const struct bide_chart_row *row, size_t lane,
                        const char *class_name, double value)
{
    const double from = bide_chart_axis_at(&frame->x, 0.0);
    const double to = bide_chart_axis_at(&frame->x, value);
    const struct bide_chart_mark_box box = {
        .x = fmin(from, to),
        .y = top_of(row) + MARK - BAR + BAR * (double) lane,
        .width = fabs(to - from),
        .height = BAR,
    };
    bide_chart_mark_bar(frame->out, class_name, box);
    if (value > frame->x.high) {
        const struct bide_chart_mark_point head[] = { { to, box.y },
                                                      { to + BAR, box.y + BAR / 2.0 },
                                                      { to, box.y + BAR } };
        bide_chart_mark_line(frame->out, class_name, head,
                             sizeof(head) / sizeof(head[0]));
    }
}
