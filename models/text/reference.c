/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/reference.h"

#include <string.h>

#include "models/text/chars.h"

enum { SMALLEST = 16, LONGEST_MARK = 8, LEAST_GAP = 2, LEAST_INDENT = 3 };

/* Bytes of "[N1]" at the front of text, 0 if there is none: letters and digits alone. */
static size_t mark_length(const char *text, size_t length)
{
    size_t i = 1;
    while (i < length && i <= LONGEST_MARK
           && (bide_chars_is_alpha(text[i]) || bide_chars_is_digit(text[i]))) {
        ++i;
    }
    const bool is_mark = length > 0 && text[0] == '[' && i > 1 && i < length
                         && text[i] == ']' && bide_chars_is_alpha(text[1])
                         && bide_chars_is_digit(text[i - 1]);
    return is_mark ? i + 1 : 0;
}

static size_t spaces(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] == ' ') {
        ++count;
    }
    return count;
}

/* How far the text of an entry goes: to the end, or to a gap and the next mark. */
static size_t entry_length(const char *text, size_t length)
{
    for (size_t i = 0; i < length; ++i) {
        const size_t gap = spaces(text + i, length - i);
        if (gap >= LEAST_GAP && mark_length(text + i + gap, length - i - gap) > 0) {
            return i;
        }
    }
    return length;
}

static enum bide_err grow(struct bide_reference_list *list, struct bide_arena *arena)
{
    const size_t capacity = 2 * list->count > SMALLEST ? 2 * list->count : SMALLEST;
    struct bide_reference *items = bide_arena_take(arena, capacity, sizeof(*items));
    if (items == NULL) {
        return BIDE_ERR_MEMORY;
    }
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof(items[0]));
    }
    list->items = items;
    list->capacity = capacity;
    return BIDE_OK;
}

/* The entries of one line. */
static enum bide_err add_entries(struct bide_reference_list *list,
                                 struct bide_arena *arena, const char *text,
                                 size_t length)
{
    size_t mark = mark_length(text, length);
    while (mark > 0) {
        const size_t begin = mark + spaces(text + mark, length - mark);
        const size_t size = entry_length(text + begin, length - begin);
        if (list->count == list->capacity && grow(list, arena) != BIDE_OK) {
            return BIDE_ERR_MEMORY;
        }
        struct bide_reference *item = &list->items[list->count++];
        item->mark = bide_arena_text(arena, text + 1, mark - 2);
        item->text = bide_arena_text(arena, text + begin, size);
        if (item->mark == NULL || item->text == NULL) {
            return BIDE_ERR_MEMORY;
        }
        text += begin + size;
        length -= begin + size;
        const size_t gap = spaces(text, length);
        text += gap;
        length -= gap;
        mark = mark_length(text, length);
    }
    return BIDE_OK;
}

/* More of the entry before. */
static enum bide_err go_on(struct bide_reference *item, struct bide_arena *arena,
                           const char *text, size_t length)
{
    struct bide_text whole;
    bide_text_init(&whole);
    bide_text_addf(&whole, "%s ", item->text);
    bide_text_add_bytes(&whole, text, length);
    item->text =
        whole.err == BIDE_OK ? bide_arena_text(arena, whole.bytes, whole.length) : NULL;
    bide_text_free(&whole);
    return item->text != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

/* Spaces between the mark that begins a remark and its text. */
static size_t indent_of(const struct bide_remark_lines *lines,
                        const struct bide_remark_line *line)
{
    size_t count = 0;
    while (count < line->offset && lines->text[line->offset - 1 - count] == ' ') {
        ++count;
    }
    return count;
}

enum bide_err bide_reference_add(struct bide_reference_list *list,
                                 struct bide_arena *arena,
                                 const struct bide_remark_lines *lines)
{
    enum bide_err err = BIDE_OK;
    bool is_listing = false; /* the line before held an entry */
    for (int i = 0; i < lines->count && err == BIDE_OK; ++i) {
        const struct bide_remark_line *line = &lines->items[i];
        const char *text = lines->text + line->offset;
        const bool is_alone = line->length > 0 && !line->has_settings;
        if (is_alone && mark_length(text, line->length) > 0) {
            err = add_entries(list, arena, text, line->length);
            is_listing = true;
        } else if (is_alone && is_listing && indent_of(lines, line) >= LEAST_INDENT) {
            err = go_on(&list->items[list->count - 1], arena, text, line->length);
        } else {
            is_listing = false;
        }
    }
    return err;
}
