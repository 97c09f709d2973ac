/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/hazard.h"

#include <check.h>
#include <gsl/gsl_integration.h>
#include <math.h>
#include <stdlib.h>

static const double from[] = { 0, 10, 30, 40 };
static const double rates[] = { 0.01, 0.0, 0.2, 0.05 };
static const double cumulated[] = { 0, 0.1, 0.1, 2.1 };

static const struct bide_hazard steady = { .shape = BIDE_HAZARD_STEADY, .scale = 8 };
static const struct bide_hazard never = { .shape = BIDE_HAZARD_STEADY,
                                          .scale = INFINITY };
static const struct bide_hazard rising = { .shape = BIDE_HAZARD_WEIBULL,
                                           .scale = 50,
                                           .power = 2 };
static const struct bide_hazard falling = { .shape = BIDE_HAZARD_WEIBULL,
                                            .scale = 50,
                                            .power = 0.6 };
static const struct bide_hazard pieces = { .shape = BIDE_HAZARD_PIECES,
                                           .from = from,
                                           .rates = rates,
                                           .cumulated = cumulated,
                                           .count = 4 };

START_TEST(the_integral_is_that_of_the_rate)
{
    ck_assert_double_eq(bide_hazard_cumulated(&steady, 4), 0.5);
    ck_assert_double_eq(bide_hazard_cumulated(&never, 1e9), 0);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&rising, 100), 4, 1e-14);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&falling, 25), pow(0.5, 0.6), 1e-15);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&pieces, 5), 0.05, 1e-16);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&pieces, 20), 0.1, 1e-16);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&pieces, 35), 1.1, 1e-15);
    ck_assert_double_eq_tol(bide_hazard_cumulated(&pieces, 100), 5.1, 1e-15);
}
END_TEST

START_TEST(it_begins_with_nothing)
{
    const struct bide_hazard *all[] = { &steady, &never, &rising, &falling, &pieces };
    for (size_t i = 0; i < 5; ++i) {
        ck_assert_double_eq(bide_hazard_cumulated(all[i], 0), 0);
    }
}
END_TEST

START_TEST(the_age_is_the_inverse)
{
    const struct bide_hazard *all[] = { &steady, &rising, &falling, &pieces };
    for (size_t i = 0; i < 4; ++i) {
        double sum = 1e-6;
        for (int k = 0; k < 32; ++k) {
            const double age = bide_hazard_age(all[i], sum);
            ck_assert_double_eq_tol(bide_hazard_cumulated(all[i], age), sum, 1e-13 * sum);
            sum *= 1.7;
        }
    }
}
END_TEST

/* Nothing ends while the rate is 0: 0.1 is reached at age 10, a little more after 30. */
START_TEST(a_rate_of_0_is_passed_by)
{
    ck_assert_double_eq_tol(bide_hazard_age(&pieces, 0.1), 10, 1e-12);
    ck_assert_double_ge(bide_hazard_age(&pieces, 0.1 + 1e-9), 30);
    ck_assert_double_eq_tol(bide_hazard_age(&pieces, 2.1 + 0.5), 50, 1e-12);
}
END_TEST

START_TEST(what_never_ends_has_no_age)
{
    static const double at_first[] = { 0.5, 0.0 };
    static const double starts[] = { 0, 4 };
    static const double sums[] = { 0, 2 };
    const struct bide_hazard ends = { .shape = BIDE_HAZARD_PIECES,
                                      .from = starts,
                                      .rates = at_first,
                                      .cumulated = sums,
                                      .count = 2 };

    ck_assert(isinf(bide_hazard_age(&never, 1e-9)));
    ck_assert_double_eq(bide_hazard_age(&ends, 1.0), 2);
    ck_assert(isinf(bide_hazard_age(&ends, 2.5)));
    ck_assert(bide_hazard_is_never(&never));
    ck_assert(!bide_hazard_is_never(&ends));
    ck_assert(!bide_hazard_is_never(&rising));
}
END_TEST

START_TEST(hazards_are_the_same_by_their_numbers)
{
    static const double others[] = { 0.01, 0.0, 0.2, 0.06 };
    struct bide_hazard copy = pieces;
    static const double same_rates[] = { 0.01, 0.0, 0.2, 0.05 };
    copy.rates = same_rates;
    ck_assert(bide_hazard_is_same(&copy, &pieces));
    copy.rates = others;
    ck_assert(!bide_hazard_is_same(&copy, &pieces));
    copy = pieces;
    copy.count = 3;
    ck_assert(!bide_hazard_is_same(&copy, &pieces));
    ck_assert(bide_hazard_is_same(&never, &never));
    ck_assert(!bide_hazard_is_same(&steady, &never));
    ck_assert(!bide_hazard_is_same(&rising, &falling));
}
END_TEST

static double survival(double age, void *context)
{
    return exp(-bide_hazard_cumulated(context, age));
}

/* The mean is the integral of the survival: scale times gamma(1 + 1 / power). */
START_TEST(weibull_has_its_mean)
{
    gsl_integration_workspace *space = gsl_integration_workspace_alloc(1000);
    struct bide_hazard weibull[] = { rising, falling };
    for (size_t i = 0; i < 2; ++i) {
        gsl_function function = { survival, &weibull[i] };
        double mean = 0;
        double error = 0;
        gsl_integration_qagiu(&function, 0, 1e-10, 1e-10, 1000, space, &mean, &error);
        ck_assert_double_eq_tol(mean, weibull[i].scale * tgamma(1 + 1 / weibull[i].power),
                                1e-6);
    }
    gsl_integration_workspace_free(space);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hazard");
    TCase *tcase = tcase_create("all");
    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, the_integral_is_that_of_the_rate);
    tcase_add_test(tcase, it_begins_with_nothing);
    tcase_add_test(tcase, the_age_is_the_inverse);
    tcase_add_test(tcase, a_rate_of_0_is_passed_by);
    tcase_add_test(tcase, what_never_ends_has_no_age);
    tcase_add_test(tcase, hazards_are_the_same_by_their_numbers);
    tcase_add_test(tcase, weibull_has_its_mean);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
