/* SPDX-License-Identifier: GPL-3.0-or-later */
/* route.h - which step a child goes to when it is done with one. */
#ifndef BIDE_SERVICE_ROUTE_H
#define BIDE_SERVICE_ROUTE_H

#include "models/service/run.h"

/* What follows the child's step (enum bide_model_after); one of step's after. */
uint32_t bide_route_after(const struct bide_run *run, const struct bide_run_child *child);

/* Send the child to a step, or the end if there is none of that number. A clock that
 * would have stopped at a step passed by stops. A child that comes again to where it was
 * gets a new name for its random streams, however often it comes. */
void bide_route_go(struct bide_run *run, struct bide_run_child *child, size_t step);

/* A key that is the child's own on another way, told apart by tag. */
static inline uint64_t bide_route_key(uint64_t key, uint32_t tag)
{
    uint64_t mixed = (key ^ tag) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ mixed >> 32) * 0xD6E8FEB86659FD93ULL;
    return mixed ^ mixed >> 32;
}

#endif
