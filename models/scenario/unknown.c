/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/unknown.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/fault.h"
#include "models/scenario/settings.h"

enum { MOST_HOMES = 3 };

/* The groups that have a setting of this name. */
struct homes {
    const char *name;
    struct bide_text *help;
    size_t count;
};

static bool look_for_home(void *context, const char *path, const struct bide_field *field)
{
    struct homes *homes = context;
    if (strcmp(field->name, homes->name) != 0) {
        return true;
    }
    const char *dot = strrchr(path, '.');
    bide_text_add(homes->help, homes->count == 0 ? "it belongs in " : ", ");
    if (dot == NULL) {
        bide_text_add(homes->help, "the top level of the file");
    } else {
        bide_text_add_bytes(homes->help, path, (size_t) (dot - path));
    }
    ++homes->count;
    return homes->count < MOST_HOMES;
}

static void add_help(struct bide_text *help, const struct bide_field_table *table,
                     const char *name)
{
    const char *nearest = bide_field_nearest(table, name);
    if (nearest != NULL) {
        bide_text_addf(help, "did you mean \"%s\"?", nearest);
        return;
    }
    struct homes homes = { .name = name, .help = help };
    const enum bide_err err =
        bide_field_walk(&bide_settings_plan_table, look_for_home, &homes);
    if (homes.count == 0) {
        const bool is_dist = bide_field_find(&bide_settings_dist_table, name) != NULL;
        bide_text_add(help, is_dist ? "it belongs in a distribution: minutes = { ... };"
                                    : "\"bide explain\" lists all settings");
    }
    help->err = help->err == BIDE_OK ? err : help->err;
}

void bide_unknown_report(const struct bide_field_table *table, const char *owner,
                         struct bide_diag_place place, const char *name,
                         struct bide_diag *diag)
{
    if (!bide_fault_has_room(diag, BIDE_DIAG_ERROR, place)) {
        return;
    }
    struct bide_text help;
    bide_text_init(&help);
    add_help(&help, table, name);
    bide_diag_error(diag, "BD-C050", place, help.bytes, "unknown setting \"%.80s\" in %s",
                    name, owner);
    bide_diag_fail(diag, help.err);
    bide_text_free(&help);
}
