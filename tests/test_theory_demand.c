/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes, and who is there at the start, against exact answers; see
 * tests/theory/NAME.cfg. */
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "engine/base/civil.h"
#include "tests/theory.h"

enum { MOST_SECONDS = 500 };
#define PI 3.14159265358979323846

static void expect(const struct theory *theory, size_t moment, const char *line,
                   enum bide_kpi kpi, double exact, double percent)
{
    char what[100];
    snprintf(what, sizeof(what), "%s: %s %s", theory->study.plan.moments[moment].label,
             line, bide_kpi_info(kpi)->name);
    theory_expect(what, theory_estimate(theory, moment, line, kpi), exact, percent);
}

/* --- a rate that swings --- */

/* Those on the lists of tests/theory/sine.cfg, on average. */
struct lists {
    double exponential;
    double fixed;
};

/* With waits of 8 weeks, all of the last 8; otherwise each week keeps exp(-1/8) of those
 * who were there and, of those it brings evenly, 8 (1 - exp(-1/8)). */
static struct lists lists_at(const struct theory *theory, size_t week)
{
    const struct bide_spec_pathway *pathways = theory->spec.pathways.items;
    const double *factors = pathways[0].referrals.profile.items;
    struct lists lists = { 0.0, 0.0 };
    for (size_t k = 0; k < week; ++k) {
        const double referrals = 20.0 * factors[k % 52];
        lists.exponential =
            lists.exponential * exp(-0.125) - referrals * 8.0 * expm1(-0.125);
        lists.fixed += k + 8 >= week ? referrals : 0.0;
    }
    return lists;
}

/* How far a list swings and how late, from its values a quarter of a year apart. In weeks
 * of an even rate the referrals of a rise come 1 / 12 of its growth too early on average:
 * with exponential waits of 8 weeks that makes the list late by 1 / 96 week. */
static void expect_swing(const double quarters[4], double amplitude, double lag)
{
    const double up = (quarters[1] - quarters[3]) / 2.0;
    const double across = (quarters[2] - quarters[0]) / 2.0;
    ck_assert_double_eq_tol(hypot(up, across), amplitude, 0.002 * amplitude);
    ck_assert_double_eq_tol(atan2(across, up) * 52.0 / (2.0 * PI), lag, 0.011);
}

START_TEST(a_swing_of_referrals_reaches_the_list_later_and_smaller)
{
    struct theory theory;
    double exponential[4];
    double fixed[4];
    theory_load(&theory, "sine");

    theory_run(&theory, 0);

    for (size_t i = 0; i < 4; ++i) {
        const struct lists lists = lists_at(&theory, 104 + 13 * i);
        exponential[i] = lists.exponential;
        fixed[i] = lists.fixed;
        expect(&theory, i, "exponential", BIDE_KPI_LIST, lists.exponential, 0.5);
        expect(&theory, i, "fixed", BIDE_KPI_LIST, lists.fixed, 0.5);
    }
    expect_swing(exponential, 34.51183480, 6.35964385);
    expect_swing(fixed, 46.15290576, 4.0);
    theory_free(&theory);
}
END_TEST

/* --- busy and quiet weeks --- */

START_TEST(busy_and_quiet_weeks_lengthen_a_list)
{
    enum { MOMENTS = 4 };
    struct theory theory;
    theory_load(&theory, "busy-weeks");

    theory_run(&theory, 0);

    const size_t count = theory.study.replications;
    double *lists[MOMENTS];
    for (size_t i = 0; i < MOMENTS; ++i) {
        lists[i] =
            theory_values(&theory, theory_column(&theory, i, "list", BIDE_KPI_LIST));
    }
    const struct bide_estimate spread = theory_deviation(lists[3], count);
    for (size_t r = 0; r < count; ++r) {
        lists[0][r] = (lists[0][r] + lists[1][r] + lists[2][r] + lists[3][r]) / MOMENTS;
    }
    const struct bide_estimate mean = theory_mean(lists[0], count);
    theory_expect("list", &mean, 16.1498776166, 1.0);
    theory_expect("sd of list", &spread, 10.5444710922, 4.0);
    for (size_t i = 0; i < MOMENTS; ++i) {
        free(lists[i]);
    }
    theory_free(&theory);
}
END_TEST

/* --- who is there --- */

/* Children of 600 who have waited for from to before to whole days; exact: as if the
 * days of the bands were instants. */
static double of_band(double from, double to, double shift)
{
    const double first = from > 0.0 ? from + shift : 0.0;
    return 600.0 * (exp(-first / 140.0) - exp(-(to + shift) / 140.0));
}

START_TEST(an_exponential_list_has_the_bands_of_its_formula)
{
    enum { BANDS = 7 };
    static const double edges[] = { 0.0, 7.0, 14.0, 28.0, 84.0, 126.0, 364.0, INFINITY };
    static const double exact[] = { 29.262345, 27.835204,  51.663999, 161.951470,
                                    85.345186, 199.377649, 44.564147 };
    static const double percents[] = { 1.5, 1.5, 1.0, 0.5, 0.7, 0.5, 1.2 };
    struct theory theory;
    theory_load(&theory, "bands");

    theory_run(&theory, 0);

    for (size_t i = 0; i < BANDS; ++i) {
        const enum bide_kpi kpi = (enum bide_kpi)((size_t) BIDE_KPI_BAND_0_1 + i);
        ck_assert_double_eq_tol(of_band(edges[i], edges[i + 1], 0.0), exact[i], 1e-6);
        expect(&theory, 0, "list", kpi, of_band(edges[i], edges[i + 1], 1.0),
               percents[i]);
    }
    ck_assert_double_eq_tol(of_band(0.0, 126.0, 0.0) / 600.0, 0.59343034, 1e-8);
    expect(&theory, 0, "list", BIDE_KPI_LIST, 600.0, 0.3);
    expect(&theory, 0, "list", BIDE_KPI_WITHIN, of_band(0.0, 126.0, 1.0) / 600.0, 0.3);
    theory_free(&theory);
}
END_TEST

