/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/digits.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_DIGITS = 17, LIKELY_DIGITS = 15 };

#define MOST_WHOLE UINT64_C(100000000000000000) /* above all of 17 digits */

/* IEEE 754, binary64. */
enum { FRACTION_BITS = 52, EXPONENT_OF_1 = 1023 };
#define IMPLIED_BIT (UINT64_C(1) << FRACTION_BITS)

/* Between these, numbers are shown without an exponent, and all their digits fit into 128
 * bits. */
#define LEAST 1e-4
#define MOST 1e15

__extension__ typedef unsigned __int128 wide;

/* A number m 2^e, exactly: times 10^decimals it is m 5^decimals 2^(e + decimals), which
 * is whole + rest / 2^shift. Of 64 bits the rest leaves enough free for 100 times
 * 2^shift. */
struct scaled {
    uint64_t whole;
    uint64_t rest;
    int shift; /* -(e + decimals), above 0 */
    int decimals;
    uint64_t gap;   /* the next larger number has this much more rest, an odd number */
    bool is_uneven; /* m is a power of 2: the next smaller one lies half as far */
};

/* A number that is LEAST has 17 digits before the point once it is times 10^21. */
static const uint64_t powers_of_5[] = { 1,
                                        5,
                                        25,
                                        125,
                                        625,
                                        3125,
                                        15625,
                                        78125,
                                        390625,
                                        1953125,
                                        9765625,
                                        48828125,
                                        244140625,
                                        1220703125,
                                        6103515625,
                                        30517578125,
                                        152587890625,
                                        762939453125,
                                        3814697265625,
                                        19073486328125,
                                        95367431640625,
                                        476837158203125 };

static struct scaled scale_by(uint64_t m, int e, int decimals)
{
    const int shift = -(e + decimals);
    const wide value = (wide) m * powers_of_5[decimals];
    return (struct scaled){ .whole = (uint64_t) (value >> shift),
                            .rest = (uint64_t) value % (UINT64_C(1) << shift),
                            .shift = shift,
                            .decimals = decimals,
                            .gap = powers_of_5[decimals],
                            .is_uneven = m == IMPLIED_BIT };
}

/* By the power of 10 that gives it 17 digits before the point: the number may have one
 * more than the power of 2 below it. */
static struct scaled scale(double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof(bits));
    const int binary = (int) (bits >> FRACTION_BITS) - EXPONENT_OF_1;
    const uint64_t m = bits % IMPLIED_BIT + IMPLIED_BIT;
    const int tens = (binary * 30103 + 1000000) / 100000 - 10; /* of the power of 2 */
    const int e = binary - FRACTION_BITS;
    const struct scaled scaled = scale_by(m, e, EXACT_DIGITS - 1 - tens);
    return scaled.whole < MOST_WHOLE ? scaled : scale_by(m, e, EXACT_DIGITS - 2 - tens);
}

/* To the nearest multiple of unit; half-way to the even one. */
static uint64_t round_to(const struct scaled *scaled, uint64_t unit)
{
    const uint64_t units = scaled->whole / unit;
    const uint64_t over = scaled->whole - units * unit;
    const uint64_t rest = (over << scaled->shift) + scaled->rest;
    const uint64_t half = unit << (scaled->shift - 1);
    const bool is_up = rest > half || (rest == half && units % 2 == 1);
    return (units + (is_up ? 1 : 0)) * unit;
}

/* Whether it is nearer to the number than to the next: never half-way, gap being odd. */
static bool reads_back(const struct scaled *scaled, uint64_t rounded)
{
    if (rounded > scaled->whole) {
        const uint64_t above =
            ((rounded - scaled->whole) << scaled->shift) - scaled->rest;
        return 2 * above < scaled->gap;
    }
    const uint64_t below = ((scaled->whole - rounded) << scaled->shift) + scaled->rest;
    return (scaled->is_uneven ? 4 : 2) * below < scaled->gap;
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

/* So many digits before a place, two at a time; what is left of the number. */
static uint64_t write_before(char *end, uint64_t digits, int count)
{
    for (; count >= 2; count -= 2) {
        end -= 2;
        memcpy(end, &pairs[digits % 100 * 2], 2);
        digits /= 100;
    }
    if (count > 0) {
        end[-1] = (char) ('0' + digits % 10);
        digits /= 10;
    }
    return digits;
}

/* Digits, so many of them decimals, without zeros at the end of these. */
static size_t write_decimal(char *at, uint64_t digits, int decimals)
{
    char text[BIDE_DIGITS_MOST];
    size_t begin = sizeof(text);
    for (; decimals > 0 && digits % 10 == 0; --decimals) {
        digits /= 10;
    }
    if (decimals > 0) {
        digits = write_before(text + begin, digits, decimals);
        begin -= (size_t) decimals + 1;
        text[begin] = '.';
    }
    do {
        text[--begin] = (char) ('0' + digits % 10);
        digits /= 10;
    } while (digits > 0);
    memcpy(at, text + begin, sizeof(text) - begin);
    return sizeof(text) - begin;
}

/* What "%.15g" and so on show, found in whole numbers. */
static size_t write_exactly(char *at, double number)
{
    const struct scaled scaled = scale(number);
    uint64_t rounded = round_to(&scaled, 100);
    if (!reads_back(&scaled, rounded)) {
        rounded = round_to(&scaled, 10);
    }
    if (!reads_back(&scaled, rounded)) {
        rounded = round_to(&scaled, 1);
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
