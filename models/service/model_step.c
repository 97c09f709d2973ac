/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_step.h"

#include <math.h>

#include "models/service/model_name.h"
#include "models/service/model_repeat.h"

#define MINUTES_PER_DAY 1440.0

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
    struct bide_dist_params params = bide_spec_dist_params(given);
    if (!given->is_given) {
        bide_dist_params_init(&params);
        params.mean = 0.0; /* a step that waits for others only */
    }
    return bide_dist_init(dist, &params, unit);
}

enum bide_err bide_model_step_compile(struct bide_model_step *step,
                                      const struct bide_spec *spec,
                                      const struct bide_spec_step *source)
{
    step->staff = source->staff == NULL
                      ? BIDE_MODEL_NO_STAFF
                      : (int) bide_model_name_staff(spec, source->staff);
    step->share = source->share;
    step->not_brought = source->not_brought;
    step->rebook = source->rebook;
    step->rebook_days = 7.0 * source->rebook_weeks;
    step->discharge_after = source->discharge_after == BIDE_SPEC_UNSET
                                ? UINT16_MAX
                                : (uint16_t) source->discharge_after;
    step->missed_restarts = source->missed_clock == BIDE_SPEC_MISSED_RESTARTS;
    step->missed_to_back = source->missed_place == BIDE_SPEC_MISSED_BACK;
    const enum bide_err err = compile_time(&step->time, source);
    return err == BIDE_OK ? bide_model_repeat_compile(step, source) : err;
}

static bool is_continuous(const struct bide_model_epoch *epoch,
                          const struct bide_model_step *step)
{
    bool is_one = step->staff >= 0 && epoch->staff[step->staff].is_continuous;
    for (size_t i = 0; i < step->help.other_count; ++i) {
        is_one = is_one || epoch->staff[step->help.others[i]].is_continuous;
    }
    return is_one;
}

static void sum_up(const struct bide_model_epoch *epoch,
                   const struct bide_model_pathway *pathway, size_t first_list)
{
    for (size_t i = 0; i < pathway->step_count; ++i) {
        struct bide_model_step *step = &pathway->steps[i];
        step->list = (uint32_t) (first_list + i);
        step->all_wait = step->staff >= 0 && step->share >= 1.0 && !step->is_piloted;
        step->leads_on =
            !step->is_repeated && isinf(step->within_days) && step->after.count == 0;
        step->wakes = is_continuous(epoch, step);
    }
}

void bide_model_step_sum_up(struct bide_model *model)
{
    for (size_t i = 0; i < model->epoch_count; ++i) {
        const struct bide_model_epoch *epoch = &model->epochs[i];
        for (size_t k = 0; k < model->pathway_count; ++k) {
            sum_up(epoch, &epoch->pathways[k], model->routes[k].first_list);
        }
    }
}
