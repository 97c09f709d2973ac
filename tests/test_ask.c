/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/ask.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 8; } );"
#define HEAD                                                                             \
    SERVICE_MONDAY(8)                                                                    \
    MILESTONES                                                                           \
    "staff = { team = { clinicians = 10000; }; nobody = { clinicians = 0; }; };"
#define START(children)                                                                  \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; }; steps = ( "
#define ASK(rest) "{ name = \"advice\"; asks = ( " rest " ); }"
#define PLAN ", { name = \"plan\"; days = 1; stops_clock = true; } ); };"
#define ADVICE(name, time)                                                               \
    name " = { referrals = { per_week = 0; }; steps = ( { name = \"write\"; staff = "    \
         "\"team\"; " time " } ); };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(const char *pathway, double day, enum bide_kpi kpi)
{
    return service_measure(&service, pathway, day, kpi);
}

static void check_near(double count, double mean, double variance)
{
    ck_assert_double_le(fabs(count - mean), 3.3 * sqrt(variance));
}

/* 5 and 12 days at the same time: 12 in all, and both took the staff. */
START_TEST(the_step_is_done_when_the_last_is_back)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(100),
                             ASK("{ pathway = \"a\"; }, { pathway = \"b\"; }"), PLAN,
                             ADVICE("a", "days = 5;"), ADVICE("b", "days = 12;"), "};"));
    ck_assert_double_eq(measure("a", 7, BIDE_KPI_REFERRED), 100);
    ck_assert_double_eq(measure("a", 7, BIDE_KPI_COMPLETED), 100);
    ck_assert_double_eq(measure("b", 7, BIDE_KPI_SEEN), 100);
    ck_assert_double_eq(measure("p", 7, BIDE_KPI_LIST), 100);
    ck_assert_double_eq(measure("b", 14, BIDE_KPI_COMPLETED), 100);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_SEEN), 100);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_COMPLETED), 100);
    ck_assert_double_eq_tol(measure("p", 14, BIDE_KPI_LIST_MEAN), 100.0 * 12.0 / 14.0,
                            1e-6);
    const double hours = service_staff(&service, "team", 14, BIDE_KPI_STAFF_USED)
                         * service_staff(&service, "team", 14, BIDE_KPI_STAFF_HOURS);
    ck_assert_double_eq_tol(hours, 100.0 * 17.0 * 24.0, 1e-3);
}
END_TEST

