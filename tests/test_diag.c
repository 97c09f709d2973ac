/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/diag.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static struct bide_diag_place place(const char *file, int line, int column)
{
    const struct bide_diag_place at = { .file = file, .line = line, .column = column };
    return at;
}

START_TEST(a_new_diag_has_no_problems)
{
    struct bide_diag diag;

    bide_diag_init(&diag);

    ck_assert_uint_eq(diag.count, 0);
    ck_assert_uint_eq(diag.error_count, 0);
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_OK);
    bide_diag_free(&diag);
    bide_diag_free(&diag);
}
END_TEST

START_TEST(all_texts_are_copied)
{
    char file[] = "a.cfg";
    char path[] = "staff.nurses";
    char what[] = "nurses are missing";
    char help[] = "add some";
    const struct bide_diag_place at = { file, 3, 7, path };
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_diag_add(&diag, BIDE_DIAG_ERROR, "BD-C050", at, what, help);
    file[0] = path[0] = what[0] = help[0] = '?';

    const struct bide_diag_item *const item = &diag.items[0];
    ck_assert_str_eq(item->place.file, "a.cfg");
    ck_assert_str_eq(item->place.path, "staff.nurses");
    ck_assert_int_eq(item->place.line, 3);
    ck_assert_int_eq(item->place.column, 7);
    ck_assert_str_eq(item->id, "BD-C050");
    ck_assert_str_eq(item->what, "nurses are missing");
    ck_assert_str_eq(item->help, "add some");
    ck_assert_ptr_null(item->source);
    bide_diag_free(&diag);
}
END_TEST

START_TEST(texts_may_be_missing)
{
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_diag_error(&diag, "BD-C001", place(NULL, 0, 0), NULL, "nothing is known");
    bide_diag_error(&diag, "BD-C001", place(NULL, 0, 0), NULL, "nor of this");
    bide_diag_quote(&diag, "a.cfg", "a\n", 2);
    bide_diag_sort(&diag);

    ck_assert_uint_eq(diag.count, 2);
    ck_assert_ptr_null(diag.items[0].place.file);
    ck_assert_ptr_null(diag.items[0].help);
    ck_assert_ptr_null(diag.items[0].source);
    ck_assert_str_eq(diag.items[0].what, "nothing is known");
    bide_diag_free(&diag);
}
END_TEST

START_TEST(formats_are_filled_in)
{
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_diag_error(&diag, "BD-C050", place("a.cfg", 1, 2), "look", "%d of %s", 3,
                    "four");
    bide_diag_warn(&diag, "BD-C051", place("a.cfg", 1, 2), NULL, "%.1f %%", 2.5);

    ck_assert_str_eq(diag.items[0].what, "3 of four");
    ck_assert_str_eq(diag.items[0].help, "look");
    ck_assert_str_eq(diag.items[1].what, "2.5 %");
    ck_assert_int_eq(diag.items[1].level, BIDE_DIAG_WARNING);
    bide_diag_free(&diag);
}
END_TEST

START_TEST(only_errors_make_the_result_wrong)
{
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_diag_warn(&diag, "BD-C060", place("a.cfg", 1, 1), NULL, "odd");
    const enum bide_err with_warning = bide_diag_result(&diag);
    bide_diag_error(&diag, "BD-C050", place("a.cfg", 1, 1), NULL, "wrong");

    ck_assert_int_eq(with_warning, BIDE_OK);
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_ERR_SPEC);
    ck_assert_uint_eq(diag.count, 2);
    ck_assert_uint_eq(diag.error_count, 1);
    bide_diag_free(&diag);
}
END_TEST

START_TEST(a_failed_allocation_sticks)
{
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_diag_fail(&diag, BIDE_OK);
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_OK);
    bide_diag_fail(&diag, BIDE_ERR_MEMORY);
    bide_diag_error(&diag, "BD-C050", place("a.cfg", 1, 1), NULL, "dropped");

    ck_assert_uint_eq(diag.count, 0);
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_ERR_MEMORY);
    bide_diag_free(&diag);
}
END_TEST

/* ---- source lines ----------------------------------------------------------------- */

static const char *quoted(struct bide_diag *diag, const char *text, size_t length,
                          int line)
{
    bide_diag_init(diag);
    bide_diag_error(diag, "BD-C050", place("a.cfg", line, 1), NULL, "here");
    bide_diag_quote(diag, "a.cfg", text, length);
    return diag->items[0].source;
}

START_TEST(the_line_is_quoted_without_its_end)
{
    static const char text[] = "first\nse\tcond\r\n\nlast";
    static const char *const lines[] = { "first", "se\tcond", "", "last" };
    struct bide_diag diag;

    ck_assert_str_eq(quoted(&diag, text, sizeof text - 1, _i + 1), lines[_i]);

    bide_diag_free(&diag);
}
END_TEST

START_TEST(a_line_that_is_not_there_is_not_quoted)
{
    struct bide_diag diag;

    ck_assert_ptr_null(quoted(&diag, "first\n", 6, 3));
    bide_diag_free(&diag);
    ck_assert_ptr_null(quoted(&diag, "first\n", 6, 0));
    bide_diag_free(&diag);
}
END_TEST

