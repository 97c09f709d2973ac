/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where gaps and values of a study are kept: a place for each, and none for two. */
#include "models/service/paired.h"

#include <check.h>
#include <stdlib.h>

#include "tests/sample_study.h"

static struct sample *sample;
static struct bide_paired paired;

static void set_up(void)
{
    sample = sample_new();
    ck_assert_int_eq(bide_paired_init(&paired, &sample->study.plan, 2), BIDE_OK);
}

static void tear_down(void)
{
    bide_paired_free(&paired);
    sample_free(sample);
}

/* Of scenario, milestone and pathway; the moment between the milestones has none. */
static size_t place_of(size_t i, size_t *scenario, size_t *moment, size_t *pathway)
{
    *scenario = i >> 2;
    *moment = (i >> 1 & 1) != 0 ? 2 : 0;
    *pathway = i & 1;
    return i;
}

START_TEST(it_has_room_for_milestones_only)
{
    ck_assert_uint_eq(paired.count, SAMPLE_PLACES);
    for (size_t i = 0; i < paired.count; ++i) {
        ck_assert_uint_eq(paired.gaps[i].difference.count, 0);
        ck_assert_uint_eq(paired.values[i].pounds.count, 0);
        ck_assert(!paired.values[i].per_child.is_reliable);
    }
}
END_TEST

/* In the order in which a result file holds them. */
START_TEST(each_gap_has_a_place_of_its_own)
{
    const struct bide_plan *plan = &sample->study.plan;
    for (size_t i = 0; i < SAMPLE_PLACES * BIDE_GAP_KPI_COUNT; ++i) {
        size_t s = 0;
        size_t m = 0;
        size_t p = 0;
        (void) place_of(i / BIDE_GAP_KPI_COUNT, &s, &m, &p);
        const enum bide_kpi kpi = bide_gap_kpis[i % BIDE_GAP_KPI_COUNT];
        ck_assert_ptr_eq(bide_paired_gap(&paired, plan, s, m, p, kpi), &paired.gaps[i]);
    }
}
END_TEST

START_TEST(each_value_has_a_place_of_its_own)
{
    const struct bide_plan *plan = &sample->study.plan;
    for (size_t i = SAMPLE_PLACES / 2; i < SAMPLE_PLACES; ++i) {
        size_t s = 0;
        size_t m = 0;
        size_t p = 0;
        const size_t place = place_of(i, &s, &m, &p);
        ck_assert_ptr_eq(bide_paired_value(&paired, plan, s, m, p),
                         &paired.values[place]);
    }
}
END_TEST

/* A moment more between two milestones moves nothing; a milestone more moves all behind
 * it. */
START_TEST(only_milestones_move_places)
{
    struct bide_plan *plan = &sample->study.plan;
    const struct bide_gap *end = bide_paired_gap(&paired, plan, 0, 2, 0, BIDE_KPI_MEDIAN);
    sample->moments[0].label = NULL;
    sample->moments[1].label = "later";
    ck_assert_ptr_eq(bide_paired_gap(&paired, plan, 0, 2, 0, BIDE_KPI_MEDIAN), end);
    bide_paired_free(&paired);
    sample->moments[0].label = "3 months";
    ck_assert_int_eq(bide_paired_init(&paired, plan, 2), BIDE_OK);
    ck_assert_uint_eq(paired.count, SAMPLE_PLACES / 2 * 3);
    const struct bide_gap *first =
        bide_paired_gap(&paired, plan, 0, 0, 0, BIDE_KPI_MEDIAN);
    ck_assert_int_eq(bide_paired_gap(&paired, plan, 0, 2, 0, BIDE_KPI_MEDIAN) - first,
                     (ptrdiff_t) 2 * 2 * BIDE_GAP_KPI_COUNT);
}
END_TEST

/* One scenario has nothing that money could buy, but it has gaps. */
START_TEST(one_scenario_will_do)
{
    bide_paired_free(&paired);
    ck_assert_int_eq(bide_paired_init(&paired, &sample->study.plan, 1), BIDE_OK);
    ck_assert_uint_eq(paired.count, SAMPLE_PLACES / 2);
    ck_assert_ptr_nonnull(
        bide_paired_gap(&paired, &sample->study.plan, 0, 2, 1, BIDE_KPI_MEDIAN));
}
END_TEST

START_TEST(it_can_be_freed_twice)
{
    bide_paired_free(&paired);
    ck_assert_uint_eq(paired.count, 0);
    ck_assert_ptr_null(paired.gaps);
    ck_assert_ptr_null(paired.values);
    bide_paired_free(&paired);
}
END_TEST

/* More than there can be: a failed allocation, and what was taken is freed. */
START_TEST(too_much_is_a_failed_allocation)
{
    bide_paired_free(&paired);
    ck_assert_int_eq(bide_paired_init(&paired, &sample->study.plan, SIZE_MAX >> 10),
                     BIDE_ERR_MEMORY);
    bide_paired_free(&paired);
    ck_assert_int_eq(bide_paired_init(&paired, &sample->study.plan, 2), BIDE_OK);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("paired");
    TCase *tests = tcase_create("paired");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, it_has_room_for_milestones_only);
    tcase_add_test(tests, each_gap_has_a_place_of_its_own);
    tcase_add_test(tests, each_value_has_a_place_of_its_own);
    tcase_add_test(tests, only_milestones_move_places);
    tcase_add_test(tests, one_scenario_will_do);
    tcase_add_test(tests, it_can_be_freed_twice);
    tcase_add_test(tests, too_much_is_a_failed_allocation);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
