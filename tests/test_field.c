/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/field.h"

#include <check.h>
#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/settings.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct bide_text out;

static void setup(void)
{
    bide_text_init(&out);
}

static void teardown(void)
{
    bide_text_free(&out);
}

START_TEST(a_row_is_found_by_its_name_but_names_of_groups_are_no_settings)
{
    const struct bide_field *wte = bide_field_find(&bide_settings_staff_table, "wte");
    ck_assert_ptr_nonnull(wte);
    ck_assert_str_eq(wte->name, "wte");
    ck_assert_ptr_null(bide_field_find(&bide_settings_staff_table, "name"));
    ck_assert_ptr_null(bide_field_find(&bide_settings_staff_table, "WTE"));
}
END_TEST

START_TEST(the_nearest_name_is_offered)
{
    static const struct {
        const char *name;
        const char *nearest;
    } rows[] = {
        { "wet", "wte" },
        { "sicknes", "sickness" },
        { "clincians", "clinicians" },
        { "sesion_minutes", "session_minutes" },
        { "nam", NULL }, /* "name" is no setting */
        { "colour", NULL },
        { "", NULL },
    };
    for (size_t i = 0; i < COUNT(rows); ++i) {
        ck_assert_pstr_eq(bide_field_nearest(&bide_settings_staff_table, rows[i].name),
                          rows[i].nearest);
    }
}
END_TEST

START_TEST(numbers_are_short_exact_and_grouped)
{
    static const struct {
        double number;
        const char *shown;
    } rows[] = {
        { 0.0, "0" },
        { 0.92, "0.92" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 999.0, "999" },
        { 1000.0, "1,000" },
        { -1234567.0, "-1,234,567" },
        { 123456.0, "123,456" },
        { 1234.5, "1,234.5" },
        { 1e9, "1,000,000,000" },
        { 1e15, "1e+15" },
        { 1e-7, "1e-07" },
    };
    for (size_t i = 0; i < COUNT(rows); ++i) {
        bide_text_clear(&out);
        bide_field_number(&out, rows[i].number);
        ck_assert_str_eq(out.bytes, rows[i].shown);
    }
}
END_TEST

START_TEST(large_and_small_numbers_are_exact)
{
    const double numbers[] = { 1e15, 1e-7, DBL_MAX, 9007199254740991.0, 1.0 / 3.0 };
    for (size_t i = 0; i < COUNT(numbers); ++i) {
        char plain[64] = "";
        size_t length = 0;
        bide_text_clear(&out);
        bide_field_number(&out, numbers[i]);
        for (const char *c = out.bytes; *c != '\0'; ++c) {
            plain[length] = *c;
            length += *c != ',' ? 1 : 0;
        }
        plain[length] = '\0';
        ck_assert_double_eq(strtod(plain, NULL), numbers[i]);
    }
}
END_TEST

/* What is said of a row with this type, and 1 to 5 of the unit allowed. */
static void assert_described(enum bide_field_type type, const char *unit,
                             const char *described)
{
    static const char *const choices[] = { "a", "b", "c", NULL };
    const struct bide_field field = {
        .name = "x", .type = type, .min = 1, .max = 5, .unit = unit, .choices = choices
    };
    bide_text_clear(&out);
    bide_field_describe(&field, &out);
    ck_assert_str_eq(out.bytes, described);
}

