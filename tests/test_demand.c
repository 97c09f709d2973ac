/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals of each group: a stream of their own. */
#include "models/service/model_source.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "tests/service.h"
#include "tests/spec_text.h"

enum { MOST = 4000 };

/* Nobody is seen, so all who were referred are still there at the end. */
#define SERVICE(groups, changes)                                                         \
    SERVICE_MONDAY(40)                                                                   \
    "milestones = ( { weeks = 40; } ); groups = { care = { }; twins = { }; late = { }; " \
    "};"                                                                                 \
    "staff = { team = { wte = 0; }; };"                                                  \
    "pathways = { p = { referrals = { per_week = 30; growth_per_year = 0.1; };"          \
    "priorities = { a = { share = 0.3; }; b = { share = 0.7; }; };"                      \
    "groups = ( " groups " ); leaving = { per_week = 0.001; };"                          \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "q = { referrals = { per_week = 5; };"                                               \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"           \
    "scenarios = { now = { }; then = { changes = ( " changes " ); }; };"

#define TWO_GROUPS                                                                       \
    "{ group = \"care\"; share = 0.3; }, { group = \"twins\"; share = 0.2; }"

/* What does not change about a child. */
struct fact {
    uint64_t key;
    double clock_start;
    double leave_at;
    int pathway;
    int group;
    int class_index;
};

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static int by_key(const void *a, const void *b)
{
    const struct fact *left = a;
    const struct fact *right = b;
    return left->key < right->key ? -1 : left->key > right->key;
}

/* Play replication r; the children of all groups but one, or of that one alone, by key.
 */
static size_t collect(uint64_t r, int group, bool is_alone, struct fact *facts)
{
    size_t count = 0;
    service_play(&service, r);
    for (uint32_t id = 0; id < service.run.children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(&service.run, id);
        if ((child->group == group) == is_alone) {
            ck_assert_uint_lt(count, MOST);
            const struct fact fact = { child->key,      child->clock_start,
                                       child->leave_at, child->pathway,
                                       child->group,    child->class_index };
            facts[count++] = fact;
        }
    }
    qsort(facts, count, sizeof(facts[0]), by_key);
    return count;
}

static void assert_same(const struct fact *a, const struct fact *b, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        ck_assert_uint_eq(a[i].key, b[i].key);
        ck_assert_double_eq(a[i].clock_start, b[i].clock_start);
        ck_assert_double_eq(a[i].leave_at, b[i].leave_at);
        ck_assert_int_eq(a[i].pathway, b[i].pathway);
        ck_assert_int_eq(a[i].group, b[i].group);
        ck_assert_int_eq(a[i].class_index, b[i].class_index);
    }
}

START_TEST(removing_all_children_of_a_group_removes_exactly_their_demand)
{
    static struct fact others[MOST];
    static struct fact left[MOST];
    service_open(&service, SERVICE_TEXT(SERVICE(
                               TWO_GROUPS, "{ type = \"set\"; value = 0;"
                                           "path = \"pathways.p.groups.0.factor\"; }")));
    for (uint64_t r = 0; r < 3; ++r) {
        service_choose(&service, "now");
        const size_t in_care = collect(r, 0, true, others);
        const size_t other_count = collect(r, 0, false, others);
        service_choose(&service, "then");
        const size_t all = collect(r, 99, false, left);

        ck_assert_uint_ge(in_care, 200);
        ck_assert_uint_eq(all, other_count);
        assert_same(left, others, all);
    }
}
END_TEST

START_TEST(the_count_of_referrals_falls_by_the_group_s)
{
    static struct fact in_care[MOST];
    service_open(&service, SERVICE_TEXT(SERVICE(
                               TWO_GROUPS, "{ type = \"set\"; value = 0;"
                                           "path = \"pathways.p.groups.0.factor\"; }")));
    service_play(&service, 0);
    const double all = service_measure(&service, "p", 280, BIDE_KPI_REFERRED);
    const size_t removed = collect(0, 0, true, in_care);
    service_choose(&service, "then");
    service_play(&service, 0);

    ck_assert_double_eq(service_measure(&service, "p", 280, BIDE_KPI_REFERRED),
                        all - (double) removed);
}
END_TEST

/* Half as many from week 20 on: those before are the same children, and those after are
 * the next of the same group, each later than it was. */
