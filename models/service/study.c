/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/study.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/scenario/canonical.h"
#include "models/scenario/overlay.h"
#include "models/service/compile.h"
#include "models/service/intake.h"
#include "models/service/model.h"
#include "models/service/recall.h"
#include "models/service/reduce.h"
#include "models/service/replicate.h"
#include "models/service/room.h"

#define MOST_BYTES 4e9   /* of results in memory */
#define MOST_LITTLE 1e-9 /* relative gap that rounding may leave */

/* What the replications of a study share. */
struct setting {
    const struct bide_plan *plan;
    struct bide_model *models; /* by scenario */
    size_t scenario_count;
    uint64_t seed;
};

/* --- replications --- */

static enum bide_err open_worker(const void *context, void **worker)
{
    (void) context;
    struct bide_run *run = bide_mem_zeroed(1, sizeof(struct bide_run));
    if (run == NULL) {
        return BIDE_ERR_MEMORY;
    }
    bide_room_init(run);
    *worker = run;
    return BIDE_OK;
}

static void close_worker(void *worker)
{
    if (worker != NULL) {
        bide_room_free(worker);
        bide_mem_free(worker);
    }
}

/* Task by task a replication meets every scenario, then the next replication. */
static enum bide_err replicate(const void *context, void *worker, size_t task,
                               double *row)
{
    const struct setting *setting = context;
    const size_t scenario = task % setting->scenario_count;
    const size_t r = task / setting->scenario_count;
    return bide_replicate_run(worker, &setting->models[scenario], setting->plan,
                              setting->seed, r, row);
}

struct progress {
    const struct bide_study_plan *plan;
    size_t total;
};

static void report_progress(void *context, size_t done)
{
    const struct progress *progress = context;
    if (progress->plan->progress != NULL) {
        progress->plan->progress(progress->plan->progress_context, done, progress->total);
    }
}

/* Replications that an earlier run has done are left out. */
static enum bide_err take_up(const struct bide_study *study,
                             const struct bide_mc_study *tasks,
                             const struct bide_study_plan *plan, struct bide_mc_plan *how,
                             struct bide_diag *diag)
{
    how->done = bide_mem_zeroed(how->task_count, sizeof(atomic_bool));
    if (how->done == NULL) {
        return BIDE_ERR_MEMORY;
    }
    const struct bide_mc_table table = { study->rows, how->done, how->task_count,
                                         tasks->width };
    const enum bide_err err = plan->begin(plan->progress_context, &table);
    return err == BIDE_OK
               ? bide_recall_check(tasks, how, &table, study->scenario_count, diag)
               : err;
}

/* What the spec says, as a number: FNV-1a, 64 bits. Ranks with other files have another.
 */
static enum bide_err identify(const struct bide_spec *spec, uint64_t *identity)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_canonical_spec(&text, spec);
    *identity = 14695981039346656037U;
    for (size_t i = 0; i < text.length; ++i) {
        *identity = (*identity ^ (unsigned char) text.bytes[i]) * 1099511628211U;
    }
    const enum bide_err err = text.err;
    bide_text_free(&text);
    return err;
}

static enum bide_err run_tasks(const struct bide_study *study,
                               const struct setting *setting,
                               const struct bide_study_plan *plan, struct bide_diag *diag)
{
    const struct bide_mc_study tasks = { .context = setting,
                                         .width = study->plan.column_count,
                                         .open = open_worker,
                                         .close = close_worker,
                                         .replicate = replicate };
    struct progress progress = { .plan = plan,
                                 .total = study->replications * study->scenario_count };
    struct bide_mc_plan how = { .task_count = progress.total,
                                .threads = plan->threads,
                                .stop = plan->stop,
                                .progress = report_progress,
                                .progress_context = &progress,
                                .group = study->scenario_count,
                                .ranks = plan->ranks };
    how.order[BIDE_STUDY_ORDER_SCENARIO] =
        plan->only_scenario != NULL ? study->scenarios[0] + 1 : 0;
    how.order[BIDE_STUDY_ORDER_REPLICATIONS] = study->replications;
    how.order[BIDE_STUDY_ORDER_SEED] = study->seed;
    how.order[BIDE_STUDY_ORDER_THREADS] = (uint64_t) plan->threads;
    enum bide_err err = BIDE_OK;
    if (bide_ranks_are_several(plan->ranks)) {
        err = identify(study->spec, &how.identity);
    }
    if (err == BIDE_OK && plan->begin != NULL) {
        err = take_up(study, &tasks, plan, &how, diag);
    }
    if (err == BIDE_OK) {
        err = bide_mc_run(&tasks, &how, study->rows);
    }
    bide_mem_free(how.done);
    return err;
}

