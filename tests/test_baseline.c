/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an earlier forecast, in a case that can be worked out by hand: the list
 * of autism was forecast to be between 100 and 140 on 2025-11-01, and between 160 and 260
 * a month later. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/page_baseline.h"
#include "app/result/settings_diff.h"
#include "app/result/since.h"
#include "models/scenario/spec.h"
#include "tests/sample_study.h"
#include "tests/service.h"

static struct sample *old;
static struct sample *new;
static struct bide_text out;
static struct bide_spec_history history[2];

static void put_range(size_t moment, double low, double high)
{
    struct bide_estimate *list = sample_slot(
        old, bide_study_estimate(&old->study, 0, moment, AUTISM, BIDE_KPI_LIST));
    list->p10 = low;
    list->p90 = high;
    list->mean = (low + high) / 2;
}

static void set_up(void)
{
    static double from_weeks[] = { 0 };
    static double children[] = { 150 };
    static struct bide_spec_waiting waiting = { .from_weeks = { from_weeks, 1 },
                                                .children = { children, 1 } };
    old = sample_new();
    new = sample_new();
    put_range(0, 100, 140);
    put_range(1, 160, 260);
    new->spec.start = sample_day("2025-11-16"); /* half way */
    new->pathways[AUTISM].waiting = (struct bide_spec_list){ &waiting, 1 };
    children[0] = 150;
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    sample_free(old);
    sample_free(new);
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

static void assert_lacks(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) == NULL, "\"%s\" in:\n%s", text, out.bytes);
}

START_TEST(between_two_dates_the_range_is_a_straight_line)
{
    struct bide_since_list list;
    ck_assert(bide_since_counted(&list, &new->study, &old->study, 0, AUTISM));
    ck_assert_int_eq(list.date, sample_day("2025-11-16"));
    ck_assert_double_eq_tol(list.list, 150, 1e-9);
    ck_assert_double_eq_tol(list.low, 130, 1e-9);
    ck_assert_double_eq_tol(list.high, 200, 1e-9);
    ck_assert(bide_since_is_inside(&list));
    ck_assert(!bide_since_counted(&list, &new->study, &old->study, 0, PHYSIO));
}
END_TEST

START_TEST(the_ends_of_the_range_are_inside)
{
    struct bide_since_list list = { .low = 130, .high = 200 };
    static const struct {
        double list;
        bool is_inside;
    } cases[] = { { 129, false }, { 130, true }, { 200, true }, { 201, false } };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        list.list = cases[i].list;
        ck_assert(bide_since_is_inside(&list) == cases[i].is_inside);
    }
}
END_TEST

/* A later count of the history is used in place of the list at the start. */
START_TEST(the_history_counts_too)
{
    struct bide_since_list list;
    history[0] = (struct bide_spec_history){ sample_day("2025-11-01"), 141 };
    history[1] = (struct bide_spec_history){ sample_day("2025-12-01"), 259 };
    new->pathways[AUTISM].history = (struct bide_spec_list){ history, 2 };
    ck_assert(bide_since_counted(&list, &new->study, &old->study, 0, AUTISM));
    ck_assert_double_eq_tol(list.list, 259, 1e-9);
    ck_assert_double_eq_tol(list.high, 260, 1e-9);
    new->pathways[AUTISM].history.count = 1; /* before the start */
    ck_assert(bide_since_counted(&list, &new->study, &old->study, 0, AUTISM));
    ck_assert_double_eq_tol(list.list, 150, 1e-9);
}
END_TEST

START_TEST(what_the_old_run_did_not_reach_is_not_judged)
{
    struct bide_since_list list;
    static const char *const starts[] = { "2025-08-01", "2025-07-01", "2025-10-31",
                                          "2026-07-29" };
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); ++i) {
        new->spec.start = sample_day(starts[i]);
        ck_assert_msg(!bide_since_counted(&list, &new->study, &old->study, 0, AUTISM),
                      "%s", starts[i]);
    }
    new->pathways[AUTISM].name = "renamed";
    new->spec.start = sample_day("2025-11-16");
    ck_assert(!bide_since_counted(&list, &new->study, &old->study, 0, AUTISM));
}
END_TEST

START_TEST(the_section_says_so)
{
    new->pathways[AUTISM].label = "Autism <&>";
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("The last run began on 1 August 2025, this one on 16 November 2025.");
    assert_has("Of 1 list counted since the last run began, <strong>1 is inside the "
               "range</strong> that it gave for \"Carry on as now\".");
    assert_has("<th scope=\"row\">Autism &lt;&amp;&gt;</th><td>yes</td><td>150</td>"
               "<td>130 to 200</td><td>16 November 2025</td></tr>");
    assert_has("Both runs say what the lists will be on 28 July 2026");
}
END_TEST

START_TEST(a_list_outside_is_said_to_be_longer_or_shorter)
{
    double *children = ((struct bide_spec_waiting *) new->pathways[AUTISM].waiting.items)
                           ->children.items;
    children[0] = 129;
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("1 list counted since the last run began, <strong>0 are inside");
    assert_has("no, shorter");
    bide_text_clear(&out);
    children[0] = 201;
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("no, longer");
}
END_TEST

