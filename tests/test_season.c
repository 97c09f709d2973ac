/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals that vary with the time of the year. */
#include "models/scenario/season.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

#define NOBODY "staff = { team = { wte = 0; }; };"
#define REFERRALS(referrals)                                                             \
    SERVICE_TEXT(                                                                        \
        SERVICE_MONDAY(40), NOBODY,                                                      \
        "pathways = { p = { referrals = { per_week = 7; " referrals "};"                 \
        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };")

/* Referrals a day, 1 without seasons, at a time. */
static void assert_rate(double day, double expected)
{
    ck_assert_double_eq_tol(bide_rate_at(&service.model.sources[0].rate, day), expected,
                            1e-12);
}

START_TEST(a_profile_divides_its_cycle_evenly_from_the_start)
{
    service_open(&service, REFERRALS("profile = [ 0.5, 1.5, 1.0 ]; profile_weeks = 3;"));

    assert_rate(0, 0.5);
    assert_rate(6.999, 0.5);
    assert_rate(7, 1.5);
    assert_rate(14, 1);
    assert_rate(21, 0.5);
    assert_rate(7 * 37 + 0.5, 1.5);
    ck_assert_double_eq_tol(bide_rate_cumulated(&service.model.sources[0].rate, 280),
                            13 * 21 + 3.5, 1e-9);
}
END_TEST

/* 70 pieces of 1.2 days, whose edges are not exact: none is lost, none is met twice. */
START_TEST(a_profile_may_have_any_number_of_factors)
{
    service_open(&service,
                 REFERRALS("profile = [ 2.0, 0.5, 0.5 ]; profile_weeks = 1.7;"));

    ck_assert_uint_eq(service.model.sources[0].rate.count, 71);
    ck_assert_double_eq_tol(
        bide_rate_cumulated(&service.model.sources[0].rate, 11.9 * 23), 11.9 * 23, 1e-9);
}
END_TEST

/* Half term is from Monday 27 October (day 56) to Friday; Saturday is a school day here.
 */
#define SCHOOL                                                                           \
    "calendar = { holidays = \"none\"; school_holidays = ("                              \
    "{ from = \"2025-10-27\"; to = \"2025-10-31\"; },"                                   \
    "{ from = \"2025-10-30\"; to = \"2025-10-31\"; },"                                   \
    "{ from = \"2025-08-01\"; to = \"2025-09-02\"; } ); };"

START_TEST(school_holidays_hold_from_their_first_day_to_their_last)
{
    service_open(&service,
                 SERVICE_TEXT("start = \"2025-09-01\"; weeks = 40;", SCHOOL, NOBODY,
                              "pathways = { p = { referrals = { per_week = 7;"
                              "school_holidays = 0.25; growth_per_year = 1.0; };"
                              "steps = ( { name = \"visit\"; staff = \"team\";"
                              "minutes = 60; } ); }; };"));

    assert_rate(0, 0.25);
    assert_rate(1.9, 0.25 * pow(2, 1.9 / 365.25));
    assert_rate(2, pow(2, 2 / 365.25));
    assert_rate(55.9, pow(2, 55.9 / 365.25));
    assert_rate(56, 0.25 * pow(2, 56 / 365.25));
    assert_rate(59.5, 0.25 * pow(2, 59.5 / 365.25));
    assert_rate(61, pow(2, 61 / 365.25));
}
END_TEST

START_TEST(surges_have_an_end_or_are_steps_and_multiply)
{
    service_open(&service,
                 REFERRALS("surges = ( { from_week = 10; weeks = 2; factor = 3; },"
                           "{ from = \"2025-11-17\"; factor = 0.5; },"
                           "{ from = \"2025-08-04\"; weeks = 5; factor = 4; } );"));

    assert_rate(0, 4);
    assert_rate(6.9, 4);
    assert_rate(7, 1);
    assert_rate(69.9, 1);
    assert_rate(70, 3);
    assert_rate(77, 1.5);
    assert_rate(83.9, 1.5);
    assert_rate(84, 0.5);
    assert_rate(279, 0.5);
}
END_TEST

