/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/limit.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define YEAR SERVICE_MONDAY(52) "warm_up_weeks = 2; milestones = ( { weeks = 52; } );"
#define HOUR "hours = { shape = \"exponential\"; mean = 1; };"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(const char *pathway, double day, enum bide_kpi kpi)
{
    return service_measure(&service, pathway, day, kpi);
}

/* M/M/1/N with N = 2 waiting + 1 seen: of those referred (1 - r) r^3 / (1 - r^4) are
 * turned away; 1/4 if r = 1. */
START_TEST(a_closed_list_turns_children_away)
{
    static const struct {
        const char *per_week;
        double r;
    } cases[] = { { "84", 0.5 }, { "167.9999", 0.9999994 }, { "336", 2.0 } };
    for (size_t i = 0; i < 3; ++i) {
        const double r = cases[i].r;
        service_run(&service,
                    SERVICE_TEXT(YEAR
                                 "staff = { team = { clinicians = 1; }; };"
                                 "pathways = { p = { most_waiting = 2; referrals = { "
                                 "per_week = ",
                                 cases[i].per_week,
                                 "; }; steps = ( { name = \"visit\"; staff = "
                                 "\"team\"; " HOUR " } ); }; };"));
        const double in = measure("p", 364, BIDE_KPI_REFERRED);
        const double away = measure("p", 364, BIDE_KPI_TURNED_AWAY);
        const double share = (1.0 - r) * pow(r, 3) / (1.0 - pow(r, 4));
        ck_assert_double_eq_tol(away / (in + away), share, 0.02);
        ck_assert_double_le(measure("p", 364, BIDE_KPI_LIST), 2.0);
        if (i < 2) {
            service_close(&service);
        }
    }
}
END_TEST

/* The first server never rests but for blocking: with room for one in between the second
 * is M/M/1/2 (blocking before service), busy for 1 - 1 / (1 + r + r^2) of the time. */
START_TEST(a_full_list_blocks_the_step_before)
{
    static const struct {
        const char *most;
        double busy;
    } cases[] = { { "1", 2.0 / 3.0 }, { "3", 4.0 / 5.0 } };
    for (size_t i = 0; i < 2; ++i) {
        service_run(
            &service,
            SERVICE_TEXT(YEAR "staff = { one = { clinicians = 1; }; two = { clinicians = "
                              "1; }; };"
                              "pathways = { p = { referrals = { per_week = 0; }; waiting "
                              "= { from_weeks = [ 0 ]; children = [ 20000 ]; }; steps = "
                              "( { name = \"a\"; staff = \"one\"; " HOUR
                              " }, { name = \"b\"; staff = \"two\"; " HOUR
                              " most_waiting = ",
                         cases[i].most, "; } ); }; };"));
        ck_assert_double_eq_tol(service_staff(&service, "two", 364, BIDE_KPI_STAFF_USED),
                                cases[i].busy, 0.02);
        ck_assert_double_eq_tol(service_staff(&service, "one", 364, BIDE_KPI_STAFF_USED),
                                cases[i].busy, 0.02);
        ck_assert_double_eq_tol(measure("p", 364, BIDE_KPI_COMPLETED) / (50.0 * 168.0),
                                cases[i].busy, 0.02);
        if (i < 1) {
            service_close(&service);
        }
    }
}
END_TEST

/* Nobody does the second step, and only 3 may wait for it: 3 are seen and no more, until
 * someone comes who does it. */
START_TEST(work_goes_on_when_there_is_room)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(
                               8) "staff = { one = { clinicians = 1; }; two = { "
                                  "clinicians = 0; schedule = { from_week = 4; "
                                  "clinicians = 1; }; }; };"
                                  "pathways = { p = { referrals = { per_week = 0; "
                                  "}; waiting = { from_weeks = [ 0 ]; children = [ "
                                  "50 ]; }; steps = ( { name = \"a\"; staff = "
                                  "\"one\"; hours = 12; }, { name = \"b\"; staff = "
                                  "\"two\"; days = 1; most_waiting = 3; } ); }; };"));
    service_begin(&service);
    service_go_on(&service, 27.9);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 3);
    service_go_on(&service, 28.0 + 10.1);
    ck_assert_uint_eq(service_counts(&service, "p")->completed, 10);
    ck_assert_uint_eq(service_counts(&service, "p")->seen, 3 + 10 + 1);
}
END_TEST

/* Those who need no test go straight from the visit to treatment: a full list there holds
 * the visit as well as the test. In clinics too, where all happens in an instant. */
START_TEST(all_who_come_straight_are_held)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(
                     8) "staff = { docs = { wte = 1; sessions_per_week = 5; "
                        "clinical_weeks = 52.18; session_minutes = 600; }; none = "
                        "{ clinicians = 0; }; };"
                        "pathways = { p = { referrals = { per_week = 0; }; waiting "
                        "= { from_weeks = [ 0 ]; children = [ 100 ]; }; steps = ( { "
                        "name = \"visit\"; staff = \"docs\"; minutes = 1; }, { name "
                        "= \"test\"; staff = \"docs\"; minutes = 1; share = 0.5; }, "
                        "{ name = \"treat\"; staff = \"none\"; days = 1; "
                        "most_waiting = 20; } ); }; };"));
    service_begin(&service);
    service_go_on(&service, 56.0);
    ck_assert_uint_eq(service_counts(&service, "p")->completed, 0);
    size_t at_last = 0;
    for (uint32_t id = 0; id < 100; ++id) {
        at_last += bide_run_child(&service.run, id)->step == 2 ? 1 : 0;
    }
    ck_assert_uint_eq(at_last, 20);
}
END_TEST

