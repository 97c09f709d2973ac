/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How children flow from pathway to pathway, against sums done by hand. */
#include "models/scenario/check_flow.h"

#include <check.h>
#include <stdlib.h>

#include "models/scenario/check_next.h"
#include "tests/spec_text.h"

#define STEPS "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60; } );"
#define LOOP(extra)                                                                      \
    "a = { referrals = { per_week = 5; }; " extra                                        \
    " onward = { to = \"a\"; share = 1.0; }; };"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

static void load(const char *pathways, const char *rest)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s%spathways = { %s };\n%s", SPEC_TEXT_DATES, SPEC_TEXT_STAFF,
                   pathways, rest);
    spec_text_load(&loaded, text.bytes);
    spec_text_is_clean(&loaded);
    bide_text_free(&text);
}

static const struct bide_spec_step *first_step(void)
{
    const struct bide_spec_pathway *pathway = loaded.spec.pathways.items;
    return pathway->steps.items;
}

START_TEST(a_plain_step_is_passed_by_all_in_its_own_time)
{
    enum bide_err err = BIDE_OK;
    load("a = { referrals = { per_week = 5; }; " STEPS " };", "");
    ck_assert_double_eq(bide_check_next_done(first_step()), 1);
    ck_assert_double_eq(bide_check_flow_minutes(first_step(), &err), 60);
    ck_assert_int_eq(err, BIDE_OK);
}
END_TEST

START_TEST(missed_appointments_take_time_and_some_children_go)
{
    enum bide_err err = BIDE_OK;
    load("a = { referrals = { per_week = 5; }; steps = ( { name = \"visit\"; staff = "
         "\"nurses\"; hours = { shape = \"uniform\"; min = 1; max = 2; }; share = 0.5;"
         " not_brought = 0.2; rebook = 0.5; ends = ( { as = \"x\"; share = 0.25; } ); } "
         "); };",
         "");
    /* of those who need it 0.8 + 0.1 * (0.8 + ...) = 0.8 / 0.9 are seen, 3/4 of them go
     * on; each takes 1 / 0.9 appointments of 90 minutes on average */
    struct bide_check_next next;
    bide_check_next_solve(loaded.spec.pathways.items, &next);
    ck_assert_double_eq_tol(next.completed, 0.5 + 0.5 * 0.8 / 0.9 * 0.75, 1e-12);
    ck_assert_double_eq_tol(next.discharged, 0.5 * 0.1 / 0.9, 1e-12);
    ck_assert_double_eq_tol(bide_check_flow_minutes(first_step(), &err), 0.5 * 90.0 / 0.9,
                            1e-9);
}
END_TEST

START_TEST(children_come_from_outside_and_from_other_pathways)
{
    double arriving[3];
    load("a = { referrals = { per_week = 10; }; " STEPS
         " onward = ( { to = \"b\"; share = 0.5; }, { to = \"c\"; share = 0.1; } ); };"
         "b = { referrals = { per_week = 0; }; " STEPS
         " onward = { to = \"a\"; share = 0.4; }; };"
         "c = { referrals = { per_week = 3; }; " STEPS " };",
         "");
    ck_assert_int_eq(bide_check_flow_solve(&loaded.spec, arriving), BIDE_OK);
    /* a = 10 + 0.4 b, b = 0.5 a, c = 3 + 0.1 a */
    ck_assert_double_eq_tol(arriving[0], 12.5, 1e-6);
    ck_assert_double_eq_tol(arriving[1], 6.25, 1e-6);
    ck_assert_double_eq_tol(arriving[2], 4.25, 1e-6);
}
END_TEST

START_TEST(only_those_who_finish_are_sent_on)
{
    double arriving[2];
    load("a = { referrals = { per_week = 10; }; steps = ( { name = \"visit\"; staff = "
         "\"nurses\"; minutes = 60; ends = ( { as = \"x\"; share = 0.2; } ); } );"
         " onward = { to = \"b\"; share = 0.5; }; };"
         "b = { referrals = { per_week = 0; }; " STEPS " };",
         "");
    ck_assert_int_eq(bide_check_flow_solve(&loaded.spec, arriving), BIDE_OK);
    ck_assert_double_eq_tol(arriving[1], 4, 1e-9);
}
END_TEST

