/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/people.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/replicate.h"
#include "models/service/staffing.h"
#include "tests/service.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define STANDARD_ERRORS 4.0
#define MILESTONES                                                                       \
    "milestones = ( { weeks = 2; }, { weeks = 4; }, { weeks = 8; }, { weeks = 26; } );"
#define LONG                                                                             \
    "start = \"2025-09-01\"; weeks = 1040; warm_up_weeks = 260; monthly = false;"        \
    "replications = 1; calendar = { holidays = \"none\"; };"                             \
    "milestones = ( { weeks = 1040; } );"
#define TEAM(settings) "staff = { team = { cost_per_wte = 36525; " settings " }; };"
#define PATHWAY OF(9000)
#define OF(children)                                                                     \
    "pathways = { p = { referrals = { per_week = 0; };"                                  \
    "waiting = { from_weeks = [ 4 ]; children = [ " #children " ]; };"                   \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
#define TURNOVER                                                                         \
    "turnover = { per_year = 2; vacancy_weeks = { shape = \"gamma\"; mean = 6; sd = 3; " \
    "}; failed_rounds = 0.25; ramp_weeks = 10; };"
#define WITH(changes) "scenarios = { s = { changes = ( " changes " ); }; };"
#define SET(week, setting, value)                                                        \
    "{ type = \"set\"; from_week = " #week "; path = \"staff.team." setting              \
    "\"; value = " value "; }"

static struct service service;

static void begin(uint64_t r)
{
    ck_assert_int_eq(bide_replicate_begin(&service.run, &service.model, &service.plan, 1,
                                          r, service.row),
                     BIDE_OK);
}

/* The mean of count values is exact, to their standard errors. */
static void check_mean(const double *values, size_t count, double exact)
{
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < count; ++i) {
        sum += values[i];
        squares += values[i] * values[i];
    }
    const double mean = sum / (double) count;
    const double variance = squares / (double) count - mean * mean;
    const double error = sqrt(variance / (double) count);
    ck_assert_msg(fabs(mean - exact) <= STANDARD_ERRORS * error,
                  "the mean is %g, not %g: standard error %g", mean, exact, error);
    ck_assert_double_le(error, 0.01 * exact);
}

/* --- turnover --- */

#define TENURE (365.25 / 2)         /* m, days */
#define VACANCY (42 / (1.0 - 0.25)) /* v, with the rounds that fail */
#define RAMP 70.0                   /* R */

/* Renewal reward: a cycle of m + v days in which a ramp of R days does as much work as
 * the integral of P(tenure > t) ramp(t), which is m^2 / R (1 - exp(-R / m)). Continuous
 * clinicians begin after R / 2, if they are still there: m exp(-R / 2 m). */
static const struct {
    const char *team;
    double hours; /* a week, if nobody ever left */
    double work;
} turnovers[] = {
    { TEAM("wte = 9.5; " TURNOVER), 9.5 * 20,
      TENURE *TENURE / RAMP *(1 - 0.68160899) }, /* exp(-R / m) */
    { TEAM("clinicians = 9; " TURNOVER), 9 * 168.0, TENURE * 0.82559614 },
};

START_TEST(the_mean_at_work_is_that_of_a_renewal_process)
{
    enum { REPLICATIONS = 40 };
    double hours[REPLICATIONS];
    double costs[REPLICATIONS];
    const double posts = _i == 0 ? 9.5 : 9;
    ck_assert_double_eq_tol(exp(-RAMP / TENURE), 0.68160899, 1e-6);
    ck_assert_double_eq_tol(exp(-RAMP / TENURE / 2), 0.82559614, 1e-6);
    service_open(&service, SERVICE_TEXT(LONG, turnovers[_i].team, OF(1)));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        hours[r] = service_staff(&service, "team", 7280, BIDE_KPI_STAFF_HOURS) / 780;
        costs[r] = service_cost(&service, 7280, BIDE_KPI_COST_STAFF);
    }

    check_mean(hours, REPLICATIONS,
               turnovers[_i].hours * turnovers[_i].work / (TENURE + VACANCY));
    /* A little more, as all posts are filled at first. */
    double sum = 0;
    for (size_t r = 0; r < REPLICATIONS; ++r) {
        sum += costs[r] / REPLICATIONS;
    }
    ck_assert_double_eq_tol(sum / (posts * 100 * 7280), TENURE / (TENURE + VACANCY),
                            0.02);
    service_close(&service);
}
END_TEST

