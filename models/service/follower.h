/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follower.h - the part of a rank that follows in the studies of the first rank. */
#ifndef BIDE_SERVICE_FOLLOWER_H
#define BIDE_SERVICE_FOLLOWER_H

#include <stdatomic.h>

#include "engine/base/err.h"
#include "engine/run/ranks.h"
#include "models/scenario/spec.h"

/* Take part in one study after another, until the first rank ends. Answers the exit code
 * it says. err: what came of loading spec, of which the first rank is told. */
int bide_follower_run(struct bide_ranks *ranks, const struct bide_spec *spec,
                      enum bide_err err, atomic_int *stop);

#endif
