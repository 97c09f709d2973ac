/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children who grow too old to wait. */
#include "models/service/age.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define YEAR 365.25
#define SERVICE(pathway)                                                                 \
    SERVICE_TEXT(                                                                        \
        SERVICE_MONDAY(60),                                                              \
        "milestones = ( { weeks = 0; }, { weeks = 60; } );"                              \
        "groups = { care = { }; twins = { }; }; staff = { team = { wte = 0; }; };"       \
        "pathways = { p = { " pathway                                                    \
        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };")

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static const struct bide_run_child *child_of(uint32_t id)
{
    return bide_run_child(&service.run, id);
}

static double count(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* At 17 and 300 days, everyone leaves 65.25 days after referral. */
START_TEST(a_child_leaves_on_the_birthday)
{
    service_open(&service, SERVICE("referrals = { per_week = 10; }; ages_out_at = 18;"
                                   "age = 17.82135523614;"));
    service_play(&service, 0);

    const double left = count(420, BIDE_KPI_LEFT);
    double due = 0;
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const double days = child_of(id)->leave_at - child_of(id)->clock_start;
        ck_assert_double_eq_tol(days, 65.25, 1e-6);
        ck_assert_int_eq(child_of(id)->why, BIDE_RUN_AGED_OUT);
        due += child_of(id)->leave_at <= 420 ? 1 : 0;
    }
    ck_assert_double_gt(left, 300);
    ck_assert_double_eq(left, due);
    ck_assert_double_eq(count(420, BIDE_KPI_LEFT_AGED_OUT), left);
}
END_TEST

/* Ages are even over 10 to 18 at referral. Of children who have waited for up to a year
 * none is 18 yet at the start, and each will be at most 18 years after birth. */
START_TEST(who_waits_at_the_start_is_not_too_old_yet)
{
    service_open(&service, SERVICE("referrals = { per_week = 0; }; ages_out_at = 18;"
                                   "age = { shape = \"uniform\"; min = 10; max = 18; };"
                                   "waiting = { from_weeks = [ 0 ]; children = [ 2000 ];"
                                   "longest_weeks = 52; };"));
    service_play(&service, 0);

    ck_assert_double_eq(count(0, BIDE_KPI_LIST), 2000);
    double left = 0;
    for (uint32_t id = 0; id < 2000; ++id) {
        const double age = (child_of(id)->clock_start - child_of(id)->born) / YEAR;
        ck_assert_double_ge(age, 10 - 1e-9);
        ck_assert_double_gt(child_of(id)->leave_at, 0);
        ck_assert_double_eq_tol(child_of(id)->leave_at, child_of(id)->born + 18 * YEAR,
                                1e-6);
        left += child_of(id)->leave_at <= 420 ? 1 : 0;
    }
    ck_assert_double_eq(count(420, BIDE_KPI_LEFT), left);
    /* Ages now are even over (10 + w, 18) for a wait of w years: of these 1.15 years. */
    const double share = 1.15 / 8 * (1 + 0.5 / 8);
    ck_assert_double_le(fabs(left - 2000 * share), 0.03 * 2000);
}
END_TEST

START_TEST(who_cannot_be_young_enough_is_too_old_within_a_year)
{
    service_open(&service, SERVICE("referrals = { per_week = 0; }; ages_out_at = 18;"
                                   "age = 17.9; waiting = { from_weeks = [ 40 ];"
                                   "children = [ 500 ]; longest_weeks = 52; };"));
    service_play(&service, 0);

    double sum = 0;
    for (uint32_t id = 0; id < 500; ++id) {
        ck_assert_double_gt(child_of(id)->leave_at, 0);
        ck_assert_double_lt(child_of(id)->leave_at, YEAR);
        sum += child_of(id)->leave_at;
    }
    ck_assert_double_le(fabs(sum / 500 - YEAR / 2), 3.3 * YEAR / sqrt(12 * 500));
}
END_TEST