/* Whoever leaves is not replaced: each is paid for their own days and no more. */
START_TEST(an_empty_post_costs_nothing)
{
    double days = 0;
    double in_post = 0;
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                                        TEAM("wte = 7.5; turnover = { per_year = 3; "
                                             "vacancy_weeks = 9999; };"),
                                        PATHWAY));
    begin(0);
    ck_assert_uint_eq(service.model.post_count, 8);
    for (size_t i = 0; i < 8; ++i) {
        const double leaves = service.run.posts[i].leaves;
        const double size = i < 7 ? 1 : 0.5;
        days += size * fmin(leaves, 182);
        in_post += size * (leaves > 182 ? 1 : 0);
    }
    service_go_on(&service, 182);

    ck_assert_double_gt(in_post, 0);
    ck_assert_double_lt(in_post, 7);
    ck_assert_double_eq_tol(service_cost(&service, 182, BIDE_KPI_COST_STAFF), 100 * days,
                            1e-6);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), in_post);
    service_close(&service);
}
END_TEST

/* The same people leave on the same days, whoever else is there. */
START_TEST(a_post_does_not_depend_on_others)
{
    static const char *const teams[] = {
        TEAM("wte = 2.5; " TURNOVER),
        "staff = { another = { wte = 3; " TURNOVER " }; team = { wte = 5; " TURNOVER
        " }; };",
    };
    double leaves[2][3];
    for (size_t i = 0; i < 2; ++i) {
        service_open(&service,
                     SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES, teams[i], PATHWAY));
        begin(3);
        const size_t first = service.model.rosters[i].first_post;
        for (size_t k = 0; k < 3; ++k) {
            leaves[i][k] = service.run.posts[first + k].leaves;
        }
        service_close(&service);
    }

    for (size_t k = 0; k < 3; ++k) {
        ck_assert_double_eq(leaves[0][k], leaves[1][k]);
    }
    ck_assert_double_gt(fabs(leaves[0][0] - leaves[0][1]), 0);
}
END_TEST

/* As long as the list lasts, more people have seen more children at any time, whoever
 * leaves and falls ill. */
#define MORTAL "sickness = 0.1; absence = { spell_weeks = 2; };" TURNOVER
START_TEST(more_people_never_make_a_longer_list)
{
    static const char *const teams[] = { TEAM("wte = 2.5; " MORTAL),
                                         TEAM("wte = 2.9; " MORTAL),
                                         TEAM("wte = 3.2; " MORTAL) };
    enum { REPLICATIONS = 10 };
    static const double days[] = { 14, 28, 56, 182 };
    double before[REPLICATIONS][4] = { { 0 } };
    for (size_t i = 0; i < COUNT(teams); ++i) {
        service_open(&service,
                     SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES, teams[i], PATHWAY));
        for (uint64_t r = 0; r < REPLICATIONS; ++r) {
            service_play(&service, r);
            for (size_t k = 0; k < COUNT(days); ++k) {
                const double seen =
                    service_measure(&service, "p", days[k], BIDE_KPI_SEEN);
                ck_assert_double_ge(seen, before[r][k]);
                before[r][k] = seen;
            }
        }
        service_close(&service);
    }
    ck_assert_double_lt(before[0][3], 3.2 * 130 * 4);
}
END_TEST

/* Nobody leaves before week 4, and from then on all go, one after the other. */
START_TEST(how_often_people_leave_may_change_from_a_date)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                              TEAM("wte = 40; turnover = { per_year = 0; vacancy_weeks = "
                                   "9999; };"),
                              PATHWAY, WITH(SET(4, "turnover.per_year", "5.0"))));
    begin(0);
    double earliest = INFINITY;
    double sum = 0;
    for (size_t i = 0; i < 40; ++i) {
        earliest = fmin(earliest, service.run.posts[i].leaves);
        sum += service.run.posts[i].leaves - 28;
    }

    ck_assert_double_ge(earliest, 28);
    ck_assert_double_eq_tol(sum / 40, 365.25 / 5, 4 * 365.25 / 5 / sqrt(40));
    service_close(&service);
}
END_TEST

/* Posts that are added are filled on that day; those taken away are empty. */
START_TEST(posts_come_and_go_with_the_number_in_post)
{
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                     TEAM("wte = 2; turnover = { per_year = 0.001; vacancy_weeks "
                          "= 1; };"),
                     PATHWAY, WITH(SET(2, "wte", "3.5") "," SET(4, "wte", "1.5"))));
    begin(0);
    ck_assert_uint_eq(service.model.post_count, 4);

    service_go_on(&service, 13.5);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 2);
    service_go_on(&service, 14.5);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 3.5);
    service_go_on(&service, 182);
    ck_assert_double_eq(bide_staffing_wte(&service.run, 0), 1.5);
    ck_assert_double_eq_tol(service_cost(&service, 182, BIDE_KPI_COST_STAFF),
                            100 * (2 * 14 + 3.5 * 14 + 1.5 * 154), 1e-6);
    service_close(&service);
}
END_TEST

