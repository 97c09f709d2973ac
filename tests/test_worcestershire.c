/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped scenario file: it starts where the real lists are, its first months move as
 * they do, its scenarios work, and every figure says where it comes from. Figures are
 * those of docs/MODEL.md, "Does it start where the real lists are?". */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/study.h"

#define FILE_NAME "configs/worcestershire.cfg"
#define SOURCES "\n# Sources\n"
#define FOUR_MONTHS 122.0     /* days, from 1 August to 1 December 2025 */
#define EIGHTEEN_MONTHS 549.0 /* days, to 1 February 2027 */

enum { MOST_BYTES = 60000 };

static struct bide_spec spec;
static struct bide_diag diag;
static struct bide_study study;

static void load(void)
{
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    ck_assert_int_eq(bide_load_file(&spec, FILE_NAME, &diag), BIDE_OK);
    ck_assert_int_eq(bide_check_spec(&spec, &diag), BIDE_OK);
}

static void run(const char *scenario, size_t replications)
{
    const struct bide_study_plan plan = { .only_scenario = scenario,
                                          .replications = replications,
                                          .threads = 1 };
    ck_assert_int_eq(bide_study_run(&study, &spec, &plan, &diag), BIDE_OK);
}

static void run_first_months(void)
{
    load();
    spec.weeks = 18;
    spec.milestones.count = 1;
    run("as_now", 100);
}

static void run_scenarios(void)
{
    load();
    run(NULL, 8);
}

static void clean_up(void)
{
    bide_study_free(&study);
    bide_spec_free(&spec);
    bide_diag_free(&diag);
}

static size_t line_of(const char *pathway)
{
    const size_t line =
        bide_spec_find(spec.pathways, sizeof(struct bide_spec_pathway), pathway);
    ck_assert_uint_lt(line, spec.pathways.count);
    return line;
}

static size_t scenario_called(const char *name)
{
    return bide_spec_find(spec.scenarios, sizeof(struct bide_spec_scenario), name);
}

static size_t moment_at(double time)
{
    size_t moment = 0;
    while (moment < study.plan.moment_count
           && fabs(study.plan.moments[moment].time - time) > 0.5) {
        ++moment;
    }
    ck_assert_uint_lt(moment, study.plan.moment_count);
    return moment;
}

static double mean_at(double time, const char *pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(&study, 0, moment_at(time), line_of(pathway), kpi)->mean;
}

/* From the first scenario, after 18 months. */
static const struct bide_estimate *change_by(const char *scenario, const char *pathway,
                                             enum bide_kpi kpi)
{
    return bide_study_difference(&study, scenario_called(scenario),
                                 moment_at(EIGHTEEN_MONTHS), line_of(pathway), kpi);
}

static void assert_shortens(const char *scenario, const char *pathway)
{
    const struct bide_estimate *change = change_by(scenario, pathway, BIDE_KPI_LIST);
    ck_assert_double_lt(change->mean + change->half_width, 0.0);
}

static void assert_leaves_alone(const char *scenario, const char *pathway)
{
    const struct bide_estimate *change = change_by(scenario, pathway, BIDE_KPI_LIST);
    ck_assert_double_eq(change->p10, 0.0);
    ck_assert_double_eq(change->p90, 0.0);
}

START_TEST(it_starts_from_the_published_lists)
{
    ck_assert_double_eq(mean_at(0.0, "community_paediatrics", BIDE_KPI_LIST), 1673.0);
    ck_assert_double_eq(mean_at(0.0, "community_paediatrics", BIDE_KPI_OVER_104), 366.0);
    ck_assert_double_eq(mean_at(0.0, "autism", BIDE_KPI_LIST), 2727.0);
    ck_assert_double_eq(mean_at(0.0, "adhd", BIDE_KPI_LIST), 1926.0);
    ck_assert_double_eq(mean_at(0.0, "occupational_therapy", BIDE_KPI_LIST), 419.0);
    ck_assert_double_eq(mean_at(0.0, "occupational_therapy", BIDE_KPI_OVER_52), 180.0);
    ck_assert_double_eq(mean_at(0.0, "physiotherapy", BIDE_KPI_LIST), 512.0);
    ck_assert_double_eq(mean_at(0.0, "camhs", BIDE_KPI_LIST), 340.0);
    ck_assert_double_eq(mean_at(0.0, "ehc_plans", BIDE_KPI_LIST), 900.0);
}
END_TEST

