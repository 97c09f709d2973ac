/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/scalar.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/scenario/fault.h"

struct bide_diag_place bide_scalar_place(const struct bide_reader *reader,
                                         const struct bide_tree *tree)
{
    const struct bide_diag_place place = { .file = tree->file,
                                           .line = tree->line,
                                           .path = reader->path.bytes };
    return place;
}

void bide_scalar_mark(struct bide_reader *reader, const struct bide_tree *tree)
{
    if (tree->file != NULL
        && bide_spec_mark(reader->spec, bide_scalar_place(reader, tree)) != BIDE_OK) {
        reader->err = BIDE_ERR_MEMORY;
    }
}

bool bide_scalar_has_room(const struct bide_reader *reader, const struct bide_tree *tree)
{
    return bide_fault_has_room(reader->diag, BIDE_DIAG_ERROR,
                               bide_scalar_place(reader, tree));
}

/* "... must be <what the row allows>, but is <what stands there>". */
static void report(struct bide_reader *reader, const char *id, const char *help,
                   const struct bide_field *field, const struct bide_tree *tree)
{
    if (!bide_scalar_has_room(reader, tree)) {
        return;
    }
    struct bide_text what;
    bide_text_init(&what);
    bide_text_addf(&what, "\"%s\" must be ", field->name);
    bide_field_describe(field, &what);
    if (reader->item > 0) {
        bide_text_addf(&what, ", but item %zu is ", reader->item);
    } else {
        bide_text_add(&what, ", but is ");
    }
    bide_tree_name_value(tree, &what);
    bide_diag_add(reader->diag, BIDE_DIAG_ERROR, id, bide_scalar_place(reader, tree),
                  what.bytes, help);
    reader->err = what.err != BIDE_OK ? what.err : reader->err;
    bide_text_free(&what);
}

static bool is_number(const struct bide_tree *tree)
{
    return tree->kind == BIDE_TREE_WHOLE || tree->kind == BIDE_TREE_REAL;
}

void bide_scalar_wrong_kind(struct bide_reader *reader, const struct bide_field *field,
                            const struct bide_tree *tree)
{
    const bool is_quoted_number =
        tree->kind == BIDE_TREE_TEXT && tree->text[0] != '\0'
        && strspn(tree->text, "0123456789.+-") == strlen(tree->text);
    const bool wants_text =
        field->type == BIDE_FIELD_TEXT || field->type == BIDE_FIELD_TEXTS
        || field->type == BIDE_FIELD_DATE || field->type == BIDE_FIELD_CHOICE;
    const char *help = NULL;
    if (is_quoted_number && !wants_text) {
        help = "write the number without quotes";
    } else if (wants_text && is_number(tree)) {
        help = "put it in double quotes";
    } else if (field->type == BIDE_FIELD_INT && is_number(tree)) {
        help = "fractions make no sense here";
    }
    report(reader, "BD-C052", help, field, tree);
}

static bool is_in_range(const struct bide_field *field, double value)
{
    return value >= field->min && value <= field->max;
}

static void report_range(struct bide_reader *reader, const struct bide_field *field,
                         const struct bide_tree *tree)
{
    struct bide_text help;
    bide_text_init(&help);
    const bool is_share = field->max <= 1.0 && field->min >= 0.0;
    if (is_share && tree->real > 1.0 && tree->real <= 100.0) {
        bide_text_add(&help, "did you mean ");
        bide_field_number(&help, tree->real / 100.0);
        bide_text_add(&help, "? A share is a part of 1");
    } else {
        bide_text_add(&help, field->sentence);
    }
    report(reader, "BD-C053", help.bytes, field, tree);
    bide_text_free(&help);
}

void bide_scalar_real(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, double *value)
{
    if (!is_number(tree)) {
        bide_scalar_wrong_kind(reader, field, tree);
    } else if (!is_in_range(field, tree->real)) {
        report_range(reader, field, tree);
    } else {
        *value = tree->real;
    }
}

