/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/set.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/field.h"
#include "models/scenario/items.h"
#include "models/scenario/read.h"
#include "models/scenario/settings.h"
#include "models/scenario/unknown.h"

/* Where following a path has come to. */
struct walker {
    struct bide_spec *spec; /* being changed: every list on the way becomes its own */
    const struct bide_field_table *table; /* of the struct at item; NULL in a list */
    void *item;
    const struct bide_field *field; /* last row followed, NULL at the root */
    bool is_fixed;                  /* some row on the way belongs to the start */
    enum bide_err err;              /* an allocation that failed */
};

enum { MOST_NAME = 100 };

/* Copy the next name of path into name; returns what follows the dot, NULL at the end. */
static const char *next_name(const char *path, char *name)
{
    const size_t length = strcspn(path, ".");
    const size_t kept = length < MOST_NAME - 1 ? length : MOST_NAME - 1;
    memcpy(name, path, kept);
    name[kept] = '\0';
    return path[length] == '.' ? path + length + 1 : NULL;
}

/* A change whose type is not known has the settings that all changes have. */
static const struct bide_field_table *table_of_item(const struct bide_field_table *table,
                                                    const void *item)
{
    if (table->variants == NULL) {
        return table;
    }
    const int64_t type = ((const struct bide_spec_change *) item)->type;
    return type == BIDE_SPEC_UNSET ? table : table->variants[type];
}

static void report_item(const struct bide_field *field, const struct bide_spec_list *list,
                        const char *name, struct bide_diag_place place,
                        struct bide_diag *diag)
{
    struct bide_text help;
    bide_text_init(&help);
    if (bide_items_have_names(field->table)) {
        bide_spec_suggest(&help, *list, field->table->size, name);
    } else {
        bide_text_addf(&help, "they are numbered from 0; there %s %zu",
                       list->count == 1 ? "is" : "are", list->count);
    }
    bide_diag_error(diag, "BD-C057", place, help.bytes, "there is no %s \"%s\"",
                    field->table->what, name);
    bide_diag_fail(diag, help.err);
    bide_text_free(&help);
}

/* The number that a name is, SIZE_MAX if it is none. */
static size_t number_of(const char *name)
{
    const size_t length = strlen(name);
    const bool is_number =
        length > 0 && length < 10 && strspn(name, "0123456789") == length;
    return is_number ? (size_t) strtoul(name, NULL, 10) : SIZE_MAX;
}

/* Step from a list to one of its items, which may then be changed. */
static bool enter_item(struct walker *walker, const char *name,
                       struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = walker->field;
    struct bide_spec_list *list = walker->item;
    const size_t index = bide_items_have_names(field->table)
                             ? bide_spec_find(*list, field->table->size, name)
                             : number_of(name);
    if (index >= list->count) {
        report_item(field, list, name, place, diag);
        return false;
    }
    walker->err = bide_spec_own(walker->spec, list, field->table->size);
    if (walker->err != BIDE_OK) {
        return false;
    }
    walker->item = (unsigned char *) list->items + index * field->table->size;
    walker->table = table_of_item(field->table, walker->item);
    return true;
}

static const char *owner_of(const struct walker *walker)
{
    return walker->field == NULL ? "the file" : walker->table->what;
}

/* Step from a struct to one of its settings. */
static bool enter_field(struct walker *walker, const char *name,
                        struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = bide_field_find(walker->table, name);
    const bool is_in_dist = walker->table == &bide_settings_dist_table;
    if (is_in_dist && !((const struct bide_spec_dist *) walker->item)->is_given) {
        bide_diag_error(diag, "BD-C057", place, "set it as a whole",
                        "\"%s\" is not given: there is nothing inside it",
                        walker->field->name);
        return false;
    }
    if (field == NULL) {
        bide_unknown_report(walker->table, owner_of(walker), place, name, diag);
        return false;
    }
    walker->field = field;
    walker->item = (unsigned char *) walker->item + field->offset;
    walker->is_fixed = walker->is_fixed || (field->flags & BIDE_FIELD_FIXED) != 0;
    const bool is_list =
        field->type == BIDE_FIELD_LIST || field->type == BIDE_FIELD_NAMED;
    walker->table = is_list ? NULL : field->table;
    return true;
}

static bool step_in(struct walker *walker, const char *name, struct bide_diag_place place,
                    struct bide_diag *diag)
{
    if (walker->table != NULL) {
        return enter_field(walker, name, place, diag);
    }
    if (walker->field->table != NULL) {
        return enter_item(walker, name, place, diag);
    }
    bide_diag_error(diag, "BD-C057", place, NULL,
                    "\"%s\" is a single value: there is no \"%s\" inside it",
                    walker->field->name, name);
    return false;
}

/* What an item is, and what it is called, the rest of the file relies on. */
static bool is_identity(const struct bide_field *field)
{
    return strcmp(field->name, "name") == 0 || strcmp(field->name, "type") == 0
           || strcmp(field->name, "file") == 0;
}

static bool is_settable(const struct walker *walker, bool from_start,
                        struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = walker->field;
    if (field->type == BIDE_FIELD_GROUP || field->type == BIDE_FIELD_LIST
        || field->type == BIDE_FIELD_NAMED) {
        bide_diag_error(diag, "BD-C057", place, "name one setting inside it",
                        "\"%s\" is more than one setting", field->name);
        return false;
    }
    if (is_identity(field)) {
        bide_diag_error(diag, "BD-C058", place, "change it in the file",
                        "\"%s\" cannot be set: other settings rely on it", field->name);
        return false;
    }
    if (walker->is_fixed && !from_start) {
        bide_diag_error(diag, "BD-C058", place,
                        "leave out \"from\" and \"from_week\" if it holds from the start",
                        "\"%s\" belongs to the start and cannot change later",
                        field->name);
        return false;
    }
    return true;
}

enum bide_err bide_set_apply(struct bide_spec *spec, const char *path,
                             const struct bide_tree *value, bool from_start,
                             struct bide_diag *diag)
{
    const struct bide_diag_place place = { .file = value->file,
                                           .line = value->line,
                                           .path = path };
    struct walker walker = { .spec = spec,
                             .table = &bide_settings_plan_table,
                             .item = spec };
    const char *rest = path;
    bool is_found = true;
    while (rest != NULL && is_found) {
        char name[MOST_NAME];
        rest = next_name(rest, name);
        is_found = step_in(&walker, name, place, diag);
    }
    if (walker.err != BIDE_OK) {
        return walker.err;
    }
    if (!is_found || walker.field == NULL
        || !is_settable(&walker, from_start, place, diag)) {
        return BIDE_ERR_SPEC;
    }
    return bide_read_setting(spec, walker.field, path, value, walker.item, diag);
}