/* --- reduction --- */

static void check_audit(struct bide_study *study)
{
    const struct bide_plan *plan = &study->plan;
    struct bide_study_audit *audit = &study->audit;
    const size_t tasks = study->replications * study->scenario_count;
    for (size_t i = 0; i < tasks; ++i) {
        const double *row = study->rows + i * plan->column_count;
        const double *at = row + bide_plan_audit_column(plan, BIDE_PLAN_GAP);
        audit->worst_gap = fmax(audit->worst_gap, at[BIDE_PLAN_GAP]);
        audit->worst_little = fmax(audit->worst_little, at[BIDE_PLAN_LITTLE]);
        audit->event_count += (uint64_t) at[BIDE_PLAN_EVENTS];
        audit->child_count += (uint64_t) at[BIDE_PLAN_CHILDREN];
    }
    audit->is_passed = audit->worst_gap <= 0.0 && audit->worst_little <= MOST_LITTLE;
}

/* Estimates of every column: of each scenario, and of its differences from the first. */
static enum bide_err reduce(struct bide_study *study, const struct bide_study_plan *plan)
{
    const size_t all = study->plan.column_count * study->scenario_count;
    study->estimates = bide_mem_zeroed(all, sizeof(struct bide_estimate));
    study->differences = bide_mem_zeroed(all, sizeof(struct bide_estimate));
    if (study->estimates == NULL || study->differences == NULL) {
        return BIDE_ERR_MEMORY;
    }
    const struct bide_reduce columns = { .rows = study->rows,
                                         .replications = study->replications,
                                         .scenario_count = study->scenario_count,
                                         .column_count = study->plan.column_count,
                                         .estimates = study->estimates,
                                         .differences = study->differences,
                                         .threads = plan->threads,
                                         .stop = plan->stop };
    check_audit(study);
    enum bide_err err = bide_reduce_run(&columns);
    if (err == BIDE_OK) {
        err = bide_paired_init(&study->paired, &study->plan, study->scenario_count);
    }
    const struct bide_outcome outcome = { study->spec,           &study->plan,
                                          study->scenario_count, study->replications,
                                          study->rows,           study->estimates,
                                          study->differences };
    return err == BIDE_OK ? bide_paired_fill(&study->paired, &outcome) : err;
}

/* --- the study --- */

static enum bide_err choose_scenarios(struct bide_study *study, const char *only,
                                      struct bide_diag *diag)
{
    const struct bide_spec_list *all = &study->spec->scenarios;
    study->scenarios = bide_mem_zeroed(all->count, sizeof(size_t));
    if (study->scenarios == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; only == NULL && i < all->count; ++i) {
        study->scenarios[study->scenario_count++] = i;
    }
    if (only != NULL) {
        const size_t index =
            bide_spec_find(*all, sizeof(struct bide_spec_scenario), only);
        if (index == all->count) {
            const struct bide_diag_place place = { .file = NULL };
            bide_diag_error(diag, "BD-C059", place, "see the file's \"scenarios\"",
                            "there is no scenario \"%s\"", only);
            return BIDE_ERR_SPEC;
        }
        study->scenarios[study->scenario_count++] = index;
    }
    return BIDE_OK;
}

static enum bide_err compile_models(const struct bide_study *study,
                                    struct setting *setting, struct bide_diag *diag)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < study->scenario_count && err == BIDE_OK; ++i) {
        struct bide_overlay overlay;
        err = bide_overlay_init(&overlay, study->spec, study->scenarios[i], diag);
        if (err == BIDE_OK) {
            err = bide_compile_model(&setting->models[i], &overlay);
            bide_overlay_free(&overlay);
        }
    }
    if (err == BIDE_OK) {
        bide_intake_share(setting->models, study->scenario_count);
    }
    return err;
}

static void free_models(struct setting *setting)
{
    for (size_t i = 0; setting->models != NULL && i < setting->scenario_count; ++i) {
        bide_model_free(&setting->models[i]);
    }
    bide_mem_free(setting->models);
}

enum bide_err bide_study_check_size(const struct bide_study *study, double most_bytes,
                                    struct bide_diag *diag)
{
    const double most = fmax(MOST_BYTES, most_bytes);
    const double bytes = (double) study->plan.column_count
                         * (double) study->scenario_count * (double) study->replications
                         * sizeof(double);
    if (bytes <= most) {
        return BIDE_OK;
    }
    const struct bide_diag_place place = { .file = NULL };
    bide_diag_error(diag, "BD-C079", place,
                    "use fewer \"replications\", set \"monthly\" to false, or allow more "
                    "with --most-memory",
                    "the results need %.1f GB of memory; the limit is %.1f GB",
                    bytes / 1e9, most / 1e9);
    return BIDE_ERR_LIMIT;
}

