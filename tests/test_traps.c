/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is easily counted wrongly about waiting lists, where no other test shows it;
 * tests/traps.txt lists all. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "models/service/measure.h"
#include "models/service/study.h"
#include "tests/service.h"
#include "tests/spec_text.h"

static struct service service;

static void tear_down(void)
{
    service_close(&service);
}

static double measure(double day, enum bide_kpi kpi)
{
    return service_measure(&service, "p", day, kpi);
}

static struct bide_run_child *child_of(size_t id)
{
    return (struct bide_run_child *) service.run.children.items + id;
}

#define WAITING(leaving)                                                                 \
    SERVICE_MONDAY(4)                                                                    \
    "milestones = ( { weeks = 0; }, { weeks = 2; }, { weeks = 4; } );"                   \
    "staff = { team = { wte = 0; }; }; pathways = { p = { referrals = { per_week = 0; }" \
    "; waiting = { from_weeks = [ 4 ]; children = [ 6 ]; longest_weeks = 8; };" leaving  \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

/* Those who left before a date are not on the list of that date, though nobody has come
 * across them yet. */
START_TEST(a_list_leaves_out_who_was_removed_before)
{
    service_open(&service, SERVICE_TEXT(WAITING("leaving = { per_week = 0.001; };")));
    service_begin(&service);
    for (size_t i = 0; i < 6; ++i) {
        child_of(i)->leave_at = i < 2 ? 13.9 : 14.1;
        bide_measure_look_later(&service.run, child_of(i));
    }

    service_go_on(&service, 28);

    ck_assert_double_eq(measure(0, BIDE_KPI_LIST), 6);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 4);
    ck_assert_double_eq(measure(14, BIDE_KPI_LEFT), 2);
    ck_assert_double_eq(measure(28, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_OVER_52), 0);
}
END_TEST

/* One clinician, a child every 2 days, and 20 who waited 4 to 8 weeks. After 2 weeks
 * those seen have waited for less than those who are still there: the mean of those seen
 * is not the mean wait. Both are shown, and together they are all the waiting there was.
 */
START_TEST(waits_of_those_seen_are_not_the_waits_of_all)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(
                    4) "milestones = ( { weeks = 2; } );"
                       "staff = { team = { clinicians = 1; }; };"
                       "pathways = { p = { referrals = { per_week = 0; };"
                       "order = \"longest_wait\"; waiting = { from_weeks = [ 0 ];"
                       "children = [ 40 ]; longest_weeks = 1; };"
                       "steps = ( { name = \"visit\"; staff = \"team\"; days = 2; "
                       "} ); }; };"));
    const double seen = measure(14, BIDE_KPI_SEEN);
    const double waited_since_start = measure(14, BIDE_KPI_LIST_MEAN) * 2;
    const double by_seen = 2.0 * (0 + 1 + 2 + 3 + 4 + 5 + 6) / 7;

    ck_assert_double_eq(seen, 7);
    ck_assert_double_eq(measure(14, BIDE_KPI_LIST), 33);
    ck_assert_double_lt(measure(14, BIDE_KPI_SEEN_MEAN), measure(14, BIDE_KPI_MEDIAN));
    ck_assert_double_eq_tol(waited_since_start, by_seen + 33 * 2, 1e-9);
}
END_TEST

/* A list of 10 for a week and of 0 for three weeks: 2.5 on average over time, 0 when it
 * is looked at, and each of the children waited a week. */
START_TEST(averages_over_time_and_children_and_a_look_at_the_end_differ)
{
    service_run(&service, SERVICE_TEXT(SERVICE_MONDAY(
                              4) "milestones = ( { weeks = 4; } );"
                                 "staff = { team = { clinicians = 0; schedule = ( { "
                                 "from_week = 1; clinicians = 10; } ); }; };"
                                 "pathways = { p = { referrals = { per_week = 0; };"
                                 "waiting = { from_weeks = [ 0 ]; children = [ 10 ]; "
                                 "longest_weeks = 0.1; }; steps = ( { name = \"visit\"; "
                                 "staff = \"team\"; days = 1; } ); }; };"));
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_LIST_MEAN), 2.5, 1e-9);
    ck_assert_double_eq(measure(28, BIDE_KPI_LIST), 0);
    ck_assert_double_eq_tol(measure(28, BIDE_KPI_SEEN_MEAN), 1, 0.15);
}
END_TEST