/* A scenario may change a season from a date on; what came before stays as it was. */
START_TEST(seasons_can_change_from_a_date_on)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(40), NOBODY,
            "pathways = { p = { referrals = { per_week = 7; profile = [ 1.5, 0.5 ];"
            "profile_weeks = 4; surges = ( { from_week = 30; factor = 1; } ); };"
            "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); "
            "}; }; scenarios = { s = { changes = ( { type = \"set\"; from_week = 3;"
            "path = \"pathways.p.referrals.profile\"; value = [ 0.8, 1.2 ]; },"
            "{ type = \"set\"; path = \"pathways.p.referrals.surges.0.factor\";"
            "value = 2; } ); }; };"));

    assert_rate(0, 1.5);
    assert_rate(14, 0.5);
    assert_rate(21, 1.2);
    assert_rate(28, 0.8);
    assert_rate(30 * 7, 2 * 1.2);
}
END_TEST

/* Thinning that uses the rate of the last arrival, or steps, loses about a percent of the
 * arrivals of a rate that swings; here each day's number is as the rate of that day says.
 * Chi-square of 100 degrees of freedom: 164 or more once in 20,000. */
START_TEST(the_rate_holds_at_the_time_of_the_candidate)
{
    enum { REPLICATIONS = 200 };
    double counts[100] = { 0 };
    double sum = 0;
    service_open(&service,
                 REFERRALS("profile = [ 0.0, 3.6, 0.1, 0.3 ]; profile_weeks = 1;"
                           "growth_per_year = 4;"));
    const struct bide_rate *rate = &service.model.sources[0].rate;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        for (uint32_t id = 0; id < service.run.children.count; ++id) {
            const double start = bide_run_child(&service.run, id)->clock_start;
            counts[(size_t) (start / 2.8)] += 1;
            sum += 1;
        }
    }

    double chi = 0;
    for (size_t i = 0; i < 100; ++i) {
        const double expected =
            REPLICATIONS
            * (bide_rate_cumulated(rate, 2.8 * (double) (i + 1) - 1e-12)
               - bide_rate_cumulated(rate, 2.8 * (double) i));
        chi += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    const double all = REPLICATIONS * bide_rate_cumulated(rate, 280);
    ck_assert_double_ge(all, 90000);
    ck_assert_double_le(fabs(sum - all), 3.3 * sqrt(all));
    ck_assert_double_le(chi, 164);
}
END_TEST

START_TEST(a_surge_begins_once_and_within_the_run)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5; surges = (\n"
                    "{ from_week = 3; from = \"2025-10-01\"; factor = 2; },\n"
                    "{ from_week = 52; factor = 2; } ); }; " SPEC_TEXT_STEPS " }; };\n");
    ck_assert_uint_eq(loaded.diag.count, 2);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C061");
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->place.path,
                     "pathways.autism.referrals.surges.0");
    ck_assert_str_eq(spec_text_problem(&loaded, 1)->id, "BD-C077");
    spec_text_free(&loaded);
}
END_TEST