START_TEST(autism_and_adhd_reach_the_lists_published_for_november)
{
    ck_assert_double_eq_tol(mean_at(FOUR_MONTHS, "autism", BIDE_KPI_LIST), 2862.0, 29.0);
    ck_assert_double_eq_tol(mean_at(FOUR_MONTHS, "adhd", BIDE_KPI_LIST), 2094.0, 21.0);
}
END_TEST

static const struct {
    const char *pathway;
    enum bide_kpi kpi;
    double per_week; /* as published */
    double tolerance;
} movements[] = {
    { "community_paediatrics", BIDE_KPI_LIST, 4.4, 1.0 },
    { "community_paediatrics", BIDE_KPI_OVER_52, 5.3, 1.0 },
    { "community_paediatrics", BIDE_KPI_OVER_104, 5.8, 2.0 },
    { "occupational_therapy", BIDE_KPI_LIST, -1.0, 1.0 },
    { "occupational_therapy", BIDE_KPI_OVER_52, -1.7, 1.0 },
    { "physiotherapy", BIDE_KPI_LIST, -1.4, 1.0 },
    { "camhs", BIDE_KPI_LIST, 1.6, 1.5 },
};

START_TEST(lists_move_as_the_published_lists_do)
{
    for (size_t i = 0; i < sizeof(movements) / sizeof(movements[0]); ++i) {
        const double before = mean_at(0.0, movements[i].pathway, movements[i].kpi);
        const double after = mean_at(FOUR_MONTHS, movements[i].pathway, movements[i].kpi);
        const double per_week = (after - before) / (FOUR_MONTHS / 7.0);
        ck_assert_msg(fabs(per_week - movements[i].per_week) < movements[i].tolerance,
                      "%s, %s: %+.2f a week", movements[i].pathway,
                      bide_kpi_info(movements[i].kpi)->name, per_week);
    }
}
END_TEST

START_TEST(plans_are_issued_as_in_2024)
{
    const double seen = mean_at(FOUR_MONTHS, "ehc_plans", BIDE_KPI_SEEN);
    const double in_time = mean_at(FOUR_MONTHS, "ehc_plans", BIDE_KPI_SEEN_WITHIN);
    ck_assert_double_eq_tol(seen / (FOUR_MONTHS / 7.0), 26.7, 1.0);
    ck_assert_double_eq_tol(in_time, 0.372, 0.04);
}
END_TEST

START_TEST(five_scenarios_add_up)
{
    ck_assert_uint_eq(study.scenario_count, 5);
    ck_assert(study.audit.is_passed);
    ck_assert_double_eq(study.audit.worst_gap, 0.0);
}
END_TEST

START_TEST(insourcing_sees_900_children_for_1_2_million)
{
    ck_assert_double_eq(change_by("insourcing", "autism", BIDE_KPI_INSOURCED)->p10, 540);
    ck_assert_double_eq(change_by("insourcing", "adhd", BIDE_KPI_INSOURCED)->p10, 360);
    const struct bide_estimate *cost =
        bide_study_cost_difference(&study, scenario_called("insourcing"),
                                   moment_at(EIGHTEEN_MONTHS), BIDE_KPI_COST_CONTRACTS);
    ck_assert_double_eq_tol(cost->mean, 1.2e6, 1e3);
}
END_TEST

START_TEST(insourcing_shortens_the_lists_it_works_on_and_no_others)
{
    assert_shortens("insourcing", "autism");
    assert_shortens("insourcing", "adhd");
    assert_leaves_alone("insourcing", "community_paediatrics");
    assert_leaves_alone("insourcing", "ehc_plans");
}
END_TEST

START_TEST(the_pilot_gives_paediatricians_time)
{
    assert_shortens("care_pilot", "community_paediatrics");
    assert_leaves_alone("care_pilot", "autism");
}
END_TEST

START_TEST(children_seen_by_paediatricians_come_to_the_adhd_list)
{
    const struct bide_estimate *referred =
        change_by("care_pilot", "adhd", BIDE_KPI_REFERRED);
    ck_assert_double_gt(referred->mean - referred->half_width, 0.0);
}
END_TEST

START_TEST(hiring_shortens_the_lists_of_those_hired)
{
    assert_shortens("hire", "community_paediatrics");
    assert_shortens("hire", "ehc_plans");
    assert_leaves_alone("hire", "autism");
}
END_TEST

START_TEST(together_they_do_more_than_each)
{
    const char *const lone[] = { "care_pilot", "hire" };
    const double all =
        change_by("together", "community_paediatrics", BIDE_KPI_LIST)->mean;
    for (size_t i = 0; i < sizeof(lone) / sizeof(lone[0]); ++i) {
        const char *pathway = "community_paediatrics";
        ck_assert_double_lt(all, change_by(lone[i], pathway, BIDE_KPI_LIST)->mean);
    }
}
END_TEST

