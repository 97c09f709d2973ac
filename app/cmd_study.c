/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_save.h"
#include "app/brief.h"
#include "app/cmd.h"
#include "app/cmd_forecast.h"
#include "app/cmd_result.h"
#include "app/cmd_scenario.h"
#include "app/exit.h"
#include "app/outputs.h"
#include "app/report.h"
#include "app/saver.h"
#include "app/show.h"
#include "models/service/study.h"

#define MEGABYTE 1e6

/* Files first: whoever reads the table may stop before its end. */
static int write_all(const struct bide_cmd *cmd, const struct bide_outputs *outputs,
                     const struct bide_study *study)
{
    int code = bide_outputs_write(outputs, cmd, study);
    code = code == BIDE_EXIT_DONE ? bide_book_save(cmd, study) : code;
    const bool is_told = cmd->say.is_quiet || bide_outputs_take_stdout(outputs)
                         || outputs->files[BIDE_OUTPUTS_PAGE].path != NULL;
    if (code == BIDE_EXIT_DONE && !is_told) {
        struct bide_text text;
        bide_text_init(&text);
        if (bide_args_has(cmd->args, BIDE_USAGE_ALL)) {
            bide_report_text(&text, study);
        } else {
            bide_brief_print(&text, study);
        }
        code = bide_cmd_print(cmd, &text);
        bide_text_free(&text);
    }
    return code;
}

static struct bide_study_plan plan_of(const struct bide_cmd *cmd,
                                      const struct bide_spec *spec)
{
    const struct bide_args *args = cmd->args;
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    struct bide_study_plan plan = { .stop = cmd->stop, .ranks = cmd->ranks };
    plan.replications = (size_t) args->numbers[BIDE_USAGE_REPLICATIONS];
    plan.threads = (int) args->numbers[BIDE_USAGE_THREADS];
    plan.most_bytes = MEGABYTE * (double) args->numbers[BIDE_USAGE_MOST_MEMORY];
    if (bide_args_has(args, BIDE_USAGE_SEED)) {
        plan.seed = &args->numbers[BIDE_USAGE_SEED];
    }
    if (args->command == BIDE_USAGE_RUN || bide_args_has(args, BIDE_USAGE_SCENARIO)) {
        plan.only_scenario = bide_args_has(args, BIDE_USAGE_SCENARIO)
                                 ? args->values[BIDE_USAGE_SCENARIO]
                                 : scenarios[0].name;
    }
    return plan;
}

/* Write what came out of a study that ended with err. */
static int conclude(const struct bide_cmd *cmd, const struct bide_outputs *outputs,
                    struct bide_saver *saver, const struct bide_study *study,
                    enum bide_err err)
{
    int code = BIDE_EXIT_DONE;
    if (err == BIDE_OK || err == BIDE_ERR_AUDIT) {
        code = write_all(cmd, outputs, study);
    }
    if (code == BIDE_EXIT_DONE && (err == BIDE_OK || err == BIDE_ERR_AUDIT)) {
        bide_saver_finish(saver);
    }
    if (err == BIDE_ERR_STOPPED && bide_saver_tell_stopped(saver)) {
        return bide_exit_code(err, (int) *cmd->stop);
    }
    if (err == BIDE_ERR_OUTPUT) {
        return bide_exit_code(err, 0); /* of the checkpoint; it was told */
    }
    return err != BIDE_OK ? bide_cmd_fail(cmd, err) : code;
}

