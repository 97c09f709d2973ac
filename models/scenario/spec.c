/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/spec.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/scenario/field.h"
#include "models/scenario/settings.h"

enum { MOST_SUGGESTED = 8 };

void bide_spec_init(struct bide_spec *spec)
{
    memset(spec, 0, sizeof(*spec));
    bide_arena_init(&spec->arena);
}

void bide_spec_free(struct bide_spec *spec)
{
    bide_arena_free(&spec->arena);
    bide_spec_init(spec);
}

void bide_spec_copy(struct bide_spec *copy, const struct bide_spec *spec)
{
    *copy = *spec;
    copy->set_places.capacity = copy->set_places.count; /* what is added is its own */
    bide_arena_init(&copy->arena);
}

enum bide_err bide_spec_own(struct bide_spec *spec, struct bide_spec_list *list,
                            size_t item_size)
{
    void *items = bide_arena_take(&spec->arena, list->count, item_size);
    if (items == NULL) {
        return BIDE_ERR_MEMORY;
    }
    memcpy(items, list->items, list->count * item_size);
    list->items = items;
    return BIDE_OK;
}

enum bide_err bide_spec_mark(struct bide_spec *spec, struct bide_diag_place place)
{
    struct bide_place_list *list =
        spec->places.is_sorted ? &spec->set_places : &spec->places;
    return bide_place_add(list, &spec->arena, place);
}

/* The setting itself, or the nearest above it; what was set since the file was read comes
 * first. */
static const struct bide_place *find_place(const struct bide_spec *spec, const char *path)
{
    size_t length = strlen(path);
    const struct bide_place *known = NULL;
    while (length > 0 && known == NULL) {
        known = bide_place_find(&spec->set_places, path, length);
        known = known != NULL ? known : bide_place_find(&spec->places, path, length);
        while (length > 0 && path[--length] != '.') {
        }
    }
    return known;
}

struct bide_diag_place bide_spec_find_place(const struct bide_spec *spec,
                                            const char *path)
{
    const struct bide_place *known = find_place(spec, path);
    struct bide_diag_place place = { .path = path };
    if (known != NULL) {
        place.file = known->file;
        place.line = known->line;
    } else if (spec->source_count > 0) {
        place.file = spec->sources[0].file;
    }
    return place;
}

void bide_spec_quote(const struct bide_spec *spec, struct bide_diag *diag)
{
    for (size_t i = 0; i < spec->source_count; ++i) {
        const struct bide_spec_source *source = &spec->sources[i];
        bide_diag_quote(diag, source->file, source->text, source->length);
    }
}

static const char *name_of(struct bide_spec_list list, size_t item_size_bytes,
                           size_t index)
{
    const char *name = NULL;
    memcpy(&name, (const unsigned char *) list.items + index * item_size_bytes,
           sizeof(name));
    return name;
}

size_t bide_spec_find(struct bide_spec_list list, size_t item_size_bytes,
                      const char *name)
{
    for (size_t i = 0; i < list.count && name != NULL; ++i) {
        const char *other = name_of(list, item_size_bytes, i);
        if (other != NULL && strcmp(other, name) == 0) {
            return i;
        }
    }
    return list.count;
}

static const char *nearest_name(struct bide_spec_list list, size_t item_size_bytes,
                                const char *name)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < list.count; ++i) {
        const char *other = name_of(list, item_size_bytes, i);
        if (other != NULL && bide_text_is_near(other, name)
            && bide_text_distance(other, name) < least) {
            nearest = other;
            least = bide_text_distance(other, name);
        }
    }
    return nearest;
}

void bide_spec_suggest(struct bide_text *help, struct bide_spec_list list,
                       size_t item_size_bytes, const char *name)
{
    const char *nearest = nearest_name(list, item_size_bytes, name);
    size_t count = 0;
    if (nearest != NULL) {
        bide_text_addf(help, "did you mean \"%s\"?", nearest);
        return;
    }
    for (size_t i = 0; i < list.count; ++i) {
        const char *other = name_of(list, item_size_bytes, i);
        if (other != NULL && count < MOST_SUGGESTED) {
            bide_text_addf(help, "%s\"%s\"", count == 0 ? "there is " : ", ", other);
        }
        count += other != NULL ? 1 : 0;
    }
    if (count > MOST_SUGGESTED) {
        bide_text_addf(help, " and %zu more", count - MOST_SUGGESTED);
    } else if (count == 0) {
        bide_text_add(help, "none is defined so far");
    }
}

struct bide_dist_params bide_spec_dist_params(const struct bide_spec_dist *dist)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.shape = (enum bide_dist_shape) dist->shape;
    params.mean = dist->mean;
    params.sd = dist->sd;
    params.min = dist->min;
    params.max = dist->max;
    params.mode = dist->mode;
    params.scale = dist->scale;
    params.power = dist->power;
    params.stages = dist->stages == BIDE_SPEC_UNSET ? 0 : (int) dist->stages;
    params.values = dist->values.items;
    params.value_count = dist->values.count;
    params.weights = dist->weights.items;
    params.weight_count = dist->weights.count;
    return params;
}

double bide_spec_milestone_day(const struct bide_spec *spec,
                               const struct bide_spec_milestone *milestone)
{
    if (milestone->weeks != BIDE_SPEC_UNSET) {
        return 7.0 * (double) milestone->weeks;
    }
    const int32_t date = milestone->months != BIDE_SPEC_UNSET
                             ? bide_civil_add_months(spec->start, (int) milestone->months)
                             : milestone->date;
    return (double) date - (double) spec->start;
}

double bide_spec_change_day(const struct bide_spec *spec,
                            const struct bide_spec_change *change)
{
    double day = isnan(change->from_week) ? 0.0 : 7.0 * change->from_week;
    if (change->from != BIDE_SPEC_NO_DATE) {
        day = (double) change->from - (double) spec->start;
    }
    return day > 0.0 ? day : 0.0;
}

/* Place of a change in a scenario's list; the list's count if it is another's. */
static size_t place_of(const struct bide_spec_scenario *scenario,
                       const struct bide_spec_change *change)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    size_t i = 0;
    while (i < scenario->changes.count && &changes[i] != change) {
        ++i;
    }
    return i;
}

void bide_spec_change_path(const struct bide_spec *spec,
                           const struct bide_spec_change *change, struct bide_text *path)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        const size_t place = place_of(&scenarios[i], change);
        if (place < scenarios[i].changes.count) {
            bide_text_addf(path, "scenarios.%s.changes.%zu", scenarios[i].name, place);
        }
    }
}

size_t bide_spec_booked_step(const struct bide_spec_pathway *pathway,
                             const struct bide_spec_booked *booked)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t step = 0;
    if (booked->step != NULL) {
        return bide_spec_find(pathway->steps, sizeof(steps[0]), booked->step);
    }
    while (step < pathway->steps.count && steps[step].staff == NULL) {
        ++step;
    }
    return step;
}

bool bide_spec_has_ages(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_group_share *groups = pathway->groups.items;
    bool is_known = pathway->age.is_given;
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        is_known = is_known || groups[i].age.is_given;
    }
    return is_known;
}
