/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/read.h"

#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/items.h"
#include "models/scenario/scalar.h"
#include "models/scenario/settings.h"
#include "models/scenario/unknown.h"

static void read_field(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, void *member);

static void set_defaults(const struct bide_field_table *table, void *item);

static void set_default(const struct bide_field *field, void *member)
{
    const bool has_number = !isnan(field->fallback);
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        *(bool *) member = has_number && field->fallback > 0.0;
        break;
    case BIDE_FIELD_INT:
    case BIDE_FIELD_CHOICE:
        *(int64_t *) member = has_number ? (int64_t) field->fallback : BIDE_SPEC_UNSET;
        break;
    case BIDE_FIELD_REAL:
        *(double *) member = field->fallback;
        break;
    case BIDE_FIELD_TEXT:
    case BIDE_FIELD_VALUE:
        *(const char **) member = field->text;
        break;
    case BIDE_FIELD_DATE:
        *(int32_t *) member = BIDE_SPEC_NO_DATE;
        break;
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_GROUP:
        set_defaults(field->table, member);
        break;
    case BIDE_FIELD_REALS:
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        break; /* items start zeroed: an empty list */
    }
}

static void *member_of(const struct bide_field *field, void *item)
{
    return (unsigned char *) item + field->offset;
}

static void set_defaults(const struct bide_field_table *table, void *item)
{
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        if ((field->flags & BIDE_FIELD_IS_NAME) == 0) {
            set_default(field, member_of(field, item));
        }
    }
}

/* Things with a name are `pathway "autism"`, groups what they are called in the file. */
static void name_owner(const struct bide_reader *reader,
                       const struct bide_field_table *table, const struct bide_tree *tree,
                       struct bide_text *text)
{
    const struct bide_tree *name = bide_tree_find(tree, "name");
    const char *written =
        name != NULL && name->kind == BIDE_TREE_TEXT ? name->text : tree->name;
    if (reader->path.length == 0) {
        bide_text_add(text, "the file");
    } else if (written == NULL) {
        bide_text_addf(text, "this %s", table->what);
    } else {
        bide_text_addf(text, "%s%s\"%.80s\"",
                       bide_items_have_names(table) ? table->what : "",
                       bide_items_have_names(table) ? " " : "", written);
    }
}

static void push_name(struct bide_reader *reader, const char *name)
{
    bide_text_addf(&reader->path, "%s%s", reader->path.length > 0 ? "." : "", name);
}

static void report_missing(struct bide_reader *reader, const struct bide_field *field,
                           const char *owner, const struct bide_tree *tree)
{
    const size_t length = reader->path.length;
    push_name(reader, field->name);
    if (bide_scalar_has_room(reader, tree)) {
        struct bide_text help;
        bide_text_init(&help);
        bide_text_addf(&help, "add \"%s\": ", field->name);
        bide_field_describe(field, &help);
        bide_diag_error(reader->diag, "BD-C051", bide_scalar_place(reader, tree),
                        help.bytes, "%s needs \"%s\"", owner, field->name);
        bide_diag_fail(reader->diag, help.err);
        bide_text_free(&help);
    }
    bide_text_cut(&reader->path, length);
}

/* A thing without a label is shown under its name. */
static void fill_label(const struct bide_field_table *table, void *item)
{
    const struct bide_field *label = NULL;
    const struct bide_field *name = NULL;
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        label = strcmp(field->name, "label") == 0 ? field : label;
        name = strcmp(field->name, "name") == 0 ? field : name;
    }
    if (label != NULL && name != NULL) {
        const char **text = member_of(label, item);
        *text = *text != NULL ? *text : *(const char **) member_of(name, item);
    }
}

