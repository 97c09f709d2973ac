/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limit.h - lists that hold only so many children: closed to referral, or blocking the
 * steps before. */
#ifndef BIDE_SERVICE_LIMIT_H
#define BIDE_SERVICE_LIMIT_H

#include "models/service/run.h"

/* Whether a pathway's list is closed to referral now. */
static inline bool bide_limit_is_closed(const struct bide_run *run, size_t pathway)
{
    return run->audits[pathway].list.value >= run->epoch->pathways[pathway].most_waiting;
}

/* Whether nobody is called from this list, because one of the next lists is full:
 * blocking before service. */
bool bide_limit_is_held(struct bide_run *run, size_t list);

#endif
