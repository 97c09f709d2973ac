/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pre-scan accepts, libconfig must read to its end and without loss. */
#include "models/text/prescan.h"

#include <check.h>
#include <libconfig.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/mutate.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

enum {
    MUTATIONS = 16000, /* of small texts */
    SKETCH_MUTATIONS = 4000,
    SKETCH_MOST = 20000 /* bytes */
};

#define JOINED_TEXTS                                                                     \
    "t = \"one \" \"two\"\n  \"three \\n \\t \\\\ \\\" \\x41\"; u = \"\";"

/* Between them every rule of libconfig's grammar. */
static const char *const seeds[] = {
    "",
    "a = 1;",
    "# nothing but a remark\n",
    "a=1 b:2,c=3;d=4\ne = 5",
    "x = [1, 2, 3]; y = [1.0, -2.5e3, .5, 5.]; z = []; w = [true, FALSE];",
    "x = [ \"a\", \"b\" ]; y = [0x1F, 7, -3]; z = [1L, 2LL, 0x10L];",
    "x = (1, 2.5, \"a\", true, [1, 2], (3), { a = 1; }, ()); y = (\n{ a = 1 }, {});",
    JOINED_TEXTS,
    "/* a block\n of /* lines */ a = 1; // remark\n# remark\nb = /**/ 2 /***/;\n",
    "g = { h = { i = { j = 1; }; }; }; a-b_c* = 2; * = 3; True1 = 4;\n",
    "\r\na = 1;\r\nb = \"x\";\r\n\tc = { d = 1;\r\n };\r\n",
    "i = 2147483647; j = -2147483648; k = 9223372036854775807L; l = 0x7FFFFFFF;",
};

static bool is_accepted(const char *text, size_t length)
{
    struct bide_prescan_includes includes;
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_prescan_text("x.cfg", text, length, &diag, &includes);
    const bool is_good = diag.count == 0 && includes.count == 0;
    bide_diag_free(&diag);
    return is_good;
}

static bool is_accepted_value(const char *text, size_t length)
{
    const struct bide_diag_place place = { .file = "--set #1" };
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_prescan_value(place, text, length, &diag);
    const bool is_good = diag.count == 0;
    bide_diag_free(&diag);
    return is_good;
}

static bool reads(const char *text)
{
    config_t config;
    config_init(&config);
    const bool is_good = config_read_string(&config, text) == CONFIG_TRUE;
    config_destroy(&config);
    return is_good;
}

/* A setting behind the text must arrive in the root group, count-th from the start if
 * count is not 0: nothing of the text was swallowed and nothing left open. */
static bool reads_to_the_end(const char *text, int count)
{
    struct bide_text whole;
    bide_text_init(&whole);
    bide_text_addf(&whole, "%s\nbehind_the_text = 1;\n", text);
    config_t config;
    config_init(&config);
    const bool is_good = config_read_string(&config, whole.bytes) == CONFIG_TRUE;
    const config_setting_t *const root = config_root_setting(&config);
    const int length = config_setting_length(root);
    const bool is_there =
        is_good && config_setting_get_member(root, "behind_the_text") != NULL;
    config_destroy(&config);
    bide_text_free(&whole);
    return is_there && (count == 0 || length == count);
}

static size_t check_mutations_of(const char *text, size_t length, uint64_t first,
                                 uint64_t count)
{
    size_t accepted = 0;
    struct bide_text changed;
    bide_text_init(&changed);
    for (uint64_t seed = first; seed < first + count; ++seed) {
        mutate_text(&changed, text, length, seed);
        if (is_accepted(changed.bytes, changed.length)) {
            ++accepted;
            ck_assert_msg(reads(changed.bytes), "seed %d: libconfig refuses\n%s",
                          (int) seed, changed.bytes);
            ck_assert_msg(reads_to_the_end(changed.bytes, 0),
                          "seed %d: libconfig loses a part of\n%s", (int) seed,
                          changed.bytes);
        }
    }
    bide_text_free(&changed);
    return accepted;
}

static size_t read_sketch(char *sketch)
{
    FILE *const file = fopen("tests/good/sketch.cfg", "rb");
    ck_assert_ptr_nonnull(file);
    const size_t length = fread(sketch, 1, SKETCH_MOST - 1, file);
    sketch[length] = '\0';
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_uint_gt(length, 1000);
    return length;
}

START_TEST(the_sketch_of_a_county_is_accepted)
{
    char sketch[SKETCH_MOST];

    const size_t length = read_sketch(sketch);

    ck_assert(is_accepted(sketch, length));
    ck_assert(reads_to_the_end(sketch, 0));
}
END_TEST

START_TEST(every_seed_is_accepted)
{
    const char *const seed = seeds[_i];

    ck_assert_msg(is_accepted(seed, strlen(seed)), "%s", seed);

    ck_assert(reads(seed));
    ck_assert(reads_to_the_end(seed, 0));
}
END_TEST

START_TEST(a_mutated_text_that_is_accepted_is_read_to_its_end)
{
    const uint64_t count = MUTATIONS / (uint64_t) COUNT(seeds);
    size_t accepted = 0;

    for (int i = 0; i < COUNT(seeds); ++i) {
        const uint64_t first = (uint64_t) i * count;
        accepted += check_mutations_of(seeds[i], strlen(seeds[i]), first, count);
    }

    /* Otherwise the test would show little. */
    ck_assert_uint_gt(accepted, MUTATIONS / 5);
}
END_TEST

START_TEST(a_mutated_sketch_that_is_accepted_is_read_to_its_end)
{
    char sketch[SKETCH_MOST];
    const size_t length = read_sketch(sketch);

    const size_t accepted = check_mutations_of(sketch, length, 1000000, SKETCH_MUTATIONS);

    ck_assert_uint_gt(accepted, SKETCH_MUTATIONS / 10);
}
END_TEST