/* --- a list as a bath --- */

/* The same number in every replication. */
static void expect_always(const struct bide_estimate *estimate, double exact)
{
    ck_assert_double_eq_tol(estimate->mean, exact, 1e-9);
    ck_assert_double_eq_tol(estimate->std_error, 0.0, 1e-12);
}

START_TEST(a_contract_adds_up_to_its_weeks)
{
    struct theory theory;
    theory_load(&theory, "extra");

    theory_run(&theory, 0);

    const double total = 18.918987 / 7.0 * 395.0;
    ck_assert_double_eq_tol(total, 1067.5714, 1e-4);
    expect_always(theory_estimate(&theory, 0, "list", BIDE_KPI_INSOURCED),
                  floor(18.918987 / 7.0 * 100.0));
    expect_always(theory_estimate(&theory, 1, "list", BIDE_KPI_INSOURCED), floor(total));
    expect_always(theory_estimate(&theory, 2, "list", BIDE_KPI_INSOURCED), floor(total));
    theory_free(&theory);
}
END_TEST

/* 20 referrals a week, evenly, for 78 weeks. */
static void write_dates(const char *path, int32_t start)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("date\n", file);
    for (int32_t k = 0; k < 20 * 78; ++k) {
        char date[BIDE_CIVIL_TEXT_SIZE];
        bide_civil_format(start + k * 7 / 20, date);
        fprintf(file, "%s\n", date);
    }
    fclose(file);
}

static void write_bath(const char *path)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("start = \"2025-01-01\"; weeks = 78; replications = 2; monthly = false;"
          "calendar = { working_days = \"Mon-Sun\"; holidays = \"none\"; };"
          "milestones = ( { label = \"a\"; weeks = 8; }, { label = \"b\"; weeks = 12; },"
          "{ label = \"c\"; weeks = 59; }, { label = \"d\"; weeks = 60; } );"
          "staff = { team = { wte = 1.0; sessions_per_week = 18.0; session_minutes = 60; "
          "}; };"
          "pathways = { list = { referrals = { file = \"bath.csv\"; };"
          "waiting = { from_weeks = [ 0 ]; children = [ 600 ]; longest_weeks = 30; };"
          "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); }; };"
          "scenarios = { s = { changes = { type = \"insourcing\"; step = \"list.visit\";"
          "from_week = 4; ramp_weeks = 8; per_week = 14; price = 1; }; }; };",
          file);
    fclose(file);
}

/* 600 waiting, 20 referrals a week, own clinics for 18, and 14 more after a ramp of 8
 * weeks from week 4: the list is 600 + 2 t less 14 (t - 4)^2 / 16 in the ramp and then 56
 * + 14 (t - 12), and clears in week 59.333. With dated referrals nothing is left to
 * chance.
 */
START_TEST(dated_referrals_clear_a_list_when_the_sum_says)
{
    struct theory theory;
    char folder[] = "/tmp/bide-bath-XXXXXX";
    char dates[64];
    char config[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(dates, sizeof(dates), "%s/bath.csv", folder);
    snprintf(config, sizeof(config), "%s/bath.cfg", folder);
    write_dates(dates, bide_civil_day((struct bide_civil_date){ 2025, 1, 1 }));
    write_bath(config);
    theory_load(&theory, config);
    unlink(dates);
    unlink(config);
    rmdir(folder);

    theory_run(&theory, 0);

    expect_always(theory_estimate(&theory, 0, "list", BIDE_KPI_LIST), 600 + 16 - 14);
    expect_always(theory_estimate(&theory, 1, "list", BIDE_KPI_LIST), 600 + 24 - 56);
    expect_always(theory_estimate(&theory, 2, "list", BIDE_KPI_LIST),
                  600 + 118 - 56 - 14 * 47);
    /* clear but for the child who came after that day's clinic */
    expect_always(theory_estimate(&theory, 3, "list", BIDE_KPI_LIST), 1);
    expect_always(theory_estimate(&theory, 3, "list", BIDE_KPI_REFERRED), 1200);
    theory_free(&theory);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theory of demand");
    TCase *tests = tcase_create("demand");
    tcase_set_timeout(tests, MOST_SECONDS);
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, a_swing_of_referrals_reaches_the_list_later_and_smaller);
    tcase_add_test(tests, busy_and_quiet_weeks_lengthen_a_list);
    tcase_add_test(tests, an_exponential_list_has_the_bands_of_its_formula);
    tcase_add_test(tests, a_contract_adds_up_to_its_weeks);
    tcase_add_test(tests, dated_referrals_clear_a_list_when_the_sum_says);
    return theory_main(suite);
}
