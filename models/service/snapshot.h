/* SPDX-License-Identifier: GPL-3.0-or-later */
/* snapshot.h - the measures of a moment, written into the row of the replication. */
#ifndef BIDE_SERVICE_SNAPSHOT_H
#define BIDE_SERVICE_SNAPSHOT_H

#include "models/service/run.h"

/* Measure every line, staff group and cost as things stand now, but for those of lanes,
 * which do so themselves. */
void bide_snapshot_take(struct bide_run *run, size_t moment);

#endif
