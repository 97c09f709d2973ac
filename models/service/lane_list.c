/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/lane_list.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"

#define MOST_PLACES ((uint32_t) 1 << BIDE_LANE_PLACE_BITS)
enum { SMALLEST_LINE = 64 };

void bide_lane_list_init(struct bide_lane_list *list)
{
    *list = (struct bide_lane_list){ .err = BIDE_OK };
    bide_leavers_init(&list->leavers);
}

void bide_lane_list_free(struct bide_lane_list *list)
{
    for (size_t i = 0; i < BIDE_MODEL_MOST_CLASSES; ++i) {
        bide_mem_free(list->lines[i].children);
    }
    bide_mem_free(list->cells);
    bide_leavers_free(&list->leavers);
    bide_lane_list_init(list);
}

enum bide_err bide_lane_list_open(struct bide_lane_list *list, size_t line_count,
                                  size_t cell_count)
{
    void *cells = list->cells;
    const enum bide_err err = bide_mem_grow(&cells, &list->cell_capacity, cell_count,
                                            sizeof(struct bide_lane_cell));
    list->cells = cells;
    for (size_t i = 0; i < cell_count && err == BIDE_OK; ++i) {
        list->cells[i] = (struct bide_lane_cell){ .part = NULL };
    }
    for (size_t i = 0; i < line_count; ++i) {
        list->lines[i].head = 0;
        list->lines[i].tail = 0;
        list->lines[i].drawn = 0;
        list->lines[i].counted = 0;
        list->lines[i].start = 0;
    }
    list->line_count = line_count;
    list->first = 0;
    bide_leavers_clear(&list->leavers, list->spans->count + 1);
    list->last_joined = -1.0;
    list->err = err != BIDE_OK ? err : list->leavers.err;
    return list->err;
}

/* --- who joins --- */

static uint32_t capacity_of(const struct bide_lane_line *line)
{
    return line->children != NULL ? line->mask + 1 : 0;
}

