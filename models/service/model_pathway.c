/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_pathway.h"

#include <math.h>
#include <string.h>

#include "models/service/model_rate.h"

#define MINUTES_PER_DAY 1440.0

static const struct bide_spec_pathway *spec_pathway(const struct bide_spec *spec,
                                                    size_t index)
{
    return (const struct bide_spec_pathway *) spec->pathways.items + index;
}

/* --- what never changes --- */

static size_t find_stop(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].stops_clock) {
            return i;
        }
    }
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].staff != NULL) {
            return i;
        }
    }
    return pathway->steps.count;
}

enum bide_err bide_model_pathway_routes(struct bide_model *model,
                                        const struct bide_spec *base,
                                        const struct bide_overlay *overlay)
{
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = spec_pathway(base, i);
        struct bide_model_route *route = &model->routes[i];
        route->tag = bide_model_tag(pathway->name);
        route->first_list = model->list_count;
        route->first_cell = model->cell_count;
        route->class_count =
            pathway->priorities.count > 0 ? pathway->priorities.count : 1;
        route->within_days = 7.0 * pathway->standard.within_weeks;
        route->stop_step = find_stop(pathway);
        model->list_count += pathway->steps.count;
        model->cell_count += route->class_count;
        const enum bide_err err = bide_model_rate_make(model, overlay, i);
        if (err != BIDE_OK) {
            return err;
        }
    }
    return BIDE_OK;
}

/* Add the lists of a pathway's steps that are this staff group's work. */
static void add_lists(const struct bide_model *model, struct bide_model_roster *roster,
                      const struct bide_spec *spec, size_t pathway, const char *staff)
{
    const struct bide_spec_pathway *source = spec_pathway(spec, pathway);
    const struct bide_spec_step *steps = source->steps.items;
    for (size_t k = 0; k < source->steps.count; ++k) {
        if (steps[k].staff != NULL && strcmp(steps[k].staff, staff) == 0) {
            roster->lists[roster->list_count] =
                (uint32_t) (model->routes[pathway].first_list + k);
            roster->list_pathways[roster->list_count] = (uint32_t) pathway;
            ++roster->list_count;
        }
    }
}

enum bide_err bide_model_pathway_roster(struct bide_model *model,
                                        const struct bide_spec *spec, size_t staff)
{
    const char *name = ((const struct bide_spec_staff *) spec->staff.items)[staff].name;
    struct bide_model_roster *roster = &model->rosters[staff];
    roster->lists = bide_arena_take(&model->arena, model->list_count, sizeof(uint32_t));
    roster->list_pathways =
        bide_arena_take(&model->arena, model->list_count, sizeof(uint32_t));
    if (roster->lists == NULL || roster->list_pathways == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < model->pathway_count; ++i) {
        add_lists(model, roster, spec, i, name);
    }
    return BIDE_OK;
}

/* --- one epoch --- */

static enum bide_err compile_time(struct bide_dist *dist,
                                  const struct bide_spec_step *step)
{
    const struct bide_spec_dist *given = &step->minutes;
    double unit = 1.0 / MINUTES_PER_DAY;
    if (step->hours.is_given) {
        given = &step->hours;
        unit = 1.0 / 24.0;
    } else if (step->days.is_given) {
        given = &step->days;
        unit = 1.0;
    } else if (step->weeks.is_given) {
        given = &step->weeks;
        unit = 7.0;
    }
    const struct bide_dist_params params = bide_spec_dist_params(given);
    return bide_dist_init(dist, &params, unit);
}

static enum bide_err compile_step(struct bide_model_step *step,
                                  const struct bide_spec *spec,
                                  const struct bide_spec_step *source)
{
    const struct bide_spec_end *ends = source->ends.items;
    step->staff = source->staff == NULL
                      ? BIDE_MODEL_NO_STAFF
                      : (int) bide_spec_find(spec->staff, sizeof(struct bide_spec_staff),
                                             source->staff);
    step->share = source->share;
    step->not_brought = source->not_brought;
    step->rebook = source->rebook;
    step->rebook_days = 7.0 * source->rebook_weeks;
    step->ends = 0.0;
    for (size_t i = 0; i < source->ends.count; ++i) {
        step->ends += ends[i].share;
    }
    return compile_time(&step->time, source);
}

static enum bide_err compile_steps(struct bide_model *model,
                                   struct bide_model_pathway *pathway,
                                   const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_pathway *source = spec_pathway(spec, index);
    const struct bide_spec_step *steps = source->steps.items;
    pathway->steps = bide_arena_take(&model->arena, source->steps.count,
                                     sizeof(struct bide_model_step));
    if (pathway->steps == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < source->steps.count; ++i) {
        const enum bide_err err = compile_step(&pathway->steps[i], spec, &steps[i]);
        if (err != BIDE_OK) {
            return err;
        }
        pathway->steps[i].stops_clock = i == model->routes[index].stop_step;
        ++pathway->step_count;
    }
    return BIDE_OK;
}

/* Storage for a split of count answers; NULL members if there is no memory. */
struct split_arrays {
    double *cumulated;
    uint32_t *answers;
};

static struct split_arrays take_split(struct bide_model *model,
                                      struct bide_model_split *split, size_t count)
{
    const struct split_arrays arrays = {
        .cumulated = bide_arena_take(&model->arena, count, sizeof(double)),
        .answers = bide_arena_take(&model->arena, count, sizeof(uint32_t)),
    };
    split->cumulated = arrays.cumulated;
    split->answers = arrays.answers;
    split->count = arrays.cumulated != NULL && arrays.answers != NULL ? count : 0;
    return arrays;
}

