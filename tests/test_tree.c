/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/tree.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

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

static struct bide_tree whole(const char *name, int64_t value)
{
    return (struct bide_tree){
        .kind = BIDE_TREE_WHOLE, .name = name, .whole = value, .real = (double) value
    };
}

static struct bide_tree real(double value)
{
    return (struct bide_tree){ .kind = BIDE_TREE_REAL, .real = value };
}

static struct bide_tree text(const char *value)
{
    return (struct bide_tree){ .kind = BIDE_TREE_TEXT, .text = value };
}

START_TEST(a_child_is_found_by_its_name)
{
    struct bide_tree children[] = { whole("a", 1), whole(NULL, 2), whole("ab", 3) };
    const struct bide_tree group = { .kind = BIDE_TREE_GROUP,
                                     .children = children,
                                     .count = COUNT(children) };
    ck_assert_ptr_eq(bide_tree_find(&group, "ab"), &children[2]);
    ck_assert_ptr_eq(bide_tree_find(&group, "a"), &children[0]);
    ck_assert_ptr_null(bide_tree_find(&group, "abc"));
}
END_TEST

START_TEST(values_are_written_as_a_file_has_them)
{
    static const struct {
        struct bide_tree tree;
        const char *written;
    } rows[] = {
        { { .kind = BIDE_TREE_WHOLE, .whole = 156 }, "156" },
        { { .kind = BIDE_TREE_WHOLE, .whole = -2147483648LL }, "-2147483648" },
        { { .kind = BIDE_TREE_WHOLE, .whole = 2147483648LL }, "2147483648L" },
        { { .kind = BIDE_TREE_REAL, .real = 2.0 }, "2.0" },
        { { .kind = BIDE_TREE_REAL, .real = -0.5 }, "-0.5" },
        { { .kind = BIDE_TREE_REAL, .real = 1e300 }, "1.0000000000000001e+300" },
        { { .kind = BIDE_TREE_BOOL, .whole = 1 }, "true" },
        { { .kind = BIDE_TREE_BOOL, .whole = 0 }, "false" },
        { { .kind = BIDE_TREE_TEXT, .text = "a \"b\" \\ c\nd\te" },
          "\"a \\\"b\\\" \\\\ c\\nd\\te\"" },
        { { .kind = BIDE_TREE_TEXT, .text = "Café" }, "\"Café\"" },
        { { .kind = BIDE_TREE_GROUP }, "{ }" },
        { { .kind = BIDE_TREE_LIST }, "(  )" },
        { { .kind = BIDE_TREE_ARRAY }, "[  ]" },
    };
    for (size_t i = 0; i < COUNT(rows); ++i) {
        bide_text_clear(&out);
        bide_tree_write(&rows[i].tree, &out);
        ck_assert_str_eq(out.bytes, rows[i].written);
    }
}
END_TEST

START_TEST(reals_are_written_without_loss)
{
    const double values[] = { 0.1, 1.0 / 3.0, 1e-300, 123456789.123456789, 52.18 };
    for (size_t i = 0; i < COUNT(values); ++i) {
        const struct bide_tree tree = real(values[i]);
        bide_text_clear(&out);
        bide_tree_write(&tree, &out);
        ck_assert_double_eq(strtod(out.bytes, NULL), values[i]);
    }
}
END_TEST

START_TEST(what_holds_others_is_written_on_one_line)
{
    struct bide_tree numbers[] = { whole(NULL, 1), whole(NULL, 2) };
    struct bide_tree settings[] = {
        whole("a", 7),
        { .kind = BIDE_TREE_ARRAY, .name = "b", .children = numbers, .count = 2 }
    };
    struct bide_tree items[] = {
        { .kind = BIDE_TREE_GROUP, .children = settings, .count = 2 }, whole(NULL, 3)
    };
    const struct bide_tree list = { .kind = BIDE_TREE_LIST,
                                    .children = items,
                                    .count = 2 };
    bide_tree_write(&list, &out);
    ck_assert_str_eq(out.bytes, "( { a = 7; b = [ 1, 2 ]; }, 3 )");
}
END_TEST

START_TEST(messages_name_what_stands_there)
{
    const struct {
        struct bide_tree tree;
        const char *named;
    } rows[] = {
        { whole(NULL, 1200), "1,200" },
        { real(2.70), "2.7" },
        { { .kind = BIDE_TREE_BOOL, .whole = 1 }, "true" },
        { { .kind = BIDE_TREE_BOOL, .whole = 0 }, "false" },
        { text("10"), "the text \"10\"" },
        { text(""), "the text \"\"" },
        { text("a\nb"), "the text \"a?b\"" },
        { { .kind = BIDE_TREE_GROUP }, "a group { }" },
        { { .kind = BIDE_TREE_LIST }, "a list ( )" },
        { { .kind = BIDE_TREE_ARRAY }, "an array [ ]" },
    };
    for (size_t i = 0; i < COUNT(rows); ++i) {
        bide_text_clear(&out);
        bide_tree_name_value(&rows[i].tree, &out);
        ck_assert_str_eq(out.bytes, rows[i].named);
    }
}
END_TEST

START_TEST(a_long_text_is_cut_between_characters)
{
    char long_text[401];
    for (size_t i = 0; i < 400; i += 2) {
        memcpy(long_text + i, "é", 2);
    }
    long_text[400] = '\0';
    const struct bide_tree tree = text(long_text);
    bide_tree_name_value(&tree, &out);
    ck_assert_uint_lt(out.length, 80);
    ck_assert_ptr_nonnull(strstr(out.bytes, "é...\""));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tree");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_child_is_found_by_its_name);
    tcase_add_test(tcase, values_are_written_as_a_file_has_them);
    tcase_add_test(tcase, reals_are_written_without_loss);
    tcase_add_test(tcase, what_holds_others_is_written_on_one_line);
    tcase_add_test(tcase, messages_name_what_stands_there);
    tcase_add_test(tcase, a_long_text_is_cut_between_characters);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