/* Fewer referrals leave fewer short waits on the list: the share of the list within the
 * standard falls at first, though nobody waits for longer, while the share of those seen
 * does not. */
#define REFERRALS(per_week)                                                              \
    SERVICE_MONDAY(30)                                                                   \
    "milestones = ( { weeks = 10; }, { weeks = 30; } );"                                 \
    "staff = { team = { wte = 1; sessions_per_week = 5; session_minutes = 120;"          \
    "clinical_weeks = 52.18; }; }; pathways = { p = { order = \"longest_wait\";"         \
    "referrals = { per_week = " #per_week "; };"                                         \
    "waiting = { from_weeks = [ 0 ]; children = [ 240 ]; longest_weeks = 24; };"         \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

START_TEST(fewer_referrals_lower_the_share_of_the_list_first)
{
    service_run(&service, SERVICE_TEXT(REFERRALS(10)));
    const double before = measure(70, BIDE_KPI_WITHIN);
    const double seen_before = measure(70, BIDE_KPI_SEEN_WITHIN);
    const double list_before = measure(70, BIDE_KPI_LIST);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(REFERRALS(4)));

    ck_assert_double_lt(measure(70, BIDE_KPI_LIST), list_before - 30);
    ck_assert_double_lt(measure(70, BIDE_KPI_WITHIN), before - 0.05);
    ck_assert_double_eq(measure(70, BIDE_KPI_SEEN_WITHIN), seen_before);
}
END_TEST

/* Plans: half of the children are taken first and are in time, the others wait for ever.
 * A contract clears those, and the share of the plans issued in the year that are within
 * 20 weeks falls at once, though more are issued. Later it is the better for it. */
#define PLANS                                                                            \
    "start = \"2026-01-01\"; weeks = 104; replications = 2; monthly = false;"            \
    "calendar = { holidays = \"none\"; };"                                               \
    "milestones = ( { months = 4; }, { weeks = 104; } );"                                \
    "staff = { team = { clinicians = 1; }; };"                                           \
    "pathways = { p = { clock = \"ehc\"; referrals = { per_week = 14; };"                \
    "priorities = { first = { share = 0.4; }; last = { share = 0.6; }; };"               \
    "waiting = { priority = \"last\"; from_weeks = [ 20 ]; children = [ 600 ];"          \
    "longest_weeks = 45; }; steps = ( { name = \"advice\"; staff = \"team\"; hours = "   \
    "15; } ); }; }; scenarios = { now = { }; clear = { changes = ( { type = "            \
    "\"insourcing\"; step = \"p.advice\"; per_week = 12; eligible = { priority = "       \
    "\"last\"; }; } ); }; };"

static double mean(const struct bide_study *study, size_t scenario, size_t moment,
                   enum bide_kpi kpi)
{
    return bide_study_estimate(study, scenario, moment, 0, kpi)->mean;
}

START_TEST(clearing_overdue_plans_lowers_the_share_of_the_year_first)
{
    struct bide_study study;
    const struct bide_study_plan plan = { .threads = 1, .replications = 8 };
    service_open(&service, SERVICE_TEXT(PLANS));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);

    ck_assert_double_gt(mean(&study, 1, 0, BIDE_KPI_ISSUED_IN_YEAR),
                        mean(&study, 0, 0, BIDE_KPI_ISSUED_IN_YEAR) + 100);
    ck_assert_double_lt(mean(&study, 1, 0, BIDE_KPI_ISSUED_WITHIN),
                        mean(&study, 0, 0, BIDE_KPI_ISSUED_WITHIN) - 0.2);
    ck_assert_double_gt(mean(&study, 1, 0, BIDE_KPI_WITHIN),
                        mean(&study, 0, 0, BIDE_KPI_WITHIN));
    ck_assert_double_gt(mean(&study, 1, 1, BIDE_KPI_ISSUED_WITHIN),
                        mean(&study, 0, 1, BIDE_KPI_ISSUED_WITHIN));
    bide_study_free(&study);
}
END_TEST

/* 60 children and a place for one on each working day. Half a year is what the youngest
 * have waited already: of those seen in 12 weeks nobody was within 18 weeks. Had they all
 * been taken for new, everybody would have been. */
