/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/real.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

_Static_assert(FLT_EVAL_METHOD == 0, "every operation must round to double");

/* ln 2 in two parts. The first has 42 bits, so that its product with an exponent is
 * exact.
 */
static const double ln2_high = 0x1.62e42fefa3800p-1;
static const double ln2_low = 0x1.ef35793c76730p-45;
static const double one_over_ln2 = 0x1.71547652b82fep+0;

/* Adding and subtracting this rounds a double below 2^51 to an integer. */
static const double rounder = 0x1.8p+52;

enum { FRACTION_BITS = 52, EXPONENT_BIAS = 1023 };

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* exponent from -1022 to 1023 */
static double power_of_two(int exponent)
{
    return double_of((uint64_t) (exponent + EXPONENT_BIAS) << FRACTION_BITS);
}

/* e^r - 1 - r for |r| <= ln(2) / 2: minimax polynomial, off by less than 2^-60. */
static double exp_tail(double r)
{
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double low = (0x1.555555555555bp-3 + r * 0x1.555555555555ap-5)
                       + r2 * (0x1.111111110ebd9p-7 + r * 0x1.6c16c16c14133p-10);
    const double middle = (0x1.a01a01b3b1ad8p-13 + r * 0x1.a01a01b2082acp-16)
                          + r2 * (0x1.71ddefa2455b9p-19 + r * 0x1.27e4c2abd48abp-22);
    const double high = 0x1.af6cbf2947aa8p-26 + r * 0x1.1f99de67e5066p-29;

    return r2 * (0.5 + r * (low + r4 * (middle + r4 * high)));
}

/* e^(x - exponent ln 2) - taken, for taken 0 or 2^-exponent. Only the last addition
 * rounds at full size: what the ones before it lose is carried along. */
static double exp_reduced(double x, double exponent, double taken)
{
    const double one = 1.0 - taken;
    const double one_lost = (1.0 - one) - taken;
    const double high = x - exponent * ln2_high;
    const double low = exponent * ln2_low;
    const double r = high - low;
    const double r_lost = (high - r) - low;
    const double sum = one + high;
    const double sum_lost = high - (sum - one);

    return sum + ((one_lost + sum_lost - low + r_lost * r) + exp_tail(r));
}

double bide_real_exp(double x)
{
    if (!(x <= 710.0)) {
        return x + INFINITY;
    }
    if (x < -746.0) {
        return 0.0;
    }
    const double exponent = (x * one_over_ln2 + rounder) - rounder;
    const int whole = (int) exponent;
    const int half = whole / 2;

    /* In two steps, so that neither power is out of range and only the last rounds. */
    return exp_reduced(x, exponent, 0.0) * power_of_two(half)
           * power_of_two(whole - half);
}

double bide_real_expm1(double x)
{
    if (!(x <= 40.0)) {
        return bide_real_exp(x);
    }
    if (x < -40.0) {
        return -1.0;
    }
    const double exponent = (x * one_over_ln2 + rounder) - rounder;
    const int whole = (int) exponent;

    return exp_reduced(x, exponent, power_of_two(-whole)) * power_of_two(whole);
}

/* A number as 2^exponent (1 + f), with 1 + f from sqrt(1/2) to sqrt(2). */
struct parts {
    int exponent;
    double f;
};

static struct parts split(double x)
{
    static const uint64_t one = 0x3ff0000000000000;
    static const uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
    static const uint64_t fraction = 0x000fffffffffffff;

    const int scaled = x < DBL_MIN ? 54 : 0;
    const uint64_t bits = bits_of(scaled > 0 ? x * 0x1p+54 : x) + (one - sqrt_half);

    struct parts parts;
    parts.exponent = (int) (bits >> FRACTION_BITS) - EXPONENT_BIAS - scaled;
    parts.f = double_of((bits & fraction) + sqrt_half) - 1.0;
    return parts;
}

/* exponent ln 2 + log(1 + f) + extra. With s = f / (2 + f),
 * log(1 + f) = 2 atanh(s) = f - (f^2 / 2 - s (f^2 / 2 + s^2 P(s^2))), P minimax, |s| <
 * 0.172.
 */
static double log_joined(struct parts parts, double extra)
{
    const double f = parts.f;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double z2 = z * z;
    const double low = (0x1.555555555558fp-1 + z * 0x1.9999999980aeap-2)
                       + z2 * (0x1.249249415d2d0p-2 + z * 0x1.c71c526c60910p-3);
    const double high =
        (0x1.74662dcae9eb4p-3 + z * 0x1.39a3340d4e198p-3) + z2 * 0x1.2ef897ab031c5p-3;
    const double half_square = 0.5 * f * f;
    const double bend = half_square - s * (half_square + z * (low + z2 * z2 * high));

    const double exponent = parts.exponent;
    const double whole = exponent * ln2_high;
    const double sum = whole + f;
    const double lost = f - (sum - whole);
    return sum + ((lost + (exponent * ln2_low + extra)) - bend);
}

double bide_real_log(double x)
{
    return log_joined(split(x), 0.0);
}

/* log(1 + x) = log(u) + lost / u, where u is 1 + x rounded and lost = 1 + x - u. */
double bide_real_log1p(double x)
{
    const double u = 1.0 + x;
    const double back = u - 1.0;
    const double lost = (1.0 - (u - back)) + (x - back);

    return log_joined(split(u), lost / u);
}

/* Stirling's series at a z of at least 20, Abramowitz and Stegun 6.1.41, and
 * gamma(z + 1) = z gamma(z) to get there. */
double bide_real_gamma(double x)
{
    static const double half_log_2pi = 0x1.d67f1c864beb5p-1;
    double product = 1.0;
    double z = x;
    while (z < 20.0) {
        product *= z;
        z += 1.0;
    }
    const double w = 1.0 / (z * z);
    const double series =
        (1.0 / 12.0 - w * (1.0 / 360.0 - w * (1.0 / 1260.0 - w / 1680.0))) / z;
    return bide_real_exp((z - 0.5) * bide_real_log(z) - z + half_log_2pi + series)
           / product;
}
