/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/read.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/civil.h"
#include "tests/spec_text.h"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

static const struct bide_spec_pathway *pathway_at(size_t index)
{
    ck_assert_uint_lt(index, loaded.spec.pathways.count);
    return (const struct bide_spec_pathway *) loaded.spec.pathways.items + index;
}

static const struct bide_spec_step *step_at(size_t index)
{
    ck_assert_uint_lt(index, pathway_at(0)->steps.count);
    return (const struct bide_spec_step *) pathway_at(0)->steps.items + index;
}

START_TEST(what_is_not_given_has_its_default)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE);
    spec_text_is_clean(&loaded);
    const struct bide_spec *spec = &loaded.spec;
    ck_assert_str_eq(spec->title, "Untitled");
    ck_assert_int_eq(spec->replications, 200);
    ck_assert_int_eq(spec->seed, 1);
    ck_assert(spec->monthly);
    ck_assert_str_eq(spec->calendar.working_days, "Mon-Fri");
    ck_assert_int_eq(spec->calendar.holidays, BIDE_SPEC_HOLIDAYS_ENGLAND_AND_WALES);
    ck_assert_uint_eq(spec->milestones.count, 0);
    const struct bide_spec_staff *staff = spec->staff.items;
    ck_assert_double_eq(staff->session_minutes, 240);
    ck_assert_int_eq(staff->clinicians, BIDE_SPEC_UNSET);
    ck_assert_ptr_null(staff->weekdays);
    ck_assert_double_nan(pathway_at(0)->standard.share);
    ck_assert_double_eq(pathway_at(0)->leaving.hazard.per_week, 0);
    ck_assert_double_eq(step_at(0)->share, 1);
    ck_assert(!step_at(0)->hours.is_given);
}
END_TEST

START_TEST(what_is_given_is_read)
{
    spec_text_load(
        &loaded, SPEC_TEXT_DATES
        "title = \"Caf\xC3\xA9\"; monthly = false; seed = 7; warm_up_weeks = 4;"
        "staff = { nurses = { wte = 2; weekdays = \"Tue\"; }; };"
        "pathways = { autism = { referrals = { per_week = 5.5;"
        "  months = [ 1.5, 0.5 ]; }; order = \"longest_wait\"; " SPEC_TEXT_STEPS "}; };");
    spec_text_is_clean(&loaded);
    const struct bide_spec *spec = &loaded.spec;
    const struct bide_civil_date start = { 2025, 9, 1 };
    ck_assert_int_eq(spec->start, bide_civil_day(start));
    ck_assert_int_eq(spec->weeks, 52);
    ck_assert_str_eq(spec->title, "Caf\xC3\xA9");
    ck_assert(!spec->monthly);
    ck_assert_int_eq(spec->seed, 7);
    ck_assert_double_eq(spec->warm_up_weeks, 4);
    const struct bide_spec_staff *staff = spec->staff.items;
    ck_assert_double_eq(staff->wte, 2);
    ck_assert_str_eq(staff->weekdays, "Tue");
    const struct bide_spec_referrals *referrals = &pathway_at(0)->referrals;
    ck_assert_double_eq(referrals->per_week, 5.5);
    ck_assert_uint_eq(referrals->months.count, 2);
    ck_assert_double_eq(((const double *) referrals->months.items)[1], 0.5);
    ck_assert_int_eq(pathway_at(0)->order, BIDE_SPEC_ORDER_LONGEST_WAIT);
}
END_TEST

START_TEST(a_label_left_out_is_the_name)
{
    spec_text_load(&loaded,
                   SPEC_TEXT_BASE "groups = { a = { }; b = { label = \"B\"; }; };");
    spec_text_is_clean(&loaded);
    const struct bide_spec_group *groups = loaded.spec.groups.items;
    ck_assert_str_eq(groups[0].label, "a");
    ck_assert_str_eq(groups[1].label, "B");
    ck_assert_str_eq(pathway_at(0)->label, "autism");
    ck_assert_str_eq(step_at(0)->label, "visit");
}
END_TEST

