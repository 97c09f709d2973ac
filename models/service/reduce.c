/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/reduce.h"

#include "engine/base/mem.h"
#include "engine/run/mc.h"
#include "engine/stat/columns.h"

/* What a thread keeps from one task to the next: nearly all columns have one t. */
struct worker {
    struct bide_estimate_t t;
    double scratch[];
};

static enum bide_err open_worker(const void *context, void **worker)
{
    const struct bide_reduce *reduce = context;
    const size_t count = reduce->replications;
    *worker = bide_mem_zeroed(
        1, sizeof(struct worker) + count * bide_columns_width(count) * sizeof(double));
    return *worker == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

static void close_worker(void *worker)
{
    bide_mem_free(worker);
}

/* A few neighbouring columns of every scenario; nothing goes into the task's own row. */
static enum bide_err reduce_columns(
    const void *context, void *worker, size_t task,
    double *row) /* NOLINT(readability-non-const-parameter): as mc.h has it */
{
    (void) row;
    const struct bide_reduce *reduce = context;
    const size_t most = bide_columns_width(reduce->replications);
    const size_t first = task * most;
    const size_t left = reduce->column_count - first;
    struct worker *kept = worker;
    struct bide_columns columns = {
        .count = reduce->replications,
        .stride = reduce->scenario_count * reduce->column_count,
        .width = left < most ? left : most,
        .scratch = kept->scratch,
        .t = &kept->t,
    };
    columns.values = reduce->rows + first;
    bide_columns_estimate(&columns, reduce->estimates + first);
    for (size_t i = 1; i < reduce->scenario_count; ++i) {
        const size_t place = i * reduce->column_count + first;
        columns.values = reduce->rows + place;
        columns.others = NULL;
        bide_columns_estimate(&columns, reduce->estimates + place);
        columns.others = reduce->rows + first;
        bide_columns_estimate(&columns, reduce->differences + place);
    }
    return BIDE_OK;
}

enum bide_err bide_reduce_run(const struct bide_reduce *reduce)
{
    const size_t width = bide_columns_width(reduce->replications);
    const struct bide_mc_study tasks = { .context = reduce,
                                         .width = 0,
                                         .open = open_worker,
                                         .close = close_worker,
                                         .replicate = reduce_columns };
    const struct bide_mc_plan plan = { .task_count =
                                           (reduce->column_count + width - 1) / width,
                                       .threads = reduce->threads,
                                       .stop = reduce->stop };
    double no_row = 0.0;
    return bide_mc_run(&tasks, &plan, &no_row);
}
