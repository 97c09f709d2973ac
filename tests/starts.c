/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/starts.h"

#include <check.h>

#include "engine/base/mem.h"

enum { PATHWAYS = 8, STEPS = 4, CLASSES = 4, LISTS = PATHWAYS * STEPS * CLASSES };
#define SAME_CLOCK 1e-9 /* days; clocks are told as time less wait */

/* On a list, or once there. */
struct place {
    double clock; /* day of the clock start */
    uint32_t child;
    bool is_on;
};

/* One class of one list, longest wait first, equal waits by order of joining. */
struct list {
    struct place *places;
    size_t count;
    size_t capacity;
    size_t head; /* nobody before this is on the list */
};

struct walk {
    struct list lists[LISTS];
    double *clocks; /* by child, of the list it stands on */
    double last_start[PATHWAYS];
    struct starts starts;
};

static size_t list_of(const struct bide_story_line *line)
{
    ck_assert(line->pathway < PATHWAYS && line->step < STEPS
              && line->class_index < CLASSES);
    return ((size_t) line->pathway * STEPS + line->step) * CLASSES + line->class_index;
}

static void join(struct walk *walk, const struct bide_story_line *line)
{
    struct list *list = &walk->lists[list_of(line)];
    const double clock = line->time - line->waited;
    void *data = list->places;
    ck_assert_int_eq(
        bide_mem_grow(&data, &list->capacity, list->count + 1, sizeof(list->places[0])),
        BIDE_OK);
    list->places = data;
    size_t at = list->count++;
    for (; at > 0 && list->places[at - 1].clock > clock + SAME_CLOCK; --at) {
        list->places[at] = list->places[at - 1];
    }
    list->places[at] = (struct place){ clock, line->child, true };
    list->head = at < list->head ? at : list->head;
    walk->clocks[line->child] = clock;
}

/* Where the child stands on the list; the count if it does not. */
static size_t find(const struct list *list, double child_clock, uint32_t child)
{
    const double clock = child_clock - SAME_CLOCK;
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (list->places[middle].clock < clock) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    while (low < list->count
           && !(list->places[low].is_on && list->places[low].child == child)) {
        ++low;
    }
    return low;
}

/* The first who waits on the list, the count if nobody does. */
static size_t first(struct list *list)
{
    while (list->head < list->count && !list->places[list->head].is_on) {
        ++list->head;
    }
    return list->head;
}

/* Staff work on one step only in these services, so a list is known by its pathway. */
static void start(struct walk *walk, const struct bide_story_line *line)
{
    const size_t index = list_of(line);
    struct list *list = &walk->lists[index];
    const size_t at = find(list, walk->clocks[line->child], line->child);
    if (at == list->count) {
        return; /* was booked ahead: that is when it was called */
    }
    ++walk->starts.count;
    walk->starts.at_once += !(line->time > walk->last_start[line->pathway]);
    walk->last_start[line->pathway] = line->time;
    walk->starts.overtakes += first(list) != at;
    for (size_t i = index - line->class_index; i < index; ++i) {
        if (first(&walk->lists[i]) < walk->lists[i].count) {
            ++walk->starts.passed;
            break;
        }
    }
    list->places[at].is_on = false;
}

static void leave(struct walk *walk, const struct bide_story_line *line)
{
    struct list *list = &walk->lists[list_of(line)];
    const size_t at = find(list, walk->clocks[line->child], line->child);
    if (at < list->count) {
        list->places[at].is_on = false;
    }
}

static void read_line(struct walk *walk, const struct bide_story_line *line)
{
    switch ((enum bide_story_what) line->what) {
    case BIDE_STORY_JOINED:
        join(walk, line);
        return;
    case BIDE_STORY_ATTENDED:
    case BIDE_STORY_NOT_BROUGHT:
    case BIDE_STORY_BOOKED:
        start(walk, line);
        return;
    case BIDE_STORY_CANCELLED: /* joins the list again */
        return;
    case BIDE_STORY_LEFT:
        leave(walk, line);
        return;
    case BIDE_STORY_AT_START:
    case BIDE_STORY_REFERRED:
    case BIDE_STORY_REFERRED_ON:
    case BIDE_STORY_ESCALATED:
    case BIDE_STORY_DELAY:
    case BIDE_STORY_INSOURCED:
    case BIDE_STORY_SEEN:
    case BIDE_STORY_ENDED:
    case BIDE_STORY_DISCHARGED:
    case BIDE_STORY_COMPLETED:
    case BIDE_STORY_WHAT_COUNT:
    default:
        return;
    }
}

static void open_walk(struct walk *walk, const struct bide_story_line *lines,
                      size_t count)
{
    uint32_t last = 0;
    *walk = (struct walk){ .clocks = NULL };
    for (size_t i = 0; i < count; ++i) {
        last = lines[i].child > last ? lines[i].child : last;
    }
    walk->clocks = bide_mem_zeroed((size_t) last + 1, sizeof(walk->clocks[0]));
    ck_assert_ptr_nonnull(walk->clocks);
    for (size_t i = 0; i < PATHWAYS; ++i) {
        walk->last_start[i] = -1;
    }
}

static void close_walk(struct walk *walk)
{
    for (size_t i = 0; i < LISTS; ++i) {
        bide_mem_free(walk->lists[i].places);
    }
    bide_mem_free(walk->clocks);
}

struct starts starts_of(const struct bide_story_line *lines, size_t count)
{
    struct walk walk;
    open_walk(&walk, lines, count);
    for (size_t i = 0; i < count; ++i) {
        read_line(&walk, &lines[i]);
    }
    close_walk(&walk);
    return walk.starts;
}
