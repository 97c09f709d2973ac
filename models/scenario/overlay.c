/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/overlay.h"

#include <string.h>

#include "engine/base/mem.h"
#include "models/scenario/load.h"
#include "models/scenario/settings.h"

/* All changes of a scenario, those of the scenarios it includes first, each once. */
struct gathering {
    const struct bide_spec *base;
    bool *is_seen; /* by scenario */
    const struct bide_spec_change **changes;
    size_t count;
    size_t capacity;
};

static enum bide_err gather_own(struct gathering *gathering,
                                const struct bide_spec_scenario *scenario)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    void *data = gathering->changes;
    const enum bide_err err =
        bide_mem_grow(&data, &gathering->capacity,
                      gathering->count + scenario->changes.count + 1, sizeof(void *));
    if (err != BIDE_OK) {
        return err;
    }
    gathering->changes = data;
    for (size_t i = 0; i < scenario->changes.count; ++i) {
        gathering->changes[gathering->count++] = &changes[i];
    }
    return BIDE_OK;
}

static enum bide_err gather(struct gathering *gathering, size_t index)
{
    const struct bide_spec_list *all = &gathering->base->scenarios;
    const struct bide_spec_scenario *scenario =
        (const struct bide_spec_scenario *) all->items + index;
    const char *const *includes = scenario->includes.items;
    enum bide_err err = BIDE_OK;
    gathering->is_seen[index] = true;
    for (size_t i = 0; i < scenario->includes.count && err == BIDE_OK; ++i) {
        const size_t other =
            bide_spec_find(*all, sizeof(struct bide_spec_scenario), includes[i]);
        if (other < all->count && !gathering->is_seen[other]) {
            err = gather(gathering, other);
        }
    }
    return err == BIDE_OK ? gather_own(gathering, scenario) : err;
}

/* The next day after last on which a "set" begins; -1 if there is none. */
static double next_set_day(const struct gathering *gathering, double last)
{
    double next = -1.0;
    for (size_t i = 0; i < gathering->count; ++i) {
        const struct bide_spec_change *change = gathering->changes[i];
        const double day = bide_spec_change_day(gathering->base, change);
        if (change->type == BIDE_SPEC_SET && day > last && (next < 0.0 || day < next)) {
            next = day;
        }
    }
    return next;
}

/* Whether all scenarios have this setting in common, as results could not be compared
 * otherwise: it belongs to the start of the file itself. */
static bool is_shared(const char *path)
{
    const struct bide_field_table *table = &bide_settings_plan_table;
    for (size_t i = 0; i < table->count; ++i) {
        const size_t length = strlen(table->rows[i].name);
        if (strncmp(path, table->rows[i].name, length) == 0
            && (path[length] == '.' || path[length] == '\0')) {
            return (table->rows[i].flags & BIDE_FIELD_FIXED) != 0;
        }
    }
    return false;
}

static enum bide_err apply_set(struct bide_spec *spec, const struct gathering *gathering,
                               const struct bide_spec_change *change, bool from_start,
                               struct bide_diag *diag)
{
    struct bide_text path;
    bide_text_init(&path);
    bide_spec_change_path(gathering->base, change, &path);
    const struct bide_diag_place place =
        bide_spec_find_place(gathering->base, path.bytes);
    enum bide_err err = path.err;
    if (err == BIDE_OK && is_shared(change->path)) {
        bide_diag_error(diag, "BD-C058", place,
                        "change it for all: in the file or by --set",
                        "\"%s\" is the same in all scenarios", change->path);
        err = BIDE_ERR_SPEC;
    } else if (err == BIDE_OK) {
        err = bide_load_set(spec, change->path, change->value, from_start, place, diag);
    }
    bide_text_free(&path);
    return err;
}

/* A wrong setting must not hide what else is wrong; nothing else may go on. */
static enum bide_err worse(enum bide_err a, enum bide_err b)
{
    return a == BIDE_OK || b == BIDE_ERR_MEMORY ? b : a;
}

/* Make the sets that begin on the epoch's day, in the order they were written. */
static enum bide_err apply_sets(struct bide_overlay_epoch *epoch,
                                const struct gathering *gathering, struct bide_diag *diag)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < gathering->count && err != BIDE_ERR_MEMORY; ++i) {
        const struct bide_spec_change *change = gathering->changes[i];
        const double from = bide_spec_change_day(gathering->base, change);
        const bool is_set = change->type == BIDE_SPEC_SET && change->path != NULL
                            && change->value != NULL;
        if (is_set && from >= epoch->day && from <= epoch->day) {
            epoch->cause = epoch->cause == NULL ? change : epoch->cause;
            err = worse(
                err, apply_set(&epoch->spec, gathering, change, epoch->day <= 0.0, diag));
        }
    }
    return err;
}

/* Epochs continue each other: a later one starts from the settings of the one before. */
static enum bide_err add_epoch(struct bide_overlay *overlay, size_t *capacity,
                               const struct gathering *gathering, double day,
                               struct bide_diag *diag)
{
    void *data = overlay->epochs;
    enum bide_err err = bide_mem_grow(&data, capacity, overlay->epoch_count + 1,
                                      sizeof(struct bide_overlay_epoch));
    if (err != BIDE_OK) {
        return err;
    }
    overlay->epochs = data;
    const size_t last = overlay->epoch_count;
    const struct bide_spec *before =
        last > 0 ? &overlay->epochs[last - 1].spec : gathering->base;
    struct bide_overlay_epoch *epoch = &overlay->epochs[last];
    epoch->day = day;
    epoch->cause = NULL;
    bide_spec_copy(&epoch->spec, before);
    ++overlay->epoch_count;
    return apply_sets(epoch, gathering, diag);
}

/* Keep what is not a "set". */
static void keep_changes(struct bide_overlay *overlay, struct gathering *gathering)
{
    overlay->changes = gathering->changes;
    for (size_t i = 0; i < gathering->count; ++i) {
        if (gathering->changes[i]->type != BIDE_SPEC_SET) {
            overlay->changes[overlay->change_count++] = gathering->changes[i];
        } else {
            overlay->has_sets = true;
        }
    }
}

enum bide_err bide_overlay_init(struct bide_overlay *overlay,
                                const struct bide_spec *base, size_t scenario,
                                struct bide_diag *diag)
{
    memset(overlay, 0, sizeof(*overlay));
    struct gathering gathering = {
        .base = base, .is_seen = bide_mem_zeroed(base->scenarios.count, sizeof(bool))
    };
    if (gathering.is_seen == NULL) {
        return BIDE_ERR_MEMORY;
    }
    size_t capacity = 0;
    enum bide_err err = gather(&gathering, scenario);
    double day = 0.0;
    while (err != BIDE_ERR_MEMORY && day >= 0.0) {
        err = worse(err, add_epoch(overlay, &capacity, &gathering, day, diag));
        day = next_set_day(&gathering, day);
    }
    keep_changes(overlay, &gathering);
    bide_mem_free(gathering.is_seen);
    if (err != BIDE_OK) {
        bide_overlay_free(overlay);
    }
    return err;
}

void bide_overlay_free(struct bide_overlay *overlay)
{
    for (size_t i = 0; i < overlay->epoch_count; ++i) {
        bide_spec_free(&overlay->epochs[i].spec);
    }
    bide_mem_free(overlay->epochs);
    bide_mem_free(overlay->changes);
    memset(overlay, 0, sizeof(*overlay));
}
