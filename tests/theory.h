/* SPDX-License-Identifier: GPL-3.0-or-later */
/* theory.h - runs a textbook case and holds what it finds against the exact answer. */
#ifndef BIDE_TESTS_THEORY_H
#define BIDE_TESTS_THEORY_H

#include <check.h>
#include <stdlib.h>

#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/study.h"

/* Where the program is slow (sanitizers, no optimisation) a 25th of the replications must
 * do, and intervals may be wider. */
#ifndef THEORY_IS_QUICK
#define THEORY_IS_QUICK 0
#endif

struct theory {
    struct bide_spec spec;
    struct bide_diag diag;
    struct bide_study study;
};

/* Load and check tests/theory/NAME.cfg, or another file if path has a slash; problems
 * fail the test. */
void theory_load(struct theory *theory, const char *path);

/* Change a setting before the run. */
void theory_set(struct theory *theory, const char *path, const char *value);

/* Run it with threads threads, 0: two. Its own audit must pass. */
void theory_run(struct theory *theory, int threads);
void theory_free(struct theory *theory);

/* Index of the line "pathway" or "pathway.priority". */
size_t theory_line(const struct theory *theory, const char *name);

/* Column of a measure. */
size_t theory_column(const struct theory *theory, size_t moment, const char *line,
                     enum bide_kpi kpi);

/* What the replications of scenario 0 found. */
const struct bide_estimate *theory_estimate(const struct theory *theory, size_t moment,
                                            const char *line, enum bide_kpi kpi);

/* All columns of one replication. */
const double *theory_row(const struct theory *theory, size_t scenario,
                         size_t replication);

/* All values of a column in scenario 0, by replication; free them. */
double *theory_values(const struct theory *theory, size_t column);

/* Of values: the mean; the standard deviation, with its error from the fourth moment. The
 * root of an estimate of its square has its error by the delta method. */
struct bide_estimate theory_mean(const double *values, size_t count);
struct bide_estimate theory_root(struct bide_estimate square);
struct bide_estimate theory_deviation(const double *values, size_t count);

/* Mean of a column made sharper by what is known: each value is corrected for how far the
 * use of that staff group was by chance from its exact share (control variate; Lavenberg
 * and Welch 1981, Management Science 27(3)). */
struct bide_estimate theory_controlled(const struct theory *theory, size_t column,
                                       size_t staff, double exact_use);

/* The estimate is as close to the exact answer as its error allows (a false alarm once in
 * 1000), and its 95 % half-width is at most this many percent of it. Both are printed. */
void theory_expect(const char *what, const struct bide_estimate *estimate, double exact,
                   double percent);

/* Run the tests of a suite; what main returns. */
int theory_main(Suite *suite);

#endif
