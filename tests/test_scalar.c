/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/scalar.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/civil.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct bide_spec spec;
static struct bide_diag diag;
static struct bide_reader reader;

static void setup(void)
{
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    reader = (struct bide_reader){ .spec = &spec, .diag = &diag };
    bide_text_init(&reader.path);
    bide_text_add(&reader.path, "here.x");
}

static void teardown(void)
{
    bide_text_free(&reader.path);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
}

static struct bide_field row(enum bide_field_type type)
{
    static const char *const choices[] = { "none", "some", "sole", NULL };
    return (struct bide_field){ .name = "x",
                                .type = type,
                                .min = 1,
                                .max = 52,
                                .unit = "weeks",
                                .sentence = "Said of it.",
                                .choices = choices };
}

static struct bide_tree whole(int64_t value)
{
    return (struct bide_tree){ .kind = BIDE_TREE_WHOLE,
                               .file = "a.cfg",
                               .line = 7,
                               .whole = value,
                               .real = (double) value };
}

static struct bide_tree real(double value)
{
    return (struct bide_tree){
        .kind = BIDE_TREE_REAL, .file = "a.cfg", .line = 7, .real = value
    };
}

static struct bide_tree text(const char *value)
{
    return (struct bide_tree){
        .kind = BIDE_TREE_TEXT, .file = "a.cfg", .line = 7, .text = value
    };
}

static struct bide_tree row_of(struct bide_tree *children, size_t count)
{
    return (struct bide_tree){ .kind = BIDE_TREE_ARRAY,
                               .file = "a.cfg",
                               .line = 7,
                               .children = children,
                               .count = count };
}

static void read(enum bide_field_type type, struct bide_tree tree, void *member)
{
    const struct bide_field field = row(type);
    bide_scalar_read(&reader, &field, &tree, member);
}

/* The last problem says this; there are count of them. */
static void assert_said(size_t count, const char *id, const char *what, const char *help)
{
    ck_assert_uint_eq(diag.count, count);
    const struct bide_diag_item *item = &diag.items[count - 1];
    ck_assert_str_eq(item->what, what);
    ck_assert_str_eq(item->id, id);
    ck_assert_pstr_eq(item->help, help);
    ck_assert_str_eq(item->place.path, "here.x");
    ck_assert_str_eq(item->place.file, "a.cfg");
    ck_assert_int_eq(item->place.line, 7);
}

START_TEST(whole_numbers_are_whole_however_written)
{
    int64_t value = 0;
    read(BIDE_FIELD_INT, whole(52), &value);
    ck_assert_int_eq(value, 52);
    read(BIDE_FIELD_INT, real(3.0), &value);
    ck_assert_int_eq(value, 3);
    ck_assert_uint_eq(diag.count, 0);
    read(BIDE_FIELD_INT, real(2.7), &value);
    assert_said(1, "BD-C052", "\"x\" must be a whole number, 1 to 52 weeks, but is 2.7",
                "fractions make no sense here");
    read(BIDE_FIELD_INT, whole(53), &value);
    assert_said(2, "BD-C053", "\"x\" must be a whole number, 1 to 52 weeks, but is 53",
                "Said of it.");
    ck_assert_int_eq(value, 3);
}
END_TEST

START_TEST(numbers_may_be_whole_and_reach_both_ends)
{
    double value = 0;
    read(BIDE_FIELD_REAL, whole(1), &value);
    ck_assert_double_eq(value, 1);
    read(BIDE_FIELD_REAL, real(52), &value);
    ck_assert_double_eq(value, 52);
    ck_assert_uint_eq(diag.count, 0);
    read(BIDE_FIELD_REAL, real(52.000001), &value);
    assert_said(1, "BD-C053", "\"x\" must be a number, 1 to 52 weeks, but is 52.000001",
                "Said of it.");
    read(BIDE_FIELD_REAL, text("10"), &value);
    assert_said(2, "BD-C052",
                "\"x\" must be a number, 1 to 52 weeks, but is the text \"10\"",
                "write the number without quotes");
    read(BIDE_FIELD_REAL, text("ten"), &value);
    assert_said(3, "BD-C052",
                "\"x\" must be a number, 1 to 52 weeks, but is the text \"ten\"", NULL);
    ck_assert_double_eq(value, 52);
}
END_TEST

