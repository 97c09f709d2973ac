/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to spread tasks over ranks: tasks of a given length, each with a row of a
 * given width, handed out by the first rank of mpirun, which takes in the rows.
 * usage: mpirun -n N bench_ranks TASKS WIDTH MICROSECONDS
 * Prints: ranks,tasks,width,task_us,seconds,cpu_seconds. */
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/bench.h"
#include "engine/base/mem.h"
#include "engine/run/follow.h"
#include "engine/run/lead.h"
#include "engine/run/mc.h"
#include "engine/run/nap.h"

extern char **environ;

struct work {
    double seconds; /* of a task */
    size_t width;
};

static enum bide_err open_worker(const void *context, void **worker)
{
    (void) context;
    *worker = NULL;
    return BIDE_OK;
}

static void close_worker(void *worker)
{
    (void) worker;
}

static enum bide_err replicate(const void *context, void *worker, size_t task,
                               double *row)
{
    const struct work *work = context;
    (void) worker;
    const double until = bide_nap_now() + work->seconds;
    for (size_t i = 0; i < work->width; ++i) {
        row[i] = (double) (task + i);
    }
    while (bide_nap_now() < until) {
    }
    return BIDE_OK;
}

static enum bide_err run(const struct work *work, size_t tasks, struct bide_ranks *ranks,
                         atomic_int *stop)
{
    const struct bide_mc_study study = { .context = work,
                                         .width = work->width,
                                         .open = open_worker,
                                         .close = close_worker,
                                         .replicate = replicate };
    const struct bide_mc_plan plan = {
        .task_count = tasks, .threads = 1, .stop = stop, .ranks = ranks
    };
    if (bide_ranks_follows(ranks)) {
        uint64_t order[BIDE_RANKS_WORDS];
        int code = 0;
        while (bide_follow_await(ranks, stop, order, &code)) {
            const enum bide_err err = bide_mc_run(&study, &plan, NULL);
            bide_follow_leave(ranks, stop, err, SIZE_MAX);
        }
        return BIDE_OK;
    }
    double *rows = bide_mem_zeroed(tasks * work->width, sizeof(double));
    const enum bide_err err =
        rows != NULL ? bide_mc_run(&study, &plan, rows) : BIDE_ERR_MEMORY;
    bide_mem_free(rows);
    return err;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fputs("usage: mpirun -n N bench_ranks TASKS WIDTH MICROSECONDS\n", stderr);
        return EXIT_FAILURE;
    }
    const size_t tasks = strtoul(argv[1], NULL, 10);
    const struct work work = { .width = strtoul(argv[2], NULL, 10),
                               .seconds = 1e-6 * strtod(argv[3], NULL) };
    atomic_int stop = 0;
    struct bide_ranks ranks;
    enum bide_err err = bide_ranks_init(&ranks, environ);
    const double began = bide_nap_now();
    const double cpu = bide_nap_cpu();
    if (err == BIDE_OK) {
        err = run(&work, tasks, &ranks, &stop);
    }
    if (!bide_ranks_follows(&ranks)) {
        printf("%d,%zu,%zu,%s,%.4f,%.4f\n", ranks.count, tasks, work.width, argv[3],
               bide_nap_now() - began, bide_nap_cpu() - cpu + ranks.cpu_seconds);
        bide_lead_end(&ranks, err == BIDE_OK ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    bide_ranks_free(&ranks);
    return err == BIDE_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
