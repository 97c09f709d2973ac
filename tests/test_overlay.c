/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/overlay.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/spec_text.h"

#define SET(path_, value_, when)                                                         \
    "{ type = \"set\"; path = \"" path_ "\"; value = " value_ "; " when " }"
#define PER_WEEK "pathways.autism.referrals.per_week"
#define HIRE(wte_) "{ type = \"hire\"; staff = \"nurses\"; wte = " wte_ "; }"

static struct spec_text loaded;
static struct bide_overlay overlay;

static void teardown(void)
{
    bide_overlay_free(&overlay);
    spec_text_free(&loaded);
}

/* Lay the scenario number over the base case with these scenarios. */
static enum bide_err lay(const char *scenarios, size_t number)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "%s\nscenarios = { as_now = { };\n%s\n};", SPEC_TEXT_BASE,
                   scenarios);
    spec_text_load(&loaded, text.bytes);
    spec_text_is_clean(&loaded);
    bide_text_free(&text);
    return bide_overlay_init(&overlay, &loaded.spec, number, &loaded.diag);
}

static double per_week_in(size_t epoch)
{
    ck_assert_uint_lt(epoch, overlay.epoch_count);
    const struct bide_spec_pathway *pathway = overlay.epochs[epoch].spec.pathways.items;
    return pathway->referrals.per_week;
}

START_TEST(an_empty_scenario_is_the_base_case_from_day_0)
{
    ck_assert_int_eq(lay("", 0), BIDE_OK);
    ck_assert_uint_eq(overlay.epoch_count, 1);
    ck_assert_double_eq(overlay.epochs[0].day, 0);
    ck_assert_ptr_null(overlay.epochs[0].cause);
    ck_assert_double_eq(per_week_in(0), 5);
    ck_assert_uint_eq(overlay.change_count, 0);
    ck_assert(!overlay.has_sets);
}
END_TEST

START_TEST(each_day_with_sets_begins_an_epoch_that_goes_on_from_the_one_before)
{
    ck_assert_int_eq(
        lay("more = { changes = (" SET(PER_WEEK, "7", "from_week = 4;") "," SET(
                "staff.nurses.wte", "4.0",
                "from = \"2025-09-15\";") "," SET(PER_WEEK, "6",
                                                  "") "," SET("staff.nurses.sickness",
                                                              "0.1",
                                                              "from_week = 4;") "); };",
            1),
        BIDE_OK);
    ck_assert(overlay.has_sets);
    ck_assert_uint_eq(overlay.change_count, 0);
    ck_assert_uint_eq(overlay.epoch_count, 3);
    ck_assert_double_eq(overlay.epochs[1].day, 14);
    ck_assert_double_eq(overlay.epochs[2].day, 28);
    ck_assert_double_eq(per_week_in(0), 6);
    ck_assert_double_eq(per_week_in(1), 6);
    ck_assert_double_eq(per_week_in(2), 7);
    const struct bide_spec_staff *staff = overlay.epochs[2].spec.staff.items;
    ck_assert_double_eq(staff->wte, 4);
    ck_assert_double_eq(staff->sickness, 0.1);
    ck_assert_double_eq(overlay.epochs[2].cause->from_week, 4);
    const struct bide_spec_pathway *base = loaded.spec.pathways.items;
    ck_assert_double_eq(base->referrals.per_week, 5);
}
END_TEST

START_TEST(of_two_sets_on_a_day_the_later_wins)
{
    ck_assert_int_eq(
        lay("more = { changes = (" SET(PER_WEEK, "7", "from_week = 4;") "," SET(
                PER_WEEK, "8", "from_week = 4;") "); };",
            1),
        BIDE_OK);
    ck_assert_uint_eq(overlay.epoch_count, 2);
    ck_assert_double_eq(per_week_in(1), 8);
}
END_TEST