#define AGES(from_weeks, longest_weeks)                                                  \
    SERVICE_MONDAY(12)                                                                   \
    "milestones = ( { weeks = 0; }, { weeks = 12; } );"                                  \
    "staff = { team = { wte = 1; session_minutes = 60; }; }; pathways = { p = {"         \
    "referrals = { per_week = 0; }; waiting = { from_weeks = [ " from_weeks " ];"        \
    "children = [ 60 ]; longest_weeks = " longest_weeks "; }; steps = ( {"               \
    "name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"

START_TEST(a_starting_list_taken_for_new_hides_its_waits)
{
    service_run(&service, SERVICE_TEXT(AGES("26", "78")));
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 0);
    ck_assert_double_eq(measure(84, BIDE_KPI_SEEN), 60);
    ck_assert_double_eq(measure(84, BIDE_KPI_SEEN_WITHIN), 0);
    const double waited = measure(84, BIDE_KPI_SEEN_MEAN);
    service_close(&service);

    service_run(&service, SERVICE_TEXT(AGES("0", "0.1")));
    ck_assert_double_eq(measure(0, BIDE_KPI_WITHIN), 1);
    ck_assert_double_eq(measure(84, BIDE_KPI_SEEN), 60);
    ck_assert_double_eq(measure(84, BIDE_KPI_SEEN_WITHIN), 1);
    ck_assert_double_eq_tol(waited - measure(84, BIDE_KPI_SEEN_MEAN), (26 + 78) / 2.0,
                            0.2);
}
END_TEST

/* ... so a list is not taken without them. */
START_TEST(a_starting_list_needs_waits)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5; };"
                    "waiting = { children = [ 60 ]; };" SPEC_TEXT_STEPS " }; };\n");
    spec_text_says(&loaded, "BD-C066", "pathways.autism.waiting.0.children",
                   "\"from_weeks\" has 0 bands, but \"children\" has 1");
    spec_text_free(&loaded);
}
END_TEST

START_TEST(a_starting_list_without_children_is_told_what_it_needs)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { autism = { referrals = { per_week = 5; };"
                    "waiting = ( { step = \"visit\"; } );" SPEC_TEXT_STEPS " }; };\n");
    spec_text_says(
        &loaded, "BD-C066", "pathways.autism.waiting.0.from_weeks",
        "a starting list needs \"from_weeks\" and \"children\", or a \"file\"");
    spec_text_free(&loaded);
}
END_TEST

/* One child who has waited for 4 weeks is seen at once, is done on day 1, is sent on on
 * day 15, and seen there when a clinician comes on day 21. That is a clock of 4 weeks and
 * one of 6 days, and no list in between; one clock for both would be of over 7 weeks. */
START_TEST(a_child_who_comes_back_has_a_clock_of_its_own_each_time)
{
    service_run(&service,
                SERVICE_TEXT(SERVICE_MONDAY(
                    4) "milestones = ( { weeks = 1; }, { weeks = 4; } );"
                       "staff = { team = { clinicians = 1; }; late = { clinicians = 0;"
                       "schedule = ( { from_week = 3; clinicians = 1; } ); }; };"
                       "pathways = { p = { referrals = { per_week = 0; }; waiting = {"
                       "from_weeks = [ 4 ]; children = [ 1 ]; longest_weeks = 4.0001; };"
                       "steps = ( { name = \"visit\"; staff = \"team\"; days = 1; } );"
                       "onward = { to = \"q\"; share = 1.0; weeks = 2; }; };"
                       "q = { referrals = { per_week = 0; }; steps = ( {"
                       "name = \"visit\"; staff = \"late\"; days = 1; } ); }; };"));
    const double first = measure(7, BIDE_KPI_SEEN_MEAN);

    ck_assert_double_ge(first, 4);
    ck_assert_double_lt(first, 4.3);
    ck_assert_double_eq(measure(7, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(service_measure(&service, "q", 7, BIDE_KPI_LIST), 0);
    ck_assert_double_eq(measure(28, BIDE_KPI_SEEN_MEAN), first);
    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_REFERRED), 1);
    ck_assert_double_eq(service_measure(&service, "q", 28, BIDE_KPI_SEEN), 1);
    ck_assert_double_eq_tol(service_measure(&service, "q", 28, BIDE_KPI_SEEN_MEAN),
                            6.0 / 7, 1e-9);
}
END_TEST

/* Where a replication's seed is seed + replication, or seed times k, the next seed plays
 * the same children again, one place further on. Here no two are alike. */
