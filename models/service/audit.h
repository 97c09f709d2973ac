/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit.h - does a finished replication add up? */
#ifndef BIDE_SERVICE_AUDIT_H
#define BIDE_SERVICE_AUDIT_H

#include "models/service/run.h"

struct bide_audit {
    double gap;    /* children unaccounted for, over all pathways */
    double little; /* largest relative difference in Little's law */
};

/* Look for every child in storage and compare with what was counted: all who came are
 * there or are done, all clocks that started run or stopped, and the area under each
 * list's curve equals the sum of the waits of the children on it (Little's law on the
 * whole sample path). Those who are booked are in a diary. */
struct bide_audit bide_audit_run(const struct bide_run *run);

#endif
