/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of a small run - load, check, two replications of every scenario - is
 * made to fail, once by itself and once with all that follow: the run ends with the right
 * error and leaves nothing behind. This program brings its own engine/base/mem.h, so the
 * linker leaves the real one out; allocations of libconfig and the C library itself are
 * not touched. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/base/mem.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/study.h"

#define EVERYTHING "tests/good/everything.cfg"
#define DATA "tests/good/data.cfg"

static const char *config = EVERYTHING;

/* Which allocations are refused, and what became of the others. */
static struct {
    size_t first; /* refused, counted from 0 */
    size_t last;
    size_t count;
    long blocks; /* in use */
} heap;

static bool is_refused(void)
{
    const size_t number = heap.count++;
    return number >= heap.first && number <= heap.last;
}

void *bide_mem_zeroed(size_t count, size_t size)
{
    if (is_refused()) {
        return NULL;
    }
    ++heap.blocks;
    return calloc(count > 0 ? count : 1, size);
}

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity) {
        return BIDE_OK;
    }
    if (is_refused()) {
        return BIDE_ERR_MEMORY;
    }
    const size_t grown = 2 * *capacity > needed ? 2 * *capacity : needed;
    heap.blocks += *data == NULL ? 1 : 0;
    *data = realloc(*data, grown * size);
    *capacity = grown;
    return BIDE_OK;
}

void bide_mem_free(void *data)
{
    heap.blocks -= data != NULL ? 1 : 0;
    free(data);
}

static enum bide_err load_and_run(struct bide_spec *spec, struct bide_diag *diag)
{
    const struct bide_study_plan plan = { .replications = 2, .threads = 1 };
    struct bide_study study;
    enum bide_err err = bide_load_file(spec, config, diag);
    if (err == BIDE_OK) {
        err = bide_check_spec(spec, diag);
    }
    if (err == BIDE_OK) {
        err = bide_study_run(&study, spec, &plan, diag);
        if (err == BIDE_OK) {
            bide_study_free(&study);
        }
    }
    return err;
}

/* The error of a run without the allocations from first to last. */
static enum bide_err run_without(size_t first, size_t last)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    heap.first = first;
    heap.last = last;
    heap.count = 0;
    heap.blocks = 0;

    const enum bide_err err = load_and_run(&spec, &diag);

    ck_assert_msg(diag.error_count == 0, "allocation %zu: %s", first,
                  diag.error_count > 0 ? diag.items[0].what : "");
    bide_spec_free(&spec);
    bide_diag_free(&diag);
    ck_assert_msg(heap.blocks == 0, "allocation %zu leaves %ld blocks", first,
                  heap.blocks);
    return err;
}

static size_t count_allocations(void)
{
    ck_assert_int_eq(run_without(SIZE_MAX, SIZE_MAX), BIDE_OK);
    return heap.count;
}

START_TEST(any_allocation_may_fail)
{
    const size_t count = count_allocations();
    ck_assert_uint_gt(count, 300);
    for (size_t i = 0; i < count; ++i) {
        ck_assert_msg(run_without(i, i) == BIDE_ERR_MEMORY, "allocation %zu", i);
    }
}
END_TEST

START_TEST(all_allocations_from_any_on_may_fail)
{
    const size_t count = count_allocations();
    for (size_t i = 0; i < count; ++i) {
        ck_assert_msg(run_without(i, SIZE_MAX) == BIDE_ERR_MEMORY, "allocation %zu", i);
    }
}
END_TEST

START_TEST(any_allocation_may_fail_while_data_files_are_read)
{
    config = DATA;
    const size_t count = count_allocations();
    for (size_t i = 0; i < count; ++i) {
        ck_assert_msg(run_without(i, i) == BIDE_ERR_MEMORY, "allocation %zu", i);
    }
    config = EVERYTHING;
}
END_TEST

START_TEST(a_run_is_sound_after_one_that_failed)
{
    const size_t count = count_allocations();
    ck_assert_int_eq(run_without(count / 2, SIZE_MAX), BIDE_ERR_MEMORY);
    ck_assert_int_eq(run_without(SIZE_MAX, SIZE_MAX), BIDE_OK);
    ck_assert_uint_eq(heap.count, count);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("faults");
    TCase *tcase = tcase_create("all");
    tcase_set_timeout(tcase, 300);
    tcase_add_test(tcase, any_allocation_may_fail);
    tcase_add_test(tcase, all_allocations_from_any_on_may_fail);
    tcase_add_test(tcase, any_allocation_may_fail_while_data_files_are_read);
    tcase_add_test(tcase, a_run_is_sound_after_one_that_failed);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
