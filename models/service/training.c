/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/training.h"

double bide_training_factor(const struct bide_run *run, size_t staff)
{
    double factor = 1.0;
    for (size_t i = 0; i < run->model->training_count; ++i) {
        const struct bide_model_training *training = &run->model->trainings[i];
        const bool is_trained =
            training->staff == staff && run->loop.now >= training->end;
        factor *= is_trained ? training->factor : 1.0;
    }
    return factor;
}

double bide_training_cost(const struct bide_run *run, size_t index)
{
    const struct bide_model_training *training = &run->model->trainings[index];
    return run->loop.now >= training->start ? training->cost : 0.0;
}
