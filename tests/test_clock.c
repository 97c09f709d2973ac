/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits as the rules of a clock count them, on exact days. */
#include "models/service/clock.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/civil.h"
#include "tests/service.h"

/* A list that nobody sees; its waits are given child by child. */
#define LIST(start, clock, children)                                                     \
    "start = \"" start "\"; weeks = 4; replications = 1; monthly = false;"               \
    "milestones = ( { weeks = 0; } ); staff = { team = { wte = 0; }; };"                 \
    "pathways = { p = { clock = \"" clock "\"; referrals = { per_week = 0; };"           \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children                            \
    " ]; longest_weeks = 600; };"                                                        \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* At the start the list is as it closed the day before, which is day -1. */
static void give_waits(const int *whole_days, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        service_set_clock(&service, i, -1 - whole_days[i] + 0.4);
    }
}

/* Two children on the first and two on the last day of each band; day 365, which the
 * publication leaves in no band, is over 52 weeks. */
START_TEST(band_edges_are_whole_days)
{
    static const int days[] = {
        0,  0,  7,  7,  8,  8,   14,  14,  15,  15,  28,  28,  29,
        29, 84, 84, 85, 85, 126, 126, 127, 127, 364, 364, 365, 366
    };
    static const double bands[] = { 4, 4, 4, 4, 4, 4, 2 };
    service_open(&service, SERVICE_TEXT(LIST("2025-09-01", "community", 26)));
    service_begin(&service);
    give_waits(days, 26);

    service_go_on(&service, 0);

    double sum = 0.0;
    for (size_t i = 0; i < 7; ++i) {
        const enum bide_kpi band = (enum bide_kpi)(BIDE_KPI_BAND_0_1 + i);
        ck_assert_double_eq(measure(0, band), bands[i]);
        sum += measure(0, band);
    }
    ck_assert_double_eq(sum, measure(0, BIDE_KPI_LIST));
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 20.0 / 26);
    ck_assert_double_eq(measure(0, BIDE_KPI_BAND_OVER_52), measure(0, BIDE_KPI_OVER_52));
}
END_TEST

/* Seen on day 91 is in time, and open on day 91 is open for 13 weeks: they overlap. */
START_TEST(day_91_is_within_13_weeks_and_open_for_13_weeks)
{
    static const int days[] = { 90, 91, 92 };
    service_open(&service, SERVICE_TEXT(LIST("2025-09-01", "autism", 3)));
    service_begin(&service);
    give_waits(days, 3);

    service_go_on(&service, 0);

    ck_assert_double_eq_tol(measure(0, BIDE_KPI_WITHIN), 2.0 / 3, 1e-12);
    ck_assert_double_eq(measure(0, BIDE_KPI_OPEN_AT_STANDARD), 2);
}
END_TEST

/* The 20th working day after 21 March 2025 is 22 April, Easter between; after 10 December
 * 2026 it is 12 January. A list as that day closes is counted as the next begins. */
static const struct deadline {
    const char *start; /* the day after the deadline */
    const char *referred;
} deadlines[] = { { "2025-04-23", "2025-03-21" }, { "2027-01-13", "2026-12-10" } };

static int days_from(const char *from, const char *to)
{
    int32_t first = 0;
    int32_t last = 0;
    ck_assert_int_eq(bide_civil_parse(from, &first), BIDE_OK);
    ck_assert_int_eq(bide_civil_parse(to, &last), BIDE_OK);
    return last - first;
}

START_TEST(working_days_leave_out_bank_holidays)
{
    static const char *const texts[] = { LIST("2025-04-23", "children_in_care", 3),
                                         LIST("2027-01-13", "children_in_care", 3) };
    const struct deadline *deadline = &deadlines[_i];
    const int limit = days_from(deadline->referred, deadline->start) - 1;
    const int days[] = { limit, limit + 1, 4000 };
    service_open(&service, SERVICE_TEXT(texts[_i]));
    service_begin(&service);
    give_waits(days, 3);

    service_go_on(&service, 0);

    ck_assert_double_eq_tol(measure(0, BIDE_KPI_WITHIN), 1.0 / 3, 1e-12);
    ck_assert_double_eq(measure(0, BIDE_KPI_OPEN_AT_STANDARD), 3);
}
END_TEST