START_TEST(included_scenarios_come_first_and_once)
{
    ck_assert_int_eq(
        lay("a = { changes = (" HIRE(
                "1") "); };"
                     "b = { includes = [ \"a\" ]; changes = (" HIRE(
                         "2") "); };"
                              "c = { includes = [ \"b\", \"a\" ]; changes = (" HIRE(
                                  "3") "," HIRE("4") "); };",
            3),
        BIDE_OK);
    ck_assert_uint_eq(overlay.change_count, 4);
    for (size_t i = 0; i < 4; ++i) {
        ck_assert_double_eq(overlay.changes[i]->wte, (double) (i + 1));
    }
}
END_TEST

START_TEST(scenarios_that_include_each_other_come_to_an_end)
{
    ck_assert_int_eq(
        lay("a = { includes = [ \"b\" ]; changes = (" HIRE(
                "1") "); };"
                     "b = { includes = [ \"a\" ]; changes = (" HIRE("2") "); };",
            1),
        BIDE_OK);
    ck_assert_uint_eq(overlay.change_count, 2);
}
END_TEST

START_TEST(all_wrong_sets_are_told_each_at_its_place)
{
    ck_assert_int_eq(
        lay("more = { changes = (\n" SET(PER_WEEK, "-1", "from_week = 8;") ",\n" SET(
                "pathways.autsim.order", "\"priority\"",
                "") ",\n" SET("staff.nurses.wte", "4", "from_week = 8;") "); };",
            1),
        BIDE_ERR_SPEC);
    ck_assert_uint_eq(loaded.diag.count, 2);
    ck_assert_str_eq(loaded.diag.items[0].what, "there is no pathway \"autsim\"");
    ck_assert_int_eq(loaded.diag.items[0].place.line, 8);
    ck_assert_str_eq(
        loaded.diag.items[1].what,
        "\"per_week\" must be a number, 0 to 100,000 referrals a week, but is -1");
    ck_assert_int_eq(loaded.diag.items[1].place.line, 7);
    ck_assert_uint_eq(overlay.epoch_count, 0);
}
END_TEST

START_TEST(what_all_scenarios_share_cannot_be_set)
{
    static const char *const paths[] = { "weeks", "seed", "milestones.0.months",
                                         "scenarios.more.label", "groups.a.label" };
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); ++i) {
        struct bide_text text;
        bide_text_init(&text);
        bide_text_addf(
            &text, "more = { changes = { type = \"set\"; path = \"%s\"; value = 1; }; };",
            paths[i]);
        ck_assert_int_eq(lay(text.bytes, 1), BIDE_ERR_SPEC);
        ck_assert_uint_eq(loaded.diag.count, 1);
        ck_assert_str_eq(loaded.diag.items[0].id, "BD-C058");
        bide_text_free(&text);
        spec_text_free(&loaded);
    }
    ck_assert_int_eq(
        lay("more = { changes = " SET("calendar.holidays", "\"none\"", "") "; };", 1),
        BIDE_OK);
    ck_assert_int_eq(overlay.epochs[0].spec.calendar.holidays, BIDE_SPEC_HOLIDAYS_NONE);
}
END_TEST

START_TEST(text_values_reach_the_spec_unchanged)
{
    ck_assert_int_eq(
        lay("more = { changes = " SET("pathways.autism.label",
                                      "\"a \\\"b\\\" \\\\ c\\nd\"", "") "; };",
            1),
        BIDE_OK);
    const struct bide_spec_pathway *pathway = overlay.epochs[0].spec.pathways.items;
    ck_assert_str_eq(pathway->label, "a \"b\" \\ c\nd");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("overlay");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, an_empty_scenario_is_the_base_case_from_day_0);
    tcase_add_test(tcase,
                   each_day_with_sets_begins_an_epoch_that_goes_on_from_the_one_before);
    tcase_add_test(tcase, of_two_sets_on_a_day_the_later_wins);
    tcase_add_test(tcase, included_scenarios_come_first_and_once);
    tcase_add_test(tcase, scenarios_that_include_each_other_come_to_an_end);
    tcase_add_test(tcase, all_wrong_sets_are_told_each_at_its_place);
    tcase_add_test(tcase, what_all_scenarios_share_cannot_be_set);
    tcase_add_test(tcase, text_values_reach_the_spec_unchanged);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
