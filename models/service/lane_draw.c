/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_draw.h"

#include <math.h>
#include <string.h>

#include "engine/rand/sample.h"
#include "engine/rand/sample_batch.h"

#define AT_START 0x80000000U /* serial numbers of children waiting at the start */

static struct bide_stream open_stream(const struct bide_lane_work *work, uint32_t serial,
                                      enum bide_run_purpose purpose)
{
    return bide_stream_open(work->run->root, (uint32_t) purpose << 24,
                            (uint64_t) work->route->tag << 32 | serial);
}

/* --- facts --- */

/* What is drawn for children with consecutive serial numbers. */
struct facts {
    size_t count;
    uint8_t classes[BIDE_LANE_AHEAD];
    double patience[BIDE_LANE_AHEAD]; /* days */
};

/* The exponential after the first two words of a child's stream. */
static double draw_exponential(const struct bide_stream *first, size_t number,
                               const struct bide_philox_block *block)
{
    const uint64_t bits = (uint64_t) block->word[3] << 32 | block->word[2];
    const double x = bide_sample_exponential_place(bits);
    if (x < bide_ziggurat_exponential.x[bits % BIDE_ZIGGURAT_LAYERS + 1]) {
        return x;
    }
    struct bide_stream stream = bide_batch_stream(first, number, block);
    (void) bide_stream_u32(&stream);
    (void) bide_stream_u32(&stream);
    return bide_sample_exponential(&stream);
}

/* As bide_model_choose, without a branch: how many shares lie below. */
static size_t choose(const struct bide_model_split *split, double u)
{
    size_t class_index = 0;
    for (size_t i = 0; i + 1 < split->count; ++i) {
        class_index += u < split->cumulated[i] ? 0 : 1;
    }
    return class_index;
}

/* As facts.c draws them: priority, group (of which there is none) and patience.
 * class_index -1: drawn. */
static void draw_facts(const struct bide_lane_work *work, uint32_t serial,
                       int class_index, struct facts *facts)
{
    const struct bide_model *model = work->run->model;
    const struct bide_stream first = open_stream(work, serial, BIDE_RUN_FACTS);
    struct bide_philox_block blocks[BIDE_LANE_AHEAD];
    memset(facts->classes, class_index > 0 ? class_index : 0, facts->count);
    if (!work->pathway->has_facts) {
        for (size_t i = 0; i < facts->count; ++i) {
            facts->patience[i] = INFINITY;
        }
        return;
    }
    const double scale =
        model->leavings[work->lane->model->pathway].causes[0].phases[0].hazard.scale;
    bide_batch_entities(&work->run->batch, &first, blocks, facts->count);
    for (size_t i = 0; i < facts->count; ++i) {
        facts->patience[i] = draw_exponential(&first, i, &blocks[i]) * scale;
    }
    for (size_t i = 0; i < facts->count && class_index < 0; ++i) {
        const double u = (double) blocks[i].word[0] * 0x1p-32;
        facts->classes[i] = (uint8_t) choose(&work->pathway->classes, u);
    }
}

/* --- referrals --- */

/* As arrival.c draws them; all past the end are at INFINITY. */
static void draw_times(const struct bide_lane_work *work, double *times)
{
    const size_t source = work->lane->model->source;
    struct bide_run_source *state = &work->run->sources[source];
    double steps[BIDE_LANE_AHEAD];
    bide_sample_batch_exponentials(&work->run->batch, &state->arrivals, steps,
                                   BIDE_LANE_AHEAD);
    bide_rate_next_many(&work->run->model->sources[source].rate, &state->cursor, steps,
                        times, BIDE_LANE_AHEAD);
}

void bide_lane_draw_ahead(const struct bide_lane_work *work)
{
    struct bide_lane_ahead *ahead = &work->lane->ahead;
    struct facts facts = { .count = BIDE_LANE_AHEAD };
    draw_times(work, ahead->times);
    draw_facts(work, ahead->serial, -1, &facts);
    for (size_t i = 0; i < BIDE_LANE_AHEAD; ++i) {
        ahead->leave_at[i] = ahead->times[i] + facts.patience[i];
    }
    memcpy(ahead->classes, facts.classes, sizeof(ahead->classes));
    ahead->times[BIDE_LANE_AHEAD] = INFINITY;
    ahead->next = 0;
    if (!bide_lane_list_reserve(&work->lane->list, BIDE_LANE_AHEAD)) {
        ahead->times[0] = INFINITY; /* nobody more comes; the list remembers why */
    }
}