START_TEST(shares_written_in_per_cent_are_recognised)
{
    const struct bide_field field = {
        .name = "x", .max = 1, .unit = "share", .sentence = "Said of it."
    };
    double value = 0.5;
    const struct bide_tree percent = real(92.0);
    bide_scalar_real(&reader, &field, &percent, &value);
    ck_assert_str_eq(diag.items[0].help, "did you mean 0.92? A share is a part of 1");
    const struct bide_tree more = real(101.0);
    bide_scalar_real(&reader, &field, &more, &value);
    ck_assert_str_eq(diag.items[1].help, "Said of it.");
    const struct bide_tree less = real(-0.1);
    bide_scalar_real(&reader, &field, &less, &value);
    ck_assert_str_eq(diag.items[2].help, "Said of it.");
    ck_assert_double_eq(value, 0.5);
}
END_TEST

START_TEST(truth_is_true_or_false)
{
    const struct bide_tree yes = { .kind = BIDE_TREE_BOOL, .whole = 1 };
    const struct bide_tree no = { .kind = BIDE_TREE_BOOL, .whole = 0 };
    bool value = false;
    read(BIDE_FIELD_BOOL, yes, &value);
    ck_assert(value);
    read(BIDE_FIELD_BOOL, no, &value);
    ck_assert(!value);
    read(BIDE_FIELD_BOOL, whole(1), &value);
    ck_assert(!value);
    ck_assert_str_eq(diag.items[0].what, "\"x\" must be true or false, but is 1");
}
END_TEST

START_TEST(texts_have_as_many_characters_as_the_row_allows)
{
    const char *value = NULL;
    const char *long_text =
        "éééééééééééééééééééééééééééééééééééééééééééééééééééé"; /* 52 */
    read(BIDE_FIELD_TEXT, text(long_text), &value);
    ck_assert_ptr_eq(value, long_text);
    read(BIDE_FIELD_TEXT, text("12345678901234567890123456789012345678901234567890123"),
         &value);
    assert_said(1, "BD-C053", "\"x\" must be a text of at most 52 characters, but has 53",
                "shorten it");
    read(BIDE_FIELD_TEXT, whole(5), &value);
    assert_said(2, "BD-C052", "\"x\" must be a text in double quotes, but is 5",
                "put it in double quotes");
    ck_assert_ptr_eq(value, long_text);
}
END_TEST

START_TEST(a_choice_is_its_place_in_the_list)
{
    int64_t value = -1;
    read(BIDE_FIELD_CHOICE, text("some"), &value);
    ck_assert_int_eq(value, 1);
    read(BIDE_FIELD_CHOICE, text("sol"), &value);
    assert_said(1, "BD-C054",
                "\"x\" must be \"none\", \"some\" or \"sole\", but is the text \"sol\"",
                "did you mean \"sole\"?");
    read(BIDE_FIELD_CHOICE, text("elsewhere"), &value);
    assert_said(2, "BD-C054",
                "\"x\" must be \"none\", \"some\" or \"sole\", but is the text "
                "\"elsewhere\"",
                "Said of it.");
    ck_assert_int_eq(value, 1);
}
END_TEST

START_TEST(dates_are_days)
{
    int32_t value = 0;
    read(BIDE_FIELD_DATE, text("1970-01-02"), &value);
    ck_assert_int_eq(value, 1);
    read(BIDE_FIELD_DATE, text("2025-02-29"), &value);
    assert_said(1, "BD-C056",
                "\"x\" must be a date such as \"2025-08-31\", but is the text "
                "\"2025-02-29\"",
                "write year-month-day; the day must exist, from 1900 to 2199");
    ck_assert_int_eq(value, 1);
}
END_TEST