static void read_whole(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, int64_t *value)
{
    const bool is_whole = is_number(tree) && fabs(tree->real - floor(tree->real)) <= 0.0;
    if (!is_whole) {
        bide_scalar_wrong_kind(reader, field, tree);
    } else if (!is_in_range(field, tree->real)) {
        report_range(reader, field, tree);
    } else {
        *value = tree->kind == BIDE_TREE_WHOLE ? tree->whole : (int64_t) tree->real;
    }
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (const char *c = text; *c != '\0'; ++c) {
        count += ((unsigned char) *c & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

static void report_length(struct bide_reader *reader, const struct bide_field *field,
                          const struct bide_tree *tree, size_t most)
{
    if (bide_scalar_has_room(reader, tree)) {
        bide_diag_error(reader->diag, "BD-C053", bide_scalar_place(reader, tree),
                        "shorten it",
                        "\"%s\" must be a text of at most %zu characters, but has %zu",
                        field->name, most, count_characters(tree->text));
    }
}

static void read_text(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, const char **value)
{
    const size_t most =
        field->max > 0.0 ? (size_t) field->max : (size_t) BIDE_SCALAR_MOST_CHARACTERS;
    if (tree->kind != BIDE_TREE_TEXT) {
        bide_scalar_wrong_kind(reader, field, tree);
    } else if (count_characters(tree->text) > most) {
        report_length(reader, field, tree, most);
    } else {
        *value = tree->text;
    }
}

static void report_choice(struct bide_reader *reader, const struct bide_field *field,
                          const struct bide_tree *tree)
{
    struct bide_text help;
    bide_text_init(&help);
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; field->choices[i] != NULL; ++i) {
        const size_t distance = bide_text_distance(field->choices[i], tree->text);
        if (distance < least && bide_text_is_near(field->choices[i], tree->text)) {
            nearest = field->choices[i];
            least = distance;
        }
    }
    if (nearest != NULL) {
        bide_text_addf(&help, "did you mean \"%s\"?", nearest);
    }
    report(reader, "BD-C054", nearest != NULL ? help.bytes : field->sentence, field,
           tree);
    bide_text_free(&help);
}

static void read_choice(struct bide_reader *reader, const struct bide_field *field,
                        const struct bide_tree *tree, int64_t *value)
{
    if (tree->kind != BIDE_TREE_TEXT) {
        bide_scalar_wrong_kind(reader, field, tree);
        return;
    }
    for (size_t i = 0; field->choices[i] != NULL; ++i) {
        if (strcmp(field->choices[i], tree->text) == 0) {
            *value = (int64_t) i;
            return;
        }
    }
    report_choice(reader, field, tree);
}

static void read_date(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, int32_t *value)
{
    if (tree->kind != BIDE_TREE_TEXT) {
        bide_scalar_wrong_kind(reader, field, tree);
    } else if (bide_civil_parse(tree->text, value) != BIDE_OK) {
        report(reader, "BD-C056",
               "write year-month-day; the day must exist, from 1900 to 2199", field,
               tree);
    }
}

static bool is_row(const struct bide_tree *tree)
{
    return tree->kind == BIDE_TREE_ARRAY || tree->kind == BIDE_TREE_LIST;
}

static void read_reals(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, struct bide_spec_list *list)
{
    if (!is_row(tree)) {
        bide_scalar_wrong_kind(reader, field, tree);
        return;
    }
    double *values = bide_arena_take(&reader->spec->arena, tree->count, sizeof(double));
    if (values == NULL) {
        reader->err = BIDE_ERR_MEMORY;
        return;
    }
    for (size_t i = 0; i < tree->count; ++i) {
        reader->item = i + 1;
        bide_scalar_real(reader, field, &tree->children[i], &values[i]);
    }
    reader->item = 0;
    list->items = values;
    list->count = tree->count;
}

static void read_texts(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, struct bide_spec_list *list)
{
    if (!is_row(tree)) {
        bide_scalar_wrong_kind(reader, field, tree);
        return;
    }
    const char **texts =
        bide_arena_take(&reader->spec->arena, tree->count, sizeof(const char *));
    if (texts == NULL) {
        reader->err = BIDE_ERR_MEMORY;
        return;
    }
    for (size_t i = 0; i < tree->count; ++i) {
        texts[i] = ""; /* never NULL, even after a problem */
        reader->item = i + 1;
        read_text(reader, field, &tree->children[i], &texts[i]);
    }
    reader->item = 0;
    list->items = texts;
    list->count = tree->count;
}

static void read_value(struct bide_reader *reader, const struct bide_tree *tree,
                       const char **value)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_tree_write(tree, &text);
    *value = bide_arena_text(&reader->spec->arena, text.bytes, text.length);
    if (text.err != BIDE_OK || *value == NULL) {
        reader->err = BIDE_ERR_MEMORY;
    }
    bide_text_free(&text);
}

void bide_scalar_read(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, void *member)
{
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        if (tree->kind == BIDE_TREE_BOOL) {
            *(bool *) member = tree->whole != 0;
        } else {
            bide_scalar_wrong_kind(reader, field, tree);
        }
        break;
    case BIDE_FIELD_INT:
        read_whole(reader, field, tree, member);
        break;
    case BIDE_FIELD_REAL:
        bide_scalar_real(reader, field, tree, member);
        break;
    case BIDE_FIELD_TEXT:
        read_text(reader, field, tree, member);
        break;
    case BIDE_FIELD_CHOICE:
        read_choice(reader, field, tree, member);
        break;
    case BIDE_FIELD_DATE:
        read_date(reader, field, tree, member);
        break;
    case BIDE_FIELD_REALS:
        read_reals(reader, field, tree, member);
        break;
    case BIDE_FIELD_TEXTS:
        read_texts(reader, field, tree, member);
        break;
    case BIDE_FIELD_VALUE:
        read_value(reader, tree, member);
        break;
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_GROUP:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        BIDE_REQUIRE(false); /* these have tables */
        break;
    }
}
