/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_draw.h"

#include <math.h>

#include "engine/rand/sample.h"
#include "models/service/arrival.h"

#define AT_START 0x80000000U /* serial numbers of children waiting at the start */

static struct bide_stream open_stream(const struct bide_lane_work *work, uint32_t serial,
                                      enum bide_run_purpose purpose)
{
    return bide_stream_open(work->run->root, (uint32_t) purpose << 24,
                            (uint64_t) work->route->tag << 32 | serial);
}

struct facts {
    unsigned class_index;
    double leave_at;
};

/* As facts.c draws them for a child who comes now; class_index -1: drawn. */
static struct facts draw_facts(const struct bide_lane_work *work, uint32_t serial,
                               int class_index, double now)
{
    struct facts facts = { class_index > 0 ? (unsigned) class_index : 0, INFINITY };
    if (!work->pathway->has_facts) {
        return facts;
    }
    const struct bide_model_leaving *leaving =
        &work->run->model->leavings[work->lane->model->pathway];
    struct bide_stream stream = open_stream(work, serial, BIDE_RUN_FACTS);
    const double priority = (double) bide_stream_u32(&stream) * 0x1p-32;
    (void) bide_stream_u32(&stream); /* the group, of which there is none */
    if (class_index < 0) {
        const size_t last = work->route->class_count - 1;
        facts.class_index =
            bide_model_choose(&work->pathway->classes, priority, (uint32_t) last);
    }
    facts.leave_at =
        now
        + bide_sample_exponential(&stream) * leaving->causes[0].phases[0].hazard.scale;
    return facts;
}

/* As appointment.c draws it, for a child who is brought. */
double bide_lane_draw_days(const struct bide_lane_work *work, uint32_t serial)
{
    const struct bide_dist *time = &work->pathway->steps[0].time;
    struct bide_stream stream = open_stream(work, serial, BIDE_RUN_APPOINTMENT);
    if (time->shape != BIDE_DIST_FIXED) {
        (void) bide_stream_u32(&stream); /* whether it is brought, */
        (void) bide_stream_u32(&stream); /* and if not, booked again */
    }
    const double days = bide_dist_draw(time, &stream);
    return days > 0.0 ? days : 0.0;
}

void bide_lane_draw_ahead(const struct bide_lane_work *work)
{
    struct bide_lane_ahead *ahead = &work->lane->ahead;
    double time = 0.0;
    ahead->next = 0;
    ahead->count = 0;
    while (ahead->count < BIDE_LANE_AHEAD && time < INFINITY) {
        time = bide_arrival_next(work->run, work->lane->model->source);
        ahead->times[ahead->count] = time;
        if (time < INFINITY) {
            const struct facts facts =
                draw_facts(work, ahead->serial + (uint32_t) ahead->count, -1, time);
            ahead->leave_at[ahead->count] = facts.leave_at;
            ahead->classes[ahead->count++] = (uint8_t) facts.class_index;
        }
    }
}

/* As referral.c puts them on the list, from the longest wait down. */
void bide_lane_draw_list(const struct bide_lane_work *work,
                         const struct bide_model_waiting *waiting, uint32_t *serial)
{
    for (size_t band = waiting->count; band-- > 0;) {
        const double from = waiting->from_days[band];
        const double to = waiting->from_days[band + 1];
        const double width = (to - from) / waiting->children[band];
        for (size_t k = (size_t) waiting->children[band]; k-- > 0;) {
            const double low = from + width * (double) k;
            const double high = from + width * (double) (k + 1);
            const uint32_t number = (*serial)++ | AT_START;
            struct bide_stream stream = open_stream(work, number, BIDE_RUN_AGE);
            const double age = low + (high - low) * bide_stream_uniform(&stream);
            const struct facts facts =
                draw_facts(work, number, waiting->class_index, 0.0);
            const struct bide_lane_child child = { -age, facts.leave_at };
            bide_lane_list_start(&work->lane->list, facts.class_index, child, number);
        }
    }
}
