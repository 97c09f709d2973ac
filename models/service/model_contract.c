/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_contract.h"

#include <math.h>
#include <string.h>

#include "models/service/model_name.h"

enum { MOST_NAME = 128 };

void bide_model_contract_add(struct bide_model *model, const struct bide_spec *base,
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
    for (const struct bide_model_contract *c = model->contracts; c < contract; ++c) {
        contract->turn +=
            c->pathway == contract->pathway && c->step == contract->step ? 1 : 0;
    }
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
}
