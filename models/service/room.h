/* SPDX-License-Identifier: GPL-3.0-or-later */
/* room.h - the storage of a run, kept from one replication to the next. */
#ifndef BIDE_SERVICE_ROOM_H
#define BIDE_SERVICE_ROOM_H

#include "engine/base/err.h"
#include "models/service/model.h"
#include "models/service/run.h"

/* Storage for replications of any model, one after another. */
void bide_room_init(struct bide_run *run);
void bide_room_free(struct bide_run *run);

/* Room for this model; one no larger than any that ran here before needs none. */
BIDE_MUST_CHECK enum bide_err bide_room_make(struct bide_run *run,
                                             const struct bide_model *model);

#endif
