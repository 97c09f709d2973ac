/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/place.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bide_arena arena;
static struct bide_place_list list;

static void setup(void)
{
    bide_arena_init(&arena);
    memset(&list, 0, sizeof list);
}

static void teardown(void)
{
    bide_arena_free(&arena);
}

static void add(const char *path, const char *file, int line)
{
    const struct bide_diag_place place = { .path = path, .file = file, .line = line };
    ck_assert_int_eq(bide_place_add(&list, &arena, place), BIDE_OK);
}

/* The line on which path was written; 0 if it was not. */
static int line_of(const char *path)
{
    const struct bide_place *place = bide_place_find(&list, path, strlen(path));
    return place == NULL ? 0 : place->line;
}

START_TEST(an_empty_list_knows_nothing)
{
    ck_assert_int_eq(line_of("a"), 0);
    bide_place_sort(&list);
    ck_assert_int_eq(line_of("a"), 0);
}
END_TEST

START_TEST(a_place_is_found_whether_sorted_or_not)
{
    add("staff.nurses.wte", "a.cfg", 3);
    add("staff", "a.cfg", 1);
    add("staff.nurses", "part.cfg", 2);
    for (int i = 0; i < 2; ++i) {
        ck_assert_int_eq(line_of("staff"), 1);
        ck_assert_int_eq(line_of("staff.nurses"), 2);
        ck_assert_int_eq(line_of("staff.nurses.wte"), 3);
        ck_assert_int_eq(line_of("staff.nurse"), 0);
        ck_assert_int_eq(line_of("staff.nurses.wt"), 0);
        ck_assert_int_eq(line_of("stafg"), 0);
        ck_assert_int_eq(line_of(""), 0);
        bide_place_sort(&list);
    }
    ck_assert_str_eq(bide_place_find(&list, "staff.nurses", 12)->file, "part.cfg");
}
END_TEST

START_TEST(a_part_of_a_path_can_be_asked_for)
{
    add("staff", "a.cfg", 1);
    add("staff.nurses", "a.cfg", 2);
    for (int i = 0; i < 2; ++i) {
        ck_assert_int_eq(bide_place_find(&list, "staff.nurses.wte", 5)->line, 1);
        ck_assert_int_eq(bide_place_find(&list, "staff.nurses.wte", 12)->line, 2);
        ck_assert_ptr_null(bide_place_find(&list, "staff.nurses.wte", 16));
        bide_place_sort(&list);
    }
}
END_TEST

START_TEST(the_last_of_the_same_counts_while_not_sorted)
{
    add("weeks", "--set #1", 1);
    add("weeks", "--set #2", 2);
    ck_assert_int_eq(line_of("weeks"), 2);
}
END_TEST

START_TEST(many_places_are_all_found)
{
    enum { MANY = 1000 };
    char path[32];
    for (int i = 0; i < MANY; ++i) {
        snprintf(path, sizeof path, "p%d.q", i * 7919 % MANY);
        add(path, "a.cfg", 1 + i * 7919 % MANY);
    }
    bide_place_sort(&list);
    for (int i = 0; i < MANY; ++i) {
        snprintf(path, sizeof path, "p%d.q", i);
        ck_assert_int_eq(line_of(path), i + 1);
    }
    ck_assert_int_eq(line_of("p1000.q"), 0);
}
END_TEST

START_TEST(a_copy_of_a_list_grows_on_its_own)
{
    add("a", "a.cfg", 1);
    struct bide_place_list copy = list;
    copy.capacity = copy.count;
    const struct bide_diag_place place = { .path = "b", .file = "a.cfg", .line = 2 };
    ck_assert_int_eq(bide_place_add(&copy, &arena, place), BIDE_OK);
    add("c", "a.cfg", 3);
    ck_assert_int_eq(bide_place_find(&copy, "b", 1)->line, 2);
    ck_assert_ptr_null(bide_place_find(&copy, "c", 1));
    ck_assert_int_eq(line_of("c"), 3);
    ck_assert_int_eq(line_of("b"), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("place");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, an_empty_list_knows_nothing);
    tcase_add_test(tcase, a_place_is_found_whether_sorted_or_not);
    tcase_add_test(tcase, a_part_of_a_path_can_be_asked_for);
    tcase_add_test(tcase, the_last_of_the_same_counts_while_not_sorted);
    tcase_add_test(tcase, many_places_are_all_found);
    tcase_add_test(tcase, a_copy_of_a_list_grows_on_its_own);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