START_TEST(forecasts_and_chances_stand_side_by_side)
{
    const double now = 1234;
    sample_put(old, bide_study_estimate(&old->study, 0, 2, AUTISM, BIDE_KPI_LIST), 1300,
               0);
    sample_put(new, bide_study_estimate(&new->study, 0, 2, AUTISM, BIDE_KPI_LIST), now,
               0);
    old->pathways[AUTISM].target.list = new->pathways[AUTISM].target.list = 100;
    sample_put(old, bide_study_estimate(&old->study, 0, 2, AUTISM, BIDE_KPI_TARGET_MET),
               0.25, 0);
    sample_put(new, bide_study_estimate(&new->study, 0, 2, AUTISM, BIDE_KPI_TARGET_MET),
               0.7, 0);
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("<td>1,300</td><td>1,234</td><td>-66</td><td>25%</td><td>70%</td></tr>");
    assert_has("<td>0</td><td>0</td><td>0</td><td>no target</td><td>no target</td></tr>");
    assert_has("<th scope=\"col\">Chance, last run</th>");
}
END_TEST

/* --- every scenario --- */

/* The second scenario of the last run said 60 to 100 and 110 to 140. */
static void put_other_ranges(void)
{
    for (size_t i = 0; i < 2; ++i) {
        struct bide_estimate *list = sample_slot(
            old, bide_study_estimate(&old->study, 1, i, AUTISM, BIDE_KPI_LIST));
        list->p10 = i == 0 ? 60 : 110;
        list->p90 = i == 0 ? 100 : 140;
    }
}

START_TEST(what_came_is_held_against_every_scenario)
{
    put_other_ranges();
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("<th scope=\"row\">Carry on as now</th><td>1 of 1</td></tr>");
    assert_has("<th scope=\"row\">Insource 900 assessments</th><td>0 of 1</td></tr>");
    assert_has("<tr><th scope=\"rowgroup\" colspan=\"5\" class=\"g\">Autism "
               "assessment</th></tr>\n<tr><th scope=\"row\">Insource 900 assessments</th>"
               "<td>no, longer</td><td>150</td><td>85 to 120</td>");
}
END_TEST

START_TEST(scenarios_that_said_the_same_are_not_repeated)
{
    for (size_t i = 0; i < 2; ++i) {
        *sample_slot(old, bide_study_estimate(&old->study, 1, i, AUTISM, BIDE_KPI_LIST)) =
            *bide_study_estimate(&old->study, 0, i, AUTISM, BIDE_KPI_LIST);
    }
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("The other scenarios of the last run said the same of these days.");
    assert_lacks("by scenario of the last run");
    assert_lacks("where they say something else");

    bide_text_clear(&out);
    old->study.scenario_count = 1;
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_lacks("The other scenarios");
}
END_TEST

/* The scenarios stand in another order in the new run, under other labels. */
START_TEST(forecasts_of_scenarios_are_found_by_name)
{
    new->scenarios[0].name = "insource";
    new->scenarios[0].label = "More";
    new->scenarios[1].name = "as_now";
    new->scenarios[1].label = "As before";
    for (size_t i = 0; i < 2; ++i) {
        const double was = i == 0 ? 1300 : 900;
        const double is = i == 0 ? 950 : 1310;
        sample_put(old, bide_study_estimate(&old->study, i, 2, AUTISM, BIDE_KPI_LIST),
                   was, 0);
        sample_put(new, bide_study_estimate(&new->study, i, 2, AUTISM, BIDE_KPI_LIST), is,
                   0);
    }
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("if things go as in \"More\".");
    assert_has("<th scope=\"row\">Autism assessment</th><td>900</td><td>950</td>"
               "<td>+50</td></tr>");
    assert_has("<tr><th scope=\"rowgroup\" colspan=\"4\" class=\"g\">Autism "
               "assessment</th></tr>\n<tr><th scope=\"row\">As before</th><td>1,300</td>"
               "<td>1,310</td><td>+10</td></tr>");
    assert_lacks("class=\"g\">physio");
    assert_lacks("Only in");
}
END_TEST

START_TEST(what_only_one_run_has_is_named)
{
    new->scenarios[1].name = "hire";
    new->scenarios[1].label = "Hire <2>";
    new->pathways[PHYSIO].name = "speech";
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("<p>Only in the last run: physio, Insource 900 assessments.</p>");
    assert_has("<p>Only in this run: speech, Hire &lt;2&gt;.</p>");
    assert_lacks("where they say something else");
}
END_TEST

START_TEST(runs_without_a_common_scenario_are_not_set_side_by_side)
{
    new->scenarios[0].name = "a";
    new->scenarios[1].name = "b";
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("no scenario of the same name");
    assert_lacks("Chance");
    assert_has("<td>yes</td>"); /* what came needs none */
}
END_TEST

