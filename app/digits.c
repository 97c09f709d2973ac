/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/digits.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_DIGITS = 17, LIKELY_DIGITS = 15, MANTISSA_BITS = 53 };

/* Between these, numbers are shown without an exponent, and all their digits fit into 128
 * bits. */
#define LEAST 1e-4
#define MOST 1e15

__extension__ typedef unsigned __int128 wide;

/* A number m 2^e, exactly: times 10^decimals it is m 5^decimals 2^(e + decimals). */
struct scaled {
    wide value;     /* m 5^decimals */
    int shift;      /* -(e + decimals), above 0 */
    uint64_t whole; /* value / 2^shift */
    int decimals;
    uint64_t gap;   /* the next larger number lies this much above value, an odd number */
    bool is_uneven; /* m is a power of 2: the next smaller one lies half as far */
};

/* base^exponent by squaring. */
static uint64_t power(uint64_t base, int exponent)
{
    uint64_t result = 1;
    for (; exponent > 0; exponent /= 2) {
        result *= exponent % 2 == 1 ? base : 1;
        base *= base;
    }
    return result;
}

static struct scaled scale_by(uint64_t m, int e, int decimals)
{
    struct scaled scaled = { .shift = -(e + decimals),
                             .decimals = decimals,
                             .gap = power(5, decimals),
                             .is_uneven = m == UINT64_C(1) << (MANTISSA_BITS - 1) };
    scaled.value = (wide) m * scaled.gap;
    scaled.whole = (uint64_t) (scaled.value >> scaled.shift);
    return scaled;
}

/* By the power of 10 that gives it 17 digits before the point: the number may have one
 * more than the power of 2 below it. */
static struct scaled scale(double number)
{
    int binary = 0;
    const uint64_t m = (uint64_t) ldexp(frexp(number, &binary), MANTISSA_BITS);
    const int tens = (int) floor((binary - 1) * 0.30103); /* of the power of 2 below */
    const int e = binary - MANTISSA_BITS;
    const struct scaled scaled = scale_by(m, e, EXACT_DIGITS - 1 - tens);
    return scaled.whole < power(10, EXACT_DIGITS)
               ? scaled
               : scale_by(m, e, EXACT_DIGITS - 2 - tens);
}

/* To the nearest multiple of unit; half-way to the even one. */
static uint64_t round_to(const struct scaled *scaled, uint64_t unit)
{
    const uint64_t units = scaled->whole / unit;
    const wide rest = scaled->value - ((wide) (units * unit) << scaled->shift);
    const wide half = (wide) unit << (scaled->shift - 1);
    const bool is_up = rest > half || (rest == half && units % 2 == 1);
    return (units + (is_up ? 1 : 0)) * unit;
}

/* Whether it is nearer to the number than to the next: never half-way, gap being odd. */
static bool reads_back(const struct scaled *scaled, uint64_t rounded)
{
    const wide at = (wide) rounded << scaled->shift;
    if (at >= scaled->value) {
        return 2 * (at - scaled->value) < scaled->gap;
    }
    return (scaled->is_uneven ? 4U : 2U) * (scaled->value - at) < scaled->gap;
}

/* Digits, so many of them decimals, without zeros at the end of these. */
static size_t write_decimal(char *at, uint64_t digits, int decimals)
{
    char text[BIDE_DIGITS_MOST];
    size_t begin = sizeof(text);
    for (; decimals > 0 && digits % 10 == 0; --decimals) {
        digits /= 10;
    }
    const bool has_point = decimals > 0;
    for (; decimals >= 0 || digits > 0; --decimals) {
        if (has_point && decimals == 0) {
            text[--begin] = '.';
        }
        text[--begin] = (char) ('0' + digits % 10);
        digits /= 10;
    }
    memcpy(at, text + begin, sizeof(text) - begin);
    return sizeof(text) - begin;
}

/* What "%.15g" and so on show, found in whole numbers. */
static size_t write_exactly(char *at, double number)
{
    const struct scaled scaled = scale(number);
    int spare = EXACT_DIGITS - LIKELY_DIGITS;
    uint64_t rounded = round_to(&scaled, power(10, spare));
    while (spare > 0 && !reads_back(&scaled, rounded)) {
        rounded = round_to(&scaled, power(10, --spare));
    }
    return write_decimal(at, rounded, scaled.decimals);
}

/* Most are whole numbers of children. */
static size_t write_plain(char *at, double size)
{
    const uint64_t whole = (uint64_t) size;
    return size - (double) whole > 0.0 ? write_exactly(at, size)
                                       : write_decimal(at, whole, 0);
}

static size_t write_any(char *at, double number)
{
    char digits[BIDE_DIGITS_MOST];
    int precision = LIKELY_DIGITS;
    size_t length = 0;
    do {
        length = (size_t) snprintf(digits, sizeof(digits), "%.*g", precision, number);
        ++precision;
    } while (precision <= EXACT_DIGITS && fabs(strtod(digits, NULL) - number) > 0.0);
    memcpy(at, digits, length);
    return length;
}

size_t bide_digits_write(char *at, double number)
{
    const double size = fabs(number);
    if (size >= LEAST && size < MOST) {
        *at = '-';
        const size_t sign = number < 0.0 ? 1 : 0;
        return sign + write_plain(at + sign, size);
    }
    if (size > 0.0) {
        return write_any(at, number);
    }
    *at = '0';
    return 1;
}

void bide_digits_add(struct bide_text *out, double number)
{
    char digits[BIDE_DIGITS_MOST];
    bide_text_add_bytes(out, digits, bide_digits_write(digits, number));
}
