/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_draw.h"

#include <math.h>
#include <string.h>

#include "engine/rand/sample.h"
#include "engine/rand/sample_batch.h"

#define AT_START 0x80000000U /* serial numbers of children waiting at the start */

static struct bide_stream open_stream(const struct bide_lane *lane,
                                      const struct bide_lane_part *part, uint32_t serial,
                                      enum bide_run_purpose purpose)
{
    return bide_stream_open(lane->run->root, (uint32_t) purpose << 24,
                            (uint64_t) part->route->tag << 32 | serial);
}

/* --- facts --- */

/* Rare, so kept apart: an exponential that takes more than two words of a stream. */
static __attribute__((noinline)) double draw_edge(const struct bide_stream *first,
                                                  size_t number,
                                                  const struct bide_philox_block *block)
{
    struct bide_stream stream = bide_batch_stream(first, number, block);
    (void) bide_stream_u32(&stream);
    (void) bide_stream_u32(&stream);
    return bide_sample_exponential(&stream);
}

/* The exponential after the first two words of a child's stream. */
static inline double draw_exponential(const struct bide_stream *first, size_t number,
                                      const struct bide_philox_block *block)
{
    const uint64_t bits = bide_philox_pair(block, 2);
    const double x = bide_sample_exponential_place(bits);
    const bool is_inside =
        x < bide_ziggurat_exponential.x[bits % BIDE_ZIGGURAT_LAYERS + 1];
    return is_inside ? x : draw_edge(first, number, block);
}

/* As bide_model_choose, without a branch: how many shares lie below. */
static inline uint32_t choose(const struct bide_lane_part *part, uint32_t word)
{
    uint32_t cell = part->first_cell;
    for (uint32_t i = 0; i < part->bound_count; ++i) {
        cell += word >= part->bounds[i] ? 1 : 0;
    }
    return cell;
}

/* Draw as facts.c does priority, group (of which there is none) and patience, in days
 * from when they came. class_index -1: drawn. */
static void draw_facts(const struct bide_lane *lane, const struct bide_lane_part *part,
                       uint32_t serial, int class_index, struct bide_lane_ahead *ahead,
                       size_t count)
{
    const uint32_t known =
        part->first_cell + (class_index > 0 ? (uint32_t) class_index : 0);
    memset(ahead->cells, (int) known, count);
    if (!part->pathway->has_facts) {
        for (size_t i = 0; i < count; ++i) {
            ahead->stays[i] = INFINITY;
        }
        return;
    }
    const struct bide_model_leaving *leaving =
        &lane->run->model->leavings[part->model->pathway];
    const double scale = leaving->causes[0].phases[0].hazard.scale;
    const struct bide_stream first = open_stream(lane, part, serial, BIDE_RUN_FACTS);
    struct bide_philox_block blocks[BIDE_LANE_AHEAD];
    bide_batch_entities(&lane->run->batch, &first, blocks, count);
    for (size_t i = 0; i < count; ++i) {
        ahead->stays[i] = draw_exponential(&first, i, &blocks[i]) * scale;
    }
    for (size_t i = 0; i < count && class_index < 0; ++i) {
        ahead->cells[i] = (uint8_t) choose(part, blocks[i].word[0]);
    }
}

/* --- referrals --- */

/* As arrival.c draws them; all past the end are at INFINITY. */
static void draw_times(const struct bide_lane *lane, const struct bide_lane_part *part,
                       double *times)
{
    const size_t source = part->model->source;
    struct bide_run_source *state = &lane->run->sources[source];
    double steps[BIDE_LANE_AHEAD];
    bide_sample_batch_exponentials(&lane->run->batch, &state->arrivals, steps,
                                   BIDE_LANE_AHEAD);
    bide_rate_next_many(&lane->run->model->sources[source].rate, &state->cursor, steps,
                        times, BIDE_LANE_AHEAD);
}

static void draw_ahead(const struct bide_lane *lane, struct bide_lane_part *part)
{
    struct bide_lane_ahead *ahead = &part->ahead;
    ahead->first += BIDE_LANE_AHEAD; /* from -64 on */
    ahead->next = 0;
    draw_times(lane, part, ahead->times);
    draw_facts(lane, part, ahead->first, -1, ahead, BIDE_LANE_AHEAD);
}

/* Which pathway's referral is next: at one instant, whose last one was earlier. */
static size_t find_soonest(const struct bide_lane *lane, const double *nexts)
{
    size_t soonest = 0;
    for (size_t i = 1; i < lane->part_count; ++i) {
        if (nexts[i] < nexts[soonest]
            || (nexts[i] <= nexts[soonest]
                && lane->parts[i].ahead.turn < lane->parts[soonest].ahead.turn)) {
            soonest = i;
        }
    }
    return soonest;
}

