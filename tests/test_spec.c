/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/spec.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/load.h"
#include "tests/spec_text.h"

static struct spec_text loaded;

static void setup(void)
{
    spec_text_load(
        &loaded, SPEC_TEXT_BASE
        "milestones = ( { months = 6; }, { weeks = 10; },"
        " { date = \"2025-09-11\"; } );"
        "scenarios = { as_now = { }; more = { changes = ("
        " { type = \"hire\"; staff = \"nurses\"; wte = 1; from = \"2025-09-08\"; },"
        " { type = \"hire\"; staff = \"nurses\"; wte = 1; from_week = 2.5; },"
        " { type = \"hire\"; staff = \"nurses\"; wte = 1; } ); }; };");
    spec_text_is_clean(&loaded);
}

static void teardown(void)
{
    spec_text_free(&loaded);
}

static const struct bide_spec_change *change_at(size_t index)
{
    const struct bide_spec_scenario *scenarios = loaded.spec.scenarios.items;
    return (const struct bide_spec_change *) scenarios[1].changes.items + index;
}

START_TEST(a_fresh_spec_can_be_freed_twice)
{
    struct bide_spec spec;
    bide_spec_init(&spec);
    bide_spec_free(&spec);
    bide_spec_free(&spec);
    ck_assert_uint_eq(spec.pathways.count, 0);
}
END_TEST

static void set_to_99(struct bide_spec *spec, const char *path)
{
    const struct bide_diag_place place = { .path = path };
    ck_assert_int_eq(bide_load_set(spec, path, "99", true, place, &loaded.diag), BIDE_OK);
}

static void assert_figures(const struct bide_spec *spec, double per_week, double minutes,
                           double wte)
{
    const struct bide_spec_pathway *pathway = spec->pathways.items;
    const struct bide_spec_step *step = pathway->steps.items;
    const struct bide_spec_staff *staff = spec->staff.items;
    ck_assert_double_eq(pathway->referrals.per_week, per_week);
    ck_assert_double_eq(step->minutes.mean, minutes);
    ck_assert_double_eq(staff->wte, wte);
}

START_TEST(a_copy_changes_on_its_own)
{
    struct bide_spec copy;
    bide_spec_copy(&copy, &loaded.spec);
    set_to_99(&copy, "pathways.autism.referrals.per_week");
    set_to_99(&copy, "pathways.autism.steps.visit.minutes");
    set_to_99(&copy, "staff.nurses.wte");
    assert_figures(&copy, 99, 99, 99);
    assert_figures(&loaded.spec, 5, 60, 3);
    const struct bide_spec_pathway *pathway = copy.pathways.items;
    ck_assert_str_eq(pathway->name, "autism");
    bide_spec_free(&copy);
}
END_TEST

/* Copies of copies, each with one change, keep the changes of those before. */
START_TEST(a_copy_of_a_copy_goes_on_from_it)
{
    struct bide_spec copy;
    struct bide_spec second;
    bide_spec_copy(&copy, &loaded.spec);
    set_to_99(&copy, "pathways.autism.referrals.per_week");
    bide_spec_copy(&second, &copy);
    set_to_99(&second, "pathways.autism.steps.visit.minutes");
    assert_figures(&loaded.spec, 5, 60, 3);
    assert_figures(&copy, 99, 60, 3);
    assert_figures(&second, 99, 99, 3);
    bide_spec_free(&second);
    bide_spec_free(&copy);
}
END_TEST

START_TEST(what_a_change_does_not_touch_is_shared_by_copies)
{
    struct bide_spec copy;
    bide_spec_copy(&copy, &loaded.spec);
    set_to_99(&copy, "pathways.autism.referrals.per_week");
    const struct bide_spec_pathway *changed = copy.pathways.items;
    const struct bide_spec_pathway *old = loaded.spec.pathways.items;
    ck_assert_ptr_eq(copy.scenarios.items, loaded.spec.scenarios.items);
    ck_assert_ptr_eq(copy.staff.items, loaded.spec.staff.items);
    ck_assert_ptr_ne(changed, old);
    ck_assert_ptr_eq(changed->steps.items, old->steps.items);
    bide_spec_free(&copy);
}
END_TEST

START_TEST(places_marked_in_a_copy_are_its_own)
{
    struct bide_spec copy;
    struct bide_spec second;
    const struct bide_diag_place place = { .file = "--set #1", .path = "weeks" };
    ck_assert_int_eq(bide_spec_mark(&loaded.spec, place), BIDE_OK);
    bide_spec_copy(&copy, &loaded.spec);
    bide_spec_copy(&second, &loaded.spec);
    const struct bide_diag_place later = { .file = "b.cfg", .line = 9, .path = "staff" };
    ck_assert_int_eq(bide_spec_mark(&copy, later), BIDE_OK);
    ck_assert_int_eq(bide_spec_find_place(&copy, "staff").line, 9);
    ck_assert_int_eq(bide_spec_find_place(&second, "staff").line, 2);
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "staff").line, 2);
    ck_assert_str_eq(bide_spec_find_place(&second, "weeks").file, "--set #1");
    bide_spec_free(&copy);
    bide_spec_free(&second);
}
END_TEST

