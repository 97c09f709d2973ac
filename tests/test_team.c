/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staff who see children together, or in place of each other. */
#include "models/service/team.h"

#include <check.h>
#include <stdlib.h>

#include "models/service/joint.h"
#include "tests/service.h"

#define MILESTONES "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 4; } );"
#define TIME SERVICE_MONDAY(4), MILESTONES
#define LIST(name, children, step)                                                       \
    name " = { referrals = { per_week = 0; }; waiting = { from_weeks = [ 4 ];"           \
         "children = [ " children " ]; }; steps = ( { name = \"visit\"; " step           \
         " } ); };"
#define PATHWAYS(...) "pathways = {", __VA_ARGS__, "};"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void begin(const char *const *text)
{
    service_open(&service, text);
    service_begin(&service);
}

static uint64_t seen(const char *pathway)
{
    return service_counts(&service, pathway)->seen;
}

static void go_on(double day, uint64_t p, uint64_t q)
{
    service_go_on(&service, day);
    ck_assert_uint_eq(seen("p"), p);
    ck_assert_uint_eq(seen("q"), q);
}

static double used(const char *staff, double day)
{
    return service_staff(&service, staff, day, BIDE_KPI_STAFF_USED);
}

/* --- together --- */

/* 240 minutes of the doctors a day and 120 of the nurses. p needs both for an hour, so
 * there are 2 visits a day; the other 120 minutes of the doctors are 4 visits of q. */
#define TOGETHER                                                                         \
    PATHWAYS(LIST("p", "100",                                                            \
                  "staff = \"doctors\"; with_staff = [ \"nurses\" ]; minutes = 60;"),    \
             LIST("q", "100", "staff = \"doctors\"; minutes = 30; rank = 2;"))
#define DOCTORS(settings) "doctors = { wte = 1; " settings " };"
#define NURSES(settings) "nurses = { wte = 1; session_minutes = 120; " settings " };"

START_TEST(several_see_a_child_together)
{
    begin(SERVICE_TEXT(TIME, "staff = {", DOCTORS(""), NURSES(""), "};", TOGETHER));

    go_on(0.5, 2, 4);
    go_on(7, 10, 20);
    ck_assert_double_eq_tol(used("doctors", 7), 1, 1e-12);
    ck_assert_double_eq_tol(used("nurses", 7), 1, 1e-12);
}
END_TEST

START_TEST(it_does_not_matter_who_calls)
{
    begin(SERVICE_TEXT(TIME, "staff = {", NURSES(""), DOCTORS(""), "};", TOGETHER));

    go_on(0.5, 2, 4);
    go_on(7, 10, 20);
    ck_assert_double_eq_tol(used("doctors", 7), 1, 1e-12);
    ck_assert_double_eq_tol(used("nurses", 7), 1, 1e-12);
}
END_TEST

/* On Tuesdays only; on the other days the doctors see 8 of q. */
START_TEST(all_must_be_there_on_the_same_day)
{
    begin(SERVICE_TEXT(TIME, "staff = {", DOCTORS(""),
                       NURSES("weekdays = \"Tue,Sat\"; sessions_per_week = 2;"), "};",
                       TOGETHER));

    go_on(0.5, 0, 8);
    go_on(1.5, 2, 12);
    go_on(5.5, 2, 36);
    go_on(7, 2, 36);
    ck_assert_double_eq_tol(used("nurses", 7), 0.5, 1e-12);
}
END_TEST

/* Visits of 50 minutes in the nurses' sessions of 120: 3 on the first day, 30 minutes
 * over; in 20 days 2400 / 50 = 48. The doctors' time: 48 * 50 of p, and the rest q's. */
START_TEST(what_is_overrun_is_owed_by_all)
{
    begin(SERVICE_TEXT(
        TIME, "staff = {", DOCTORS(""), NURSES(""), "};",
        PATHWAYS(LIST("p", "100",
                      "staff = \"doctors\"; with_staff = [ \"nurses\" ]; minutes = 50;"),
                 LIST("q", "1000", "staff = \"doctors\"; minutes = 10; rank = 2;"))));

    go_on(0.5, 3, 9);
    go_on(1.5, 5, 23);
    go_on(28, 48, (20 * 240 - 48 * 50) / 10);
    ck_assert_double_eq_tol(used("nurses", 28), 1, 1e-12);
    ck_assert_double_eq_tol(used("doctors", 28), 1, 1e-12);
}
END_TEST

