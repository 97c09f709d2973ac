/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/fault.h"

#include <check.h>
#include <stdlib.h>

static struct bide_diag diag;
static const struct bide_diag_place here = { .file = "a.cfg", .line = 3, .path = "a.b" };

static void setup(void)
{
    bide_diag_init(&diag);
}

static void teardown(void)
{
    bide_diag_free(&diag);
}

static void add(enum bide_diag_level level, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        ck_assert(bide_fault_has_room(&diag, level, here));
        bide_diag_add(&diag, level, "BD-C050", here, "wrong", NULL);
    }
}

START_TEST(after_a_hundred_errors_one_note_says_there_are_more)
{
    add(BIDE_DIAG_ERROR, BIDE_FAULT_MOST);
    for (int i = 0; i < 5; ++i) {
        ck_assert(!bide_fault_has_room(&diag, BIDE_DIAG_ERROR, here));
    }
    ck_assert_uint_eq(diag.count, BIDE_FAULT_MOST + 1);
    const struct bide_diag_item *note = &diag.items[BIDE_FAULT_MOST];
    ck_assert_str_eq(note->id, "BD-C070");
    ck_assert_str_eq(note->what, "more than 100 errors: the others are not shown");
    ck_assert_int_eq(note->place.line, 3);
    ck_assert_int_eq(note->level, BIDE_DIAG_ERROR);
}
END_TEST

START_TEST(warnings_are_counted_by_themselves)
{
    add(BIDE_DIAG_WARNING, BIDE_FAULT_MOST);
    ck_assert(!bide_fault_has_room(&diag, BIDE_DIAG_WARNING, here));
    ck_assert_uint_eq(diag.error_count, 0);
    ck_assert_str_eq(diag.items[BIDE_FAULT_MOST].what,
                     "more than 100 warnings: the others are not shown");
    add(BIDE_DIAG_ERROR, BIDE_FAULT_MOST);
    ck_assert(!bide_fault_has_room(&diag, BIDE_DIAG_ERROR, here));
    ck_assert_uint_eq(diag.count, 2 * (BIDE_FAULT_MOST + 1));
}
END_TEST

START_TEST(the_same_of_the_same_setting_is_told_once)
{
    const struct bide_diag_place other_line = { .file = "a.cfg",
                                                .line = 4,
                                                .path = "a.b" };
    const struct bide_diag_place other_path = { .file = "a.cfg", .line = 3, .path = "a" };
    const struct bide_diag_place no_path = { .line = 3 };
    add(BIDE_DIAG_ERROR, 1);
    ck_assert(bide_fault_is_told(&diag, here, "wrong"));
    ck_assert(!bide_fault_is_told(&diag, here, "right"));
    ck_assert(!bide_fault_is_told(&diag, other_line, "wrong"));
    ck_assert(!bide_fault_is_told(&diag, other_path, "wrong"));
    ck_assert(!bide_fault_is_told(&diag, no_path, "wrong"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fault");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, after_a_hundred_errors_one_note_says_there_are_more);
    tcase_add_test(tcase, warnings_are_counted_by_themselves);
    tcase_add_test(tcase, the_same_of_the_same_setting_is_told_once);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
