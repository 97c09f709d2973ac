/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sickness of people, clinicians who come and go, and what cannot be meant. */
#include "models/service/people.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/replicate.h"
#include "models/service/staffing.h"
#include "tests/service.h"
#include "tests/spec_text.h"

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
#define HIRE(settings) "{ type = \"hire\"; staff = \"team\"; " settings " }"

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

/* --- sickness --- */

static const char *const spells[] = { "2", "{ shape = \"exponential\"; mean = 3; }",
                                      "{ shape = \"uniform\"; min = 0; max = 8; }" };

/* A tenth of 50 people is ill, on the first day as on any other. */
START_TEST(the_share_ill_is_what_sickness_says_from_the_first_day_on)
{
    enum { REPLICATIONS = 300 };
    double first[REPLICATIONS];
    double later[REPLICATIONS];
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                                        "staff = { team = { wte = 50; sickness = 0.1;"
                                        "absence = { spell_weeks = ",
                                        spells[_i], "; }; }; };", OF(1)));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        begin(r);
        first[r] = bide_staffing_wte(&service.run, 0);
        service_go_on(&service, 40);
        later[r] = bide_staffing_wte(&service.run, 0);
    }

    check_mean(first, REPLICATIONS, 45);
    check_mean(later, REPLICATIONS, 45);
    service_close(&service);
}
END_TEST

/* In the long run as much is held as if the mean were taken off each day, by chance more
 * or less; continuous clinicians fall ill too. */
START_TEST(spells_take_the_mean_in_the_long_run)
{
    enum { REPLICATIONS = 40 };
    double hours[REPLICATIONS];
    static const char *const teams[] = {
        TEAM("wte = 6; sickness = 0.08; absence = { spell_weeks = 2; };"),
        TEAM("clinicians = 6; sickness = 0.08; absence = { spell_weeks = 2; };"),
    };
    service_open(&service, SERVICE_TEXT(LONG, teams[_i], OF(1)));
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        hours[r] = service_staff(&service, "team", 7280, BIDE_KPI_STAFF_HOURS);
    }

    check_mean(hours, REPLICATIONS, 6 * 0.92 * 780 * (_i == 0 ? 20 : 168));
    ck_assert_double_gt(fabs(hours[0] - hours[1]), 0);
    ck_assert_double_eq_tol(service_cost(&service, 7280, BIDE_KPI_COST_STAFF),
                            100 * 6 * 7280.0, 1e-3); /* the ill are paid */
    service_close(&service);
}
END_TEST

/* Of a later day it is known who has given notice, not who will be ill. */
START_TEST(a_later_day_is_expected_to_have_its_mean)
{
    double in_post = 0;
    service_open(&service, SERVICE_TEXT(SERVICE_MONDAY(26), MILESTONES,
                                        TEAM("wte = 20; sickness = 0.2; absence = { "
                                             "spell_weeks = 2; }; turnover = { per_year "
                                             "= 2; vacancy_weeks = 9999; };"),
                                        PATHWAY));
    begin(0);
    for (size_t i = 0; i < 20; ++i) {
        in_post += service.run.posts[i].leaves > 60.5 ? 1 : 0;
    }

    ck_assert_double_eq_tol(bide_people_wte(&service.run, 0, 60.5), 0.8 * in_post, 1e-9);
    ck_assert_double_lt(in_post, 20);
    service_close(&service);
}
END_TEST

/* --- continuous clinicians --- */

/* Whoever leaves, falls ill or comes is one of the clinicians that are at work, and each
 * child is accounted for. */
START_TEST(continuous_clinicians_are_those_at_work)
{
    service_open(
        &service,
        SERVICE_TEXT(
            SERVICE_MONDAY(26), MILESTONES,
            "staff = { team = { clinicians = 6; sickness = 0.1; schedule = ("
            "{ from_week = 0; clinicians = 5; }, { from_week = 5; clinicians = 9;"
            "}, { from_week = 15; clinicians = 3; } ); when_fewer = \"return\";"
            "absence = { spell_weeks = 1; };" TURNOVER " }; };",
            "pathways = { p = { referrals = { per_week = 40; }; steps = ("
            "{ name = \"a\"; staff = \"team\"; not_brought = 0.2;"
            "days = { shape = \"exponential\"; mean = 1; }; } );"
            "leaving = { per_week = 0.2; }; }; };",
            WITH(HIRE("wte = 3; from_week = 4; lead_weeks = 2; ramp_weeks = 6;"))));
    for (uint64_t r = 0; r < 30; ++r) {
        begin(r);
        for (int week = 0; week < 25; ++week) {
            service_go_on(&service, 1 + 7.3 * week);
            const struct bide_run_staff *team = &service.run.staff[0];
            int64_t count = bide_people_clinicians(&service.run, 0, team->base);
            for (size_t i = 0; i < service.model.post_count; ++i) {
                count +=
                    service.model.posts[i].hire >= 0 && service.run.posts[i].is_counted
                        ? 1
                        : 0;
            }
            ck_assert_int_eq(team->clinicians, count);
            ck_assert_int_le(team->busy, team->clinicians);
        }
    }
    service_close(&service);
}
END_TEST

/* --- what the check says --- */

#define CHECK(staff, changes)                                                            \
    SPEC_TEXT_DATES "staff = { nurses = { wte = 9; " staff                               \
                    " }; }; pathways = { autism = { " SPEC_TEXT_PATHWAY                  \
                    " }; }; scenarios = { a = { changes = ( " changes " ); }; };"

static const struct {
    const char *text, *id, *path, *what;
} wrong[] = {
    { CHECK("", "{ type = \"set\"; path = \"staff.nurses.turnover.per_year\"; value = "
                "0.2; }"),
      "BD-C135", "scenarios.a.changes.0",
      "with this change people leave, but \"vacancy_weeks\" does not say how long their "
      "posts are empty" },
    { CHECK("sickness = 0.95; absence = { spell_weeks = 2; };", ""), "BD-C136",
      "staff.nurses.sickness", "with \"absence\" at most 0.9 can be sick, not 0.95" },
    { CHECK("sickness = 0.05; absence = { spell_weeks = 0.1; };", ""), "BD-C136",
      "staff.nurses.absence.spell_weeks",
      "a spell of sickness lasts a day or more on average, not 0.7 days" },
    { CHECK("absence = { spell_weeks = 2; };", ""), "BD-C076", "staff.nurses.absence",
      "without \"sickness\" nobody is absent" },
};

START_TEST(what_cannot_be_meant_is_refused)
{
    struct spec_text loaded;
    spec_text_check(&loaded, wrong[_i].text);

    spec_text_says(&loaded, wrong[_i].id, wrong[_i].path, wrong[_i].what);
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("health");
    TCase *tests = tcase_create("health");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, the_share_ill_is_what_sickness_says_from_the_first_day_on,
                        0, COUNT(spells));
    tcase_add_loop_test(tests, spells_take_the_mean_in_the_long_run, 0, 2);
    tcase_add_test(tests, a_later_day_is_expected_to_have_its_mean);
    tcase_add_test(tests, continuous_clinicians_are_those_at_work);
    tcase_add_loop_test(tests, what_cannot_be_meant_is_refused, 0, COUNT(wrong));

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