/* At least twice as long, the children moved to where their places are now. */
static enum bide_err grow(struct bide_lane_line *line, uint32_t needed)
{
    const uint32_t old = capacity_of(line);
    uint32_t wanted = old > 0 ? 2 * old : SMALLEST_LINE;
    while (wanted < needed) {
        wanted *= 2;
    }
    struct bide_lane_child *children = bide_mem_zeroed(wanted, sizeof(line->children[0]));
    if (children == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (uint32_t place = line->head; place != line->drawn; ++place) {
        children[place & (wanted - 1)] = line->children[place & (old - 1)];
    }
    bide_mem_free(line->children);
    line->children = children;
    line->mask = wanted - 1;
    return BIDE_OK;
}

static bool reserve(struct bide_lane_list *list, struct bide_lane_line *line,
                    uint32_t children)
{
    if (MOST_PLACES - line->drawn < children && list->err == BIDE_OK) {
        list->err = BIDE_ERR_LIMIT;
    }
    const uint32_t needed = line->drawn - line->head + children;
    if (list->err == BIDE_OK && capacity_of(line) < needed) {
        list->err = grow(line, needed);
    }
    return list->err == BIDE_OK;
}

bool bide_lane_list_reserve(struct bide_lane_list *list, uint32_t children)
{
    bool has_room = true;
    for (size_t i = 0; i < list->line_count; ++i) {
        has_room = reserve(list, &list->lines[i], children) && has_room;
    }
    return has_room;
}

void bide_lane_list_put(struct bide_lane_list *list, size_t index,
                        const struct bide_lane_child *child)
{
    struct bide_lane_line *line = &list->lines[index];
    struct bide_lane_cell *cell = &list->cells[child->cell];
    uint32_t place = line->tail++;
    line->drawn = line->tail;
    for (; place > line->start
           && bide_lane_list_is_before(child, bide_lane_list_at(line, place - 1));
         --place) {
        *bide_lane_list_at(line, place) = *bide_lane_list_at(line, place - 1);
    }
    const int64_t day = bide_cohort_day(child->clock_start) - list->first_day;
    bide_lane_list_write(bide_lane_list_at(line, place), child, day);
    ++cell->flow.joined;
    ++cell->days[day];
}

/* From the end on, those put last are taken from a copy behind the line, none of whom has
 * been called so far: places are what they are. */
static void merge(struct bide_lane_line *line)
{
    const uint32_t count = line->tail - line->start;
    struct bide_lane_child *const all = line->children;
    struct bide_lane_child *const end = all + line->tail;
    struct bide_lane_child *old = all + line->start;
    struct bide_lane_child *new = end + count;
    memcpy(end, old, count * sizeof(*old));
    for (struct bide_lane_child *place = end; new != end;) {
        const bool is_old = old != all && bide_lane_list_is_before(new - 1, old - 1);
        *--place = is_old ? *--old : *--new;
    }
}

void bide_lane_list_merge(struct bide_lane_list *list)
{
    for (size_t i = 0; i < list->line_count; ++i) {
        struct bide_lane_line *line = &list->lines[i];
        const uint32_t count = line->tail - line->start;
        const bool is_apart =
            count == 0 || line->start == line->head
            || !bide_lane_list_is_before(bide_lane_list_at(line, line->start),
                                         bide_lane_list_at(line, line->start - 1));
        if (!is_apart && reserve(list, line, count)) {
            merge(line);
        }
        line->start = line->tail;
    }
}

void bide_lane_list_settle(struct bide_lane_list *list)
{
    for (size_t i = 0; i < list->line_count; ++i) {
        struct bide_lane_line *line = &list->lines[i];
        for (uint32_t place = line->head; place != line->tail; ++place) {
            bide_lane_list_note(list, i, place, bide_lane_list_at(line, place)->leave_at);
        }
        line->counted = line->tail;
    }
}

/* Whoever has been called by now needs no note, nor who left as it came. */
static inline void note_joined(struct bide_lane_list *list, size_t index, uint32_t place,
                               struct bide_lane_child *child)
{
    if (child->leave_at <= child->clock_start) {
        bide_lane_list_left(list, child);
    } else {
        bide_lane_list_note(list, index, place, child->leave_at);
    }
}

static void count_line(struct bide_lane_list *list, size_t index)
{
    const struct bide_lane_line line = list->lines[index]; /* stays what it is */
    struct bide_lane_cell *const cells = list->cells;
    uint32_t place = line.counted;
    for (; place < line.head; ++place) {
        const struct bide_lane_child *child = bide_lane_list_at(&line, place);
        bide_lane_list_count_joined(&cells[child->cell], child);
    }
    for (; place != line.tail; ++place) {
        struct bide_lane_child *child = bide_lane_list_at(&line, place);
        bide_lane_list_count_joined(&cells[child->cell], child);
        note_joined(list, index, place, child);
    }
    list->lines[index].counted = line.tail;
}

void bide_lane_list_count(struct bide_lane_list *list)
{
    for (size_t i = 0; i < list->line_count; ++i) {
        count_line(list, i);
    }
}

/* --- who leaves --- */

void bide_lane_list_left(struct bide_lane_list *list, struct bide_lane_child *child)
{
    struct bide_lane_cell *cell = &list->cells[child->cell];
    ++cell->flow.left;
    cell->flow.left_ticks += bide_level_ticks(child->leave_at - child->clock_start);
    bide_lane_list_stop(cell, child, bide_level_ticks(child->leave_at));
    child->leave_at = -INFINITY; /* long told, for whoever meets it again */
}

static void note_again(struct bide_lane_list *list, size_t index, uint32_t place)
{
    const struct bide_lane_child *child = bide_lane_list_at(&list->lines[index], place);
    if (bide_lane_list_is_waiting(child)) {
        bide_lane_list_note(list, index, place, child->leave_at);
    }
}

/* Of children referred at one instant the one called first stands before the others; they
 * are noted again where they stand now, and a number that leads to the wrong child does
 * no harm, see tell. */
void bide_lane_list_look(struct bide_lane_list *list, size_t index)
{
    struct bide_lane_line *line = &list->lines[index];
    struct bide_lane_child *last = bide_lane_list_at(line, line->tail - 1);
    count_line(list, index);
    for (uint32_t place = line->tail - 1; place != line->head; --place) {
        struct bide_lane_child *before = bide_lane_list_at(line, place - 1);
        if (!bide_lane_list_is_before(last, before)) {
            return;
        }
        const struct bide_lane_child held = *last;
        *last = *before;
        *before = held;
        note_again(list, index, place);
        note_again(list, index, place - 1);
        last = before;
    }
}

static inline void look_at(struct bide_lane_list *list, uint32_t number, double now)
{
    const struct bide_lane_line *line = &list->lines[number >> BIDE_LANE_PLACE_BITS];
    const uint32_t place = number & (MOST_PLACES - 1);
    struct bide_lane_child *child = bide_lane_list_at(line, place);
    if (place >= line->head && bide_lane_list_is_waiting(child)
        && child->leave_at <= now) {
        bide_lane_list_left(list, child);
    }
}

void bide_lane_list_tell(struct bide_lane_list *list, size_t span, double now)
{
    uint32_t numbers[BIDE_LEAVERS_CHUNK];
    uint32_t count = 0;
    while ((count = bide_leavers_take(&list->leavers, span, numbers)) > 0) {
        for (uint32_t i = 0; i < count; ++i) {
            look_at(list, numbers[i], now);
        }
    }
}
