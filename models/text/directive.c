/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/directive.h"

#include <string.h>

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* libconfig knows @include only at the beginning of a line. A byte order mark before it
 * is wrong, but reported elsewhere. */
static bool is_first_on_line(const struct bide_cursor *cursor)
{
    size_t i = cursor->offset;
    while (i > 0 && is_one_of(cursor->text[i - 1], " \t\xEF\xBB\xBF")) {
        --i;
    }
    return i == 0 || cursor->text[i - 1] == '\n';
}

static void skip_spaces(struct bide_cursor *cursor)
{
    while (is_one_of(bide_cursor_byte(cursor, 0), " \t\r")) {
        bide_cursor_step(cursor);
    }
}

/* Only a remark may follow. */
static bool ends_line(struct bide_cursor cursor)
{
    skip_spaces(&cursor);
    return bide_cursor_is_end(&cursor) || is_one_of(bide_cursor_byte(&cursor, 0), "\n#")
           || (bide_cursor_byte(&cursor, 0) == '/'
               && bide_cursor_byte(&cursor, 1) == '/');
}

/* Step over "name"; false if that is not there. */
static bool read_name(struct bide_cursor *cursor, size_t *offset, size_t *length)
{
    const size_t end = bide_cursor_line_end(cursor);
    const char *const text = cursor->text;
    while (is_one_of(bide_cursor_byte(cursor, 0), " \t")) {
        bide_cursor_step(cursor);
    }
    if (bide_cursor_byte(cursor, 0) != '"'
        || !is_one_of(text[cursor->offset - 1], " \t")) {
        return false;
    }
    *offset = cursor->offset + 1;
    const char *const quote = memchr(text + *offset, '"', end - *offset);
    if (quote == NULL) {
        return false;
    }
    *length = (size_t) (quote - (text + *offset));
    bide_cursor_step_to(cursor, *offset + *length + 1);
    return true;
}

static bool has_parent_folder(const char *name, size_t length)
{
    for (size_t i = 0; i + 1 < length; ++i) {
        const bool starts_part = i == 0 || name[i - 1] == '/';
        const bool ends_part = i + 2 == length || name[i + 2] == '/';
        if (starts_part && ends_part && name[i] == '.' && name[i + 1] == '.') {
            return true;
        }
    }
    return false;
}

/* libconfig ends the process on an empty name. */
static const char *name_problem(const char *name, size_t length)
{
    if (length == 0) {
        return "@include with an empty file name";
    }
    if (name[0] == '/') {
        return "@include with an absolute path";
    }
    if (memchr(name, '\\', length) != NULL) {
        return "@include with a backslash";
    }
    return has_parent_folder(name, length) ? "@include with .. in its path" : NULL;
}

static bool has_word(const struct bide_cursor *cursor)
{
    static const char word[] = "@include";
    for (size_t i = 0; word[i] != '\0'; ++i) {
        if (bide_cursor_byte(cursor, i) != word[i]) {
            return false;
        }
    }
    return true;
}

/* NULL or what is wrong with the form. */
static const char *read_form(struct bide_cursor *cursor, size_t *offset, size_t *length)
{
    const struct bide_cursor start = *cursor;
    if (!has_word(cursor)) {
        return "@ begins nothing but an @include";
    }
    bide_cursor_step_to(cursor, cursor->offset + strlen("@include"));
    if (!read_name(cursor, offset, length)) {
        return "@include without a file name in quotes";
    }
    if (!is_first_on_line(&start)) {
        return "@include after something else on its line";
    }
    return ends_line(*cursor) ? NULL : "something follows @include on its line";
}

bool bide_directive_read(struct bide_cursor *cursor, size_t *offset, size_t *length)
{
    const struct bide_cursor start = *cursor;
    const char *const problem = read_form(cursor, offset, length);
    if (problem != NULL) {
        bide_cursor_report(&start, "BD-C007",
                           "write @include \"part.cfg\" on a line of its own", "%s",
                           problem);
        bide_cursor_step_to(cursor, bide_cursor_line_end(cursor));
        return false;
    }
    const char *const wrong_name = name_problem(start.text + *offset, *length);
    if (wrong_name != NULL) {
        bide_cursor_report(&start, "BD-C004",
                           "name a file in the first file's folder, or below it", "%s",
                           wrong_name);
    }
    return wrong_name == NULL;
}
