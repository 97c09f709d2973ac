/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_contract.h"

#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "models/service/budget.h"
#include "models/service/model_name.h"

enum { MOST_NAME = 128 };

/* A distribution, or this number if none is given. */
static enum bide_err make_dist(struct bide_dist *dist, const struct bide_spec_dist *spec,
                               double otherwise, double unit)
{
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.mean = otherwise;
    if (spec->is_given) {
        params = bide_spec_dist_params(spec);
    }
    return bide_dist_init(dist, &params, unit);
}

/* Those for the same children are told apart by their order. */
static uint32_t luck_of(const struct bide_model *model,
                        const struct bide_model_contract *contract,
                        const struct bide_spec_eligible *eligible)
{
    uint32_t luck = bide_model_name_luck(eligible->group, eligible->priority);
    for (const struct bide_model_contract *c = model->contracts; c < contract; ++c) {
        const bool is_alike = c->pathway == contract->pathway && c->step == contract->step
                              && c->luck == luck;
        luck = is_alike ? (luck + 1) & 0xFFFFU : luck;
    }
    return luck;
}

/* What the provider makes of it. */
static enum bide_err add_provider(struct bide_model_contract *contract,
                                  const struct bide_spec *base,
                                  const struct bide_spec_change *change)
{
    const struct bide_spec_takes_staff *takes = &change->takes_staff;
    contract->fails = change->fails;
    contract->takes_staff =
        takes->staff == NULL ? -1 : (int) bide_model_name_staff(base, takes->staff);
    contract->takes_wte = takes->staff == NULL ? 0.0 : takes->wte;
    contract->takes_after_days = 7.0 * takes->after_weeks;
    contract->returns_to = change->returns.to == NULL
                               ? -1
                               : (int) bide_model_name_pathway(base, change->returns.to);
    contract->returns = change->returns.to == NULL ? 0.0 : change->returns.share;
    enum bide_err err =
        make_dist(&contract->mobilisation_days, &change->mobilisation_weeks, 0.0, 7.0);
    if (err == BIDE_OK) {
        err = make_dist(&contract->delivers, &change->delivers, 1.0, 1.0);
    }
    if (err == BIDE_OK) {
        err = make_dist(&contract->returns_days, &change->returns.weeks, 0.0, 7.0);
    }
    return err;
}

enum bide_err bide_model_contract_add(struct bide_model *model,
                                      const struct bide_spec *base,
                                      const struct bide_spec_change *change)
{
    struct bide_model_contract *contract = &model->contracts[model->contract_count++];
    char pathway[MOST_NAME];
    const char *dot = strchr(change->step, '.');
    const size_t length = (size_t) (dot - change->step);
    BIDE_REQUIRE(length < sizeof(pathway));
    memcpy(pathway, change->step, length);
    pathway[length] = '\0';

    contract->pathway = (uint32_t) bide_model_name_pathway(base, pathway);
    contract->step = (uint32_t) bide_model_name_step(base, contract->pathway, dot + 1);
    contract->line = bide_budget_of_change(base, change);
    contract->luck = luck_of(model, contract, &change->eligible);
    contract->start = bide_spec_change_day(base, change);
    contract->end =
        isnan(change->weeks) ? INFINITY : contract->start + 7.0 * change->weeks;
    contract->ramp_days = 7.0 * change->ramp_weeks;
    contract->per_open_day = change->per_week / (double) model->working_day_count;
    contract->total = isnan(change->total) ? INFINITY : change->total;
    contract->price = change->price;
    contract->set_up_cost = change->set_up_cost;
    contract->waited_days = 7.0 * change->eligible.waited_weeks;
    contract->group = bide_model_name_group(base, change->eligible.group);
    contract->class_index =
        bide_model_name_class(base, contract->pathway, change->eligible.priority);
    contract->uptake = change->uptake;
    contract->second_look = change->second_look;
    contract->has_ages =
        change->eligible.age_from > 0.0 || !isnan(change->eligible.age_below);
    contract->age_from_days = BIDE_CIVIL_DAYS_PER_YEAR * change->eligible.age_from;
    contract->age_below_days =
        isnan(change->eligible.age_below)
            ? INFINITY
            : BIDE_CIVIL_DAYS_PER_YEAR * change->eligible.age_below;
    contract->referred_before =
        change->eligible.referred_before == BIDE_SPEC_NO_DATE
            ? INFINITY
            : (double) change->eligible.referred_before - (double) base->start;
    return add_provider(contract, base, change);
}
