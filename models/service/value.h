/* SPDX-License-Identifier: GPL-3.0-or-later */
/* value.h - what the extra money of a scenario buys on one pathway, with the first
 * scenario as the yardstick and replications paired.
 *
 * Set against a pathway is the money of the budget's lines that serve it (budget.h). A
 * line that serves several pathways counts in full for each: the figures are then answers
 * to "what if it were for this one alone", and cannot be added up.
 *
 * A pathway may gain from money that is spent elsewhere: where a programme on another
 * pathway frees its staff, or its children come on sooner. If its own lines cost nothing
 * more and it surely gains, all of the scenario's extra money is set against it. */
#ifndef BIDE_SERVICE_VALUE_H
#define BIDE_SERVICE_VALUE_H

#include "engine/base/err.h"
#include "engine/stat/ratio.h"
#include "models/service/outcome.h"

struct bide_value {
    struct bide_estimate pounds; /* extra money for the pathway since the start */
    bool is_whole;               /* that is all of the scenario's extra money */
    struct bide_estimate seen;   /* extra children seen since the warm-up */
    struct bide_estimate weeks;  /* of waiting avoided: area between the two lists */
    struct bide_ratio per_child; /* pounds for each extra child seen */
    struct bide_ratio per_week;  /* pounds for each week of waiting avoided */
};

/* scenario is not the first; the moment is a milestone. */
BIDE_MUST_CHECK enum bide_err bide_value_make(struct bide_value *value,
                                              const struct bide_outcome *outcome,
                                              size_t scenario, size_t moment,
                                              size_t pathway);

/* Whether it says anything: money is spent or saved, or the change in children seen or in
 * weeks, rounded to weeks_unit, is neither 0 nor chance. */
bool bide_value_is_telling(const struct bide_value *value, double weeks_unit);

#endif
