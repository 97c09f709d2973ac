/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_label.h"

#include <math.h>
#include <stdio.h>

#include "app/chart/chart_key.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_style.h"
#include "app/show.h"

#define GAP 9.0            /* between the frame and the texts */
#define MIDDLE_OF_TEXT 5.0 /* from the base line to half the height */
#define STILL_NEAR 4.0     /* a text no further from its line needs no stroke */

void bide_chart_label_scenario(struct bide_chart_label_list *labels,
                               struct bide_text *out, size_t scenario, size_t style,
                               double value)
{
    if (labels->count == BIDE_CHART_LABEL_MOST || isnan(value)) {
        return;
    }
    struct bide_chart_label *label = &labels->items[labels->count++];
    char letter[BIDE_CHART_KEY_SIZE];
    struct bide_text text;
    bide_text_init(&text);
    bide_chart_key_letter(letter, scenario);
    bide_show_number(&text, value, 0);
    snprintf(label->text, sizeof(label->text), "%s %s", letter, text.bytes);
    snprintf(label->class_name, sizeof(label->class_name), "d%u",
             (unsigned) (style % BIDE_CHART_STYLE_LINES));
    label->value = value;
    bide_show_release(&text, out);
}

double bide_chart_label_room(const struct bide_chart_label_list *labels)
{
    double widest = 0.0;
    for (size_t i = 0; i < labels->count; ++i) {
        widest = fmax(widest, bide_chart_mark_width(labels->items[i].text));
    }
    return widest + GAP;
}

void bide_chart_label_draw(const struct bide_chart_frame *frame,
                           const struct bide_chart_label_list *labels)
{
    double places[BIDE_CHART_LABEL_MOST];
    double ends[BIDE_CHART_LABEL_MOST];
    for (size_t i = 0; i < labels->count; ++i) {
        ends[i] = bide_chart_axis_at(&frame->y, labels->items[i].value);
        places[i] = ends[i];
    }
    bide_chart_mark_spread(places, labels->count, BIDE_CHART_FRAME_LINE,
                           frame->y.at_high - MIDDLE_OF_TEXT, frame->y.at_low);
    for (size_t i = 0; i < labels->count; ++i) {
        const double right = frame->x.at_high;
        if (fabs(places[i] - ends[i]) > STILL_NEAR) {
            bide_chart_mark_stroke(
                frame->out, "lead",
                (struct bide_chart_mark_point){ right + 1.0, ends[i] },
                (struct bide_chart_mark_point){ right + GAP - 2.0, places[i] });
        }
        bide_chart_mark_text(
            frame->out, labels->items[i].class_name,
            (struct bide_chart_mark_point){ right + GAP, places[i] + MIDDLE_OF_TEXT },
            labels->items[i].text);
    }
}
