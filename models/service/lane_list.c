/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_list.h"

#include "engine/base/mem.h"

#define MOST_PLACES ((uint32_t) 1 << BIDE_LANE_PLACE_BITS)
enum { SMALLEST_LINE = 64 };

void bide_lane_list_init(struct bide_lane_list *list)
{
    *list = (struct bide_lane_list){ .err = BIDE_OK };
    for (size_t c = 0; c < BIDE_MODEL_MOST_CLASSES; ++c) {
        bide_cohort_init(&list->lines[c].cohort);
    }
    bide_leavers_init(&list->leavers);
}

void bide_lane_list_free(struct bide_lane_list *list)
{
    for (size_t c = 0; c < BIDE_MODEL_MOST_CLASSES; ++c) {
        bide_mem_free(list->lines[c].children);
        bide_mem_free(list->lines[c].serials);
        bide_cohort_free(&list->lines[c].cohort);
    }
    bide_leavers_free(&list->leavers);
    bide_lane_list_init(list);
}

enum bide_err bide_lane_list_open(struct bide_lane_list *list, int64_t first_day,
                                  int64_t last_day)
{
    enum bide_err err = BIDE_OK;
    for (size_t c = 0; c < list->class_count && err == BIDE_OK; ++c) {
        struct bide_lane_line *line = &list->lines[c];
        line->head = 0;
        line->tail = 0;
        line->flow = (struct bide_lane_flow){ .referred = 0 };
        err = bide_cohort_open(&line->cohort, first_day, last_day);
    }
    bide_leavers_clear(&list->leavers, list->spans->count);
    list->told_until = -1.0;
    list->last_end = bide_spans_end(list->spans);
    list->err = err != BIDE_OK ? err : list->leavers.err;
    return list->err;
}

/* --- who joins --- */

/* Twice as long, the children moved to where their places are now. */
static enum bide_err grow(struct bide_lane_line *line)
{
    const uint32_t old = line->capacity;
    const uint32_t wanted = old > 0 ? 2 * old : SMALLEST_LINE;
    struct bide_lane_child *children = bide_mem_zeroed(wanted, sizeof(line->children[0]));
    uint32_t *serials = bide_mem_zeroed(wanted, sizeof(line->serials[0]));
    if (children == NULL || serials == NULL) {
        bide_mem_free(children);
        bide_mem_free(serials);
        return BIDE_ERR_MEMORY;
    }
    for (uint32_t place = line->head; place != line->tail; ++place) {
        children[place & (wanted - 1)] = line->children[place & (old - 1)];
        serials[place & (wanted - 1)] = line->serials[place & (old - 1)];
    }
    bide_mem_free(line->children);
    bide_mem_free(line->serials);
    line->children = children;
    line->serials = serials;
    line->capacity = wanted;
    return BIDE_OK;
}

bool bide_lane_list_reserve(struct bide_lane_list *list, uint32_t children)
{
    for (size_t c = 0; c < list->class_count; ++c) {
        struct bide_lane_line *line = &list->lines[c];
        if (MOST_PLACES - line->tail < children && list->err == BIDE_OK) {
            list->err = BIDE_ERR_LIMIT;
        }
        while (list->err == BIDE_OK
               && line->capacity - (line->tail - line->head) < children) {
            list->err = grow(line);
        }
    }
    return list->err == BIDE_OK;
}

static void put(struct bide_lane_line *line, uint32_t place, struct bide_lane_child child,
                uint32_t serial)
{
    *bide_lane_list_at(line, place) = child;
    line->serials[place & (line->capacity - 1)] = serial;
}

/* The child stops waiting at a time, in ticks. */
static void count_stopped(struct bide_lane_line *line, double clock_start, int64_t ticks)
{
    line->flow.stopped_sum += ticks;
    line->flow.gone_sum += clock_start > 0.0 ? bide_level_ticks(clock_start) : 0;
    bide_cohort_remove(&line->cohort, bide_cohort_day(clock_start));
}

static void count_left(struct bide_lane_line *line, const struct bide_lane_child *child)
{
    ++line->flow.left;
    line->flow.left_ticks += bide_level_ticks(child->leave_at - child->clock_start);
    count_stopped(line, child->clock_start, bide_level_ticks(child->leave_at));
}

