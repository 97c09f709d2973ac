/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short text report: what decides, on a screen or two. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/brief.h"
#include "app/show.h"
#include "tests/lines.h"
#include "tests/sample_text.h"

enum { MONTHS_3, DECEMBER, THE_END };

/* Figures for autism at a milestone, and what insourcing changes. */
static void fill_at(size_t moment, double list, double change)
{
    sample_put_level(sample, 0, moment, BIDE_KPI_LIST, list);
    sample_put_level(sample, 0, moment, BIDE_KPI_WITHIN, 0.32);
    sample_put_level(sample, 0, moment, BIDE_KPI_OVER_52, 1234.0);
    sample_put_level(sample, 0, moment, BIDE_KPI_OVER_104, 512.0);
    sample_put_level(sample, 1, moment, BIDE_KPI_LIST, list + change);
    sample_put_level(sample, 1, moment, BIDE_KPI_WITHIN, 0.35);
    sample_put_level(sample, 1, moment, BIDE_KPI_OVER_52, 1034.0);
    sample_put_level(sample, 1, moment, BIDE_KPI_OVER_104, 500.0);
    sample_put_change(sample, moment, BIDE_KPI_LIST, change, 18.2);
}

static void aim_at_no_long_waits(double weeks)
{
    sample->pathways[AUTISM].target.over_weeks = weeks;
    sample->pathways[AUTISM].target.at_most = 0.0;
    sample_put_level(sample, 0, THE_END, BIDE_KPI_TARGET_MET, 0.1);
    sample_put_level(sample, 1, THE_END, BIDE_KPI_TARGET_MET, 0.8);
}

static void assert_lacks(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) == NULL, "\"%s\" in:\n%s", text, out.bytes);
}

