/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/support.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/goodness.h"
#include "tests/service.h"

#define NOBODY "staff = { team = { wte = 0; }; };"
#define HEAD                                                                             \
    SERVICE_MONDAY(60)                                                                   \
    "milestones = ( { weeks = 4; }, { weeks = 8; }, { weeks = 60; } );"                  \
    "groups = { care = { label = \"In care\"; }; };"
#define PATHWAY(leaving, step)                                                           \
    "pathways = { p = { referrals = { per_week = 200; };"                                \
    "groups = ( { group = \"care\"; share = 0.3; } );"                                   \
    "waiting = { from_weeks = [ 0, 26 ]; children = [ 5000, 5000 ];"                     \
    "longest_weeks = 104; }; leaving = { " leaving " };"                                 \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; " step " } ); }; };"
/* Ten children who have waited 4 to 8 weeks, one in each tenth of that. */
#define TEN                                                                              \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ 10 ]; };"                              \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define CHANGE(change) "scenarios = { now = { }; s = { changes = ( {" change " } ); }; };"
#define SUPPORT(change) CHANGE("type = \"support\"; pathway = \"p\"; " change)
#define VALIDATION(change) CHANGE("type = \"validation\"; pathway = \"p\"; " change)

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static void run_s(const char *const *text)
{
    service_open(&service, text);
    service_choose(&service, "s");
    service_play(&service, 0);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static double cost(double day)
{
    return service_cost(&service, day, BIDE_KPI_COST_CONTRACTS);
}

static void check_share(double count, double n, double share)
{
    ck_assert_double_le(fabs(count - n * share), 3.3 * sqrt(n * share * (1 - share)));
}

/* --- support --- */

static double steady(double weeks)
{
    return 0.03 * weeks;
}

static double pieces(double weeks)
{
    return 0.02 * fmin(weeks, 13) + 0.05 * fmax(0, weeks - 20);
}

/* Between week 10 and 22, a quarter for those who have waited 18 weeks. */
static void check_quarter(double (*cumulated)(double weeks))
{
    static struct goodness goodness;
    const struct goodness empty = { .total = 0 };
    goodness = empty;
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const double start = child->clock_start / 7;
        const double from = fmax(0, start) - start;
        const double to = child->leave_at / 7 - start;
        const double helped = fmin(fmax(fmax(10 - start, 18), from), to);
        const double over = fmin(fmax(22 - start, helped), to);
        const double sum = cumulated(to) - cumulated(from)
                           - 0.75 * (cumulated(over) - cumulated(helped));
        goodness_add(&goodness, -expm1(-sum));
    }
    ck_assert_double_gt(goodness.total, 20000);
    goodness_check(&goodness);
}

#define QUARTER                                                                          \
    SUPPORT("from_week = 10; weeks = 12; waited_weeks = 18; leaving_factor = 0.25;")

START_TEST(supported_children_leave_at_a_quarter_of_the_rate)
{
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.03;", ""), QUARTER));
    check_quarter(steady);
    service_close(&service);
    run_s(SERVICE_TEXT(
        HEAD, NOBODY,
        PATHWAY("from_weeks = [ 0, 13, 20 ]; rates = [ 0.02, 0.0, 0.05 ];", ""),
        QUARTER));
    check_quarter(pieces);
}
END_TEST

/* Who leaves before the support begins does so at the same time to the last bit. */
START_TEST(who_leaves_before_is_not_touched)
{
    struct service other;
    unsigned before = 0;
    service_open(&other,
                 SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.03;", ""), QUARTER));
    service_play(&other, 0);
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.03;", ""), QUARTER));
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const struct bide_run_child *twin = bide_run_child(&other.run, id);
        ck_assert_double_ge(child->leave_at, twin->leave_at);
        if (twin->leave_at < 70 || twin->leave_at < child->clock_start + 126) {
            ck_assert_double_eq(child->leave_at, twin->leave_at);
            ++before;
        }
    }
    ck_assert_uint_gt(before, 1000);
    service_close(&other);
}
END_TEST

START_TEST(with_a_factor_of_0_nobody_who_is_meant_leaves)
{
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.03;", ""),
                       SUPPORT("group = \"care\"; leaving_factor = 0;")));
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        ck_assert_int_eq(child->group == 0, isinf(child->leave_at));
    }
    ck_assert_double_gt(measure(420, BIDE_KPI_LEFT), 5000);
}
END_TEST

/* Two at once multiply. */
START_TEST(supports_of_one_child_go_together)
{
    struct service other;
#define HALF "{ type = \"support\"; pathway = \"p\"; leaving_factor = 0.5; }"
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.04;", ""),
                       "scenarios = { s = { changes = ( " HALF "," HALF " ); }; };"));
    service_open(&other, SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.01;", "")));
    service_play(&other, 0);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        ck_assert_double_eq_tol(bide_run_child(&service.run, id)->leave_at,
                                bide_run_child(&other.run, id)->leave_at, 1e-9);
    }
    service_close(&other);
}
END_TEST

#define TEAM "staff = { team = { wte = 20; }; };"

