/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_people.h"

#include <math.h>

#include "engine/base/civil.h"

/* A distribution in weeks; 0 if it is not given. */
static enum bide_err init_weeks(struct bide_dist *dist, const struct bide_spec_dist *spec)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = 0.0;
    if (spec->is_given) {
        params = bide_spec_dist_params(spec);
    }
    return bide_dist_init(dist, &params, 7.0);
}

enum bide_err bide_model_people_compile(struct bide_model_people *people,
                                        const struct bide_spec_staff *staff)
{
    const struct bide_spec_turnover *turnover = &staff->turnover;
    people->leave_rate = turnover->per_year / BIDE_CIVIL_DAYS_PER_YEAR;
    people->failed_rounds = turnover->failed_rounds;
    people->ramp_days = 7.0 * turnover->ramp_weeks;
    enum bide_err err = init_weeks(&people->vacancy_days, &turnover->vacancy_weeks);
    if (err == BIDE_OK) {
        err = init_weeks(&people->spell_days, &staff->absence.spell_weeks);
    }
    /* A share s is sick where people are well for spell (1 - s) / s on average. */
    const double spell = err == BIDE_OK ? bide_dist_mean(&people->spell_days) : 0.0;
    people->sick_rate =
        spell > 0.0 ? staff->sickness / ((1.0 - staff->sickness) * spell) : 0.0;
    people->well_share = 1.0 / (1.0 + people->sick_rate * spell);
    return err;
}

static bool has_people(const struct bide_model *model, size_t staff)
{
    for (size_t i = 0; i < model->epoch_count; ++i) {
        const struct bide_model_people *people = &model->epochs[i].staff[staff].people;
        if (people->leave_rate > 0.0 || people->sick_rate > 0.0) {
            return true;
        }
    }
    return false;
}

/* First day on which a group has more than so many in post; INFINITY for never. */
static double day_of_more_than(const struct bide_model *model, size_t staff,
                               uint32_t count)
{
    double day = INFINITY;
    for (size_t i = model->epoch_count; i-- > 0;) {
        const struct bide_model_staff *group = &model->epochs[i].staff[staff];
        const bool is_more = group->wte + (double) group->clinicians > (double) count;
        day = is_more ? model->epochs[i].day : day;
    }
    for (size_t i = 0; i < model->level_count; ++i) {
        const struct bide_model_level *level = &model->levels[i];
        const bool is_more =
            level->staff == staff && (double) level->clinicians > (double) count;
        day = is_more ? fmin(day, level->day) : day;
    }
    return day;
}

/* Write the post, unless there is no room yet, and count it. */
static void add_post(struct bide_model *model, struct bide_model_post post)
{
    if (model->posts != NULL) {
        model->posts[model->post_count] = post;
    }
    ++model->post_count;
}

/* The keys of posts are that of their group, with the place and the hire above it. */
static void add_hired(struct bide_model *model, size_t staff, size_t index, uint32_t tag)
{
    const struct bide_model_hire *hire = &model->hires[index];
    const uint64_t turn = (hire->key >> 32) + 1;
    for (uint32_t place = 0; (double) place < hire->wte; ++place) {
        const struct bide_model_post post = { .staff = (uint32_t) staff,
                                              .hire = (int) index,
                                              .place = place,
                                              .key = tag | (uint64_t) place << 32
                                                     | turn << 48 };
        add_post(model, post);
    }
}

static void add_posts(struct bide_model *model, size_t staff, uint32_t tag)
{
    struct bide_model_roster *roster = &model->rosters[staff];
    roster->first_post = model->post_count;
    uint32_t place = 0;
    while (day_of_more_than(model, staff, place) < INFINITY) {
        const struct bide_model_post post = { .staff = (uint32_t) staff,
                                              .hire = -1,
                                              .place = place,
                                              .from =
                                                  day_of_more_than(model, staff, place),
                                              .key = tag | (uint64_t) place << 32 };
        add_post(model, post);
        ++place;
    }
    for (size_t i = 0; i < model->hire_count; ++i) {
        if (model->hires[i].staff == staff) {
            add_hired(model, staff, i, tag);
        }
    }
    roster->post_count = model->post_count - roster->first_post;
}

static void add_all(struct bide_model *model, const struct bide_spec *base)
{
    const struct bide_spec_staff *staff = base->staff.items;
    model->post_count = 0;
    for (size_t i = 0; i < model->staff_count; ++i) {
        model->rosters[i].has_people = has_people(model, i);
        if (model->rosters[i].has_people) {
            add_posts(model, i, bide_model_tag(staff[i].name));
        }
    }
}

enum bide_err bide_model_people_posts(struct bide_model *model,
                                      const struct bide_spec *base)
{
    add_all(model, base);
    model->posts =
        bide_arena_take(&model->arena, model->post_count, sizeof(struct bide_model_post));
    if (model->posts == NULL) {
        return BIDE_ERR_MEMORY;
    }
    add_all(model, base);
    return BIDE_OK;
}
