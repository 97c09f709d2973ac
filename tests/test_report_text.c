/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text report: what a planner reads. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/report.h"
#include "app/show.h"
#include "app/totals.h"
#include "tests/lines.h"
#include "tests/sample_text.h"

/* Figures for autism at the first milestone, and what insourcing changes. */
static void fill(void)
{
    static const struct {
        enum bide_kpi kpi;
        double level, change, half_width;
    } rows[] = {
        { BIDE_KPI_LIST, 1732.4, -212.4, 18.2 },
        { BIDE_KPI_WITHIN, 0.32, 0.031, 0.004 },
        { BIDE_KPI_MEDIAN, 62.34, -4.06, 0.51 },
        { BIDE_KPI_P92, 150.2, -12.1, 2.0 },
        { BIDE_KPI_OVER_52, 1234.0, -200.0, 20.0 },
        { BIDE_KPI_OVER_104, 512.0, 0.2, 1.0 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        sample_put_level(sample, 0, 0, rows[i].kpi, rows[i].level);
        sample_put_level(sample, 1, 0, rows[i].kpi, rows[i].level + rows[i].change);
        sample_put_change(sample, 0, rows[i].kpi, rows[i].change, rows[i].half_width);
    }
}

static void assert_lacks(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) == NULL, "\"%s\" in:\n%s", text, out.bytes);
}

START_TEST(the_head_says_what_was_run)
{
    bide_report_text(&out, &sample->study);
    ck_assert_ptr_eq(strstr(out.bytes, "Waiting in Mordiford\n"), out.bytes);
    sample_text_has("\nFrom 2025-08-01 for 52 weeks, 400 replications, seed 20250801\n");
}
END_TEST

START_TEST(a_pathway_shows_levels_ranges_and_changes)
{
    fill();
    bide_report_text(&out, &sample->study);
    sample_text_has(
        "\nAutism assessment (standard: 92% within 18 weeks)\n"
        "-------------------------------------------------\n"
        "                                     On     Within     Median         92nd      "
        "   "
        "Over       Over\n"
        "                               the list   18 weeks       wait      centile     "
        "52 weeks  104 weeks\n"
        "2025-11-01  3 months\n"
        "  Carry on as now                 1,732        32%       62.3        150.2      "
        "  "
        "1,234        512\n"
        "    8 in 10                 1,698-1,767     31-33%  61.1-63.6  147.2-153.2  "
        "1,209-1,259    502-522\n"
        "  Insource 900 assessments        1,520        35%       58.3        138.1      "
        "  "
        "1,034        512\n"
        "    change                     -212 ±18  +3.1 ±0.4  -4.1 ±0.5   -12.1 ±2.0     "
        "-200 ±20       0 ±1\n"
        "2026-07-28  The end\n");
}
END_TEST

START_TEST(no_line_is_longer_than_100_characters)
{
    fill();
    sample->scenarios[1].label =
        "An exceedingly long label of a scenario that goes on and on "
        "until there is no room for any number beside it";
    bide_report_text(&out, &sample->study);
    char line[LINES_SIZE];
    for (const char *rest = out.bytes; lines_next(&rest, line);) {
        ck_assert_msg(bide_show_width(line) <= 100, "%s", line);
    }
}
END_TEST

START_TEST(months_are_left_to_the_files)
{
    bide_report_text(&out, &sample->study);
    assert_lacks("2025-12-01");
}
END_TEST

START_TEST(a_scenario_that_changes_nothing_is_one_line)
{
    fill();
    bide_report_text(&out, &sample->study);
    const char *physio = strstr(out.bytes, "\nphysio (standard: 92% within 6.5 weeks)\n");
    ck_assert_ptr_nonnull(physio);
    ck_assert_ptr_nonnull(strstr(physio, "\nNo change: Insource 900 assessments.\n"));
    ck_assert_ptr_null(strstr(physio, "    change"));
}
END_TEST

START_TEST(a_milestone_without_change_says_so)
{
    fill();
    bide_report_text(&out, &sample->study);
    const char *end = strstr(out.bytes, "\n2026-07-28  The end\n");
    ck_assert_ptr_nonnull(end);
    const char *same = strstr(end, "\n  Insource 900 assessments    no change\n");
    ck_assert_ptr_nonnull(same);
    ck_assert_ptr_null(strstr(end, "    change"));
}
END_TEST

START_TEST(one_scenario_has_no_changes)
{
    fill();
    sample->study.scenario_count = 1;
    bide_report_text(&out, &sample->study);
    sample_text_has("1,732");
    assert_lacks("change");
    assert_lacks("Change");
    assert_lacks("Insource");
}
END_TEST

