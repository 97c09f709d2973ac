/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/saver.h"

#include <inttypes.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exit.h"
#include "app/output.h"
#include "app/show.h"
#include "models/scenario/canonical.h"

#define USUAL_PAUSE 60.0
#define BETWEEN_SAVES 1.0
#define LEAST_GAIN 100.0 /* saving takes at most about 1 % of the time */
#define SUFFIX ".bide-checkpoint"

/* --- during the study --- */

static bool is_stopped(const struct bide_saver *saver)
{
    return saver->cmd->stop != NULL && atomic_load(saver->cmd->stop) != 0;
}

/* Most runs are too short to need this long text. */
static enum bide_store_fault state_settings(struct bide_saver *saver)
{
    bide_text_clear(&saver->settings);
    bide_canonical_spec(&saver->settings, saver->spec);
    saver->facts[BIDE_SAVED_SETTINGS] =
        (struct bide_checkpoint_fact){ "settings", saver->settings.bytes };
    return saver->settings.err == BIDE_OK ? BIDE_STORE_OK : BIDE_STORE_NO_MEMORY;
}

/* Write with one of the two. */
static enum bide_store_fault write_file(
    struct bide_saver *saver,
    enum bide_store_fault (*write)(struct bide_checkpoint *, bool))
{
    struct bide_checkpoint *checkpoint = &saver->checkpoint;
    const bool is_first = checkpoint->store.db == NULL;
    const bool is_forced = bide_args_has(saver->cmd->args, BIDE_USAGE_FORCE);
    enum bide_store_fault fault = is_first ? state_settings(saver) : BIDE_STORE_OK;
    if (fault == BIDE_STORE_OK) {
        fault = write(checkpoint, is_forced);
    }
    if (fault == BIDE_STORE_OK) {
        saver->kept = checkpoint->saved_count;
    }
    if (fault == BIDE_STORE_OK && is_first && checkpoint->store.db != NULL) {
        bide_progress_clear(&saver->line);
        bide_saved_tell(saver->cmd, saver->path.bytes,
                        "saving to it; if this run is cut short, type the same "
                        "command with --resume");
    }
    return fault;
}

static void save(struct bide_saver *saver, double now)
{
    const enum bide_store_fault fault = write_file(saver, bide_checkpoint_save);
    if (fault != BIDE_STORE_OK) {
        saver->is_off = true;
        bide_progress_clear(&saver->line);
        bide_saved_give_up(saver->cmd, &saver->checkpoint, fault);
        return;
    }
    const double after = bide_progress_clock();
    saver->next = saver->pause > 0.0
                      ? after + fmax(BETWEEN_SAVES, LEAST_GAIN * (after - now))
                      : after;
}

/* The last replication, and a stop, do not wait for the next second; but a run that was
 * too short to be saved so far is not worth a file that nobody named. */
static bool is_due(const struct bide_saver *saver, double now, bool is_last)
{
    const bool is_kept = saver->is_named || saver->checkpoint.store.db != NULL;
    return now >= saver->next || (is_last && is_kept);
}

static void progress(void *context, size_t done, size_t total)
{
    struct bide_saver *saver = context;
    if (saver->has_line) {
        bide_progress_update(&saver->line, done, total);
    }
    if (!saver->is_off) {
        const double now = bide_progress_clock();
        if (is_due(saver, now, done == total || is_stopped(saver))) {
            save(saver, now);
        }
    }
}

/* --- before it --- */

/* "12 of 80 replications (2 scenarios x 40)" */
static void add_counts(struct bide_text *out, const struct bide_saver *saver,
                       size_t count)
{
    const size_t tasks = saver->checkpoint.table.task_count;
    const size_t each = tasks / saver->scenario_count;
    bide_show_number(out, (double) count, 0);
    bide_text_add(out, " of ");
    bide_show_count(out, tasks, "replication");
    if (saver->scenario_count > 1) {
        bide_text_add(out, " (");
        bide_show_count(out, saver->scenario_count, "scenario");
        bide_text_add(out, " x ");
        bide_show_number(out, (double) each, 0);
        bide_text_add(out, ")");
    }
}

