/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children who go to another provider, or are taken off a list, and come back. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

enum { CHILDREN = 4000 };

#define HEAD                                                                             \
    SERVICE_MONDAY(40)                                                                   \
    "milestones = ( { weeks = 4; }, { weeks = 10; }, { weeks = 14; }, { weeks = 40; } "  \
    ");"                                                                                 \
    "staff = { team = { wte = 0; }; };"
#define VISIT "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );"
#define PATHWAYS(leaving, onward)                                                        \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 4000 ]; };"                            \
    "leaving = { " leaving " }; onward = ( " onward " ); " VISIT " };"                   \
    "q = { referrals = { per_week = 0; }; " VISIT                                        \
    " }; r = { referrals = { per_week = 0;"                                              \
    "}; " VISIT " }; };"
#define BOTH                                                                             \
    "per_week = 0.05; reasons = ( { as = \"elsewhere\"; per_week = 0.1; },"              \
    "{ as = \"moved\"; per_week = 0.02; } );"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(const char *pathway, double day, enum bide_kpi kpi)
{
    return service_measure(&service, pathway, day, kpi);
}

static void check_share(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* Of those who went elsewhere 0.4 are back ten weeks later to the day, nobody else; the
 * audit finds all who are away. */
START_TEST(a_share_comes_back_on_time)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, PATHWAYS(BOTH, "{ to = \"q\"; after = \"elsewhere\";"
                                                  "share = 0.4; weeks = 10; }")));
    ck_assert_double_eq(measure("q", 70, BIDE_KPI_REFERRED), 0);
    const double after_4_weeks = measure("p", 28, BIDE_KPI_LEFT_ELSEWHERE);
    check_share(after_4_weeks, CHILDREN, 0.1 / 0.17 * -expm1(-0.17 * 4));
    check_share(measure("q", 98, BIDE_KPI_REFERRED), after_4_weeks, 0.4);
    ck_assert_double_eq(measure("r", 280, BIDE_KPI_REFERRED), 0);
    check_share(measure("q", 280, BIDE_KPI_REFERRED), CHILDREN,
                0.4 * 0.1 / 0.17 * -expm1(-0.17 * 30));
}
END_TEST

START_TEST(without_routes_of_their_own_they_are_like_others_who_left)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, PATHWAYS(BOTH, "{ to = \"r\"; after = \"left\";"
                                                  "share = 1; weeks = 0; }")));
    ck_assert_double_eq(measure("r", 280, BIDE_KPI_REFERRED),
                        measure("p", 280, BIDE_KPI_LEFT));
}
END_TEST

START_TEST(routes_of_their_own_come_first)
{
    service_run(
        &service,
        SERVICE_TEXT(HEAD, PATHWAYS(BOTH, "{ to = \"r\"; after = \"left\"; share = 1;"
                                          "}, { to = \"q\"; after = \"elsewhere\";"
                                          "share = 1; }")));
    const double elsewhere = measure("p", 280, BIDE_KPI_LEFT_ELSEWHERE);
    ck_assert_double_eq(measure("q", 280, BIDE_KPI_REFERRED), elsewhere);
    ck_assert_double_eq(measure("r", 280, BIDE_KPI_REFERRED),
                        measure("p", 280, BIDE_KPI_LEFT) - elsewhere);
}
END_TEST

/* Taken off in week 4, back in week 10. */
START_TEST(who_is_taken_off_a_list_may_come_back)
{
    service_run(&service,
                SERVICE_TEXT(HEAD,
                             PATHWAYS("", "{ to = \"p\"; after = \"left\"; share = 0.5;"
                                          "weeks = 5.5; }"),
                             "scenarios = { s = { changes = ( { type = \"validation\";"
                             "pathway = \"p\"; from_week = 4; share = 0.3; } ); }; };"));
    const double taken_off = measure("p", 280, BIDE_KPI_LEFT_VALIDATED);
    check_share(taken_off, CHILDREN, 0.3);
    ck_assert_double_eq(measure("p", 28, BIDE_KPI_REFERRED), 0);
    check_share(measure("p", 70, BIDE_KPI_REFERRED), taken_off, 0.5);
    ck_assert_double_eq(measure("p", 70, BIDE_KPI_REFERRED),
                        measure("p", 280, BIDE_KPI_REFERRED));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("elsewhere");
    TCase *tests = tcase_create("runs");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_share_comes_back_on_time);
    tcase_add_test(tests, without_routes_of_their_own_they_are_like_others_who_left);
    tcase_add_test(tests, routes_of_their_own_come_first);
    tcase_add_test(tests, who_is_taken_off_a_list_may_come_back);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
