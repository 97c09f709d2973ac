/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of every file that is shipped, and of those the tests have: well formed,
 * with all that a reader needs, and with the numbers of the study. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart.h"
#include "app/chart/chart_bands.h"
#include "app/chart/chart_load.h"
#include "app/chart/chart_series.h"
#include "app/chart/chart_survival.h"
#include "app/figure.h"
#include "app/show.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/balance.h"
#include "tests/markup.h"
#include "tests/spec_text.h"

enum { TEXT_SIZE = 65536, MOST_WORDS = 10, BIGGEST_PAGE = 300000 };

static const char *const names[] = {
    "configs/clinic.cfg",        "configs/ehc_county.cfg",
    "configs/queue-mm1.cfg",     "configs/queue-mmc.cfg",
    "configs/rtt_specialty.cfg", "configs/worcestershire.cfg",
    "tests/good/everything.cfg",
};
enum { NAMES = sizeof(names) / sizeof(names[0]), WORCESTERSHIRE = 5 };

static struct bide_spec spec;
static struct bide_diag diag;
static struct bide_study study;
static struct bide_text out;

static void run(const char *name)
{
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    bide_text_init(&out);
    ck_assert_msg(bide_load_file(&spec, name, &diag) == BIDE_OK, "%s", name);
    ck_assert_msg(bide_check_spec(&spec, &diag) == BIDE_OK, "%s", name);
    const struct bide_study_plan plan = { .replications = 2, .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &spec, &plan, &diag), BIDE_OK);
}

static void clean_up(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
    bide_study_free(&study);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
}

static void add_all(void)
{
    bide_chart_overall(&out, &study);
    for (size_t i = 0; i < study.plan.pathway_count; ++i) {
        bide_chart_pathway(&out, &study, i);
    }
}

/* Title of ten words or fewer, alternative text, numbers. */
static void check_figure(size_t index)
{
    static char figure[TEXT_SIZE];
    static char part[TEXT_SIZE];
    markup_inside(out.bytes, "figure", index, figure, sizeof(figure));
    markup_inside(figure, "b", 0, part, sizeof(part));
    ck_assert_uint_ge(markup_words(part), 3);
    ck_assert_msg(markup_words(part) <= MOST_WORDS, "%s", part);
    const size_t drawings = markup_count(figure, "role=\"img\"");
    ck_assert_uint_ge(drawings, 1);
    ck_assert_uint_eq(markup_count(figure, "<title id="), drawings);
    ck_assert_uint_eq(markup_count(figure, "<desc id="), drawings);
    markup_inside(figure, "desc", 0, part, sizeof(part));
    ck_assert_uint_ge(strlen(part), 5);
    ck_assert_uint_eq(markup_count(figure, "<details>"), 1);
    ck_assert_uint_eq(markup_count(figure, "<caption>"), 1);
    ck_assert_ptr_null(strstr(figure, "nan"));
}

START_TEST(figures_are_whole)
{
    run(names[_i]);

    add_all();

    markup_check(out.bytes);
    const size_t count = markup_count(out.bytes, "<figure");
    ck_assert_uint_ge(count, spec.monthly ? study.plan.pathway_count : 1);
    for (size_t i = 0; i < count; ++i) {
        check_figure(i);
    }
    if (_i == WORCESTERSHIRE) {
        ck_assert_uint_lt(out.length, BIGGEST_PAGE);
        ck_assert_uint_eq(markup_count(out.bytes, ">Published</li>"), 5);
    }
    clean_up();
}
END_TEST

static void check_curve(const struct bide_chart_survival *curve)
{
    for (size_t i = 0; i < curve->count; ++i) {
        ck_assert_double_ge(curve->shares[i], 0.0);
        if (i == 0) {
            ck_assert_double_eq_tol(curve->shares[0], 1.0, 1e-12);
            ck_assert_double_eq_tol(curve->weeks[0], 0.0, 1e-12);
        } else {
            ck_assert_double_le(curve->shares[i], curve->shares[i - 1]);
            ck_assert_double_ge(curve->weeks[i], curve->weeks[i - 1]);
        }
    }
}