static enum bide_err run_and_reduce(struct bide_study *study,
                                    const struct bide_study_plan *plan,
                                    struct bide_diag *diag)
{
    struct setting setting = {
        .plan = &study->plan,
        .models = bide_mem_zeroed(study->scenario_count, sizeof(struct bide_model)),
        .scenario_count = study->scenario_count,
        .seed = study->seed,
    };
    const size_t tasks = study->replications * study->scenario_count;
    const bool has_rows = !bide_ranks_follows(plan->ranks);
    study->rows = has_rows
                      ? bide_mem_zeroed(tasks * study->plan.column_count, sizeof(double))
                      : NULL;
    const bool has_room = setting.models != NULL && (study->rows != NULL || !has_rows);
    enum bide_err err = has_room ? BIDE_OK : BIDE_ERR_MEMORY;
    if (err == BIDE_OK) {
        err = compile_models(study, &setting, diag);
    }
    if (err == BIDE_OK) {
        err = run_tasks(study, &setting, plan, diag);
    }
    if (err == BIDE_OK && has_rows) {
        err = reduce(study, plan);
    }
    free_models(&setting);
    return err;
}

enum bide_err bide_study_run(struct bide_study *study, const struct bide_spec *spec,
                             const struct bide_study_plan *plan, struct bide_diag *diag)
{
    memset(study, 0, sizeof(*study));
    study->spec = spec;
    study->replications =
        plan->replications > 0 ? plan->replications : (size_t) spec->replications;
    study->seed = plan->seed != NULL ? *plan->seed : (uint64_t) spec->seed;
    enum bide_err err = choose_scenarios(study, plan->only_scenario, diag);
    if (err == BIDE_OK) {
        err = bide_plan_init(&study->plan, spec);
    }
    if (err == BIDE_OK) {
        err = bide_study_check_size(study, plan->most_bytes, diag);
    }
    if (err == BIDE_OK) {
        err = run_and_reduce(study, plan, diag);
    }
    if (err != BIDE_OK || bide_ranks_follows(plan->ranks)) {
        bide_study_free(study);
        return err;
    }
    return study->audit.is_passed ? BIDE_OK : BIDE_ERR_AUDIT;
}

void bide_study_free(struct bide_study *study)
{
    bide_plan_free(&study->plan);
    bide_mem_free(study->scenarios);
    bide_mem_free(study->rows);
    bide_mem_free(study->estimates);
    bide_mem_free(study->differences);
    bide_paired_free(&study->paired);
    memset(study, 0, sizeof(*study));
}

/* --- access --- */

static size_t place(const struct bide_study *study, size_t scenario, size_t column)
{
    BIDE_REQUIRE(scenario < study->scenario_count);
    return scenario * study->plan.column_count + column;
}

const struct bide_estimate *bide_study_estimate(const struct bide_study *study,
                                                size_t scenario, size_t moment,
                                                size_t line, enum bide_kpi kpi)
{
    const size_t column = bide_plan_column(&study->plan, moment, line, kpi);
    return &study->estimates[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_difference(const struct bide_study *study,
                                                  size_t scenario, size_t moment,
                                                  size_t line, enum bide_kpi kpi)
{
    const size_t column = bide_plan_column(&study->plan, moment, line, kpi);
    return &study->differences[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_staff(const struct bide_study *study,
                                             size_t scenario, size_t moment, size_t staff,
                                             enum bide_kpi_staff kpi)
{
    const size_t column = bide_plan_staff_column(&study->plan, moment, staff, kpi);
    return &study->estimates[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_cost(const struct bide_study *study,
                                            size_t scenario, size_t moment,
                                            enum bide_kpi_cost kpi)
{
    const size_t column = bide_plan_cost_column(&study->plan, moment, kpi);
    return &study->estimates[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_cost_difference(const struct bide_study *study,
                                                       size_t scenario, size_t moment,
                                                       enum bide_kpi_cost kpi)
{
    const size_t column = bide_plan_cost_column(&study->plan, moment, kpi);
    return &study->differences[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_budget(const struct bide_study *study,
                                              size_t scenario, size_t moment, size_t line,
                                              enum bide_kpi_budget kpi)
{
    const size_t column = bide_plan_budget_column(&study->plan, moment, line, kpi);
    return &study->estimates[place(study, scenario, column)];
}

const struct bide_estimate *bide_study_budget_difference(const struct bide_study *study,
                                                         size_t scenario, size_t moment,
                                                         size_t line,
                                                         enum bide_kpi_budget kpi)
{
    const size_t column = bide_plan_budget_column(&study->plan, moment, line, kpi);
    return &study->differences[place(study, scenario, column)];
}
