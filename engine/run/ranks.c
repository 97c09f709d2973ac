/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Without MPI: one rank. */
#include "engine/run/ranks.h"

#include <string.h>

#include "engine/run/launch.h"

enum bide_err bide_ranks_init(struct bide_ranks *ranks, char *const *environment)
{
    *ranks = (struct bide_ranks){ .count = 1 };
    return bide_launch_count(environment) > 1 ? BIDE_ERR_LIMIT : BIDE_OK;
}

void bide_ranks_free(struct bide_ranks *ranks)
{
    ranks->is_open = false;
}

bool bide_ranks_are_several(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->count > 1;
}

bool bide_ranks_follows(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->rank > 0;
}

void bide_ranks_send(struct bide_ranks *ranks, const struct bide_ranks_note *note,
                     const double *rows, size_t count)
{
    (void) note;
    (void) rows;
    (void) count;
    BIDE_REQUIRE(ranks->count > 1);
}

bool bide_ranks_poll(struct bide_ranks *ranks, struct bide_ranks_note *note)
{
    (void) note;
    BIDE_REQUIRE(ranks->count > 1);
    return false;
}

bool bide_ranks_take(struct bide_ranks *ranks, int peer, double *rows, size_t count)
{
    (void) peer;
    BIDE_REQUIRE(ranks->count > 1);
    memset(rows, 0, count * sizeof(rows[0]));
    return false;
}