/* A list that the configuration says nothing of is not one of no children. */
START_TEST(a_list_that_is_not_given_was_not_counted)
{
    struct bide_since_list list;
    new->moments[0].time = 0.0;
    ck_assert(!bide_since_counted(&list, &new->study, &old->study, 0, PHYSIO));
    ck_assert(bide_since_counted(&list, &new->study, &old->study, 0, AUTISM));
}
END_TEST

START_TEST(a_service_is_known_by_its_pathways)
{
    ck_assert(bide_since_is_same_service(&new->spec, &old->spec));
    new->pathways[PHYSIO].name = "speech";
    ck_assert(bide_since_is_same_service(&new->spec, &old->spec));
    new->pathways[AUTISM].name = "adhd";
    ck_assert(!bide_since_is_same_service(&new->spec, &old->spec));
}
END_TEST

START_TEST(runs_without_a_common_date_are_not_set_side_by_side)
{
    for (size_t i = 0; i < SAMPLE_MOMENTS; ++i) {
        new->moments[i].date += 1;
    }
    bide_page_baseline_add(&out, &new->study, &old->study);
    assert_has("no date in common");
    assert_has("the last one covers 1 August 2025 to 31 July 2026, this one 16 November "
               "2025 to 15 November 2026. Give both a milestone of the same date");
    assert_lacks("Change");
}
END_TEST

/* --- settings --- */

#define CLINIC(per_week, more)                                                           \
    SERVICE_MONDAY(4)                                                                    \
    "staff = { t = { wte = 1; }; }; pathways = { p = { referrals = { per_week ="         \
    " " per_week "; }; " more                                                            \
    " steps = ( { name = \"s\"; staff = \"t\"; minutes = 60; } ); }; };"

static struct service before;
static struct service after;

START_TEST(settings_that_changed_are_named)
{
    struct bide_settings_diff diff;
    service_open(&before, SERVICE_TEXT(CLINIC("9", "")));
    service_open(&after, SERVICE_TEXT(CLINIC("12.5", "")));
    ck_assert_int_eq(bide_settings_diff_make(&diff, &before.spec, &after.spec), BIDE_OK);
    ck_assert_uint_eq(diff.count, 1);
    ck_assert_str_eq(diff.items[0].path, "pathways.p.referrals.per_week");
    ck_assert_str_eq(diff.items[0].was, "9");
    ck_assert_str_eq(diff.items[0].is, "12.5");
    bide_settings_diff_free(&diff);
    ck_assert_int_eq(bide_settings_diff_make(&diff, &before.spec, &before.spec), BIDE_OK);
    ck_assert_uint_eq(diff.count, 0);
    bide_settings_diff_free(&diff);
    service_close(&before);
    service_close(&after);
}
END_TEST

START_TEST(settings_that_came_or_went_are_named)
{
    struct bide_settings_diff diff;
    service_open(&before, SERVICE_TEXT(CLINIC("9", "")));
    service_open(&after,
                 SERVICE_TEXT(CLINIC("9", "waiting = { from_weeks = [ 0 ];"
                                          " children = [ 5 ]; longest_weeks = 9; };")));
    ck_assert_int_eq(bide_settings_diff_make(&diff, &before.spec, &after.spec), BIDE_OK);
    ck_assert_uint_gt(diff.count, 1);
    const size_t count = diff.count;
    for (size_t i = 0; i < count; ++i) {
        ck_assert_int_eq(strncmp(diff.items[i].path, "pathways.p.waiting", 18), 0);
    }
    bide_settings_diff_free(&diff);
    ck_assert_int_eq(bide_settings_diff_make(&diff, &after.spec, &before.spec), BIDE_OK);
    ck_assert_uint_eq(diff.count, count);
    ck_assert_ptr_null(diff.items[count - 1].is);
    bide_settings_diff_free(&diff);
    service_close(&before);
    service_close(&after);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("baseline");
    TCase *tests = tcase_create("baseline");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, between_two_dates_the_range_is_a_straight_line);
    tcase_add_test(tests, the_ends_of_the_range_are_inside);
    tcase_add_test(tests, the_history_counts_too);
    tcase_add_test(tests, what_the_old_run_did_not_reach_is_not_judged);
    tcase_add_test(tests, the_section_says_so);
    tcase_add_test(tests, a_list_outside_is_said_to_be_longer_or_shorter);
    tcase_add_test(tests, forecasts_and_chances_stand_side_by_side);
    tcase_add_test(tests, runs_without_a_common_date_are_not_set_side_by_side);
    tcase_add_test(tests, what_came_is_held_against_every_scenario);
    tcase_add_test(tests, scenarios_that_said_the_same_are_not_repeated);
    tcase_add_test(tests, forecasts_of_scenarios_are_found_by_name);
    tcase_add_test(tests, what_only_one_run_has_is_named);
    tcase_add_test(tests, runs_without_a_common_scenario_are_not_set_side_by_side);
    tcase_add_test(tests, a_list_that_is_not_given_was_not_counted);
    tcase_add_test(tests, a_service_is_known_by_its_pathways);
    tcase_add_test(tests, settings_that_changed_are_named);
    tcase_add_test(tests, settings_that_came_or_went_are_named);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
