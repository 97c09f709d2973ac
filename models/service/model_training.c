/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_training.h"

#include <math.h>

#include "models/service/budget.h"
#include "models/service/model_name.h"
#include "models/service/model_staff.h"

enum bide_err bide_model_training_add(struct bide_model *model,
                                      const struct bide_spec *base,
                                      const struct bide_spec_change *change)
{
    struct bide_model_training *training = &model->trainings[model->training_count++];
    training->line = bide_budget_of_change(base, change);
    training->staff = (uint32_t) bide_model_name_staff(base, change->staff);
    training->start = bide_spec_change_day(base, change);
    training->end = training->start + 7.0 * change->weeks;
    training->factor = 1.0 - change->faster;
    training->cost = change->cost;
    double *present = bide_model_staff_present(model, training->staff);
    for (size_t day = 0; present != NULL && day < model->calendar.day_count; ++day) {
        const bool is_on =
            (double) day >= training->start && (double) day < training->end;
        present[day] *= is_on ? 1.0 - change->share_of_time : 1.0;
    }
    return present != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

void bide_model_training_add_extra(struct bide_model *model, const struct bide_spec *base,
                                   const struct bide_spec_change *change)
{
    struct bide_model_extra *extra = &model->extras[model->extra_count++];
    extra->line = bide_budget_of_change(base, change);
    extra->staff = (uint32_t) bide_model_name_staff(base, change->staff);
    extra->start = bide_spec_change_day(base, change);
    extra->end = isnan(change->weeks) ? INFINITY : extra->start + 7.0 * change->weeks;
    extra->weekdays = bide_calendar_weekdays(change->weekdays);
    extra->sessions = change->sessions;
    extra->price = change->price;
}
