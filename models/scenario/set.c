/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/set.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/field.h"
#include "models/scenario/read.h"
#include "models/scenario/settings.h"

/* Where following a path has come to. */
struct walker {
    const struct bide_field_table *table; /* of the struct at item; NULL in a list */
    void *item;
    const struct bide_field *field; /* last row followed, NULL at the root */
    bool is_fixed;                  /* some row on the way belongs to the start */
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

static const struct bide_field_table *table_of_item(const struct bide_field_table *table,
                                                    const void *item)
{
    if (table->variants == NULL) {
        return table;
    }
    return table->variants[((const struct bide_spec_change *) item)->type];
}

static bool has_name(const struct bide_field_table *table)
{
    return table->count > 0 && strcmp(table->rows[0].name, "name") == 0;
}

static void report_item(const struct bide_field *field, const struct bide_spec_list *list,
                        const char *name, struct bide_diag_place place,
                        struct bide_diag *diag)
{
    struct bide_text help;
    bide_text_init(&help);
    if (!has_name(field->table)) {
        bide_text_addf(&help, "its items are numbered from 0; there are %zu",
                       list->count);
    }
    for (size_t i = 0; has_name(field->table) && i < list->count; ++i) {
        const unsigned char *item =
            (const unsigned char *) list->items + i * field->table->size;
        const char *known = NULL;
        memcpy(&known, item, sizeof(known));
        bide_text_addf(&help, "%s\"%s\"", i == 0 ? "there is " : ", ", known);
    }
    bide_diag_error(diag, "BD-C057", place,
                    help.length > 0 ? help.bytes : "the list is empty",
                    "there is no %s \"%s\"", field->table->what, name);
    bide_text_free(&help);
}

/* Step from a list to one of its items. */
static bool enter_item(struct walker *walker, const char *name,
                       struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = walker->field;
    const struct bide_spec_list *list = walker->item;
    size_t index = list->count;
    if (has_name(field->table)) {
        index = bide_spec_find(*list, field->table->size, name);
    } else if (name[0] >= '0' && name[0] <= '9') {
        index = (size_t) strtoul(name, NULL, 10);
    }
    if (index >= list->count) {
        report_item(field, list, name, place, diag);
        return false;
    }
    walker->item = (unsigned char *) list->items + index * field->table->size;
    walker->table = table_of_item(field->table, walker->item);
    return true;
}

/* Step from a struct to one of its settings. */
static bool enter_field(struct walker *walker, const char *name,
                        struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = bide_field_find(walker->table, name);
    if (field == NULL) {
        bide_read_unknown(walker->table, walker->table->what, place, name, diag);
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
                    "\"%s\" is a single value: nothing called "
                    "\"%s\" is inside it",
                    walker->field->name, name);
    return false;
}

static bool is_settable(const struct walker *walker, bool from_start,
                        struct bide_diag_place place, struct bide_diag *diag)
{
    const struct bide_field *field = walker->field;
    const bool is_whole = field->type == BIDE_FIELD_GROUP
                          || field->type == BIDE_FIELD_LIST
                          || field->type == BIDE_FIELD_NAMED;
    if (is_whole) {
        bide_diag_error(diag, "BD-C057", place, "name one setting inside it",
                        "\"%s\" is more than one setting", field->name);
        return false;
    }
    if (walker->is_fixed && !from_start) {
        bide_diag_error(diag, "BD-C058", place, "leave out \"from\" and \"from_week\"",
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
    struct walker walker = { .table = &bide_settings_plan_table, .item = spec };
    const char *rest = path;
    bool is_found = true;
    while (rest != NULL && is_found) {
        char name[MOST_NAME];
        rest = next_name(rest, name);
        is_found = step_in(&walker, name, place, diag);
    }
    if (!is_found || walker.field == NULL
        || !is_settable(&walker, from_start, place, diag)) {
        return BIDE_ERR_SPEC;
    }
    return bide_read_setting(spec, walker.field, path, value, walker.item, diag);
}
