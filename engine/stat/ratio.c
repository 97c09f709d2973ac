/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/ratio.h"

#include <math.h>

#include "engine/stat/estimate.h"

/* Sums over the pairs, of squares and products around the means (Welford, 1962). */
struct moments {
    size_t count;
    double top, bottom; /* means */
    double top_squares, bottom_squares, products;
};

static void add(struct moments *moments, double top, double bottom)
{
    moments->count += 1;
    const double share = 1.0 / (double) moments->count;
    const double from_top = top - moments->top;
    const double from_bottom = bottom - moments->bottom;
    moments->top += share * from_top;
    moments->bottom += share * from_bottom;
    moments->top_squares += from_top * (top - moments->top);
    moments->bottom_squares += from_bottom * (bottom - moments->bottom);
    moments->products += from_top * (bottom - moments->bottom);
}

/* Fieller (1954): the ratios r for which (top - r bottom)^2 is at most t^2 times its
 * variance lie between the roots of a r^2 - 2 b r + c; they have bounds if a is above 0.
 */
static void find_interval(struct bide_ratio *result, const struct moments *moments)
{
    const double n = (double) moments->count;
    const double t = bide_estimate_t_quantile(0.975, n - 1.0);
    const double weight = t * t / (n * (n - 1.0));
    const double a = moments->bottom * moments->bottom - weight * moments->bottom_squares;
    const double b = moments->top * moments->bottom - weight * moments->products;
    const double c = moments->top * moments->top - weight * moments->top_squares;
    if (a <= 0.0) {
        return;
    }
    const double half = sqrt(fmax(0.0, b * b - a * c));
    result->is_reliable = true;
    result->ratio = moments->top / moments->bottom;
    result->low = (b - half) / a;
    result->high = (b + half) / a;
}

struct bide_ratio bide_ratio_of(const double *tops, const double *bottoms, size_t count)
{
    struct bide_ratio result = { 0, NAN, NAN, NAN, NAN, NAN, false };
    struct moments moments = { .count = 0 };
    for (size_t i = 0; i < count; ++i) {
        if (!isnan(tops[i]) && !isnan(bottoms[i])) {
            add(&moments, tops[i], bottoms[i]);
        }
    }
    result.count = moments.count;
    if (moments.count > 0) {
        result.top = moments.top;
        result.bottom = moments.bottom;
    }
    if (moments.count > 1) {
        find_interval(&result, &moments);
    }
    return result;
}

static double plain(double x)
{
    return isnan(x) ? (double) NAN : x + 0.0;
}

void bide_ratio_plain(struct bide_ratio *ratio)
{
    ratio->top = plain(ratio->top);
    ratio->bottom = plain(ratio->bottom);
    ratio->ratio = plain(ratio->ratio);
    ratio->low = plain(ratio->low);
    ratio->high = plain(ratio->high);
}
