/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that the pre-scan refuses, and how it says to write them. */
#include <check.h>

#include "tests/problems.h"

static const struct problems_row separators[] = {
    { TEXT("x = 1,200;\n"),
      "1:5 BD-C020 thousands separator , in a number [write 1200]" },
    { TEXT("x = -1,200,000.50;\n"),
      "1:5 BD-C020 thousands separator , in a number [write -1200000.50]" },
    { TEXT("x = 12,5;\n"), "1:5 BD-C021 decimal comma in a number [write 12.5]" },
    { TEXT("x = 0,125;\n"), "1:5 BD-C021 decimal comma in a number [write 0.125]" },
    { TEXT("x = 1,2; y = 3;\n"), "1:5 BD-C021 decimal comma in a number [write 1.2]" },
    { TEXT("x = 1_200;\n"),
      "1:5 BD-C020 thousands separator _ in a number [write 1200]" },
};

START_TEST(separators_are_taken_out)
{
    problems_check(&separators[_i]);
}
END_TEST

static const struct problems_row zeros[] = {
    { TEXT("x = 010;\n"), "1:5 BD-C022 number begins with 0 [write 10]" },
    { TEXT("x = -007.5;\n"), "1:5 BD-C022 number begins with 0 [write -7.5]" },
    { TEXT("x = 00;\n"), "1:5 BD-C022 number begins with 0 [write 0]" },
};

START_TEST(leading_zeros_are_refused)
{
    problems_check(&zeros[_i]);
}
END_TEST

static const struct problems_row large[] = {
    { TEXT("x = 99999999999;\n"), "1:5 BD-C023 whole number is too large (limit "
                                  "2,147,483,647) [if it is right, put an L behind it]" },
    { TEXT("x = 2147483648;\n"), "1:5 BD-C023 whole number is too large (limit "
                                 "2,147,483,647) [if it is right, put an L behind it]" },
    { TEXT("x = -2147483649;\n"),
      "1:5 BD-C023 whole number is too small (limit -2,147,483,648) [if it is right, put "
      "an L behind it]" },
    { TEXT("x = 0xFFFFFFFF;\n"), "1:5 BD-C023 whole number is too large (limit "
                                 "2,147,483,647) [if it is right, put an L behind it]" },
    { TEXT("x = 9223372036854775808L;\n"),
      "1:5 BD-C024 whole number is too large (limit 9,223,372,036,854,775,807) [write it "
      "with a decimal point and without the L]" },
    { TEXT("x = -9223372036854775809L;\n"),
      "1:5 BD-C024 whole number is too small (limit -9,223,372,036,854,775,808) [write "
      "it with a decimal point and without the L]" },
    { TEXT("x = 1e400;\n"), "1:5 BD-C025 number is too large (limit 1e300) [check the "
                            "exponent: 1e6 is a million]" },
    { TEXT("x = -1e-400;\n"), "1:5 BD-C025 number is too small (limit 1e-300) [check the "
                              "exponent: 1e6 is a million]" },
    { TEXT("x = nan;\n"), "1:5 BD-C026 nan and inf are no numbers here [leave the "
                          "setting out if there is no number]" },
    { TEXT("x = -inf;\n"), "1:5 BD-C026 nan and inf are no numbers here [leave the "
                           "setting out if there is no number]" },
    { TEXT("x = Infinity;\n"), "1:5 BD-C026 nan and inf are no numbers here [leave the "
                               "setting out if there is no number]" },
};

START_TEST(numbers_out_of_range_are_refused)
{
    problems_check(&large[_i]);
}
END_TEST

static const struct problems_row dates[] = {
    { TEXT("x = 2025-04-01;\n"),
      "1:5 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { TEXT("x = 01/04/2025;\n"),
      "1:5 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { TEXT("x = 1.4.25;\n"), "1:5 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { TEXT("x = 2025-04;\n"),
      "1:5 BD-C028 date without quotes [write the date in quotes: year, month, day]" },
    { TEXT("x = 2025-04-01-02;\n"),
      "1:5 BD-C027 2025-04-01-02 is not a number [write digits alone, with a point for "
      "decimals; a text stands in \" \"]" },
    { TEXT("x = 1/2;\n"), "1:5 BD-C027 1/2 is not a number [write digits alone, with a "
                          "point for decimals; a text stands in \" \"]" },
};

START_TEST(dates_without_quotes_are_refused)
{
    problems_check(&dates[_i]);
}
END_TEST

static const struct problems_row others[] = {
    { TEXT("x = 12wks;\n"), "1:5 BD-C027 12wks is not a number [write digits alone, with "
                            "a point for decimals; a text stands in \" \"]" },
    { TEXT("x = 5-day;\n"), "1:5 BD-C027 5-day is not a number [write digits alone, with "
                            "a point for decimals; a text stands in \" \"]" },
    { TEXT("x = 1.2.3;\n"), "1:5 BD-C027 1.2.3 is not a number [write digits alone, with "
                            "a point for decimals; a text stands in \" \"]" },
    { TEXT("x = .;\n"), "1:5 BD-C027 . is not a number [write digits alone, with a point "
                        "for decimals; a text stands in \" \"]" },
    { TEXT("x = -.;\n"), "1:5 BD-C027 -. is not a number [write digits alone, with a "
                         "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 0x;\n"), "1:5 BD-C027 0x is not a number [write digits alone, with a "
                         "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 1e;\n"), "1:5 BD-C027 1e is not a number [write digits alone, with a "
                         "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 5l;\n"), "1:5 BD-C027 5l is not a number [write digits alone, with a "
                         "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 5LLL;\n"), "1:5 BD-C027 5LLL is not a number [write digits alone, with a "
                           "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 1.5L;\n"), "1:5 BD-C027 1.5L is not a number [write digits alone, with a "
                           "point for decimals; a text stands in \" \"]" },
    { TEXT("x = 09:30;\n"), "1:5 BD-C027 09:30 is not a number [write digits alone, with "
                            "a point for decimals; a text stands in \" \"]" },
    { TEXT("x = _;\n"), "1:5 BD-C030 text without quotes: _ [write \"_\"]" },
    { TEXT("x = 1__;\n"), "1:5 BD-C020 thousands separator _ in a number [write 1]" },
    { TEXT("x = --5;\n"), "1:5 BD-C017 stray character - [delete it, or put the text in "
                          "\" \"; a remark begins with #]" },
};

START_TEST(words_that_begin_like_numbers_are_refused)
{
    problems_check(&others[_i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan_number");
    TCase *tcase = tcase_create("prescan_number");
    tcase_add_loop_test(tcase, separators_are_taken_out, 0, PROBLEMS_COUNT(separators));
    tcase_add_loop_test(tcase, leading_zeros_are_refused, 0, PROBLEMS_COUNT(zeros));
    tcase_add_loop_test(tcase, numbers_out_of_range_are_refused, 0,
                        PROBLEMS_COUNT(large));
    tcase_add_loop_test(tcase, dates_without_quotes_are_refused, 0,
                        PROBLEMS_COUNT(dates));
    tcase_add_loop_test(tcase, words_that_begin_like_numbers_are_refused, 0,
                        PROBLEMS_COUNT(others));
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