/* Urgent children are one in four here, and nearly nobody is there by its own shares. */
START_TEST(a_request_is_as_urgent_as_its_child)
{
    service_run(
        &service,
        SERVICE_TEXT(
            HEAD,
            "pathways = { p = { referrals = { per_week = 0; };"
            "priorities = { urgent = { share = 0.5; }; routine = { share = 0.5; }; };"
            "waiting = ( { priority = \"urgent\"; from_weeks = [ 4 ];"
            "children = [ 25 ]; }, { priority = \"routine\"; from_weeks = [ 4 ];"
            "children = [ 75 ]; } ); steps = ( ",
            ASK("{ pathway = \"a\"; }"), PLAN,
            "a = { referrals = { per_week = 0; }; priorities = {"
            "other = { share = 1.0; }; urgent = { share = 0.0; };"
            "routine = { share = 0.0; }; };"
            "steps = ( { name = \"write\"; staff = \"nobody\"; days = 1; } ); }; };"));
    ck_assert_double_eq(service_priority(&service, "a", 0, 7, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(service_priority(&service, "a", 1, 7, BIDE_KPI_LIST), 25);
    ck_assert_double_eq(service_priority(&service, "a", 2, 7, BIDE_KPI_LIST), 75);
}
END_TEST

/* The longer of two exponential times of mean 5 and 10 days:
 * P(max <= t) = (1 - exp(-t/5)) (1 - exp(-t/10)). */
START_TEST(the_longer_of_two_exponential_times)
{
    enum { CHILDREN = 4000 };
    service_open(
        &service,
        SERVICE_TEXT(HEAD, START(4000), ASK("{ pathway = \"a\"; }, { pathway = \"b\"; }"),
                     PLAN, ADVICE("a", "days = { shape = \"exponential\"; mean = 5; };"),
                     ADVICE("b", "days = { shape = \"exponential\"; mean = 10; };"),
                     "};"));
    service_begin(&service);
    for (int t = 2; t < 40; t += 5) {
        const double share = (1.0 - exp(-t / 5.0)) * (1.0 - exp(-t / 10.0));
        service_go_on(&service, t);
        check_near((double) service_counts(&service, "p")->seen, CHILDREN * share,
                   CHILDREN * share * (1.0 - share));
    }
}
END_TEST

/* A time of its own is the least that the step takes; a share is asked. */
START_TEST(the_step_takes_its_own_time_at_least)
{
    service_run(
        &service,
        SERVICE_TEXT(HEAD, START(4000),
                     "{ name = \"advice\"; days = 10; asks = { pathway = \"a\"; share "
                     "= 0.25; }; }",
                     PLAN, ADVICE("a", "days = 17;"), "};"));
    const double asked = measure("a", 7, BIDE_KPI_REFERRED);
    check_near(asked, 1000, 750);
    ck_assert_double_eq(measure("p", 7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_SEEN), 4000 - asked);
    ck_assert_double_eq(measure("p", 21, BIDE_KPI_SEEN), 4000);
}
END_TEST

/* Whatever becomes of a task, it is back: refused, discharged, left or completed. One
 * that is redirected is still waited for: 2 days there and 6 here. */
START_TEST(any_end_of_a_task_is_an_answer)
{
    service_run(
        &service,
        SERVICE_TEXT(
            HEAD, START(1000),
            ASK("{ pathway = \"refuse\"; }, { pathway = \"discharge\"; }, { pathway = "
                "\"leave\"; }, { pathway = \"pass\"; }"),
            PLAN, ADVICE("refuse", "days = 1; ends = { as = \"no\"; share = 1.0; };"),
            ADVICE("discharge", "days = 1; not_brought = 1; rebook = 0;"),
            "leave = { referrals = { per_week = 0; }; leaving = { per_week = 700.0; }; "
            "steps "
            "= ( { name = \"visit\"; staff = \"nobody\"; days = 1; } ); };"
            "pass = { referrals = { per_week = 0; }; steps = ( { name = \"sort\"; days = "
            "2; "
            "stops_clock = true; ends = { as = \"other\"; share = 1.0; to = \"a\"; }; } "
            "); };",
            ADVICE("a", "days = 6;"), "};"));
    ck_assert_double_eq(measure("refuse", 7, BIDE_KPI_ENDED), 1000);
    ck_assert_double_eq(measure("discharge", 7, BIDE_KPI_DISCHARGED), 1000);
    ck_assert_double_eq(measure("leave", 7, BIDE_KPI_LEFT), 1000);
    ck_assert_double_eq(measure("pass", 7, BIDE_KPI_ENDED), 1000);
    ck_assert_double_eq(measure("p", 7, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_SEEN), 1000);
    ck_assert_double_eq_tol(measure("p", 14, BIDE_KPI_LIST_MEAN), 1000.0 * 8.0 / 14.0,
                            1e-3);
}
END_TEST

/* Nobody writes advice, and families give up. Their requests go with them, at that
 * moment; the requests' own patience is never tried. */
START_TEST(requests_are_withdrawn_when_the_child_leaves)
{
    service_open(
        &service,
        SERVICE_TEXT(HEAD, START(2000), ASK("{ pathway = \"a\"; }, { pathway = \"a\"; }"),
                     ", { name = \"plan\"; days = 1; stops_clock = true; } ); leaving "
                     "= { per_week = 0.3; }; };"
                     "a = { referrals = { per_week = 0; }; steps = ( { name = "
                     "\"write\"; staff = \"nobody\"; days = 1; } ); }; };"));
    service_begin(&service);
    for (int week = 1; week <= 8; ++week) {
        service_go_on(&service, 7.0 * week + 0.5);
        const double list = (double) service.run.audits[1].list.value;
        const double gone = (double) service_counts(&service, "a")->left;
        const double stayed = exp(-0.3 * (week + 0.5 / 7.0));
        ck_assert_double_eq(list + gone, 4000);
        check_near(list / 2.0, 2000 * stayed, 2000 * stayed * (1.0 - stayed));
    }
}
END_TEST

/* The request has been read (its clock has stopped) when the family gives up. What was
 * still to be written is not, and all storage is given back. */
START_TEST(a_request_that_was_begun_goes_no_further)
{
    service_run(
        &service,
        SERVICE_TEXT(HEAD, START(500), ASK("{ pathway = \"a\"; }"),
                     ", { name = \"plan\"; days = 1; stops_clock = true; } ); leaving "
                     "= { per_week = 70.0; }; };"
                     "a = { referrals = { per_week = 0; }; steps = ( { name = "
                     "\"read\"; days = 0; stops_clock = true; }, { name = \"think\"; "
                     "weeks = 2; }, { name = \"write\"; staff = \"team\"; days = 1; } "
                     "); }; };"));
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_LEFT), 500);
    ck_assert_double_eq(measure("a", 7, BIDE_KPI_SEEN), 500);
    ck_assert_double_eq(measure("a", 21, BIDE_KPI_ENDED), 500);
    ck_assert_double_eq(measure("a", 56, BIDE_KPI_COMPLETED), 0);
    ck_assert_uint_eq(service.run.children.in_use, 0);
    const double used = service_staff(&service, "team", 56, BIDE_KPI_STAFF_USED);
    ck_assert_double_eq_tol(used, 0.0, 1e-12);
}
END_TEST

