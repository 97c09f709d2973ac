/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/arena.h"

#include <check.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_filled(const unsigned char *bytes, size_t length, size_t value)
{
    size_t i = 0;
    while (i < length && bytes[i] == value) {
        ++i;
    }
    return i == length;
}

START_TEST(pieces_are_zeroed_aligned_and_apart)
{
    enum { PIECES = 3000 };
    struct bide_arena arena;
    bide_arena_init(&arena);
    unsigned char *pieces[PIECES];

    for (size_t i = 0; i < PIECES; ++i) {
        const size_t length = i % 97 + 1;
        pieces[i] = bide_arena_take(&arena, length, 1);
        ck_assert_ptr_nonnull(pieces[i]);
        ck_assert_uint_eq((uintptr_t) pieces[i] % alignof(max_align_t), 0);
        ck_assert(is_filled(pieces[i], length, 0));
        memset(pieces[i], (int) (i % 251 + 1), length);
    }

    for (size_t i = 0; i < PIECES; ++i) {
        ck_assert(is_filled(pieces[i], i % 97 + 1, i % 251 + 1));
    }
    bide_arena_free(&arena);
}
END_TEST

START_TEST(a_piece_may_be_larger_than_a_block)
{
    struct bide_arena arena;
    bide_arena_init(&arena);
    char *small = bide_arena_take(&arena, 1, 1);

    char *large = bide_arena_take(&arena, 1000, 1000);

    ck_assert_ptr_nonnull(large);
    memset(large, 'x', 1000 * 1000);
    ck_assert_int_eq(small[0], 0);
    bide_arena_free(&arena);
}
END_TEST

START_TEST(an_empty_piece_is_not_a_failure)
{
    struct bide_arena arena;
    bide_arena_init(&arena);

    ck_assert_ptr_nonnull(bide_arena_take(&arena, 0, 8));
    ck_assert_ptr_nonnull(bide_arena_take(&arena, 8, 0));

    bide_arena_free(&arena);
}
END_TEST

START_TEST(a_text_is_copied_and_ended)
{
    struct bide_arena arena;
    bide_arena_init(&arena);
    char source[] = "autism pathway";

    const char *copy = bide_arena_text(&arena, source, 6);
    const char *empty = bide_arena_text(&arena, source, 0);
    memset(source, 'x', sizeof(source) - 1);

    ck_assert_str_eq(copy, "autism");
    ck_assert_str_eq(empty, "");
    bide_arena_free(&arena);
}
END_TEST

START_TEST(too_much_is_refused_and_the_rest_stays)
{
    struct bide_arena arena;
    bide_arena_init(&arena);
    const char *kept = bide_arena_text(&arena, "kept", 4);

    ck_assert_ptr_null(bide_arena_take(&arena, SIZE_MAX, 1));
    ck_assert_ptr_null(bide_arena_take(&arena, SIZE_MAX / 8 + 2, 8));
    ck_assert_ptr_null(bide_arena_take(&arena, SIZE_MAX / 16, 8)); /* no such memory */
    ck_assert_ptr_nonnull(bide_arena_take(&arena, 100, 8));

    ck_assert_str_eq(kept, "kept");
    bide_arena_free(&arena);
}
END_TEST

START_TEST(an_arena_may_be_freed_twice_and_used_again)
{
    struct bide_arena arena;
    bide_arena_init(&arena);
    bide_arena_free(&arena);
    ck_assert_ptr_nonnull(bide_arena_take(&arena, 1, 1));

    bide_arena_free(&arena);
    bide_arena_free(&arena);

    ck_assert_ptr_null(arena.newest);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("arena");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, pieces_are_zeroed_aligned_and_apart);
    tcase_add_test(tests, a_piece_may_be_larger_than_a_block);
    tcase_add_test(tests, an_empty_piece_is_not_a_failure);
    tcase_add_test(tests, a_text_is_copied_and_ended);
    tcase_add_test(tests, too_much_is_refused_and_the_rest_stays);
    tcase_add_test(tests, an_arena_may_be_freed_twice_and_used_again);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
