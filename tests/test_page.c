/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page as a whole: sound markup whatever the study and its names. */
#include "app/page/page.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/dashboard.h"
#include "tests/hostile.h"
#include "tests/page_markup.h"
#include "tests/sample_text.h"

enum { END = SAMPLE_MOMENTS - 1 };

static void make(void)
{
    bide_text_clear(&out);
    bide_page_add(&out, &sample->study);
    ck_assert_int_eq(out.err, BIDE_OK);
    ck_assert_int_eq(strncmp(out.bytes, BIDE_PAGE_BEGINS, strlen(BIDE_PAGE_BEGINS)), 0);
    ck_assert_uint_gt(page_markup_check(out.bytes), 20);
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%.1500s", text,
                  strstr(out.bytes, "<body>"));
}

static void assert_lacks(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) == NULL, "\"%s\" in:\n%.1500s", text,
                  strstr(out.bytes, "<body>"));
}

START_TEST(the_page_is_sound)
{
    make();
    assert_has("<html lang=\"en-GB\">");
    assert_has("<h1>Waiting in Mordiford</h1>");
    assert_has("<p>Simulated for 52 weeks from 1 August 2025 and told up to the last "
               "milestone, 28 July 2026, in 400 runs");
    assert_has("<h3>Words used here</h3>");
    assert_lacks("http:");
    assert_lacks("https:");
    assert_lacks("url(");
    const char *heading = strstr(out.bytes, "<h1");
    ck_assert_ptr_null(strstr(heading + 1, "<h1"));
}
END_TEST

/* --- the answer --- */

START_TEST(a_target_is_answered_by_chances)
{
    sample->pathways[AUTISM].target.over_weeks = 52.0;
    sample->pathways[AUTISM].target.at_most = 100.0;
    sample_put_level(sample, 1, END, BIDE_KPI_TARGET_MET, 0.42);
    sample_put_level(sample, 0, END, BIDE_KPI_OVER_52, 1003.0);
    sample_put_level(sample, 1, END, BIDE_KPI_OVER_52, 97.0);
    sample_put_change(sample, END, BIDE_KPI_OVER_52, -906.0, 20.0);
    make();
    assert_has("the target, no more than 100 children waiting over 52 weeks, is met with "
               "a chance of: Insource 900 assessments <b data-k=\"s1 p0 d2 target_met "
               "mean\">4 in 10</b>; the others <b data-k=\"p0 d2 runs\">0 in 10</b>"
               ". Children waiting so long: Carry on as now <b data-k=\"s0 p0 d2 "
               "over_52_weeks mean\">1,003</b>; best, Insource 900 assessments <b "
               "data-k=\"s1 p0 d2 over_52_weeks mean\">97</b>.");
    assert_has("Where no target is set, the standard is the target:");

    sample_put_level(sample, 1, END, BIDE_KPI_TARGET_MET, 0.0);
    make();
    assert_has(
        "is met with a chance of <b data-k=\"p0 d2 runs\">0 in 10</b>, whatever the "
        "scenario.");
}
END_TEST

static void put_chance(size_t scenario, size_t moment, double chance)
{
    sample_put_level(sample, scenario, moment, BIDE_KPI_TARGET_MET, chance);
}

START_TEST(the_first_milestone_of_a_target_is_told)
{
    sample->pathways[AUTISM].target.list = 9.0;
    put_chance(0, END, 0.49);
    put_chance(1, END, 0.49);
    make();
    assert_lacks("First milestone");

    put_chance(0, END, 0.5);
    make();
    assert_has(" First milestone at which at least half of the runs meet it: The end, 28 "
               "July 2026 (Carry on as now).</li>");

    put_chance(1, 0, 0.7);
    put_chance(1, 1, 1.0); /* a month is no milestone */
    make();
    assert_has("meet it: 3 months, 1 November 2025 (Insource 900 assessments, but "
               "lost again by the last); The end, "
               "28 July 2026 (Carry on as now).</li>");

    put_chance(0, 0, 0.6);
    put_chance(0, END, 0.0);
    make();
    assert_has("2025 (every scenario, but lost again by the last).</li>");
    put_chance(0, END, 0.5);
    make();
    assert_has("2025 (Carry on as now, Insource 900 assessments, but lost again by the "
               "last).</li>");
    put_chance(1, END, 0.5);
    make();
    assert_has("meet it: 3 months, 1 November 2025 (every scenario).</li>");

    sample->moments[0].label = NULL;
    make();
    assert_lacks("First milestone");
}
END_TEST

