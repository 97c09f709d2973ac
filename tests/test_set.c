/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/set.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "tests/spec_text.h"

static struct spec_text loaded;

static void setup(void)
{
    spec_text_load(&loaded, SPEC_TEXT_BASE
                   "milestones = ( { label = \"a\"; months = 3; }, { months = 6; } );"
                   "scenarios = { as_now = { }; care = { changes = ( { type = \"pilot\";"
                   " pathway = \"autism\"; minutes_saved = 5; } ); }; };");
    spec_text_is_clean(&loaded);
}

static void teardown(void)
{
    spec_text_free(&loaded);
}

static enum bide_err set_when(const char *path, const char *value, bool from_start)
{
    const struct bide_diag_place place = { .file = "--set #2", .path = path };
    return bide_load_set(&loaded.spec, path, value, from_start, place, &loaded.diag);
}

static void assert_set(const char *path, const char *value)
{
    ck_assert_int_eq(set_when(path, value, true), BIDE_OK);
    ck_assert_uint_eq(loaded.diag.count, 0);
}

/* It is refused, in these words, at the place where it was asked for. */
static void assert_refused(const char *path, const char *value, const char *what)
{
    ck_assert_int_eq(set_when(path, value, true), BIDE_ERR_SPEC);
    ck_assert_uint_eq(loaded.diag.count, 1);
    const struct bide_diag_item *item = spec_text_problem(&loaded, 0);
    ck_assert_str_eq(item->what, what);
    ck_assert_str_eq(item->place.file, "--set #2");
    bide_diag_free(&loaded.diag);
}

static struct bide_spec_pathway *autism(void)
{
    return loaded.spec.pathways.items;
}

static const struct bide_spec_step *visit(void)
{
    return autism()->steps.items;
}

START_TEST(a_setting_takes_its_new_value)
{
    assert_set("weeks", "60");
    assert_set("title", "\"Tea \\\"and\\\" cake\"");
    assert_set("staff.nurses.wte", "4.5");
    assert_set("pathways.autism.referrals.per_week", "6");
    assert_set("pathways.autism.steps.visit.share", "0.5");
    assert_set("pathways.autism.referrals.months",
               "[ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 ]");
    assert_set("milestones.1.months", "7");
    assert_set("calendar.working_days", "\"Mon-Sat\"");
    assert_set("scenarios.care.changes.0.minutes_saved", "6");
    ck_assert_int_eq(loaded.spec.weeks, 60);
    ck_assert_str_eq(loaded.spec.title, "Tea \"and\" cake");
    ck_assert_double_eq(((const struct bide_spec_staff *) loaded.spec.staff.items)->wte,
                        4.5);
    ck_assert_double_eq(autism()->referrals.per_week, 6);
    ck_assert_uint_eq(autism()->referrals.months.count, 12);
    ck_assert_double_eq(visit()->share, 0.5);
    const struct bide_spec_milestone *milestones = loaded.spec.milestones.items;
    ck_assert_int_eq(milestones[1].months, 7);
}
END_TEST

START_TEST(a_distribution_can_be_set_whole_or_in_part)
{
    assert_set("pathways.autism.steps.visit.minutes",
               "{ shape = \"gamma\"; mean = 60; sd = 20; }");
    assert_set("pathways.autism.steps.visit.minutes.sd", "30");
    ck_assert_int_eq(visit()->minutes.shape, BIDE_DIST_GAMMA);
    ck_assert_double_eq(visit()->minutes.sd, 30);
    assert_set("pathways.autism.steps.visit.minutes", "45");
    ck_assert_int_eq(visit()->minutes.shape, BIDE_DIST_FIXED);
}
END_TEST

START_TEST(part_of_a_distribution_must_suit_the_rest)
{
    assert_set("pathways.autism.steps.visit.minutes.sd", "30");
    ck_assert_int_eq(bide_check_spec(&loaded.spec, &loaded.diag), BIDE_ERR_SPEC);
    const struct bide_diag_item *item = spec_text_problem(&loaded, 0);
    ck_assert_str_eq(item->id, "BD-C055");
    ck_assert_str_eq(item->what, "in \"minutes\", fixed does not take sd");
}
END_TEST

