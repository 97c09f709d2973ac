/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_repeat.h"

enum bide_err bide_model_repeat_compile(struct bide_model_step *step,
                                        const struct bide_spec_step *source)
{
    if (!source->repeats.is_given) {
        return BIDE_OK;
    }
    const struct bide_dist_params count = bide_spec_dist_params(&source->repeats);
    const struct bide_dist_params weeks = bide_spec_dist_params(&source->every_weeks);
    enum bide_err err = bide_dist_init(&step->repeats, &count, 1.0);
    if (err == BIDE_OK) {
        err = bide_dist_init(&step->every_days, &weeks, 7.0);
    }
    step->is_repeated = err == BIDE_OK;
    return err;
}
