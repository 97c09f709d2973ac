/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rng.h - the streams as a GSL generator, for models that draw with gsl_ran_*. */
#ifndef BIDE_RAND_RNG_H
#define BIDE_RAND_RNG_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

/* "bide_philox": 32-bit integers, and doubles on the open interval (0, 1), each taking
 * the next words of a stream as bide_stream_u32 and bide_stream_uniform do.
 * gsl_rng_set(rng, seed) opens the stream (root of (seed, 0), purpose 0, entity 0). */
const gsl_rng_type *bide_rng_type(void);

/* Make a generator of that type start this stream. */
void bide_rng_open(gsl_rng *rng, uint64_t root, uint32_t purpose, uint64_t entity);

#endif
