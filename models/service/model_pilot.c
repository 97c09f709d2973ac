/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_pilot.h"

#include <math.h>

#include "models/service/budget.h"
#include "models/service/model_name.h"

#define MINUTES_PER_DAY 1440.0

/* Those that do the same for the same children are told apart by their order. */
static uint32_t luck_of(const struct bide_model *model,
                        const struct bide_model_pilot *pilot,
                        const struct bide_spec_change *change)
{
    const char *what = change->minutes.is_given ? "minutes" : NULL;
    uint32_t luck =
        bide_model_name_luck(change->group, change->skips_step ? "skips_step" : what);
    for (const struct bide_model_pilot *p = model->pilots; p < pilot; ++p) {
        const bool is_alike =
            p->pathway == pilot->pathway && p->step == pilot->step && p->luck == luck;
        luck = is_alike ? (luck + 1) & 0xFFFFU : luck;
    }
    return luck;
}

static void add_frees(struct bide_model_pilot *pilot, const struct bide_spec *base,
                      const struct bide_spec_frees *frees)
{
    pilot->frees_staff =
        frees->staff == NULL ? -1 : (int) bide_model_name_staff(base, frees->staff);
    pilot->frees_days_per_week = frees->minutes * frees->per_week / MINUTES_PER_DAY;
}

static void add_evaluation(struct bide_model_pilot *pilot,
                           const struct bide_spec_evaluation *evaluate)
{
    const bool is_given = evaluate->measure != BIDE_SPEC_UNSET;
    pilot->evaluated = is_given ? pilot->start + 7.0 * evaluate->after_weeks : INFINITY;
    pilot->measure = is_given ? evaluate->measure : BIDE_SPEC_EVALUATE_LIST;
    pilot->at_least = isnan(evaluate->at_least) ? -INFINITY : evaluate->at_least;
    pilot->at_most = isnan(evaluate->at_most) ? INFINITY : evaluate->at_most;
}

static enum bide_err add_time(struct bide_model_pilot *pilot,
                              const struct bide_spec_dist *minutes)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = 0.0;
    if (minutes->is_given) {
        params = bide_spec_dist_params(minutes);
    }
    pilot->has_time = minutes->is_given;
    return bide_dist_init(&pilot->time, &params, 1.0 / MINUTES_PER_DAY);
}

static void mark_step(const struct bide_model *model,
                      const struct bide_model_pilot *pilot)
{
    for (size_t i = 0; i < model->epoch_count && pilot->is_about_step; ++i) {
        model->epochs[i].pathways[pilot->pathway].steps[pilot->step].is_piloted = true;
    }
}

enum bide_err bide_model_pilot_add(struct bide_model *model, const struct bide_spec *base,
                                   const struct bide_spec_change *change)
{
    struct bide_model_pilot *pilot = &model->pilots[model->pilot_count++];
    pilot->pathway = (uint32_t) bide_model_name_pathway(base, change->pathway);
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) base->pathways.items + pilot->pathway;
    const struct bide_spec_step *steps = pathway->steps.items;
    pilot->step = 0;
    while (change->step == NULL && pilot->step + 1 < pathway->steps.count
           && steps[pilot->step].staff == NULL) {
        ++pilot->step;
    }
    if (change->step != NULL) {
        pilot->step = (uint32_t) bide_model_name_step(base, pilot->pathway, change->step);
    }
    pilot->group = bide_model_name_group(base, change->group);
    pilot->start = bide_spec_change_day(base, change);
    pilot->end = isnan(change->weeks) ? INFINITY : pilot->start + 7.0 * change->weeks;
    pilot->referred_from = change->referred_from == BIDE_SPEC_NO_DATE
                               ? -INFINITY
                               : (double) change->referred_from - (double) base->start;
    pilot->ramp_days = 7.0 * change->ramp_weeks;
    pilot->share = change->share;
    pilot->days_saved = change->minutes_saved / MINUTES_PER_DAY;
    pilot->skips_step = change->skips_step;
    pilot->is_about_step =
        change->minutes_saved > 0.0 || change->skips_step || change->minutes.is_given;
    mark_step(model, pilot);
    pilot->cost_per_day = change->cost_per_week / 7.0;
    pilot->line = bide_budget_of_change(base, change);
    pilot->luck = luck_of(model, pilot, change);
    add_frees(pilot, base, &change->frees);
    add_evaluation(pilot, &change->evaluate);
    return add_time(pilot, &change->minutes);
}