/* Put a child drawn ahead into its line, as the referral of this place. */
static inline void put_child(struct bide_lane *lane, const struct bide_lane_part *part,
                             size_t number, size_t place)
{
    const struct bide_lane_ahead *ahead = &part->ahead;
    const double time = ahead->times[number];
    const uint8_t cell = ahead->cells[number];
    const size_t line = cell & part->line_mask;
    lane->referrals.times[place] = time;
    lane->referrals.lines[place] = (uint8_t) line;
    bide_lane_list_draw(
        &lane->list, line,
        &(struct bide_lane_child){ .clock_start = time,
                                   .leave_at = time + ahead->stays[number],
                                   .serial = ahead->first + (uint32_t) number,
                                   .cell = cell });
}

/* Those of the only class, of whom nobody asks when the next is referred; how many. */
static size_t draw_in_turn(struct bide_lane *lane)
{
    struct bide_lane_line *line = &lane->list.lines[0];
    struct bide_lane_ahead *ahead = &lane->parts[0].ahead;
    draw_ahead(lane, &lane->parts[0]);
    const struct bide_lane_line old = *line; /* known to stay what it is */
    const int64_t first_day = lane->list.first_day;
    const uint32_t first = ahead->first;
    uint32_t count = 0;
    for (; count < BIDE_LANE_AHEAD && isfinite(ahead->times[count]); ++count) {
        const double time = ahead->times[count];
        bide_lane_list_write(
            bide_lane_list_at(&old, old.drawn + count),
            &(struct bide_lane_child){ .clock_start = time,
                                       .leave_at = time + ahead->stays[count],
                                       .serial = first + count },
            (int64_t) time - first_day);
    }
    line->drawn += count;
    return count;
}

/* The referrals of the only pathway; how many. */
static size_t draw_alone(struct bide_lane *lane)
{
    struct bide_lane_part *part = &lane->parts[0];
    size_t count = 0;
    draw_ahead(lane, part);
    for (; count < BIDE_LANE_AHEAD && isfinite(part->ahead.times[count]); ++count) {
        put_child(lane, part, count, count);
    }
    return count;
}

/* Those of several, the next from whichever pathway it is; how many. */
static size_t draw_merged(struct bide_lane *lane)
{
    double nexts[BIDE_MODEL_LANE_MOST_PARTS]; /* days: the next referral of each */
    for (size_t i = 0; i < lane->part_count; ++i) {
        nexts[i] = lane->parts[i].ahead.times[lane->parts[i].ahead.next];
    }
    for (size_t count = 0; count < BIDE_LANE_AHEAD; ++count) {
        const size_t soonest = find_soonest(lane, nexts);
        struct bide_lane_part *part = &lane->parts[soonest];
        struct bide_lane_ahead *ahead = &part->ahead;
        if (!isfinite(nexts[soonest])) {
            return count;
        }
        put_child(lane, part, ahead->next, count);
        lane->referrals.parts[count] = (uint8_t) soonest;
        ahead->turn = lane->ahead_turn++;
        if (++ahead->next == BIDE_LANE_AHEAD) {
            draw_ahead(lane, part);
        }
        nexts[soonest] = ahead->times[ahead->next];
    }
    return BIDE_LANE_AHEAD;
}

void bide_lane_draw_next(struct bide_lane *lane)
{
    size_t count = 0;
    bide_lane_list_count(&lane->list);
    if (bide_lane_list_reserve(&lane->list, BIDE_LANE_AHEAD)) {
        count = lane->part_count > 1 ? draw_merged(lane)
                : lane->is_in_turn   ? draw_in_turn(lane)
                                     : draw_alone(lane);
    } /* otherwise nobody comes any more; the list knows why */
    lane->referrals.times[count] = INFINITY;
    lane->referrals.count = (uint32_t) count;
}

void bide_lane_draw_first(struct bide_lane *lane)
{
    lane->ahead_turn = 0;
    memset(lane->referrals.parts, 0, sizeof(lane->referrals.parts));
    for (size_t i = 0; i < lane->part_count; ++i) {
        struct bide_lane_ahead *ahead = &lane->parts[i].ahead;
        ahead->first = 0U - BIDE_LANE_AHEAD;
        ahead->turn = lane->ahead_turn++;
        if (lane->part_count > 1) {
            draw_ahead(lane, &lane->parts[i]);
        }
    }
    bide_lane_draw_next(lane);
}

/* --- appointments --- */

/* As appointment.c draws it, for a child who is brought. */
static double draw_days(const struct bide_lane_part *part, struct bide_stream *stream)
{
    (void) bide_stream_u32(stream); /* whether it is brought, */
    (void) bide_stream_u32(stream); /* and if not, booked again */
    return bide_dist_draw(&part->pathway->steps[0].time, stream);
}

/* So many from a serial number on; an exponential time is that of its stream's first
 * block, as patience is. */