/* Whether this is reported as a circle. */
static bool is_loop(const char *pathways, const char *rest)
{
    load(pathways, rest);
    const struct bide_check_part part = { .spec = &loaded.spec, .diag = &loaded.diag };
    bide_check_flow_loops(&part);
    const bool is_reported = loaded.diag.error_count > 0;
    spec_text_free(&loaded);
    return is_reported;
}

START_TEST(a_circle_without_a_way_out_is_found)
{
    ck_assert(is_loop(LOOP(STEPS), ""));
    ck_assert(is_loop("a = { referrals = { per_week = 5; }; " STEPS
                      " onward = { to = \"b\"; share = 1.0; }; };"
                      "b = { referrals = { per_week = 5; }; " STEPS
                      " onward = { to = \"a\"; share = 0.9999999999; }; };",
                      ""));
    ck_assert(!is_loop("a = { referrals = { per_week = 5; }; " STEPS
                       " onward = { to = \"b\"; share = 1.0; }; };"
                       "b = { referrals = { per_week = 5; }; " STEPS
                       " onward = { to = \"a\"; share = 0.95; }; };",
                       ""));
}
END_TEST

START_TEST(ends_missed_appointments_and_leaving_are_ways_out)
{
    ck_assert(
        !is_loop(LOOP("steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60;"
                      " ends = ( { as = \"x\"; share = 0.1; } ); } );"),
                 ""));
    ck_assert(
        !is_loop(LOOP("steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60;"
                      " not_brought = 0.1; rebook = 0.5; } );"),
                 ""));
    ck_assert(!is_loop(LOOP(STEPS "leaving = { per_week = 0.01; };"), ""));
}
END_TEST

START_TEST(nobody_leaves_in_no_time)
{
    ck_assert(
        is_loop(LOOP("steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 0; } );"
                     " leaving = { per_week = 0.01; };"),
                ""));
    ck_assert(
        is_loop(LOOP("steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 9;"
                     " share = 0; } ); leaving = { per_week = 0.01; };"),
                ""));
}
END_TEST

START_TEST(a_pilot_that_skips_the_step_may_close_the_way_out)
{
    ck_assert(
        is_loop(LOOP("steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60;"
                     " ends = ( { as = \"x\"; share = 0.1; } ); } );"),
                "scenarios = { as_now = { }; care = { changes = ( { type = \"pilot\";"
                " pathway = \"a\"; skips_step = true; } ); }; };"));
}
END_TEST

START_TEST(a_long_way_without_a_circle_is_none)
{
    struct bide_text pathways;
    bide_text_init(&pathways);
    for (int i = 0; i < 200; ++i) {
        bide_text_addf(&pathways, "p%d = { referrals = { per_week = 1; }; " STEPS, i);
        if (i < 199) {
            bide_text_addf(&pathways, " onward = { to = \"p%d\"; share = 1.0; };", i + 1);
        }
        bide_text_add(&pathways, " };");
    }
    ck_assert(!is_loop(pathways.bytes, ""));
    bide_text_free(&pathways);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_flow");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, a_plain_step_is_passed_by_all_in_its_own_time);
    tcase_add_test(tcase, missed_appointments_take_time_and_some_children_go);
    tcase_add_test(tcase, children_come_from_outside_and_from_other_pathways);
    tcase_add_test(tcase, only_those_who_finish_are_sent_on);
    tcase_add_test(tcase, a_circle_without_a_way_out_is_found);
    tcase_add_test(tcase, ends_missed_appointments_and_leaving_are_ways_out);
    tcase_add_test(tcase, nobody_leaves_in_no_time);
    tcase_add_test(tcase, a_pilot_that_skips_the_step_may_close_the_way_out);
    tcase_add_test(tcase, a_long_way_without_a_circle_is_none);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
