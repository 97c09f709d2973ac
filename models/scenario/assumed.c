/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/assumed.h"

#include <string.h>

#include "models/scenario/assumed_value.h"
#include "models/scenario/items.h"
#include "models/scenario/settings.h"
#include "models/text/place.h"

enum { SMALLEST = 64 };

/* A walk over all that the file gave. */
struct walk {
    struct bide_assumed_list *list;
    const struct bide_spec *spec;
    struct bide_remark_lines *lines; /* of each of the spec's sources */
    struct bide_text path;
    struct bide_text about;
    struct bide_text value; /* the one being made */
    struct bide_text remark;
    enum bide_err err;
};

static void walk_table(struct walk *walk, const struct bide_field_table *table,
                       const void *item);

static const void *member_of(const struct bide_field *field, const void *item)
{
    return (const unsigned char *) item + field->offset;
}

/* --- where they come from --- */

static bool is_number(const struct bide_field *field)
{
    return field->type == BIDE_FIELD_INT || field->type == BIDE_FIELD_REAL
           || field->type == BIDE_FIELD_REALS || field->type == BIDE_FIELD_DIST
           || field->type == BIDE_FIELD_VALUE;
}

/* What may have a remark of its own though it is no number. A text that names a thing is
 * no figure; a data file is. */
static bool may_be_graded(const struct bide_field *field)
{
    return field->type == BIDE_FIELD_CHOICE || field->type == BIDE_FIELD_DATE
           || field->type == BIDE_FIELD_BOOL
           || (field->type == BIDE_FIELD_TEXT && strcmp(field->name, "file") == 0);
}

/* The lines of the file it was given in; NULL for the command line. */
static const struct bide_remark_lines *lines_of(const struct walk *walk,
                                                const struct bide_place *place)
{
    for (size_t i = 0; i < walk->spec->source_count; ++i) {
        if (strcmp(walk->spec->sources[i].file, place->file) == 0) {
            return &walk->lines[i];
        }
    }
    return NULL;
}

static enum bide_remark_basis find_remark(struct walk *walk,
                                          const struct bide_place *place,
                                          const struct bide_field *field)
{
    const struct bide_remark_lines *lines = lines_of(walk, place);
    const bool is_long =
        field->type == BIDE_FIELD_REALS || field->type == BIDE_FIELD_DIST;
    if (lines == NULL || (!is_number(field) && !bide_remark_is_on(lines, place->line))) {
        return BIDE_REMARK_NONE;
    }
    return bide_remark_find(lines, place->line, is_long, &walk->remark);
}

static enum bide_err grow(struct bide_assumed_list *list)
{
    const size_t capacity = 2 * list->count > SMALLEST ? 2 * list->count : SMALLEST;
    struct bide_assumed *items =
        bide_arena_take(&list->arena, capacity, sizeof(struct bide_assumed));
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

static const char *keep(struct walk *walk, const struct bide_text *text)
{
    const char *copy = text->err == BIDE_OK ? bide_arena_text(&walk->list->arena,
                                                              text->bytes, text->length)
                                            : NULL;
    walk->err = copy == NULL ? BIDE_ERR_MEMORY : walk->err;
    return copy;
}

static void add_item(struct walk *walk, const struct bide_field *field,
                     const void *member, const struct bide_place *place, bool is_set)
{
    struct bide_assumed_list *list = walk->list;
    bide_text_clear(&walk->remark);
    bide_text_clear(&walk->value);
    const enum bide_remark_basis basis =
        is_set ? BIDE_REMARK_SET : find_remark(walk, place, field);
    bide_assumed_value_add(&walk->value, field, member);
    if (!is_number(field) && bide_remark_letter(basis) == '\0') {
        return;
    }
    if (list->count == list->capacity && grow(list) != BIDE_OK) {
        walk->err = BIDE_ERR_MEMORY;
        return;
    }
    list->items[list->count++] = (struct bide_assumed){
        .path = keep(walk, &walk->path),
        .about = keep(walk, &walk->about),
        .field = field,
        .value = keep(walk, &walk->value),
        .number = bide_assumed_value_number(field, member),
        .basis = basis,
        .remark = keep(walk, &walk->remark),
        .file = place->file,
        .line = place->line,
    };
}

/* --- the walk --- */

/* Where the setting under way was given; NULL if it was not. */
static const struct bide_place *find_place(const struct walk *walk, bool *is_set)
{
    const struct bide_place *place =
        bide_place_find(&walk->spec->set_places, walk->path.bytes, walk->path.length);
    *is_set = place != NULL;
    return place != NULL ? place
                         : bide_place_find(&walk->spec->places, walk->path.bytes,
                                           walk->path.length);
}

/* The label of an item; NULL if it has none. */
static const char *label_of(const struct bide_field_table *table, const void *item)
{
    const struct bide_field *label = bide_field_find(table, "label");
    return label != NULL && label->type == BIDE_FIELD_TEXT
               ? *(const char *const *) member_of(label, item)
               : NULL;
}

static const struct bide_field_table *table_of(const struct bide_field_table *table,
                                               const void *item)
{
    if (table->variants == NULL) {
        return table;
    }
    const struct bide_field *type = bide_field_find(table, "type");
    return table->variants[*(const int64_t *) member_of(type, item)];
}

/* "scenarios.hire.changes.0" is about that scenario and a change of type hire. */
static void add_about(struct walk *walk, const struct bide_field_table *table,
                      const char *name, const void *item)
{
    const char *label = label_of(table, item);
    const char *what = label != NULL && label[0] != '\0' ? label
                       : name != NULL                    ? name
                                                         : table->variant;
    if (what != NULL) {
        bide_text_addf(&walk->about, "%s%s", walk->about.length > 0 ? ": " : "", what);
    }
}

static void walk_items(struct walk *walk, const struct bide_field *field,
                       const struct bide_spec_list *list)
{
    const unsigned char *item = list->items;
    const size_t path_length = walk->path.length;
    const size_t about_length = walk->about.length;
    for (size_t i = 0; i < list->count; ++i, item += field->table->size) {
        const bool is_named =
            field->type == BIDE_FIELD_NAMED || bide_items_have_names(field->table);
        const char *name = is_named ? *(const char *const *) (const void *) item : NULL;
        if (name != NULL) {
            bide_text_addf(&walk->path, ".%s", name);
        } else {
            bide_text_addf(&walk->path, ".%zu", i);
        }
        const struct bide_field_table *table = table_of(field->table, item);
        add_about(walk, table, name, item);
        walk_table(walk, table, item);
        bide_text_cut(&walk->path, path_length);
        bide_text_cut(&walk->about, about_length);
    }
}

static void walk_field(struct walk *walk, const struct bide_field *field,
                       const void *member)
{
    bool is_set = false;
    const struct bide_place *place = find_place(walk, &is_set);
    if (field->type == BIDE_FIELD_LIST || field->type == BIDE_FIELD_NAMED) {
        walk_items(walk, field, member);
    } else if (field->type == BIDE_FIELD_GROUP) {
        walk_table(walk, field->table, member);
    } else if (place != NULL && (is_number(field) || may_be_graded(field))) {
        add_item(walk, field, member, place, is_set);
    }
}

static void walk_table(struct walk *walk, const struct bide_field_table *table,
                       const void *item)
{
    const size_t length = walk->path.length;
    for (size_t i = 0; i < table->count && walk->err == BIDE_OK; ++i) {
        const struct bide_field *field = &table->rows[i];
        if ((field->flags & BIDE_FIELD_IS_NAME) == 0) {
            bide_text_addf(&walk->path, "%s%s", length > 0 ? "." : "", field->name);
            walk_field(walk, field, member_of(field, item));
            bide_text_cut(&walk->path, length);
        }
    }
}

/* The parts of the file that hold figures about the service; the others say how it is
 * simulated. */
static void walk_spec(struct walk *walk)
{
    static const char *const parts[] = { "staff", "pathways", "scenarios", "calendar" };
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
        const struct bide_field *field =
            bide_field_find(&bide_settings_plan_table, parts[i]);
        bide_text_clear(&walk->path);
        bide_text_add(&walk->path, parts[i]);
        walk_field(walk, field, member_of(field, walk->spec));
    }
}

