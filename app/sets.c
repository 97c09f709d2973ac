/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/sets.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/scenario/load.h"

enum { LONGEST_PLACE = 32 };

enum bide_err bide_sets_apply(struct bide_spec *spec, const char *set, size_t number,
                              struct bide_diag *diag)
{
    char file[LONGEST_PLACE];
    snprintf(file, sizeof(file), "--set #%zu", number);
    const char *equals = strchr(set, '=');
    struct bide_text path;
    bide_text_init(&path);
    bide_text_add_bytes(&path, set, (size_t) (equals - set));
    const struct bide_diag_place place = { .file = file, .path = path.bytes };
    enum bide_err err = path.err;
    if (err == BIDE_OK) {
        err = bide_load_set(spec, path.bytes, equals + 1, true, place, diag);
    }
    bide_text_free(&path);
    return err;
}