/* Bands add to the list; shares that wait longer fall. */
static void check_waits(size_t scenario, size_t moment, size_t pathway)
{
    double bands[BIDE_CHART_BANDS_COUNT];
    double sum = 0.0;
    bide_chart_bands_of(&study, scenario, moment, pathway, bands);
    for (size_t i = 0; i < BIDE_CHART_BANDS_COUNT; ++i) {
        ck_assert_double_ge(bands[i], 0.0);
        sum += bands[i];
    }
    const double list =
        bide_study_estimate(&study, scenario, moment, pathway, BIDE_KPI_LIST)->mean;
    ck_assert_double_eq_tol(sum, list, 1e-6);
    const struct bide_chart_survival curve =
        bide_chart_survival_of(&study, scenario, moment, pathway);
    ck_assert(curve.count == 0 || (curve.count >= 2 && list > 0.0));
    check_curve(&curve);
}

START_TEST(waits_add_up_to_lists)
{
    run(names[_i]);
    for (size_t scenario = 0; scenario < study.scenario_count; ++scenario) {
        for (size_t moment = 0; moment < study.plan.moment_count; ++moment) {
            for (size_t pathway = 0; pathway < study.plan.pathway_count; ++pathway) {
                check_waits(scenario, moment, pathway);
            }
        }
    }
    clean_up();
}
END_TEST

/* The last row of the table beside each list is the study's at the last milestone. */
START_TEST(tables_have_the_numbers_of_the_study)
{
    run(names[_i]);
    struct bide_chart_series series;
    bide_chart_series_init(&series, &study, BIDE_CHART_SERIES_MOST);
    for (size_t i = 0; i < study.plan.pathway_count && series.count > 1; ++i) {
        const struct bide_estimate *list =
            bide_study_estimate(&study, 0, series.end, i, BIDE_KPI_LIST);
        struct bide_text row;
        bide_text_init(&row);
        bide_text_add(&row, "<td>");
        bide_figure_level(&row, list, BIDE_FIGURE_CHILDREN);
        bide_text_add(&row, "</td><td>");
        bide_figure_range(&row, list, BIDE_FIGURE_CHILDREN);
        bide_text_add(&row, "</td>");
        bide_text_clear(&out);
        bide_chart_pathway(&out, &study, i);
        markup_has(out.bytes, row.bytes);
        bide_text_free(&row);
    }
    clean_up();
}
END_TEST

/* As the text report has it. */
START_TEST(demand_is_held_against_capacity)
{
    run("configs/worcestershire.cfg");
    const size_t pathways = study.plan.pathway_count;
    struct bide_balance *balances = calloc(pathways, sizeof(*balances));
    ck_assert_ptr_nonnull(balances);
    ck_assert_int_eq(bide_balance_of(balances, &study, 0), BIDE_OK);
    size_t known = 0;
    size_t over = 0;
    bide_chart_load_add(&out, &study);
    for (size_t i = 0; i < pathways; ++i) {
        struct bide_text cells;
        bide_text_init(&cells);
        bide_text_add(&cells, "<td>");
        bide_show_number(&cells, balances[i].demand_per_week, 1);
        bide_text_add(&cells, "</td><td>");
        bide_show_number(&cells, balances[i].capacity_per_week, 1);
        bide_text_add(&cells, "</td><td>");
        bide_show_number(&cells, balances[i].left_per_week, 1);
        bide_text_add(&cells, "</td>");
        if (!isnan(balances[i].load)) {
            ++known;
            over += balances[i].load > 1.005 ? 1 : 0;
            markup_has(out.bytes, cells.bytes);
        }
        bide_text_free(&cells);
    }
    bide_text_clear(&out);
    bide_text_addf(&out, "Demand exceeds capacity on %zu of %zu lists</b>", over, known);
    struct bide_text title;
    bide_text_init(&title);
    bide_chart_load_add(&title, &study);
    markup_has(title.bytes, out.bytes);
    bide_text_free(&title);
    free(balances);
    clean_up();
}
END_TEST

