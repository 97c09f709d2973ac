/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/referral.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define NOBODY "staff = { team = { wte = 0; }; };"
#define VISIT "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static const struct bide_run_child *child_of(size_t id)
{
    ck_assert_uint_lt(id, service.run.children.count);
    return (const struct bide_run_child *) service.run.children.items + id;
}

/* Published bands in whole days: 0 to 126 days (18 weeks), 127 to 364 and so on. Counted
 * as the simulation starts, every band is there to the child. */
START_TEST(the_starting_list_has_the_published_bands_at_the_start)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(2), "milestones = ( { weeks = 0; } );", NOBODY,
                     "pathways = { p = { referrals = { per_week = 0; }; waiting = {"
                     "from_weeks = [ 0, 18, 52, 65, 78, 104 ];"
                     "children = [ 5000, 4000, 3000, 2000, 1000, 500 ]; }; ",
                     VISIT, " }; };"));

    ck_assert_double_eq(measure(0, BIDE_KPI_LIST), 15500);
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 5000.0 / 15500);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_52), 3000 + 2000 + 1000 + 500);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_65), 2000 + 1000 + 500);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_78), 1000 + 500);
    ck_assert_double_eq(measure(0, BIDE_KPI_OVER_104), 500);
    ck_assert_double_eq(measure(0, BIDE_KPI_REFERRED), 0);
}
END_TEST

/* 70 children of weeks 2 to 4 (days 15 to 28, so referred between 15 and 29 days before):
 * the k-th has the k-th seventieth of the 14 days, from the longest wait down. */
START_TEST(a_band_is_filled_evenly)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(2), NOBODY,
                     "pathways = { p = { referrals = { per_week = 0; }; waiting = {"
                     "from_weeks = [ 2 ]; children = [ 70 ]; longest_weeks = 4; };",
                     VISIT, " }; };"));

    service_begin(&service);

    for (size_t k = 0; k < 70; ++k) {
        const double age = -child_of(k)->clock_start;
        ck_assert_double_ge(age, 29 - 0.2 * (double) (k + 1));
        ck_assert_double_le(age, 29 - 0.2 * (double) k);
    }
}
END_TEST

/* Counted at the end of 11 August, 21 days before the start. The first band begins at 0
 * days and the last ends at twice its start: weeks 2 to 4. */
START_TEST(waits_are_carried_on_from_the_day_of_the_count)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(2), NOBODY,
                     "pathways = { p = { referrals = { per_week = 0; }; waiting = {"
                     "as_of = \"2025-08-11\"; from_weeks = [ 0, 2 ];"
                     "children = [ 150, 140 ]; };",
                     VISIT, " }; };"));

    service_begin(&service);

    ck_assert_double_le(-child_of(0)->clock_start, 20 + 29);
    ck_assert_double_gt(-child_of(0)->clock_start, 20 + 29 - 0.1);
    ck_assert_double_gt(-child_of(139)->clock_start, 20 + 15);
    ck_assert_double_le(-child_of(140)->clock_start, 20 + 15);
    ck_assert_double_gt(-child_of(289)->clock_start, 20);
    ck_assert_double_le(-child_of(289)->clock_start, 20.1);
}
END_TEST

/* A last band from 0 ends after a week. */
START_TEST(a_single_band_is_a_week_long)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(2), NOBODY,
                     "pathways = { p = { referrals = { per_week = 0; }; waiting = {"
                     "from_weeks = [ 0 ]; children = [ 80 ]; };",
                     VISIT, " }; };"));

    service_begin(&service);

    ck_assert_double_le(-child_of(0)->clock_start, 8);
    ck_assert_double_gt(-child_of(0)->clock_start, 7.9);
    ck_assert_double_gt(-child_of(79)->clock_start, 0);
}
END_TEST

/* Waiting for the second visit, the clock stopped at the first: not on the list, but in
 * need of staff; one place a week. */
#define STEPS_AND_PRIORITIES                                                             \
    SERVICE_MONDAY(4)                                                                    \
    "milestones = ( { weeks = 0; }, { weeks = 4; } );"                                   \
    "staff = { team = { wte = 1.0; sessions_per_week = 1; session_minutes = 60; }; };"   \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "priorities = { urgent = { share = 0.5; }; routine = { share = 0.5; }; };"           \
    "waiting = ( { priority = \"routine\"; from_weeks = [ 4 ]; children = [ 30 ]; },"    \
    "{ step = \"second\"; priority = \"urgent\"; from_weeks = [ 4 ];"                    \
    "children = [ 3 ]; } ); steps = ( { name = \"first\"; staff = \"team\";"             \
    "minutes = 60; }, { name = \"second\"; staff = \"team\"; minutes = 60; } ); }; };"

