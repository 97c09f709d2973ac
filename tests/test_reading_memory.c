/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation in the reading of a configuration is made to fail once. This program
 * brings its own engine/base/mem.h, so the linker leaves the real one out. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/text/prescan.h"
#include "models/text/source.h"

enum { NEVER = 1 << 30 };

static int allocations_left;
static int allocations;
static int blocks_in_use;

static int is_granted(void)
{
    if (allocations_left == 0) {
        return 0;
    }
    --allocations_left;
    ++allocations;
    return 1;
}

void *bide_mem_zeroed(size_t count, size_t size)
{
    if (!is_granted()) {
        return NULL;
    }
    ++blocks_in_use;
    return calloc(count > 0 ? count : 1, size);
}

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    if (!is_granted()) {
        return BIDE_ERR_MEMORY;
    }
    blocks_in_use += *data == NULL;
    *data = realloc(*data, needed * size);
    *capacity = needed;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    blocks_in_use -= data != NULL;
    free(data);
}

/* Read path when only the first works allocations succeed. */
static enum bide_err read_with(const char *path, int works)
{
    struct bide_source source;
    struct bide_diag diag;
    bide_source_init(&source);
    bide_diag_init(&diag);
    allocations_left = works;
    allocations = 0;

    const enum bide_err err = bide_source_read(&source, path, &diag);

    bide_source_free(&source);
    bide_diag_free(&diag);
    ck_assert_int_eq(blocks_in_use, 0);
    return err;
}

static const struct {
    const char *path;
    enum bide_err err;
} rows[] = {
    { "tests/good/includes.cfg", BIDE_OK },
    { "tests/bad/include_near.cfg", BIDE_ERR_SPEC },
    { "tests/bad/include_chain.cfg", BIDE_ERR_SPEC },
    { "tests/bad/include_circle.cfg", BIDE_ERR_SPEC },
    { "tests/bad/spreadsheet.cfg", BIDE_ERR_SPEC },
    { "tests/bad/duplicate_nam.cfg", BIDE_ERR_SPEC },
};

START_TEST(a_reading_without_memory_fails_cleanly)
{
    const char *const path = rows[_i].path;
    ck_assert_int_eq(read_with(path, NEVER), rows[_i].err);
    const int needed = allocations;
    ck_assert_int_gt(needed, 3);

    for (int works = 0; works < needed; ++works) {
        const enum bide_err err = read_with(path, works);
        ck_assert_msg(err == BIDE_ERR_MEMORY, "%s with %d of %d allocations: %d", path,
                      works, needed, (int) err);
    }
}
END_TEST

START_TEST(a_value_without_memory_fails_cleanly)
{
    static const char text[] = "{ a = yes; a = 1,200; b = ; }";
    const struct bide_diag_place place = { .file = "--set #1", .path = "staff" };
    enum bide_err err = BIDE_ERR_MEMORY;
    for (int works = 0; err == BIDE_ERR_MEMORY; ++works) {
        struct bide_diag diag;
        bide_diag_init(&diag);
        allocations_left = works;

        bide_prescan_value(place, text, sizeof text - 1, &diag);

        err = bide_diag_result(&diag);
        bide_diag_free(&diag);
        ck_assert_int_eq(blocks_in_use, 0);
        ck_assert_int_lt(works, 1000);
    }
    ck_assert_int_eq(err, BIDE_ERR_SPEC);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("reading_memory");
    TCase *tcase = tcase_create("reading_memory");
    const int count = (int) (sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, a_reading_without_memory_fails_cleanly, 0, count);
    tcase_add_test(tcase, a_value_without_memory_fails_cleanly);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
