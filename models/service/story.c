/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/story.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/mem.h"

void bide_story_init(struct bide_story *story, struct bide_story_wish wish)
{
    *story = (struct bide_story){ .wish = wish };
}

void bide_story_free(struct bide_story *story)
{
    bide_mem_free(story->lines);
    bide_mem_free(story->names);
    *story = (struct bide_story){ .err = BIDE_OK };
}

/* Room for the name of this child; those in between have none yet. */
static bool make_room(struct bide_story *story, uint32_t id)
{
    void *data = story->names;
    size_t capacity = story->name_count;
    const enum bide_err err =
        bide_mem_grow(&data, &capacity, (size_t) id + 1, sizeof(story->names[0]));
    if (err != BIDE_OK) {
        story->err = err;
        return false;
    }
    story->names = data;
    for (size_t i = story->name_count; i < capacity; ++i) {
        story->names[i] = (struct bide_story_name){ .child = 0 };
    }
    story->name_count = capacity;
    return true;
}

void bide_story_begin(const struct bide_run *run, uint32_t id)
{
    struct bide_story *story = run->story;
    const struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_story_wish *wish = &story->wish;
    const bool is_counted = wish->pathway < 0 || wish->pathway == (int) child->pathway;
    const uint32_t number = is_counted ? ++story->child_count : 0;
    const bool is_meant = wish->by_key ? wish->key == child->key
                                       : wish->child == 0 || wish->child == number;
    if (!make_room(story, id)) {
        return;
    }
    story->names[id] =
        (struct bide_story_name){ .key = child->key, .child = is_meant ? number : 0 };
}

void bide_story_follow(const struct bide_run *run, uint32_t from, uint32_t to)
{
    struct bide_story *story = run->story;
    if (make_room(story, to)) {
        const struct bide_story_name nobody = { .child = 0 };
        story->names[to] = from < story->name_count ? story->names[from] : nobody;
    }
}

/* After its clock has stopped nobody waits, as the clock counts. */
static bool has_wait(const struct bide_run_child *child, enum bide_story_what what)
{
    return (child->flags & BIDE_RUN_WAITING) != 0 || what == BIDE_STORY_SEEN
           || what == BIDE_STORY_LEFT;
}

void bide_story_add(const struct bide_run *run, const struct bide_run_child *child,
                    enum bide_story_what what, double time)
{
    struct bide_story *story = run->story;
    const size_t id =
        (size_t) (child - (const struct bide_run_child *) run->children.items);
    if (id >= story->name_count || story->names[id].child == 0) {
        return;
    }
    void *data = story->lines;
    const enum bide_err err = bide_mem_grow(
        &data, &story->line_capacity, story->line_count + 1, sizeof(story->lines[0]));
    if (err != BIDE_OK) {
        story->err = err;
        return;
    }
    story->lines = data;
    story->lines[story->line_count] = (struct bide_story_line){
        .time = time,
        .waited = has_wait(child, what) ? time - child->clock_start : NAN,
        .key = story->names[id].key,
        .child = story->names[id].child,
        .place = (uint32_t) story->line_count,
        .what = (uint8_t) what,
        .pathway = child->pathway,
        .step = child->step,
        .class_index = child->class_index,
        .group = child->group,
    };
    ++story->line_count;
}

static int compare(const void *a, const void *b)
{
    const struct bide_story_line *x = a;
    const struct bide_story_line *y = b;
    if (x->time < y->time || x->time > y->time) {
        return x->time < y->time ? -1 : 1;
    }
    return (x->place > y->place) - (x->place < y->place);
}

void bide_story_sort(struct bide_story *story)
{
    if (story->line_count > 1) {
        qsort(story->lines, story->line_count, sizeof(story->lines[0]), compare);
    }
}