static void compile_classes(struct bide_model *model, struct bide_model_split *split,
                            const struct bide_spec_pathway *source)
{
    const struct bide_spec_priority *priorities = source->priorities.items;
    const struct split_arrays arrays = take_split(model, split, source->priorities.count);
    double sum = 0.0;
    for (size_t i = 0; i < split->count; ++i) {
        sum += priorities[i].share;
        arrays.cumulated[i] = sum;
        arrays.answers[i] = (uint32_t) i;
    }
}

static void compile_groups(struct bide_model *model, struct bide_model_split *split,
                           const struct bide_spec *spec,
                           const struct bide_spec_pathway *source)
{
    const struct bide_spec_group_share *groups = source->groups.items;
    const struct split_arrays arrays = take_split(model, split, source->groups.count);
    double sum = 0.0;
    for (size_t i = 0; i < split->count; ++i) {
        sum += groups[i].share;
        arrays.cumulated[i] = sum;
        arrays.answers[i] = (uint32_t) bide_spec_find(
            spec->groups, sizeof(struct bide_spec_group), groups[i].group);
    }
}

static void compile_onward(struct bide_model *model, struct bide_model_split *split,
                           const struct bide_spec *spec,
                           const struct bide_spec_pathway *source)
{
    const struct bide_spec_onward *onward = source->onward.items;
    const struct split_arrays arrays = take_split(model, split, source->onward.count);
    double sum = 0.0;
    for (size_t i = 0; i < split->count; ++i) {
        sum += onward[i].share;
        arrays.cumulated[i] = sum;
        arrays.answers[i] = (uint32_t) bide_spec_find(
            spec->pathways, sizeof(struct bide_spec_pathway), onward[i].to);
    }
}

enum bide_err bide_model_pathway_compile(struct bide_model *model,
                                         struct bide_model_pathway *pathway,
                                         const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_pathway *source = spec_pathway(spec, index);
    compile_classes(model, &pathway->classes, source);
    compile_groups(model, &pathway->groups, spec, source);
    compile_onward(model, &pathway->onward, spec, source);
    if (pathway->classes.count != source->priorities.count
        || pathway->groups.count != source->groups.count
        || pathway->onward.count != source->onward.count) {
        return BIDE_ERR_MEMORY;
    }
    const double per_week = source->leaving.per_week;
    pathway->patience_days = per_week > 0.0 ? 7.0 / per_week : INFINITY;
    pathway->has_facts = pathway->classes.count > 1 || pathway->groups.count > 0
                         || pathway->patience_days < INFINITY;
    pathway->by_wait_alone = source->order == BIDE_SPEC_ORDER_LONGEST_WAIT;
    return compile_steps(model, pathway, spec, index);
}

/* --- starting lists --- */

static enum bide_err compile_waiting(struct bide_model *model,
                                     const struct bide_spec *base,
                                     const struct bide_spec_pathway *pathway,
                                     const struct bide_spec_waiting *source,
                                     struct bide_model_waiting *waiting)
{
    const size_t count = source->from_weeks.count;
    const double *from = source->from_weeks.items;
    double *edges = bide_arena_take(&model->arena, count + 1, sizeof(double));
    double *children = bide_arena_take(&model->arena, count, sizeof(double));
    if (edges == NULL || children == NULL) {
        return BIDE_ERR_MEMORY;
    }
    /* Counted at the end of as_of; a day number's day begins at midnight. */
    const double carried = source->as_of == BIDE_SPEC_NO_DATE
                               ? 0.0
                               : fmax(0.0, (double) base->start - source->as_of - 1.0);
    const double last = isnan(source->longest_weeks) ? fmax(1.0, 2.0 * from[count - 1])
                                                     : source->longest_weeks;
    /* Whole days as published: weeks 12 to 18 are days 85 to 126, and a child on day 126
     * was referred between 126 and 127 days ago. */
    for (size_t i = 0; i < count; ++i) {
        edges[i] = 7.0 * from[i] + (from[i] > 0.0 ? 1.0 : 0.0) + carried;
    }
    edges[count] = 7.0 * last + 1.0 + carried;
    memcpy(children, source->children.items, count * sizeof(double));
    waiting->from_days = edges;
    waiting->children = children;
    waiting->count = count;
    waiting->step = source->step == NULL
                        ? 0
                        : (uint32_t) bide_spec_find(
                            pathway->steps, sizeof(struct bide_spec_step), source->step);
    waiting->class_index =
        source->priority == NULL
            ? -1
            : (int) bide_spec_find(pathway->priorities, sizeof(struct bide_spec_priority),
                                   source->priority);
    return BIDE_OK;
}

static enum bide_err add_waiting(struct bide_model *model, const struct bide_spec *base,
                                 size_t index)
{
    const struct bide_spec_pathway *pathway = spec_pathway(base, index);
    const struct bide_spec_waiting *sources = pathway->waiting.items;
    enum bide_err err = BIDE_OK;
    for (size_t k = 0; k < pathway->waiting.count && err == BIDE_OK; ++k) {
        struct bide_model_waiting *waiting = &model->waiting[model->waiting_count++];
        waiting->pathway = (uint32_t) index;
        err = compile_waiting(model, base, pathway, &sources[k], waiting);
    }
    return err;
}

enum bide_err bide_model_pathway_waiting(struct bide_model *model,
                                         const struct bide_spec *base)
{
    size_t count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        count += spec_pathway(base, i)->waiting.count;
    }
    model->waiting =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_waiting));
    enum bide_err err = model->waiting == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < model->pathway_count && err == BIDE_OK; ++i) {
        err = add_waiting(model, base, i);
    }
    return err;
}
