/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How children go from step to step, against sums done by hand, and what is wrong with
 * it. */
#include "models/scenario/check_next.h"

#include <check.h>
#include <stdlib.h>

#include "tests/spec_text.h"

#define STEP(name, rest)                                                                 \
    "{ name = \"" name "\"; staff = \"nurses\"; minutes = 6; " rest "}"
#define NEXT(step, share) "next = { to = \"" step "\"; share = " #share "; };"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

static void check(const char *steps, const char *rest)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(
        &text,
        "%s%spathways = { a = { referrals = { per_week = 5; }; steps = ( %s ); "
        "}; };\n%s",
        SPEC_TEXT_DATES, SPEC_TEXT_STAFF, steps, rest);
    spec_text_check(&loaded, text.bytes);
    bide_text_free(&text);
}

static struct bide_check_next solve(const char *steps)
{
    struct bide_check_next next;
    check(steps, "");
    spec_text_is_clean(&loaded);
    bide_check_next_solve(loaded.spec.pathways.items, &next);
    return next;
}

START_TEST(visits_add_up_over_loops_and_branches)
{
    /* v1 = 1 + v3 / 2, v2 = 0.75 v1, v3 = v2 + 0.25 v1 = v1: two of each but v2 */
    const struct bide_check_next next = solve(STEP("one", NEXT("three", 0.25)) "," STEP(
        "two", "") "," STEP("three", NEXT("one", 0.5)));
    ck_assert_double_eq_tol(next.visits[0], 2.0, 1e-12);
    ck_assert_double_eq_tol(next.visits[1], 1.5, 1e-12);
    ck_assert_double_eq_tol(next.visits[2], 2.0, 1e-12);
    ck_assert_double_eq_tol(next.completed, 1.0, 1e-12);
    ck_assert_double_eq_tol(next.discharged, 0.0, 1e-12);
}
END_TEST

START_TEST(ways_out_and_missed_appointments_count)
{
    /* Of those who come to "one" 0.8 do it, 0.4 end, 0.2 come again, 0.2 go on: it is
     * come to 1 / 0.8 times. Half of the others need "two". */
    const struct bide_check_next next = solve(STEP(
        "one",
        "not_brought = 0.2; rebook = 0; ends = { as = \"x\"; share = "
        "0.5; }; " NEXT("one", 0.25)) "," STEP("two", "share = 0.5; " NEXT("end", 1.0)));
    ck_assert_double_eq_tol(next.visits[0], 1.25, 1e-12);
    ck_assert_double_eq_tol(next.visits[1], 0.25, 1e-12);
    ck_assert_double_eq_tol(next.completed, 0.25, 1e-12);
    ck_assert_double_eq_tol(next.discharged, 0.25, 1e-12);
}
END_TEST

START_TEST(a_loop_that_nobody_can_leave_is_named)
{
    check(STEP("one", "") "," STEP("two", "") "," STEP("three", NEXT("two", 1.0)), "");
    spec_text_says(&loaded, "BD-C068", "pathways.a.steps",
                   "children go round and round: two -> three -> two");
}
END_TEST

START_TEST(a_loop_that_hardly_anybody_leaves_is_one)
{
    check(STEP("one", NEXT("one", 0.9995)), "");
    spec_text_says(&loaded, "BD-C068", "pathways.a.steps",
                   "children go round and round: one -> one");
    spec_text_free(&loaded);
    check(STEP("one", NEXT("one", 0.998)), "");
    ck_assert_uint_eq(loaded.diag.error_count, 0);
}
END_TEST

/* The only way out of the loop is to be refused at step "two", which a pilot leaves out.
 */
START_TEST(a_pilot_may_close_the_way_out)
{
#define LOOP                                                                             \
    STEP("one", "")                                                                      \
    "," STEP("two", "ends = { as = \"x\"; share = 0.5; };") "," STEP("three",            \
                                                                     NEXT("one", 1.0))
    check(LOOP, "");
    ck_assert_uint_eq(loaded.diag.error_count, 0);
    spec_text_free(&loaded);
    check(LOOP,
          "scenarios = { now = { }; try = { changes = { type = \"pilot\"; pathway = "
          "\"a\"; step = \"two\"; skips_step = true; }; }; };");
    ck_assert_uint_gt(loaded.diag.error_count, 0);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C068");
}
END_TEST

/* Children redirected to each other's pathways for ever. */
START_TEST(redirections_go_round_too)
{
    spec_text_check(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { a = { referrals = { per_week = 1; }; "
        "steps = ( " STEP("one", "ends = { as = \"x\"; share = 1.0; to = \"b\"; "
                                 "};") " ); };"
                                       "b = { referrals = { per_week = 1; }; "
                                       "steps = ( " STEP(
                                           "one", "ends = { as = \"x\"; share = 1.0; to "
                                                  "= \"a\"; };") " ); }; };");
    spec_text_says(&loaded, "BD-C068", "pathways.a.onward",
                   "children go round and round: a -> b -> a");
}
END_TEST

START_TEST(names_must_be_there)
{
    check(STEP("one", NEXT("tow", 0.5)) "," STEP("two", ""), "");
    spec_text_says(&loaded, "BD-C059", "pathways.a.steps.one.next.0.to",
                   "there is no step \"tow\"");
    spec_text_free(&loaded);
    check(STEP("one", "ends = { as = \"x\"; share = 0.5; to = \"b\"; };"), "");
    spec_text_says(&loaded, "BD-C059", "pathways.a.steps.one.ends.0.to",
                   "there is no pathway \"b\"");
}
END_TEST

START_TEST(the_end_must_be_one_thing)
{
    check(STEP("one", NEXT("end", 0.5)) "," STEP("end", ""), "");
    spec_text_says(&loaded, "BD-C090", "pathways.a.steps.one.next.0.to",
                   "\"end\" may be the step or the end of the pathway");
}
END_TEST

START_TEST(shares_add_to_at_most_one)
{
    check(STEP("one", "ends = { as = \"x\"; share = 0.5; }; " NEXT("two", 0.6)) "," STEP(
              "two", ""),
          "");
    spec_text_says(
        &loaded, "BD-C060", "pathways.a.steps.one.next",
        "the shares of \"ends and next\" must add to at most 1, but add to 1.1");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_next");
    TCase *tests = tcase_create("check_next");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_add_test(tests, visits_add_up_over_loops_and_branches);
    tcase_add_test(tests, ways_out_and_missed_appointments_count);
    tcase_add_test(tests, a_loop_that_nobody_can_leave_is_named);
    tcase_add_test(tests, a_loop_that_hardly_anybody_leaves_is_one);
    tcase_add_test(tests, a_pilot_may_close_the_way_out);
    tcase_add_test(tests, redirections_go_round_too);
    tcase_add_test(tests, names_must_be_there);
    tcase_add_test(tests, the_end_must_be_one_thing);
    tcase_add_test(tests, shares_add_to_at_most_one);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