/* In one line, wherever the lines of the text break. */
static void assert_says(const char *text)
{
    struct bide_text line;
    bide_text_init(&line);
    for (const char *byte = out.bytes; *byte != '\0'; ++byte) {
        bide_text_addf(&line, "%c", *byte == '\n' ? ' ' : *byte);
    }
    ck_assert_msg(strstr(line.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
    bide_text_free(&line);
}

START_TEST(lists_of_scenarios_stand_below_each_other)
{
    fill_at(THE_END, 1732.4, -212.4);
    bide_brief_print(&out, &sample->study);
    ck_assert_ptr_eq(strstr(out.bytes, "Waiting in Mordiford\n"
                                       "From 2025-08-01 for 52 weeks, 400 replications, "
                                       "seed 20250801\n"),
                     out.bytes);
    sample_text_has("\nThe lists on 2026-07-28, and what each scenario changes\n");
    sample_text_has(
        "                            On the    Within   Long    Change    Clear\n"
        "                              list  standard  waits   of list  change?\n"
        "\n"
        "Autism assessment (standard: 92% within 18 weeks)\n"
        "  Carry on as now            1,732       32%  1,234\n"
        "  Insource 900 assessments   1,520       35%  1,034  -212 ±18    fewer\n");
}
END_TEST

START_TEST(a_change_within_its_interval_is_not_clear)
{
    fill_at(THE_END, 1732.0, 17.0);
    bide_brief_print(&out, &sample->study);
    sample_text_has("  +17 ±18       no\n");
}
END_TEST

START_TEST(a_clear_rise_is_named)
{
    fill_at(THE_END, 1732.0, 19.4);
    bide_brief_print(&out, &sample->study);
    sample_text_has("  +19 ±18     more\n");
}
END_TEST

START_TEST(one_replication_makes_nothing_clear)
{
    fill_at(THE_END, 1732.0, -212.0);
    sample_put_change(sample, THE_END, BIDE_KPI_LIST, -212.0, NAN);
    bide_brief_print(&out, &sample->study);
    sample_text_has("    -212       no\n");
    assert_lacks("nan");
}
END_TEST

/* 1 in 100 of 1,732 is 17. */
START_TEST(scenarios_that_change_next_to_nothing_are_left_out)
{
    fill_at(THE_END, 1732.0, 0.0);
    sample_put_change(sample, THE_END, BIDE_KPI_LIST, 2.0, 15.0);
    bide_brief_print(&out, &sample->study);
    assert_lacks("  Insource");

    bide_text_clear(&out);
    sample_put_change(sample, THE_END, BIDE_KPI_LIST, 2.0, 16.0);
    bide_brief_print(&out, &sample->study);
    sample_text_has("\n  Insource 900 assessments");
}
END_TEST

/* A list of the same length may still be another: longer waits, or more seen and fewer
 * left. */
START_TEST(scenarios_that_change_other_figures_are_kept)
{
    const enum bide_kpi kpis[] = { BIDE_KPI_OVER_52, BIDE_KPI_SEEN, BIDE_KPI_WITHIN };
    for (size_t i = 0; i < sizeof(kpis) / sizeof(kpis[0]); ++i) {
        sample_free(sample);
        sample = sample_new();
        bide_text_clear(&out);
        sample_put_change(sample, THE_END, kpis[i],
                          kpis[i] == BIDE_KPI_WITHIN ? 0.02 : 30.0, 0.001);
        bide_brief_print(&out, &sample->study);
        sample_text_has("\n  Insource 900 assessments");
        sample_text_has("  0     none\n");
    }
}
END_TEST

START_TEST(a_target_has_its_chance_and_its_long_waits)
{
    fill_at(THE_END, 1732.0, -212.0);
    aim_at_no_long_waits(104.0);
    bide_brief_print(&out, &sample->study);
    sample_text_has(
        "\nAutism assessment (standard: 92% within 18 weeks; target: 0 over 104 "
        "weeks)\n"
        "  Carry on as now           1,732      32%   512       10%\n"
        "  Insource 900 assessments  1,520      35%   500       80% -212 ±18   "
        "fewer\n");
    sample_text_has("\nphysio (standard: 92% within 6.5 weeks)\n"
                    "  Carry on as now               0       0%     0\n");
    assert_says("Long waits: over 52 weeks, or over as many as the target says. Chance");
}
END_TEST

START_TEST(long_waits_that_are_not_measured_are_not_claimed)
{
    fill_at(THE_END, 1732.0, -212.0);
    aim_at_no_long_waits(30.0);
    bide_brief_print(&out, &sample->study);
    sample_text_has("  Carry on as now           1,732      32% 1,234       10%\n");
    assert_says("or over as many as the target says if that is 65, 78 or 104.");
}
END_TEST

START_TEST(a_share_is_of_the_standard)
{
    sample->pathways[AUTISM].target.share = 0.8;
    bide_brief_print(&out, &sample->study);
    sample_text_has(
        "Autism assessment (standard: 92% within 18 weeks; target: 80% within "
        "it)\n");
}
END_TEST

START_TEST(the_start_is_shown_where_it_was_measured)
{
    fill_at(MONTHS_3, 1600.0, 0.0);
    bide_brief_print(&out, &sample->study);
    assert_lacks("At the start");

    bide_text_clear(&out);
    sample->moments[0].time = 0.0;
    bide_brief_print(&out, &sample->study);
    sample_text_has("\n  At the start      1,600       32%  1,234\n");

    bide_text_clear(&out);
    sample->spec.warm_up_weeks = 52.0;
    bide_brief_print(&out, &sample->study);
    assert_lacks("At the start");
}
END_TEST

START_TEST(one_scenario_is_shown_at_every_milestone)
{
    fill_at(MONTHS_3, 1600.0, 0.0);
    fill_at(THE_END, 1732.0, 0.0);
    sample->study.scenario_count = 1;
    bide_brief_print(&out, &sample->study);
    sample_text_has(", seed 20250801, \"Carry on as now\"\n");
    sample_text_has("\n  2025-11-01 3 months   1,600  1,568-1,632       32%  1,234\n"
                    "  2026-07-28 The end    1,732  1,697-1,767       32%  1,234\n");
    assert_lacks("Change");
    assert_lacks("Insource");
    assert_lacks("2025-12-01");
    assert_says("the range in which 8 in 10 runs lie. ");
}
END_TEST

/* Who only closes a list must not seem to shorten it. */
START_TEST(children_turned_away_are_told)
{
    fill_at(THE_END, 1732.0, -212.0);
    sample_put_level(sample, 1, THE_END, BIDE_KPI_TURNED_AWAY, 410.2);
    bide_brief_print(&out, &sample->study);
    sample_text_has(
        "    fewer\n  Turned away, as the list was closed: Insource 900 assessments "
        "410.\n\nphysio");
}
END_TEST

START_TEST(money_is_a_line_for_each_scenario)
{
    const struct bide_study *study = &sample->study;
    for (size_t i = 0; i < 2; ++i) {
        const double more = 1200345.0 * (double) i;
        sample_put(sample, bide_study_cost(study, i, THE_END, BIDE_KPI_COST_TOTAL),
                   28751000.0 + more, 0.0);
        sample_put(sample, bide_study_cost(study, i, THE_END, BIDE_KPI_COST_RECURRENT),
                   28751000.0, 0.0);
    }
    sample_put(sample, bide_study_cost_difference(study, 1, THE_END, BIDE_KPI_COST_TOTAL),
               1200345.0, 5400.0);
    bide_brief_print(&out, study);
    sample_text_has(
        "\nMoney in thousands of pounds, up to 2026-07-28\n"
        "----------------------------------------------\n"
        "                            Recurrent  Not recurrent   Total     Change\n"
        "  Carry on as now              28,751              0  28,751\n"
        "  Insource 900 assessments     28,751          1,200  29,951  +1,200 ±5\n");
}
END_TEST

START_TEST(without_costs_there_is_no_money)
{
    bide_brief_print(&out, &sample->study);
    assert_lacks("Money");
}
END_TEST

START_TEST(the_end_says_where_the_rest_is)
{
    bide_brief_print(&out, &sample->study);
    sample_text_has(
        "\nAudit: passed, every child is accounted for.\n\nMore: --all prints ");
    assert_says("\"bide report FILE -o report.html\" makes a page");
    assert_says("Ranges show chance alone, not how sure the figures in the configuration "
                "are.");
}
END_TEST

START_TEST(a_failed_audit_warns_against_the_numbers)
{
    sample->study.audit.is_passed = false;
    bide_brief_print(&out, &sample->study);
    sample_text_has("\nAudit: FAILED. Do not use these numbers;");
    assert_lacks("passed");
}
END_TEST

START_TEST(no_line_is_longer_than_80_characters)
{
    fill_at(MONTHS_3, 1732.0, -212.0);
    fill_at(THE_END, 1732.0, -212.0);
    aim_at_no_long_waits(104.0);
    sample->pathways[AUTISM].label = "Autism assessment of children and young people in "
                                     "all parts of the county, both north and south";
    sample->scenarios[1].label =
        "An exceedingly long label of a scenario that goes on and "
        "on until there is no room for any number beside it";
    sample->moments[2].label = sample->scenarios[1].label;
    for (size_t count = 2; count > 0; --count) {
        sample->study.scenario_count = count;
        bide_brief_print(&out, &sample->study);
    }
    char line[LINES_SIZE];
    for (const char *rest = out.bytes; lines_next(&rest, line);) {
        ck_assert_msg(bide_show_width(line) <= BIDE_SHOW_SCREEN, "%s", line);
    }
}
END_TEST

START_TEST(nothing_in_a_name_steers_the_terminal)
{
    sample->spec.title = "a\033[2Jb\xE2\x80\xAE"
                         "c\xFF";
    sample->scenarios[0].label = "\033]0;x\007";
    sample->pathways[0].label = "x\nAudit: FAILED";
    for (size_t count = 2; count > 0; --count) {
        sample->study.scenario_count = count;
        bide_brief_print(&out, &sample->study);
    }
    ck_assert_ptr_eq(strstr(out.bytes, "a?[2Jb?c?\n"), out.bytes);
    sample_text_has("\nx?Audit: FAILED (standard");
    assert_lacks("\033");
    assert_lacks("\007");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("brief");
    tcase_add_checked_fixture(cases, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(cases, lists_of_scenarios_stand_below_each_other);
    tcase_add_test(cases, a_change_within_its_interval_is_not_clear);
    tcase_add_test(cases, a_clear_rise_is_named);
    tcase_add_test(cases, one_replication_makes_nothing_clear);
    tcase_add_test(cases, scenarios_that_change_next_to_nothing_are_left_out);
    tcase_add_test(cases, scenarios_that_change_other_figures_are_kept);
    tcase_add_test(cases, a_target_has_its_chance_and_its_long_waits);
    tcase_add_test(cases, long_waits_that_are_not_measured_are_not_claimed);
    tcase_add_test(cases, a_share_is_of_the_standard);
    tcase_add_test(cases, the_start_is_shown_where_it_was_measured);
    tcase_add_test(cases, one_scenario_is_shown_at_every_milestone);
    tcase_add_test(cases, children_turned_away_are_told);
    tcase_add_test(cases, money_is_a_line_for_each_scenario);
    tcase_add_test(cases, without_costs_there_is_no_money);
    tcase_add_test(cases, the_end_says_where_the_rest_is);
    tcase_add_test(cases, a_failed_audit_warns_against_the_numbers);
    tcase_add_test(cases, no_line_is_longer_than_80_characters);
    tcase_add_test(cases, nothing_in_a_name_steers_the_terminal);
    Suite *suite = suite_create("brief");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