/* Nobody should be praised for what was so before. */
START_TEST(a_target_that_is_met_from_the_start_is_no_achievement)
{
    static struct bide_spec_waiting waiting[1];
    sample->pathways[AUTISM].waiting =
        (struct bide_spec_list){ .items = waiting, .count = 1 };
    sample->pathways[AUTISM].target.list = 10000.0;
    sample->moments[0].time = 0.0;
    for (size_t i = 0; i < 2; ++i) {
        put_chance(i, 0, 1.0);
        put_chance(i, END, 1.0);
    }
    make();
    assert_has(
        "the target, no more than 10,000 children on the list, is met at the start "
        "already, and is still met in every run, whatever the scenario. Children "
        "waiting: ");
    assert_lacks("is met with a chance");
    assert_lacks("First milestone");

    put_chance(1, END, 0.3);
    make();
    assert_has("10 in 10</b>; Insource 900 assessments <b data-k=\"s1 p0 d2 target_met "
               "mean\">3 in 10</b>. It is met at the start. Children waiting: ");
    assert_has("First milestone");

    put_chance(1, END, 1.0);
    sample->moments[0].time = 1.0; /* not the start */
    make();
    assert_lacks("at the start already");
    sample->moments[0].time = 0.0;
    sample->pathways[AUTISM].waiting.count = 0; /* nobody was put on it */
    make();
    assert_lacks("at the start already");
    sample->pathways[AUTISM].waiting.count = 1;
    put_chance(0, 0, 0.0); /* not met then */
    put_chance(1, 0, 0.0);
    make();
    assert_lacks("at the start already");
    assert_lacks("It is met at the start.");
}
END_TEST

START_TEST(every_kind_of_target_is_named)
{
    sample->pathways[AUTISM].target.list = 1200.0;
    sample->pathways[PHYSIO].target.share = 0.8;
    make();
    assert_has("the target, no more than 1,200 children on the list, is met");
    assert_has("the target, 80% of the list within 6.5 weeks, is met");
    assert_lacks("the standard is the target");

    sample->pathways[PHYSIO].target = sample->pathways[AUTISM].target;
    sample->pathways[PHYSIO].target.list = (double) NAN;
    sample->pathways[PHYSIO].target.over_weeks = 30.0;
    make();
    assert_has("the target, no child waiting over 30 weeks, is met");
}
END_TEST

START_TEST(without_a_target_the_standard_is_it)
{
    sample_put_level(sample, 0, END, BIDE_KPI_WITHIN, 0.31);
    sample_put_level(sample, 1, END, BIDE_KPI_WITHIN, 0.33);
    sample_put_change(sample, END, BIDE_KPI_WITHIN, 0.02, 0.03);
    sample_put(sample,
               bide_study_estimate(&sample->study, 0, END, PHYSIO, BIDE_KPI_WITHIN), 0.95,
               0.01);
    sample_put(sample,
               bide_study_estimate(&sample->study, 1, END, PHYSIO, BIDE_KPI_WITHIN),
               0.916, 0.01);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN_WITHIN, 0.57);
    make();
    assert_has("No targets are set, so the standard is the target:");
    /* a gain that may be chance is no best */
    assert_has("92% within 18 weeks. Share within it: Carry on as now <b data-k=\"s0 p0 "
               "d2 within_standard mean\">31%</b> of the list, <b data-k=\"s0 p0 d2 "
               "seen_within_standard mean\">57%</b> of those seen; no scenario is "
               "clearly better.</li>");
    assert_has(
        "<li>Met in an average run, to the nearest per cent, whatever the scenario: "
        "physio.</li>");
}
END_TEST

START_TEST(nobody_seen_has_no_share)
{
    sample_put_level(sample, 0, END, BIDE_KPI_WITHIN, 0.31);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN_WITHIN, (double) NAN);
    make();
    assert_has("within_standard mean\">31%</b> of the list; ");
}
END_TEST

/* One scenario misses what the first keeps: it is named. */
START_TEST(the_lowest_of_a_standard_is_told)
{
    sample_put_level(sample, 0, END, BIDE_KPI_WITHIN, 0.95);
    sample_put_level(sample, 1, END, BIDE_KPI_WITHIN, 0.9);
    sample_put_change(sample, END, BIDE_KPI_WITHIN, -0.05, 0.01);
    make();
    assert_has("; lowest, Insource 900 assessments <b "
               "data-k=\"s1 p0 d2 within_standard mean\">90%</b> of the list");
    sample_put_level(sample, 0, END, BIDE_KPI_WITHIN, 0.91);
    make();
    assert_lacks("lowest");
}
END_TEST

