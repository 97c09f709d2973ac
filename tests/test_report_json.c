/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON report: the schema of docs/JSON.md. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/report.h"
#include "tests/json_check.h"
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

START_TEST(it_is_json_and_ends_with_a_line_end)
{
    bide_report_json(&out, &sample->study);
    ck_assert(json_check(out.bytes));
    ck_assert_int_eq(out.bytes[out.length - 1], '\n');
    ck_assert_int_eq(out.bytes[out.length - 2], '}');
}
END_TEST

START_TEST(it_begins_as_files_of_ours_do)
{
    bide_report_json(&out, &sample->study);
    ck_assert_ptr_eq(strstr(out.bytes, BIDE_REPORT_JSON_BEGINS), out.bytes);
    sample_text_has("{\"schema\":\"bide-results/1\",\n");
}
END_TEST

START_TEST(the_head_says_what_was_run)
{
    sample->study.seed = UINT64_MAX;
    bide_report_json(&out, &sample->study);
    sample_text_has("\n\"title\":\"Waiting in "
                    "Mordiford\",\n\"start\":\"2025-08-01\",\n\"weeks\":52,\n"
                    "\"seed\":\"18446744073709551615\",\n\"replications\":400,\n");
}
END_TEST

START_TEST(milestones_hold_all_statistics)
{
    sample_put_level(sample, 0, 0, BIDE_KPI_LIST, 1732.0);
    bide_report_json(&out, &sample->study);
    sample_text_has(
        "{\"label\":\"3 months\",\"date\":\"2025-11-01\",\"day\":92,\"measures\":{"
        "\"list\":{\"mean\":1732,\"std_error\":8.66,\"half_width\":17.32,"
        "\"p10\":1697.36,\"p50\":1732,\"p90\":1766.64},");
}
END_TEST

START_TEST(other_scenarios_hold_their_difference_from_the_first)
{
    sample_put(sample, bide_study_estimate(&sample->study, 1, 0, AUTISM, BIDE_KPI_LIST),
               1520.0, 16.0);
    sample_put_change(sample, 0, BIDE_KPI_LIST, -212.0, 18.0);
    bide_report_json(&out, &sample->study);
    sample_text_has(
        "\"list\":{\"mean\":1520,\"std_error\":8,\"half_width\":16,\"p10\":1488,"
        "\"p50\":1520,\"p90\":1552,\"difference\":{\"mean\":-212,\"std_error\":9,"
        "\"half_width\":18,\"p10\":-248,\"p50\":-212,\"p90\":-176}}");
    const char *second = strstr(out.bytes, "\"name\":\"insource\"");
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_eq(strstr(out.bytes, "\"difference\""),
                     strstr(second, "\"difference\""));
}
END_TEST

START_TEST(months_are_shorter)
{
    bide_report_json(&out, &sample->study);
    sample_text_has("\n     {\"date\":\"2025-12-01\",\"day\":122,\"measures\":{\"list\":{"
                    "\"mean\":0,\"p10\":0,\"p50\":0,\"p90\":0},");
    sample_text_has("\"difference\":{\"mean\":0,\"half_width\":0}}");
}
END_TEST

/* Once as a milestone for each pathway, priority, staff group and the costs of two
 * scenarios, as a month for each pathway, and for what the second's money buys each. */
START_TEST(a_milestone_on_the_first_is_a_month_as_well)
{
    bide_report_json(&out, &sample->study);
    ck_assert_uint_eq(count_of("\"date\":\"2025-11-01\""),
                      2 * (2 + 2 + 1 + 1) + 2 * 2 + 2);
    bide_text_clear(&out);
    sample->spec.monthly = false;
    bide_report_json(&out, &sample->study);
    ck_assert_uint_eq(count_of("\"date\":\"2025-11-01\""), 2 * (2 + 2 + 1 + 1) + 2);
}
END_TEST

/* Of the three moments, on days 92, 122 and 361, none ends a week until one is moved. */
START_TEST(weeks_are_a_series_of_their_own)
{
    bide_report_json(&out, &sample->study);
    ck_assert_uint_eq(count_of("\"weeks\":["), 0);
    sample->spec.weekly = true;
    sample->moments[1].time = 119.0;
    sample->moments[1].date = sample_day("2025-11-28");
    bide_text_clear(&out);
    bide_report_json(&out, &sample->study);
    ck_assert_uint_eq(count_of("\"weeks\":["), 2 * 2);
    ck_assert_uint_eq(count_of("\"date\":\"2025-11-28\",\"day\":119"), 2 * 2);
    ck_assert_uint_eq(count_of("\"months\":[\n     {\"label\":\"3 months\""), 2 * 2);
}
END_TEST

START_TEST(what_was_published_and_wanted_is_told)
{
    static struct bide_spec_history history[] = { { 0, 360 }, { 31, 372 } };
    bide_report_json(&out, &sample->study);
    ck_assert_uint_eq(count_of("\"history\""), 0);
    ck_assert_uint_eq(count_of("\"target\""), 0);

    bide_text_clear(&out);
    sample->pathways[0].history = (struct bide_spec_list){ history, 2 };
    sample->pathways[0].target.list = 300.0;
    sample->pathways[1].target.over_weeks = 52.0;
    bide_report_json(&out, &sample->study);
    ck_assert(json_check(out.bytes));
    ck_assert_uint_eq(count_of("\"target\":{\"list\":300},\"history\":["
                               "{\"date\":\"1970-01-01\",\"list\":360},"
                               "{\"date\":\"1970-02-01\",\"list\":372}]"),
                      2); /* in each scenario */
    ck_assert_uint_eq(count_of("\"target\":{\"over_weeks\":52}"), 2);
}
END_TEST