START_TEST(an_empty_list_has_no_median)
{
    fill();
    struct bide_estimate *median = sample_slot(
        sample, bide_study_estimate(&sample->study, 0, 0, AUTISM, BIDE_KPI_MEDIAN));
    *median = (struct bide_estimate){ .mean = NAN, .p10 = NAN, .p90 = NAN };
    bide_report_text(&out, &sample->study);
    sample_text_has(
        "  Carry on as now                 1,732        32%          -        150.2");
    assert_lacks("nan");
}
END_TEST

START_TEST(one_replication_has_no_interval)
{
    sample_put_change(sample, 0, BIDE_KPI_LIST, -212.0, NAN);
    bide_report_text(&out, &sample->study);
    sample_text_has(
        "    change                       -212       0.0     0.0      0.0         "
        "0          0\n");
}
END_TEST

START_TEST(nothing_in_a_name_steers_the_terminal)
{
    sample->spec.title = "a\033[2Jb\xE2\x80\xAE"
                         "c\xFF";
    sample->scenarios[0].label = "\033]0;x\007";
    sample->moments[0].label = "line\nline";
    bide_report_text(&out, &sample->study);
    ck_assert_ptr_eq(strstr(out.bytes, "a?[2Jb?c?\n"), out.bytes);
    sample_text_has("2025-11-01  line?line\n");
    assert_lacks("\033");
    assert_lacks("\007");
}
END_TEST

START_TEST(without_costs_there_is_no_table_of_them)
{
    bide_report_text(&out, &sample->study);
    assert_lacks("Budget");
    assert_lacks("money buys");
}
END_TEST

START_TEST(staff_use_is_shown_for_all_scenarios)
{
    const struct bide_study *study = &sample->study;
    sample_put(sample, bide_study_staff(study, 0, 2, 0, BIDE_KPI_STAFF_USED), 0.97, 0.01);
    sample_put(sample, bide_study_staff(study, 1, 2, 0, BIDE_KPI_STAFF_USED), 0.5, 0.05);
    bide_report_text(&out, &sample->study);
    sample_text_has("\n                         as_now      insource\n"
                    "Specialist nurses  97% (95-99%)  50% (40-60%)\n");
}
END_TEST

/* A range is what chance does; how sure the figures are is another matter, and a planner
 * must be told. Where the lines break does not matter. */
START_TEST(ranges_are_said_to_show_chance_alone)
{
    struct bide_text line;
    bide_report_text(&out, &sample->study);
    bide_text_init(&line);
    for (const char *byte = out.bytes; *byte != '\0'; ++byte) {
        bide_text_addf(&line, "%c", *byte == '\n' ? ' ' : *byte);
    }

    ck_assert_ptr_nonnull(strstr(line.bytes, "Ranges show chance alone, not how sure the "
                                             "figures in the configuration are."));
    bide_text_free(&line);
}
END_TEST

START_TEST(the_audit_is_printed)
{
    bide_totals_audit(&out, &sample->study.audit);
    ck_assert_str_eq(out.bytes,
                     "Audit: passed. Children are conserved in every replication "
                     "(largest gap 0); Little's "
                     "law holds\n(largest relative gap 2e-14); 1,234,567 events.\n");
}
END_TEST

START_TEST(a_failed_audit_warns_against_the_numbers)
{
    sample->study.audit.is_passed = false;
    sample->study.audit.worst_gap = 3.0;
    bide_report_text(&out, &sample->study);
    sample_text_has(
        "\nAudit: FAILED. Do not use these numbers. Largest gap in the count of "
        "children 3;");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("report_text");
    tcase_add_checked_fixture(cases, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(cases, the_head_says_what_was_run);
    tcase_add_test(cases, a_pathway_shows_levels_ranges_and_changes);
    tcase_add_test(cases, no_line_is_longer_than_100_characters);
    tcase_add_test(cases, months_are_left_to_the_files);
    tcase_add_test(cases, a_scenario_that_changes_nothing_is_one_line);
    tcase_add_test(cases, a_milestone_without_change_says_so);
    tcase_add_test(cases, one_scenario_has_no_changes);
    tcase_add_test(cases, an_empty_list_has_no_median);
    tcase_add_test(cases, one_replication_has_no_interval);
    tcase_add_test(cases, nothing_in_a_name_steers_the_terminal);
    tcase_add_test(cases, without_costs_there_is_no_table_of_them);
    tcase_add_test(cases, staff_use_is_shown_for_all_scenarios);
    tcase_add_test(cases, ranges_are_said_to_show_chance_alone);
    tcase_add_test(cases, the_audit_is_printed);
    tcase_add_test(cases, a_failed_audit_warns_against_the_numbers);
    Suite *suite = suite_create("report_text");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
