/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/repeat.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 3; }, { weeks = 5; }, { weeks = 8; } );"
#define MANY "staff = { team = { clinicians = 10000; }; };"
#define START(children)                                                                  \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 0 ]; children = [ " #children " ]; }; "
#define VISIT(rest) "steps = ( { name = \"visit\"; staff = \"team\"; " rest " } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static double hours(double day)
{
    return service_staff(&service, "team", day, BIDE_KPI_STAFF_USED)
           * service_staff(&service, "team", day, BIDE_KPI_STAFF_HOURS);
}

static void check_near(double count, double mean, double variance)
{
    ck_assert_double_le(fabs(count - mean), 3.3 * sqrt(variance));
}

/* On day 0 and then every two weeks: days 0, 14, 28 and 42. The clock stops at the first.
 */
START_TEST(follow_ups_come_at_their_time)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(10),
                             VISIT("hours = 24; repeats = 3; every_weeks = 2;")));
    ck_assert_double_eq(measure(7, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq_tol(hours(7), 10 * 24, 1e-6);
    ck_assert_double_eq_tol(hours(21), 20 * 24, 1e-6);
    ck_assert_double_eq_tol(hours(35), 30 * 24, 1e-6);
    ck_assert_double_eq(measure(35, BIDE_KPI_COMPLETED), 0);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), 10);
    ck_assert_double_eq_tol(hours(56), 40 * 24, 1e-6);
    ck_assert_double_eq(measure(56, BIDE_KPI_SEEN), 10);
    ck_assert_double_eq(measure(56, BIDE_KPI_LIST), 0);
}
END_TEST

/* 0, 1 or 5 further ones: 3 appointments on average, with variance 14/3. */
START_TEST(the_number_of_follow_ups_is_drawn)
{
    enum { CHILDREN = 5000 };
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(5000),
                     VISIT("hours = 1; repeats = { shape = \"empirical\"; values = [ "
                           "0, 1, 5 ]; }; every_weeks = 0.1;")));
    check_near(hours(56), 3.0 * CHILDREN, CHILDREN * 14.0 / 3.0);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN);
}
END_TEST

/* The trap: 10 children a week for an hour each are 10 hours of 60, but each comes back 4
 * times, and that makes 50. Load is all contacts, not first ones. */
START_TEST(load_is_all_contacts)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(104) "warm_up_weeks = 40; milestones = ( { weeks = "
                                         "104; } );",
                     "staff = { team = { wte = 3; sessions_per_week = 5; clinical_weeks "
                     "= 52.18; session_minutes = 240; }; };",
                     "pathways = { p = { referrals = { per_week = 10; }; ",
                     VISIT("minutes = 60; repeats = 4; every_weeks = 6;")));
    ck_assert_double_eq_tol(service_staff(&service, "team", 728, BIDE_KPI_STAFF_USED),
                            50.0 / 60.0, 0.05);
    ck_assert_double_eq_tol(measure(728, BIDE_KPI_COMPLETED) / 64.0, 10.0, 1.5);
}
END_TEST

/* The same children with and without: reviews make others wait, who are the same. */
START_TEST(reviews_make_first_visits_wait)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(52) "milestones = ( { weeks = 52; } );",
                     "staff = { team = { clinicians = 1; }; };",
                     "pathways = { p = { referrals = { per_week = 10; }; steps = ( { "
                     "name = \"visit\"; staff = \"team\"; hours = 6; repeats = 1; "
                     "every_weeks = 4; } ); }; };",
                     "scenarios = { now = { }; fewer = { changes = { type = \"set\"; "
                     "path = \"pathways.p.steps.visit.repeats\"; value = 0; }; }; };"));
    service_play(&service, 0);
    const double with = measure(364, BIDE_KPI_SEEN_MEAN);
    const double referred = measure(364, BIDE_KPI_REFERRED);
    service_choose(&service, "fewer");
    service_play(&service, 0);
    ck_assert_double_eq(measure(364, BIDE_KPI_REFERRED), referred);
    ck_assert_double_gt(with, 2.0 * measure(364, BIDE_KPI_SEEN_MEAN));
}
END_TEST

/* One place a week for three children whose first review is due a week after each visit:
 * first visits in weeks 0, 1, 2 (their clocks are older than any due date), reviews in 3,
 * 4 and 5. */
START_TEST(a_review_has_the_place_of_its_due_date)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES,
                     "staff = { team = { wte = 1; sessions_per_week = 1; weekdays = "
                     "\"Mon\"; clinical_weeks = 52.18; session_minutes = 60; }; };",
                     START(3), VISIT("minutes = 60; repeats = 1; every_weeks = 1;")));
    service_begin(&service);
    for (int week = 0; week < 6; ++week) {
        service_go_on(&service, 7.0 * week + 1.0);
        const struct bide_run_counts *counts = service_counts(&service, "p");
        ck_assert_uint_eq(counts->seen, week < 3 ? (uint64_t) week + 1 : 3);
        ck_assert_uint_eq(counts->completed, week < 3 ? 0 : (uint64_t) week - 2);
    }
}
END_TEST