/* A child who leaves a full list makes room at that moment. */
START_TEST(leaving_makes_room)
{
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(
                               52) "staff = { one = { clinicians = 1; }; none = { "
                                   "clinicians = 0; }; };"
                                   "pathways = { p = { referrals = { per_week = 50; "
                                   "}; leaving = { per_week = 0.5; }; steps = ( { "
                                   "name = \"a\"; staff = \"one\"; hours = 0; }, { "
                                   "name = \"b\"; staff = \"none\"; days = 1; "
                                   "stops_clock = true; most_waiting = 10; } ); }; "
                                   "};"));
    service_begin(&service);
    for (int week = 4; week < 52; week += 4) {
        service_go_on(&service, 7.0 * week + 0.3);
        size_t at_last = 0;
        for (uint32_t id = 0; id < service.run.children.count; ++id) {
            const struct bide_run_child *child = bide_run_child(&service.run, id);
            at_last += bide_pool_is_used(&service.run.children, id) && child->step == 1
                               && (child->flags & BIDE_RUN_GONE) == 0
                           ? 1
                           : 0;
        }
        ck_assert_uint_eq(at_last, 10);
    }
}
END_TEST

/* Whoever is sent on to a closed list is turned away there, and a task is answered. */
START_TEST(those_sent_on_are_turned_away_too)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(
                     8) "milestones = ( { weeks = 1; }, { weeks = 8; } );"
                        "staff = { none = { clinicians = 0; }; };"
                        "pathways = { p = { referrals = { per_week = 0; }; waiting "
                        "= { from_weeks = [ 0 ]; children = [ 30 ]; }; steps = ( { "
                        "name = \"ask\"; stops_clock = true; asks = { pathway = "
                        "\"q\"; }; } ); onward = { to = \"q\"; share = 1.0; }; };"
                        "q = { referrals = { per_week = 0; }; most_waiting = 5; "
                        "steps = ( { name = \"a\"; staff = \"none\"; days = 1; } ); "
                        "}; };"));
    service_play(&service, 0);
    ck_assert_double_eq(measure("q", 7, BIDE_KPI_REFERRED), 5);
    ck_assert_double_eq(measure("q", 7, BIDE_KPI_TURNED_AWAY), 25 + 25);
    ck_assert_double_eq(measure("p", 7, BIDE_KPI_COMPLETED), 25);
}
END_TEST

static void check_says(const char *steps, const char *id, const char *path,
                       const char *what)
{
    struct spec_text loaded;
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text,
                   "%s%spathways = { a = { referrals = { per_week = 1; }; steps = ( %s "
                   "); }; };",
                   SPEC_TEXT_DATES, SPEC_TEXT_STAFF, steps);
    spec_text_check(&loaded, text.bytes);
    spec_text_says(&loaded, id, path, what);
    spec_text_free(&loaded);
    bide_text_free(&text);
}

#define DONE(name, rest)                                                                 \
    "{ name = \"" name "\"; staff = \"nurses\"; minutes = 9; " rest " }"

START_TEST(wrong_limits_are_reported)
{
    check_says(DONE("a", "most_waiting = 3;"), "BD-C096",
               "pathways.a.steps.a.most_waiting",
               "no step is held back when the list of step \"a\" is full");
    check_says(
        DONE("a", "") ", { name = \"b\"; days = 1; }, " DONE("c", "most_waiting = 3;"),
        "BD-C096", "pathways.a.steps.c.most_waiting",
        "no step is held back when the list of step \"c\" is full");
    check_says(DONE("a", "") ", " DONE("b",
                                       "most_waiting = 3; next = { to = \"b\"; share = "
                                       "0.1; };"),
               "BD-C097", "pathways.a.steps.b.most_waiting",
               "step \"b\" is held back by its own full list for ever");
    check_says(DONE("a", "most_waiting = 3;") ", " DONE(
                   "b", "most_waiting = 3; next = { to = \"a\"; share = 0.1; };"),
               "BD-C097", "pathways.a.steps.a.most_waiting",
               "step \"a\" is held back by its own full list for ever");
    service_open(&service,
                 SERVICE_TEXT(YEAR "staff = { nurses = { clinicians = 1; }; }; pathways "
                                   "= { p = { referrals = { per_week = 1; }; steps = ( ",
                              DONE("a", ""), ", ",
                              DONE("b", "most_waiting = 3; next = { to = \"a\"; share = "
                                        "0.1; };"),
                              " ); }; };"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("limit");
    TCase *tests = tcase_create("limit");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_closed_list_turns_children_away);
    tcase_add_test(tests, a_full_list_blocks_the_step_before);
    tcase_add_test(tests, work_goes_on_when_there_is_room);
    tcase_add_test(tests, all_who_come_straight_are_held);
    tcase_add_test(tests, leaving_makes_room);
    tcase_add_test(tests, those_sent_on_are_turned_away_too);
    tcase_add_test(tests, wrong_limits_are_reported);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
