/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Busy and quiet weeks, and children who are referred together. */
#include "models/service/arrival.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

enum { WEEKS = 40, REPLICATIONS = 60, COUNT = WEEKS * REPLICATIONS };

#define SERVICE(referrals, rest)                                                         \
    SERVICE_TEXT(                                                                        \
        SERVICE_MONDAY(40),                                                              \
        "groups = { care = { }; };"                                                      \
        "staff = { team = { wte = 0; }; };"                                              \
        "pathways = { p = { referrals = { " referrals " };" rest                         \
        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"       \
        "scenarios = { now = { }; then = { changes = ( { type = \"set\";"                \
        "path = \"pathways.p.referrals.per_week\"; value = 24.0; from_week = 20; }"      \
        "); }; };")

static struct service service;
static double weekly[COUNT]; /* referrals of each week */

static void tear_down(void)
{
    service_close(&service);
}

static const struct bide_run_child *child_of(uint32_t id)
{
    return bide_run_child(&service.run, id);
}

/* Nobody is seen: all who came are there. group 99: all. */
static void count_weeks(int group)
{
    for (size_t i = 0; i < COUNT; ++i) {
        weekly[i] = 0;
    }
    for (uint64_t r = 0; r < REPLICATIONS; ++r) {
        service_play(&service, r);
        for (uint32_t id = 0; id < service.run.children.count; ++id) {
            const size_t week = (size_t) (child_of(id)->clock_start / 7.0);
            weekly[r * WEEKS + week] +=
                group == 99 || child_of(id)->group == group ? 1 : 0;
        }
    }
}

static double mean_of(void)
{
    double sum = 0;
    for (size_t i = 0; i < COUNT; ++i) {
        sum += weekly[i];
    }
    return sum / COUNT;
}

static double ratio_of(void)
{
    const double mean = mean_of();
    double squares = 0;
    for (size_t i = 0; i < COUNT; ++i) {
        squares += (weekly[i] - mean) * (weekly[i] - mean);
    }
    return squares / (COUNT - 1) / mean;
}

/* The variance of negative binomial numbers of mean 12 and ratio r, over 2,400 of them,
 * is known to about a standard error of sqrt((2 + 6 (r - 1) / 12 + 1 / (12 r)) / 2400).
 */
static void assert_ratio(double mean, double ratio)
{
    ck_assert_double_le(fabs(mean_of() - mean), 3.3 * sqrt(mean * ratio / COUNT));
    const double kurtosis = 6 * (ratio - 1) / mean + 1 / (mean * ratio);
    ck_assert_double_le(fabs(ratio_of() / ratio - 1), 3.3 * sqrt((2 + kurtosis) / COUNT));
}

START_TEST(weeks_differ_by_the_ratio_that_is_set)
{
    service_open(&service, SERVICE("per_week = 12; variance_ratio = 3;", ""));

    count_weeks(99);

    assert_ratio(12, 3);
}
END_TEST

START_TEST(without_a_ratio_weeks_are_poisson)
{
    service_open(&service, SERVICE("per_week = 12;", ""));

    count_weeks(99);

    assert_ratio(12, 1);
}
END_TEST

/* Each group's weeks have the ratio, and so have those of all together. */
START_TEST(the_ratio_adds_up_over_groups)
{
    service_open(&service, SERVICE("per_week = 12; variance_ratio = 3;",
                                   "groups = ( { group = \"care\"; share = 0.25; } );"));

    count_weeks(0);
    assert_ratio(3, 3);
    count_weeks(99);
    assert_ratio(12, 3);
}
END_TEST

/* How busy a week is belongs to that week alone: what comes before a change is the same,
 * and weeks without referrals are no trouble. */
START_TEST(a_change_later_on_leaves_the_weeks_before_as_they_were)
{
    static double before[WEEKS];
    service_open(&service, SERVICE("per_week = 12; variance_ratio = 4;"
                                   "profile = [ 0.0, 2.0 ]; profile_weeks = 8;",
                                   ""));
    count_weeks(99);
    for (size_t i = 0; i < WEEKS; ++i) {
        before[i] = weekly[i];
    }
    service_choose(&service, "then");
    count_weeks(99);

    double all_before = 0;
    double all_after = 0;
    for (size_t i = 0; i < WEEKS; ++i) {
        if (i < 20) {
            ck_assert_double_eq(weekly[i], before[i]);
        }
        if (i % 8 < 4) {
            ck_assert_double_eq(weekly[i], 0);
        }
        all_before += i < 20 ? 0 : before[i];
        all_after += i < 20 ? 0 : weekly[i];
    }
    ck_assert_double_gt(all_after, 1.5 * all_before);
}
END_TEST

/* A rate that swings within the week: a busy week is busy in the same way. */
START_TEST(a_busy_week_keeps_its_days)
{
    double mondays = 0;
    double all = 0;
    service_open(&service, SERVICE("per_week = 12; variance_ratio = 3; profile_weeks = 1;"
                                   "profile = [ 3.5, 0.5, 1.0, 1.0, 1.0, 0.0, 0.0 ];",
                                   ""));
    for (uint64_t r = 0; r < 20; ++r) {
        service_play(&service, r);
        for (uint32_t id = 0; id < service.run.children.count; ++id) {
            const double in_week = fmod(child_of(id)->clock_start, 7.0);
            ck_assert_double_lt(in_week, 5 + 1e-9);
            mondays += in_week < 1 ? 1 : 0;
            all += 1;
        }
    }

    ck_assert_double_le(fabs(mondays - all / 2), 3.3 * sqrt(all / 4));
}
END_TEST

/* 80 % of batches have one child, 15 % two and 5 % four: 1.3 on average. The weekly
 * number has mean 12 and the ratio E[n^2] / E[n] = 2.2 / 1.3. */
START_TEST(batches_leave_the_weekly_mean_as_it_is)
{
    service_open(&service, SERVICE("per_week = 12; batch = { shape = \"empirical\";"
                                   "values = [ 1, 2, 4 ]; weights = [ 80, 15, 5 ]; };",
                                   ""));

    count_weeks(99);

    ck_assert_double_le(fabs(mean_of() - 12), 3.3 * sqrt(12 * 2.2 / 1.3 / COUNT));
    ck_assert_double_eq_tol(ratio_of(), 2.2 / 1.3, 0.2);
}
END_TEST

START_TEST(a_batch_comes_at_one_time_and_its_children_differ)
{
    service_open(&service,
                 SERVICE("per_week = 12; batch = 3;",
                         "priorities = { a = { share = 0.5; }; b = { share = 0.5; "
                         "}; };"));
    service_play(&service, 0);
    const uint32_t count = (uint32_t) service.run.children.count;

    size_t mixed = 0;
    ck_assert_uint_eq(count % 3, 0);
    ck_assert_uint_gt(count, 300);
    for (uint32_t id = 0; id < count; id += 3) {
        const struct bide_run_child *first = child_of(id);
        for (uint32_t k = 1; k < 3; ++k) {
            const struct bide_run_child *other = child_of(id + (uint32_t) k);
            ck_assert_double_eq(other->clock_start, first->clock_start);
            ck_assert_uint_eq(other->key, first->key + k);
            mixed += other->class_index != first->class_index ? 1 : 0;
        }
        ck_assert(id == 0 || first->clock_start > child_of(id - 1)->clock_start);
    }
    ck_assert_uint_gt(mixed, count / 6);
}
END_TEST

START_TEST(a_batch_is_a_whole_number_of_children)
{
    static const char *const wrong[] = {
        "1.5",

        "{ shape = \"exponential\"; mean = 2; }",
        "{ shape = \"empirical\"; values = [ 0, 1 ]; }",
        "{ shape = \"empirical\"; values = [ 1.0, 2.5 ]; }"
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); ++i) {
        struct spec_text loaded;
        struct bide_text text;
        bide_text_init(&text);
        bide_text_addf(&text,
                       "%s%spathways = { autism = { referrals = { per_week = 5;"
                       "batch = %s; }; %s }; };\n",
                       SPEC_TEXT_DATES, SPEC_TEXT_STAFF, wrong[i], SPEC_TEXT_STEPS);
        spec_text_check(&loaded, text.bytes);
        spec_text_says(&loaded, "BD-C082", "pathways.autism.referrals.batch",
                       "\"batch\" must be whole numbers of children, 1 to 1000: one "
                       "number, or \"empirical\" values");
        bide_text_free(&text);
        spec_text_free(&loaded);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arrival");
    TCase *tests = tcase_create("arrival");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, weeks_differ_by_the_ratio_that_is_set);
    tcase_add_test(tests, without_a_ratio_weeks_are_poisson);
    tcase_add_test(tests, the_ratio_adds_up_over_groups);
    tcase_add_test(tests, a_change_later_on_leaves_the_weeks_before_as_they_were);
    tcase_add_test(tests, a_busy_week_keeps_its_days);
    tcase_add_test(tests, batches_leave_the_weekly_mean_as_it_is);
    tcase_add_test(tests, a_batch_comes_at_one_time_and_its_children_differ);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, a_batch_is_a_whole_number_of_children);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