/* Children of both lists are seen for a week: p by a doctor and the nurse, q by a doctor.
 */
START_TEST(continuous_clinicians_must_be_free_at_once)
{
    begin(SERVICE_TEXT(
        TIME, "staff = { doctors = { clinicians = 2; }; nurses = { clinicians = 1; }; };",
        PATHWAYS(LIST("p", "10",
                      "staff = \"doctors\"; with_staff = [ \"nurses\" ]; days = 2;"),
                 LIST("q", "10", "staff = \"doctors\"; days = 3; rank = 2;"))));

    go_on(0.5, 1, 1);
    go_on(2.5, 2, 1);
    go_on(3.5, 2, 2);
    ck_assert_int_eq(service.run.staff[0].busy, 2);
    ck_assert_int_eq(service.run.staff[1].busy, 1);
    go_on(27.5, 10, 10);
}
END_TEST

/* Two nurses at first, who see two children until day 5; then there is one. */
START_TEST(who_goes_is_done_first)
{
    begin(SERVICE_TEXT(
        TIME,
        "staff = { doctors = { clinicians = 3; }; nurses = { clinicians = 2;"
        "schedule = ( { from_week = 0.5; clinicians = 1; } ); }; };",
        PATHWAYS(
            LIST("p", "9", "staff = \"doctors\"; with_staff = [ \"nurses\" ]; days = 5;"),
            LIST("q", "1", "staff = \"doctors\"; days = 1; rank = 2;"))));

    go_on(0.5, 2, 1);
    go_on(4.5, 2, 1);
    go_on(5.5, 3, 1);
    go_on(10.5, 4, 1);
    ck_assert_int_eq(service.run.staff[1].busy, 1);
}
END_TEST

/* --- in place of each other --- */

/* 4 visits a day by the doctors, and 2 by the nurses, who are half as fast. */
START_TEST(others_may_do_the_step_at_their_own_pace)
{
    begin(SERVICE_TEXT(
        TIME, "staff = { doctors = { wte = 1; }; nurses = { wte = 1; }; };",
        PATHWAYS(LIST("p", "200",
                      "staff = \"doctors\"; minutes = 60;"
                      "or_staff = ( { staff = \"nurses\"; efficiency = 0.5; } );"),
                 LIST("q", "1", "staff = \"doctors\"; minutes = 60; rank = 2;"))));

    go_on(0.5, 6, 0);
    go_on(28, 120, 0);
    ck_assert_double_eq_tol(used("nurses", 28), 1, 1e-12);
}
END_TEST

/* The nurses have children of their own on the first day, 3 of 60 minutes. */
START_TEST(a_larger_rank_is_to_help_out_only)
{
    begin(SERVICE_TEXT(TIME,
                       "staff = { doctors = { wte = 1; }; nurses = { wte = 1; }; };",
                       PATHWAYS(LIST("p", "200",
                                     "staff = \"doctors\"; minutes = 60;"
                                     "or_staff = ( { staff = \"nurses\"; rank = 2; } );"),
                                LIST("q", "3", "staff = \"nurses\"; minutes = 60;"))));

    go_on(0.5, 5, 3);
    go_on(1.5, 13, 3);
}
END_TEST

/* Visits of a day, by the doctor, and of two days by the nurse. */
START_TEST(continuous_clinicians_help_too)
{
    begin(SERVICE_TEXT(
        TIME, "staff = { doctors = { clinicians = 1; }; nurses = { clinicians = 1; }; };",
        PATHWAYS(LIST("p", "200",
                      "staff = \"doctors\"; days = 1;"
                      "or_staff = ( { staff = \"nurses\"; efficiency = 0.5; } );"),
                 LIST("q", "1", "staff = \"nurses\"; days = 7;"))));

    go_on(0.5, 2, 0);
    go_on(1.5, 3, 0);
    go_on(2.5, 5, 0);
    service_go_on(&service, 27.5);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 28 + 14);
    ck_assert_int_eq(service.run.staff[0].busy, 1);
    ck_assert_int_eq(service.run.staff[1].busy, 1);
}
END_TEST

