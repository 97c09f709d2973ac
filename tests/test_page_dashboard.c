/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list month by month: what comes in, goes out and waits adds up. */
#include "app/page/dashboard.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/service.h"

enum { REPLICATIONS = 3 };

static struct service service;
static struct bide_study study;
static struct bide_text out;

/* Two lists, the second fed by the first; some leave, some are refused. */
#define LISTS(more)                                                                      \
    "start = \"2025-08-15\"; weeks = 60; milestones = ( { months = 6; } );" more         \
    "staff = { team = { wte = 1; sessions_per_week = 5; session_minutes = 180; }; };"    \
    "pathways = { first = { label = \"First, the long one\"; referrals = { per_week = "  \
    "9; };"                                                                              \
    "waiting = { from_weeks = [ 0, 20, 60 ]; children = [ 20, 30, 9 ];"                  \
    "longest_weeks = 70; }; leaving = { per_week = 0.01; };"                             \
    "steps = ( { name = \"triage\"; weeks = 2; ends = ( { as = \"refused\";"             \
    "share = 0.2; } ); }, { name = \"visit\"; staff = \"team\"; minutes = 60; } );"      \
    "onward = ( { to = \"second\"; share = 0.5; } ); };"                                 \
    "second = { referrals = { per_week = 1; };"                                          \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 45;"                      \
    "not_brought = 0.1; rebook = 0.5; } ); }; };"                                        \
    "scenarios = { as_now = { label = \"As now\"; }; more = { changes = ( { type = "     \
    "\"hire\"; staff ="                                                                  \
    " \"team\"; wte = 1; lead_weeks = 4; } ); }; };"

static void run(const char *const *text)
{
    service_open(&service, text);
    const struct bide_study_plan plan = { .replications = REPLICATIONS, .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
}

static void set_up(void)
{
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    bide_study_free(&study);
    service_close(&service);
}

static double stock(size_t scenario, size_t pathway, size_t moment, enum bide_kpi kpi)
{
    return bide_study_estimate(&study, scenario, moment, pathway, kpi)->mean;
}

static double flow(size_t scenario, size_t pathway, size_t moment,
                   enum bide_dashboard_flow which)
{
    return bide_dashboard_flow(&study, scenario, pathway, moment, which);
}

/* Whoever waits has waited so far or was added, and was neither seen nor left. */
static void assert_balance(size_t scenario, size_t pathway, size_t moment, size_t before)
{
    const double expected = stock(scenario, pathway, before, BIDE_KPI_LIST)
                            + flow(scenario, pathway, moment, BIDE_DASHBOARD_ADDED)
                            - flow(scenario, pathway, moment, BIDE_DASHBOARD_SEEN)
                            - flow(scenario, pathway, moment, BIDE_DASHBOARD_LEFT);
    ck_assert_double_eq_tol(stock(scenario, pathway, moment, BIDE_KPI_LIST), expected,
                            1e-9);
}

START_TEST(every_month_balances)
{
    run(SERVICE_TEXT(LISTS("")));
    size_t rows = 0;
    for (size_t i = 0; i < study.plan.moment_count; ++i) {
        const size_t before = bide_dashboard_before(&study, i);
        if (!bide_dashboard_has(&study, i) || before == study.plan.moment_count) {
            continue;
        }
        ++rows;
        for (size_t j = 0; j < 4; ++j) {
            assert_balance(j / 2, j % 2, i, before);
        }
    }
    ck_assert_uint_eq(rows, 14); /* 1 September 2025 to 1 October 2026 */
}
END_TEST

START_TEST(bands_are_the_whole_list)
{
    run(SERVICE_TEXT(LISTS("")));
    for (size_t i = 0; i < study.plan.moment_count; ++i) {
        double sum = 0.0;
        for (int k = BIDE_KPI_BAND_0_1; k <= BIDE_KPI_BAND_OVER_52; ++k) {
            sum += stock(1, 0, i, (enum bide_kpi) k);
        }
        ck_assert_double_eq_tol(sum, stock(1, 0, i, BIDE_KPI_LIST), 1e-9);
    }
}
END_TEST

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; ++text) {
        count += *text == '\n' ? 1 : 0;
    }
    return count;
}

START_TEST(the_file_has_a_row_for_each_month)
{
    run(SERVICE_TEXT(LISTS("")));
    bide_dashboard_csv(&out, &study);
    ck_assert_int_eq(
        strncmp(out.bytes, BIDE_DASHBOARD_BEGINS, strlen(BIDE_DASHBOARD_BEGINS)), 0);
    ck_assert_uint_eq(count_lines(out.bytes), 1 + 2 * 2 * 15);
    ck_assert_ptr_nonnull(strstr(out.bytes, "\nas_now,first,2025-08-15,,59,"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "\nas_now,first,2025-09-01,2025-08-15,"));
    ck_assert_ptr_null(strstr(out.bytes, "2026-02-15")); /* a milestone only */
}
END_TEST

/* Ids for programs, what people call them for people; and no more digits than they need.
 */
START_TEST(rows_have_labels_and_tenths)
{
    run(SERVICE_TEXT(LISTS("")));
    bide_dashboard_csv(&out, &study);
    ck_assert_ptr_nonnull(
        strstr(out.bytes, ",added,seen,left_unseen,scenario_label,pathway_label\n"));
    ck_assert_ptr_nonnull(strstr(out.bytes, ",,,,As now,\"First, the long one\"\n"));
    ck_assert_ptr_nonnull(strstr(out.bytes, ",more,second\n")); /* have no label */
    bool has_tenths = false;
    for (const char *at = out.bytes; (at = strchr(at, '.')) != NULL; ++at) {
        ck_assert_msg(at[1] >= '1' && at[1] <= '9' && strchr(",\n", at[2]) != NULL,
                      "%.9s", at - 4);
        has_tenths = true;
    }
    ck_assert(has_tenths);
    ck_assert_ptr_null(strstr(out.bytes, "-0,"));
    ck_assert_ptr_null(strstr(out.bytes, "nan"));
}
END_TEST

START_TEST(without_months_milestones_are_the_rows)
{
    run(SERVICE_TEXT(LISTS("monthly = false;")));
    bide_dashboard_csv(&out, &study);
    ck_assert_uint_eq(count_lines(out.bytes), 1 + 2 * 2 * 1);
    ck_assert_ptr_nonnull(strstr(out.bytes, "\nmore,second,2026-02-15,,"));
}
END_TEST

/* Nothing is counted before the warm-up ends. */
START_TEST(months_in_the_warm_up_have_no_flows)
{
    run(SERVICE_TEXT(LISTS("warm_up_weeks = 10;")));
    for (size_t i = 0; i < study.plan.moment_count; ++i) {
        const size_t before = bide_dashboard_before(&study, i);
        const double added = flow(0, 0, i, BIDE_DASHBOARD_ADDED);
        ck_assert_int_eq(isnan(added) ? 1 : 0, before == study.plan.moment_count ? 1 : 0);
        ck_assert(isnan(added) || added >= 0.0);
        ck_assert(before == study.plan.moment_count
                  || study.plan.moments[before].time >= 70.0);
    }
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("dashboard");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, every_month_balances);
    tcase_add_test(tcase, bands_are_the_whole_list);
    tcase_add_test(tcase, the_file_has_a_row_for_each_month);
    tcase_add_test(tcase, rows_have_labels_and_tenths);
    tcase_add_test(tcase, without_months_milestones_are_the_rows);
    tcase_add_test(tcase, months_in_the_warm_up_have_no_flows);

    Suite *suite = suite_create("page dashboard");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
