/* SPDX-License-Identifier: GPL-3.0-or-later */
/* canonical.h - all that a spec says, in one fixed form: two specs whose texts are the
 * same give the same replications. */
#ifndef BIDE_SCENARIO_CANONICAL_H
#define BIDE_SCENARIO_CANONICAL_H

#include "engine/base/text.h"
#include "models/scenario/spec.h"

/* Add a line for every setting, defaults too, such as
 *     pathways.autism.referrals.per_week = 12.5
 * and one for the rows of every data file. Labels and the title are left out, as are the
 * seed and the number of replications: neither changes what replication r of a seed is.
 */
void bide_canonical_spec(struct bide_text *out, const struct bide_spec *spec);

#endif
