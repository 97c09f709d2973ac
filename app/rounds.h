/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rounds.h - the same study on more and more threads, in rounds (1, 2, 4, 1, 2, 4 ...) so
 * that a machine which is busy for a while slows all of them alike. */
#ifndef BIDE_APP_ROUNDS_H
#define BIDE_APP_ROUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/service/study.h"

/* Medians over the rounds. */
struct bide_rounds_line {
    int threads; /* of each rank */
    double seconds;
    double cpu_seconds; /* of all threads of the first rank together */
    double peak_bytes;  /* of the first rank, in the first round, in which it grows */
};

struct bide_rounds {
    struct bide_rounds_line *lines; /* owned; threads 1, 2, 4 ... and the most */
    size_t line_count;
    size_t round_count;
    int rank_count; /* processes that share the work, 1 unless started by mpirun */
    size_t scenario_count;
    size_t replications; /* of each scenario */
    uint64_t event_count;
    uint64_t fingerprint; /* of the results of the first study */
    bool is_same;         /* whether all the others gave the same bytes */
};

/* plan->threads is the most to use, 0: as OpenMP says. Problems go to diag. Call
 * bide_rounds_free in any case. */
BIDE_MUST_CHECK enum bide_err bide_rounds_run(struct bide_rounds *rounds,
                                              const struct bide_spec *spec,
                                              const struct bide_study_plan *plan,
                                              size_t round_count, struct bide_diag *diag);
void bide_rounds_free(struct bide_rounds *rounds);

/* Speed over that of the first line, for each thread: 1 is perfect. */
double bide_rounds_efficiency(const struct bide_rounds *rounds, size_t line);

/* Memory that each further thread takes; NaN for the first line. */
double bide_rounds_thread_bytes(const struct bide_rounds *rounds, size_t line);

/* Of rows of results: the same for the same numbers (FNV-1a by words of 64 bits). */
uint64_t bide_rounds_fingerprint(const double *rows, size_t count);

/* Threads of the line after one with so many: twice as many, but at most most. */
int bide_rounds_next(int threads, int most);

#endif
