/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children who are under way at the start. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define SERVICE(caseload)                                                                \
    SERVICE_TEXT(                                                                        \
        SERVICE_MONDAY(20),                                                              \
        "milestones = ( { weeks = 0; }, { weeks = 4; }, { weeks = 20; } );"              \
        "staff = { team = { clinicians = 3; }; nurses = { wte = 1.0;"                    \
        "sessions_per_week = 1; session_minutes = 60; }; };"                             \
        "pathways = { p = { referrals = { per_week = 0; };"                              \
        "priorities = { a = { share = 0.5; }; b = { share = 0.5; }; };"                  \
        "waiting = { from_weeks = [ 4 ]; children = [ 2 ]; };" caseload                  \
        "steps = ( { name = \"visit\"; staff = \"team\"; weeks = 2; },"                  \
        "{ name = \"report\"; weeks = { shape = \"exponential\"; mean = 4; }; },"        \
        "{ name = \"review\"; staff = \"nurses\"; minutes = 60; } ); }; };")

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

/* Two of three clinicians are taken, so one child of the list of two is seen at once; the
 * list at the start still has both. */
START_TEST(those_with_a_clinician_take_it)
{
    service_open(&service, SERVICE("in_service = { step = \"visit\"; children = 2; };"));
    service_begin(&service);
    ck_assert_int_eq(service.run.staff[0].busy, 2);
    service_go_on(&service, 0);
    ck_assert_int_eq(service.run.staff[0].busy, 3);
    service_go_on(&service, 13);
    ck_assert_uint_eq(
        service_counts(&service, "p")->seen + service.run.cells[1].counts.seen, 1);
    service_play(&service, 0);
    ck_assert_double_eq(measure(0, BIDE_KPI_LIST), 2);
    ck_assert_double_eq(measure(140, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(measure(140, BIDE_KPI_COMPLETED), 4);
    ck_assert_double_eq(measure(140, BIDE_KPI_REFERRED), 0);
}
END_TEST

/* More than there are clinicians: the others are called behind those on the list. */
START_TEST(those_without_a_clinician_wait_but_are_not_on_the_list)
{
    service_open(&service, SERVICE("in_service = { step = \"visit\"; children = 5; };"));
    service_begin(&service);
    ck_assert_int_eq(service.run.staff[0].busy, 3);
    service_go_on(&service, 1);
    ck_assert_int_eq(service.run.audits[0].list.value, 2);
    service_go_on(&service, 15);
    ck_assert_int_eq(service.run.audits[0].list.value, 0);
    ck_assert_int_eq(service.run.staff[0].busy, 3);
}
END_TEST

/* An exponential delay has no memory: of 4,000 children exp(-1) are still in it after 4
 * weeks, and the others need the nurses. */
START_TEST(those_in_a_delay_have_a_fresh_time_before_them)
{
    service_open(&service,
                 SERVICE("in_service = { step = \"report\"; children = 4000; };"));
    service_begin(&service);
    service_go_on(&service, 28);

    double in_delay = 0;
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        in_delay += bide_run_child(&service.run, id)->step == 1 ? 1 : 0;
    }
    const double share = exp(-1);
    ck_assert_double_le(fabs(in_delay - 4000 * share),
                        3.3 * sqrt(4000 * share * (1 - share)) + 3);
}
END_TEST

/* A child a week for the nurses: after 4 weeks four are done. */
START_TEST(those_in_need_of_sessions_wait_for_them)
{
    service_open(&service, SERVICE("in_service = { step = \"review\"; children = 9; };"));
    service_play(&service, 0);

    ck_assert_double_eq(measure(28, BIDE_KPI_COMPLETED), 4);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 2);
    ck_assert_double_eq(measure(140, BIDE_KPI_COMPLETED), 11);
}
END_TEST

/* Those who wait are the same children, whoever else is there. */
START_TEST(the_starting_list_stays_as_it_is)
{
    double starts[2];
    service_open(&service, SERVICE(""));
    service_begin(&service);
    for (uint32_t id = 0; id < 2; ++id) {
        starts[id] = bide_run_child(&service.run, id)->clock_start;
    }
    service_close(&service);
    service_open(&service, SERVICE("in_service = ( { step = \"visit\"; children = 3; },"
                                   "{ step = \"report\"; children = 7; } );"));
    service_begin(&service);

    ck_assert_uint_eq(service.run.audits[0].entered, 12);
    ck_assert_uint_eq(service.run.audits[0].started, 2);
    for (uint32_t id = 0; id < 2; ++id) {
        ck_assert_double_eq(bide_run_child(&service.run, id)->clock_start, starts[id]);
    }
}
END_TEST

START_TEST(who_is_in_service_has_been_seen)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5; };"
                    "in_service = { step = \"triage\"; children = 5; };"
                    "steps = ( { name = \"triage\"; days = 3; },"
                    "{ name = \"visit\"; staff = \"nurses\"; minutes = 60; } ); }; };\n");
    spec_text_says(&loaded, "BD-C089", "pathways.autism.in_service.0.step",
                   "the clock has not stopped yet at step \"triage\"");
    spec_text_free(&loaded);
    /* the clock of an EHC plan runs until it is issued */
    spec_text_check(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { autism = { clock = \"ehc\"; referrals = { per_week = 5; };"
        "in_service = { step = \"visit\"; children = 5; };"
        "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60; },"
        "{ name = \"treat\"; staff = \"nurses\"; minutes = 60; } ); }; };\n");
    spec_text_says(&loaded, "BD-C089", "pathways.autism.in_service.0.step",
                   "the clock has not stopped yet at step \"visit\"");
    spec_text_free(&loaded);
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY
                    "in_service = { step = \"visits\"; children = 5; }; }; };\n");
    spec_text_says(&loaded, "BD-C059", "pathways.autism.in_service.0.step",
                   "there is no step \"visits\"");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("caseload");
    TCase *tests = tcase_create("caseload");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, those_with_a_clinician_take_it);
    tcase_add_test(tests, those_without_a_clinician_wait_but_are_not_on_the_list);
    tcase_add_test(tests, those_in_a_delay_have_a_fresh_time_before_them);
    tcase_add_test(tests, those_in_need_of_sessions_wait_for_them);
    tcase_add_test(tests, the_starting_list_stays_as_it_is);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, who_is_in_service_has_been_seen);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