/* Every one of three appointments can be missed, and then the child is discharged. */
START_TEST(follow_ups_can_be_missed)
{
    enum { CHILDREN = 9000 };
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(9000),
                     VISIT("hours = 1; not_brought = 0.3; rebook = 0; repeats = 2; "
                           "every_weeks = 1;")));
    const double through = 0.7 * 0.7 * 0.7;
    check_near(measure(56, BIDE_KPI_COMPLETED), CHILDREN * through,
               CHILDREN * through * (1.0 - through));
    ck_assert_double_eq(measure(56, BIDE_KPI_DISCHARGED),
                        CHILDREN - measure(56, BIDE_KPI_COMPLETED));
}
END_TEST

/* 560 children are due evenly over 8 weeks: 10 a day. With one repeat in all, the next is
 * the last. No clock runs, and nobody is referred. */
START_TEST(a_caseload_is_due_evenly)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(0),
                     "in_service = { step = \"visit\"; children = 560; within_weeks = "
                     "8; };",
                     VISIT("minutes = 0; repeats = 1; every_weeks = 9;")));
    service_begin(&service);
    for (int day = 1; day <= 56; ++day) {
        service_go_on(&service, day);
        ck_assert_uint_eq(service_counts(&service, "p")->completed, 10 * (uint64_t) day);
    }
    ck_assert_uint_eq(service_counts(&service, "p")->referred, 0);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 0);
}
END_TEST

/* Under review are only those with repeats; they have 1 to 4 left with the same
 * chance: 2.5 on average, with variance 1.25. */
START_TEST(a_caseload_has_some_of_its_repeats_left)
{
    enum { CHILDREN = 4000 };
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(0),
                     "in_service = { step = \"visit\"; children = 4000; within_weeks = "
                     "2; };",
                     VISIT("hours = 1; repeats = { shape = \"empirical\"; values = [ 0, "
                           "4 ]; }; every_weeks = 1;")));
    check_near(hours(56), 2.5 * CHILDREN, 1.25 * CHILDREN);
    ck_assert_double_eq(measure(56, BIDE_KPI_COMPLETED), CHILDREN);
}
END_TEST

static void check_says(const char *steps, const char *rest, const char *id,
                       const char *path, const char *what)
{
    struct spec_text loaded;
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(
        &text,
        "%s%spathways = { a = { referrals = { per_week = 1; }; steps = ( %s ); %s "
        "}; };",
        SPEC_TEXT_DATES, SPEC_TEXT_STAFF, steps, rest);
    spec_text_check(&loaded, text.bytes);
    spec_text_says(&loaded, id, path, what);
    spec_text_free(&loaded);
    bide_text_free(&text);
}

#define DONE(rest) "{ name = \"visit\"; staff = \"nurses\"; minutes = 9; " rest " }"

START_TEST(wrong_repeats_are_reported)
{
    check_says(DONE("repeats = 2;"), "", "BD-C093", "pathways.a.steps.visit",
               "step \"visit\" needs \"repeats\" and \"every_weeks\" together");
    check_says(DONE("") ", { name = \"wait\"; days = 2; repeats = 2; every_weeks = 1; }",
               "", "BD-C094", "pathways.a.steps.wait.repeats",
               "step \"wait\" is repeated but has no staff");
    check_says(
        "{ name = \"call\"; staff = \"nurses\"; minutes = 1; repeats = 2; every_weeks = "
        "1; }, " DONE("stops_clock = true;"),
        "", "BD-C094", "pathways.a.steps.call.repeats",
        "step \"call\" is repeated before the clock stops");
    /* the clock of an EHC plan runs until it is issued */
    check_says(DONE("repeats = 2; every_weeks = 3;") ", { name = \"operation\"; staff = "
                                                     "\"nurses\"; minutes = 9; }",
               "clock = \"ehc\";", "BD-C094", "pathways.a.steps.visit.repeats",
               "step \"visit\" is repeated before the clock stops");
    check_says(DONE("repeats = 2.5; every_weeks = 1;"), "", "BD-C067",
               "pathways.a.steps.visit.repeats",
               "\"repeats\" must be a whole number, but is 2.5");
    check_says(DONE(""),
               "in_service = { step = \"visit\"; children = 9; within_weeks = 9; };",
               "BD-C095", "pathways.a.in_service.0.within_weeks",
               "step \"visit\" is not repeated: nobody is under review there");
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES MANY, START(1),
                              VISIT("hours = 1; repeats = 2; every_weeks = 1;")));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("repeat");
    TCase *tests = tcase_create("repeat");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, follow_ups_come_at_their_time);
    tcase_add_test(tests, the_number_of_follow_ups_is_drawn);
    tcase_add_test(tests, load_is_all_contacts);
    tcase_add_test(tests, reviews_make_first_visits_wait);
    tcase_add_test(tests, a_review_has_the_place_of_its_due_date);
    tcase_add_test(tests, follow_ups_can_be_missed);
    tcase_add_test(tests, a_caseload_is_due_evenly);
    tcase_add_test(tests, a_caseload_has_some_of_its_repeats_left);
    tcase_add_test(tests, wrong_repeats_are_reported);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
