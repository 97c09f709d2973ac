/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_part.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/fault.h"
#include "models/scenario/field.h"

enum { MOST_WHAT = 1024, LONGEST_NUMBER = 20 };

/* Add what fits, and answer the new length. */
static size_t add_to_path(char *path, size_t length, const char *text, size_t added)
{
    const size_t room = BIDE_CHECK_PART_PATH - 1 - length;
    const size_t kept = added < room ? added : room;
    memcpy(path + length, text, kept);
    return length + kept;
}

static size_t add_number_to_path(char *path, size_t length, size_t number)
{
    char digits[LONGEST_NUMBER];
    size_t first = LONGEST_NUMBER;
    do {
        digits[--first] = (char) ('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return add_to_path(path, length, digits + first, LONGEST_NUMBER - first);
}

/* Every step has many of these made for it, though few are ever shown: the standard
 * library's would take most of the time of a check. */
void bide_check_part_path(char *path, const char *format, ...)
{
    size_t length = 0;
    va_list arguments;
    va_start(arguments, format);
    for (const char *rest = format; rest[0] != '\0';) {
        const size_t plain = strcspn(rest, "%");
        length = add_to_path(path, length, rest, plain);
        rest += plain;
        if (strncmp(rest, "%s", 2) == 0) {
            const char *text = va_arg(arguments, const char *);
            length = add_to_path(path, length, text, strlen(text));
            rest += strlen("%s");
        } else if (strncmp(rest, "%zu", 3) == 0) {
            length = add_number_to_path(path, length, va_arg(arguments, size_t));
            rest += strlen("%zu");
        } else {
            BIDE_REQUIRE(rest[0] == '\0');
        }
    }
    va_end(arguments);
    path[length] = '\0';
}

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
    const struct bide_diag_place place =
        bide_spec_find_place(part->spec, item->place.path);
    vsnprintf(what, sizeof(what), format, arguments);
    if (!bide_fault_is_told(part->diag, place, what)
        && bide_fault_has_room(part->diag, item->level, place)) {
        bide_diag_add(part->diag, item->level, item->id, place, what, item->help);
    }
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
    if (!part->has_no_warnings) {
        add(part, &item, format, arguments);
    }
    va_end(arguments);
}

bool bide_check_part_has_dates(const struct bide_check_part *part)
{
    return part->spec->start != BIDE_SPEC_NO_DATE && part->spec->weeks != BIDE_SPEC_UNSET;
}

bool bide_check_part_lacks(struct bide_spec_list list, size_t item_size, const char *name)
{
    return name != NULL && bide_spec_find(list, item_size, name) == list.count;
}

void bide_check_part_unknown(const struct bide_check_part *part, const char *path,
                             const char *what, const char *name,
                             struct bide_spec_list list, size_t item_size)
{
    struct bide_text help;
    bide_text_init(&help);
    bide_spec_suggest(&help, list, item_size, name);
    bide_check_part_error(part, "BD-C059", path, help.bytes, "there is no %s \"%s\"",
                          what, name);
    bide_diag_fail(part->diag, help.err);
    bide_text_free(&help);
}

bool bide_check_part_adds_up(double sum, bool must_be_whole)
{
    return sum <= 1.0 + BIDE_CHECK_PART_SLACK
           && (!must_be_whole || sum >= 1.0 - BIDE_CHECK_PART_SLACK);
}

void bide_check_part_shares(const struct bide_check_part *part, const char *path,
                            const char *what, double sum, bool must_be_whole)
{
    bide_check_part_error(part, "BD-C060", path, "change one of them",
                          "the shares of \"%s\" must add to %s, but add to %.9g", what,
                          must_be_whole ? "1" : "at most 1", sum);
}

void bide_check_part_dist(const struct bide_check_part *part, const char *owner,
                          const char *setting, const struct bide_spec_dist *dist)
{
    if (!dist->is_given || dist->shape == BIDE_SPEC_UNSET) {
        return;
    }
    const struct bide_dist_params params = bide_spec_dist_params(dist);
    const char *problem = bide_dist_problem(&params);
    if (problem != NULL) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "%s.%s", owner, setting);
        bide_check_part_error(part, "BD-C055", path,
                              "\"bide explain BD-C055\" says what each shape needs",
                              "in \"%s\", %s", setting, problem);
    }
}

bool bide_check_part_is_whole(double number)
{
    return fabs(number - floor(number)) <= 0.0;
}

void bide_check_part_whole(const struct bide_check_part *part, const char *path,
                           const char *what, double number)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_field_number(&text, number);
    bide_check_part_error(part, "BD-C067", path, "round it",
                          "%s must be a whole number, but is %s", what, text.bytes);
    bide_diag_fail(part->diag, text.err);
    bide_text_free(&text);
}
