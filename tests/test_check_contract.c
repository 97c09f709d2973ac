/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what a contract's provider does fits the service. */
#include "models/scenario/check_contract.h"

#include <check.h>
#include <stdlib.h>

#include "tests/spec_text.h"

#define BUY(settings)                                                                    \
    "scenarios = { as_now = { }; buy = { changes = ( { type = \"insourcing\";"           \
    "step = \"autism.visit\"; per_week = 1; " settings " } ); }; };"
#define TAKES(settings) BUY("takes_staff = { " settings " };")
#define CONTINUOUS                                                                       \
    SPEC_TEXT_DATES "staff = { nurses = { wte = 3.0; }; panel = { clinicians = 4; }; };" \
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " };"                   \
                    "other = { referrals = { per_week = 1; }; steps = ( { name = "       \
                    "\"meeting\"; staff = \"panel\"; days = 1; } ); }; };\n"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

START_TEST(a_contract_that_fits_is_not_mentioned)
{
    spec_text_check(
        &loaded, SPEC_TEXT_BASE BUY("weeks = 13; mobilisation_weeks = 12; fails = 0.5;"
                                    "delivers = 0.8; takes_staff = { staff = \"nurses\";"
                                    "wte = 3; after_weeks = 2; };"
                                    "eligible = { referred_before = \"2025-01-01\"; };"));
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(a_contract_takes_staff_whom_there_are)
{
    spec_text_check(&loaded, SPEC_TEXT_BASE TAKES("staff = \"nurse\"; wte = 1;"));
    spec_text_says(&loaded, "BD-C059", "scenarios.buy.changes.0.takes_staff.staff",
                   "there is no staff group \"nurse\"");
}
END_TEST

START_TEST(a_contract_takes_staff_who_work_in_sessions)
{
    spec_text_check(&loaded, CONTINUOUS TAKES("staff = \"panel\"; wte = 1;"));
    spec_text_says(&loaded, "BD-C140", "scenarios.buy.changes.0.takes_staff.staff",
                   "\"panel\" hold no clinic sessions: a contract cannot take part of "
                   "them");
}
END_TEST

START_TEST(a_contract_takes_no_more_than_there_are)
{
    spec_text_check(&loaded, SPEC_TEXT_BASE TAKES("staff = \"nurses\"; wte = 3.01;"));
    spec_text_says(&loaded, "BD-C141", "scenarios.buy.changes.0.takes_staff.wte",
                   "the contract takes 3.01 WTE of \"nurses\", who are 3");
}
END_TEST

START_TEST(a_contract_that_is_over_before_it_begins_is_a_warning)
{
    spec_text_check(&loaded,
                    SPEC_TEXT_BASE BUY("weeks = 12; mobilisation_weeks = {"
                                       "shape = \"gamma\"; mean = 12; sd = 3; };"));
    spec_text_says(&loaded, "BD-C142", "scenarios.buy.changes.0.mobilisation_weeks",
                   "the contract is over before its clinics begin");
}
END_TEST

START_TEST(ages_are_in_order)
{
    spec_text_check(&loaded,
                    SPEC_TEXT_BASE BUY("eligible = { age_from = 16; age_below = 16; };"));
    spec_text_says(&loaded, "BD-C148", "scenarios.buy.changes.0.eligible",
                   "nobody is from 16 to below 16 years old");
}
END_TEST

START_TEST(ages_are_known)
{
    spec_text_check(&loaded, SPEC_TEXT_BASE BUY("eligible = { age_below = 16; };"));
    spec_text_says(&loaded, "BD-C147", "scenarios.buy.changes.0.eligible",
                   "the ages of children of pathway \"autism\" are not known");
}
END_TEST

START_TEST(children_return_to_a_pathway_that_is_there)
{
    spec_text_check(
        &loaded, SPEC_TEXT_BASE BUY("returns = { to = \"titration\"; share = 0.5; };"));
    spec_text_says(&loaded, "BD-C059", "scenarios.buy.changes.0.returns.to",
                   "there is no pathway \"titration\"");
}
END_TEST

START_TEST(distributions_have_what_their_shape_needs)
{
    spec_text_check(&loaded,
                    SPEC_TEXT_BASE BUY("delivers = { shape = \"uniform\"; min = 1; };"));
    spec_text_says(&loaded, "BD-C055", "scenarios.buy.changes.0.delivers",
                   "in \"delivers\", uniform needs max above 0, at most 1e15");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_contract");
    TCase *tests = tcase_create("check_contract");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_add_test(tests, a_contract_that_fits_is_not_mentioned);
    tcase_add_test(tests, a_contract_takes_staff_whom_there_are);
    tcase_add_test(tests, a_contract_takes_staff_who_work_in_sessions);
    tcase_add_test(tests, a_contract_takes_no_more_than_there_are);
    tcase_add_test(tests, a_contract_that_is_over_before_it_begins_is_a_warning);
    tcase_add_test(tests, ages_are_in_order);
    tcase_add_test(tests, ages_are_known);
    tcase_add_test(tests, children_return_to_a_pathway_that_is_there);
    tcase_add_test(tests, distributions_have_what_their_shape_needs);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