/* --- appointments --- */

/* As appointment.c draws it, for a child who is brought. */
static double draw_days(const struct bide_lane_work *work, struct bide_stream *stream)
{
    (void) bide_stream_u32(stream); /* whether it is brought, */
    (void) bide_stream_u32(stream); /* and if not, booked again */
    return bide_dist_draw(&work->pathway->steps[0].time, stream);
}

/* So many from a serial number on; an exponential time is that of its stream's first
 * block, as patience is. */
static void draw_days_ahead(const struct bide_lane_work *work, uint32_t serial,
                            double *days, size_t count)
{
    const struct bide_dist *time = &work->pathway->steps[0].time;
    const struct bide_stream first = open_stream(work, serial, BIDE_RUN_APPOINTMENT);
    struct bide_philox_block blocks[BIDE_LANE_TIMES];
    bide_batch_entities(&work->run->batch, &first, blocks, count);
    for (size_t i = 0; i < count; ++i) {
        if (time->shape == BIDE_DIST_EXPONENTIAL) {
            days[i] = time->unit * (time->a * draw_exponential(&first, i, &blocks[i]));
        } else {
            struct bide_stream stream = bide_batch_stream(&first, i, &blocks[i]);
            days[i] = draw_days(work, &stream);
        }
    }
}

/* Alone in its class, nearly everyone is called in the order of serial numbers. */
static double draw_many(const struct bide_lane_work *work, uint32_t serial)
{
    struct bide_lane_times *times = &work->lane->times;
    if (serial - times->first >= times->count) {
        draw_days_ahead(work, serial, times->days, BIDE_LANE_TIMES);
        times->first = serial;
        times->count = BIDE_LANE_TIMES;
    }
    return times->days[serial - times->first];
}

double bide_lane_draw_days(const struct bide_lane_work *work, uint32_t serial)
{
    if (work->route->class_count == 1) {
        return draw_many(work, serial);
    }
    struct bide_stream stream = open_stream(work, serial, BIDE_RUN_APPOINTMENT);
    return draw_days(work, &stream);
}

/* --- the starting list --- */

/* Some of a band of the list: each in its own even share of it. */
struct share {
    double from; /* days */
    double width;
    size_t last; /* share, of which facts.count come, down from this one */
};

static void draw_share(const struct bide_lane_work *work, const struct share *share,
                       const struct facts *facts, uint32_t serial)
{
    const struct bide_stream first = open_stream(work, serial, BIDE_RUN_AGE);
    struct bide_philox_block blocks[BIDE_LANE_AHEAD];
    bide_batch_entities(&work->run->batch, &first, blocks, facts->count);
    for (size_t i = 0; i < facts->count; ++i) {
        const uint64_t bits = (uint64_t) blocks[i].word[1] << 32 | blocks[i].word[0];
        const double from = share->from + share->width * (double) (share->last - i);
        const double to = share->from + share->width * (double) (share->last - i + 1);
        const double age = from + (to - from) * bide_stream_uniform_of(bits);
        const struct bide_lane_child child = { -age, facts->patience[i] };
        bide_lane_list_start(&work->lane->list, facts->classes[i], child,
                             serial + (uint32_t) i);
    }
}

/* The next so many of a band; false if there is no memory. */
static bool draw_next(const struct bide_lane_work *work, int class_index,
                      const struct share *share, struct facts *facts, uint32_t serial)
{
    if (!bide_lane_list_reserve(&work->lane->list, (uint32_t) facts->count)) {
        return false;
    }
    draw_facts(work, serial, class_index, facts);
    draw_share(work, share, facts, serial);
    return true;
}

/* As referral.c puts them on the list. */
void bide_lane_draw_list(const struct bide_lane_work *work,
                         const struct bide_model_waiting *waiting, uint32_t *serial)
{
    struct facts facts;
    for (size_t band = waiting->count; band-- > 0;) {
        const double from = waiting->from_days[band];
        const double width =
            (waiting->from_days[band + 1] - from) / waiting->children[band];
        size_t left = (size_t) waiting->children[band];
        bool has_room = true;
        for (; left > 0 && has_room; left -= facts.count) {
            const struct share share = { from, width, left - 1 };
            facts.count = left < BIDE_LANE_AHEAD ? left : BIDE_LANE_AHEAD;
            has_room =
                draw_next(work, waiting->class_index, &share, &facts, *serial | AT_START);
            *serial += (uint32_t) facts.count;
        }
    }
}
