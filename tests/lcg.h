/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lcg.h - a tiny generator for tests, apart from the engine's own.
 * Knuth (1998), The Art of Computer Programming 2, 3.3.4, line 26. */
#ifndef BIDE_TESTS_LCG_H
#define BIDE_TESTS_LCG_H

#include <stdint.h>

/* A whole number from 0 to bound - 1; any value of *state is a seed. */
static inline uint32_t lcg_below(uint64_t *state, uint32_t bound)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t) (((*state >> 32) * bound) >> 32);
}

#endif
