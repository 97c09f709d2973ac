/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/onward.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"

#define MILESTONES                                                                       \
    "milestones = ( { weeks = 1; }, { weeks = 2; }, { weeks = 3; }, { weeks = 4; },"     \
    "{ weeks = 8; } );"
#define HEAD SERVICE_MONDAY(8) MILESTONES "staff = { team = { clinicians = 10000; }; };"
#define LIST(name, children)                                                             \
    name " = { referrals = { per_week = 0; };"                                           \
         "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"
#define START(children) "pathways = { " LIST("p", children) "steps = ( "
#define SEEN "{ name = \"form\"; days = 1; stops_clock = true; "
#define NEVER "{ name = \"visit\"; staff = \"nobody\"; days = 1; }"
#define NOBODY SERVICE_MONDAY(8) MILESTONES "staff = { nobody = { clinicians = 0; }; };"
#define Q                                                                                \
    "q = { referrals = { per_week = 0; }; steps = ( { name = \"visit\"; days = 3; "      \
    "stops_clock = true; } ); }; };"

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

/* Done on day 1 and referred again after two weeks, on day 15, to be done on day 16:
 * 1000, 500, 250 and 125 by chance. */
START_TEST(children_come_back_after_a_time_away)
{
    enum { CHILDREN = 8000 };
    service_run(&service, SERVICE_TEXT(HEAD, START(8000),
                                       SEEN "} ); onward = { to = \"p\"; share = 0.5;"
                                            " weeks = 2; }; }; };"));
    const double again = measure("p", 21, BIDE_KPI_REFERRED);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_REFERRED), 0);
    ck_assert_double_eq(measure("p", 14, BIDE_KPI_LIST), 0);
    check_near(again, CHILDREN / 2.0, CHILDREN / 4.0);
    ck_assert_double_eq(measure("p", 21, BIDE_KPI_COMPLETED), CHILDREN + again);
    ck_assert_double_eq_tol(measure("p", 56, BIDE_KPI_REFERRED), 0.875 * CHILDREN, 300);
}
END_TEST

/* Each way of being done leads elsewhere, or nowhere. */
START_TEST(every_way_of_being_done_can_lead_on)
{
    service_run(
        &service,
        SERVICE_TEXT(
            HEAD, START(9000),
            "{ name = \"decide\"; staff = \"team\"; hours = 24; not_brought = 0.3; "
            "rebook = 0;"
            " ends = ( { as = \"refused\"; share = 0.5; }, { as = \"passed on\"; share ="
            " 0.2; to = \"r\"; } ); } );"
            " onward = ( { to = \"q\"; share = 1.0; after = \"ended\"; weeks = 1; },"
            "            { to = \"q\"; share = 1.0; after = \"discharged\"; weeks = 2; } "
            "); };"
            "r = { referrals = { per_week = 0; }; steps = ( { name = \"visit\"; days = "
            "3; "
            "stops_clock = true; } ); };" Q));

    const double missed = measure("p", 7, BIDE_KPI_DISCHARGED);
    const double ended = measure("p", 7, BIDE_KPI_ENDED);
    const double passed_on = measure("r", 7, BIDE_KPI_REFERRED);
    check_near(missed, 9000 * 0.3, 9000 * 0.21);
    check_near(passed_on, 6300 * 0.2, 6300 * 0.16);
    ck_assert_double_eq(measure("q", 7, BIDE_KPI_REFERRED), 0);
    ck_assert_double_eq(measure("q", 14, BIDE_KPI_REFERRED), ended - passed_on);
    ck_assert_double_eq(measure("q", 21, BIDE_KPI_REFERRED), ended - passed_on + missed);
    ck_assert_double_eq(measure("q", 28, BIDE_KPI_COMPLETED), ended - passed_on + missed);
}
END_TEST

/* Nobody is ever seen, and children leave at 0.5 a week; those who have left are back
 * three weeks later, to the minute, though no clinic ever looks for them. */
