/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups in the reports. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/groups.h"
#include "app/report.h"
#include "tests/sample_study.h"

enum { CARE = SAMPLE_LINES, NO_GROUP, LINES };
enum { END = SAMPLE_MOMENTS - 1 };

static struct sample *sample;
static struct bide_text out;
static struct bide_spec_group group = { "care", "Children in care" };
static struct bide_spec_group_share share = { .group = "care", .share = 0.1 };
static struct bide_plan_line lines[LINES];

/* Physiotherapy, with one group. */
static void set_up(void)
{
    sample = sample_new();
    memcpy(lines, sample->lines, sizeof(sample->lines));
    lines[CARE] = (struct bide_plan_line){ PHYSIO, -1, 0 };
    lines[NO_GROUP] = (struct bide_plan_line){ PHYSIO, -1, 1 };
    sample->study.plan.lines = lines;
    sample->study.plan.line_count = LINES;
    sample->spec.groups = (struct bide_spec_list){ &group, 1 };
    sample->pathways[PHYSIO].groups = (struct bide_spec_list){ &share, 1 };
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    sample_free(sample);
}

static void put(size_t scenario, size_t line, enum bide_kpi kpi, double mean)
{
    sample_put(sample, bide_study_estimate(&sample->study, scenario, END, line, kpi),
               mean, 0.0);
}

/* The others have so much more than the children in care. */
static void put_gap(enum bide_kpi kpi, double mean)
{
    const struct bide_gap *gap = bide_study_gap(&sample->study, 0, END, PHYSIO, kpi);
    struct bide_gap *slot = &sample->gaps[gap - sample->gaps];
    slot->most = NO_GROUP;
    slot->least = CARE;
    slot->difference = (struct bide_estimate){ .mean = mean,
                                               .std_error = (double) NAN,
                                               .half_width = (double) NAN };
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

START_TEST(a_table_shows_each_group_and_the_gap)
{
    put(0, CARE, BIDE_KPI_LIST, 12.0);
    put(0, NO_GROUP, BIDE_KPI_LIST, 140.0);
    put(0, CARE, BIDE_KPI_MEDIAN, 11.5);
    put(0, NO_GROUP, BIDE_KPI_MEDIAN, 20.8);
    put(0, CARE, BIDE_KPI_WITHIN, 0.75);
    put(0, NO_GROUP, BIDE_KPI_WITHIN, 0.5);
    put_gap(BIDE_KPI_WITHIN, 0.25);
    put_gap(BIDE_KPI_MEDIAN, 9.3);

    bide_groups_print(&out, &sample->study, PHYSIO);

    assert_has("\nphysio by group, 2026-07-28\n");
    assert_has("\nCarry on as now\n");
    assert_has("\n  Children in care        12       75%    11.5");
    assert_has("\n  All others             140       50%    20.8");
    assert_has("\n  gap                             25.0     9.3");
    ck_assert_ptr_null(strstr(out.bytes, "Insource"));
}
END_TEST

START_TEST(a_scenario_that_changes_something_has_its_own_rows)
{
    put(0, CARE, BIDE_KPI_LIST, 12.0);
    put(1, CARE, BIDE_KPI_LIST, 9.0);
    sample_put(sample, bide_study_difference(&sample->study, 1, END, CARE, BIDE_KPI_LIST),
               -3.0, 1.0);

    bide_groups_print(&out, &sample->study, PHYSIO);

    assert_has("\nInsource 900 assessments\n  Children in care         9 ");
}
END_TEST

/* Nobody is outside the groups, so the others are not shown. */
START_TEST(a_group_without_children_is_left_out)
{
    put(0, CARE, BIDE_KPI_LIST, 12.0);
    bide_groups_print(&out, &sample->study, PHYSIO);
    ck_assert_ptr_null(strstr(out.bytes, "All others"));
}
END_TEST

START_TEST(without_groups_there_is_no_table)
{
    bide_groups_print(&out, &sample->study, AUTISM);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(json_has_groups_and_gaps)
{
    put(0, CARE, BIDE_KPI_MEDIAN, 11.5);
    put(0, NO_GROUP, BIDE_KPI_MEDIAN, 20.8);
    put_gap(BIDE_KPI_MEDIAN, 9.3);

    bide_report_json(&out, &sample->study);

    assert_has("\"groups\":[\n     {\"name\":\"care\",\"label\":\"Children in care\",");
    assert_has("{\"name\":\"(others)\",\"label\":\"All others\",");
    assert_has("\"gaps\":[");
    assert_has("\"median_wait_weeks\":{\"mean\":9.3,\"std_error\":null,"
               "\"half_width\":null,\"most\":\"(others)\",\"least\":\"care\"}");
}
END_TEST

START_TEST(csv_has_a_column_for_the_group)
{
    put(0, CARE, BIDE_KPI_MEDIAN, 11.5);
    put(0, NO_GROUP, BIDE_KPI_MEDIAN, 20.8);
    put_gap(BIDE_KPI_MEDIAN, 9.3);

    bide_report_csv(&out, &sample->study);

    assert_has("\nas_now,physio,,care,,,2026-07-28,The "
               "end,median_wait_weeks,weeks,mean,11.5\n");
    assert_has("\nas_now,physio,,(others),,,2026-07-28,The "
               "end,median_wait_weeks,weeks,mean,20.8\n");
    assert_has("\nas_now,physio,,(gap),,,2026-07-28,The "
               "end,median_wait_weeks,weeks,mean,9.3\n");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("groups");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_table_shows_each_group_and_the_gap);
    tcase_add_test(cases, a_scenario_that_changes_something_has_its_own_rows);
    tcase_add_test(cases, a_group_without_children_is_left_out);
    tcase_add_test(cases, without_groups_there_is_no_table);
    tcase_add_test(cases, json_has_groups_and_gaps);
    tcase_add_test(cases, csv_has_a_column_for_the_group);
    Suite *suite = suite_create("groups");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
