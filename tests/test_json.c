/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON writer, held against a reader of the grammar. */
#include "app/json.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/json_check.h"

static struct bide_text out;
static struct bide_json json;

static void set_up(void)
{
    bide_text_init(&out);
    bide_json_init(&json, &out);
}

static void tear_down(void)
{
    bide_text_free(&out);
}

START_TEST(the_reader_tells_good_from_bad)
{
    static const char *const good[] = { "{}", "[]", "[1,-2.5e3,\"a\\u00e9\",null,true]",
                                        "{\"a\":{\"b\":[{}]}} \n" };
    static const char *const bad[] = { "",      "{",          "[1,]",   "{\"a\"}",
                                       "{a:1}", "01",         "\"\n\"", "\"\\x\"",
                                       "[1 2]", "{\"a\":1,}", "nan",    "1.",
                                       "{} {}" };
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); ++i) {
        ck_assert_msg(json_check(good[i]), "%s", good[i]);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); ++i) {
        ck_assert_msg(!json_check(bad[i]), "%s", bad[i]);
    }
}
END_TEST

START_TEST(commas_stand_between_items_only)
{
    bide_json_open(&json, NULL, '{');
    bide_json_open(&json, "none", '[');
    bide_json_close(&json, ']');
    bide_json_open(&json, "some", '[');
    bide_json_number(&json, NULL, 1.0);
    bide_json_bool(&json, NULL, false);
    bide_json_line(&json, 2);
    bide_json_text(&json, NULL, "x");
    bide_json_close(&json, ']');
    bide_json_text(&json, "gone", NULL);
    bide_json_close(&json, '}');
    ck_assert_str_eq(out.bytes,
                     "{\"none\":[],\"some\":[1,false,\n  \"x\"],\"gone\":null}");
    ck_assert(json_check(out.bytes));
}
END_TEST

START_TEST(texts_are_escaped)
{
    bide_json_text(&json, NULL, "q\" b\\ n\n t\t e\033 d\x7F c\xC2\x85 l\xE2\x80\xA8 é");
    ck_assert_str_eq(out.bytes, "\"q\\\" b\\\\ n\\n t\\u0009 e\\u001b d\\u007f c\\u0085 "
                                "l\\u2028 é\"");
    ck_assert(json_check(out.bytes));
}
END_TEST

START_TEST(bytes_that_are_not_utf8_are_replaced)
{
    bide_json_text(&json, NULL,
                   "a\xFF"
                   "b\xC3");
    ck_assert_str_eq(out.bytes, "\"a\\ufffdb\\ufffd\"");
}
END_TEST

START_TEST(what_is_not_finite_is_null)
{
    bide_json_open(&json, NULL, '[');
    bide_json_number(&json, NULL, NAN);
    bide_json_number(&json, NULL, INFINITY);
    bide_json_number(&json, NULL, -INFINITY);
    bide_json_close(&json, ']');
    ck_assert_str_eq(out.bytes, "[null,null,null]");
}
END_TEST

/* The writer keeps the last number's digits. */
START_TEST(a_number_after_its_like_is_written_in_full)
{
    bide_json_open(&json, NULL, '{');
    bide_json_number(&json, "first", 0.0);
    bide_json_number(&json, "minus", -0.0);
    bide_json_number(&json, "a", -1.25e-300);
    bide_json_number(&json, "b", -1.25e-300);
    bide_json_number(&json, "opposite", 1.25e-300);
    bide_json_number(&json, "c", NAN);
    bide_json_number(&json, "d", NAN);
    bide_json_open(&json, "e", '[');
    bide_json_number(&json, NULL, 7.0);
    bide_json_number(&json, NULL, 7.0);
    bide_json_close(&json, ']');
    bide_json_close(&json, '}');
    ck_assert_str_eq(out.bytes, "{\"first\":0,\"minus\":0,\"a\":-1.25e-300,"
                                "\"b\":-1.25e-300,\"opposite\":1.25e-300,"
                                "\"c\":null,\"d\":null,\"e\":[7,7]}");
}
END_TEST

static const struct bide_json_key keys[] = { { "\"a\":", 4 },
                                             { "\"the_longest\":", 14 },
                                             { "\"c\":", 4 } };

/* As one by one, whatever comes before and after. */
START_TEST(numbers_come_several_at_a_time)
{
    static const double numbers[] = { -1.5, NAN, -1.2345678901234568e-300 };
    bide_json_open(&json, NULL, '{');
    bide_json_numbers(&json, keys, numbers, 3);
    bide_json_open(&json, "next", '{');
    bide_json_numbers(&json, keys, numbers, 0);
    bide_json_numbers(&json, keys, numbers, 1);
    bide_json_close(&json, '}');
    bide_json_numbers(&json, keys + 1, numbers, 2);
    bide_json_close(&json, '}');
    ck_assert_str_eq(out.bytes,
                     "{\"a\":-1.5,\"the_longest\":null,\"c\":-1.2345678901234568e-300,"
                     "\"next\":{\"a\":-1.5},\"the_longest\":-1.5,\"c\":null}");
}
END_TEST

START_TEST(a_line_ends_after_the_comma_and_is_indented)
{
    bide_json_open(&json, NULL, '[');
    bide_json_line(&json, 3);
    bide_json_number(&json, NULL, 1.0);
    bide_json_line(&json, 0);
    bide_json_number(&json, NULL, 2.0);
    bide_json_close(&json, ']');
    ck_assert_str_eq(out.bytes, "[\n   1,\n2]");
}
END_TEST

/* At every place of the text's end in its storage. */
START_TEST(keys_and_numbers_find_room_wherever_the_text_ends)
{
    for (size_t before = 0; before < 100; ++before) {
        struct bide_text text;
        bide_text_init(&text);
        for (size_t i = 0; i < before; ++i) {
            bide_text_add_char(&text, 'x');
        }
        bide_json_init(&json, &text);
        bide_json_number(&json, "key", -0.1234567890123457);
        bide_json_open(&json, "next", '{');
        bide_json_numbers(&json, keys, (const double[]){ 0.5, 0.5, -0.25 }, 3);
        bide_json_line(&json, 9);
        ck_assert_str_eq(text.bytes + before,
                         "\"key\":-0.1234567890123457,\"next\":{\"a\":0.5,"
                         "\"the_longest\":0.5,\"c\":-0.25,\n         ");
        bide_text_free(&text);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("json");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, the_reader_tells_good_from_bad);
    tcase_add_test(cases, commas_stand_between_items_only);
    tcase_add_test(cases, texts_are_escaped);
    tcase_add_test(cases, bytes_that_are_not_utf8_are_replaced);
    tcase_add_test(cases, what_is_not_finite_is_null);
    tcase_add_test(cases, a_number_after_its_like_is_written_in_full);
    tcase_add_test(cases, numbers_come_several_at_a_time);
    tcase_add_test(cases, a_line_ends_after_the_comma_and_is_indented);
    tcase_add_test(cases, keys_and_numbers_find_room_wherever_the_text_ends);
    Suite *suite = suite_create("json");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