static void draw_days_ahead(const struct bide_lane *lane,
                            const struct bide_lane_part *part, uint32_t serial,
                            double *days, size_t count)
{
    const struct bide_dist *time = &part->pathway->steps[0].time;
    const struct bide_stream first =
        open_stream(lane, part, serial, BIDE_RUN_APPOINTMENT);
    struct bide_philox_block blocks[BIDE_LANE_TIMES];
    bide_batch_entities(&lane->run->batch, &first, blocks, count);
    if (time->shape == BIDE_DIST_EXPONENTIAL) {
        const double unit = time->unit;
        const double mean = time->a;
        for (size_t i = 0; i < count; ++i) {
            days[i] = unit * (mean * draw_exponential(&first, i, &blocks[i]));
        }
        return;
    }
    for (size_t i = 0; i < count; ++i) {
        struct bide_stream stream = bide_batch_stream(&first, i, &blocks[i]);
        days[i] = draw_days(part, &stream);
    }
}

/* Alone in its class, nearly everyone is called in the order of serial numbers. */
double bide_lane_draw_visit(const struct bide_lane *lane, struct bide_lane_part *part,
                            uint32_t serial)
{
    if (part->route->class_count == 1) {
        struct bide_lane_times *times = &part->times;
        draw_days_ahead(lane, part, serial, times->days, BIDE_LANE_TIMES);
        times->first = serial;
        times->count = BIDE_LANE_TIMES;
        return times->days[0];
    }
    struct bide_stream stream = open_stream(lane, part, serial, BIDE_RUN_APPOINTMENT);
    return draw_days(part, &stream);
}

/* --- the starting list --- */

/* The next of a band of the list, each in its own even share of it. */
struct share {
    double from; /* days */
    double width;
    int64_t last; /* share: they come down from this one */
    size_t count;
};

static void put_share(struct bide_lane *lane, const struct bide_lane_part *part,
                      const struct share *share, uint32_t serial,
                      const struct bide_lane_ahead *drawn)
{
    const struct bide_stream first = open_stream(lane, part, serial, BIDE_RUN_AGE);
    struct bide_philox_block blocks[BIDE_LANE_AHEAD];
    bide_batch_entities(&lane->run->batch, &first, blocks, share->count);
    double to = share->from + share->width * (double) (share->last + 1);
    for (size_t i = 0; i < share->count; ++i) {
        const uint64_t bits = bide_philox_pair(&blocks[i], 0);
        const double from =
            share->from + share->width * (double) (share->last - (int64_t) i);
        const double clock_start = -(from + (to - from) * bide_stream_uniform_of(bits));
        bide_lane_list_put(&lane->list, drawn->cells[i] & part->line_mask,
                           &(struct bide_lane_child){ .clock_start = clock_start,
                                                      .leave_at = drawn->stays[i],
                                                      .serial = serial + (uint32_t) i,
                                                      .cell = drawn->cells[i] });
        to = from;
    }
}

/* Some of a band; false if there is no memory. */
static bool draw_some(struct bide_lane *lane, const struct bide_lane_part *part,
                      int class_index, const struct share *share, uint32_t serial)
{
    struct bide_lane_ahead drawn;
    if (!bide_lane_list_reserve(&lane->list, (uint32_t) share->count)) {
        return false;
    }
    draw_facts(lane, part, serial | AT_START, class_index, &drawn, share->count);
    put_share(lane, part, share, serial | AT_START, &drawn);
    return true;
}

/* Room for about as many as will stand in each line: a long one that grows again and
 * again is copied each time. */
static bool reserve_list(struct bide_lane *lane, const struct bide_model_waiting *waiting)
{
    double children = 0.0;
    for (size_t band = 0; band < waiting->count; ++band) {
        children += waiting->children[band];
    }
    const double each = children / (double) lane->list.line_count;
    return bide_lane_list_reserve(&lane->list, (uint32_t) each);
}

/* As referral.c puts them on the list. */
void bide_lane_draw_list(struct bide_lane *lane, const struct bide_lane_part *part,
                         const struct bide_model_waiting *waiting, uint32_t *serial)
{
    bool has_room = reserve_list(lane, waiting);
    for (size_t band = waiting->count; band-- > 0;) {
        struct share share = { .from = waiting->from_days[band] };
        share.width =
            (waiting->from_days[band + 1] - share.from) / waiting->children[band];
        size_t left = (size_t) waiting->children[band];
        for (; left > 0 && has_room; left -= share.count) {
            share.last = (int64_t) left - 1;
            share.count = left < BIDE_LANE_AHEAD ? left : BIDE_LANE_AHEAD;
            has_room = draw_some(lane, part, waiting->class_index, &share, *serial);
            *serial += (uint32_t) share.count;
        }
    }
}