/* Working days on their own, against the calendar's definition. */
START_TEST(working_days_are_counted_as_the_calendar_does)
{
    struct bide_arena arena;
    struct bide_workdays workdays;
    const int32_t start = bide_civil_day((struct bide_civil_date){ 2026, 12, 1 });
    bide_arena_init(&arena);
    ck_assert_int_eq(bide_workdays_init(&workdays, &arena, start, 100, 200), BIDE_OK);
    for (int32_t from = -100; from < 100; ++from) {
        for (int count = 1; count < 40; count += 13) {
            const int32_t to = bide_civil_add_working_days(start + from, count) - start;
            ck_assert_int_eq(bide_workdays_between(&workdays, from, to), count);
            ck_assert_int_eq(bide_workdays_between(&workdays, from, to - 1), count - 1);
        }
    }
    ck_assert_int_eq(bide_workdays_between(&workdays, 5, 5), 0);
    ck_assert_int_eq(bide_workdays_between(&workdays, 5, -5), 0);
    bide_arena_free(&arena);
}
END_TEST

/* One plan a day comes in and is done after a fixed time. */
#define PLANS(start, settings)                                                           \
    "start = \"" start "\"; weeks = 80; replications = 1; monthly = false;"              \
    "milestones = ( { date = \"2026-01-01\"; }, { date = \"2026-01-02\"; },"             \
    "{ date = \"2026-07-01\"; } ); pathways = { p = { clock = \"ehc\";"                  \
    "referrals = { per_week = 7; };" settings " }; };"
#define DAY_OF_2026 122 /* from 1 September 2025 */

START_TEST(a_year_is_counted_from_the_first_of_january)
{
    service_run(&service,
                SERVICE_TEXT(PLANS("2025-09-01", "steps = ( { name = \"all\"; days = 10; "
                                                 "} );")));

    const double before = measure(DAY_OF_2026, BIDE_KPI_ISSUED_IN_YEAR);
    const double on_first = measure(DAY_OF_2026 + 1, BIDE_KPI_ISSUED_IN_YEAR);
    const double in_july = measure(DAY_OF_2026 + 181, BIDE_KPI_ISSUED_IN_YEAR);
    ck_assert_double_eq(before, measure(DAY_OF_2026, BIDE_KPI_SEEN));
    ck_assert_double_eq(on_first, measure(DAY_OF_2026 + 1, BIDE_KPI_SEEN) - before);
    ck_assert_double_eq(in_july, measure(DAY_OF_2026 + 181, BIDE_KPI_SEEN) - before);
    ck_assert_double_gt(before, 80);
    ck_assert_double_gt(in_july, 100);
    ck_assert_double_eq(measure(DAY_OF_2026, BIDE_KPI_ISSUED_WITHIN), 1);
}
END_TEST

/* Whoever was referred on day d is done on day d + 140 or, if later in the day, 141. */
START_TEST(the_end_of_the_last_step_issues_the_plan)
{
    service_run(&service,
                SERVICE_TEXT(PLANS("2025-09-01", "steps = ( { name = \"decide\"; days = "
                                                 "41.5; }, { name = \"rest\"; days = "
                                                 "99; } );")));

    const double day = DAY_OF_2026 + 181;
    ck_assert_double_eq(measure(day, BIDE_KPI_SEEN), measure(day, BIDE_KPI_COMPLETED));
    ck_assert_double_eq_tol(measure(day, BIDE_KPI_SEEN_MEAN), 140.5 / 7, 1e-9);
    ck_assert_double_eq_tol(measure(day, BIDE_KPI_SEEN_WITHIN), 0.5, 0.1);
    ck_assert_double_eq(measure(day, BIDE_KPI_STEP_IN_TIME), 1);
    ck_assert_double_eq_tol(measure(day, BIDE_KPI_ISSUED_WITHIN), 0.5, 0.12);
}
END_TEST

