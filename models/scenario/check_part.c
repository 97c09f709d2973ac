/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_part.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/field.h"

enum { MOST_WHAT = 512 };

/* Whether reading the setting, or one inside it, went wrong. */
static bool is_known_wrong(const struct bide_check_part *part, const char *path)
{
    const size_t length = strlen(path);
    for (size_t i = 0; i < part->read_count && i < part->diag->count; ++i) {
        const char *wrong = part->diag->items[i].place.path;
        if (wrong != NULL && strncmp(wrong, path, length) == 0
            && (wrong[length] == '.' || wrong[length] == '\0')) {
            return true;
        }
    }
    return false;
}

__attribute__((format(printf, 3, 0))) static void add(const struct bide_check_part *part,
                                                      const struct bide_diag_item *item,
                                                      const char *format,
                                                      va_list arguments)
{
    char what[MOST_WHAT];
    if (is_known_wrong(part, item->place.path)) {
        return;
    }
    vsnprintf(what, sizeof(what), format, arguments);
    bide_diag_add(part->diag, item->level, item->id,
                  bide_spec_find_place(part->spec, item->place.path), what, item->help);
}

void bide_check_part_error(const struct bide_check_part *part, const char *id,
                           const char *path, const char *help, const char *format, ...)
{
    const struct bide_diag_item item = {
        .level = BIDE_DIAG_ERROR, .id = id, .place.path = path, .help = help
    };
    va_list arguments;
    va_start(arguments, format);
    add(part, &item, format, arguments);
    va_end(arguments);
}

void bide_check_part_warn(const struct bide_check_part *part, const char *id,
                          const char *path, const char *help, const char *format, ...)
{
    const struct bide_diag_item item = {
        .level = BIDE_DIAG_WARNING, .id = id, .place.path = path, .help = help
    };
    va_list arguments;
    va_start(arguments, format);
    add(part, &item, format, arguments);
    va_end(arguments);
}

bool bide_check_part_has_dates(const struct bide_check_part *part)
{
    return part->spec->start != BIDE_SPEC_NO_DATE && part->spec->weeks != BIDE_SPEC_UNSET;
}

static const char *name_of(struct bide_spec_list list, size_t item_size, size_t index)
{
    const char *name = NULL;
    memcpy(&name, (const unsigned char *) list.items + index * item_size, sizeof(name));
    return name != NULL ? name : "";
}

void bide_check_part_unknown(const struct bide_check_part *part, const char *path,
                             const char *what, const char *name,
                             struct bide_spec_list list, size_t item_size)
{
    struct bide_text help;
    bide_text_init(&help);
    for (size_t i = 0; i < list.count && help.length == 0; ++i) {
        if (bide_text_is_near(name_of(list, item_size, i), name)) {
            bide_text_addf(&help, "did you mean \"%s\"?", name_of(list, item_size, i));
        }
    }
    if (help.length == 0) {
        bide_text_add(&help, list.count > 0 ? "there is" : "none is defined");
        for (size_t i = 0; i < list.count; ++i) {
            bide_text_addf(&help, "%s \"%s\"", i > 0 ? "," : "",
                           name_of(list, item_size, i));
        }
    }
    bide_check_part_error(part, "BD-C059", path, help.bytes, "there is no %s \"%s\"",
                          what, name);
    bide_text_free(&help);
}

size_t bide_check_part_find(const struct bide_check_part *part, const char *path,
                            const char *what, const char *name,
                            struct bide_spec_list list, size_t item_size)
{
    const size_t index = bide_spec_find(list, item_size, name);
    if (index == list.count) {
        bide_check_part_unknown(part, path, what, name, list, item_size);
    }
    return index;
}

void bide_check_part_shares(const struct bide_check_part *part, const char *path,
                            const char *what, double sum, bool must_be_whole)
{
    const bool is_over = sum > 1.0 + BIDE_CHECK_SLACK;
    const bool is_under = must_be_whole && sum < 1.0 - BIDE_CHECK_SLACK;
    if (is_over || is_under) {
        struct bide_text text;
        bide_text_init(&text);
        bide_field_number(&text, sum);
        bide_check_part_error(part, "BD-C060", path, "change one of them",
                              "the shares of %s must add to %s, but add to %s", what,
                              must_be_whole ? "1" : "at most 1", text.bytes);
        bide_text_free(&text);
    }
}
