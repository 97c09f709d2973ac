/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_lanes.h - Philox blocks in vectors of 64-bit lanes, a block to a lane. Included
 * by batch.c once for each width, which is given by these macros, undefined at the end:
 *
 * LANES_FILL            the name of the function
 * LANES_TARGET          attributes that switch the instructions on
 * LANES_COUNT           lanes of a vector
 * LANES_PRODUCT(a, b)   64-bit products of the low halves
 * LANES_EVEN(a, b)      lanes 0, 2, 4 ... of a and b in turn; LANES_ODD: 1, 3, 5 ...
 * LANES_ORDER           which block each lane holds, so that EVEN and ODD put them in
 *                       order
 *
 * A lane's upper half may hold anything: PRODUCT does not see it, and it is cut off last.
 * Without the macros there is nothing in it. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/rand/philox.h"

#ifdef LANES_FILL

#define LANES_VECTOR uint64_t __attribute__((vector_size(LANES_COUNT * sizeof(uint64_t))))

LANES_TARGET static void LANES_FILL(const struct bide_batch_start *start,
                                    struct bide_philox_block *blocks, size_t count)
{
    typedef LANES_VECTOR vector;
    const vector zero = { 0 };
    const vector factor0 = zero + BIDE_PHILOX_FACTOR0;
    const vector factor1 = zero + BIDE_PHILOX_FACTOR1;
    const vector low_half = zero + UINT32_MAX;
    const uint64_t entity =
        (uint64_t) start->counter.word[3] << 32 | start->counter.word[2];
    const vector block_mask = zero - (uint64_t) start->is_stream;
    vector number = LANES_ORDER;
    vector keys[BIDE_PHILOX_ROUNDS][2];
    for (uint32_t round = 0; round < BIDE_PHILOX_ROUNDS; ++round) {
        keys[round][0] =
            zero + (uint32_t) (start->key[0] + round * BIDE_PHILOX_KEY_STEP0);
        keys[round][1] =
            zero + (uint32_t) (start->key[1] + round * BIDE_PHILOX_KEY_STEP1);
    }

    for (size_t done = 0; done < count; done += LANES_COUNT, number += LANES_COUNT) {
        const vector name = entity + (number & ~block_mask);
        vector word0 = start->counter.word[0] + (number & block_mask);
        vector word1 = zero + start->counter.word[1];
        vector word2 = name;
        vector word3 = name >> 32;
        for (int round = 0; round < BIDE_PHILOX_ROUNDS; ++round) {
            const vector product0 = LANES_PRODUCT(word0, factor0);
            const vector product1 = LANES_PRODUCT(word2, factor1);
            word0 = product1 >> 32 ^ word1 ^ keys[round][0];
            word1 = product1;
            word2 = product0 >> 32 ^ word3 ^ keys[round][1];
            word3 = product0;
        }
        const vector low = (word0 & low_half) | word1 << 32;
        const vector high = (word2 & low_half) | word3 << 32;
        const vector halves[2] = { LANES_EVEN(low, high), LANES_ODD(low, high) };
        if (done + LANES_COUNT <= count) {
            memcpy(blocks + done, halves, sizeof(halves));
        } else {
            memcpy(blocks + done, halves, (count - done) * sizeof(*blocks));
        }
    }
}

#undef LANES_FILL
#undef LANES_TARGET
#undef LANES_COUNT
#undef LANES_PRODUCT
#undef LANES_EVEN
#undef LANES_ODD
#undef LANES_ORDER
#undef LANES_VECTOR

#endif
