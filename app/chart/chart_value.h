/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_value.h - what each scenario costs more than the first, and how many fewer
 * children then wait. */
#ifndef BIDE_APP_CHART_CHART_VALUE_H
#define BIDE_APP_CHART_CHART_VALUE_H

#include "engine/base/text.h"
#include "engine/stat/estimate.h"
#include "models/service/study.h"

struct bide_chart_value {
    struct bide_estimate pounds; /* more than in the first scenario, since the start */
    struct bide_estimate fewer;  /* children on all lists together */
    struct bide_estimate seen;   /* more children seen, on all lists together */
};

/* Of a scenario at a moment; the study has its rows. */
BIDE_MUST_CHECK enum bide_err bide_chart_value_of(struct bide_chart_value *value,
                                                  const struct bide_study *study,
                                                  size_t scenario, size_t moment);

/* At the last milestone. Nothing if no scenario costs more or less than the first. */
void bide_chart_value_add(struct bide_text *out, const struct bide_study *study);

#endif
