/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped files other than Worcestershire's: each is what its first lines say. */
#include <check.h>
#include <stdio.h>

#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/study.h"

enum { CLINIC_LINES = 25 };

static struct bide_spec spec;
static struct bide_diag diag;
static struct bide_study study;

static void load(const char *name)
{
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    ck_assert_msg(bide_load_file(&spec, name, &diag) == BIDE_OK, "%s", name);
    ck_assert_msg(bide_check_spec(&spec, &diag) == BIDE_OK, "%s", name);
}

static void run(const char *scenario, size_t replications)
{
    const struct bide_study_plan plan = { .only_scenario = scenario,
                                          .replications = replications,
                                          .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &spec, &plan, &diag), BIDE_OK);
}

static void clean_up(void)
{
    bide_study_free(&study);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
}

/* The mean of a measure of a pathway at a milestone, counted from 0; -1 is the start. */
static double mean_of(size_t pathway, int milestone, enum bide_kpi kpi)
{
    int seen = -1;
    for (size_t i = 0; i < study.plan.moment_count; ++i) {
        const bool is_milestone = study.plan.moments[i].label != NULL;
        seen += is_milestone ? 1 : 0;
        const bool is_start = milestone < 0 && study.plan.moments[i].time <= 0.0;
        if (is_start || (is_milestone && seen == milestone)) {
            return bide_study_estimate(&study, 0, i, pathway, kpi)->mean;
        }
    }
    ck_abort_msg("no milestone %d", milestone);
    return 0.0;
}

static double mean_at(int milestone, enum bide_kpi kpi)
{
    return mean_of(0, milestone, kpi);
}

/* After thirteen months. */
static double list_of_psychologists(void)
{
    return mean_of(1, 1, BIDE_KPI_LIST);
}

START_TEST(every_file_can_be_simulated_and_adds_up)
{
    static const char *const names[] = {
        "configs/clinic.cfg",    "configs/ehc_county.cfg",    "configs/queue-mm1.cfg",
        "configs/queue-mmc.cfg", "configs/rtt_specialty.cfg", "configs/worcestershire.cfg"
    };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
        load(names[i]);
        run(NULL, 2); /* fails if the audit does */
        ck_assert(study.audit.is_passed);
        clean_up();
    }
}
END_TEST

START_TEST(the_clinic_is_short)
{
    FILE *file = fopen("configs/clinic.cfg", "r");
    ck_assert_ptr_nonnull(file);
    int lines = 0;
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) {
        lines += c == '\n' ? 1 : 0;
    }
    fclose(file);
    ck_assert_int_lt(lines, CLINIC_LINES);
}
END_TEST

/* NHS England, May 2026: 7.3 million, 65.6 % within 18 weeks, median 12.4, 92nd centile
 * 38.6, 104,734 over 52 weeks; divided by 1,000. */
START_TEST(the_specialty_starts_as_england_was_and_goes_on_so)
{
    load("configs/rtt_specialty.cfg");
    run("as_now", 20);

    ck_assert_double_eq(mean_at(-1, BIDE_KPI_LIST), 7300);
    ck_assert_double_eq_tol(mean_at(-1, BIDE_KPI_WITHIN), 0.656, 0.001);
    ck_assert_double_eq_tol(mean_at(-1, BIDE_KPI_MEDIAN), 12.4, 0.1);
    ck_assert_double_eq_tol(mean_at(-1, BIDE_KPI_P92), 38.6, 0.2);
    ck_assert_double_eq_tol(mean_at(-1, BIDE_KPI_OVER_52), 105, 1);
    ck_assert_double_eq_tol(mean_at(0, BIDE_KPI_LIST), 7300, 500);
    ck_assert_double_eq_tol(mean_at(0, BIDE_KPI_WITHIN), 0.656, 0.05);
    ck_assert_double_eq_tol(mean_at(0, BIDE_KPI_MEDIAN), 12.4, 1.5);
    ck_assert_double_eq_tol(mean_at(0, BIDE_KPI_P92), 38.6, 2.5);
    clean_up();
}
END_TEST

/* Surrey: 44 advices a week asked for, 38 given, 729 waiting; 18.9 more a week clear them
 * in 13 months, where growth is left out. */
START_TEST(the_county_clears_its_backlog_in_thirteen_months)
{
    load("configs/ehc_county.cfg");
    struct bide_spec_pathway *pathways = spec.pathways.items;
    pathways[0].referrals.growth_per_year = 0.0;
    run("as_now", 20);
    const double before = list_of_psychologists();
    bide_study_free(&study);
    run("provider", 20);
    const double after = list_of_psychologists();
    clean_up();

    ck_assert_double_gt(before, 729);
    ck_assert_double_le(after, 0.25 * 729);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("configs");
    TCase *cases = tcase_create("configs");
    tcase_set_timeout(cases, 600);
    tcase_add_test(cases, every_file_can_be_simulated_and_adds_up);
    tcase_add_test(cases, the_clinic_is_short);
    tcase_add_test(cases, the_county_clears_its_backlog_in_thirteen_months);
    tcase_add_test(cases, the_specialty_starts_as_england_was_and_goes_on_so);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