START_TEST(named_groups_keep_their_order)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE "groups = { z = { }; a = { }; m = { }; };");
    const struct bide_spec_group *groups = loaded.spec.groups.items;
    ck_assert_uint_eq(loaded.spec.groups.count, 3);
    ck_assert_str_eq(groups[0].name, "z");
    ck_assert_str_eq(groups[1].name, "a");
    ck_assert_str_eq(groups[2].name, "m");
}
END_TEST

START_TEST(a_list_of_one_may_be_a_group)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE "milestones = { months = 6; };");
    spec_text_is_clean(&loaded);
    ck_assert_uint_eq(loaded.spec.milestones.count, 1);
    const struct bide_spec_milestone *milestone = loaded.spec.milestones.items;
    ck_assert_int_eq(milestone->months, 6);
    ck_assert_int_eq(milestone->weeks, BIDE_SPEC_UNSET);
    ck_assert_int_eq(milestone->date, BIDE_SPEC_NO_DATE);
    ck_assert_str_eq(milestone->label, "");
}
END_TEST

START_TEST(a_plain_number_is_a_fixed_distribution)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE);
    const struct bide_spec_dist *minutes = &step_at(0)->minutes;
    ck_assert(minutes->is_given);
    ck_assert_int_eq(minutes->shape, BIDE_DIST_FIXED);
    ck_assert_double_eq(minutes->mean, 60);
    ck_assert(isnan(minutes->sd));
    ck_assert_int_eq(minutes->stages, BIDE_SPEC_UNSET);
}
END_TEST

START_TEST(a_distribution_has_the_parameters_given)
{
    spec_text_load(
        &loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { autism = { referrals = { per_week = 5; }; steps = ( { name = "
        "\"visit\"; staff = \"nurses\"; hours = { shape = \"empirical\";"
        " values = [ 1, 2 ]; weights = [ 3, 1 ]; }; } ); }; };");
    spec_text_is_clean(&loaded);
    const struct bide_dist_params params = bide_spec_dist_params(&step_at(0)->hours);
    ck_assert_int_eq(params.shape, BIDE_DIST_EMPIRICAL);
    ck_assert_uint_eq(params.value_count, 2);
    ck_assert_double_eq(params.weights[0], 3);
    ck_assert(isnan(params.mean));
    ck_assert_int_eq(params.stages, 0);
    ck_assert_ptr_null(bide_dist_problem(&params));
}
END_TEST

START_TEST(changes_are_read_by_their_type)
{
    spec_text_load(
        &loaded, SPEC_TEXT_BASE
        "scenarios = { as_now = { }; more = { includes = [ \"as_now\" ]; changes = ("
        "{ type = \"hire\"; staff = \"nurses\"; wte = 1.5; lead_weeks = 4; },"
        "{ type = \"set\"; path = \"staff.nurses.wte\"; value = [ 1, 2 ]; } ); }; };");
    spec_text_is_clean(&loaded);
    const struct bide_spec_scenario *scenario =
        (const struct bide_spec_scenario *) loaded.spec.scenarios.items + 1;
    const struct bide_spec_change *changes = scenario->changes.items;
    ck_assert_uint_eq(scenario->changes.count, 2);
    ck_assert_int_eq(changes[0].type, BIDE_SPEC_HIRE);
    ck_assert_double_eq(changes[0].wte, 1.5);
    ck_assert(isnan(changes[0].from_week));
    ck_assert_double_eq(changes[0].lead_weeks.mean, 4);
    ck_assert_int_eq(changes[1].type, BIDE_SPEC_SET);
    ck_assert_str_eq(changes[1].value, "[ 1, 2 ]");
    ck_assert_str_eq(*(const char *const *) scenario->includes.items, "as_now");
}
END_TEST

START_TEST(a_file_without_scenarios_is_one)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE);
    const struct bide_spec_scenario *scenarios = loaded.spec.scenarios.items;
    ck_assert_uint_eq(loaded.spec.scenarios.count, 1);
    ck_assert_str_eq(scenarios[0].name, "as_now");
    ck_assert_str_eq(scenarios[0].label, "Carry on as now");
    ck_assert_uint_eq(scenarios[0].changes.count, 0);
}
END_TEST

START_TEST(every_setting_knows_its_line)
{
    spec_text_load(&loaded,
                   SPEC_TEXT_BASE "groups = {\n  a = {\n    label = \"A\"; }; };");
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "weeks").line, 1);
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "staff.nurses.wte").line, 2);
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "groups").line, 4);
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "groups.a").line, 5);
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "groups.a.label").line, 6);
    const char *step = "pathways.autism.steps.visit.minutes";
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, step).line, 3);
}
END_TEST