/* Half are missed; from week 4 to 8 none, afterwards, in the other scenario, all. */
START_TEST(supported_children_miss_fewer_appointments)
{
    run_s(SERVICE_TEXT(HEAD, TEAM, PATHWAY("", "not_brought = 0.5;"),
                       SUPPORT("from_week = 4; weeks = 4; not_brought_factor = 0;")));
    const double before = measure(28, BIDE_KPI_NOT_BROUGHT);
    ck_assert_double_gt(before, 300);
    ck_assert_double_eq(measure(56, BIDE_KPI_NOT_BROUGHT), before);
    ck_assert_double_gt(measure(420, BIDE_KPI_NOT_BROUGHT), before + 1000);
    service_close(&service);
    run_s(SERVICE_TEXT(HEAD, TEAM, PATHWAY("", "not_brought = 0.5;"),
                       SUPPORT("from_week = 4; not_brought_factor = 2;")));
    ck_assert_double_eq(measure(28, BIDE_KPI_NOT_BROUGHT), before);
    ck_assert_double_eq(measure(420, BIDE_KPI_SEEN), measure(28, BIDE_KPI_SEEN));
}
END_TEST

/* The ten wait 4 to 8 weeks at the start. After 4 weeks all but those who were below 6
 * weeks then have waited 10, when they are first supported, until the end after 5. */
START_TEST(each_supported_child_is_paid_for_once)
{
    run_s(SERVICE_TEXT(HEAD, NOBODY, TEN,
                       SUPPORT("weeks = 5; waited_weeks = 10; cost_per_child = 30;")));
    unsigned at_4_weeks = 0;
    unsigned at_5_weeks = 0;
    for (uint32_t id = 0; id < 10; ++id) {
        const double waited = -bide_run_child(&service.run, id)->clock_start;
        at_4_weeks += waited + 28 >= 70 ? 1 : 0;
        at_5_weeks += waited + 35 > 70 ? 1 : 0;
    }
    ck_assert_uint_ge(at_4_weeks, 4);
    ck_assert_uint_gt(at_5_weeks, at_4_weeks);
    ck_assert_double_eq(cost(28), 30.0 * at_4_weeks);
    ck_assert_double_eq(cost(56), 30.0 * at_5_weeks);
    ck_assert_double_eq(cost(420), 30.0 * at_5_weeks);
}
END_TEST

/* All ten are seen in week 3, most of them before support could begin. */
START_TEST(support_is_only_for_those_who_wait)
{
    static const char seen[] =
        "staff = { team = { wte = 0; }; };"
        "scenarios = { s = { changes = ( { type = \"set\"; path = \"staff.team.wte\";"
        "from_week = 2; value = 40; }, { type = \"support\"; pathway = \"p\";"
        "waited_weeks = 9; cost_per_child = 30; leaving_factor = 0.5; } ); }; };";
    unsigned supported = 0;
    run_s(SERVICE_TEXT(HEAD, NOBODY, TEN, "scenarios = { s = { }; };"));
    for (uint32_t id = 0; id < 10; ++id) {
        const double waited = -bide_run_child(&service.run, id)->clock_start;
        supported += waited + 14 + 9.0 / 24 >= 63 ? 1 : 0;
    }
    service_close(&service);
    run_s(SERVICE_TEXT(HEAD, TEN, seen));
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN), 10);
    ck_assert_uint_gt(supported, 0);
    ck_assert_uint_lt(supported, 5);
    ck_assert_double_eq(cost(28), 30.0 * supported);
    ck_assert_double_eq(cost(420), 30.0 * supported);
}
END_TEST

/* --- validation --- */

START_TEST(a_share_of_those_asked_leaves_that_day)
{
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("", ""),
                       VALIDATION("from_week = 6; share = 0.2; price = 3;")));
    const double asked = cost(56) / 3;
    ck_assert_double_gt(asked, 11000);
    ck_assert_double_eq(measure(28, BIDE_KPI_LEFT), 0);
    check_share(measure(56, BIDE_KPI_LEFT_VALIDATED), asked, 0.2);
    ck_assert_double_eq(measure(56, BIDE_KPI_LEFT), measure(56, BIDE_KPI_LEFT_VALIDATED));
    ck_assert_double_eq(measure(420, BIDE_KPI_LEFT), measure(56, BIDE_KPI_LEFT));
    ck_assert_double_eq(cost(420), cost(56));
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        ck_assert_int_eq(child->why == BIDE_RUN_VALIDATED, child->leave_at <= 42);
        ck_assert(child->leave_at >= 42);
    }
}
END_TEST

START_TEST(only_those_meant_are_asked)
{
    unsigned asked = 0;
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("per_week = 0.01;", ""),
                       VALIDATION("group = \"care\"; from_week = 6; waited_weeks = 26;"
                                  "share = 1; price = 1;")));
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        const bool is_meant = child->group == 0 && child->clock_start <= 42 - 7 * 26;
        const bool is_asked = is_meant && child->leave_at >= 42;
        ck_assert_int_eq(is_asked, child->why == BIDE_RUN_VALIDATED);
        asked += is_asked ? 1 : 0;
    }
    ck_assert_uint_gt(asked, 1000);
    ck_assert_double_eq(cost(420), asked);
}
END_TEST

