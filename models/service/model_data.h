/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_data.h - compiles the children of data files. */
#ifndef BIDE_SERVICE_MODEL_DATA_H
#define BIDE_SERVICE_MODEL_DATA_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/scenario/spec_data.h"
#include "models/service/model.h"

/* The rows of a table in order of time, spread evenly over their day in the order of the
 * file. Those without a step have the one given. NULL if there is no memory. */
const struct bide_model_row *bide_model_data_rows(struct bide_model *model,
                                                  const struct bide_spec *base,
                                                  const struct bide_spec_table *table,
                                                  uint32_t step);

#endif
