/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart/chart_past.h"

#include <math.h>

#include "app/chart/chart_mark.h"
#include "app/names.h"

enum { DAYS_SHOWN = 731, MOST_PAST = 60, MOST_DOTS = 24 };

struct bide_chart_past bide_chart_past_of(const struct bide_study *study, size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(study, pathway);
    const struct bide_plan *plan = &study->plan;
    const double simulated = plan->moments[bide_plan_last_milestone(plan)].time;
    const int32_t days = (int32_t) fmax(DAYS_SHOWN, simulated);
    struct bide_chart_past past = { spec->history.items, spec->history.count };
    while (
        past.count > 0
        && (past.count > MOST_PAST || past.items[0].date < study->spec->start - days)) {
        ++past.items;
        --past.count;
    }
    return past;
}

int32_t bide_chart_past_day(const struct bide_chart_past *past, int32_t start)
{
    return past->count > 0 ? past->items[0].date + 1 : start;
}

double bide_chart_past_high(const struct bide_chart_past *past)
{
    double high = 0.0;
    for (size_t i = 0; i < past->count; ++i) {
        high = fmax(high, (double) past->items[i].list);
    }
    return high;
}

void bide_chart_past_draw(const struct bide_chart_frame *frame,
                          const struct bide_chart_past *past, int32_t start, double list,
                          double radius)
{
    struct bide_chart_mark_point points[MOST_PAST + 1];
    const size_t count = past->count;
    for (size_t i = 0; i < count; ++i) {
        const struct bide_spec_history *item = &past->items[i];
        points[i].x = bide_chart_axis_at(&frame->x, (double) (item->date + 1));
        points[i].y = bide_chart_axis_at(&frame->y, (double) item->list);
    }
    points[count].x = bide_chart_axis_at(&frame->x, (double) start);
    points[count].y = isnan(list) ? list : bide_chart_axis_at(&frame->y, list);
    if (count > 0) {
        bide_chart_mark_line(frame->out, "p", points, count + 1);
    }
    for (size_t i = 0; i < count && count <= MOST_DOTS && radius > 0.0; ++i) {
        bide_chart_mark_dot(frame->out, "q", points[i], radius);
    }
}
