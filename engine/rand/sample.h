/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample.h - the frequent draws: standard exponential, normal and gamma.
 *
 * Exponential and normal use the ziggurat method: one 64-bit draw picks a layer (bits 0
 * to 7) and a place across it (bits 12 to 63). In about 98 of 100 cases the place lies
 * wholly under the curve and is the answer; otherwise further 64-bit draws follow. */
#ifndef BIDE_RAND_SAMPLE_H
#define BIDE_RAND_SAMPLE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/rand/stream.h"
#include "engine/rand/ziggurat.h"

/* The rest of the two samplers: what to return for a place x that is not wholly under the
 * curve. */
double bide_sample_exponential_edge(struct bide_stream *stream, size_t layer, double x);
double bide_sample_normal_edge(struct bide_stream *stream, size_t layer, double x);

/* The place that these bits give: the exponential itself, where it lies below the width
 * of the layer after that of the bits. */
static inline double bide_sample_exponential_place(uint64_t bits)
{
    const int64_t place = (int64_t) (bits >> 11 | 1);
    return (double) place * 0x1p-53
           * bide_ziggurat_exponential.x[bits % BIDE_ZIGGURAT_LAYERS];
}

/* Exponential with mean 1, always above 0. */
static inline double bide_sample_exponential(struct bide_stream *stream)
{
    const uint64_t bits = bide_stream_u64(stream);
    const size_t layer = bits % BIDE_ZIGGURAT_LAYERS;
    const double x = bide_sample_exponential_place(bits);
    const bool is_inside = x < bide_ziggurat_exponential.x[layer + 1];
    return is_inside ? x : bide_sample_exponential_edge(stream, layer, x);
}

/* Normal with mean 0 and standard deviation 1. */
static inline double bide_sample_normal(struct bide_stream *stream)
{
    const double *const width = bide_ziggurat_normal.x;
    const uint64_t bits = bide_stream_u64(stream);
    const size_t layer = bits % BIDE_ZIGGURAT_LAYERS;
    const int64_t place = (int64_t) (bits >> 11 | 1) - ((int64_t) 1 << 52);
    const double x = (double) place * 0x1p-52 * width[layer];

    return fabs(x) < width[layer + 1] ? x : bide_sample_normal_edge(stream, layer, x);
}

/* Gamma with this shape (> 0) and scale 1. Shapes below 1e-3 often give 0. */
double bide_sample_gamma(struct bide_stream *stream, double shape);

#endif