START_TEST(problems_show_the_line_they_stand_on)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE "replications = 0;\n");
    ck_assert_int_eq(loaded.err, BIDE_ERR_SPEC);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->source, "replications = 0;");
    ck_assert_int_eq(spec_text_problem(&loaded, 0)->place.line, 4);
}
END_TEST

START_TEST(no_setting_is_read_twice_as_wrong)
{
    spec_text_check(&loaded, SPEC_TEXT_DATES "staff = { nurses = { wte = \"3\"; }; };"
                                             "pathways = { autism = { " SPEC_TEXT_PATHWAY
                                             " }; };");
    spec_text_says(&loaded, "BD-C052", "staff.nurses.wte",
                   "\"wte\" must be a number, 0 to 10,000 whole-time equivalents, but is "
                   "the text \"3\"");
}
END_TEST

/* steps in a pathway, count of them. */
static void load_steps(size_t count)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                  "pathways = { autism = { referrals = { per_week = 5; }; steps = (");
    for (size_t i = 0; i < count; ++i) {
        bide_text_addf(
            &text, "%s{ name = \"s%zu\"; staff = \"nurses\"; minutes = 1; share = 2; }",
            i > 0 ? "," : "", i);
    }
    bide_text_add(&text, "); }; };");
    spec_text_load(&loaded, text.bytes);
    bide_text_free(&text);
}

START_TEST(items_beyond_the_limit_are_not_read)
{
    load_steps(40);
    ck_assert_uint_eq(pathway_at(0)->steps.count, 32);
    ck_assert_uint_eq(loaded.diag.count, 33);
    ck_assert_str_eq(
        spec_text_problem(&loaded, 0)->what,
        "\"steps\" must be a list of groups in ( ), 1 to 32 of them, but has 40");
}
END_TEST

START_TEST(a_hundred_problems_are_enough)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, SPEC_TEXT_BASE);
    for (int i = 0; i < 500; ++i) {
        bide_text_addf(&text, "unknown_%d = 1;\n", i);
    }
    spec_text_check(&loaded, text.bytes);
    ck_assert_int_eq(loaded.err, BIDE_ERR_SPEC);
    ck_assert_uint_eq(loaded.diag.count, 101);
    ck_assert_str_eq(spec_text_problem(&loaded, 100)->id, "BD-C070");
    bide_text_free(&text);
}
END_TEST

static void add_reading(TCase *tcase)
{
    tcase_add_test(tcase, what_is_not_given_has_its_default);
    tcase_add_test(tcase, what_is_given_is_read);
    tcase_add_test(tcase, a_label_left_out_is_the_name);
    tcase_add_test(tcase, named_groups_keep_their_order);
    tcase_add_test(tcase, a_list_of_one_may_be_a_group);
    tcase_add_test(tcase, a_plain_number_is_a_fixed_distribution);
    tcase_add_test(tcase, a_distribution_has_the_parameters_given);
    tcase_add_test(tcase, changes_are_read_by_their_type);
    tcase_add_test(tcase, a_file_without_scenarios_is_one);
}

static void add_places(TCase *tcase)
{
    tcase_add_test(tcase, every_setting_knows_its_line);
    tcase_add_test(tcase, problems_show_the_line_they_stand_on);
    tcase_add_test(tcase, no_setting_is_read_twice_as_wrong);
    tcase_add_test(tcase, items_beyond_the_limit_are_not_read);
    tcase_add_test(tcase, a_hundred_problems_are_enough);
}

int main(void)
{
    Suite *suite = suite_create("read");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, NULL, teardown);
    add_reading(tcase);
    add_places(tcase);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
