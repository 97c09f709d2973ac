/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation that a figure or a section of the page makes is made to fail once: the
 * page's text remembers it, and nothing is leaked. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart.h"
#include "app/chart/chart_bands.h"
#include "app/chart/chart_change.h"
#include "app/chart/chart_fan.h"
#include "app/chart/chart_lists.h"
#include "app/chart/chart_survival.h"
#include "app/chart/chart_value.h"
#include "app/page/dashboard.h"
#include "app/page/page_milestones.h"
#include "app/page/page_months.h"
#include "tests/refusing_mem.h"
#include "tests/sample_study.h"

enum { END = SAMPLE_MOMENTS - 1, REPLICATIONS = 3 };

static struct sample *sample;
static struct bide_chart_series series;
static double rows[2 * REPLICATIONS * SAMPLE_COLUMNS];

/* A list that grows, whose waits are known, and a scenario that shortens it for money. */
static void set_up(void)
{
    static const enum bide_kpi kpis[] = { BIDE_KPI_LIST, BIDE_KPI_BAND_2_4,
                                          BIDE_KPI_LONGEST, BIDE_KPI_MEDIAN,
                                          BIDE_KPI_OVER_52 };
    refusing_mem_after(REFUSING_MEM_NEVER);
    sample = sample_new();
    sample->moments[0].time = 0.0;
    for (size_t i = 0; i < 2; ++i) {
        for (size_t k = 0; k < sizeof(kpis) / sizeof(kpis[0]); ++k) {
            sample_put_level(sample, i, 0, kpis[k], 90.0);
            sample_put_level(sample, i, END, kpis[k], 100.0);
        }
    }
    sample_put_change(sample, END, BIDE_KPI_LIST, -20.0, 1.0);
    sample_put(sample,
               bide_study_cost_difference(&sample->study, 1, END, BIDE_KPI_COST_TOTAL),
               1000.0, 10.0);
    memset(rows, 0, sizeof(rows));
    sample->study.rows = rows;
    sample->study.replications = REPLICATIONS;
    bide_chart_series_init(&series, &sample->study, BIDE_CHART_SERIES_MOST);
}

static void tear_down(void)
{
    refusing_mem_after(REFUSING_MEM_NEVER);
    sample_free(sample);
    ck_assert_int_eq(refusing_mem.blocks, 0);
}

static void add_fan(struct bide_text *out)
{
    bide_chart_fan_add(out, &series, AUTISM);
}

static void add_bands(struct bide_text *out)
{
    bide_chart_bands_add(out, &series, AUTISM);
}

static void add_survival(struct bide_text *out)
{
    bide_chart_survival_add(out, &series, AUTISM);
}

static void add_change(struct bide_text *out)
{
    bide_chart_change_add(out, &series, AUTISM);
}

static void add_lists(struct bide_text *out)
{
    bide_chart_lists_add(out, &series);
}

static void add_value(struct bide_text *out)
{
    bide_chart_value_add(out, &sample->study);
}

static void add_milestones(struct bide_text *out)
{
    bide_page_milestones_add(out, &sample->study, AUTISM);
}

static void add_months(struct bide_text *out)
{
    bide_page_months_add(out, &sample->study, AUTISM);
}

static void add_dashboard(struct bide_text *out)
{
    bide_dashboard_csv(out, &sample->study);
}

static const struct {
    void (*add)(struct bide_text *out);
    const char *part; /* of what is added when all goes well */
} parts[] = {
    { add_fan, "id=\"c0-list\"" },
    { add_bands, "id=\"c0-waits\"" },
    { add_survival, "id=\"c0-longer\"" },
    { add_change, "id=\"c0-change\"" },
    { add_lists, "<figure" },
    { add_value, "<figure" },
    { add_milestones, "<table" },
    { add_months, "<details>" },
    { add_dashboard, "as_now,autism,2025-11-01" },
};

/* Returns whether an allocation was refused. */
static bool fails_at(size_t part, int allocation)
{
    const int blocks_before = refusing_mem.blocks;
    struct bide_text out;
    bide_text_init(&out);
    refusing_mem_after(allocation);
    parts[part].add(&out);
    const bool is_whole = strstr(out.bytes, parts[part].part) != NULL;
    ck_assert_uint_eq(out.length, strlen(out.bytes));
    if (refusing_mem.refusals > 0) {
        ck_assert_msg(out.err == BIDE_ERR_MEMORY, "part %zu forgets allocation %d", part,
                      allocation);
    } else {
        ck_assert_int_eq(out.err, BIDE_OK);
        ck_assert_msg(is_whole, "part %zu: %.900s", part, out.bytes);
    }
    bide_text_free(&out);
    ck_assert_int_eq(refusing_mem.blocks, blocks_before);
    return refusing_mem.refusals > 0;
}

START_TEST(a_failed_allocation_is_remembered)
{
    int allocation = 0;
    while (fails_at((size_t) _i, allocation)) {
        ++allocation;
    }
    ck_assert_int_gt(allocation, 2); /* it does allocate */
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("chart memory");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_failed_allocation_is_remembered, 0,
                        (int) (sizeof(parts) / sizeof(parts[0])));

    Suite *suite = suite_create("chart memory");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
