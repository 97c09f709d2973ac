/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/text.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

START_TEST(a_new_text_is_an_empty_string)
{
    struct bide_text text;

    bide_text_init(&text);

    ck_assert_str_eq(text.bytes, "");
    ck_assert_uint_eq(text.length, 0);
    ck_assert_int_eq(text.err, BIDE_OK);
}
END_TEST

START_TEST(additions_follow_each_other)
{
    struct bide_text text;
    bide_text_init(&text);

    bide_text_add(&text, "wait");
    bide_text_add_bytes(&text, "ing list", 3);
    bide_text_addf(&text, ": %d of %s, %.1f %%", 12, "20", 60.0);

    ck_assert_str_eq(text.bytes, "waiting: 12 of 20, 60.0 %");
    ck_assert_uint_eq(text.length, strlen(text.bytes));
    bide_text_free(&text);
}
END_TEST

START_TEST(adding_nothing_keeps_the_text)
{
    struct bide_text text;
    bide_text_init(&text);

    bide_text_add(&text, "");
    bide_text_addf(&text, "%s", "");
    ck_assert_str_eq(text.bytes, "");
    bide_text_add(&text, "x");
    bide_text_add_bytes(&text, "y", 0);

    ck_assert_str_eq(text.bytes, "x");
    bide_text_free(&text);
}
END_TEST

START_TEST(bytes_may_hold_zeros)
{
    struct bide_text text;
    bide_text_init(&text);

    bide_text_add_bytes(&text, "a\0b", 3);

    ck_assert_uint_eq(text.length, 3);
    ck_assert_mem_eq(text.bytes, "a\0b", 4);
    bide_text_free(&text);
}
END_TEST

START_TEST(a_text_grows_to_any_length)
{
    struct bide_text text;
    bide_text_init(&text);

    for (int i = 0; i < 20000; ++i) {
        bide_text_addf(&text, "%05d;", i);
    }

    ck_assert_uint_eq(text.length, 6 * 20000);
    ck_assert_mem_eq(text.bytes, "00000;00001;", 12);
    ck_assert_str_eq(text.bytes + 6 * 19999, "19999;");
    bide_text_free(&text);
}
END_TEST

START_TEST(what_is_written_in_place_is_added_once_taken)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "wait");
    for (size_t length = 1; length < 100; ++length) {
        char *at = bide_text_room(&text, length);
        ck_assert_ptr_nonnull(at);
        memset(at, 'i', length);
        bide_text_took(&text, 1);
        ck_assert_uint_eq(text.length, 4 + length);
        ck_assert_uint_eq(strlen(text.bytes), text.length);
    }
    bide_text_free(&text);
}
END_TEST

START_TEST(a_cleared_text_starts_again_in_its_storage)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_clear(&text);
    bide_text_add(&text, "a long first line");
    const char *const storage = text.bytes;

    bide_text_clear(&text);
    ck_assert_str_eq(text.bytes, "");
    bide_text_add(&text, "second");

    ck_assert_str_eq(text.bytes, "second");
    ck_assert_ptr_eq(text.bytes, storage);
    bide_text_free(&text);
}
END_TEST

START_TEST(a_freed_text_is_empty_and_may_be_freed_again)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_free(&text);
    bide_text_add(&text, "x");

    bide_text_free(&text);
    bide_text_free(&text);

    ck_assert_str_eq(text.bytes, "");
    ck_assert_uint_eq(text.length, 0);
}
END_TEST

START_TEST(a_failed_addition_is_remembered_and_the_text_stays)
{
    struct bide_text text;
    bide_text_init(&text);
    if (_i == 1) {
        bide_text_add(&text, "kept");
    }

    ck_assert_ptr_null(bide_text_room(&text, SIZE_MAX / 2)); /* more than any has */
    bide_text_add(&text, "ignored");
    bide_text_addf(&text, "%d", 1);

    ck_assert_int_eq(text.err, BIDE_ERR_MEMORY);
    ck_assert_str_eq(text.bytes, _i == 1 ? "kept" : "");
    bide_text_clear(&text);
    ck_assert_int_eq(text.err, BIDE_ERR_MEMORY);
    bide_text_free(&text);
    ck_assert_int_eq(text.err, BIDE_OK);
}
END_TEST

static const struct {
    const char *a, *b;
    size_t distance;
} distances[] = {
    { "", "", 0 },
    { "capacity", "capacity", 0 },
    { "", "abc", 3 },
    { "capcity", "capacity", 1 },   /* insertion */
    { "capaacity", "capacity", 1 }, /* deletion */
    { "capasity", "capacity", 1 },  /* replacement */
    { "cpaacity", "capacity", 1 },  /* swap of neighbours */
    { "kitten", "sitting", 3 },     /* Levenshtein's usual example */
    { "ca", "abc", 3 },             /* 2 if a swapped pair might be edited again */
    { "Capacity", "cAPACITY", 0 },
    { "ab", "BA", 1 },
    { "abcdef", "ghijkl", 6 },
};

START_TEST(the_distance_counts_single_edits)
{
    ck_assert_uint_eq(bide_text_distance(distances[_i].a, distances[_i].b),
                      distances[_i].distance);
    ck_assert_uint_eq(bide_text_distance(distances[_i].b, distances[_i].a),
                      distances[_i].distance);
}
END_TEST