START_TEST(an_unknown_place_is_that_of_the_nearest_above)
{
    const struct bide_diag_place place =
        bide_spec_find_place(&loaded.spec, "pathways.autism.standard.share");
    ck_assert_int_eq(place.line, 3);
    ck_assert_str_eq(place.path, "pathways.autism.standard.share");
    const struct bide_diag_place missing = bide_spec_find_place(&loaded.spec, "groups.a");
    ck_assert_int_eq(missing.line, 0);
    ck_assert_str_eq(missing.file, loaded.spec.sources[0].file);
}
END_TEST

START_TEST(a_set_comes_before_the_file_but_not_what_is_above_it)
{
    const struct bide_diag_place place = { .file = "--set #1", .path = "staff" };
    ck_assert_int_eq(bide_spec_mark(&loaded.spec, place), BIDE_OK);
    ck_assert_str_eq(bide_spec_find_place(&loaded.spec, "staff").file, "--set #1");
    ck_assert_int_eq(bide_spec_find_place(&loaded.spec, "staff.nurses").line, 2);
}
END_TEST

START_TEST(an_item_is_found_by_its_name)
{
    const char *names[] = { "a", NULL, "c" };
    const struct bide_spec_list list = { .items = (void *) names, .count = 3 };
    ck_assert_uint_eq(bide_spec_find(list, sizeof names[0], "c"), 2);
    ck_assert_uint_eq(bide_spec_find(list, sizeof names[0], "b"), 3);
    ck_assert_uint_eq(bide_spec_find(list, sizeof names[0], NULL), 3);
}
END_TEST

/* What is suggested for name if the list has the first count of these. */
static void assert_suggested(const char *name, size_t count, const char *suggested)
{
    const char *names[] = { "autism", "adhd", NULL, "physio",  "speech", "sleep",
                            "sleet",  "a1",   "a2", "camhs_x", "camhs_y" };
    const struct bide_spec_list list = { .items = (void *) names, .count = count };
    struct bide_text help;
    bide_text_init(&help);
    bide_spec_suggest(&help, list, sizeof names[0], name);
    ck_assert_str_eq(help.bytes, suggested);
    bide_text_free(&help);
}

START_TEST(the_nearest_name_is_suggested_or_the_first_few)
{
    assert_suggested("austim", 11, "did you mean \"autism\"?");
    assert_suggested("sleeet", 11, "did you mean \"sleet\"?");
    assert_suggested("dentistry", 2, "there is \"autism\", \"adhd\"");
    assert_suggested("dentistry", 11,
                     "there is \"autism\", \"adhd\", \"physio\", \"speech\", \"sleep\", "
                     "\"sleet\", \"a1\", \"a2\" and 2 more");
    assert_suggested("dentistry", 0, "none is defined so far");
}
END_TEST

START_TEST(milestones_are_days_from_the_start)
{
    const struct bide_spec_milestone *milestones = loaded.spec.milestones.items;
    /* 1 September to 1 March: 30 + 31 + 30 + 31 + 31 + 28 days */
    ck_assert_double_eq(bide_spec_milestone_day(&loaded.spec, &milestones[0]), 181);
    ck_assert_double_eq(bide_spec_milestone_day(&loaded.spec, &milestones[1]), 70);
    ck_assert_double_eq(bide_spec_milestone_day(&loaded.spec, &milestones[2]), 10);
}
END_TEST

START_TEST(changes_begin_on_days_from_the_start)
{
    ck_assert_double_eq(bide_spec_change_day(&loaded.spec, change_at(0)), 7);
    ck_assert_double_eq(bide_spec_change_day(&loaded.spec, change_at(1)), 17.5);
    ck_assert_double_eq(bide_spec_change_day(&loaded.spec, change_at(2)), 0);
    struct bide_spec_change early = *change_at(0);
    early.from = loaded.spec.start - 5;
    ck_assert_double_eq(bide_spec_change_day(&loaded.spec, &early), 0);
}
END_TEST

START_TEST(a_change_knows_its_path)
{
    struct bide_text path;
    bide_text_init(&path);
    bide_spec_change_path(&loaded.spec, change_at(1), &path);
    ck_assert_str_eq(path.bytes, "scenarios.more.changes.1");
    bide_text_clear(&path);
    const struct bide_spec_change stranger = { .type = BIDE_SPEC_HIRE };
    bide_spec_change_path(&loaded.spec, &stranger, &path);
    ck_assert_str_eq(path.bytes, "");
    bide_text_free(&path);
}
END_TEST

static void add_copying(TCase *tcase)
{
    tcase_add_test(tcase, a_fresh_spec_can_be_freed_twice);
    tcase_add_test(tcase, a_copy_changes_on_its_own);
    tcase_add_test(tcase, a_copy_of_a_copy_goes_on_from_it);
    tcase_add_test(tcase, what_a_change_does_not_touch_is_shared_by_copies);
    tcase_add_test(tcase, places_marked_in_a_copy_are_its_own);
}

static void add_looking(TCase *tcase)
{
    tcase_add_test(tcase, an_unknown_place_is_that_of_the_nearest_above);
    tcase_add_test(tcase, a_set_comes_before_the_file_but_not_what_is_above_it);
    tcase_add_test(tcase, an_item_is_found_by_its_name);
    tcase_add_test(tcase, the_nearest_name_is_suggested_or_the_first_few);
    tcase_add_test(tcase, milestones_are_days_from_the_start);
    tcase_add_test(tcase, changes_begin_on_days_from_the_start);
    tcase_add_test(tcase, a_change_knows_its_path);
}

int main(void)
{
    Suite *suite = suite_create("spec");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    add_copying(tcase);
    add_looking(tcase);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