static void read_children(struct bide_reader *reader,
                          const struct bide_field_table *table, const char *owner,
                          const struct bide_tree *tree, void *item)
{
    const size_t length = reader->path.length;
    for (size_t i = 0; i < tree->count; ++i) {
        const struct bide_tree *child = &tree->children[i];
        const struct bide_field *field = bide_field_find(table, child->name);
        push_name(reader, child->name);
        if (field != NULL) {
            read_field(reader, field, child, member_of(field, item));
        } else {
            bide_unknown_report(table, owner, bide_scalar_place(reader, child),
                                child->name, reader->diag);
        }
        bide_text_cut(&reader->path, length);
    }
}

static void read_table(struct bide_reader *reader, const struct bide_field_table *table,
                       const struct bide_tree *tree, void *item)
{
    struct bide_text owner;
    bide_text_init(&owner);
    name_owner(reader, table, tree, &owner);
    set_defaults(table, item);
    read_children(reader, table, owner.bytes, tree, item);
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        const bool is_required = (field->flags & BIDE_FIELD_REQUIRED) != 0;
        if (is_required && bide_tree_find(tree, field->name) == NULL) {
            report_missing(reader, field, owner.bytes, tree);
        }
    }
    fill_label(table, item);
    if (owner.err != BIDE_OK) {
        reader->err = owner.err;
    }
    bide_text_free(&owner);
}

/* The table an item of a list is read by; NULL, and reported, if its type is not known.
 */
static const struct bide_field_table *choose_table(struct bide_reader *reader,
                                                   const struct bide_field_table *table,
                                                   const struct bide_tree *tree)
{
    if (table->variants == NULL) {
        return table;
    }
    const struct bide_tree *type = bide_tree_find(tree, "type");
    const struct bide_field *row = bide_field_find(table, "type");
    if (type == NULL) {
        report_missing(reader, row, "this change", tree);
        return NULL;
    }
    const size_t length = reader->path.length;
    int64_t choice = BIDE_SPEC_UNSET;
    push_name(reader, row->name);
    read_field(reader, row, type, &choice);
    bide_text_cut(&reader->path, length);
    return choice == BIDE_SPEC_UNSET ? NULL : table->variants[choice];
}

static void report_item(struct bide_reader *reader, const struct bide_field *field,
                        const struct bide_tree *tree, size_t index)
{
    if (field->type == BIDE_FIELD_NAMED) {
        const struct bide_field group = { .name = tree->name, .type = BIDE_FIELD_GROUP };
        bide_scalar_wrong_kind(reader, &group, tree);
    } else {
        reader->item = index + 1;
        bide_scalar_wrong_kind(reader, field, tree);
        reader->item = 0;
    }
}

/* One item of a list or of a group of named groups; item already holds the defaults. */
static void read_item(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, size_t index, void *item)
{
    if (tree->kind != BIDE_TREE_GROUP) {
        report_item(reader, field, tree, index);
        return;
    }
    bide_scalar_mark(reader, tree);
    const struct bide_field_table *table = choose_table(reader, field->table, tree);
    if (table != NULL) {
        read_table(reader, table, tree, item);
    }
}

/* The items are the children of tree, or tree itself is the only one. */
static void read_items(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, bool is_one, void *member)
{
    struct bide_spec_list *list = member;
    const size_t size = field->table->size;
    const size_t path_length = reader->path.length;
    const struct bide_tree *items = is_one ? tree : tree->children;
    const size_t count = is_one ? 1 : tree->count;
    bide_items_check_count(reader, field, tree, count);
    list->items = bide_arena_take(&reader->spec->arena, count, size);
    if (list->items == NULL) {
        reader->err = BIDE_ERR_MEMORY;
        return;
    }
    list->count = (double) count <= field->max ? count : (size_t) field->max;
    for (size_t i = 0; i < list->count; ++i) {
        void *item = (unsigned char *) list->items + i * size;
        const char *name = bide_items_name(field, &items[i]);
        set_defaults(field->table, item);
        if (field->type == BIDE_FIELD_NAMED) {
            *(const char **) item = name; /* no row reads it */
        }
        if (name != NULL && bide_items_have_names(field->table)) {
            bide_text_addf(&reader->path, ".%s", name);
        } else {
            bide_text_addf(&reader->path, ".%zu", i);
        }
        bide_items_check_name(reader, field, items, i);
        read_item(reader, field, &items[i], i, item);
        bide_text_cut(&reader->path, path_length);
    }
}

