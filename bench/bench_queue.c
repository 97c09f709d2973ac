/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_queue.c - a textbook queue from its configuration file, on one thread: what a
 * user gets, statistics and audit included. The size is the number of children. usage:
 * bench_queue [--smoke] [FILE]      (default: configs/queue-mm1.cfg) */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/service/study.h"

enum { ROUNDS = 5 };

/* One study; false if it does not run or does not add up. */
static bool run_once(const struct bide_spec *spec, size_t replications,
                     struct bide_diag *diag, struct bide_study_audit *audit,
                     double *seconds)
{
    const struct bide_study_plan plan = { .threads = 1, .replications = replications };
    struct bide_study study;
    const double start = bide_bench_seconds();
    if (bide_study_run(&study, spec, &plan, diag) != BIDE_OK) {
        return false;
    }
    *seconds = bide_bench_seconds() - start;
    *audit = study.audit;
    bide_study_free(&study);
    return true;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

/* The median of the rounds. */
static bool run_rounds(const struct bide_spec *spec, size_t replications,
                       struct bide_diag *diag)
{
    double seconds[ROUNDS];
    struct bide_study_audit audit = { .is_passed = false };
    bool is_run = true;
    for (int i = 0; i < ROUNDS && is_run; ++i) {
        is_run = run_once(spec, replications, diag, &audit, &seconds[i]);
    }
    if (is_run) {
        qsort(seconds, ROUNDS, sizeof(seconds[0]), compare);
        bide_bench_line("queue", audit.child_count, audit.event_count,
                        seconds[ROUNDS / 2]);
    }
    return is_run;
}

int main(int argc, char **argv)
{
    const bool is_smoke = argc > 1 && strcmp(argv[1], "--smoke") == 0;
    const int next = is_smoke ? 2 : 1;
    const char *path = argc > next ? argv[next] : "configs/queue-mm1.cfg";
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);

    enum bide_err err = bide_load_file(&spec, path, &diag);
    if (err == BIDE_OK) {
        err = bide_check_spec(&spec, &diag);
    }
    bool is_run = false;
    if (err == BIDE_OK) {
        bide_bench_header();
        is_run = run_rounds(&spec, is_smoke ? 1 : 0, &diag);
    } else {
        fprintf(stderr, "%s: %s; see bide check\n", path, bide_err_text(err));
    }
    bide_spec_free(&spec);
    bide_diag_free(&diag);
    return is_run ? EXIT_SUCCESS : EXIT_FAILURE;
}