static enum bide_err resume(struct bide_saver *saver)
{
    struct bide_checkpoint *checkpoint = &saver->checkpoint;
    enum bide_store_fault fault = state_settings(saver);
    if (fault == BIDE_STORE_OK) {
        fault = bide_checkpoint_resume(checkpoint);
    }
    if (fault == BIDE_STORE_MISSING) {
        bide_saved_tell(saver->cmd, saver->path.bytes,
                        "nothing was saved there; starting from the beginning");
        return BIDE_OK;
    }
    if (fault == BIDE_STORE_NO_MEMORY) {
        return BIDE_ERR_MEMORY;
    }
    if (fault != BIDE_STORE_OK) {
        saver->is_off = true;
        bide_saved_refuse(saver->cmd, checkpoint, fault);
        return BIDE_ERR_INPUT;
    }
    if (checkpoint->damaged_count > 0) {
        bide_saved_redo(saver->cmd, saver->path.bytes, checkpoint->damaged_count);
    }
    struct bide_text words;
    bide_text_init(&words);
    add_counts(&words, saver, checkpoint->saved_count);
    bide_text_add(&words, " were done before");
    bide_saved_tell(saver->cmd, saver->path.bytes, words.bytes);
    const enum bide_err err = words.err;
    bide_text_free(&words);
    return err;
}

/* What someone named must be there before the work begins. */
static enum bide_err make_file(struct bide_saver *saver)
{
    const enum bide_store_fault fault = write_file(saver, bide_checkpoint_make);
    if (fault == BIDE_STORE_OK) {
        return BIDE_OK;
    }
    saver->is_off = true;
    if (fault == BIDE_STORE_NO_MEMORY) {
        return BIDE_ERR_MEMORY;
    }
    bide_saved_refuse(saver->cmd, &saver->checkpoint, fault);
    return BIDE_ERR_OUTPUT;
}

static enum bide_err begin(void *context, const struct bide_mc_table *table)
{
    struct bide_saver *saver = context;
    snprintf(saver->columns, sizeof(saver->columns), "%zu", table->width);
    enum bide_err err = bide_checkpoint_init(&saver->checkpoint, saver->path.bytes,
                                             saver->facts, BIDE_SAVED_FACT_COUNT, table);
    saver->has_begun = true;
    if (err == BIDE_OK && bide_args_has(saver->cmd->args, BIDE_USAGE_RESUME)) {
        err = resume(saver);
    }
    saver->kept = saver->checkpoint.saved_count;
    if (err == BIDE_OK && saver->is_named) {
        err = make_file(saver);
    }
    saver->line.before = saver->checkpoint.saved_count;
    return err;
}

/* --- what is saved where --- */

/* "worcestershire.cfg" in any folder: "worcestershire.bide-checkpoint" in this one. */
static void add_path(struct bide_text *out, const struct bide_args *args)
{
    const char *named = args->values[BIDE_USAGE_CHECKPOINT];
    if (named != NULL) {
        bide_text_add(out, named);
        return;
    }
    const char *slash = strrchr(args->operand, '/');
    const char *name = slash != NULL ? slash + 1 : args->operand;
    const char *dot = strrchr(name, '.');
    bide_text_add_bytes(
        out, name, dot != NULL && dot != name ? (size_t) (dot - name) : strlen(name));
    bide_text_add(out, SUFFIX);
}

size_t bide_saver_count(const struct bide_args *args, size_t task_count)
{
    struct bide_text path;
    bide_text_init(&path);
    add_path(&path, args);
    struct bide_store store;
    bide_store_init(&store, path.bytes);
    int64_t count = 0;
    if (path.err == BIDE_OK && bide_store_open(&store) == BIDE_STORE_OK) {
        count = bide_store_count(&store, (int64_t) task_count);
    }
    bide_store_close(&store);
    bide_text_free(&path);
    return (size_t) count;
}

static void add_scenarios(struct bide_text *out, const struct bide_spec *spec,
                          const char *only)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        if (only == NULL || strcmp(only, scenarios[i].name) == 0) {
            bide_text_addf(out, "%s%s", out->length > 0 ? ", " : "", scenarios[i].name);
        }
    }
}

static enum bide_err state_facts(struct bide_saver *saver, const struct bide_spec *spec,
                                 const struct bide_study_plan *plan)
{
    const uint64_t seed = plan->seed != NULL ? *plan->seed : (uint64_t) spec->seed;
    snprintf(saver->seed, sizeof(saver->seed), "%" PRIu64, seed);
    add_scenarios(&saver->scenarios, spec, plan->only_scenario);
    saver->facts[BIDE_SAVED_VERSION] =
        (struct bide_checkpoint_fact){ "version", BIDE_VERSION };
    saver->facts[BIDE_SAVED_SEED] = (struct bide_checkpoint_fact){ "seed", saver->seed };
    saver->facts[BIDE_SAVED_SCENARIOS] =
        (struct bide_checkpoint_fact){ "scenarios", saver->scenarios.bytes };
    saver->facts[BIDE_SAVED_COLUMNS] =
        (struct bide_checkpoint_fact){ "columns", saver->columns };
    const bool is_whole = saver->path.err == BIDE_OK && saver->scenarios.err == BIDE_OK;
    return is_whole ? BIDE_OK : BIDE_ERR_MEMORY;
}

