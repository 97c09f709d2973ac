/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that were published before the start. */
#include <check.h>
#include <stdlib.h>

#include "models/scenario/spec.h"
#include "tests/spec_text.h"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

/* One pathway with this history; the start is 2025-09-01. */
static void check(const char *history)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(
        &text,
        "%s calendar = { holidays = \"none\"; }; staff = { nurses = { wte = 3; "
        "}; }; pathways = { a = { referrals = { per_week = 1; }; history = ( %s "
        ");"
        "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60; } ); }; "
        "};",
        SPEC_TEXT_DATES, history);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
}

START_TEST(counts_are_read_in_order)
{
    check(
        "{ date = \"2024-12-31\"; list = 0; }, { date = \"2025-08-31\"; list = 1850; }");

    spec_text_is_clean(&loaded);
    const struct bide_spec_pathway *pathways = loaded.spec.pathways.items;
    ck_assert_uint_eq(pathways[0].history.count, 2);
    const struct bide_spec_history *history = pathways[0].history.items;
    ck_assert_int_eq(history[0].list, 0);
    ck_assert_int_eq(history[1].list, 1850);
    ck_assert_int_eq(history[1].date, loaded.spec.start - 1);
}
END_TEST

START_TEST(a_history_ends_before_the_start)
{
    check("{ date = \"2025-09-01\"; list = 9; }");

    spec_text_says(&loaded, "BD-C210", "pathways.a.history.0.date",
                   "\"history\" ends before the start, 2025-09-01");
}
END_TEST

START_TEST(dates_rise)
{
    static const char *const second[] = { "2025-02-28", "2025-01-31" };
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text,
                   "{ date = \"2025-02-28\"; list = 9; }, { date = \"%s\"; list = 8; },"
                   "{ date = \"2025-03-31\"; list = 7; }",
                   second[_i]);

    check(text.bytes);

    bide_text_free(&text);
    spec_text_says(&loaded, "BD-C211", "pathways.a.history.1.date",
                   "the dates of \"history\" must rise");
}
END_TEST

START_TEST(a_count_has_a_date_and_a_list)
{
    static const char *const counts[] = { "{ list = 9; }", "{ date = \"2025-01-31\"; }",
                                          "{ date = \"2025-01-31\"; list = -1; }",
                                          "{ date = \"2025-01-31\"; list = 9.5; }" };
    check(counts[_i]);

    ck_assert_uint_eq(loaded.diag.error_count, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check history");
    TCase *tests = tcase_create("check history");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_add_test(tests, counts_are_read_in_order);
    tcase_add_test(tests, a_history_ends_before_the_start);
    tcase_add_loop_test(tests, dates_rise, 0, 2);
    tcase_add_loop_test(tests, a_count_has_a_date_and_a_list, 0, 4);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