static bool is_same_line(const struct bide_assumed *a, const struct bide_assumed *b)
{
    return a->line == b->line && strcmp(a->file, b->file) == 0;
}

/* A remark beside a number is about the number. */
static bool has_number_beside(const struct bide_assumed_list *list, size_t index)
{
    for (size_t i = 0; i < list->count; ++i) {
        if (is_number(list->items[i].field)
            && is_same_line(&list->items[i], &list->items[index])) {
            return true;
        }
    }
    return false;
}

static void drop_others(struct bide_assumed_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; ++i) {
        if (is_number(list->items[i].field) || !has_number_beside(list, i)) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
}

static enum bide_err read_lines(struct walk *walk)
{
    const struct bide_spec *spec = walk->spec;
    walk->lines = bide_arena_take(&walk->list->arena, spec->source_count,
                                  sizeof(struct bide_remark_lines));
    enum bide_err err = walk->lines == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < spec->source_count && err == BIDE_OK; ++i) {
        const struct bide_spec_source *source = &spec->sources[i];
        err = bide_remark_read(&walk->lines[i], &walk->list->arena, source->text,
                               source->length);
        if (err == BIDE_OK) {
            err = bide_reference_add(&walk->list->references, &walk->list->arena,
                                     &walk->lines[i]);
        }
    }
    return err;
}

enum bide_err bide_assumed_read(struct bide_assumed_list *list,
                                const struct bide_spec *spec)
{
    memset(list, 0, sizeof(*list));
    bide_arena_init(&list->arena);
    struct walk walk = { .list = list, .spec = spec };
    bide_text_init(&walk.path);
    bide_text_init(&walk.about);
    bide_text_init(&walk.value);
    bide_text_init(&walk.remark);
    walk.err = read_lines(&walk);
    if (walk.err == BIDE_OK) {
        walk_spec(&walk);
    }
    if (walk.path.err != BIDE_OK || walk.about.err != BIDE_OK || walk.value.err != BIDE_OK
        || walk.remark.err != BIDE_OK) {
        walk.err = BIDE_ERR_MEMORY;
    }
    if (walk.err == BIDE_OK) {
        drop_others(list);
    } else {
        bide_assumed_free(list);
    }
    bide_text_free(&walk.path);
    bide_text_free(&walk.about);
    bide_text_free(&walk.value);
    bide_text_free(&walk.remark);
    return walk.err;
}

void bide_assumed_free(struct bide_assumed_list *list)
{
    bide_arena_free(&list->arena);
    memset(list, 0, sizeof(*list));
    bide_arena_init(&list->arena);
}

size_t bide_assumed_count(const struct bide_assumed_list *list,
                          enum bide_remark_basis basis)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; ++i) {
        count += list->items[i].basis == basis ? 1 : 0;
    }
    return count;
}
