/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for programs, held against the C library's. */
#include "app/digits.h"

#include <check.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/json_check.h"
#include "tests/lcg.h"

enum { MANY = 200000 };

static struct bide_text out;

static void set_up(void)
{
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
}

START_TEST(numbers_are_as_short_as_they_can_be)
{
    static const struct {
        double number;
        const char *text;
    } rows[] = { { 0.0, "0" },
                 { -0.0, "0" },
                 { 0.1, "0.1" },
                 { -1732.5, "-1732.5" },
                 { 0.1 + 0.2, "0.30000000000000004" },
                 { 1.0 / 3.0, "0.3333333333333333" },
                 { 1e300, "1e+300" },
                 { 1e15, "1e+15" },
                 { 123456789012345.0, "123456789012345" },
                 { 0.0001, "0.0001" },
                 { 0.00001, "1e-05" },
                 { 1234567.0, "1234567" } };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        bide_digits_add(&out, rows[i].number);
        ck_assert_str_eq(out.bytes, rows[i].text);
    }
}
END_TEST

/* The bits of 64 numbers spread over all binades, and the ends of the range. */
START_TEST(numbers_read_back_to_the_last_bit)
{
    double number = DBL_TRUE_MIN;
    for (int i = 0; i < 64; ++i) {
        bide_text_clear(&out);
        bide_digits_add(&out, number);
        ck_assert_double_eq(strtod(out.bytes, NULL), number);
        ck_assert(json_check(out.bytes));
        number = number < 1e-300 ? number * 1e9 : number * 31415926.5358979;
        number = number > 1e290 ? DBL_MAX : number;
    }
}
END_TEST

/* --- all kinds of numbers, as the C library prints and reads them --- */

static double whole(uint64_t *dice)
{
    return lcg_below(dice, 3000000);
}

static double large_whole(uint64_t *dice)
{
    return ldexp(lcg_below(dice, UINT32_MAX), (int) lcg_below(dice, 32));
}

static double mean_of_many(uint64_t *dice)
{
    return lcg_below(dice, 90000000) / (1.0 + lcg_below(dice, 1000));
}

static double short_decimal(uint64_t *dice)
{
    return lcg_below(dice, 100000000) / pow(10.0, lcg_below(dice, 13));
}

/* All bits of the mantissa, over the binades that are common. */
static double any_common(uint64_t *dice)
{
    const double high = 0x1p31 + (double) lcg_below(dice, 0x80000000U);
    const double low = ldexp(lcg_below(dice, 1U << 21), -21);
    return ldexp(high + low, (int) lcg_below(dice, 72) - 50);
}

static double any_bits(uint64_t *dice)
{
    const uint64_t bits =
        (uint64_t) lcg_below(dice, 0x7FF00000U) << 32 | lcg_below(dice, UINT32_MAX);
    double number;
    memcpy(&number, &bits, sizeof(number));
    return number;
}

/* Few bits: exactly half-way between decimals of 15 to 17 digits, or just beside. */
static double half_way(uint64_t *dice)
{
    const double number =
        ldexp(2.0 * lcg_below(dice, 1000000000) + 1.0, (int) lcg_below(dice, 60) - 40);
    return nextafter(number, (double) lcg_below(dice, 3) * number);
}

static double beside(uint64_t *dice, double number)
{
    for (uint32_t steps = lcg_below(dice, 4); steps > 0; --steps) {
        number = nextafter(number, lcg_below(dice, 2) == 0 ? 0.0 : INFINITY);
    }
    return number;
}

static double by_power_of_2(uint64_t *dice)
{
    return beside(dice, ldexp(1.0, (int) lcg_below(dice, 130) - 70));
}

static double by_power_of_10(uint64_t *dice)
{
    return beside(dice,
                  (1.0 + lcg_below(dice, 9)) * pow(10.0, lcg_below(dice, 40) - 20.0));
}

/* 99.99999... and the like, where rounding adds a digit. */
static double by_nines(uint64_t *dice)
{
    const double tens = pow(10.0, lcg_below(dice, 22) - 5.0);
    return tens - tens * pow(10.0, -9.0 - lcg_below(dice, 9));
}

typedef double draw(uint64_t *dice);

static draw *const kinds[] = { whole,          large_whole, mean_of_many, short_decimal,
                               any_common,     any_bits,    half_way,     by_power_of_2,
                               by_power_of_10, by_nines };

static void check_like_library(double number)
{
    char expected[32];
    int precision = 15;
    do {
        snprintf(expected, sizeof(expected), "%.*g", precision, number);
        ++precision;
    } while (precision <= 17 && fabs(strtod(expected, NULL) - number) > 0.0);
    bide_text_clear(&out);
    bide_digits_add(&out, number);
    ck_assert_msg(strcmp(out.bytes, expected) == 0, "%a: %s, not %s", number, out.bytes,
                  expected);
}

START_TEST(the_bytes_are_those_of_the_library)
{
    uint64_t dice = (uint64_t) _i + 1;
    for (int i = 0; i < MANY; ++i) {
        const double number = kinds[_i](&dice);
        check_like_library(lcg_below(&dice, 8) == 0 && number > 0.0 ? -number : number);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("digits");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, numbers_are_as_short_as_they_can_be);
    tcase_add_test(cases, numbers_read_back_to_the_last_bit);
    tcase_add_loop_test(cases, the_bytes_are_those_of_the_library, 0,
                        (int) (sizeof(kinds) / sizeof(kinds[0])));
    Suite *suite = suite_create("digits");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
