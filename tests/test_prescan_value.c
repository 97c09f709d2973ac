/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pre-scan of single values, as --set gives them. */
#include <check.h>
#include <string.h>

#include "tests/problems.h"

struct result {
    struct bide_diag diag;
    struct bide_text problems;
};

static void scan_value(struct result *result, struct bide_diag_place place,
                       const char *text)
{
    bide_diag_init(&result->diag);
    bide_text_init(&result->problems);
    bide_prescan_value(place, text, strlen(text), &result->diag);
    problems_text(&result->problems, &result->diag);
}

static void release(struct result *result)
{
    bide_text_free(&result->problems);
    bide_diag_free(&result->diag);
}

static const char *const good_values[] = { "5",
                                           "-2.5e3",
                                           "true",
                                           "\"a\" \"b\"",
                                           "[1, 2]",
                                           "(1, { b = true; })",
                                           "{ a = 1; b = 2 }",
                                           "12L /* twelve */" };

START_TEST(single_values_are_accepted)
{
    const struct bide_diag_place place = { .file = "--set #1" };
    struct result result;

    scan_value(&result, place, good_values[_i]);

    ck_assert_str_eq(result.problems.bytes, "");
    release(&result);
}
END_TEST

static const struct problems_row bad_values[] = {
    { TEXT(""), "1:1 BD-C042 expected a value [such as 2.5, true, \"text\" or [1, 2]]" },
    { TEXT(" "), "1:2 BD-C042 expected a value [such as 2.5, true, \"text\" or [1, 2]]" },
    { TEXT(";"), "1:1 BD-C042 expected a value [such as 2.5, true, \"text\" or [1, 2]]" },
    { TEXT("5;"), "1:2 BD-C047 more follows the value [a setting has one value]" },
    { TEXT("1 2"), "1:3 BD-C047 more follows the value [a setting has one value]" },
    { TEXT("yes"), "1:1 BD-C029 yes is not a value [write true]" },
    { TEXT("Hello World"),
      "1:1 BD-C030 text without quotes: Hello World [write \"Hello World\"]" },
    { TEXT("2025-04-01"), "1:1 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { TEXT("1,200"), "1:1 BD-C020 thousands separator , in a number [write 1200]" },
    { TEXT("a = 2"), "1:1 BD-C030 text without quotes: a = 2 [write \"a = 2\"]" },
    { TEXT("[1, 2"),
      "1:1 BD-C034 this [ is never closed [count the brackets from here to the end]" },
    { TEXT("{ a = 1; a = 2; }"), "1:10 BD-C038 a is set twice in this group, first on "
                                 "line 1 [keep one of the two, or rename it]" },
    { TEXT("@include \"a\""),
      "1:1 BD-C042 expected a value [such as 2.5, true, \"text\" or [1, 2]]" },
    { TEXT("{\n@include \"a\"\n}"), "2:1 BD-C007 @include in a value" },
    { TEXT("5 # five"), "1:3 BD-C032 the last line is a comment without a line end "
                        "[press Enter at its end]" },
    { TEXT("}"), "1:1 BD-C042 expected a value [such as 2.5, true, \"text\" or [1, 2]]" },
    { TEXT("\xC2\xA3"
           "5"),
      "1:1 BD-C019 currency sign \xC2\xA3 [write the number alone; the setting knows its "
      "unit]" },
};

START_TEST(other_values_are_refused)
{
    const struct bide_diag_place place = { .file = "--set #1" };
    struct result result;

    scan_value(&result, place, bad_values[_i].text);

    ck_assert_str_eq(result.problems.bytes, bad_values[_i].problems);
    ck_assert_str_eq(result.diag.items[0].place.file, "--set #1");
    release(&result);
}
END_TEST

START_TEST(a_value_of_the_command_line_is_quoted)
{
    const struct bide_diag_place place = { .file = "--set #2", .path = "staff.wte" };
    struct result result;

    scan_value(&result, place, "[ 1, yes ]");

    const struct bide_diag_item *const item = &result.diag.items[0];
    ck_assert_str_eq(item->source, "[ 1, yes ]");
    ck_assert_str_eq(item->place.path, "staff.wte");
    ck_assert_int_eq(item->place.column, 6);
    release(&result);
}
END_TEST

START_TEST(a_value_from_a_file_keeps_its_place_there)
{
    const struct bide_diag_place place = { "x.cfg", 12, 3, "changes.0" };
    struct result result;

    scan_value(&result, place, "\n 1,200");

    const struct bide_diag_item *const item = &result.diag.items[0];
    ck_assert_str_eq(item->place.file, "x.cfg");
    ck_assert_str_eq(item->place.path, "changes.0");
    ck_assert_int_eq(item->place.line, 12);
    ck_assert_int_eq(item->place.column, 3);
    ck_assert_ptr_null(item->source);
    release(&result);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan_value");
    TCase *tcase = tcase_create("prescan_value");
    tcase_add_loop_test(tcase, single_values_are_accepted, 0,
                        PROBLEMS_COUNT(good_values));
    tcase_add_loop_test(tcase, other_values_are_refused, 0, PROBLEMS_COUNT(bad_values));
    tcase_add_test(tcase, a_value_of_the_command_line_is_quoted);
    tcase_add_test(tcase, a_value_from_a_file_keeps_its_place_there);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
