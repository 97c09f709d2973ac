/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/rng.h"

#include <check.h>
#include <gsl/gsl_randist.h>
#include <signal.h>
#include <stdlib.h>

#include "engine/rand/stream.h"
#include "tests/goodness.h"

static gsl_rng *rng;

static void set_up(void)
{
    rng = gsl_rng_alloc(bide_rng_type());
    ck_assert_ptr_nonnull(rng);
}

static void tear_down(void)
{
    gsl_rng_free(rng);
}

static void check_continues(struct bide_stream stream)
{
    for (int i = 0; i < 1000; ++i) {
        ck_assert_uint_eq(gsl_rng_get(rng), bide_stream_u32(&stream));
        ck_assert_double_eq(gsl_rng_uniform(rng), bide_stream_uniform(&stream));
    }
}

START_TEST(draws_what_the_opened_stream_draws)
{
    bide_rng_open(rng, 11, 22, (uint64_t) 33 << 32);

    check_continues(bide_stream_open(11, 22, (uint64_t) 33 << 32));
}
END_TEST

START_TEST(a_seed_opens_the_first_stream_of_its_root)
{
    gsl_rng_set(rng, 20250831);

    check_continues(bide_stream_open(bide_stream_root(20250831, 0), 0, 0));
}
END_TEST

START_TEST(says_what_it_is)
{
    ck_assert_str_eq(gsl_rng_name(rng), "bide_philox");
    ck_assert_uint_eq(gsl_rng_min(rng), 0);
    ck_assert_uint_eq(gsl_rng_max(rng), 0xffffffff);
}
END_TEST

START_TEST(a_clone_draws_the_same)
{
    bide_rng_open(rng, 1, 2, 3);
    gsl_rng_get(rng);

    gsl_rng *clone = gsl_rng_clone(rng);

    for (int i = 0; i < 100; ++i) {
        ck_assert_uint_eq(gsl_rng_get(clone), gsl_rng_get(rng));
    }
    gsl_rng_free(clone);
}
END_TEST

START_TEST(serves_gsl_distributions)
{
    struct goodness goodness = { .total = 0.0 };
    bide_rng_open(rng, 1, 2, 3);

    for (int i = 0; i < 100000; ++i) {
        goodness_add(&goodness, gsl_cdf_gaussian_P(gsl_ran_gaussian(rng, 2.0), 2.0));
    }

    goodness_check(&goodness);
}
END_TEST

START_TEST(opening_another_type_aborts)
{
    gsl_rng *other = gsl_rng_alloc(gsl_rng_mt19937);
    bide_rng_open(other, 1, 2, 3);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rng");
    TCase *tests = tcase_create("rng");
    TCase *aborts = tcase_create("abort");
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, aborts);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, draws_what_the_opened_stream_draws);
    tcase_add_test(tests, a_seed_opens_the_first_stream_of_its_root);
    tcase_add_test(tests, says_what_it_is);
    tcase_add_test(tests, a_clone_draws_the_same);
    tcase_add_test(tests, serves_gsl_distributions);
    tcase_set_tags(aborts, "abort");
    tcase_add_test_raise_signal(aborts, opening_another_type_aborts, SIGABRT);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