START_TEST(priorities_stand_inside_their_pathway)
{
    bide_report_json(&out, &sample->study);
    sample_text_has("\"priorities\":[\n     "
                    "{\"name\":\"urgent\",\"label\":\"Urgent\",\"milestones\":[");
    sample_text_has("{\"name\":\"routine\",\"label\":\"routine\",\"milestones\":[");
    sample_text_has("\"priorities\":[]"); /* physio has none */
    ck_assert_uint_eq(count_of("\"name\":\"urgent\""), 2);
}
END_TEST

START_TEST(every_measure_is_explained)
{
    bide_report_json(&out, &sample->study);
    for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
        char text[100];
        snprintf(text, sizeof(text), "\"%s\":{\"unit\":\"%s\",\"label\":",
                 bide_kpi_info((enum bide_kpi) i)->name,
                 bide_kpi_info((enum bide_kpi) i)->unit);
        sample_text_has(text);
    }
}
END_TEST

START_TEST(what_has_no_value_is_null)
{
    struct bide_estimate *median = sample_slot(
        sample, bide_study_estimate(&sample->study, 0, 0, AUTISM, BIDE_KPI_MEDIAN));
    *median = (struct bide_estimate){ .mean = NAN,
                                      .std_error = NAN,
                                      .half_width = NAN,
                                      .p10 = NAN,
                                      .p50 = NAN,
                                      .p90 = NAN };
    bide_report_json(&out, &sample->study);
    sample_text_has("{\"mean\":null,\"std_error\":null,\"half_width\":null,\"p10\":null,"
                    "\"p50\":null,\"p90\":null}");
    ck_assert(json_check(out.bytes));
}
END_TEST

START_TEST(names_cannot_break_out_of_their_quotes)
{
    sample->spec.title = "\"}]\n\\";
    sample->scenarios[0].label = "</script>\033";
    bide_report_json(&out, &sample->study);
    ck_assert(json_check(out.bytes));
    sample_text_has("\"title\":\"\\\"}]\\n\\\\\"");
}
END_TEST

START_TEST(the_audit_is_reported)
{
    bide_report_json(&out, &sample->study);
    sample_text_has(
        "\"audit\":{\"is_passed\":true,\"worst_gap\":0,\"worst_little\":2.2e-14,"
        "\"event_count\":1234567,\"child_count\":89}}\n");
}
END_TEST

START_TEST(staff_and_costs_are_reported)
{
    const struct bide_study *study = &sample->study;
    sample_put(sample, bide_study_staff(study, 1, 2, 0, BIDE_KPI_STAFF_USED), 0.97, 0.0);
    sample_put(sample, bide_study_cost_difference(study, 1, 2, BIDE_KPI_COST_TOTAL),
               1200.5, 3.0);
    bide_report_json(&out, study);
    sample_text_has(
        "{\"name\":\"nurses\",\"label\":\"Specialist nurses\",\"milestones\":[");
    sample_text_has("\"used\":{\"mean\":0.97,");
    sample_text_has("\"costs\":{\"milestones\":[");
    sample_text_has(
        "\"difference\":{\"mean\":1200.5,\"std_error\":1.5,\"half_width\":3,");
    /* 361 days are no year */
    sample_text_has("\"cost_total_per_year\":{\"since\":\"2025-08-01\",\"mean\":null,"
                    "\"difference\":{\"mean\":null}}");
}
END_TEST

START_TEST(the_same_study_gives_the_same_bytes)
{
    struct bide_text again;
    bide_text_init(&again);
    bide_report_json(&out, &sample->study);
    bide_report_json(&again, &sample->study);
    ck_assert_str_eq(out.bytes, again.bytes);
    bide_text_free(&again);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("report_json");
    tcase_add_checked_fixture(cases, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(cases, it_is_json_and_ends_with_a_line_end);
    tcase_add_test(cases, it_begins_as_files_of_ours_do);
    tcase_add_test(cases, the_head_says_what_was_run);
    tcase_add_test(cases, milestones_hold_all_statistics);
    tcase_add_test(cases, other_scenarios_hold_their_difference_from_the_first);
    tcase_add_test(cases, months_are_shorter);
    tcase_add_test(cases, weeks_are_a_series_of_their_own);
    tcase_add_test(cases, a_milestone_on_the_first_is_a_month_as_well);
    tcase_add_test(cases, what_was_published_and_wanted_is_told);
    tcase_add_test(cases, priorities_stand_inside_their_pathway);
    tcase_add_test(cases, every_measure_is_explained);
    tcase_add_test(cases, what_has_no_value_is_null);
    tcase_add_test(cases, names_cannot_break_out_of_their_quotes);
    tcase_add_test(cases, the_audit_is_reported);
    tcase_add_test(cases, staff_and_costs_are_reported);
    tcase_add_test(cases, the_same_study_gives_the_same_bytes);
    Suite *suite = suite_create("report_json");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