/* Simulate, and write what came out. */
static int simulate(const struct bide_cmd *cmd, const struct bide_spec *spec,
                    const struct bide_outputs *outputs)
{
    struct bide_study_plan plan = plan_of(cmd, spec);
    struct bide_saver saver;
    int code = bide_saver_init(&saver, cmd, spec, &plan);
    if (code != BIDE_EXIT_DONE) {
        bide_saver_free(&saver);
        return code;
    }
    struct bide_diag diag;
    bide_diag_init(&diag);
    struct bide_study study;
    enum bide_err err = bide_study_run(&study, spec, &plan, &diag);
    const bool has_results = err == BIDE_OK || err == BIDE_ERR_AUDIT;
    bide_saver_rest(&saver);
    bide_cmd_tell_diag(cmd, &diag);
    const bool is_told = diag.error_count > 0;
    bide_diag_free(&diag);

    bide_cmd_tell_faulty(cmd);

    if (has_results && cmd->stop != NULL && *cmd->stop != 0) {
        err = BIDE_ERR_STOPPED;
    }
    code = is_told ? bide_exit_code(err, 0) : conclude(cmd, outputs, &saver, &study, err);
    if (has_results) {
        bide_study_free(&study);
    }
    bide_saver_free(&saver);
    return code;
}

static int study_of(const struct bide_cmd *cmd, const struct bide_spec *spec)
{
    if (!bide_cmd_scenario_is_known(cmd, spec)) {
        return BIDE_EXIT_USAGE;
    }
    struct bide_outputs outputs;
    bide_outputs_init(&outputs, cmd->args);
    int code = bide_outputs_check(&outputs, cmd);
    code = code == BIDE_EXIT_DONE ? bide_book_save_check(cmd) : code;
    struct bide_result old = { .version = "" };
    if (code == BIDE_EXIT_DONE) {
        code = bide_cmd_result_baseline(cmd, spec, &old, &outputs);
    }
    bool is_over = false;
    if (code == BIDE_EXIT_DONE) {
        const struct bide_study_plan plan = plan_of(cmd, spec);
        code = bide_cmd_forecast(cmd, spec, &plan, &is_over);
    }
    if (code == BIDE_EXIT_DONE && !is_over) {
        code = simulate(cmd, spec, &outputs);
    }
    bide_outputs_free(&outputs);
    bide_result_free(&old);
    return code;
}

/* The reports of a study that was simulated before. */
static int report_result(const struct bide_cmd *cmd)
{
    struct bide_outputs outputs;
    struct bide_result result;
    struct bide_result old = { .version = "" };
    bide_outputs_init(&outputs, cmd->args);
    int code = bide_outputs_check(&outputs, cmd);
    code = code == BIDE_EXIT_DONE ? bide_book_save_check(cmd) : code;
    const int opened = bide_cmd_result_open(cmd, &result);
    code = code == BIDE_EXIT_DONE ? opened : code;
    if (code == BIDE_EXIT_DONE) {
        outputs.sets = result.sets;
        code = bide_cmd_result_baseline(cmd, result.study.spec, &old, &outputs);
    }
    if (code == BIDE_EXIT_DONE) {
        code = write_all(cmd, &outputs, &result.study);
    }
    bide_outputs_free(&outputs);
    bide_result_free(&result);
    bide_result_free(&old);
    return code;
}

/* Errors are told in full. Warnings alone do not stand before the answer: a line says how
 * many there are and where to read them. */
static void tell_problems(const struct bide_cmd *cmd, const struct bide_diag *diag)
{
    if (diag->error_count > 0 || diag->err != BIDE_OK) {
        bide_cmd_tell_diag(cmd, diag);
        return;
    }
    if (diag->count == 0 || cmd->say.is_quiet) {
        return;
    }
    struct bide_text text;
    bide_text_init(&text);
    bide_show_text(&text, cmd->args->operand);
    bide_text_add(&text, ": ");
    bide_say_counts(&text, diag);
    bide_text_add(&text, "; see: bide check ");
    bide_show_text(&text, cmd->args->operand);
    bide_text_add(&text, "\n");
    bide_cmd_tell(&text);
    bide_text_free(&text);
}

int bide_cmd_study(const struct bide_cmd *cmd)
{
    if (cmd->args->command == BIDE_USAGE_REPORT
        && bide_result_is_one(cmd->args->operand)) {
        return report_result(cmd);
    }
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);

    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    tell_problems(cmd, &diag);
    const int code = err == BIDE_OK ? study_of(cmd, &spec) : bide_cmd_fail(cmd, err);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