/* --- the text --- */

static char text[MOST_BYTES];

static void read_text(void)
{
    FILE *file = fopen(FILE_NAME, "r");
    ck_assert_ptr_nonnull(file);
    const size_t length = fread(text, 1, sizeof(text) - 1, file);
    ck_assert_uint_lt(length, sizeof(text) - 1);
    text[length] = '\0';
    fclose(file);
}

/* Whether a setting before the comment is given a number, numbers or a date. */
static bool has_figure(const char *line, const char *end)
{
    for (const char *at = line; at < end; ++at) {
        const char *value = at + 1 + (*at == '=' ? strspn(at + 1, " [\"") : 0);
        if (*at == '=' && isdigit((unsigned char) *value)) {
            return true;
        }
    }
    return false;
}

static bool has_tag(const char *comment)
{
    return strncmp(comment, "# ", 2) == 0 && strchr("DNXAM", comment[2]) != NULL
           && comment[3] == ':';
}

START_TEST(every_figure_says_how_far_to_trust_it)
{
    read_text();
    size_t count = 0;
    const char *const sources = strstr(text, SOURCES);
    const char *line = strstr(text, "\nstaff = {") + 1;
    for (const char *end; line < sources; line = end + 1) {
        end = strchr(line, '\n');
        const char *comment = line + strcspn(line, "#\n");
        const bool is_dated_list =
            strstr(line, "as_of") != NULL && strstr(line, "as_of") < end;
        if (has_figure(line, comment) && !is_dated_list) {
            ck_assert_msg(has_tag(comment), "%.*s", (int) (end - line), line);
            ++count;
        }
    }
    ck_assert_uint_gt(count, 150);
}
END_TEST

/* "[N1]" at the place, or nothing. */
static size_t citation_length(const char *at)
{
    const size_t digits =
        at[0] == '[' && isupper((unsigned char) at[1]) ? strspn(at + 2, "0123456789") : 0;
    return digits > 0 && at[2 + digits] == ']' ? digits + 3 : 0;
}

START_TEST(every_source_cited_is_listed_and_cited)
{
    read_text();
    char *sources = strstr(text, SOURCES);
    for (char *at = text; *at != '\0'; ++at) {
        const size_t length = citation_length(at);
        if (length > 0) {
            char citation[16];
            snprintf(citation, sizeof(citation), "%.*s", (int) length, at);
            ck_assert_msg(strstr(sources, citation) != NULL, "%s", citation);
            ck_assert_msg(strstr(text, citation) < sources, "%s", citation);
        }
    }
}
END_TEST

static TCase *first_months_case(void)
{
    TCase *first_months = tcase_create("first months");
    tcase_set_timeout(first_months, 120);
    tcase_add_unchecked_fixture(first_months, run_first_months, clean_up);
    tcase_add_test(first_months, it_starts_from_the_published_lists);
    tcase_add_test(first_months, autism_and_adhd_reach_the_lists_published_for_november);
    tcase_add_test(first_months, lists_move_as_the_published_lists_do);
    tcase_add_test(first_months, plans_are_issued_as_in_2024);
    return first_months;
}

static TCase *scenarios_case(void)
{
    TCase *scenarios = tcase_create("scenarios");
    tcase_set_timeout(scenarios, 120);
    tcase_add_unchecked_fixture(scenarios, run_scenarios, clean_up);
    tcase_add_test(scenarios, five_scenarios_add_up);
    tcase_add_test(scenarios, insourcing_sees_900_children_for_1_2_million);
    tcase_add_test(scenarios, insourcing_shortens_the_lists_it_works_on_and_no_others);
    tcase_add_test(scenarios, the_pilot_gives_paediatricians_time);
    tcase_add_test(scenarios, children_seen_by_paediatricians_come_to_the_adhd_list);
    tcase_add_test(scenarios, hiring_shortens_the_lists_of_those_hired);
    tcase_add_test(scenarios, together_they_do_more_than_each);
    return scenarios;
}

int main(void)
{
    TCase *figures = tcase_create("figures");
    tcase_add_test(figures, every_figure_says_how_far_to_trust_it);
    tcase_add_test(figures, every_source_cited_is_listed_and_cited);

    Suite *suite = suite_create("worcestershire");
    suite_add_tcase(suite, first_months_case());
    suite_add_tcase(suite, scenarios_case());
    suite_add_tcase(suite, figures);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