static struct bide_spec_history past[] = { { 0, 400 }, { 0, 390 } };

START_TEST(history_changes_no_result)
{
    run("configs/clinic.cfg");
    const size_t size = study.replications * study.scenario_count
                        * study.plan.column_count * sizeof(double);
    double *rows = malloc(size);
    ck_assert_ptr_nonnull(rows);
    memcpy(rows, study.rows, size);
    bide_study_free(&study);
    struct bide_spec_pathway *pathway = spec.pathways.items;
    past[0].date = spec.start - 60;
    past[1].date = spec.start - 30;
    pathway->history = (struct bide_spec_list){ past, 2 };

    const struct bide_study_plan plan = { .replications = 2, .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &spec, &plan, &diag), BIDE_OK);

    ck_assert_mem_eq(rows, study.rows, size);
    add_all();
    ck_assert_uint_eq(markup_count(out.bytes, ">Published</li>"), 1);
    free(rows);
    clean_up();
}
END_TEST

/* Thirty scenarios, weeks in place of months, nobody waiting at the start, names without
 * labels. */
START_TEST(many_scenarios_and_weeks_fit)
{
    struct spec_text loaded;
    struct bide_text text;
    bide_text_init(&text);
    bide_text_init(&out);
    bide_text_add(&text,
                  "start = \"2025-09-01\"; weeks = 200; monthly = false; weekly = true;"
                  "calendar = { holidays = \"none\"; };"
                  "staff = { nurses = { wte = 1.0; cost_per_wte = 50000.0; }; };"
                  "pathways = { a = { referrals = { per_week = 90; }; steps = ( { name = "
                  "\"visit\"; staff = \"nurses\"; minutes = 60; } ); }; };"
                  "scenarios = { s0 = { };");
    for (int i = 1; i < 30; ++i) {
        bide_text_addf(&text,
                       "s%d = { changes = ( { type = \"hire\"; staff = \"nurses\"; wte = "
                       "%d.5; from_week = 1; } ); };",
                       i, i);
    }
    bide_text_add(&text, "};");
    spec_text_check(&loaded, text.bytes);
    ck_assert_uint_eq(loaded.diag.error_count, 0);
    const struct bide_study_plan plan = { .replications = 1, .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &loaded.spec, &plan, &loaded.diag), BIDE_OK);

    add_all();

    markup_check(out.bytes);
    ck_assert_uint_lt(out.length, 60000);
    markup_has(out.bytes, "<li>Not drawn: <b>G</b> s6, "); /* all of them differ */
    markup_has(out.bytes, "<b>D2</b> s29</li>");
    struct bide_chart_series series;
    bide_chart_series_init(&series, &study, BIDE_CHART_SERIES_MOST);
    ck_assert_uint_le(series.count, BIDE_CHART_SERIES_MOST);
    ck_assert_uint_ge(series.count, BIDE_CHART_SERIES_MOST / 2);
    for (size_t i = 1; i < series.count; ++i) {
        ck_assert_uint_gt(series.moments[i], series.moments[i - 1]);
    }
    bide_study_free(&study);
    bide_text_free(&out);
    bide_text_free(&text);
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart configs");
    TCase *tests = tcase_create("chart configs");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, figures_are_whole, 0, NAMES);
    tcase_add_loop_test(tests, waits_add_up_to_lists, 0, NAMES);
    tcase_add_loop_test(tests, tables_have_the_numbers_of_the_study, 0, NAMES);
    tcase_add_test(tests, demand_is_held_against_capacity);
    tcase_add_test(tests, history_changes_no_result);
    tcase_add_test(tests, many_scenarios_and_weeks_fit);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
