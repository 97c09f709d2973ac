/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/diary.h"

#include <string.h>

#include "engine/base/mem.h"
#include "engine/des/pool.h"

void bide_diary_init(struct bide_diary *diary)
{
    memset(diary, 0, sizeof(*diary));
}

void bide_diary_free(struct bide_diary *diary)
{
    for (size_t i = 0; i < diary->day_capacity; ++i) {
        bide_mem_free(diary->days[i].entries);
    }
    bide_mem_free(diary->days);
    bide_mem_free(diary->again);
    bide_diary_init(diary);
}

enum bide_err bide_diary_make(struct bide_diary *diary, size_t length)
{
    const size_t before = diary->day_capacity;
    void *days = diary->days;
    const enum bide_err err =
        bide_mem_grow(&days, &diary->day_capacity, length, sizeof(diary->days[0]));
    if (err != BIDE_OK) {
        return err;
    }
    diary->days = days;
    const size_t made = diary->day_capacity - before;
    if (made > 0) {
        memset(diary->days + before, 0, made * sizeof(diary->days[0]));
    }
    for (size_t i = 0; i < before; ++i) {
        bide_diary_close(&diary->days[i]);
    }
    diary->length = length;
    diary->again_head = 0;
    diary->again_count = 0;
    return BIDE_OK;
}

enum bide_err bide_diary_add(struct bide_diary *diary, size_t day,
                             struct bide_diary_entry entry)
{
    struct bide_diary_day *on = bide_diary_day(diary, day);
    void *entries = on->entries;
    const enum bide_err err =
        bide_mem_grow(&entries, &on->capacity, on->count + 1, sizeof(on->entries[0]));
    if (err != BIDE_OK) {
        return err;
    }
    on->entries = entries;
    on->entries[on->count++] = entry;
    return BIDE_OK;
}

void bide_diary_close(struct bide_diary_day *day)
{
    day->count = 0;
    day->late = 0.0;
}

enum bide_err bide_diary_put_again(struct bide_diary *diary, uint32_t id)
{
    if (diary->again_head > 0 && diary->again_count == diary->again_capacity) {
        diary->again_count -= diary->again_head;
        memmove(diary->again, diary->again + diary->again_head,
                diary->again_count * sizeof(diary->again[0]));
        diary->again_head = 0;
    }
    void *again = diary->again;
    const enum bide_err err = bide_mem_grow(
        &again, &diary->again_capacity, diary->again_count + 1, sizeof(diary->again[0]));
    if (err != BIDE_OK) {
        return err;
    }
    diary->again = again;
    diary->again[diary->again_count++] = id;
    return BIDE_OK;
}

uint32_t bide_diary_take_again(struct bide_diary *diary)
{
    if (diary->again_head == diary->again_count) {
        diary->again_head = 0;
        diary->again_count = 0;
        return BIDE_POOL_NONE;
    }
    return diary->again[diary->again_head++];
}

size_t bide_diary_count(const struct bide_diary *diary)
{
    size_t count = diary->again_count - diary->again_head;
    for (size_t i = 0; i < diary->length; ++i) {
        count += diary->days[i].count;
    }
    return count;
}
