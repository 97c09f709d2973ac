/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/chars.h"

#include <check.h>
#include <string.h>

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

static const struct {
    unsigned code;
    enum bide_chars_class class;
} classes[] = {
    { 'a', BIDE_CHARS_PLAIN },        { '~', BIDE_CHARS_PLAIN },
    { ' ', BIDE_CHARS_PLAIN },        { '\t', BIDE_CHARS_PLAIN },
    { '\n', BIDE_CHARS_PLAIN },       { '\r', BIDE_CHARS_PLAIN },
    { 0x00, BIDE_CHARS_CONTROL },     { 0x08, BIDE_CHARS_CONTROL },
    { 0x0B, BIDE_CHARS_CONTROL },     { 0x1B, BIDE_CHARS_CONTROL },
    { 0x7F, BIDE_CHARS_CONTROL },     { 0x9F, BIDE_CHARS_CONTROL },
    { 0x2028, BIDE_CHARS_CONTROL },   { 0xE0041, BIDE_CHARS_CONTROL },
    { 0xA0, BIDE_CHARS_SPACE },       { 0xAD, BIDE_CHARS_SPACE },
    { 0x2009, BIDE_CHARS_SPACE },     { 0x200B, BIDE_CHARS_SPACE },
    { 0x202F, BIDE_CHARS_SPACE },     { 0x3000, BIDE_CHARS_SPACE },
    { 0x200E, BIDE_CHARS_DIRECTION }, { 0x202E, BIDE_CHARS_DIRECTION },
    { 0x2069, BIDE_CHARS_DIRECTION }, { 0x61C, BIDE_CHARS_DIRECTION },
    { 0xFEFF, BIDE_CHARS_MARK },      { '$', BIDE_CHARS_CURRENCY },
    { 0xA3, BIDE_CHARS_CURRENCY },    { 0x20AC, BIDE_CHARS_CURRENCY },
    { '\'', BIDE_CHARS_SINGLE },      { 0x2019, BIDE_CHARS_SINGLE },
    { 0x201C, BIDE_CHARS_DOUBLE },    { 0xAB, BIDE_CHARS_DOUBLE },
    { 0x2013, BIDE_CHARS_DASH },      { 0x2212, BIDE_CHARS_DASH },
    { 0xE9, BIDE_CHARS_LETTER },      { 0x416, BIDE_CHARS_LETTER },
    { 0x4E00, BIDE_CHARS_LETTER },    { 0xD7, BIDE_CHARS_PLAIN },
    { 0xB0, BIDE_CHARS_PLAIN },       { 0x1F600, BIDE_CHARS_PLAIN },
    { 0x2026, BIDE_CHARS_PLAIN },     { BIDE_CHARS_BAD + 0x93, BIDE_CHARS_INVALID },
};

START_TEST(characters_have_their_class)
{
    ck_assert_int_eq(bide_chars_class(classes[_i].code), classes[_i].class);
}
END_TEST

START_TEST(characters_and_broken_bytes_are_decoded)
{
    static const struct {
        const char *bytes;
        size_t taken;
        unsigned code;
    } rows[] = {
        { "a", 1, 'a' },
        { "\xC3\xA9x", 2, 0xE9 },
        { "\xE2\x80\x9C", 3, 0x201C },
        { "\xF0\x9F\x98\x80", 4, 0x1F600 },
        { "\xE9t", 1, BIDE_CHARS_BAD + 0xE9 },
        { "\xE2\x80", 1, BIDE_CHARS_BAD + 0xE2 },
        { "\x80", 1, BIDE_CHARS_BAD + 0x80 },
        { "\xC0\xAF", 1, BIDE_CHARS_BAD + 0xC0 },
        { "\xED\xA0\x80", 1, BIDE_CHARS_BAD + 0xED },
    };
    for (int i = 0; i < COUNT(rows); ++i) {
        unsigned code = 0;
        const size_t taken =
            bide_chars_decode(rows[i].bytes, strlen(rows[i].bytes), &code);
        ck_assert_uint_eq(taken, rows[i].taken);
        ck_assert_uint_eq(code, rows[i].code);
    }
}
END_TEST

START_TEST(a_copy_can_be_shown_anywhere)
{
    static const char bytes[] = "a\tb\n\x1B\0\xFF\xE2\x80\xAE\xEF\xBB\xBF\xC2\xA3'%";
    char shown[64];

    bide_chars_copy(shown, sizeof shown, bytes, sizeof bytes - 1);

    ck_assert_str_eq(shown, "a\tb??????\xC2\xA3'%");
}
END_TEST

START_TEST(a_copy_that_just_fits_is_whole)
{
    char shown[8];

    bide_chars_copy(shown, sizeof shown, "1234567", 7);
    ck_assert_str_eq(shown, "1234567");
    bide_chars_copy(shown, sizeof shown, "12345678", 8);
    ck_assert_str_eq(shown, "1234...");
    bide_chars_copy(shown, sizeof shown, "", 0);
    ck_assert_str_eq(shown, "");
}
END_TEST

/* Cut before the character that does not fit, never inside it. */
START_TEST(a_copy_is_cut_between_characters)
{
    char shown[8];

    bide_chars_copy(shown, sizeof shown, "123\xC3\xA9\xC3\xA9\xC3\xA9", 9);
    ck_assert_str_eq(shown, "123...");
    bide_chars_copy(shown, sizeof shown, "\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 8);
    ck_assert_str_eq(shown, "\xF0\x9F\x98\x80...");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chars");
    TCase *tcase = tcase_create("chars");
    tcase_add_loop_test(tcase, characters_have_their_class, 0, COUNT(classes));
    tcase_add_test(tcase, characters_and_broken_bytes_are_decoded);
    tcase_add_test(tcase, a_copy_can_be_shown_anywhere);
    tcase_add_test(tcase, a_copy_that_just_fits_is_whole);
    tcase_add_test(tcase, a_copy_is_cut_between_characters);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
