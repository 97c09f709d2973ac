/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LEAST_REPLICATIONS = 10, QUICK_DIVISOR = 25 };
#define QUICK_WIDENING 7.0    /* the root of 25, and Student's t for few replications */
#define FALSE_ALARM 0.0009669 /* of a normal variable beyond 3.3 on either side */

static void fail_with(const struct bide_diag *diag, const char *path)
{
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *item = &diag->items[i];
        const char *what = item->level == BIDE_DIAG_ERROR ? "error" : "warning";
        printf("%s:%d: %s: %s\n", path, item->place.line, what, item->what);
    }
    ck_abort_msg("%s cannot be run", path);
}

void theory_load(struct theory *theory, const char *path)
{
    char full[200];
    const bool is_full = strchr(path, '/') != NULL;
    snprintf(full, sizeof(full), is_full ? "%s" : "tests/theory/%s.cfg", path);
    bide_spec_init(&theory->spec);
    bide_diag_init(&theory->diag);
    if (bide_load_file(&theory->spec, full, &theory->diag) != BIDE_OK
        || bide_check_spec(&theory->spec, &theory->diag) != BIDE_OK) {
        fail_with(&theory->diag, full);
    }
}

void theory_set(struct theory *theory, const char *path, const char *value)
{
    const struct bide_diag_place place = { .file = "test", .path = path };
    if (bide_load_set(&theory->spec, path, value, true, place, &theory->diag)
        != BIDE_OK) {
        fail_with(&theory->diag, path);
    }
}

static size_t replications_of(const struct bide_spec *spec)
{
    const size_t all = (size_t) spec->replications;
    const size_t quick = all / QUICK_DIVISOR;
    if (!THEORY_IS_QUICK || all < LEAST_REPLICATIONS) {
        return all;
    }
    return quick > LEAST_REPLICATIONS ? quick : LEAST_REPLICATIONS;
}

void theory_run(struct theory *theory, int threads)
{
    const struct bide_study_plan plan = { .replications = replications_of(&theory->spec),
                                          .threads = threads > 0 ? threads : 2 };
    const enum bide_err err =
        bide_study_run(&theory->study, &theory->spec, &plan, &theory->diag);
    ck_assert_msg(err == BIDE_OK, "the run failed: error %d, gap %g, Little's law %g",
                  (int) err, theory->study.audit.worst_gap,
                  theory->study.audit.worst_little);
}

void theory_free(struct theory *theory)
{
    bide_study_free(&theory->study);
    bide_diag_free(&theory->diag);
    bide_spec_free(&theory->spec);
}

static bool is_line(const struct bide_spec *spec, const struct bide_plan_line *line,
                    const char *name)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + line->pathway;
    const struct bide_spec_priority *priorities = pathway->priorities.items;
    char full[200];
    if (line->priority < 0) {
        return strcmp(pathway->name, name) == 0;
    }
    snprintf(full, sizeof(full), "%s.%s", pathway->name, priorities[line->priority].name);
    return strcmp(full, name) == 0;
}

size_t theory_line(const struct theory *theory, const char *name)
{
    for (size_t i = 0; i < theory->study.plan.line_count; ++i) {
        if (is_line(&theory->spec, &theory->study.plan.lines[i], name)) {
            return i;
        }
    }
    ck_abort_msg("no line %s", name);
    return 0;
}

size_t theory_column(const struct theory *theory, size_t moment, const char *line,
                     enum bide_kpi kpi)
{
    return bide_plan_column(&theory->study.plan, moment, theory_line(theory, line), kpi);
}

const struct bide_estimate *theory_estimate(const struct theory *theory, size_t moment,
                                            const char *line, enum bide_kpi kpi)
{
    return bide_study_estimate(&theory->study, 0, moment, theory_line(theory, line), kpi);
}

const double *theory_row(const struct theory *theory, size_t scenario, size_t replication)
{
    const struct bide_study *study = &theory->study;
    const size_t row = replication * study->scenario_count + scenario;
    return study->rows + row * study->plan.column_count;
}

/* Storage for count numbers, at least one. */
static double *room(size_t count)
{
    double *numbers = calloc(count + 1, sizeof(double));
    ck_assert_ptr_nonnull(numbers);
    return numbers;
}

double *theory_values(const struct theory *theory, size_t column)
{
    const size_t count = theory->study.replications;
    double *values = room(count);
    for (size_t r = 0; r < count; ++r) {
        values[r] = theory_row(theory, 0, r)[column];
    }
    return values;
}

struct bide_estimate theory_mean(const double *values, size_t count)
{
    double *scratch = room(count);
    const struct bide_estimate estimate = bide_estimate_of(values, count, 1, scratch);
    free(scratch);
    return estimate;
}

struct bide_estimate theory_root(struct bide_estimate square)
{
    const double root = sqrt(square.mean);
    square.std_error /= 2.0 * root;
    square.half_width /= 2.0 * root;
    square.mean = root;
    return square;
}

struct bide_estimate theory_deviation(const double *values, size_t count)
{
    const double mean = theory_mean(values, count).mean;
    double *squares = room(count);
    for (size_t i = 0; i < count; ++i) {
        squares[i] = (values[i] - mean) * (values[i] - mean);
    }
    const struct bide_estimate square = theory_mean(squares, count);
    free(squares);
    return theory_root(square);
}

/* Slope of the regression line of y on x. */
static double slope(const double *x, const double *y, size_t count)
{
    const double mean_x = theory_mean(x, count).mean;
    double products = 0.0;
    double squares = 0.0;
    for (size_t i = 0; i < count; ++i) {
        products += (x[i] - mean_x) * y[i];
        squares += (x[i] - mean_x) * (x[i] - mean_x);
    }
    return products / squares;
}

struct bide_estimate theory_controlled(const struct theory *theory, size_t column,
                                       size_t staff, double exact_use)
{
    const struct bide_study *study = &theory->study;
    const size_t count = study->replications;
    double *values = theory_values(theory, column);
    double *used = theory_values(
        theory, bide_plan_staff_column(&study->plan, 0, staff, BIDE_KPI_STAFF_USED));
    const double by = slope(used, values, count);
    for (size_t r = 0; r < count; ++r) {
        values[r] -= by * (used[r] - exact_use);
    }
    const struct bide_estimate estimate = theory_mean(values, count);
    free(values);
    free(used);
    return estimate;
}

void theory_expect(const char *what, const struct bide_estimate *estimate, double exact,
                   double percent)
{
    const double width = 100.0 * estimate->half_width / fabs(exact);
    const double z = (estimate->mean - exact) / estimate->std_error;
    const double most_z =
        bide_estimate_t_quantile(1.0 - FALSE_ALARM / 2.0, (double) estimate->count - 1.0);
    printf("%-36s %12.6g %12.6g %6.2f %% z %6.2f\n", what, exact, estimate->mean, width,
           z);
    fflush(stdout); /* a failed test ends at once */
    ck_assert_msg(fabs(z) <= most_z, "%s is %g, not %g: z is %g, at most %g", what,
                  estimate->mean, exact, z, most_z);
    ck_assert_msg(width <= percent * (THEORY_IS_QUICK ? QUICK_WIDENING : 1.0),
                  "%s is known to %g %% only", what, width);
}

int theory_main(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
