/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/book/book_save.h"
#include "app/cmd.h"
#include "app/cmd_forecast.h"
#include "app/cmd_scenario.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/report.h"
#include "app/saver.h"
#include "app/show.h"
#include "models/service/study.h"

/* Where the results go. */
struct outputs {
    struct bide_text csv_path;
    struct bide_output json; /* path NULL: not asked for */
    struct bide_output csv;
};

static void init_outputs(struct outputs *outputs, const struct bide_args *args)
{
    const bool is_forced = bide_args_has(args, BIDE_USAGE_FORCE);
    bide_text_init(&outputs->csv_path);
    outputs->json = (struct bide_output){ .path = args->values[BIDE_USAGE_JSON],
                                          .begins = BIDE_REPORT_JSON_BEGINS,
                                          .input = args->operand,
                                          .is_forced = is_forced };
    outputs->csv = (struct bide_output){ .begins = BIDE_REPORT_CSV_BEGINS,
                                         .input = args->operand,
                                         .is_forced = is_forced };
    if (bide_args_has(args, BIDE_USAGE_CSV)) {
        bide_text_addf(&outputs->csv_path, "%s/results.csv",
                       args->values[BIDE_USAGE_CSV]);
        outputs->csv.path = outputs->csv_path.bytes;
    }
}

static bool is_stdout(const struct bide_output *output)
{
    return output->path != NULL && strcmp(output->path, "-") == 0;
}

/* Whether the outputs can be written, before the work begins. A folder for CSV that is
 * not there is made later. */
/* The two must not end in one file; "./" at the front makes no difference. */
static bool are_apart(const struct outputs *outputs, struct bide_problem *problem)
{
    const char *json = outputs->json.path;
    const char *csv = outputs->csv.path;
    if (json == NULL || csv == NULL) {
        return true;
    }
    json += strncmp(json, "./", 2) == 0 ? 2 : 0;
    csv += strncmp(csv, "./", 2) == 0 ? 2 : 0;
    if (strcmp(json, csv) == 0) {
        bide_problem_report(problem, "--json and --csv would both write %s", csv);
        bide_problem_advise(problem, "give one of them another name");
        return false;
    }
    return true;
}

static int check_outputs(const struct bide_cmd *cmd, const struct outputs *outputs)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    enum bide_err err = outputs->csv_path.err;
    if (err == BIDE_OK && !are_apart(outputs, &problem)) {
        err = BIDE_ERR_OUTPUT;
    }
    if (outputs->json.path != NULL && !is_stdout(&outputs->json) && err == BIDE_OK) {
        err = bide_output_check(&outputs->json, &problem);
    }
    if (outputs->csv.path != NULL && err == BIDE_OK) {
        struct bide_output csv = outputs->csv;
        struct stat status;
        const char *folder = cmd->args->values[BIDE_USAGE_CSV];
        csv.path = stat(folder, &status) == 0 ? csv.path : folder;
        err = bide_output_check(&csv, &problem);
    }
    if (err == BIDE_ERR_OUTPUT) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return err == BIDE_ERR_OUTPUT ? BIDE_EXIT_OUTPUT : bide_cmd_fail(cmd, err);
}

static int write_one(const struct bide_cmd *cmd, const struct bide_output *output,
                     void (*report)(struct bide_text *, const struct bide_study *),
                     const struct bide_study *study)
{
    struct bide_text text;
    bide_text_init(&text);
    report(&text, study);
    int code = bide_cmd_write(cmd, output, &text);
    if (code == BIDE_EXIT_DONE && !is_stdout(output)) {
        code = bide_cmd_tell_written(cmd, output->path, NULL);
    }
    bide_text_free(&text);
    return code;
}

static int write_csv(const struct bide_cmd *cmd, const struct outputs *outputs,
                     const struct bide_study *study)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err =
        bide_output_folder(cmd->args->values[BIDE_USAGE_CSV], &problem);
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return err != BIDE_OK ? bide_exit_code(err, 0)
                          : write_one(cmd, &outputs->csv, bide_report_csv, study);
}

/* Files first: whoever reads the table may stop before its end. */
static int write_all(const struct bide_cmd *cmd, const struct outputs *outputs,
                     const struct bide_study *study)
{
    int code = BIDE_EXIT_DONE;
    if (outputs->csv.path != NULL) {
        code = write_csv(cmd, outputs, study);
    }
    if (code == BIDE_EXIT_DONE && outputs->json.path != NULL) {
        code = write_one(cmd, &outputs->json, bide_report_json, study);
    }
    if (code == BIDE_EXIT_DONE) {
        code = bide_book_save(cmd, study);
    }
    if (code == BIDE_EXIT_DONE && !is_stdout(&outputs->json) && !cmd->say.is_quiet) {
        const struct bide_output table = { .path = "-" };
        code = write_one(cmd, &table, bide_report_text, study);
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
    if (bide_args_has(args, BIDE_USAGE_SEED)) {
        plan.seed = &args->numbers[BIDE_USAGE_SEED];
    }
    if (args->command == BIDE_USAGE_RUN) {
        plan.only_scenario = bide_args_has(args, BIDE_USAGE_SCENARIO)
                                 ? args->values[BIDE_USAGE_SCENARIO]
                                 : scenarios[0].name;
    }
    return plan;
}

/* Write what came out of a study that ended with err. */
static int conclude(const struct bide_cmd *cmd, const struct outputs *outputs,
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
    return err != BIDE_OK ? bide_cmd_fail(cmd, err) : code;
}

/* Simulate, and write what came out. */
static int simulate(const struct bide_cmd *cmd, const struct bide_spec *spec,
                    const struct outputs *outputs)
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
    struct outputs outputs;
    init_outputs(&outputs, cmd->args);
    int code = check_outputs(cmd, &outputs);
    code = code == BIDE_EXIT_DONE ? bide_book_save_check(cmd) : code;
    bool is_over = false;
    if (code == BIDE_EXIT_DONE) {
        const struct bide_study_plan plan = plan_of(cmd, spec);
        code = bide_cmd_forecast(cmd, spec, &plan, &is_over);
    }
    if (code == BIDE_EXIT_DONE && !is_over) {
        code = simulate(cmd, spec, &outputs);
    }
    bide_text_free(&outputs.csv_path);
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
