/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/recall.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/mem.h"

static bool is_done(const struct bide_mc_table *table, size_t task)
{
    return atomic_load_explicit(&table->done[task], memory_order_relaxed);
}

/* Whether each of the first count tasks that was done before has the row it has again. */
static bool are_same(const struct bide_mc_table *table, const double *again, size_t count)
{
    const size_t width = table->width;
    for (size_t task = 0; task < count; ++task) {
        const unsigned char *row = (const unsigned char *) (table->rows + task * width);
        const unsigned char *other = (const unsigned char *) (again + task * width);
        if (is_done(table, task) && memcmp(row, other, width * sizeof(double)) != 0) {
            return false;
        }
    }
    return true;
}

static enum bide_err play_again(const struct bide_mc_study *tasks,
                                const struct bide_mc_plan *how, size_t count,
                                double *again)
{
    const struct bide_mc_plan plan = { .task_count = count,
                                       .threads = how->threads,
                                       .stop = how->stop };
    return again != NULL ? bide_mc_run(tasks, &plan, again) : BIDE_ERR_MEMORY;
}

enum bide_err bide_recall_check(const struct bide_mc_study *tasks,
                                const struct bide_mc_plan *how,
                                const struct bide_mc_table *table, size_t scenario_count,
                                struct bide_diag *diag)
{
    bool has_any = false;
    for (size_t task = 0; task < scenario_count; ++task) {
        has_any = has_any || is_done(table, task);
    }
    if (!has_any) {
        return BIDE_OK;
    }
    double *again = bide_mem_zeroed(scenario_count * table->width, sizeof(double));
    enum bide_err err = play_again(tasks, how, scenario_count, again);
    if (err == BIDE_OK && !are_same(table, again, scenario_count)) {
        const struct bide_diag_place place = { .file = NULL };
        bide_diag_error(diag, "BD-C166", place,
                        "go on with the program that saved them, or start again with "
                        "--force and without --resume",
                        "this program plays the first replication otherwise than the one "
                        "that saved it");
        err = BIDE_ERR_INPUT;
    }
    bide_mem_free(again);
    return err;
}
