/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/stream.h"

uint64_t bide_stream_root(uint64_t seed, uint64_t replication)
{
    const struct bide_philox_block name = { { (uint32_t) seed, (uint32_t) (seed >> 32),
                                              (uint32_t) replication,
                                              (uint32_t) (replication >> 32) } };
    const struct bide_philox_block mixed = bide_philox_block(name, 0x62696465, 0);

    return (uint64_t) mixed.word[1] << 32 | mixed.word[0];
}

uint64_t bide_stream_u64_unaligned(struct bide_stream *stream)
{
    const uint64_t low = bide_stream_u32(stream);
    const uint64_t high = bide_stream_u32(stream);
    return high << 32 | low;
}
