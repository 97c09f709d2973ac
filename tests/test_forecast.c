/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a study will take is foretold, and comes true. */
#include "app/forecast.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/report.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "tests/service.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEMORY_TOLERANCE 2.0 /* the sanitizer keeps what was freed */
#else
#define MEMORY_TOLERANCE 0.25
#endif
#define PAGES 2e6 /* bytes of the program itself, which a small study touches or not */
#define EVENT_TOLERANCE 0.1

#define SMALL                                                                            \
    SERVICE_MONDAY(8)                                                                    \
    "staff = { team = { wte = 1; }; };"                                                  \
    "pathways = { p = { referrals = { per_week = 9; };"                                  \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"           \
    "scenarios = { now = { }; more = { changes = ( { type = \"hire\"; "                  \
    "staff = \"team\"; wte = 1.0; from_week = 1; } ); }; };"

static struct service service;
static struct bide_text out;

static void set_up(void)
{
    service_open(&service, SERVICE_TEXT(SMALL));
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    service_close(&service);
}

static enum bide_err forecast_of(struct bide_forecast *forecast,
                                 const struct bide_study_plan *plan)
{
    const struct bide_forecast_wish wish = { .plan = plan };
    return bide_forecast_make(forecast, &service.spec, &wish, &service.diag);
}

static double events_of(const struct bide_study_plan *plan)
{
    struct bide_study study;
    ck_assert_int_eq(bide_study_run(&study, &service.spec, plan, &service.diag), BIDE_OK);
    const double events = (double) study.audit.event_count;
    bide_study_free(&study);
    return events;
}

/* --- shipped configurations: each study runs in a process of its own --- */

struct shipped {
    const char *path;
    size_t replications;
};

static const struct shipped shipped[] = {
    { "configs/clinic.cfg", 100 },   { "configs/queue-mm1.cfg", 100 },
    { "configs/queue-mmc.cfg", 12 }, { "configs/rtt_specialty.cfg", 8 },
    { "configs/ehc_county.cfg", 8 }, { "configs/worcestershire.cfg", 8 },
    { "bench/waiting_list.cfg", 8 },
};

enum { SHIPPED_COUNT = sizeof(shipped) / sizeof(shipped[0]) };

struct taken {
    double events;
    double bytes;
};

static struct taken foretell(const struct bide_spec *spec,
                             const struct bide_study_plan *plan, struct bide_diag *diag)
{
    const struct bide_forecast_wish wish = { .plan = plan, .has_json = true };
    struct bide_forecast forecast;
    const enum bide_err err = bide_forecast_make(&forecast, spec, &wish, diag);
    return (struct taken){ err == BIDE_OK ? forecast.events : NAN, forecast.bytes };
}

static struct taken take(const struct bide_spec *spec, const struct bide_study_plan *plan,
                         struct bide_diag *diag)
{
    struct bide_study study;
    struct bide_text text;
    struct rusage usage;
    bide_text_init(&text);
    const enum bide_err err = bide_study_run(&study, spec, plan, diag);
    if (err == BIDE_OK) {
        bide_report_json(&text, &study);
    }
    (void) getrusage(RUSAGE_SELF, &usage);
    return (struct taken){ err == BIDE_OK ? (double) study.audit.event_count : NAN,
                           1024.0 * (double) usage.ru_maxrss };
}

/* Run in a child, which answers through a pipe. */
static void be_child(int to, const struct shipped *what, bool is_forecast)
{
    const struct bide_study_plan plan = { .replications = what->replications,
                                          .threads = 2 };
    struct bide_spec spec;
    struct bide_diag diag;
    struct taken taken = { NAN, NAN };
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    if (bide_load_file(&spec, what->path, &diag) == BIDE_OK
        && bide_check_spec(&spec, &diag) == BIDE_OK) {
        taken = is_forecast ? foretell(&spec, &plan, &diag) : take(&spec, &plan, &diag);
    }
    const ssize_t written = write(to, &taken, sizeof(taken));
    _exit(written == (ssize_t) sizeof(taken) ? EXIT_SUCCESS : EXIT_FAILURE);
}

static struct taken in_child(const struct shipped *what, bool is_forecast)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    const pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        be_child(ends[1], what, is_forecast);
    }
    close(ends[1]);
    struct taken taken;
    int status;
    ck_assert_int_eq(read(ends[0], &taken, sizeof(taken)), sizeof(taken));
    close(ends[0]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    return taken;
}

START_TEST(shipped_configurations_take_what_was_foretold)
{
    const struct shipped *what = &shipped[_i];
    const struct taken foretold = in_child(what, true);
    const struct taken real = in_child(what, false);

    const double events = foretold.events / real.events - 1.0;
    const double bytes = foretold.bytes - real.bytes;

    ck_assert_msg(fabs(events) <= EVENT_TOLERANCE, "%s: events %+.1f %%", what->path,
                  100.0 * events);
    ck_assert_msg(fabs(bytes) <= MEMORY_TOLERANCE * real.bytes + PAGES,
                  "%s: memory %+.1f MB of %.1f MB", what->path, 1e-6 * bytes,
                  1e-6 * real.bytes);
}
END_TEST

/* --- small studies --- */

START_TEST(events_grow_with_replications_and_scenarios)
{
    const struct bide_study_plan plan = { .replications = 400, .threads = 1 };
    const struct bide_study_plan one = { .replications = 400,
                                         .threads = 1,
                                         .only_scenario = "more" };
    struct bide_forecast all;
    struct bide_forecast half;
    ck_assert_int_eq(forecast_of(&all, &plan), BIDE_OK);
    ck_assert_int_eq(forecast_of(&half, &one), BIDE_OK);

    ck_assert_uint_eq(all.scenario_count, 2);
    ck_assert_uint_eq(half.scenario_count, 1);
    ck_assert_uint_eq(all.replications, 400);
    ck_assert_double_eq_tol(all.events / events_of(&plan), 1.0, EVENT_TOLERANCE);
    ck_assert_double_eq_tol(half.events / events_of(&one), 1.0, EVENT_TOLERANCE);
}
END_TEST

START_TEST(a_study_no_longer_than_the_pilot_is_known_exactly)
{
    const struct bide_study_plan plan = { .replications = 3, .threads = 1 };
    struct bide_forecast forecast;
    ck_assert_int_eq(forecast_of(&forecast, &plan), BIDE_OK);
    ck_assert_double_eq_tol(forecast.events, events_of(&plan), 1e-6);
}
END_TEST

START_TEST(without_a_number_the_file_says_how_many)
{
    const struct bide_study_plan plan = { .threads = 3 };
    struct bide_forecast forecast;
    ck_assert_int_eq(forecast_of(&forecast, &plan), BIDE_OK);
    ck_assert_uint_eq(forecast.replications, 2); /* SERVICE_MONDAY */
    ck_assert_int_eq(forecast.threads, 3);
}
END_TEST

/* Rows stay in memory: their bytes are known. */
START_TEST(memory_grows_by_the_rows)
{
    const struct bide_study_plan few = { .replications = 1000, .threads = 1 };
    const struct bide_study_plan many = { .replications = 51000, .threads = 1 };
    struct bide_forecast small;
    struct bide_forecast large;
    ck_assert_int_eq(forecast_of(&small, &few), BIDE_OK);
    ck_assert_int_eq(forecast_of(&large, &many), BIDE_OK);
    const double rows = 50000.0 * 2.0 * 8.0 * (double) service.plan.column_count;
    ck_assert_double_eq_tol((large.bytes - small.bytes) / rows, 1.0, 0.1);
}
END_TEST

static double seconds_of(size_t replications)
{
    const struct bide_study_plan plan = { .replications = replications, .threads = 1 };
    struct bide_forecast forecast;
    ck_assert_int_eq(forecast_of(&forecast, &plan), BIDE_OK);
    return forecast.seconds;
}

/* Only that it is no nonsense; a machine that is busy while one pilot runs may be less so
 * while others do. */
START_TEST(time_is_in_proportion)
{
    enum { TRIES = 50 };
    double few = INFINITY;
    double many = 0.0;
    for (int i = 0; i < TRIES && many <= 4.0 * few; ++i) {
        few = fmin(few, seconds_of(1000));
        many = seconds_of(100000);
    }
    ck_assert_double_gt(few, 0.0);
    ck_assert_double_gt(many, 4.0 * few);
    ck_assert_double_lt(many, 1e5);
}
END_TEST

START_TEST(what_is_too_large_is_refused_as_the_study_would_be)
{
    const struct bide_study_plan plan = { .replications = 4000000000U, .threads = 1 };
    struct bide_forecast forecast;
    ck_assert_int_eq(forecast_of(&forecast, &plan), BIDE_ERR_LIMIT);
    ck_assert_str_eq(service.diag.items[service.diag.count - 1].id, "BD-C079");
}
END_TEST

START_TEST(a_stop_is_obeyed)
{
    atomic_int stop = 2;
    const struct bide_study_plan plan = { .threads = 1, .stop = &stop };
    struct bide_forecast forecast;
    ck_assert_int_eq(forecast_of(&forecast, &plan), BIDE_ERR_STOPPED);
}
END_TEST

/* --- in words --- */

START_TEST(durations_are_short)
{
    static const struct {
        double seconds;
        const char *text;
    } cases[] = { { 0.0, "under 1 s" },     { 1.0, "under 1 s" },
                  { 1.01, "2 s" },          { 53.2, "54 s" },
                  { 119.0, "119 s" },       { 121.0, "2 min 10 s" },
                  { 199.9, "3 min 20 s" },  { 3599.0, "1 h 0 min" },
                  { 7790.0, "2 h 10 min" }, { 172000.0, "47 h 47 min" },
                  { 172801.0, "3 days" },   { 1e9, "11,575 days" } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        bide_text_clear(&out);
        bide_forecast_duration(&out, cases[i].seconds);
        ck_assert_str_eq(out.bytes, cases[i].text);
    }
}
END_TEST

START_TEST(a_forecast_is_one_line)
{
    static const struct {
        double events;
        const char *text;
    } cases[] = { { 940.0, "940 events" },           { 12340.0, "12,300 events" },
                  { 999499.0, "999,000 events" },    { 999500.0, "1.00 million events" },
                  { 1.75e6, "1.75 million events" }, { 17.46e6, "17.5 million events" },
                  { 175e6, "175 million events" },   { 999.9e6, "1.00 billion events" },
                  { 43.21e9, "43.2 billion events" } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        const struct bide_forecast forecast = {
            .threads = 2, .seconds = 200.0, .events = cases[i].events, .bytes = 310e6
        };
        char wanted[100];
        snprintf(wanted, sizeof(wanted), "about 3 min 20 s on 2 threads, %s, 310 MB",
                 cases[i].text);
        bide_text_clear(&out);
        bide_forecast_show(&out, &forecast);
        ck_assert_str_eq(out.bytes, wanted);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("forecast");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_loop_test(cases, shipped_configurations_take_what_was_foretold, 0,
                        SHIPPED_COUNT);
    tcase_add_test(cases, events_grow_with_replications_and_scenarios);
    tcase_add_test(cases, a_study_no_longer_than_the_pilot_is_known_exactly);
    tcase_add_test(cases, without_a_number_the_file_says_how_many);
    tcase_add_test(cases, memory_grows_by_the_rows);
    tcase_add_test(cases, time_is_in_proportion);
    tcase_add_test(cases, what_is_too_large_is_refused_as_the_study_would_be);
    tcase_add_test(cases, a_stop_is_obeyed);
    tcase_add_test(cases, durations_are_short);
    tcase_add_test(cases, a_forecast_is_one_line);
    Suite *suite = suite_create("forecast");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