START_TEST(who_left_returns_on_time_though_nobody_looks)
{
    enum { CHILDREN = 9000 };
    service_open(
        &service,
        SERVICE_TEXT(NOBODY, START(9000),
                     NEVER " ); leaving = { per_week = 0.5; };"
                           " onward = { to = \"q\"; share = 1.0; after = \"left\"; weeks "
                           "= 3; }; };" Q));
    service_begin(&service);
    service_go_on(&service, 20.9);
    ck_assert_uint_eq(service_counts(&service, "q")->referred, 0);
    service_go_on(&service, 31.5);
    const double back = (double) service_counts(&service, "q")->referred;
    const double left = 1.0 - exp(-0.5 * 10.5 / 7.0);
    check_near(back, CHILDREN * left, CHILDREN * left * (1.0 - left));
    service_go_on(&service, 56.0);
    ck_assert_uint_eq(service_counts(&service, "q")->left, 0);
}
END_TEST

/* Looking for leavers more often changes nothing. */
START_TEST(when_leavers_are_looked_for_makes_no_difference)
{
#define LEAVERS                                                                          \
    "staff = { team = { wte = 1; sessions_per_week = 1; weekdays = \"Mon\"; }; };"       \
    "pathways = { p = { referrals = { per_week = 40; }; waiting = { from_weeks = [ 4 ];" \
    "children = [ 300 ]; }; steps = ( { name = \"visit\"; staff = \"team\"; minutes = "  \
    "9; } ); leaving = { per_week = 0.2; }; onward = { to = \"p\"; share = 0.7; after "  \
    "= "                                                                                 \
    "\"left\"; weeks = { shape = \"exponential\"; mean = 1; }; }; }; };"
    service_run(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(8) "milestones = ( { weeks = 8; } );", LEAVERS));
    const double referred = measure("p", 56, BIDE_KPI_REFERRED);
    const double seen = measure("p", 56, BIDE_KPI_SEEN);
    const double list = measure("p", 56, BIDE_KPI_LIST_MEAN);
    service_close(&service);
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(8) MILESTONES, LEAVERS));
    ck_assert_double_gt(measure("p", 56, BIDE_KPI_LEFT), 100);
    ck_assert_double_eq(measure("p", 56, BIDE_KPI_REFERRED), referred);
    ck_assert_double_eq(measure("p", 56, BIDE_KPI_SEEN), seen);
    ck_assert_double_eq(measure("p", 56, BIDE_KPI_LIST_MEAN), list);
}
END_TEST

/* Children in care keep that on the next pathway, which is told by its own measure; on
 * the one after, which does not know the group, it is not asked. */
START_TEST(a_known_group_is_kept)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(8) MILESTONES "staff = { team = { clinicians = 10000; }; };"
                                         "groups = { care = { }; other = { }; };",
            "pathways = { " LIST("p", 4000) "groups = { group = \"care\"; share = 0.3; "
                                            "}; steps = ( ",
            SEEN "} ); onward = { to = \"q\"; share = 1.0; }; };"
                 "q = { referrals = { per_week = 0; }; groups = ( { group = "
                 "\"other\"; share = 0.5; }, { group = \"care\"; share = 0.5; } ); "
                 "steps = ( { name = \"long\"; weeks = 7; } , { name = \"end\"; days "
                 "= 1; stops_clock = true; } ); }; };"));
    service_begin(&service);
    service_go_on(&service, 14.0);
    size_t count[2] = { 0 };
    for (uint32_t id = 0; id < 4000; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        ck_assert_uint_eq(child->pathway, 1);
        ck_assert(child->group == 0 || child->group == BIDE_MODEL_NO_GROUP);
        ++count[child->group == 0 ? 0 : 1];
    }
    check_near((double) count[0], 1200, 840);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("onward");
    TCase *tests = tcase_create("onward");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, children_come_back_after_a_time_away);
    tcase_add_test(tests, every_way_of_being_done_can_lead_on);
    tcase_add_test(tests, who_left_returns_on_time_though_nobody_looks);
    tcase_add_test(tests, when_leavers_are_looked_for_makes_no_difference);
    tcase_add_test(tests, a_known_group_is_kept);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
