/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fault.h - how many problems of settings are told: more than anyone reads only cost
 * time.
 */
#ifndef BIDE_SCENARIO_FAULT_H
#define BIDE_SCENARIO_FAULT_H

#include <stdbool.h>

#include "models/text/diag.h"

enum { BIDE_FAULT_MOST = 100 }; /* errors, and as many warnings */

/* Whether another problem of this level may be added. The first that may not is replaced,
 * at its place, by the note that there are more. */
bool bide_fault_has_room(struct bide_diag *diag, enum bide_diag_level level,
                         struct bide_diag_place place);

/* Whether the same is said of the same setting already: a scenario that another includes
 * is looked at twice. */
bool bide_fault_is_told(const struct bide_diag *diag, struct bide_diag_place place,
                        const char *what);

#endif