START_TEST(a_wrong_path_says_where_it_goes_wrong)
{
    assert_refused("wekks", "60", "unknown setting \"wekks\" in the file");
    assert_refused("", "60", "unknown setting \"\" in the file");
    assert_refused("staff.nures.wte", "4", "there is no staff group \"nures\"");
    assert_refused("staff.nurses.wtf", "4", "unknown setting \"wtf\" in staff group");
    assert_refused("staff.nurses.wte.more", "4",
                   "\"wte\" is a single value: there is no \"more\" inside it");
    assert_refused("staff.nurses", "4", "\"staff\" is more than one setting");
    assert_refused("calendar", "4", "\"calendar\" is more than one setting");
    assert_refused("milestones.2.months", "4", "there is no milestone \"2\"");
    assert_refused("milestones.1x.months", "4", "there is no milestone \"1x\"");
    assert_refused("milestones.99999999999999999999.months", "4",
                   "there is no milestone \"99999999999999999999\"");
    assert_refused("pathways.autism.steps.visit.days.mean", "4",
                   "\"days\" is not given: there is nothing inside it");
}
END_TEST

START_TEST(a_wrong_value_changes_nothing)
{
    assert_refused("weeks", "0",
                   "\"weeks\" must be a whole number, 1 to 10,400 weeks, but is 0");
    assert_refused(
        "staff.nurses.wte", "\"4\"",
        "\"wte\" must be a number, 0 to 10,000 whole-time equivalents, but is the "
        "text \"4\"");
    ck_assert_int_eq(loaded.spec.weeks, 52);
    ck_assert_int_eq(set_when("weeks", "12,5", true), BIDE_ERR_SPEC);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C021");
    ck_assert_int_eq(loaded.spec.weeks, 52);
}
END_TEST

START_TEST(names_and_types_cannot_be_set)
{
    assert_refused("pathways.autism.steps.visit.name", "\"call\"",
                   "\"name\" cannot be set: other settings rely on it");
    assert_refused("scenarios.care.changes.0.type", "\"hire\"",
                   "\"type\" cannot be set: other settings rely on it");
    assert_refused("staff.nurses.name", "\"a\"",
                   "unknown setting \"name\" in staff group");
}
END_TEST

START_TEST(what_belongs_to_the_start_cannot_change_later)
{
    ck_assert_int_eq(set_when("staff.nurses.weekdays", "\"Mon\"", false), BIDE_ERR_SPEC);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->what,
                     "\"weekdays\" belongs to the start and cannot change later");
    bide_diag_free(&loaded.diag);
    ck_assert_int_eq(set_when("pathways.autism.standard.within_weeks", "12", false),
                     BIDE_ERR_SPEC);
    bide_diag_free(&loaded.diag);
    ck_assert_int_eq(set_when("pathways.autism.order", "\"longest_wait\"", false),
                     BIDE_OK);
    assert_set("pathways.autism.standard.within_weeks", "12");
}
END_TEST

START_TEST(a_problem_inside_the_value_is_where_the_value_is)
{
    const struct bide_diag_place place = { .file = "a.cfg", .line = 40, .path = "x" };
    ck_assert_int_eq(bide_load_set(&loaded.spec, "pathways.autism.steps.visit.minutes",
                                   "{ shape = \"gamma\"; meen = 3; }", true, place,
                                   &loaded.diag),
                     BIDE_ERR_SPEC);
    const struct bide_diag_item *item = spec_text_problem(&loaded, 0);
    ck_assert_str_eq(item->what, "unknown setting \"meen\" in \"minutes\"");
    ck_assert_str_eq(item->place.path, "pathways.autism.steps.visit.minutes.meen");
    ck_assert_int_eq(item->place.line, 40);
}
END_TEST

START_TEST(later_problems_point_to_the_set)
{
    assert_set("milestones.0.months", "36");
    ck_assert_int_eq(bide_check_spec(&loaded.spec, &loaded.diag), BIDE_ERR_SPEC);
    ck_assert_str_eq(bide_spec_find_place(&loaded.spec, "milestones.0.months").file,
                     "--set #2");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("set");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_setting_takes_its_new_value);
    tcase_add_test(tcase, a_distribution_can_be_set_whole_or_in_part);
    tcase_add_test(tcase, part_of_a_distribution_must_suit_the_rest);
    tcase_add_test(tcase, a_wrong_path_says_where_it_goes_wrong);
    tcase_add_test(tcase, a_wrong_value_changes_nothing);
    tcase_add_test(tcase, names_and_types_cannot_be_set);
    tcase_add_test(tcase, what_belongs_to_the_start_cannot_change_later);
    tcase_add_test(tcase, a_problem_inside_the_value_is_where_the_value_is);
    tcase_add_test(tcase, later_problems_point_to_the_set);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