/* Note when the child at a place will have left; if it has, that is told. */
static void note(struct bide_lane_list *list, unsigned class_index, uint32_t place)
{
    struct bide_lane_line *line = &list->lines[class_index];
    const struct bide_lane_child *child = bide_lane_list_at(line, place);
    const size_t span = bide_spans_at(list->spans, child->leave_at);
    if (bide_lane_list_is_told(list, child)) {
        count_left(line, child);
    } else if (span < list->spans->count) {
        bide_leavers_add(&list->leavers, span,
                         (uint32_t) class_index << BIDE_LANE_PLACE_BITS | place);
    }
}

void bide_lane_list_start(struct bide_lane_list *list, unsigned class_index,
                          struct bide_lane_child child, uint32_t serial)
{
    struct bide_lane_line *line = &list->lines[class_index];
    const uint32_t mask = line->capacity - 1;
    uint32_t place = line->tail++;
    for (; place > line->head
           && bide_lane_list_at(line, place - 1)->clock_start > child.clock_start;
         --place) {
        put(line, place, *bide_lane_list_at(line, place - 1),
            line->serials[(place - 1) & mask]);
    }
    put(line, place, child, serial);
    bide_cohort_add(&line->cohort, bide_cohort_day(child.clock_start));
}

void bide_lane_list_settle(struct bide_lane_list *list)
{
    for (unsigned c = 0; c < list->class_count; ++c) {
        for (uint32_t place = list->lines[c].head; place != list->lines[c].tail;
             ++place) {
            note(list, c, place);
        }
    }
}

void bide_lane_list_join(struct bide_lane_list *list, unsigned class_index,
                         struct bide_lane_child child, uint32_t serial)
{
    struct bide_lane_line *line = &list->lines[class_index];
    const uint32_t place = line->tail++;
    put(line, place, child, serial);
    ++line->flow.referred;
    line->flow.joined_sum += bide_level_ticks(child.clock_start);
    bide_cohort_add(&line->cohort, (int64_t) child.clock_start);
    if (child.leave_at <= list->last_end) {
        note(list, class_index, place);
    }
}

/* --- who is called, and who has left --- */

/* Whether anybody of a line waits now: then it is the first. */
static bool has_first(struct bide_lane_list *list, struct bide_lane_line *line,
                      double now)
{
    for (; line->head != line->tail; ++line->head) {
        const struct bide_lane_child *child = bide_lane_list_at(line, line->head);
        if (child->leave_at > now) {
            return true;
        }
        if (!bide_lane_list_is_told(list, child)) {
            count_left(line, child);
        }
    }
    return false;
}

static size_t most_urgent(struct bide_lane_list *list, double now)
{
    size_t c = 0;
    while (c < list->class_count && !has_first(list, &list->lines[c], now)) {
        ++c;
    }
    return c;
}

/* Of those who have waited as long, the more urgent. */
static size_t longest_waiting(struct bide_lane_list *list, double now)
{
    size_t best = list->class_count;
    double earliest = 0.0;
    for (size_t c = 0; c < list->class_count; ++c) {
        struct bide_lane_line *line = &list->lines[c];
        if (!has_first(list, line, now)) {
            continue;
        }
        const double clock_start = bide_lane_list_at(line, line->head)->clock_start;
        if (best == list->class_count || clock_start < earliest) {
            best = c;
            earliest = clock_start;
        }
    }
    return best;
}

bool bide_lane_list_call(struct bide_lane_list *list, double now,
                         struct bide_lane_call *call)
{
    const size_t c =
        list->by_wait_alone ? longest_waiting(list, now) : most_urgent(list, now);
    if (c == list->class_count) {
        return false;
    }
    struct bide_lane_line *line = &list->lines[c];
    call->class_index = (unsigned) c;
    call->serial = line->serials[line->head & (line->capacity - 1)];
    call->clock_start = bide_lane_list_at(line, line->head)->clock_start;
    ++line->head;
    ++line->flow.called;
    count_stopped(line, call->clock_start, bide_level_ticks(now));
    return true;
}

void bide_lane_list_tell(struct bide_lane_list *list, size_t span, double now)
{
    uint32_t number;
    while (bide_leavers_take(&list->leavers, span, &number)) {
        struct bide_lane_line *line = &list->lines[number >> BIDE_LANE_PLACE_BITS];
        const uint32_t place = number & (MOST_PLACES - 1);
        if (place >= line->head) {
            count_left(line, bide_lane_list_at(line, place));
        }
    }
    list->told_until = now;
}