/* The pathway's ages but for one group; those in the other leave by it. */
START_TEST(a_group_may_have_ages_of_its_own)
{
    service_open(&service,
                 SERVICE("referrals = { per_week = 10; }; age = 5; ages_out_at = 16;"
                         "groups = ( { group = \"twins\"; share = 0.3; age = 15; },"
                         "{ group = \"care\"; share = 0.3; } );"));
    service_play(&service, 0);

    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const double years = child_of(id)->group == 1 ? 1 : 11;
        ck_assert_double_eq_tol(child_of(id)->leave_at - child_of(id)->clock_start,
                                years * YEAR, 1e-6);
    }
}
END_TEST

/* Whoever would leave before goes on doing so, at the same time. */
START_TEST(what_comes_first_counts)
{
    static double before[2000];
    service_open(
        &service,
        SERVICE("referrals = { per_week = 10; }; leaving = { per_week = 0.01; };"));
    service_play(&service, 0);
    const size_t all = service.run.children.count;
    ck_assert_uint_lt(all, 2000);
    for (uint32_t id = 0; id < all; ++id) {
        before[id] = child_of(id)->leave_at;
    }
    service_close(&service);
    service_open(&service,
                 SERVICE("referrals = { per_week = 10; }; age = 17; ages_out_at = 18;"
                         "leaving = { per_week = 0.01; };"));
    service_play(&service, 0);

    size_t aged = 0;
    for (uint32_t id = 0; id < all; ++id) {
        const double birthday = child_of(id)->clock_start + YEAR;
        ck_assert_double_eq_tol(child_of(id)->leave_at, fmin(before[id], birthday), 1e-6);
        aged += child_of(id)->why == BIDE_RUN_AGED_OUT ? 1 : 0;
    }
    ck_assert_uint_gt(aged, all / 2);
    ck_assert_uint_lt(aged, all);
}
END_TEST

/* Referred on at once: the birthday stays, though no age is known there. */
START_TEST(the_birthday_goes_with_the_child)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(60),
                     "milestones = ( { weeks = 60; } );"
                     "staff = { team = { wte = 0; }; };"
                     "pathways = { p = { referrals = { per_week = 10; }; age = 17;"
                     "steps = ( { name = \"letter\"; days = 7; stops_clock = true; } );"
                     "onward = { to = \"q\"; share = 1.0; }; };"
                     "q = { referrals = { per_week = 0; }; ages_out_at = 17.1; age = 3;"
                     "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } "
                     "); }; };"));
    service_play(&service, 0);

    size_t on_q = 0;
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        if (child_of(id)->pathway == 1) {
            ck_assert_double_eq_tol(child_of(id)->leave_at,
                                    child_of(id)->clock_start - 7 + 0.1 * YEAR, 1e-6);
            ++on_q;
        }
    }
    ck_assert_uint_gt(on_q, 400);
    ck_assert_double_eq(service_measure(&service, "q", 420, BIDE_KPI_LEFT_AGED_OUT),
                        service_measure(&service, "q", 420, BIDE_KPI_LEFT));
    ck_assert_double_gt(service_measure(&service, "q", 420, BIDE_KPI_LEFT), 300);
}
END_TEST

START_TEST(ages_are_known_and_below_the_limit)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { ages_out_at = 18; " SPEC_TEXT_PATHWAY
                    " }; };\n");
    spec_text_says(&loaded, "BD-C083", "pathways.autism.ages_out_at",
                   "no child's age is known: none leaves as too old");
    spec_text_free(&loaded);
    spec_text_check(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { autism = { ages_out_at = 5; age = { shape = \"uniform\";"
        "min = 4; max = 8; }; " SPEC_TEXT_PATHWAY " }; };\n");
    spec_text_says(
        &loaded, "BD-C083", "pathways.autism.age",
        "children are referred at 5 years or more on average, when they leave as "
        "too old");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("age");
    TCase *tests = tcase_create("age");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_child_leaves_on_the_birthday);
    tcase_add_test(tests, who_waits_at_the_start_is_not_too_old_yet);
    tcase_add_test(tests, who_cannot_be_young_enough_is_too_old_within_a_year);
    tcase_add_test(tests, a_group_may_have_ages_of_its_own);
    tcase_add_test(tests, what_comes_first_counts);
    tcase_add_test(tests, the_birthday_goes_with_the_child);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, ages_are_known_and_below_the_limit);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