#define CHANCE                                                                           \
    SERVICE_MONDAY(26)                                                                   \
    "milestones = ( { weeks = 26; } ); staff = { team = { clinicians = 1; }; };"         \
    "pathways = { p = { referrals = { per_week = 9; }; steps = ( { name = \"visit\";"    \
    "staff = \"team\"; weeks = { shape = \"exponential\"; mean = 0.1; }; } ); }; };"

START_TEST(the_next_seed_is_not_the_next_replication)
{
    enum { SEEDS = 12, REPLICATIONS = 12, ALL = SEEDS * REPLICATIONS };
    double lists[ALL];
    service_open(&service, SERVICE_TEXT(CHANCE));
    for (uint64_t seed = 0; seed < SEEDS; ++seed) {
        struct bide_study study;
        const struct bide_study_plan plan = { .threads = 1,
                                              .replications = REPLICATIONS,
                                              .seed = &seed };
        ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                         BIDE_OK);
        const size_t column = bide_plan_column(&study.plan, 0, 0, BIDE_KPI_LIST_MEAN);
        for (size_t r = 0; r < REPLICATIONS; ++r) {
            lists[seed * REPLICATIONS + r] =
                study.rows[r * study.plan.column_count + column];
        }
        bide_study_free(&study);
    }

    for (size_t i = 0; i < ALL; ++i) {
        for (size_t j = 0; j < i; ++j) {
            ck_assert_double_ne(lists[i], lists[j]);
        }
    }
}
END_TEST

/* 50 referrals a week known to 10 %, clinics for 50: after two years the list lies
 * between what 45 and what 55 bring, and that is more than four times as wide as "8 in
 * 10". */
#define REFERRED(per_week)                                                               \
    "{ changes = ( { type = \"set\"; path = \"pathways.p.referrals.per_week\"; value "   \
    "= " #per_week ".0; } ); };"
#define UNSURE                                                                           \
    SERVICE_MONDAY(104)                                                                  \
    "milestones = ( { weeks = 104; } ); staff = { team = { wte = 10;"                    \
    "session_minutes = 60; clinical_weeks = 52.18; }; }; pathways = { p = {"             \
    "referrals = { per_week = 50; }; waiting = { from_weeks = [ 0 ];"                    \
    "children = [ 1000 ]; longest_weeks = 20; }; steps = ( { name = \"visit\";"          \
    "staff = \"team\"; minutes = 60; } ); }; }; scenarios = { now = { };"                \
    "few = " REFERRED(45) "many = " REFERRED(55) " };"

START_TEST(an_unsure_figure_matters_more_than_chance)
{
    struct bide_study study;
    const struct bide_study_plan plan = { .threads = 1, .replications = 20 };
    service_open(&service, SERVICE_TEXT(UNSURE));
    ck_assert_int_eq(bide_study_run(&study, &service.spec, &plan, &service.diag),
                     BIDE_OK);
    const struct bide_estimate *now = bide_study_estimate(&study, 0, 0, 0, BIDE_KPI_LIST);
    const double by_figure =
        mean(&study, 2, 0, BIDE_KPI_LIST) - mean(&study, 1, 0, BIDE_KPI_LIST);

    ck_assert_double_eq_tol(by_figure, 10 * 104, 40);
    ck_assert_double_gt(now->p90 - now->p10, 20);
    ck_assert_double_gt(by_figure, 4 * (now->p90 - now->p10));
    bide_study_free(&study);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("traps");
    TCase *tests = tcase_create("traps");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, a_list_leaves_out_who_was_removed_before);
    tcase_add_test(tests, waits_of_those_seen_are_not_the_waits_of_all);
    tcase_add_test(tests, averages_over_time_and_children_and_a_look_at_the_end_differ);
    tcase_add_test(tests, fewer_referrals_lower_the_share_of_the_list_first);
    tcase_add_test(tests, clearing_overdue_plans_lowers_the_share_of_the_year_first);
    tcase_add_test(tests, a_starting_list_taken_for_new_hides_its_waits);
    tcase_add_test(tests, a_child_who_comes_back_has_a_clock_of_its_own_each_time);
    tcase_add_test(tests, the_next_seed_is_not_the_next_replication);
    tcase_add_test(tests, an_unsure_figure_matters_more_than_chance);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, a_starting_list_needs_waits);
    tcase_add_test(checks, a_starting_list_without_children_is_told_what_it_needs);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
