/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables at the head of a text report. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/glance.h"
#include "tests/sample_study.h"

enum { START, MONTH, END };

static struct sample *sample;
static struct bide_text out;

static void set_up(void)
{
    sample = sample_new();
    sample->moments[START].time = 0.0; /* the start is measured */
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    sample_free(sample);
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

START_TEST(each_list_is_shown_at_start_and_end_with_the_change)
{
    sample_put_level(sample, 0, START, BIDE_KPI_LIST, 1673.0);
    sample_put_level(sample, 0, END, BIDE_KPI_LIST, 2734.4);
    sample_put_change(sample, END, BIDE_KPI_LIST, -317.2, 5.6);

    bide_glance_lists(&out, &sample->study);

    assert_has("\nEvery list at a glance: the start and 2026-07-28\n");
    assert_has("the start      as_now  insource\n");
    assert_has("\nAutism assessment      1,673       2,734   -317 ±6\n");
    assert_has("\nas_now: Carry on as now; insource: Insource 900 assessments.\n");
}
END_TEST

START_TEST(one_scenario_has_nothing_to_be_compared_with)
{
    sample->study.scenario_count = 1;
    bide_glance_lists(&out, &sample->study);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(without_a_measured_start_there_is_no_comparison_with_it)
{
    sample->moments[START].time = 92.0;
    bide_glance_lists(&out, &sample->study);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

/* Six scenarios: four others beside the first, and the fifth in a block of its own. */
START_TEST(many_scenarios_stand_in_blocks)
{
    static struct bide_spec_scenario scenarios[6];
    static const char *const names[6] = { "base", "b", "c", "d", "e", "f" };
    size_t indices[6];
    for (size_t i = 0; i < 6; ++i) {
        scenarios[i].name = names[i];
        indices[i] = i;
    }
    struct bide_estimate *estimates =
        bide_mem_zeroed(6 * SAMPLE_COLUMNS, sizeof(struct bide_estimate));
    sample->spec.scenarios = (struct bide_spec_list){ scenarios, 6 };
    sample->study.scenarios = indices;
    sample->study.scenario_count = 6;
    sample->study.estimates = estimates;
    sample->study.differences = estimates;

    bide_glance_lists(&out, &sample->study);

    assert_has("  b  c  d  e\n");
    assert_has("base        f\n");
    bide_mem_free(estimates);
}
END_TEST

/* 2,727 + 4,862 - 938 - 2,105 - 28 = 4,518. */
START_TEST(what_happened_is_told_of_the_first_scenario_and_adds_up)
{
    sample_put_level(sample, 0, START, BIDE_KPI_LIST, 2727.0);
    sample_put_level(sample, 0, END, BIDE_KPI_REFERRED, 4862.0);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN, 938.0);
    sample_put_level(sample, 0, END, BIDE_KPI_LEFT, 2105.0);
    sample_put_level(sample, 0, END, BIDE_KPI_CLOSED, 28.0);
    sample_put_level(sample, 0, END, BIDE_KPI_LIST, 4518.0);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN_WITHIN, 0.498);
    sample_put_level(sample, 0, END, BIDE_KPI_SEEN_MEAN, 94.71);

    bide_glance_flows(&out, &sample->study);

    assert_has("\n\"Carry on as now\", all that happened up to 2026-07-28\n");
    assert_has(
        "\nAutism assessment      2,727     4,862   938   2,105          28    4,518"
        "       50%       94.7\n");
}
END_TEST

START_TEST(children_turned_away_are_told_of)
{
    bide_glance_flows(&out, &sample->study);
    ck_assert_ptr_null(strstr(out.bytes, "Turned away"));
    sample_put_level(sample, 0, END, BIDE_KPI_TURNED_AWAY, 250.4);
    bide_glance_flows(&out, &sample->study);
    assert_has("Turned away, as the list was closed: Autism assessment 250.\n");
}
END_TEST

START_TEST(a_warm_up_is_said)
{
    sample->spec.warm_up_weeks = 8.0;
    bide_glance_flows(&out, &sample->study);
    assert_has("from the end of the warm-up up to 2026-07-28");
}
END_TEST

START_TEST(a_wait_of_nobody_is_a_dash)
{
    sample_put(sample,
               bide_study_estimate(&sample->study, 0, END, AUTISM, BIDE_KPI_SEEN_MEAN),
               NAN, NAN);
    bide_glance_flows(&out, &sample->study);
    assert_has("        -\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("glance");
    TCase *tcase = tcase_create("tables");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, each_list_is_shown_at_start_and_end_with_the_change);
    tcase_add_test(tcase, one_scenario_has_nothing_to_be_compared_with);
    tcase_add_test(tcase, without_a_measured_start_there_is_no_comparison_with_it);
    tcase_add_test(tcase, many_scenarios_stand_in_blocks);
    tcase_add_test(tcase, what_happened_is_told_of_the_first_scenario_and_adds_up);
    tcase_add_test(tcase, children_turned_away_are_told_of);
    tcase_add_test(tcase, a_warm_up_is_said);
    tcase_add_test(tcase, a_wait_of_nobody_is_a_dash);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