START_TEST(a_step_done_too_late_is_not_in_time)
{
    service_run(&service,
                SERVICE_TEXT(PLANS("2025-09-01",
                                   "steps = ( { name = \"decide\"; days = 43; ends = ( { "
                                   "as = \"no\"; share = 1; } ); } );")));

    const double day = DAY_OF_2026 + 181;
    ck_assert_double_eq(measure(day, BIDE_KPI_STEP_IN_TIME), 0);
    ck_assert_double_gt(measure(day, BIDE_KPI_ENDED), 100);
    ck_assert_double_eq(measure(day, BIDE_KPI_ISSUED_IN_YEAR), 0);
    ck_assert_double_nan(measure(day, BIDE_KPI_ISSUED_WITHIN));
}
END_TEST

#define SHARE(exceptions)                                                                \
    PLANS("2025-09-01",                                                                  \
          "exceptions = " exceptions "; steps = ( { name = \"all\"; days = { shape = "   \
          "\"uniform\"; min = 100; max = 180; }; } );")

static double within(enum bide_kpi kpi)
{
    return measure(DAY_OF_2026 + 181, kpi);
}

START_TEST(exceptions_are_left_out_of_one_share)
{
    service_run(&service, SERVICE_TEXT(SHARE("0.3")));
    const double with = within(BIDE_KPI_ISSUED_WITHIN);
    ck_assert_double_ne(within(BIDE_KPI_ISSUED_WITHIN_PLAIN), with);
    ck_assert_double_eq_tol(within(BIDE_KPI_ISSUED_WITHIN_PLAIN), with, 0.15);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(SHARE("0.0")));
    ck_assert_double_eq(within(BIDE_KPI_ISSUED_WITHIN), with);
    ck_assert_double_eq(within(BIDE_KPI_ISSUED_WITHIN_PLAIN), with);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(SHARE("1.0")));
    ck_assert_double_eq(within(BIDE_KPI_ISSUED_WITHIN), with);
    ck_assert_double_nan(within(BIDE_KPI_ISSUED_WITHIN_PLAIN));
}
END_TEST

/* Measures that a clock's rules do not publish are not shown. */
START_TEST(each_clock_shows_its_own_measures)
{
    struct bide_spec_pathway pathway = { .clock = BIDE_SPEC_CLOCK_COMMUNITY };
    ck_assert(!bide_kpi_is_shown(BIDE_KPI_OPEN_AT_STANDARD, &pathway));
    ck_assert(!bide_kpi_is_shown(BIDE_KPI_ISSUED_IN_YEAR, &pathway));
    pathway.clock = BIDE_SPEC_CLOCK_AUTISM;
    ck_assert(bide_kpi_is_shown(BIDE_KPI_OPEN_AT_STANDARD, &pathway));
    ck_assert(bide_kpi_is_shown(BIDE_KPI_BAND_0_1, &pathway));
    pathway.clock = BIDE_SPEC_CLOCK_EHC;
    ck_assert(bide_kpi_is_shown(BIDE_KPI_ISSUED_IN_YEAR, &pathway));
    ck_assert(bide_kpi_is_shown(BIDE_KPI_ISSUED_WITHIN_PLAIN, &pathway));
    ck_assert(bide_kpi_is_shown(BIDE_KPI_LIST, &pathway));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("clock");
    TCase *tests = tcase_create("clock");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, band_edges_are_whole_days);
    tcase_add_test(tests, day_91_is_within_13_weeks_and_open_for_13_weeks);
    tcase_add_loop_test(tests, working_days_leave_out_bank_holidays, 0, 2);
    tcase_add_test(tests, a_year_is_counted_from_the_first_of_january);
    tcase_add_test(tests, the_end_of_the_last_step_issues_the_plan);
    tcase_add_test(tests, a_step_done_too_late_is_not_in_time);
    tcase_add_test(tests, exceptions_are_left_out_of_one_share);

    TCase *alone = tcase_create("without a run");
    suite_add_tcase(suite, alone);
    tcase_add_test(alone, working_days_are_counted_as_the_calendar_does);
    tcase_add_test(alone, each_clock_shows_its_own_measures);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
