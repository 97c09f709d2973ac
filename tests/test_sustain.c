/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Demand against capacity in the reports. */
#include "app/sustain.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sample_study.h"

enum { END = SAMPLE_MOMENTS - 1 };

static struct sample *sample;
static struct bide_text out;
static struct bide_spec_step step;

/* An hour for each of 515 children in 361 days, 10 a week; a standard of 92 % within 18
 * weeks. */
static void set_up(void)
{
    sample = sample_new();
    step = (struct bide_spec_step){ .name = "visit",
                                    .staff = "nurses",
                                    .share = 1.0,
                                    .discharge_after = BIDE_SPEC_UNSET };
    struct bide_spec_dist *minutes = &step.minutes;
    minutes->is_given = true;
    minutes->shape = BIDE_DIST_FIXED;
    minutes->mean = 60.0;
    minutes->sd = minutes->min = minutes->max = minutes->mode = (double) NAN;
    minutes->scale = minutes->power = (double) NAN;
    minutes->stages = BIDE_SPEC_UNSET;
    sample->pathways[AUTISM].steps = (struct bide_spec_list){ &step, 1 };
    sample_put_level(sample, 0, END, BIDE_KPI_REFERRED, 3610.0 / 7);
    sample_put_level(sample, 1, END, BIDE_KPI_REFERRED, 3610.0 / 7);
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    sample_free(sample);
}

static void offer(size_t scenario, double hours_per_week)
{
    sample_put(sample,
               bide_study_staff(&sample->study, scenario, END, 0, BIDE_KPI_STAFF_HOURS),
               hours_per_week * 361.0 / 7, 0.0);
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

START_TEST(a_row_shows_demand_capacity_and_what_is_needed)
{
    offer(0, 8.0);
    offer(1, 8.0);

    bide_sustain_print(&out, &sample->study);

    assert_has("\nCan it be sustained? Up to 2026-07-28\n");
    assert_has("\nAutism assessment      10.0      8.0  1.25     2.0          0       71 "
               "   10.1\n");
    ck_assert_ptr_null(strstr(out.bytes, "Insource"));
    ck_assert_ptr_null(strstr(out.bytes, "physio"));
}
END_TEST

START_TEST(a_scenario_with_another_load_has_its_own_row)
{
    offer(0, 8.0);
    offer(1, 20.0);

    bide_sustain_print(&out, &sample->study);

    assert_has("\n  Insource 900 assessments      10.0     20.0  0.50     0.0 ");
}
END_TEST

START_TEST(without_capacity_there_is_no_table)
{
    bide_sustain_print(&out, &sample->study);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

START_TEST(json_says_what_is_sustained)
{
    struct bide_json json;
    offer(0, 8.0);
    offer(1, 20.0);
    sample_put_level(sample, 0, END, BIDE_KPI_LEFT, 361.0);
    sample_put_level(sample, 0, END, BIDE_KPI_CLOSED, 361.0 / 2.0);
    bide_json_init(&json, &out);

    bide_sustain_json(&json, &sample->study, 0);
    assert_has("\"balance\":[");
    assert_has("{\"pathway\":\"autism\",\"staff\":\"nurses\",\"demand_per_week\":10,");
    assert_has("\"left_per_week\":10.5,");
    assert_has("\"load\":1.25,\"is_sustained\":false,");
    bide_text_clear(&out);
    bide_json_init(&json, &out);

    bide_sustain_json(&json, &sample->study, 1);
    assert_has("\"load\":0.5,\"is_sustained\":true,");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("sustain");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_row_shows_demand_capacity_and_what_is_needed);
    tcase_add_test(cases, a_scenario_with_another_load_has_its_own_row);
    tcase_add_test(cases, without_capacity_there_is_no_table);
    tcase_add_test(cases, json_says_what_is_sustained);
    Suite *suite = suite_create("sustain");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
