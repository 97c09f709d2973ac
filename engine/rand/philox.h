/* SPDX-License-Identifier: GPL-3.0-or-later */
/* philox.h - the Philox4x32-10 counter-based generator: a keyed bijection of 128 bits.
 *
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11. */
#ifndef BIDE_RAND_PHILOX_H
#define BIDE_RAND_PHILOX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BIDE_PHILOX_FACTOR0 0xD2511F53U
#define BIDE_PHILOX_FACTOR1 0xCD9E8D57U
#define BIDE_PHILOX_KEY_STEP0 0x9E3779B9U
#define BIDE_PHILOX_KEY_STEP1 0xBB67AE85U
enum { BIDE_PHILOX_ROUNDS = 10 };

struct bide_philox_block {
    uint32_t word[4];
};

/* Two neighbouring words, the first in the low half: one load where that is how numbers
 * lie in memory. */
static inline uint64_t bide_philox_pair(const struct bide_philox_block *block,
                                        size_t first)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t pair;
    memcpy(&pair, &block->word[first], sizeof(pair));
    return pair;
#else
    return (uint64_t) block->word[first + 1] << 32 | block->word[first];
#endif
}

static inline struct bide_philox_block bide_philox_round(struct bide_philox_block block,
                                                         uint32_t key0, uint32_t key1)
{
    const uint64_t product0 = (uint64_t) BIDE_PHILOX_FACTOR0 * block.word[0];
    const uint64_t product1 = (uint64_t) BIDE_PHILOX_FACTOR1 * block.word[2];
    const struct bide_philox_block next = {
        { (uint32_t) (product1 >> 32) ^ block.word[1] ^ key0, (uint32_t) product1,
          (uint32_t) (product0 >> 32) ^ block.word[3] ^ key1, (uint32_t) product0 }
    };
    return next;
}

/* Two rounds and their keys, the n-th and the next. */
static inline struct bide_philox_block bide_philox_two_rounds(
    struct bide_philox_block block, uint32_t key0, uint32_t key1, uint32_t n)
{
    const uint32_t first0 = key0 + n * BIDE_PHILOX_KEY_STEP0;
    const uint32_t first1 = key1 + n * BIDE_PHILOX_KEY_STEP1;
    return bide_philox_round(bide_philox_round(block, first0, first1),
                             first0 + BIDE_PHILOX_KEY_STEP0,
                             first1 + BIDE_PHILOX_KEY_STEP1);
}

/* The block that belongs to this counter and key. Written out, for compilers leave a loop
 * of ten rounds a loop, and a fifth of the time goes into turning round. */
static inline struct bide_philox_block bide_philox_block(struct bide_philox_block counter,
                                                         uint32_t key0, uint32_t key1)
{
    struct bide_philox_block block = bide_philox_two_rounds(counter, key0, key1, 0);
    block = bide_philox_two_rounds(block, key0, key1, 2);
    block = bide_philox_two_rounds(block, key0, key1, 4);
    block = bide_philox_two_rounds(block, key0, key1, 6);
    return bide_philox_two_rounds(block, key0, key1, 8);
}

#endif
