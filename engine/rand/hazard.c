/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/hazard.h"

#include <math.h>

#include "engine/rand/real.h"

static bool differ(double a, double b)
{
    return a < b || a > b;
}

bool bide_hazard_is_same(const struct bide_hazard *a, const struct bide_hazard *b)
{
    if (a->shape != b->shape || a->count != b->count || differ(a->scale, b->scale)
        || differ(a->power, b->power)) {
        return false;
    }
    bool is_same = true;
    for (size_t i = 0; i < a->count; ++i) {
        is_same = is_same && !differ(a->from[i], b->from[i])
                  && !differ(a->rates[i], b->rates[i]);
    }
    return is_same;
}

static double power_of(double x, double power)
{
    return x > 0.0 ? bide_real_exp(power * bide_real_log(x)) : 0.0;
}

/* The piece in which H reaches sum, or the last. */
static size_t piece_of_sum(const struct bide_hazard *hazard, double sum)
{
    size_t i = 0;
    while (i + 1 < hazard->count && hazard->cumulated[i + 1] < sum) {
        ++i;
    }
    return i;
}

static size_t piece_of_age(const struct bide_hazard *hazard, double age)
{
    size_t i = 0;
    while (i + 1 < hazard->count && hazard->from[i + 1] <= age) {
        ++i;
    }
    return i;
}

double bide_hazard_cumulated(const struct bide_hazard *hazard, double age)
{
    if (hazard->shape == BIDE_HAZARD_STEADY) {
        return age / hazard->scale;
    }
    if (hazard->shape == BIDE_HAZARD_WEIBULL) {
        return power_of(age / hazard->scale, hazard->power);
    }
    const size_t i = piece_of_age(hazard, age);
    return hazard->cumulated[i] + hazard->rates[i] * (age - hazard->from[i]);
}

double bide_hazard_age(const struct bide_hazard *hazard, double sum)
{
    if (hazard->shape == BIDE_HAZARD_STEADY) {
        return hazard->scale * sum;
    }
    if (hazard->shape == BIDE_HAZARD_WEIBULL) {
        return hazard->scale * power_of(sum, 1.0 / hazard->power);
    }
    const size_t i = piece_of_sum(hazard, sum);
    const double more = sum - hazard->cumulated[i];
    return hazard->rates[i] > 0.0 ? hazard->from[i] + more / hazard->rates[i] : INFINITY;
}

bool bide_hazard_is_never(const struct bide_hazard *hazard)
{
    if (hazard->shape != BIDE_HAZARD_PIECES) {
        return isinf(hazard->scale);
    }
    const size_t last = hazard->count - 1;
    return hazard->cumulated[last] <= 0.0 && hazard->rates[last] <= 0.0;
}
