/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "bide bench": the same study on more and more threads. */
#include "app/rounds.h"

#include <check.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/rounds_report.h"
#include "tests/json_check.h"
#include "tests/service.h"

#define SMALL                                                                            \
    SERVICE_MONDAY(8)                                                                    \
    "staff = { team = { wte = 1; }; };"                                                  \
    "pathways = { p = { referrals = { per_week = 9; };"                                  \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"           \
    "scenarios = { now = { }; more = { changes = ( { type = \"hire\"; "                  \
    "staff = \"team\"; wte = 1.0; from_week = 1; } ); }; };"

enum { ROUNDS = 2, MOST_LINES = 4 };

static struct service service;
static struct bide_rounds rounds;
static struct bide_text out;
static size_t last_done, last_total, calls;

static void set_up(void)
{
    service_open(&service, SERVICE_TEXT(SMALL));
    bide_text_init(&out);
    rounds = (struct bide_rounds){ .line_count = 0 };
    calls = 0;
    last_done = 0;
}

static void tear_down(void)
{
    bide_rounds_free(&rounds);
    bide_text_free(&out);
    service_close(&service);
}

/* What is done never falls. */
static void follow(void *context, size_t done, size_t total)
{
    (void) context;
    ck_assert_uint_ge(done, last_done);
    ck_assert_uint_le(done, total);
    last_done = done;
    last_total = total;
    ++calls;
}

static enum bide_err run(int threads, atomic_int *stop)
{
    const struct bide_study_plan plan = {
        .replications = 5, .threads = threads, .stop = stop, .progress = follow
    };
    return bide_rounds_run(&rounds, &service.spec, &plan, ROUNDS, &service.diag);
}

/* Results known beforehand: twice the work in a second, and 3 MB for two threads more. */
static void make_up(void)
{
    static const struct bide_rounds_line lines[] = {
        { .threads = 1, .seconds = 8.0, .cpu_seconds = 8.0, .peak_bytes = 20e6 },
        { .threads = 2, .seconds = 4.0, .cpu_seconds = 8.0, .peak_bytes = 21e6 },
        { .threads = 3, .seconds = 4.0, .cpu_seconds = 9.5, .peak_bytes = 23e6 },
    };
    ck_assert_int_eq(run(3, NULL), BIDE_OK);
    memcpy(rounds.lines, lines, sizeof(lines));
    rounds.event_count = 8000000;
}

static void assert_has(const char *part)
{
    ck_assert_msg(strstr(out.bytes, part) != NULL, "no %s in\n%s", part, out.bytes);
}

START_TEST(threads_double_up_to_the_most)
{
    static const struct {
        int most;
        int lines[MOST_LINES];
    } cases[] = { { 1, { 1 } },       { 2, { 1, 2 } },       { 3, { 1, 2, 3 } },
                  { 4, { 1, 2, 4 } }, { 5, { 1, 2, 4, 5 } }, { 8, { 1, 2, 4, 8 } } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        int threads = 1;
        for (int k = 0; k < MOST_LINES && cases[i].lines[k] > 0; ++k) {
            ck_assert_int_eq(threads, cases[i].lines[k]);
            threads = bide_rounds_next(threads, cases[i].most);
        }
        ck_assert_int_eq(threads, cases[i].most);
    }
}
END_TEST

START_TEST(every_line_is_measured)
{
    ck_assert_int_eq(run(3, NULL), BIDE_OK);

    ck_assert_uint_eq(rounds.line_count, 3);
    ck_assert_uint_eq(rounds.round_count, ROUNDS);
    ck_assert_uint_eq(rounds.scenario_count, 2);
    ck_assert_uint_eq(rounds.replications, 5);
    ck_assert_uint_gt(rounds.event_count, 0);
    ck_assert(rounds.is_same);
    for (size_t i = 0; i < 3; ++i) {
        ck_assert_int_eq(rounds.lines[i].threads, (int) i + 1);
        ck_assert_double_gt(rounds.lines[i].seconds, 0.0);
        ck_assert_double_gt(rounds.lines[i].cpu_seconds, 0.0);
        ck_assert_double_gt(rounds.lines[i].peak_bytes, 1e6);
    }
}
END_TEST

START_TEST(progress_counts_all_studies)
{
    ck_assert_int_eq(run(2, NULL), BIDE_OK);

    ck_assert_uint_eq(last_total,
                      2 * ROUNDS * 2 * 5); /* lines, scenarios, replications */
    ck_assert_uint_eq(last_done, last_total);
    ck_assert_uint_gt(calls, 2 * ROUNDS);
}
END_TEST

START_TEST(a_stop_ends_it_at_once)
{
    atomic_int stop = 2;
    ck_assert_int_eq(run(2, &stop), BIDE_ERR_STOPPED);
    ck_assert_uint_eq(last_done, 0);
}
END_TEST

/* The fingerprint is of the rows, so another seed has another one. */
START_TEST(the_fingerprint_is_that_of_the_results)
{
    struct bide_study study;
    const struct bide_study_plan plan = { .replications = 5, .threads = 1 };
    ck_assert_int_eq(run(1, NULL), BIDE_OK);
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    const size_t count = 2 * 5 * study.plan.column_count;

    const uint64_t print = bide_rounds_fingerprint(study.rows, count);

    ck_assert_uint_eq(print, rounds.fingerprint);
    ck_assert_uint_ne(bide_rounds_fingerprint(study.rows, count - 1), print);
    study.rows[count / 2] += 1.0;
    ck_assert_uint_ne(bide_rounds_fingerprint(study.rows, count), print);
    bide_study_free(&study);
}
END_TEST

START_TEST(the_fingerprint_tells_order_and_single_bits)
{
    const double a[] = { 1.0, 2.0, 0.0 };
    const double b[] = { 2.0, 1.0, 0.0 };
    const double c[] = { 1.0 + DBL_EPSILON, 2.0, 0.0 };
    const double d[] = { 1.0, 2.0, -0.0 };
    const double e[] = { 1.0, 2.0, (double) NAN };
    const double f[] = { 1.0, 2.0, -(double) NAN };
    const uint64_t print = bide_rounds_fingerprint(a, 3);

    ck_assert_uint_ne(bide_rounds_fingerprint(b, 3), print);
    ck_assert_uint_ne(bide_rounds_fingerprint(c, 3), print);
    ck_assert_uint_ne(bide_rounds_fingerprint(d, 3), print);
    ck_assert_uint_ne(bide_rounds_fingerprint(e, 3), print);
    ck_assert_uint_eq(bide_rounds_fingerprint(e, 3), bide_rounds_fingerprint(f, 3));
}
END_TEST

START_TEST(efficiency_is_speed_over_one_thread_for_each)
{
    make_up();
    ck_assert_double_eq_tol(bide_rounds_efficiency(&rounds, 0), 1.0, 1e-12);
    ck_assert_double_eq_tol(bide_rounds_efficiency(&rounds, 1), 1.0, 1e-12);
    ck_assert_double_eq_tol(bide_rounds_efficiency(&rounds, 2), 2.0 / 3.0, 1e-12);
}
END_TEST

START_TEST(memory_of_a_thread_is_what_more_threads_take)
{
    make_up();
    ck_assert(isnan(bide_rounds_thread_bytes(&rounds, 0)));
    ck_assert_double_eq_tol(bide_rounds_thread_bytes(&rounds, 1), 1e6, 1.0);
    ck_assert_double_eq_tol(bide_rounds_thread_bytes(&rounds, 2), 1.5e6, 1.0);
}
END_TEST

START_TEST(the_table_says_it_all)
{
    make_up();
    bide_rounds_report_text(&out, &rounds, "x.cfg");
    assert_has(
        "x.cfg: 2 scenarios x 5 replications, 8,000,000 events; median of 2 rounds");
    assert_has(
        "\n1           8.00           1.2  1,000,000        100%       8.00   20 MB\n");
    assert_has(
        "\n3           4.00           2.5  2,000,000         67%       9.50   23 MB "
        "      1.5 MB\n");
    assert_has("\nReplications a second: each of each scenario is counted.\n");
    assert_has("Every run gave the same results, to the last bit.");
}
END_TEST

START_TEST(ranks_are_told_where_there_are_several)
{
    make_up();
    bide_rounds_report_text(&out, &rounds, "x.cfg");
    ck_assert_ptr_null(strstr(out.bytes, "rank"));
    bide_text_clear(&out);
    rounds.rank_count = 4;
    bide_rounds_report_text(&out, &rounds, "x.cfg");
    assert_has("\n4 ranks; threads are those of each");
    bide_text_clear(&out);
    bide_rounds_report_csv(&out, &rounds, "x.cfg");
    assert_has(",3,4,2,5,8000000,");
}
END_TEST

START_TEST(a_difference_is_told)
{
    make_up();
    rounds.is_same = false;
    bide_rounds_report_text(&out, &rounds, "x.cfg");
    assert_has("The runs DIFFER in their results: this is a bug.");
    bide_text_clear(&out);
    bide_rounds_report_csv(&out, &rounds, "x.cfg");
    assert_has(",no\n");
    bide_text_clear(&out);
    bide_rounds_report_json(&out, &rounds, "x.cfg");
    assert_has("\"same_results\":false");
}
END_TEST

START_TEST(programs_get_the_same_figures)
{
    make_up();
    bide_rounds_report_csv(&out, &rounds, "a,b.cfg");
    assert_has(BIDE_ROUNDS_REPORT_CSV_BEGINS);
    assert_has("\n\"a,b.cfg\",");
    assert_has(",1,1,2,5,8000000,2,8,1.25,1000000,1,8,20000000,,");
    assert_has(",2,1,2,5,8000000,2,4,2.5,2000000,1,8,21000000,1000000,");
    bide_text_clear(&out);
    bide_rounds_report_json(&out, &rounds, "a,b.cfg");
    assert_has(BIDE_ROUNDS_REPORT_JSON_BEGINS "1\",\"file\":\"a,b.cfg\"");
    assert_has("{\"threads\":2,\"seconds\":4,\"replications_per_second\":2.5,");
    ck_assert_msg(json_check(out.bytes), "%s", out.bytes);
}
END_TEST

START_TEST(amounts_of_memory_are_short)
{
    static const struct {
        double bytes;
        const char *text;
    } cases[] = { { 0.0, "0.0 MB" },
                  { 1.26e6, "1.3 MB" },
                  { 9.96e6, "10 MB" },
                  { 310.2e6, "310 MB" },
                  { 4.25e9, "4.2 GB" } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        bide_text_clear(&out);
        bide_rounds_report_bytes(&out, cases[i].bytes);
        ck_assert_str_eq(out.bytes, cases[i].text);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("rounds");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, threads_double_up_to_the_most);
    tcase_add_test(cases, every_line_is_measured);
    tcase_add_test(cases, progress_counts_all_studies);
    tcase_add_test(cases, a_stop_ends_it_at_once);
    tcase_add_test(cases, the_fingerprint_is_that_of_the_results);
    tcase_add_test(cases, the_fingerprint_tells_order_and_single_bits);
    tcase_add_test(cases, efficiency_is_speed_over_one_thread_for_each);
    tcase_add_test(cases, memory_of_a_thread_is_what_more_threads_take);
    tcase_add_test(cases, the_table_says_it_all);
    tcase_add_test(cases, ranks_are_told_where_there_are_several);
    tcase_add_test(cases, a_difference_is_told);
    tcase_add_test(cases, programs_get_the_same_figures);
    tcase_add_test(cases, amounts_of_memory_are_short);
    Suite *suite = suite_create("rounds");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
