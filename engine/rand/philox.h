/* SPDX-License-Identifier: GPL-3.0-or-later */
/* philox.h - the Philox4x32-10 counter-based generator: a keyed bijection of 128 bits.
 *
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11. */
#ifndef BIDE_RAND_PHILOX_H
#define BIDE_RAND_PHILOX_H

#include <stdint.h>

struct bide_philox_block {
    uint32_t word[4];
};

/* The block that belongs to this counter and key. */
static inline struct bide_philox_block bide_philox_block(struct bide_philox_block counter,
                                                         uint32_t key0, uint32_t key1);

#endif