/* Those hired grow over their own ramp, and their posts are like the others after. */
#define HIRE(settings) "{ type = \"hire\"; staff = \"team\"; " settings " }"
START_TEST(those_hired_leave_too)
{
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                              TEAM("wte = 0; turnover = { per_year = 1; vacancy_weeks = "
                                   "9999; };"),
                              PATHWAY,
                              WITH(HIRE("wte = 1.5; lead_weeks = 1; ramp_weeks = 2;"))));
    begin(1);
    const double leaves[] = { service.run.posts[0].leaves, service.run.posts[1].leaves };
    ck_assert_uint_eq(service.model.post_count, 2);
    ck_assert_double_gt(fmin(leaves[0], leaves[1]), 21);
    service_go_on(&service, 13.6);
    ck_assert_double_eq_tol(bide_staffing_wte(&service.run, 0), 1.5 * 6.5 / 14, 1e-12);
    service_go_on(&service, 182);

    const double cost = fmin(leaves[0], 182) - 7 + 0.5 * (fmin(leaves[1], 182) - 7);
    ck_assert_double_eq_tol(service_cost(&service, 182, BIDE_KPI_COST_STAFF), 100 * cost,
                            1e-6);
    service_close(&service);
}
END_TEST

/* Posts that come and go, grow and fall ill, in three epochs: what is remembered of them
 * from day to day is what is found on looking again. */
START_TEST(what_is_remembered_of_a_post_is_so)
{
    size_t kept = 0;
    service_open(
        &service,
        SERVICE_TEXT(SERVICE_MONDAY(104), MILESTONES,
                     TEAM("wte = 9.5; sickness = 0.1; absence = { spell_weeks = "
                          "2; };" TURNOVER),
                     PATHWAY,
                     WITH(SET(30, "wte", "7.2") "," SET(60, "wte", "11.5") "," HIRE(
                         "wte = 2.5; lead_weeks = 5; ramp_weeks = 20;"))));
    begin(3);
    for (int whole = 0; whole < 728; ++whole) {
        const double day = whole + 0.5;
        service_go_on(&service, day);
        const double wte = bide_staffing_wte(&service.run, 0);
        for (size_t i = 0; i < service.model.post_count; ++i) {
            kept += service.run.posts[i].same_until > day + 1.0 ? 1 : 0;
            service.run.posts[i].same_until = 0;
        }
        ck_assert_double_eq(wte, bide_staffing_wte(&service.run, 0));
    }
    ck_assert_uint_gt(kept, 2 * 728);
    service_close(&service);
}
END_TEST

/* Rounds of 2 weeks of which half fail take 2 weeks / (1 - 1/2) on average, and always a
 * whole number of them. */
START_TEST(rounds_that_fail_add_to_the_lead_time)
{
    enum { REPLICATIONS = 3000 };
    double days[REPLICATIONS];
    service_open(&service,
                 SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES, TEAM("wte = 1;"), OF(1),
                              WITH(HIRE("wte = 1; lead_weeks = 2;"
                                        "failed_rounds = 0.5;"))));
    double sum = 0;
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        begin(r);
        days[r] = service.run.hired[0];
        ck_assert_double_eq(fmod(days[r], 14), 0);
        sum += days[r];
    }
    ck_assert_double_eq_tol(sum / REPLICATIONS, 28,
                            STANDARD_ERRORS * 14 * sqrt(2.0 / REPLICATIONS));
    service_close(&service);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("people");
    TCase *tests = tcase_create("people");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, the_mean_at_work_is_that_of_a_renewal_process, 0,
                        COUNT(turnovers));
    tcase_add_test(tests, an_empty_post_costs_nothing);
    tcase_add_test(tests, a_post_does_not_depend_on_others);
    tcase_add_test(tests, more_people_never_make_a_longer_list);
    tcase_add_test(tests, how_often_people_leave_may_change_from_a_date);
    tcase_add_test(tests, posts_come_and_go_with_the_number_in_post);
    tcase_add_test(tests, those_hired_leave_too);
    tcase_add_test(tests, what_is_remembered_of_a_post_is_so);
    tcase_add_test(tests, rounds_that_fail_add_to_the_lead_time);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