/* Requests of requests: 3 days for the innermost, then one each on the way out. */
START_TEST(who_is_asked_may_ask_in_turn)
{
    service_run(&service,
                SERVICE_TEXT(HEAD, START(100), ASK("{ pathway = \"a\"; }"), PLAN,
                             "a = { referrals = { per_week = 0; }; steps = ( { name = "
                             "\"read\"; days = 1; stops_clock = true; }, ",
                             ASK("{ pathway = \"b\"; }, { pathway = \"b\"; }"),
                             ", { name = \"write\"; days = 1; } ); };",
                             ADVICE("b", "days = 3;"), "};"));
    ck_assert_double_eq(measure("b", 7, BIDE_KPI_COMPLETED), 200);
    ck_assert_double_eq(measure("p", 7, BIDE_KPI_SEEN), 100);
    ck_assert_double_eq_tol(measure("p", 7, BIDE_KPI_LIST_MEAN), 100.0 * 5.0 / 7.0, 1e-6);
}
END_TEST

/* Advice is demand on those who see their own children, who wait longer for it: and the
 * same children come, with the same luck. */
START_TEST(advice_is_demand_on_the_same_clinicians)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(
                52) "milestones = ( { weeks = 52; } );"
                    "staff = { docs = { clinicians = 1; }; free = { clinicians = 1; }; };"
                    "pathways = { ehc = { referrals = { per_week = 10; }; steps = ( ",
            ASK("{ pathway = \"advice\"; }"),
            PLAN
            "advice = { referrals = { per_week = 0; }; steps = ( { name = \"write\"; "
            "staff = \"docs\"; hours = 5; } ); };"
            "paeds = { referrals = { per_week = 20; }; steps = ( { name = \"visit\"; "
            "staff = \"docs\"; hours = 5; } ); };"
            "alone = { referrals = { per_week = 5; }; steps = ( { name = \"visit\"; "
            "staff = \"free\"; hours = 20; } ); }; };"
            "scenarios = { now = { }; none = { changes = { type = \"set\"; path = "
            "\"pathways.ehc.steps.advice.asks.0.share\"; value = 0; }; }; };"));
    service_play(&service, 0);
    const double with = measure("paeds", 364, BIDE_KPI_SEEN_MEAN);
    const double used = service_staff(&service, "docs", 364, BIDE_KPI_STAFF_USED);
    const double referred = measure("paeds", 364, BIDE_KPI_REFERRED);
    const double alone = measure("alone", 364, BIDE_KPI_SEEN_MEAN);
    ck_assert_double_eq_tol(used, 30.0 * 5.0 / 168.0, 0.05);
    service_choose(&service, "none");
    service_play(&service, 0);
    ck_assert_double_eq(measure("paeds", 364, BIDE_KPI_REFERRED), referred);
    ck_assert_double_eq(measure("alone", 364, BIDE_KPI_SEEN_MEAN), alone);
    ck_assert_double_eq(measure("advice", 364, BIDE_KPI_REFERRED), 0);
    ck_assert_double_gt(with, 2.0 * measure("paeds", 364, BIDE_KPI_SEEN_MEAN));
    ck_assert_double_eq_tol(service_staff(&service, "docs", 364, BIDE_KPI_STAFF_USED),
                            20.0 * 5.0 / 168.0, 0.05);
}
END_TEST