/* 1000 a week for a year, by 100 three times over: 5e10, more than a run can number. */
START_TEST(surges_do_not_multiply_without_end)
{
    struct spec_text loaded;
    spec_text_check(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { autism = { referrals = { per_week = 1000; surges = ("
        "{ factor = 100; }, { factor = 100; }, { factor = 100; } ); }; " SPEC_TEXT_STEPS
        " }; };\n");
    ck_assert_int_eq(loaded.err, BIDE_ERR_SPEC);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C066");
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->place.path,
                     "pathways.autism.referrals");
    spec_text_free(&loaded);
}
END_TEST

START_TEST(a_profile_averages_1)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5;"
                    "profile = [ 1.0, 1.2 ]; }; " SPEC_TEXT_STEPS " }; };\n");
    spec_text_says(
        &loaded, "BD-C071", "pathways.autism.referrals.profile",
        "the factors average 1.100, not 1: there will be 110 % as many referrals "
        "as \"per_week\" says");
    spec_text_free(&loaded);
}
END_TEST

/* A year from September 2025: half terms, Christmas, Easter, summer. */
#define AUTUMN "{ from = \"2025-10-27\"; to = \"2025-10-31\"; }, "
#define WINTER "{ from = \"2025-12-22\"; to = \"2026-01-02\"; }"
#define EASTER "{ from = \"2026-04-03\"; to = \"2026-04-17\"; }"
#define WITH_HOLIDAYS(weeks, list)                                                       \
    "start = \"2025-09-01\"; weeks = " #weeks "; calendar = { school_holidays = ( " list \
    " ); };\n" SPEC_TEXT_STAFF "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n"

START_TEST(school_holidays_are_missed_where_half_a_year_has_none)
{
    static const struct {
        const char *text;
        const char *from; /* NULL: nothing is missed */
    } cases[] = {
        { WITH_HOLIDAYS(43, AUTUMN WINTER), NULL },
        { WITH_HOLIDAYS(44, AUTUMN WINTER), "2026-01-03" },
        { WITH_HOLIDAYS(44, AUTUMN WINTER ", " EASTER), NULL },
        { WITH_HOLIDAYS(58, EASTER ", " AUTUMN WINTER), NULL },
        { WITH_HOLIDAYS(59, EASTER ", " AUTUMN WINTER), "2026-04-18" },
        { WITH_HOLIDAYS(44, EASTER), "2025-09-01" },
        { WITH_HOLIDAYS(26, EASTER), NULL },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        struct spec_text loaded;
        char what[100];
        spec_text_check(&loaded, cases[i].text);
        ck_assert_int_eq(loaded.err, BIDE_OK);
        ck_assert_uint_eq(loaded.diag.count, cases[i].from == NULL ? 0 : 1);
        if (cases[i].from != NULL) {
            snprintf(what, sizeof(what),
                     "no school holidays are given for half a year from %s",
                     cases[i].from);
            spec_text_says(&loaded, "BD-C170", "calendar.school_holidays", what);
        }
        spec_text_free(&loaded);
    }
}
END_TEST

START_TEST(school_holidays_have_dates_in_order)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "calendar = { school_holidays = ( { from = \"2025-12-22\";"
                    "to = \"2025-01-02\"; } ); };\n"
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n");
    spec_text_says(&loaded, "BD-C081", "calendar.school_holidays.0",
                   "the school holiday ends before it begins");
    spec_text_free(&loaded);
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5;"
                    "school_holidays = 0.5; }; " SPEC_TEXT_STEPS " }; };\n");
    spec_text_says(&loaded, "BD-C081", "pathways.autism.referrals.school_holidays",
                   "no school holidays are given: the factor has no effect");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("season");
    TCase *tests = tcase_create("season");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_profile_divides_its_cycle_evenly_from_the_start);
    tcase_add_test(tests, a_profile_may_have_any_number_of_factors);
    tcase_add_test(tests, school_holidays_hold_from_their_first_day_to_their_last);
    tcase_add_test(tests, surges_have_an_end_or_are_steps_and_multiply);
    tcase_add_test(tests, seasons_can_change_from_a_date_on);
    tcase_add_test(tests, the_rate_holds_at_the_time_of_the_candidate);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, a_surge_begins_once_and_within_the_run);
    tcase_add_test(checks, a_profile_averages_1);
    tcase_add_test(checks, surges_do_not_multiply_without_end);
    tcase_add_test(checks, school_holidays_have_dates_in_order);
    tcase_add_test(checks, school_holidays_are_missed_where_half_a_year_has_none);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