START_TEST(a_starting_list_may_name_step_and_priority)
{
    service_run(&service, SERVICE_TEXT(STEPS_AND_PRIORITIES));

    ck_assert_double_eq(service_priority(&service, "p", 0, 0, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(service_priority(&service, "p", 1, 0, BIDE_KPI_LIST), 30);
    ck_assert_double_eq(service_priority(&service, "p", 0, 28, BIDE_KPI_COMPLETED), 3);
    ck_assert_double_eq(service_priority(&service, "p", 0, 28, BIDE_KPI_SEEN), 0);
    ck_assert_double_eq(service_priority(&service, "p", 1, 28, BIDE_KPI_SEEN), 1);
}
END_TEST

START_TEST(priorities_and_groups_are_drawn_by_their_shares)
{
    enum { CHILDREN = 20000 };
    service_run(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(2), "milestones = ( { weeks = 0; } );", NOBODY,
            "groups = { care = { label = \"In care\"; }; other = { label = \"O\"; };"
            "}; pathways = { p = { referrals = { per_week = 0; };"
            "priorities = { a = { share = 0.1; }; b = { share = 0.6; };"
            "c = { share = 0.3; }; };"
            "groups = ( { group = \"other\"; share = 0.2; },"
            "{ group = \"care\"; share = 0.05; } );"
            "waiting = { from_weeks = [ 0 ]; children = [ 20000 ]; };",
            VISIT, " }; };"));

    const double shares[] = { 0.1, 0.6, 0.3 };
    for (int i = 0; i < 3; ++i) {
        const double count = service_priority(&service, "p", i, 0, BIDE_KPI_LIST);
        const double sigma = sqrt(CHILDREN * shares[i] * (1 - shares[i]));
        ck_assert_double_le(fabs(count - CHILDREN * shares[i]), 3.3 * sigma);
    }
    double in_care = 0;
    for (size_t i = 0; i < CHILDREN; ++i) {
        in_care += child_of(i)->group == 0 ? 1 : 0;
    }
    ck_assert_double_le(fabs(in_care - 1000), 3.3 * sqrt(1000 * 0.95));
}
END_TEST

/* Steps that take no staff can have a starting list too, even if not all need them. */
START_TEST(children_may_start_in_a_delay)
{
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(2),
                     "milestones = ( { weeks = 0; }, { weeks = 1; }, { weeks = 2; } );"
                     "staff = { team = { clinicians = 20; }; };"
                     "pathways = { p = { referrals = { per_week = 0; };"
                     "waiting = { from_weeks = [ 4 ]; children = [ 10 ]; };"
                     "steps = ( { name = \"form\"; days = 10; share = 0; },"
                     "{ name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"));

    ck_assert_double_eq(measure(0, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 10);
    ck_assert_double_eq(measure(14, BIDE_KPI_SEEN), 10);
}
END_TEST

/* 40 a week for 10 weeks with growth of 3 a year: 40 x the integral of 4^(t / 365.25)
 * weeks; over 20 replications about 10,000 in all. */
START_TEST(referrals_are_poisson_at_the_stated_rate)
{
    enum { REPLICATIONS = 20 };
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(10),
                                        "milestones = ( { weeks = 10; } );", NOBODY,
                                        "pathways = { p = { referrals = { per_week = 40;"
                                        "growth_per_year = 3; };",
                                        VISIT, " }; };"));
    double sum = 0;
    double squares = 0;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        const double referred = measure(70, BIDE_KPI_REFERRED);
        sum += referred;
        squares += referred * referred;
    }

    const double per_day = log(4.0) / 365.25;
    const double expected = 40.0 / 7 * expm1(70 * per_day) / per_day;
    ck_assert_double_le(fabs(sum - REPLICATIONS * expected),
                        3.3 * sqrt(REPLICATIONS * expected));
    const double variance =
        (squares - sum * sum / REPLICATIONS) / (REPLICATIONS - 1) / expected;
    ck_assert_double_ge(variance, 0.3); /* chi-square of 19 / 19: 0.3 to 2.3 at 0.1 % */
    ck_assert_double_le(variance, 2.4);
}
END_TEST

/* All referrals of a year in September; monthly moments on 1 October, 1 November. */
START_TEST(months_shape_the_year)
{
    service_run(
        &service,
        SERVICE_TEXT("start = \"2025-09-01\"; weeks = 10; monthly = true;", NOBODY,
                     "pathways = { p = { referrals = { per_week = 10; months =",
                     "[ 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0 ]", "; };", VISIT, " }; };"));

    const double september = measure(30, BIDE_KPI_REFERRED);
    const double expected = 12 * 10 / 7.0 * 30;
    ck_assert_double_le(fabs(september - expected), 3.3 * sqrt(expected));
    ck_assert_double_eq(measure(61, BIDE_KPI_REFERRED), september);
    ck_assert_double_eq(measure(70, BIDE_KPI_REFERRED), september);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("referral");
    TCase *tests = tcase_create("referral");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, the_starting_list_has_the_published_bands_at_the_start);
    tcase_add_test(tests, a_band_is_filled_evenly);
    tcase_add_test(tests, waits_are_carried_on_from_the_day_of_the_count);
    tcase_add_test(tests, a_single_band_is_a_week_long);
    tcase_add_test(tests, a_starting_list_may_name_step_and_priority);
    tcase_add_test(tests, priorities_and_groups_are_drawn_by_their_shares);
    tcase_add_test(tests, children_may_start_in_a_delay);
    tcase_add_test(tests, referrals_are_poisson_at_the_stated_rate);
    tcase_add_test(tests, months_shape_the_year);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
