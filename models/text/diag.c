/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/text/chars.h"
#include "models/text/diag_ids.h"

enum { LONGEST_SOURCE = 4096 };

/* In order of the ids. */
static const struct bide_diag_ids_row *const tables[] = {
    bide_diag_ids_reading,         bide_diag_ids_settings_rows,
    bide_diag_ids_demand_rows,     bide_diag_ids_flow_rows,
    bide_diag_ids_order_rows,      bide_diag_ids_booking_rows,
    bide_diag_ids_leaving_rows,    bide_diag_ids_staff_rows,
    bide_diag_ids_contract_rows,   bide_diag_ids_measure_rows,
    bide_diag_ids_checkpoint_rows, bide_diag_ids_calendar_rows,
    bide_diag_ids_page_rows,       bide_diag_ids_chart_rows,
};

/* BD-C085 to BD-C087 are about data files, all others about settings. */
static bool is_of_data(const char *id)
{
    return strcmp(id, "BD-C085") >= 0 && strcmp(id, "BD-C087") <= 0;
}

void bide_diag_init(struct bide_diag *diag)
{
    memset(diag, 0, sizeof *diag);
    bide_arena_init(&diag->texts);
}

void bide_diag_free(struct bide_diag *diag)
{
    bide_arena_free(&diag->texts);
    bide_mem_free(diag->items);
    bide_diag_init(diag);
}

void bide_diag_fail(struct bide_diag *diag, enum bide_err err)
{
    diag->err = diag->err == BIDE_OK ? err : diag->err;
}

static const char *keep(struct bide_diag *diag, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    const char *const copy = bide_arena_text(&diag->texts, text, strlen(text));
    if (copy == NULL) {
        bide_diag_fail(diag, BIDE_ERR_MEMORY);
    }
    return copy;
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Most items belong to the file of the item before, so the search goes backwards. */
static void set_file(struct bide_diag *diag, struct bide_diag_item *item,
                     const char *file)
{
    size_t next = 0;
    for (size_t i = diag->count; i > 0; --i) {
        const struct bide_diag_item *const other = &diag->items[i - 1];
        if (is_same(other->place.file, file)) {
            item->place.file = other->place.file;
            item->file_order = other->file_order;
            return;
        }
        next = other->file_order >= next ? other->file_order + 1 : next;
    }
    item->place.file = keep(diag, file);
    item->file_order = next;
}

/* what is kept already. */
static void add(struct bide_diag *diag, enum bide_diag_level level, const char *id,
                struct bide_diag_place place, const char *what, const char *help)
{
    void *data = diag->items;
    bide_diag_fail(diag, bide_mem_grow(&data, &diag->capacity, diag->count + 1,
                                       sizeof *diag->items));
    diag->items = data;
    if (diag->err != BIDE_OK) {
        return;
    }
    struct bide_diag_item item = { .level = level, .place = place, .what = what };
    item.id = keep(diag, id);
    item.place.path = keep(diag, place.path);
    item.help = keep(diag, help);
    set_file(diag, &item, place.file);
    if (diag->err == BIDE_OK) {
        diag->items[diag->count] = item;
        ++diag->count;
        diag->error_count += level == BIDE_DIAG_ERROR ? 1 : 0;
        diag->data_error_count += level == BIDE_DIAG_ERROR && is_of_data(id) ? 1 : 0;
    }
}

void bide_diag_add(struct bide_diag *diag, enum bide_diag_level level, const char *id,
                   struct bide_diag_place place, const char *what, const char *help)
{
    add(diag, level, id, place, keep(diag, what), help);
}

__attribute__((format(printf, 2, 0))) static const char *keep_formatted(
    struct bide_diag *diag, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, arguments);
    BIDE_REQUIRE(length >= 0);
    char *const text = bide_arena_take(&diag->texts, (size_t) length + 1, 1);
    if (text == NULL) {
        bide_diag_fail(diag, BIDE_ERR_MEMORY);
    } else {
        vsnprintf(text, (size_t) length + 1, format, again);
    }
    va_end(again);
    return text;
}

