/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fake_ranks.h - ranks that are threads of one test, with the notes in memory: it stands
 * behind engine/run/ranks.h in their place. */
#ifndef BIDE_TESTS_FAKE_RANKS_H
#define BIDE_TESTS_FAKE_RANKS_H

#include <stddef.h>

#include "engine/run/ranks.h"

enum { FAKE_RANKS_MOST = 5 };

/* Rank number rank of count; the first call of a test must be for rank 0. */
struct bide_ranks fake_ranks_new(int rank, int count);

/* Of all rows sent with one note so far, the most, and those of the last note. */
size_t fake_ranks_most_rows(void);
size_t fake_ranks_last_rows(void);

#endif
