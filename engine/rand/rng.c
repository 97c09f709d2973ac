/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/rng.h"

#include "engine/base/err.h"
#include "engine/rand/stream.h"

static void set(void *state, unsigned long seed)
{
    struct bide_stream *const stream = state;
    *stream = bide_stream_open(bide_stream_root(seed, 0), 0, 0);
}

static unsigned long get(void *state)
{
    return bide_stream_u32(state);
}

static double get_double(void *state)
{
    return bide_stream_uniform(state);
}

const gsl_rng_type *bide_rng_type(void)
{
    static const gsl_rng_type type = {
        .name = "bide_philox",
        .max = UINT32_MAX,
        .min = 0,
        .size = sizeof(struct bide_stream),
        .set = set,
        .get = get,
        .get_double = get_double,
    };
    return &type;
}

void bide_rng_open(gsl_rng *rng, uint64_t root, uint32_t purpose, uint64_t entity)
{
    BIDE_REQUIRE(rng->type == bide_rng_type());
    struct bide_stream *const stream = rng->state;
    *stream = bide_stream_open(root, purpose, entity);
}