void bide_diag_error(struct bide_diag *diag, const char *id, struct bide_diag_place place,
                     const char *help, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *const what = keep_formatted(diag, format, arguments);
    va_end(arguments);
    add(diag, BIDE_DIAG_ERROR, id, place, what, help);
}

void bide_diag_warn(struct bide_diag *diag, const char *id, struct bide_diag_place place,
                    const char *help, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *const what = keep_formatted(diag, format, arguments);
    va_end(arguments);
    add(diag, BIDE_DIAG_WARNING, id, place, what, help);
}

/* The line of text[0..length) with this number, or NULL; *taken is its length in bytes.
 */
static const char *find_line(const char *text, size_t length, int line, size_t *taken)
{
    const char *const end = text + length;
    const char *start = text;
    for (int i = 1; i < line; ++i) {
        const char *const stop = memchr(start, '\n', (size_t) (end - start));
        if (stop == NULL) {
            return NULL;
        }
        start = stop + 1;
    }
    const char *const stop = memchr(start, '\n', (size_t) (end - start));
    *taken = (size_t) ((stop != NULL ? stop : end) - start);
    if (*taken > 0 && start[*taken - 1] == '\r') {
        --*taken;
    }
    return start;
}

static const char *keep_line(struct bide_diag *diag, const char *line, size_t length)
{
    char shown[LONGEST_SOURCE];
    bide_chars_copy(shown, sizeof shown, line, length);
    return keep(diag, shown);
}

void bide_diag_quote(struct bide_diag *diag, const char *file, const char *text,
                     size_t length)
{
    const struct bide_diag_item *last = NULL; /* neighbours often share their line */
    for (size_t i = 0; i < diag->count; ++i) {
        struct bide_diag_item *const item = &diag->items[i];
        if (item->source != NULL || item->place.line < 1
            || !is_same(item->place.file, file)) {
            continue;
        }
        if (last != NULL && last->place.line == item->place.line) {
            item->source = last->source;
            continue;
        }
        size_t taken = 0;
        const char *const line = find_line(text, length, item->place.line, &taken);
        if (line != NULL) {
            item->source = keep_line(diag, line, taken);
            last = item;
        }
    }
}

static bool is_after(const struct bide_diag_item *a, const struct bide_diag_item *b)
{
    if (a->file_order != b->file_order) {
        return a->file_order > b->file_order;
    }
    if (a->place.line != b->place.line) {
        return a->place.line > b->place.line;
    }
    return a->place.column > b->place.column;
}

/* By insertion: stable, and items arrive nearly in order. */
void bide_diag_sort(struct bide_diag *diag)
{
    for (size_t i = 1; i < diag->count; ++i) {
        const struct bide_diag_item item = diag->items[i];
        size_t j = i;
        for (; j > 0 && is_after(&diag->items[j - 1], &item); --j) {
            diag->items[j] = diag->items[j - 1];
        }
        diag->items[j] = item;
    }
}

enum bide_err bide_diag_result(const struct bide_diag *diag)
{
    if (diag->err != BIDE_OK) {
        return diag->err;
    }
    if (diag->error_count > diag->data_error_count) {
        return BIDE_ERR_SPEC;
    }
    return diag->error_count > 0 ? BIDE_ERR_INPUT : BIDE_OK;
}

static const struct bide_diag_ids_row *row_at(size_t index)
{
    size_t before = 0;
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; ++t) {
        size_t count = 0;
        while (tables[t][count].id != NULL) {
            ++count;
        }
        if (index < before + count) {
            return &tables[t][index - before];
        }
        before += count;
    }
    return NULL;
}

const char *bide_diag_explain(const char *id)
{
    const struct bide_diag_ids_row *row = row_at(0);
    for (size_t i = 1; row != NULL && strcmp(row->id, id) != 0; ++i) {
        row = row_at(i);
    }
    return row != NULL ? row->paragraph : NULL;
}

const char *bide_diag_id(size_t index)
{
    const struct bide_diag_ids_row *const row = row_at(index);
    return row != NULL ? row->id : NULL;
}