static void check_says(const char *pathways, const char *id, const char *path,
                       const char *what)
{
    struct spec_text loaded;
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s%spathways = { %s };", SPEC_TEXT_DATES, SPEC_TEXT_STAFF,
                   pathways);
    spec_text_check(&loaded, text.bytes);
    spec_text_says(&loaded, id, path, what);
    spec_text_free(&loaded);
    bide_text_free(&text);
}

#define PLAIN(name, rest)                                                                \
    name " = { referrals = { per_week = 1; }; steps = ( { name = \"visit\"; staff = "    \
         "\"nurses\"; minutes = 9; " rest " } ); };"
#define ASKING(name, other)                                                              \
    name " = { referrals = { per_week = 1; }; steps = ( { name = \"visit\"; staff = "    \
         "\"nurses\"; minutes = 9; }, { name = \"ask\"; asks = { pathway = \"" other     \
         "\"; }; } ); };"

START_TEST(wrong_requests_are_reported)
{
    check_says(PLAIN("a", "asks = { pathway = \"b\"; };") PLAIN("b", ""), "BD-C091",
               "pathways.a.steps.visit.staff",
               "step \"visit\" asks other pathways, so it has no staff");
    check_says(ASKING("a", "c"), "BD-C059", "pathways.a.steps.ask.asks.0.pathway",
               "there is no pathway \"c\"");
    check_says(ASKING("a", "b") ASKING("b", "a"), "BD-C092", "pathways.a.steps.ask.asks",
               "requests of \"a\" lead back to it: a <- b <- a");
    check_says(ASKING("a", "a"), "BD-C092", "pathways.a.steps.ask.asks",
               "requests of \"a\" lead back to it: a <- a");
    check_says(ASKING("a", "b")
                   PLAIN("b", "ends = { as = \"x\"; share = 0.5; to = \"a\"; };"),
               "BD-C092", "pathways.a.steps.ask.asks",
               "requests of \"a\" lead back to it: a <- b <- a");
    service_open(&service,
                 SERVICE_TEXT(HEAD,
                              "pathways = { a = { referrals = { per_week = 0; }; "
                              "steps = ( { name = \"x\"; days = 1; stops_clock = "
                              "true; ends = { as = \"x\"; share = 0.5; to = \"a\"; "
                              "}; }, ",
                              ASK("{ pathway = \"b\"; }, { pathway = \"c\"; }"), " ); };",
                              ADVICE("b", "days = 1;"), ADVICE("c", "days = 1;"), "};"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ask");
    TCase *tests = tcase_create("ask");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, the_step_is_done_when_the_last_is_back);
    tcase_add_test(tests, a_request_is_as_urgent_as_its_child);
    tcase_add_test(tests, the_longer_of_two_exponential_times);
    tcase_add_test(tests, the_step_takes_its_own_time_at_least);
    tcase_add_test(tests, any_end_of_a_task_is_an_answer);
    tcase_add_test(tests, requests_are_withdrawn_when_the_child_leaves);
    tcase_add_test(tests, a_request_that_was_begun_goes_no_further);
    tcase_add_test(tests, who_is_asked_may_ask_in_turn);
    tcase_add_test(tests, advice_is_demand_on_the_same_clinicians);
    tcase_add_test(tests, wrong_requests_are_reported);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
