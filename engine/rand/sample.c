/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/sample.h"

#include <stdbool.h>

#include "engine/rand/real.h"

/* True if a place drawn in this layer, where the density is so high, is under the curve.
 */
static bool is_under(const struct bide_ziggurat *ziggurat, size_t layer, double density,
                     struct bide_stream *stream)
{
    const double bottom = ziggurat->density[layer];
    const double height = ziggurat->density[layer + 1] - bottom;
    return bottom + bide_stream_uniform(stream) * height < density;
}

/* The tail of an exponential is an exponential. */
double bide_sample_exponential_edge(struct bide_stream *stream, size_t layer, double x)
{
    if (layer == 0) {
        return bide_ziggurat_exponential.x[1] + bide_sample_exponential(stream);
    }
    if (is_under(&bide_ziggurat_exponential, layer, bide_real_exp(-x), stream)) {
        return x;
    }
    return bide_sample_exponential(stream);
}

/* The normal tail beyond r: r + E / r is right where E'> (E / r)^2 / 2, for exponential E
 * and E' (Marsaglia 1964). */
static double normal_tail(struct bide_stream *stream)
{
    const double start = bide_ziggurat_normal.x[1];

    for (;;) {
        const double beyond = bide_sample_exponential(stream) / start;
        if (2.0 * bide_sample_exponential(stream) > beyond * beyond) {
            return start + beyond;
        }
    }
}

double bide_sample_normal_edge(struct bide_stream *stream, size_t layer, double x)
{
    if (layer == 0) {
        return copysign(normal_tail(stream), x);
    }
    if (is_under(&bide_ziggurat_normal, layer, bide_real_exp(-0.5 * x * x), stream)) {
        return x;
    }
    return bide_sample_normal(stream);
}

/* Marsaglia and Tsang, "A simple method for generating gamma variables" (2000), for a
 * shape of at least 1. */
static double gamma_from_1(struct bide_stream *stream, double shape)
{
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / (3.0 * sqrt(d));

    for (;;) {
        const double x = bide_sample_normal(stream);
        const double root = 1.0 + c * x;
        if (root <= 0.0) {
            continue;
        }
        const double v = root * root * root;
        const double u = bide_stream_uniform(stream);
        const double square = x * x;
        if (u < 1.0 - 0.0331 * square * square) {
            return d * v;
        }
        if (bide_real_log(u) < 0.5 * square + d * (1.0 - v + bide_real_log(v))) {
            return d * v;
        }
    }
}

double bide_sample_gamma(struct bide_stream *stream, double shape)
{
    if (shape >= 1.0) {
        return gamma_from_1(stream, shape);
    }
    /* G(shape) = G(shape + 1) U^(1 / shape), Marsaglia and Tsang, section 6. */
    const double larger = gamma_from_1(stream, shape + 1.0);
    return larger * bide_real_exp(-bide_sample_exponential(stream) / shape);
}