START_TEST(a_factor_from_a_date_on_thins_what_comes_after)
{
    static struct fact before[MOST];
    static struct fact after[MOST];
    service_open(
        &service,
        SERVICE_TEXT(SERVICE(TWO_GROUPS, "{ type = \"set\"; value = 0.5; from_week = 20;"
                                         "path = \"pathways.p.groups.0.factor\"; }")));
    const size_t count = collect(0, 0, true, before);
    service_choose(&service, "then");
    const size_t count_after = collect(0, 0, true, after);

    ck_assert_uint_lt(count_after, count);
    for (size_t i = 0; i < count_after; ++i) {
        ck_assert_uint_eq(after[i].key, before[i].key);
        const double was = before[i].clock_start;
        if (was < 140) {
            ck_assert_double_eq(after[i].clock_start, was);
        } else {
            ck_assert_double_gt(after[i].clock_start, was);
        }
    }
    const size_t others = collect(0, 0, false, after);
    service_choose(&service, "now");
    ck_assert_uint_eq(collect(0, 0, false, before), others);
    assert_same(after, before, others);
}
END_TEST

/* The order in which groups stand, and groups that nobody belongs to, change nothing. */
START_TEST(a_group_is_known_by_its_name)
{
    static struct fact one[MOST];
    static struct fact other[MOST];
    service_open(&service, SERVICE_TEXT(SERVICE(TWO_GROUPS, "")));
    const size_t count = collect(0, 1, true, one);
    service_close(&service);
    service_open(&service, SERVICE_TEXT(SERVICE("{ group = \"late\"; share = 0; },"
                                                "{ group = \"twins\"; share = 0.2; }",
                                                "")));

    ck_assert_uint_eq(collect(0, 1, true, other), count);
    assert_same(one, other, count);
}
END_TEST

/* Growth in place of the pathway's: 9 a week for 280 days and 21 that grow by 10 %. */
START_TEST(a_group_may_grow_on_its_own)
{
    service_open(&service, SERVICE_TEXT(SERVICE(
                               "{ group = \"care\"; share = 0.3; growth_per_year = 1.0; "
                               "factor = 2; }",
                               "{ type = \"set\"; value = 0.4; from_week = 10;"
                               "path = \"pathways.p.groups.0.share\"; }")));
    const struct bide_model_source *sources = service.model.sources;

    ck_assert_uint_eq(service.model.source_count, 3);
    ck_assert_double_eq_tol(bide_rate_at(&sources[0].rate, 0), 18 / 7.0, 1e-12);
    ck_assert_double_eq_tol(bide_rate_at(&sources[0].rate, 200),
                            18 / 7.0 * pow(2.0, 200 / 365.25), 1e-12);
    ck_assert_double_eq_tol(bide_rate_at(&sources[1].rate, 200),
                            21 / 7.0 * pow(1.1, 200 / 365.25), 1e-12);
    service_choose(&service, "then");
    sources = service.model.sources;
    ck_assert_double_eq_tol(bide_rate_at(&sources[0].rate, 200),
                            24 / 7.0 * pow(2.0, 200 / 365.25), 1e-12);
    ck_assert_double_eq_tol(bide_rate_at(&sources[1].rate, 200),
                            18 / 7.0 * pow(1.1, 200 / 365.25), 1e-12);
}
END_TEST

START_TEST(shares_of_groups_are_shares_of_referrals)
{
    static struct fact facts[MOST];
    service_open(&service, SERVICE_TEXT(SERVICE(TWO_GROUPS, "")));
    const double expected[] = { 0.3, 0.2 };
    const double all = 30.0 / 7 * expm1(log(1.1) * 280 / 365.25) / (log(1.1) / 365.25);
    double count[2] = { 0, 0 };
    for (uint64_t r = 0; r < 10; ++r) {
        count[0] += (double) collect(r, 0, true, facts);
        count[1] += (double) collect(r, 1, true, facts);
    }

    for (int i = 0; i < 2; ++i) {
        const double mean = 10 * all * expected[i];
        ck_assert_double_le(fabs(count[i] - mean), 3.3 * sqrt(mean));
    }
}
END_TEST

START_TEST(a_group_has_one_share)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "groups = { g = { }; };\n pathways = { autism = { " SPEC_TEXT_PATHWAY
                    "groups = ( { group = \"g\"; share = 0.1; },"
                    "{ group = \"g\"; share = 0.2; } ); }; };\n");
    spec_text_says(&loaded, "BD-C080", "pathways.autism.groups.1.group",
                   "group \"g\" has a share already");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("demand");
    TCase *tests = tcase_create("groups");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, removing_all_children_of_a_group_removes_exactly_their_demand);
    tcase_add_test(tests, the_count_of_referrals_falls_by_the_group_s);
    tcase_add_test(tests, a_factor_from_a_date_on_thins_what_comes_after);
    tcase_add_test(tests, a_group_is_known_by_its_name);
    tcase_add_test(tests, a_group_may_grow_on_its_own);
    tcase_add_test(tests, shares_of_groups_are_shares_of_referrals);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, a_group_has_one_share);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