static void read_dist(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, void *member)
{
    struct bide_spec_dist *dist = member;
    if (tree->kind == BIDE_TREE_GROUP) {
        read_table(reader, field->table, tree, dist);
    } else {
        set_defaults(field->table, dist);
        dist->shape = BIDE_DIST_FIXED;
        bide_scalar_real(reader, field, tree, &dist->mean);
    }
    dist->is_given = true;
}

static void read_aggregate(struct bide_reader *reader, const struct bide_field *field,
                           const struct bide_tree *tree, void *member)
{
    const bool is_group = tree->kind == BIDE_TREE_GROUP;
    const bool is_list = tree->kind == BIDE_TREE_LIST;
    if (field->type == BIDE_FIELD_DIST) {
        read_dist(reader, field, tree, member);
    } else if (field->type == BIDE_FIELD_GROUP && is_group) {
        read_table(reader, field->table, tree, member);
    } else if (field->type == BIDE_FIELD_LIST && (is_group || is_list)) {
        read_items(reader, field, tree, is_group, member);
    } else if (field->type == BIDE_FIELD_NAMED && is_group) {
        read_items(reader, field, tree, false, member);
    } else {
        bide_scalar_wrong_kind(reader, field, tree);
    }
}

static void read_field(struct bide_reader *reader, const struct bide_field *field,
                       const struct bide_tree *tree, void *member)
{
    bide_scalar_mark(reader, tree);
    if (field->table != NULL) {
        read_aggregate(reader, field, tree, member);
    } else {
        bide_scalar_read(reader, field, tree, member);
    }
}

static enum bide_err result_of(const struct bide_reader *reader, size_t errors_before)
{
    if (reader->err != BIDE_OK || reader->path.err != BIDE_OK
        || reader->diag->err != BIDE_OK) {
        return BIDE_ERR_MEMORY;
    }
    return reader->diag->error_count > errors_before ? BIDE_ERR_SPEC : BIDE_OK;
}

enum bide_err bide_read_setting(struct bide_spec *spec, const struct bide_field *field,
                                const char *path, const struct bide_tree *tree,
                                void *member, struct bide_diag *diag)
{
    struct bide_reader reader = { .spec = spec, .diag = diag };
    const size_t errors_before = diag->error_count;
    bide_text_init(&reader.path);
    bide_text_add(&reader.path, path);
    read_field(&reader, field, tree, member);
    const enum bide_err err = result_of(&reader, errors_before);
    bide_text_free(&reader.path);
    return err;
}

/* A file that names no scenario is one: things as they are. */
static enum bide_err add_default_scenario(struct bide_spec *spec)
{
    if (spec->scenarios.count > 0) {
        return BIDE_OK;
    }
    struct bide_spec_scenario *scenario =
        bide_arena_take(&spec->arena, 1, sizeof(struct bide_spec_scenario));
    if (scenario == NULL) {
        return BIDE_ERR_MEMORY;
    }
    scenario->name = "as_now";
    scenario->label = "Carry on as now";
    spec->scenarios.items = scenario;
    spec->scenarios.count = 1;
    return BIDE_OK;
}

enum bide_err bide_read_spec(struct bide_spec *spec, const struct bide_tree *tree,
                             struct bide_diag *diag)
{
    struct bide_reader reader = { .spec = spec, .diag = diag };
    const size_t errors_before = diag->error_count;
    bide_text_init(&reader.path);
    read_table(&reader, &bide_settings_plan_table, tree, spec);
    bide_place_sort(&spec->places);
    enum bide_err err = result_of(&reader, errors_before);
    bide_text_free(&reader.path);
    if (err == BIDE_OK) {
        err = add_default_scenario(spec);
    }
    return err;
}