START_TEST(numbers_in_a_row_are_checked_one_by_one)
{
    struct bide_spec_list list = { .count = 0 };
    struct bide_tree good[] = { whole(1), real(2.5), whole(52) };
    read(BIDE_FIELD_REALS, row_of(good, COUNT(good)), &list);
    ck_assert_uint_eq(list.count, 3);
    ck_assert_double_eq(((const double *) list.items)[1], 2.5);
    ck_assert_uint_eq(diag.count, 0);
    struct bide_tree bad[] = { whole(1), whole(0), text("2") };
    read(BIDE_FIELD_REALS, row_of(bad, COUNT(bad)), &list);
    ck_assert_uint_eq(diag.count, 2);
    ck_assert_str_eq(diag.items[0].what,
                     "\"x\" must be numbers in [ ], each 1 to 52 weeks, but item 2 is 0");
    ck_assert_str_eq(
        diag.items[1].what,
        "\"x\" must be numbers in [ ], each 1 to 52 weeks, but item 3 is the text \"2\"");
    read(BIDE_FIELD_REALS, whole(1), &list);
    ck_assert_str_eq(diag.items[2].what,
                     "\"x\" must be numbers in [ ], each 1 to 52 weeks, but is 1");
}
END_TEST

START_TEST(an_empty_row_is_an_empty_list)
{
    struct bide_spec_list list = { .count = 5 };
    read(BIDE_FIELD_REALS, row_of(NULL, 0), &list);
    ck_assert_uint_eq(list.count, 0);
    ck_assert_uint_eq(diag.count, 0);
}
END_TEST

START_TEST(texts_in_a_row_are_never_null)
{
    struct bide_spec_list list = { .count = 0 };
    struct bide_tree items[] = { text("a"), whole(2) };
    read(BIDE_FIELD_TEXTS, row_of(items, COUNT(items)), &list);
    const char *const *texts = list.items;
    ck_assert_uint_eq(list.count, 2);
    ck_assert_str_eq(texts[0], "a");
    ck_assert_str_eq(texts[1], "");
    assert_said(1, "BD-C052",
                "\"x\" must be texts in [ ], such as [ \"a\", \"b\" ], but item 2 is 2",
                "put it in double quotes");
}
END_TEST

START_TEST(a_value_is_kept_as_it_was_written)
{
    const char *value = NULL;
    struct bide_tree items[] = { whole(1), whole(2) };
    read(BIDE_FIELD_VALUE, row_of(items, COUNT(items)), &value);
    ck_assert_str_eq(value, "[ 1, 2 ]");
}
END_TEST

START_TEST(places_are_remembered_unless_unknown)
{
    const struct bide_tree tree = whole(1);
    const struct bide_tree nowhere = { .kind = BIDE_TREE_WHOLE };
    bide_scalar_mark(&reader, &tree);
    bide_scalar_mark(&reader, &nowhere);
    ck_assert_uint_eq(spec.places.count, 1);
    ck_assert_int_eq(bide_spec_find_place(&spec, "here.x").line, 7);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scalar");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, whole_numbers_are_whole_however_written);
    tcase_add_test(tcase, numbers_may_be_whole_and_reach_both_ends);
    tcase_add_test(tcase, shares_written_in_per_cent_are_recognised);
    tcase_add_test(tcase, truth_is_true_or_false);
    tcase_add_test(tcase, texts_have_as_many_characters_as_the_row_allows);
    tcase_add_test(tcase, a_choice_is_its_place_in_the_list);
    tcase_add_test(tcase, dates_are_days);
    tcase_add_test(tcase, numbers_in_a_row_are_checked_one_by_one);
    tcase_add_test(tcase, an_empty_row_is_an_empty_list);
    tcase_add_test(tcase, texts_in_a_row_are_never_null);
    tcase_add_test(tcase, a_value_is_kept_as_it_was_written);
    tcase_add_test(tcase, places_are_remembered_unless_unknown);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
