/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overlay.h - the base case with the changes of one scenario laid over it. */
#ifndef BIDE_SCENARIO_OVERLAY_H
#define BIDE_SCENARIO_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* The settings that hold from a day on. */
struct bide_overlay_epoch {
    double day;            /* days from the start */
    struct bide_spec spec; /* differs from the base only where "set" changes say so */
    const struct bide_spec_change *cause; /* the first "set" of that day; NULL if none */
};

struct bide_overlay {
    struct bide_overlay_epoch *epochs; /* owned; at least one, the first at day 0 */
    size_t epoch_count;
    const struct bide_spec_change **changes; /* owned array: all but "set", in order,
                                                those of included scenarios first */
    size_t change_count;
    bool has_sets; /* some changes were "set" */
};

/* Lay scenario number scenario over the base, which must live longer. All problems (a
 * "set" with a wrong path or value) go to diag; on an error nothing is left to free. */
BIDE_MUST_CHECK enum bide_err bide_overlay_init(struct bide_overlay *overlay,
                                                const struct bide_spec *base,
                                                size_t scenario, struct bide_diag *diag);
void bide_overlay_free(struct bide_overlay *overlay);

#endif
