/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample.h - the frequent draws, inlined: standard exponential, normal and gamma. */
#ifndef BIDE_RAND_SAMPLE_H
#define BIDE_RAND_SAMPLE_H

#include "engine/rand/stream.h"

/* Exponential with mean 1. */
static inline double bide_sample_exponential(struct bide_stream *stream);

/* Normal with mean 0 and standard deviation 1. */
static inline double bide_sample_normal(struct bide_stream *stream);

/* Gamma with this shape (> 0) and scale 1. Marsaglia and Tsang (2000). */
double bide_sample_gamma(struct bide_stream *stream, double shape);

#endif