START_TEST(chances_are_tenths_but_for_the_ends)
{
    static const struct {
        double chance;
        const char *words;
    } rows[] = {
        { 0.0025, ">less than 1 in 10<" },
        { 0.049, ">less than 1 in 10<" },
        { 0.05, ">1 in 10<" },
        { 0.149, ">1 in 10<" },
        { 0.5, ">5 in 10<" },
        { 0.94, ">9 in 10<" },
        { 0.95, ">more than 9 in 10<" },
        { 1.0, ">10 in 10<" },
    };
    sample->pathways[AUTISM].target.list = 9.0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        sample_put_level(sample, 0, END, BIDE_KPI_TARGET_MET, rows[i].chance);
        make();
        assert_has(rows[i].words);
    }
}
END_TEST

/* --- scenarios --- */

START_TEST(a_scenario_is_judged_by_its_interval)
{
    static const struct {
        double mean, half_width;
        const char *cell;
    } rows[] = {
        { -412.0, 18.0, "<b>better:</b> 412 fewer<small>±18</small></td>" },
        { 1234.0, 18.0, "<b>worse:</b> 1,234 more<small>±18</small></td>" },
        { -17.0, 18.0, "no clear difference<small>17 fewer ±18</small></td>" },
        { -1.3, 0.9, "no clear difference<small>1 fewer ±1</small></td>" },
        { -2.4, 1.4, "<b>better:</b> 2 fewer<small>±1</small></td>" },
        { -0.8, 0.6, "no clear difference<small>1 fewer ±1</small></td>" },
        { 0.2, 3.0, "no clear difference<small>0 more ±3</small></td>" },
        { 3.0, (double) NAN, ">3 more</td>" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        sample_put_change(sample, END, BIDE_KPI_LIST, rows[i].mean, rows[i].half_width);
        make();
        assert_has(rows[i].cell);
        assert_has(" no scenario changes how many children wait on these lists: "
                   "physio.");
    }
}
END_TEST

/* A list of 3.4 and one of 2.6 are both shown as 3. */
START_TEST(less_than_a_child_is_no_change)
{
    sample_put_change(sample, END, BIDE_KPI_LIST, -0.8, 0.1);
    make();
    assert_has("children wait on these lists: Autism assessment; physio.</p>");
    assert_lacks("<b>better:</b>");
}
END_TEST

START_TEST(one_scenario_is_compared_with_none)
{
    sample->study.scenario_count = 1;
    make();
    assert_lacks("id=\"scenarios\"");
    assert_has("<li><a href=\"#model\">What is simulated</a></li>");
    assert_lacks("compared with the first");
}
END_TEST

/* --- names --- */

static void name_all(const char *name)
{
    sample->spec.title = name;
    sample->pathways[0].label = name;
    sample->scenarios[0].label = name;
    sample->scenarios[1].label = name;
    sample->priorities[0].label = name;
    sample->staff[0].label = name;
    sample->moments[0].label = name;
}

/* As many elements as with a tame name: nothing of it became markup. */
START_TEST(hostile_names_do_nothing)
{
    name_all("Tame");
    make();
    const size_t elements = page_markup_check(out.bytes);
    for (size_t i = 0; i < HOSTILE_COUNT; ++i) {
        name_all(hostile[i]);
        make();
        ck_assert_msg(page_markup_check(out.bytes) == elements, "%s", hostile[i]);
    }
}
END_TEST

START_TEST(a_very_long_name_is_shown)
{
    enum { LENGTH = 20000 };
    char *name = malloc(LENGTH + 1);
    ck_assert_ptr_nonnull(name);
    memset(name, '<', LENGTH);
    name[LENGTH] = '\0';
    name_all(name);
    make();
    free(name);
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("page");
    tcase_add_checked_fixture(tcase, sample_text_set_up, sample_text_tear_down);
    tcase_add_test(tcase, the_page_is_sound);
    tcase_add_test(tcase, a_target_is_answered_by_chances);
    tcase_add_test(tcase, the_first_milestone_of_a_target_is_told);
    tcase_add_test(tcase, a_target_that_is_met_from_the_start_is_no_achievement);
    tcase_add_test(tcase, every_kind_of_target_is_named);
    tcase_add_test(tcase, without_a_target_the_standard_is_it);
    tcase_add_test(tcase, nobody_seen_has_no_share);
    tcase_add_test(tcase, the_lowest_of_a_standard_is_told);
    tcase_add_test(tcase, chances_are_tenths_but_for_the_ends);
    tcase_add_test(tcase, a_scenario_is_judged_by_its_interval);
    tcase_add_test(tcase, less_than_a_child_is_no_change);
    tcase_add_test(tcase, one_scenario_is_compared_with_none);
    tcase_add_test(tcase, hostile_names_do_nothing);
    tcase_add_test(tcase, a_very_long_name_is_shown);

    Suite *suite = suite_create("page");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
