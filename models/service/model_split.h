/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_split.h - storage for the answers of a split. */
#ifndef BIDE_SERVICE_MODEL_SPLIT_H
#define BIDE_SERVICE_MODEL_SPLIT_H

#include "models/service/model.h"

/* To be filled; NULL members if there is no memory. */
struct bide_model_split_arrays {
    double *cumulated;
    uint32_t *answers;
};

/* Give the split room for count answers; its count is 0 if there is no memory. */
struct bide_model_split_arrays bide_model_split_take(struct bide_model *model,
                                                     struct bide_model_split *split,
                                                     size_t count);

#endif