/* ---- values of --set --------------------------------------------------------------- */

static const char *const values[] = {
    "5",
    "-2.5e3",
    "true",
    "\"Two \" \"words\"",
    "[1, 2, 3]",
    "(1, \"a\", { b = 2; })",
    "{ mean = 105.0; sd = 30.0; shape = \"lognormal\"; }",
    "0x1F",
    "12L /* twelve */",
};

static void check_value(const char *value)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "x = %s", value);
    ck_assert_msg(reads(text.bytes), "%s", value);
    ck_assert_msg(reads_to_the_end(text.bytes, 2), "%s", value);
    bide_text_add(&text, ";");
    ck_assert_msg(reads_to_the_end(text.bytes, 2), "%s", value);
    bide_text_free(&text);
}

START_TEST(a_mutated_value_that_is_accepted_is_one_value)
{
    size_t accepted = 0;
    struct bide_text changed;
    bide_text_init(&changed);

    for (uint64_t seed = 0; seed < MUTATIONS / 4; ++seed) {
        const char *const value = values[seed % (uint64_t) COUNT(values)];
        mutate_text(&changed, value, strlen(value), seed);
        if (is_accepted_value(changed.bytes, changed.length)) {
            ++accepted;
            check_value(changed.bytes);
        }
    }

    ck_assert_uint_gt(accepted, MUTATIONS / 4 / 10);
    bide_text_free(&changed);
}
END_TEST

/* ---- numbers ----------------------------------------------------------------------- */

/* libconfig's value is that of the literal, worked out in long double and by strtoull. */
static void check_number(const config_setting_t *setting, const char *literal)
{
    const bool is_negative = literal[0] == '-';
    const char *const digits = literal + (is_negative || literal[0] == '+' ? 1 : 0);
    const uint64_t size = strtoull(digits, NULL, 0);
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64: {
        const int64_t value = config_setting_type(setting) == CONFIG_TYPE_INT
                                  ? config_setting_get_int(setting)
                                  : config_setting_get_int64(setting);
        const uint64_t value_size = value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
        ck_assert_msg(value_size == size && (value == 0 || is_negative == (value < 0)),
                      "%s", literal);
        return;
    }
    case CONFIG_TYPE_FLOAT:
        ck_assert_msg(isfinite(config_setting_get_float(setting)), "%s", literal);
        ck_assert_double_eq(config_setting_get_float(setting), strtod(literal, NULL));
        return;
    default:
        ck_abort_msg("%s is no number", literal);
    }
}

static bool check_literal(const char *literal)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "x = %s;", literal);
    const bool is_good = is_accepted(text.bytes, text.length);
    if (is_good) {
        config_t config;
        config_init(&config);
        ck_assert_msg(config_read_string(&config, text.bytes) == CONFIG_TRUE, "%s",
                      literal);
        check_number(config_lookup(&config, "x"), literal);
        config_destroy(&config);
    }
    bide_text_free(&text);
    return is_good;
}

START_TEST(an_accepted_number_keeps_its_value)
{
    static const char alphabet[] = "0123456789012345678901234567899.+-eExXLabfF";
    uint64_t state = 1;
    size_t accepted = 0;
    for (int i = 0; i < MUTATIONS; ++i) {
        char literal[24] = "";
        state = state * 6364136223846793005U + 1442695040888963407U;
        const size_t length = 1 + (state >> 33) % (sizeof literal - 1);
        for (size_t j = 0; j < length; ++j) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            literal[j] = alphabet[(state >> 33) % (sizeof alphabet - 1)];
        }
        accepted += check_literal(literal) ? 1 : 0;
    }
    ck_assert_uint_gt(accepted, MUTATIONS / 50);
}
END_TEST

/* Whole numbers on either side of every limit. */
START_TEST(whole_numbers_are_accepted_just_up_to_their_limits)
{
    static const struct {
        const char *literal;
        bool is_good;
    } rows[] = {
        { "2147483647", true },
        { "2147483648", false },
        { "-2147483648", true },
        { "-2147483649", false },
        { "+2147483647", true },
        { "0x7FFFFFFF", true },
        { "0x80000000", false },
        { "9223372036854775807L", true },
        { "9223372036854775808L", false },
        { "-9223372036854775808L", true },
        { "-9223372036854775809L", false },
        { "0x7FFFFFFFFFFFFFFFL", true },
        { "0x8000000000000000L", false },
        { "0xFFFFFFFFFFFFFFFFFFFFL", false },
        { "18446744073709551617L", false },
        { "18446744073709551617", false },
        { "9.99e299", true },
        { "1e300", false },
        { "1e308", false },
        { "0e999999999999", true },
        { "1e-300", true },
        { "1e-301", false },
        { "1e99999999999999999999", false },
    };
    for (int i = 0; i < COUNT(rows); ++i) {
        ck_assert_msg(check_literal(rows[i].literal) == rows[i].is_good, "%s",
                      rows[i].literal);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan_libconfig");
    TCase *tcase = tcase_create("differential");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, the_sketch_of_a_county_is_accepted);
    tcase_add_loop_test(tcase, every_seed_is_accepted, 0, COUNT(seeds));
    tcase_add_test(tcase, a_mutated_text_that_is_accepted_is_read_to_its_end);
    tcase_add_test(tcase, a_mutated_sketch_that_is_accepted_is_read_to_its_end);
    tcase_add_test(tcase, a_mutated_value_that_is_accepted_is_one_value);
    tcase_add_test(tcase, an_accepted_number_keeps_its_value);
    tcase_add_test(tcase, whole_numbers_are_accepted_just_up_to_their_limits);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
