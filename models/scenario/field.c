/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/field.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct bide_field *bide_field_find(const struct bide_field_table *table,
                                         const char *name)
{
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if ((field->flags & BIDE_FIELD_IS_NAME) == 0 && strcmp(field->name, name) == 0) {
            return field;
        }
    }
    return NULL;
}

const char *bide_field_nearest(const struct bide_field_table *table, const char *name)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        const size_t distance = bide_text_distance(field->name, name);
        if ((field->flags & BIDE_FIELD_IS_NAME) == 0 && distance < least
            && bide_text_is_near(field->name, name)) {
            nearest = field->name;
            least = distance;
        }
    }
    return nearest;
}

void bide_field_number(struct bide_text *text, double number)
{
    char digits[40];
    int precision = 6;
    do {
        snprintf(digits, sizeof(digits), "%.*g", precision, number);
        ++precision;
    } while (precision <= 17 && fabs(strtod(digits, NULL) - number) > 0.0);
    if (fabs(number) < 1e15 && fabs(number - floor(number)) <= 0.0) {
        snprintf(digits, sizeof(digits), "%.0f", number);
    }
    const size_t first = digits[0] == '-' ? 1 : 0;
    const size_t whole = first + strspn(digits + first, "0123456789");
    const bool has_exponent = strchr(digits, 'e') != NULL;
    for (size_t i = 0; digits[i] != '\0'; ++i) {
        const bool is_inside = i > first && i < whole && !has_exponent;
        if (is_inside && (whole - i) % 3 == 0) {
            bide_text_add(text, ",");
        }
        bide_text_add_bytes(text, &digits[i], 1);
    }
}

/* "a number, 0 to 52 weeks", but "a share, 0 to 1". */
static void describe_range(const struct bide_field *field, const char *what,
                           struct bide_text *text)
{
    const bool has_unit = field->unit != NULL && field->unit[0] != '\0';
    const bool is_share = has_unit && strncmp(field->unit, "share", 5) == 0;
    if (is_share) {
        bide_text_addf(text, "a %s, ", field->unit);
    } else {
        bide_text_addf(text, "%s ", what);
    }
    bide_field_number(text, field->min);
    bide_text_add(text, " to ");
    bide_field_number(text, field->max);
    if (has_unit && !is_share) {
        bide_text_addf(text, " %s", field->unit);
    }
}

static void describe_items(const struct bide_field *field, const char *what,
                           struct bide_text *text)
{
    bide_text_addf(text, "%s, ", what);
    if (field->min > 0.0) {
        bide_field_number(text, field->min);
        bide_text_add(text, " to ");
    } else {
        bide_text_add(text, "at most ");
    }
    bide_field_number(text, field->max);
    bide_text_add(text, " of them");
}

static void describe_choices(const struct bide_field *field, struct bide_text *text)
{
    for (size_t i = 0; field->choices[i] != NULL; ++i) {
        const char *before = i == 0 ? "" : field->choices[i + 1] == NULL ? " or " : ", ";
        bide_text_addf(text, "%s\"%s\"", before, field->choices[i]);
    }
}

void bide_field_describe(const struct bide_field *field, struct bide_text *text)
{
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        bide_text_add(text, "true or false");
        break;
    case BIDE_FIELD_INT:
        describe_range(field, "a whole number,", text);
        break;
    case BIDE_FIELD_REAL:
        describe_range(field, "a number,", text);
        break;
    case BIDE_FIELD_TEXT:
        bide_text_add(text, "a text in double quotes");
        break;
    case BIDE_FIELD_CHOICE:
        describe_choices(field, text);
        break;
    case BIDE_FIELD_DATE:
        bide_text_add(text, "a date such as \"2025-08-31\"");
        break;
    case BIDE_FIELD_REALS:
        describe_range(field, "numbers in [ ], each", text);
        break;
    case BIDE_FIELD_TEXTS:
        bide_text_add(text, "texts in [ ], such as [ \"a\", \"b\" ]");
        break;
    case BIDE_FIELD_DIST:
        describe_range(field, "a number or a distribution in { },", text);
        break;
    case BIDE_FIELD_VALUE:
        bide_text_add(text, "a value of the setting's own kind");
        break;
    case BIDE_FIELD_GROUP:
        bide_text_add(text, "a group of settings in { }");
        break;
    case BIDE_FIELD_LIST:
        describe_items(field, "a list of groups in ( )", text);
        break;
    case BIDE_FIELD_NAMED:
        describe_items(field, "named groups in { }", text);
        break;
    }
}

struct walk {
    bool (*visit)(void *context, const char *path, const struct bide_field *field);
    void *context;
    struct bide_text path;
    bool is_going;
};

static void walk_table(struct walk *walk, const struct bide_field_table *table);

static void walk_below(struct walk *walk, const struct bide_field *field)
{
    const struct bide_field_table *table = field->table;
    if (field->type == BIDE_FIELD_LIST || field->type == BIDE_FIELD_NAMED) {
        if (table->variants == NULL) {
            bide_text_add(&walk->path, ".*");
        }
    }
    const size_t length = walk->path.length;
    for (size_t i = 0; table->variants != NULL && table->variants[i] != NULL; ++i) {
        bide_text_addf(&walk->path, ".%s", table->variants[i]->variant);
        walk_table(walk, table->variants[i]);
        bide_text_cut(&walk->path, length);
    }
    if (table->variants == NULL) {
        walk_table(walk, table);
    }
}

/* Tables nest five deep at most and never contain themselves. */
static void walk_table(struct walk *walk, const struct bide_field_table *table)
{
    const size_t length = walk->path.length;
    for (size_t i = 0; i < table->count && walk->is_going; ++i) {
        const struct bide_field *field = &table->rows[i];
        if ((field->flags & BIDE_FIELD_IS_NAME) != 0) {
            continue;
        }
        bide_text_addf(&walk->path, "%s%s", length > 0 ? "." : "", field->name);
        walk->is_going = walk->path.err == BIDE_OK
                         && walk->visit(walk->context, walk->path.bytes, field);
        if (walk->is_going && field->table != NULL && field->type != BIDE_FIELD_DIST) {
            walk_below(walk, field);
        }
        bide_text_cut(&walk->path, length);
    }
}

enum bide_err bide_field_walk(const struct bide_field_table *table,
                              bool (*visit)(void *context, const char *path,
                                            const struct bide_field *field),
                              void *context)
{
    struct walk walk = { .visit = visit, .context = context, .is_going = true };
    bide_text_init(&walk.path);
    walk_table(&walk, table);
    const enum bide_err err = walk.path.err;
    bide_text_free(&walk.path);
    return err;
}