START_TEST(another_file_is_not_quoted)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_diag_error(&diag, "BD-C050", place("b.cfg", 1, 1), NULL, "there");

    bide_diag_quote(&diag, "a.cfg", "first\n", 6);
    ck_assert_ptr_null(diag.items[0].source);
    bide_diag_quote(&diag, "b.cfg", "other\n", 6);
    bide_diag_quote(&diag, "b.cfg", "third\n", 6);

    ck_assert_str_eq(diag.items[0].source, "other");
    bide_diag_free(&diag);
}
END_TEST

/* One "?" for each column, so that the caret stays where it belongs. */
START_TEST(a_quoted_line_cannot_control_the_terminal)
{
    static const char text[] = "a\x1B[31m\0b\xFF\xE2\x80\xAE\xC3\xA9\xEF\xBB\xBF c";
    struct bide_diag diag;

    ck_assert_str_eq(quoted(&diag, text, sizeof text - 1, 1), "a?[31m?b??\xC3\xA9? c");

    bide_diag_free(&diag);
}
END_TEST

START_TEST(a_very_long_line_is_cut_between_characters)
{
    static char text[20000];
    for (size_t i = 0; i < sizeof text; i += 2) {
        text[i] = '\xC3';
        text[i + 1] = '\xA9';
    }
    struct bide_diag diag;

    const char *const source = quoted(&diag, text, sizeof text, 1);

    const size_t length = strlen(source);
    ck_assert_uint_lt(length, 5000);
    ck_assert_uint_gt(length, 1000);
    ck_assert_str_eq(source + length - 3, "...");
    ck_assert_int_eq(source[length - 4], '\xA9');
    bide_diag_free(&diag);
}
END_TEST

START_TEST(neighbours_share_their_line)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_diag_error(&diag, "BD-C050", place("a.cfg", 1, 1), NULL, "one");
    bide_diag_error(&diag, "BD-C050", place("a.cfg", 1, 5), NULL, "two");
    bide_diag_error(&diag, "BD-C050", place("a.cfg", 2, 1), NULL, "three");

    bide_diag_quote(&diag, "a.cfg", "first\nsecond\n", 13);

    ck_assert_str_eq(diag.items[0].source, "first");
    ck_assert_ptr_eq(diag.items[0].source, diag.items[1].source);
    ck_assert_str_eq(diag.items[2].source, "second");
    bide_diag_free(&diag);
}
END_TEST

/* ---- order ------------------------------------------------------------------------- */

START_TEST(items_are_ordered_by_file_line_and_column)
{
    static const struct {
        const char *file;
        int line;
        int column;
    } rows[] = { { "z.cfg", 2, 9 }, { "z.cfg", 2, 1 }, { "a.cfg", 1, 1 },
                 { "z.cfg", 1, 5 }, { NULL, 7, 7 },    { "a.cfg", 1, 0 },
                 { "z.cfg", 1, 5 } };
    struct bide_diag diag;
    bide_diag_init(&diag);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; ++i) {
        bide_diag_error(&diag, "BD-C050",
                        place(rows[i].file, rows[i].line, rows[i].column), NULL, "%zu",
                        i);
    }

    bide_diag_sort(&diag);

    /* Files as first seen, equals as added. */
    char order[16] = "";
    for (size_t i = 0; i < diag.count; ++i) {
        strncat(order, diag.items[i].what, 1);
    }
    ck_assert_str_eq(order, "3610524");
    bide_diag_free(&diag);
}
END_TEST

/* ---- ids --------------------------------------------------------------------------- */

START_TEST(ids_are_in_order_and_explained)
{
    char before[16] = "BD-C000";
    size_t count = 0;
    for (; bide_diag_id(count) != NULL; ++count) {
        const char *const id = bide_diag_id(count);
        const char *const paragraph = bide_diag_explain(id);
        ck_assert_msg(strcmp(before, id) < 0, "%s after %s", id, before);
        ck_assert_ptr_nonnull(paragraph);
        ck_assert_msg(strlen(paragraph) > 80 && strchr(paragraph, '\n') != NULL, "%s",
                      id);
        snprintf(before, sizeof before, "%s", id);
    }
    ck_assert_uint_ge(count, 49);
    ck_assert_str_eq(bide_diag_id(0), "BD-C001");
}
END_TEST

START_TEST(an_unknown_id_is_not_explained)
{
    ck_assert_ptr_null(bide_diag_explain("BD-C000"));
    ck_assert_ptr_null(bide_diag_explain("BD-C01"));
    ck_assert_ptr_null(bide_diag_explain(""));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("diag");
    TCase *tcase = tcase_create("diag");
    tcase_add_test(tcase, a_new_diag_has_no_problems);
    tcase_add_test(tcase, all_texts_are_copied);
    tcase_add_test(tcase, texts_may_be_missing);
    tcase_add_test(tcase, formats_are_filled_in);
    tcase_add_test(tcase, only_errors_make_the_result_wrong);
    tcase_add_test(tcase, a_failed_allocation_sticks);
    tcase_add_loop_test(tcase, the_line_is_quoted_without_its_end, 0, 4);
    tcase_add_test(tcase, a_line_that_is_not_there_is_not_quoted);
    tcase_add_test(tcase, another_file_is_not_quoted);
    tcase_add_test(tcase, a_quoted_line_cannot_control_the_terminal);
    tcase_add_test(tcase, a_very_long_line_is_cut_between_characters);
    tcase_add_test(tcase, neighbours_share_their_line);
    tcase_add_test(tcase, items_are_ordered_by_file_line_and_column);
    tcase_add_test(tcase, ids_are_in_order_and_explained);
    tcase_add_test(tcase, an_unknown_id_is_not_explained);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