/* Of ten thousand who never leave otherwise 0.7 stay each time: weeks 2, 12, 22 ... 52.
 */
START_TEST(they_may_be_asked_again_and_again)
{
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("", ""),
                       VALIDATION("from_week = 2; repeat_weeks = 10; share = 0.3;")));
    unsigned stay = 0;
    for (uint32_t id = 0; id < 10000; ++id) {
        stay += isinf(bide_run_child(&service.run, id)->leave_at) ? 1 : 0;
    }
    check_share(stay, 10000, pow(0.7, 6));
}
END_TEST

/* Who goes with a smaller share goes with a larger one. */
START_TEST(a_larger_share_takes_off_the_same_and_more)
{
    struct service more;
    unsigned gone = 0;
    run_s(SERVICE_TEXT(HEAD, NOBODY, PATHWAY("", ""), VALIDATION("share = 0.1;")));
    service_open(&more,
                 SERVICE_TEXT(HEAD, NOBODY, PATHWAY("", ""), VALIDATION("share = 0.2;")));
    service_choose(&more, "s");
    service_play(&more, 0);
    for (uint32_t id = 0; id < 10000; ++id) {
        const bool is_gone = isfinite(bide_run_child(&service.run, id)->leave_at);
        ck_assert(!is_gone || isfinite(bide_run_child(&more.run, id)->leave_at));
        gone += is_gone ? 1 : 0;
    }
    check_share(gone, 10000, 0.1);
    service_close(&more);
}
END_TEST

/* In the middle of a delay, of a visit that does not stop the clock and of waiting to be
 * booked again: all who wait go, the audit finds them gone, and no clinician is lost. */
START_TEST(validation_meets_children_anywhere)
{
    static const char anywhere[] =
        "staff = { team = { clinicians = 3; }; };"
        "pathways = { p = { referrals = { per_week = 6; };"
        "steps = ( { name = \"form\"; weeks = 2; }, { name = \"first\"; days = 5;"
        "staff = \"team\"; }, { name = \"visit\"; staff = \"team\"; days = 1;"
        "not_brought = 0.5; rebook_weeks = 2; stops_clock = true; } ); }; };";
    run_s(SERVICE_TEXT(HEAD, anywhere,
                       VALIDATION("from_week = 7.6; share = 1; price = 1;")));
    const double asked = cost(56);
    ck_assert_double_gt(asked, 20);
    ck_assert_double_eq(measure(420, BIDE_KPI_LEFT_VALIDATED), asked);
    ck_assert_double_eq(measure(420, BIDE_KPI_LEFT), asked);
    ck_assert_double_gt(measure(420, BIDE_KPI_SEEN), measure(56, BIDE_KPI_SEEN) + 100);
}
END_TEST

/* Half of those booked four weeks ahead are taken off: others get their appointments.
 * Some rise in their priority while they are booked. */
START_TEST(who_is_taken_off_gives_back_the_appointment)
{
    static const char booked[] =
        "staff = { team = { wte = 2; booking = { weeks_ahead = 4; }; }; };"
        "pathways = { p = { referrals = { per_week = 40; };"
        "priorities = { urgent = { share = 0.2; }; routine = { share = 0.8;"
        "escalates_per_week = 0.2; }; };"
        "waiting = { from_weeks = [ 0 ]; children = [ 900 ]; };"
        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };";
    run_s(SERVICE_TEXT(HEAD, booked, VALIDATION("from_week = 4; share = 0.5;")));
    ck_assert_double_gt(measure(56, BIDE_KPI_LEFT_VALIDATED), 300);
    ck_assert_double_gt(measure(56, BIDE_KPI_ESCALATED), 100);
    ck_assert_double_gt(measure(56, BIDE_KPI_LIST), 50);
    ck_assert_double_ge(service_staff(&service, "team", 56, BIDE_KPI_STAFF_USED), 0.98);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("support");
    TCase *tests = tcase_create("runs");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, supported_children_leave_at_a_quarter_of_the_rate);
    tcase_add_test(tests, who_leaves_before_is_not_touched);
    tcase_add_test(tests, with_a_factor_of_0_nobody_who_is_meant_leaves);
    tcase_add_test(tests, supports_of_one_child_go_together);
    tcase_add_test(tests, supported_children_miss_fewer_appointments);
    tcase_add_test(tests, each_supported_child_is_paid_for_once);
    tcase_add_test(tests, support_is_only_for_those_who_wait);
    tcase_add_test(tests, a_share_of_those_asked_leaves_that_day);
    tcase_add_test(tests, only_those_meant_are_asked);
    tcase_add_test(tests, they_may_be_asked_again_and_again);
    tcase_add_test(tests, a_larger_share_takes_off_the_same_and_more);
    tcase_add_test(tests, validation_meets_children_anywhere);
    tcase_add_test(tests, who_is_taken_off_gives_back_the_appointment);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
