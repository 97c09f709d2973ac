/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/batch.h"

#include <string.h>

#include "engine/base/err.h"

static void fill_plain(const struct bide_batch_start *start,
                       struct bide_philox_block *blocks, size_t count)
{
    const uint64_t entity =
        (uint64_t) start->counter.word[3] << 32 | start->counter.word[2];
    for (size_t i = 0; i < count; ++i) {
        struct bide_philox_block counter = start->counter;
        if (start->is_stream) {
            counter.word[0] += (uint32_t) i;
        } else {
            counter.word[2] = (uint32_t) (entity + i);
            counter.word[3] = (uint32_t) ((entity + i) >> 32);
        }
        blocks[i] = bide_philox_block(counter, start->key[0], start->key[1]);
    }
}

#ifdef __x86_64__
#include <immintrin.h>

#define LANES_FILL fill_128
#define LANES_TARGET
#define LANES_COUNT 2
#define LANES_PRODUCT(a, b) (vector) _mm_mul_epu32((__m128i) (a), (__m128i) (b))
#define LANES_EVEN(a, b) (vector) _mm_unpacklo_epi64((__m128i) (a), (__m128i) (b))
#define LANES_ODD(a, b) (vector) _mm_unpackhi_epi64((__m128i) (a), (__m128i) (b))
#define LANES_ORDER                                                                      \
    {                                                                                    \
        0, 1                                                                             \
    }
#include "engine/rand/batch_lanes.h"

#define LANES_FILL fill_256
#define LANES_TARGET __attribute__((target("avx2")))
#define LANES_COUNT 4
#define LANES_PRODUCT(a, b) (vector) _mm256_mul_epu32((__m256i) (a), (__m256i) (b))
#define LANES_EVEN(a, b) (vector) _mm256_unpacklo_epi64((__m256i) (a), (__m256i) (b))
#define LANES_ODD(a, b) (vector) _mm256_unpackhi_epi64((__m256i) (a), (__m256i) (b))
#define LANES_ORDER                                                                      \
    {                                                                                    \
        0, 2, 1, 3                                                                       \
    }
#include "engine/rand/batch_lanes.h"

#define LANES_FILL fill_512
#define LANES_TARGET __attribute__((target("avx512f")))
#define LANES_COUNT 8
#define LANES_PRODUCT(a, b) (vector) _mm512_mul_epu32((__m512i) (a), (__m512i) (b))
#define LANES_EVEN(a, b) (vector) _mm512_unpacklo_epi64((__m512i) (a), (__m512i) (b))
#define LANES_ODD(a, b) (vector) _mm512_unpackhi_epi64((__m512i) (a), (__m512i) (b))
#define LANES_ORDER                                                                      \
    {                                                                                    \
        0, 4, 1, 5, 2, 6, 3, 7                                                           \
    }
#include "engine/rand/batch_lanes.h"

bool bide_batch_has(enum bide_batch_width width)
{
    switch (width) {
    case BIDE_BATCH_PLAIN:
    case BIDE_BATCH_128:
        return true;
    case BIDE_BATCH_256:
        return __builtin_cpu_supports("avx2") != 0;
    case BIDE_BATCH_512:
        return __builtin_cpu_supports("avx512f") != 0;
    case BIDE_BATCH_WIDTH_COUNT:
    default:
        return false;
    }
}

struct bide_batch bide_batch_of(enum bide_batch_width width)
{
    BIDE_REQUIRE(bide_batch_has(width));
    static const struct bide_batch batches[] = {
        [BIDE_BATCH_PLAIN] = { BIDE_BATCH_PLAIN, fill_plain },
        [BIDE_BATCH_128] = { BIDE_BATCH_128, fill_128 },
        [BIDE_BATCH_256] = { BIDE_BATCH_256, fill_256 },
        [BIDE_BATCH_512] = { BIDE_BATCH_512, fill_512 },
    };
    return batches[width];
}
#else
bool bide_batch_has(enum bide_batch_width width)
{
    return width == BIDE_BATCH_PLAIN;
}

struct bide_batch bide_batch_of(enum bide_batch_width width)
{
    BIDE_REQUIRE(bide_batch_has(width));
    return (struct bide_batch){ width, fill_plain };
}
#endif

struct bide_batch bide_batch_open(void)
{
    enum bide_batch_width width = BIDE_BATCH_512;
    while (!bide_batch_has(width)) {
        --width;
    }
    return bide_batch_of(width);
}

void bide_batch_blocks(const struct bide_batch *batch, struct bide_stream *stream,
                       struct bide_philox_block *blocks, size_t count)
{
    BIDE_REQUIRE(stream->used == 4);
    const struct bide_batch_start start = { stream->counter,
                                            { stream->key[0], stream->key[1] },
                                            true };
    batch->fill(&start, blocks, count);
    stream->counter.word[0] += (uint32_t) count;
}

void bide_batch_entities(const struct bide_batch *batch, const struct bide_stream *first,
                         struct bide_philox_block *blocks, size_t count)
{
    BIDE_REQUIRE(first->used == 4 && first->counter.word[0] == 0);
    const struct bide_batch_start start = { first->counter,
                                            { first->key[0], first->key[1] },
                                            false };
    batch->fill(&start, blocks, count);
}