START_TEST(long_names_are_compared_on_63_bytes)
{
    char a[201];
    char b[201];
    memset(a, 'a', 200);
    memset(b, 'a', 200);
    a[200] = '\0';
    b[200] = '\0';
    memset(b + 63, 'b', 100);

    ck_assert_uint_eq(bide_text_distance(a, b), 0);
    b[62] = 'b';
    ck_assert_uint_eq(bide_text_distance(a, b), 1);
    ck_assert_uint_eq(bide_text_distance(a, ""), 63);
}
END_TEST

START_TEST(slips_are_near_and_other_words_are_not)
{
    ck_assert(bide_text_is_near("capcity", "capacity"));
    ck_assert(bide_text_is_near("refferals_perweek", "referrals_per_week"));
    ck_assert(bide_text_is_near("wet", "wte"));
    ck_assert(bide_text_is_near("seeds", "seed"));
    ck_assert(!bide_text_is_near("autism", "adhd"));
    ck_assert(!bide_text_is_near("cost", "seed"));
    ck_assert(!bide_text_is_near("end", "wte"));
    ck_assert(!bide_text_is_near("", "capacity"));
}
END_TEST

/* The bytes of a code point by the definition of UTF-8, Unicode Standard table 3-6. */
static size_t encode(uint32_t code, unsigned char *bytes)
{
    if (code < 0x80) {
        bytes[0] = (unsigned char) code;
        return 1;
    }
    const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    const unsigned lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = length - 1; i > 0; --i) {
        bytes[i] = (unsigned char) (0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (unsigned char) (lead[length] | code);
    return length;
}

START_TEST(every_character_is_read_and_every_surrogate_refused)
{
    for (uint32_t code = 0; code < 0x120000; ++code) {
        unsigned char bytes[8] = { 0 };
        const size_t length = encode(code, bytes);
        const bool is_character = (code < 0xD800 || code > 0xDFFF) && code <= 0x10FFFF;
        unsigned found = 0xFFFFFFFF;
        const size_t used = bide_text_utf8((const char *) bytes, sizeof(bytes), &found);
        if (used != (is_character ? length : 0)
            || found != (is_character ? code : 0xFFFFFFFF)) {
            ck_abort_msg("U+%04X", (unsigned) code);
        }
    }
}
END_TEST

START_TEST(a_character_cut_short_is_refused)
{
    const uint32_t codes[] = { 0x41, 0xA3, 0x20AC, 0x1F600 };
    for (int i = 0; i < COUNT(codes); ++i) {
        unsigned char bytes[4];
        const size_t length = encode(codes[i], bytes);
        ck_assert_uint_eq(bide_text_utf8((const char *) bytes, length, NULL), length);
        for (size_t shorter = 0; shorter < length; ++shorter) {
            ck_assert_uint_eq(bide_text_utf8((const char *) bytes, shorter, NULL), 0);
        }
    }
}
END_TEST

/* Overlong forms, bytes that follow nothing, bytes that no character has, and letters
 * where a byte should follow. */
static const char *const bad_bytes[] = {
    "\x80",
    "\xBF",
    "\xC0\x80",
    "\xC1\xBF",
    "\xE0\x80\x80",
    "\xE0\x9F\xBF",
    "\xF0\x80\x80\x80",
    "\xF0\x8F\xBF\xBF",
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xFE",
    "\xFF",
    "\xC3(",
    "\xE2\x82(",
    "\xE2(\xAC",
    "\xF0\x9F\x98(",
    "\xED\xA0\x80",
    "\xC3\xC3",
};

START_TEST(malformed_bytes_are_refused)
{
    unsigned code = 7;

    ck_assert_uint_eq(bide_text_utf8(bad_bytes[_i], strlen(bad_bytes[_i]), &code), 0);

    ck_assert_uint_eq(code, 7);
}
END_TEST

static void add_growing_tests(Suite *suite)
{
    TCase *tests = tcase_create("growing");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_new_text_is_an_empty_string);
    tcase_add_test(tests, additions_follow_each_other);
    tcase_add_test(tests, adding_nothing_keeps_the_text);
    tcase_add_test(tests, bytes_may_hold_zeros);
    tcase_add_test(tests, a_text_grows_to_any_length);
    tcase_add_test(tests, what_is_written_in_place_is_added_once_taken);
    tcase_add_test(tests, a_cleared_text_starts_again_in_its_storage);
    tcase_add_test(tests, a_freed_text_is_empty_and_may_be_freed_again);
    tcase_add_loop_test(tests, a_failed_addition_is_remembered_and_the_text_stays, 0, 2);
}

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("reading");
    add_growing_tests(suite);
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, the_distance_counts_single_edits, 0, COUNT(distances));
    tcase_add_test(tests, long_names_are_compared_on_63_bytes);
    tcase_add_test(tests, slips_are_near_and_other_words_are_not);
    tcase_add_test(tests, every_character_is_read_and_every_surrogate_refused);
    tcase_add_test(tests, a_character_cut_short_is_refused);
    tcase_add_loop_test(tests, malformed_bytes_are_refused, 0, COUNT(bad_bytes));

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