/* A child who misses an appointment with the doctors is not called by the nurses on the
 * same day. */
START_TEST(one_appointment_a_day_for_those_who_miss_it)
{
    begin(SERVICE_TEXT(
        TIME, "staff = { doctors = { wte = 1; }; nurses = { wte = 1; }; };",
        PATHWAYS(LIST("p", "1",
                      "staff = \"doctors\"; minutes = 10; not_brought = 0.99;"
                      "or_staff = ( { staff = \"nurses\"; } );"),
                 LIST("q", "1", "staff = \"nurses\"; days = 7;"))));

    for (int day = 0; day < 5; ++day) {
        service_go_on(&service, day + 0.9);
        const struct bide_run_counts *counts = service_counts(&service, "p");
        ck_assert_uint_le(counts->not_brought + counts->seen, (uint64_t) day + 1);
    }
    ck_assert_uint_ge(service_counts(&service, "p")->not_brought, 1);
}
END_TEST

/* --- pooling --- */

#define SITE(name, or_staff)                                                             \
    name " = { referrals = { per_week = 19; }; waiting = { from_weeks = [ 1 ];"          \
         "children = [ 20 ]; }; steps = ( { name = \"visit\"; staff = \"" name "\";"     \
         "minutes = 60; " or_staff " } ); };"
#define SITES(north, south)                                                              \
    "start = \"2025-09-01\"; weeks = 104; replications = 2;",                            \
        "staff = { north = { wte = 1; }; south = { wte = 1; }; };",                      \
        PATHWAYS(SITE("north", north), SITE("south", south))

/* The children on both lists at every moment; the caller frees. */
static double *lists_of(const char *const *text, uint64_t r, size_t *count)
{
    service_open(&service, text);
    service_play(&service, r);
    *count = service.plan.moment_count;
    double *lists = calloc(*count + 1, sizeof(double));
    ck_assert_ptr_nonnull(lists);
    for (size_t i = 0; i < *count; ++i) {
        const double day = service.plan.moments[i].time;
        lists[i] = service_measure(&service, "north", day, BIDE_KPI_LIST)
                   + service_measure(&service, "south", day, BIDE_KPI_LIST);
    }
    return lists;
}

/* The same children come, so at no moment do more of them wait if both sites see children
 * of both lists; and sometimes fewer do. */
START_TEST(pooling_is_never_worse)
{
    double saved = 0.0;
    for (uint64_t r = 0; r < 4; ++r) {
        size_t count = 0;
        double *split = lists_of(SERVICE_TEXT(SITES("", "")), r, &count);
        service_close(&service);
        double *pooled =
            lists_of(SERVICE_TEXT(SITES("or_staff = { staff = \"south\"; };",
                                        "or_staff = { staff = \"north\"; };")),
                     r, &count);
        service_close(&service);
        ck_assert_uint_gt(count, 20);
        for (size_t i = 0; i < count; ++i) {
            ck_assert_double_le(pooled[i], split[i]);
            saved += split[i] - pooled[i];
        }
        free(split);
        free(pooled);
    }
    ck_assert_double_gt(saved, 0);
    service_open(&service, SERVICE_TEXT(SITES("", "")));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("team");
    TCase *tests = tcase_create("team");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, several_see_a_child_together);
    tcase_add_test(tests, it_does_not_matter_who_calls);
    tcase_add_test(tests, all_must_be_there_on_the_same_day);
    tcase_add_test(tests, what_is_overrun_is_owed_by_all);
    tcase_add_test(tests, continuous_clinicians_must_be_free_at_once);
    tcase_add_test(tests, who_goes_is_done_first);
    tcase_add_test(tests, others_may_do_the_step_at_their_own_pace);
    tcase_add_test(tests, a_larger_rank_is_to_help_out_only);
    tcase_add_test(tests, continuous_clinicians_help_too);
    tcase_add_test(tests, one_appointment_a_day_for_those_who_miss_it);
    tcase_add_test(tests, pooling_is_never_worse);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
