/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures as a clock's rules publish them, in the reports. */
#include "app/official.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/report.h"
#include "app/standard.h"
#include "app/targets.h"
#include "tests/sample_text.h"

enum { START, MONTH, END };

START_TEST(bands_stand_under_the_milestones)
{
    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_COMMUNITY;
    sample_put_level(sample, 0, START, BIDE_KPI_BAND_0_1, 27.0);
    sample_put_level(sample, 0, END, BIDE_KPI_BAND_0_1, 23.0);
    sample_put_level(sample, 0, END, BIDE_KPI_BAND_OVER_52, 1004.0);
    sample_put_level(sample, 0, END, BIDE_KPI_WITHIN, 0.17);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN_WITHIN, 0.54);

    bide_official_print(&out, &sample->study, AUTISM);

    sample_text_has("\nAutism assessment as published\n");
    sample_text_has("  2025-11-01  2026-07-28\n");
    sample_text_has("\n  Waiting 0 to 1 week             27          23\n");
    sample_text_has("\n  Waiting over 52 weeks            0       1,004\n");
    sample_text_has("\n  Within standard                 0%         17%\n");
    sample_text_has("\n  Seen within standard            0%         54%\n");
    ck_assert_ptr_null(strstr(out.bytes, "Insource"));
}
END_TEST

START_TEST(a_scenario_that_changes_something_has_its_own_rows)
{
    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_AUTISM;
    sample_put_level(sample, 1, END, BIDE_KPI_OPEN_AT_STANDARD, 42.0);
    sample_put_change(sample, END, BIDE_KPI_OPEN_AT_STANDARD, -9.0, 1.0);

    bide_official_print(&out, &sample->study, AUTISM);

    sample_text_has(
        "\nInsource 900 assessments\n  Open as long as the standard           0  "
        "        42\n");
}
END_TEST

START_TEST(rules_without_measures_of_their_own_have_no_table)
{
    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_RTT;
    bide_official_print(&out, &sample->study, AUTISM);
    bide_official_print(&out, &sample->study, PHYSIO);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(the_last_six_milestones_are_shown)
{
    static struct bide_plan_moment many[8];
    for (size_t i = 0; i < 8; ++i) {
        many[i] = (struct bide_plan_moment){ (double) i, sample->spec.start + (int32_t) i,
                                             "m", 0 };
    }
    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_COMMUNITY;
    sample->study.plan.moments = many;
    sample->study.plan.moment_count = 8;

    bide_official_print(&out, &sample->study, AUTISM);

    ck_assert_ptr_null(strstr(out.bytes, "2025-08-02"));
    sample_text_has(" 2025-08-03 ");
    sample_text_has(" 2025-08-08\n");
}
END_TEST

/* Above 104 weeks the last bin of the publication is open. */
START_TEST(centiles_of_rtt_waits_end_at_104_weeks)
{
    sample_put_level(sample, 0, END, BIDE_KPI_MEDIAN, 80.25);
    sample_put_level(sample, 0, END, BIDE_KPI_P92, 130.0);
    bide_report_text(&out, &sample->study);
    sample_text_has(" 130.0 ");
    ck_assert_ptr_null(strstr(out.bytes, "104+"));
    bide_text_clear(&out);

    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_RTT;
    bide_report_text(&out, &sample->study);

    sample_text_has("    80.2     104+");
    ck_assert_ptr_null(strstr(out.bytes, "130.0"));
}
END_TEST

START_TEST(chances_of_targets_stand_under_the_milestones)
{
    sample->pathways[AUTISM].target.list = 1200.0;
    sample->pathways[PHYSIO].target.share = 0.92;
    sample_put_level(sample, 0, START, BIDE_KPI_TARGET_MET, 0.17);
    sample_put_level(sample, 1, END, BIDE_KPI_TARGET_MET, 0.83);

    bide_targets_print(&out, &sample->study);

    sample_text_has("\nChance that the target is met that day\n");
    sample_text_has("\nAutism assessment: 1,200 on the list\n");
    sample_text_has("\n  Carry on as now                  17%          0%\n");
    sample_text_has("\n  Insource 900 assessments          0%         83%\n");
    sample_text_has("\nphysio: 92% within the standard\n");
}
END_TEST

START_TEST(without_a_target_there_is_no_table)
{
    bide_targets_print(&out, &sample->study);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

static const struct length {
    struct bide_spec_standard standard;
    const char *text;
    const char *json;
} lengths[] = {
    { { 18, (double) NAN, (double) NAN, 0.92 },
      "92% within 18 weeks",
      "\"standard\":{\"within_weeks\":18,\"share\":0.92}" },
    { { (double) NAN, 91, (double) NAN, 0.5 },
      "50% within 91 days",
      "\"standard\":{\"within_days\":91,\"share\":0.5}" },
    { { (double) NAN, (double) NAN, 20, 1 },
      "100% within 20 working days",
      "\"standard\":{\"within_working_days\":20,\"share\":1}" },
    { { 1, (double) NAN, (double) NAN, 1 },
      "100% within 1 week",
      "\"standard\":{\"within_weeks\":1,\"share\":1}" },
};

START_TEST(a_standard_is_told_in_its_own_unit)
{
    struct bide_json json;
    sample->pathways[AUTISM].standard = lengths[_i].standard;
    bide_standard_text(&out, &sample->pathways[AUTISM]);
    ck_assert_str_eq(out.bytes, lengths[_i].text);
    bide_text_clear(&out);

    bide_json_init(&json, &out);
    bide_standard_json(&json, &sample->pathways[AUTISM]);
    ck_assert_str_eq(out.bytes, lengths[_i].json);
}
END_TEST

START_TEST(json_leaves_out_what_the_rules_do_not_publish)
{
    sample->pathways[AUTISM].clock = BIDE_SPEC_CLOCK_EHC;
    bide_report_json(&out, &sample->study);

    sample_text_has("\"clock\":\"ehc\",\"standard\":");
    const char *physio = strstr(out.bytes, "{\"name\":\"physio\"");
    const char *issued = strstr(out.bytes, "\"issued_in_year\":{\"mean\"");
    ck_assert(issued != NULL && issued < physio);
    ck_assert_ptr_null(strstr(out.bytes, "\"open_at_standard\":{\"mean\""));
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("official");
    tcase_add_checked_fixture(cases, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(cases, bands_stand_under_the_milestones);
    tcase_add_test(cases, a_scenario_that_changes_something_has_its_own_rows);
    tcase_add_test(cases, rules_without_measures_of_their_own_have_no_table);
    tcase_add_test(cases, the_last_six_milestones_are_shown);
    tcase_add_test(cases, centiles_of_rtt_waits_end_at_104_weeks);
    tcase_add_test(cases, chances_of_targets_stand_under_the_milestones);
    tcase_add_test(cases, without_a_target_there_is_no_table);
    tcase_add_loop_test(cases, a_standard_is_told_in_its_own_unit, 0,
                        (int) (sizeof(lengths) / sizeof(lengths[0])));
    tcase_add_test(cases, json_leaves_out_what_the_rules_do_not_publish);
    Suite *suite = suite_create("official");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