START_TEST(every_type_says_what_it_takes)
{
    assert_described(BIDE_FIELD_BOOL, NULL, "true or false");
    assert_described(BIDE_FIELD_INT, "weeks", "a whole number, 1 to 5 weeks");
    assert_described(BIDE_FIELD_INT, NULL, "a whole number, 1 to 5");
    assert_described(BIDE_FIELD_REAL, "weeks", "a number, 1 to 5 weeks");
    assert_described(BIDE_FIELD_REAL, "share", "a share, 1 to 5");
    assert_described(BIDE_FIELD_REAL, "share a year", "a share a year, 1 to 5");
    assert_described(BIDE_FIELD_TEXT, NULL, "a text in double quotes");
    assert_described(BIDE_FIELD_CHOICE, NULL, "\"a\", \"b\" or \"c\"");
    assert_described(BIDE_FIELD_DATE, NULL, "a date such as \"2025-08-31\"");
    assert_described(BIDE_FIELD_REALS, "weeks", "numbers in [ ], each 1 to 5 weeks");
    assert_described(BIDE_FIELD_TEXTS, NULL, "texts in [ ], such as [ \"a\", \"b\" ]");
    assert_described(BIDE_FIELD_DIST, "minutes",
                     "a number or a distribution in { }, 1 to 5 minutes");
    assert_described(BIDE_FIELD_VALUE, NULL, "a value of the setting's own kind");
    assert_described(BIDE_FIELD_GROUP, NULL, "a group of settings in { }");
    assert_described(BIDE_FIELD_LIST, NULL, "a list of groups in ( ), 1 to 5 of them");
    assert_described(BIDE_FIELD_NAMED, NULL, "named groups in { }, 1 to 5 of them");
}
END_TEST

START_TEST(a_list_that_may_be_empty_says_at_most)
{
    const struct bide_field field = { .type = BIDE_FIELD_LIST, .max = 1000 };
    bide_field_describe(&field, &out);
    ck_assert_str_eq(out.bytes, "a list of groups in ( ), at most 1,000 of them");
}
END_TEST

/* Counts the rows it is shown, and keeps the path of one that is asked for. */
struct visitor {
    const char *wanted;
    size_t count;
    size_t stop_at;
    size_t found;
};

static bool visit(void *context, const char *path, const struct bide_field *field)
{
    struct visitor *visitor = context;
    const char *last = strrchr(path, '.');
    ck_assert_str_eq(last == NULL ? path : last + 1, field->name);
    visitor->found += strcmp(path, visitor->wanted) == 0 ? 1 : 0;
    ++visitor->count;
    return visitor->count != visitor->stop_at;
}

START_TEST(a_walk_comes_to_every_row_under_its_general_path)
{
    static const char *const paths[] = {
        "title",
        "calendar.holidays",
        "milestones.*.months",
        "staff.*.schedule.*.clinicians",
        "pathways.*.referrals.months",
        "pathways.*.steps.*.ends.*.share",
        "scenarios.*.changes.insourcing.eligible.group",
        "scenarios.*.changes.pilot.frees.minutes",
        "scenarios.*.changes.hire.lead_weeks",
        "scenarios.*.changes.set.value",
        "scenarios.*.includes",
    };
    for (size_t i = 0; i < COUNT(paths); ++i) {
        struct visitor visitor = { .wanted = paths[i] };
        ck_assert_int_eq(bide_field_walk(&bide_settings_plan_table, visit, &visitor),
                         BIDE_OK);
        ck_assert_msg(visitor.found == 1, "%s", paths[i]);
    }
}
END_TEST

START_TEST(a_walk_stops_when_asked)
{
    struct visitor visitor = { .wanted = "title", .stop_at = 20 };
    ck_assert_int_eq(bide_field_walk(&bide_settings_plan_table, visit, &visitor),
                     BIDE_OK);
    ck_assert_uint_eq(visitor.count, 20);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("field");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_row_is_found_by_its_name_but_names_of_groups_are_no_settings);
    tcase_add_test(tcase, the_nearest_name_is_offered);
    tcase_add_test(tcase, numbers_are_short_exact_and_grouped);
    tcase_add_test(tcase, large_and_small_numbers_are_exact);
    tcase_add_test(tcase, every_type_says_what_it_takes);
    tcase_add_test(tcase, a_list_that_may_be_empty_says_at_most);
    tcase_add_test(tcase, a_walk_comes_to_every_row_under_its_general_path);
    tcase_add_test(tcase, a_walk_stops_when_asked);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