static bool is_checkpoint(const char *path)
{
    struct bide_store store;
    bide_store_init(&store, path);
    const enum bide_store_fault fault = bide_store_open(&store);
    bide_store_close(&store);
    return fault != BIDE_STORE_FOREIGN;
}

/* What someone named is to be there when it is needed, so it is looked at before the work
 * begins; what nobody asked for is no reason to refuse the work. */
static int check_path(struct bide_saver *saver)
{
    const struct bide_args *args = saver->cmd->args;
    const bool is_decided =
        bide_args_has(args, BIDE_USAGE_RESUME) || bide_args_has(args, BIDE_USAGE_FORCE);
    struct stat status;
    if (!is_decided && stat(saver->path.bytes, &status) == 0 && S_ISREG(status.st_mode)
        && status.st_size > 0) {
        saver->is_off = true;
        bide_saved_find(saver->cmd, saver->path.bytes, is_checkpoint(saver->path.bytes),
                        saver->is_named);
        return saver->is_named ? BIDE_EXIT_OUTPUT : BIDE_EXIT_DONE;
    }
    if (!saver->is_named) {
        return BIDE_EXIT_DONE;
    }
    const struct bide_output output = { .path = saver->path.bytes,
                                        .input = args->operand,
                                        .is_forced = true };
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err = bide_output_check(&output, &problem);
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(saver->cmd, &problem);
    }
    bide_problem_free(&problem);
    return bide_exit_code(err, 0);
}

int bide_saver_init(struct bide_saver *saver, const struct bide_cmd *cmd,
                    const struct bide_spec *spec, struct bide_study_plan *plan)
{
    const struct bide_args *args = cmd->args;
    *saver = (struct bide_saver){ .cmd = cmd, .spec = spec, .pause = USUAL_PAUSE };
    bide_progress_init(&saver->line, STDERR_FILENO);
    saver->has_line = cmd->has_progress && !cmd->say.is_quiet;
    saver->is_named = bide_args_has(args, BIDE_USAGE_CHECKPOINT);
    saver->scenario_count = plan->only_scenario != NULL ? 1 : spec->scenarios.count;
    if (bide_args_has(args, BIDE_USAGE_SAVE_AFTER)) {
        saver->pause = (double) args->numbers[BIDE_USAGE_SAVE_AFTER];
    }
    saver->next = bide_progress_clock() + saver->pause;
    bide_text_init(&saver->path);
    bide_text_init(&saver->scenarios);
    bide_text_init(&saver->settings);
    add_path(&saver->path, args);
    const enum bide_err err = state_facts(saver, spec, plan);
    plan->begin = begin;
    plan->progress = progress;
    plan->progress_context = saver;
    return err != BIDE_OK ? bide_cmd_fail(cmd, err) : check_path(saver);
}

/* --- after it --- */

void bide_saver_rest(struct bide_saver *saver)
{
    saver->is_off = true;
    bide_progress_clear(&saver->line);
}

void bide_saver_finish(struct bide_saver *saver)
{
    if (saver->has_begun && !saver->is_named) {
        bide_checkpoint_remove(&saver->checkpoint);
    }
}

bool bide_saver_tell_stopped(const struct bide_saver *saver)
{
    const bool has_file = saver->kept > 0 || saver->checkpoint.store.db != NULL;
    if (!saver->has_begun || !has_file || !is_stopped(saver)) {
        return false;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_text_add(&problem.what, "stopped; ");
    add_counts(&problem.what, saver, saver->kept);
    bide_text_addf(&problem.what, " are saved in %s", saver->path.bytes);
    bide_problem_advise(&problem, "to go on, type the same command with --resume");
    bide_cmd_tell_problem(saver->cmd, &problem);
    bide_problem_free(&problem);
    return true;
}

void bide_saver_free(struct bide_saver *saver)
{
    if (saver->has_begun) {
        bide_checkpoint_free(&saver->checkpoint);
    }
    bide_text_free(&saver->path);
    bide_text_free(&saver->scenarios);
    bide_text_free(&saver->settings);
}
