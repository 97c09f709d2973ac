/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_split.h"

struct bide_model_split_arrays bide_model_split_take(struct bide_model *model,
                                                     struct bide_model_split *split,
                                                     size_t count)
{
    const struct bide_model_split_arrays arrays = {
        .cumulated = bide_arena_take(&model->arena, count, sizeof(double)),
        .answers = bide_arena_take(&model->arena, count, sizeof(uint32_t)),
    };
    split->cumulated = arrays.cumulated;
    split->answers = arrays.answers;
    split->count = arrays.cumulated != NULL && arrays.answers != NULL ? count : 0;
    return arrays;
}
