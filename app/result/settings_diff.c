/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/settings_diff.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/canonical.h"

#define EQUALS " = "

struct line {
    const char *path;
    const char *value;
    bool is_met; /* in the other configuration */
};

struct lines {
    struct line *items; /* in the arena */
    size_t count;
};

static char *canonical(struct bide_arena *arena, const struct bide_spec *spec)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_canonical_spec(&text, spec);
    char *copy =
        text.err == BIDE_OK ? bide_arena_text(arena, text.bytes, text.length) : NULL;
    bide_text_free(&text);
    return copy;
}

static size_t count_lines(const char *text)
{
    size_t count = 1;
    for (const char *at = strchr(text, '\n'); at != NULL; at = strchr(at + 1, '\n')) {
        ++count;
    }
    return count;
}

/* Lines without a value, such as remarks, are left out. */
static enum bide_err split(struct lines *lines, struct bide_arena *arena,
                           const struct bide_spec *spec)
{
    char *text = canonical(arena, spec);
    if (text == NULL) {
        return BIDE_ERR_MEMORY;
    }
    lines->items = bide_arena_take(arena, count_lines(text), sizeof(struct line));
    if (lines->items == NULL) {
        return BIDE_ERR_MEMORY;
    }
    while (*text != '\0') {
        char *end = strchr(text, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        char *equals = strstr(text, EQUALS);
        if (equals != NULL) {
            *equals = '\0';
            lines->items[lines->count++] =
                (struct line){ text, equals + strlen(EQUALS), false };
        }
        text = end != NULL ? end + 1 : text + strlen(text);
    }
    return BIDE_OK;
}

/* Mostly both say the same things in the same order, so that next is what is looked for.
 */
static struct line *find(const struct lines *lines, const char *path, size_t *next)
{
    for (size_t i = 0; i < lines->count; ++i) {
        const size_t place = (*next + i) % lines->count;
        if (strcmp(lines->items[place].path, path) == 0) {
            *next = place + 1;
            return &lines->items[place];
        }
    }
    return NULL;
}

static void add_item(struct bide_settings_diff *diff, const char *path, const char *was,
                     const char *is)
{
    diff->items[diff->count++] = (struct bide_settings_diff_item){ path, was, is };
}

static void compare(struct bide_settings_diff *diff, const struct lines *was,
                    const struct lines *is)
{
    size_t next = 0;
    for (size_t i = 0; i < is->count; ++i) {
        const struct line *line = &is->items[i];
        struct line *before = find(was, line->path, &next);
        if (before == NULL) {
            add_item(diff, line->path, NULL, line->value);
            continue;
        }
        before->is_met = true;
        if (strcmp(before->value, line->value) != 0) {
            add_item(diff, line->path, before->value, line->value);
        }
    }
    for (size_t i = 0; i < was->count; ++i) {
        if (!was->items[i].is_met) {
            add_item(diff, was->items[i].path, was->items[i].value, NULL);
        }
    }
}

enum bide_err bide_settings_diff_make(struct bide_settings_diff *diff,
                                      const struct bide_spec *was,
                                      const struct bide_spec *is)
{
    struct lines before = { .count = 0 };
    struct lines after = { .count = 0 };
    diff->count = 0;
    bide_arena_init(&diff->arena);
    enum bide_err err = split(&before, &diff->arena, was);
    if (err == BIDE_OK) {
        err = split(&after, &diff->arena, is);
    }
    if (err == BIDE_OK) {
        diff->items = bide_arena_take(&diff->arena, before.count + after.count,
                                      sizeof(struct bide_settings_diff_item));
        err = diff->items == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    }
    if (err == BIDE_OK) {
        compare(diff, &before, &after);
    }
    return err;
}

void bide_settings_diff_free(struct bide_settings_diff *diff)
{
    bide_arena_free(&diff->arena);
}
