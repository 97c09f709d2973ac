/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of the random layer is made to fail once. This program brings its own
 * engine/base/mem.h, so the linker leaves the real one out. */
#include <check.h>
#include <stdlib.h>

#include "engine/base/mem.h"
#include "engine/rand/dist.h"
#include "engine/rand/rate.h"

static int allocations_left;
static int blocks_in_use;

void *bide_mem_zeroed(size_t count, size_t size)
{
    if (allocations_left == 0) {
        return NULL;
    }
    --allocations_left;
    ++blocks_in_use;
    return calloc(count, size);
}

enum bide_err bide_mem_grow(void **data, size_t *capacity, size_t needed, size_t size)
{
    if (allocations_left == 0) {
        return BIDE_ERR_MEMORY;
    }
    --allocations_left;
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

START_TEST(an_empirical_distribution_fails_cleanly)
{
    static const double values[] = { 1, 2, 3 };
    struct bide_dist_params params;
    bide_dist_params_init(&params);
    params.shape = BIDE_DIST_EMPIRICAL;
    params.values = values;
    params.value_count = 3;
    struct bide_dist dist;

    for (int works = 0; works < 2; ++works) {
        allocations_left = works;
        ck_assert_int_eq(bide_dist_init(&dist, &params, 1.0), BIDE_ERR_MEMORY);
        ck_assert_int_eq(blocks_in_use, 0);
        bide_dist_free(&dist);
    }
    allocations_left = 2;
    ck_assert_int_eq(bide_dist_init(&dist, &params, 1.0), BIDE_OK);
    bide_dist_free(&dist);
    ck_assert_int_eq(blocks_in_use, 0);
}
END_TEST

START_TEST(a_rate_keeps_its_segments_when_one_more_fails)
{
    struct bide_rate rate;
    bide_rate_init(&rate);
    allocations_left = 0;
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, 0), BIDE_ERR_MEMORY);
    allocations_left = 2;
    ck_assert_int_eq(bide_rate_add(&rate, 0, 1, 0), BIDE_OK);
    ck_assert_int_eq(bide_rate_add(&rate, 5, 2, 0), BIDE_OK);
    ck_assert_int_eq(bide_rate_add(&rate, 9, 3, 0), BIDE_ERR_MEMORY);

    bide_rate_close(&rate, 10);

    ck_assert_uint_eq(rate.count, 2);
    ck_assert_double_eq(bide_rate_cumulated(&rate, 10), 15.0);
    bide_rate_free(&rate);
    bide_rate_free(&rate);
    ck_assert_int_eq(blocks_in_use, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rand_memory");
    TCase *tests = tcase_create("rand_memory");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, an_empirical_distribution_fails_cleanly);
    tcase_add_test(tests, a_rate_keeps_its_segments_when_one_more_fails);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
