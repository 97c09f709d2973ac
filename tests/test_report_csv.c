/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The CSV report: one number a row, cells that no program takes for anything else. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/report.h"
#include "tests/sample_text.h"

static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = out.bytes; (at = strstr(at, text)) != NULL;
         at += strlen(text)) {
        ++count;
    }
    return count;
}

START_TEST(the_first_line_names_the_columns)
{
    bide_report_csv(&out, &sample->study);
    ck_assert_ptr_eq(strstr(out.bytes, BIDE_REPORT_CSV_BEGINS), out.bytes);
    ck_assert_ptr_eq(strstr(out.bytes,
                            "scenario,pathway,priority,group,staff,budget,date,milestone,"
                            "measure,unit,statistic,value\n"),
                     out.bytes);
}
END_TEST

START_TEST(every_row_has_twelve_cells)
{
    bide_report_csv(&out, &sample->study);
    ck_assert_int_eq(out.bytes[out.length - 1], '\n');
    size_t commas = 0;
    for (const char *at = out.bytes; *at != '\0'; ++at) {
        commas += *at == ',' ? 1 : 0;
        ck_assert(*at != '\n' || commas == 11);
        commas = *at == '\n' ? 0 : commas;
    }
}
END_TEST

START_TEST(a_row_is_one_number)
{
    sample_put_level(sample, 0, 0, BIDE_KPI_LIST, 1732.5);
    sample_put_change(sample, 0, BIDE_KPI_LIST, -212.0, 18.0);
    bide_report_csv(&out, &sample->study);
    sample_text_has(
        "\nas_now,autism,,,,,2025-11-01,3 months,list,children,mean,1732.5\n");
    sample_text_has(
        "\nas_now,autism,,,,,2025-11-01,3 months,list,children,p10,1697.85\n");
    sample_text_has(
        "\ninsource,autism,,,,,2025-11-01,3 months,list,children,difference_mean,-212\n");
    sample_text_has("\ninsource,autism,,,,,2025-11-01,3 "
                    "months,list,children,difference_half_width,18\n");
    sample_text_has(
        "\nas_now,autism,urgent,,,,2025-11-01,3 months,list,children,mean,0\n");
    sample_text_has("\nas_now,,,,nurses,,2026-07-28,The end,used,share,mean,0\n");
    sample_text_has("\nas_now,,,,,,2026-07-28,The end,cost_total,pounds,mean,0\n");
}
END_TEST

/* A year is told of what stands 364 to 366 days apart as it is, up to 400 in
 * proportion, from the start or the latest moment. */
START_TEST(a_year_of_money_is_told)
{
    static const struct {
        double first, last;
        const char *value;
    } rows[] = {
        { 92.0, 363.9, "" },   { 92.0, 364.0, "900" },  { 1.0, 364.9, "900" },
        { 1.0, 365.5, "600" }, { 5.0, 395.0, "561.9" }, { 92.0, 401.0, "" },
        { 0.0, 0.0, "" },
    };
    const struct bide_study *study = &sample->study;
    sample_put(sample, bide_study_cost(study, 0, 0, BIDE_KPI_COST_RECURRENT), 300.0, 1.0);
    sample_put(sample, bide_study_cost(study, 0, 2, BIDE_KPI_COST_RECURRENT), 900.0, 1.0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        char wanted[120];
        sample->moments[0].time = rows[i].first;
        sample->moments[2].time = rows[i].last;
        bide_text_clear(&out);
        bide_report_csv(&out, study);
        snprintf(wanted, sizeof(wanted), "The end,cost_recurrent_per_year,pounds,mean,%s",
                 rows[i].value);
        sample_text_has(wanted);
    }
}
END_TEST

START_TEST(only_other_scenarios_have_differences)
{
    bide_report_csv(&out, &sample->study);
    ck_assert_ptr_null(strstr(out.bytes,
                              "\nas_now,autism,,,,,2025-11-01,3 months,list,children,"
                              "difference_mean"));
}
END_TEST

static size_t shown_count(void)
{
    size_t count = 0;
    for (int k = 0; k < BIDE_KPI_COUNT; ++k) {
        count += bide_kpi_is_shown((enum bide_kpi) k, &sample->pathways[0]) ? 1 : 0;
    }
    return count;
}

/* Months: mean and three centiles for each of two pathways and every measure that is
 * shown for them in two scenarios, and two numbers on the difference in one. */
START_TEST(months_are_shorter)
{
    bide_report_csv(&out, &sample->study);
    ck_assert_uint_eq(count_of(",2025-12-01,,"), (2 * 4 + 2) * 2 * shown_count());
}
END_TEST

START_TEST(what_has_no_value_is_empty)
{
    sample_put(sample, bide_study_estimate(&sample->study, 0, 0, AUTISM, BIDE_KPI_MEDIAN),
               NAN, NAN);
    bide_report_csv(&out, &sample->study);
    sample_text_has(
        "\nas_now,autism,,,,,2025-11-01,3 months,median_wait_weeks,weeks,mean,\n");
    ck_assert_ptr_null(strstr(out.bytes, "nan"));
}
END_TEST

START_TEST(cells_are_quoted_as_rfc_4180_says)
{
    sample->moments[0].label = "a \"b\", c";
    sample->moments[2].label = "two\nlines";
    bide_report_csv(&out, &sample->study);
    sample_text_has(",\"a \"\"b\"\", c\",");
    sample_text_has(",\"two\nlines\",");
}
END_TEST

START_TEST(no_cell_is_a_formula)
{
    static const char *const labels[] = {
        "=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx"
    };
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); ++i) {
        char wanted[40];
        char quoted[40];
        bide_text_clear(&out);
        sample->moments[0].label = labels[i];
        bide_report_csv(&out, &sample->study);
        snprintf(wanted, sizeof(wanted), ",'%s,", labels[i]);
        snprintf(quoted, sizeof(quoted), ",\"'%s\",", labels[i]);
        ck_assert_msg(strstr(out.bytes, wanted) != NULL
                          || strstr(out.bytes, quoted) != NULL,
                      "%s", labels[i]);
    }
}
END_TEST

START_TEST(negative_numbers_stay_numbers)
{
    sample_put_change(sample, 2, BIDE_KPI_OVER_52, -3.5, 1.0);
    bide_report_csv(&out, &sample->study);
    sample_text_has(",difference_mean,-3.5\n");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("report_csv");
    tcase_add_checked_fixture(cases, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(cases, the_first_line_names_the_columns);
    tcase_add_test(cases, every_row_has_twelve_cells);
    tcase_add_test(cases, a_row_is_one_number);
    tcase_add_test(cases, a_year_of_money_is_told);
    tcase_add_test(cases, only_other_scenarios_have_differences);
    tcase_add_test(cases, months_are_shorter);
    tcase_add_test(cases, what_has_no_value_is_empty);
    tcase_add_test(cases, cells_are_quoted_as_rfc_4180_says);
    tcase_add_test(cases, no_cell_is_a_formula);
    tcase_add_test(cases, negative_numbers_stay_numbers);
    Suite *suite = suite_create("report_csv");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
