/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "app/apart.h"
#include "app/cmd.h"
#include "app/exit.h"
#include "app/output.h"
#include "app/progress.h"
#include "app/rounds.h"
#include "app/rounds_report.h"

enum { USUAL_ROUNDS = 3, OUTPUT_COUNT = 2 };

/* A file to be written, and how. */
struct bench_output {
    struct bide_output to; /* path NULL: not asked for */
    void (*report)(struct bide_text *, const struct bide_rounds *, const char *file);
};

static struct bench_output output_of(const struct bide_cmd *cmd,
                                     enum bide_usage_option option)
{
    const bool is_json = option == BIDE_USAGE_JSON;
    const struct bench_output output = {
        .to = { .path = cmd->args->values[option],
                .begins = is_json ? BIDE_ROUNDS_REPORT_JSON_BEGINS
                                  : BIDE_ROUNDS_REPORT_CSV_BEGINS,
                .input = cmd->args->operand,
                .is_forced = bide_args_has(cmd->args, BIDE_USAGE_FORCE) },
        .report = is_json ? bide_rounds_report_json : bide_rounds_report_csv,
    };
    return output;
}

static bool is_stdout(const struct bench_output *output)
{
    return output->to.path != NULL && strcmp(output->to.path, "-") == 0;
}

/* Worth knowing before the work. */
static int check_output(const struct bide_cmd *cmd, const struct bench_output *output)
{
    if (output->to.path == NULL || is_stdout(output)) {
        return BIDE_EXIT_DONE;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err = bide_output_check(&output->to, &problem);
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return bide_exit_code(err, 0);
}

static int write_one(const struct bide_cmd *cmd, const struct bench_output *output,
                     const struct bide_rounds *rounds)
{
    struct bide_text text;
    bide_text_init(&text);
    output->report(&text, rounds, cmd->args->operand);
    int code = bide_cmd_write(cmd, &output->to, &text);
    if (code == BIDE_EXIT_DONE && !is_stdout(output)) {
        code = bide_cmd_tell_written(cmd, output->to.path, NULL);
    }
    bide_text_free(&text);
    return code;
}

static int write_all(const struct bide_cmd *cmd, const struct bench_output *outputs,
                     const struct bide_rounds *rounds)
{
    int code = BIDE_EXIT_DONE;
    bool has_stdout = false;
    for (size_t i = 0; i < OUTPUT_COUNT && code == BIDE_EXIT_DONE; ++i) {
        has_stdout = has_stdout || is_stdout(&outputs[i]);
        if (outputs[i].to.path != NULL) {
            code = write_one(cmd, &outputs[i], rounds);
        }
    }
    if (code == BIDE_EXIT_DONE && !has_stdout && !cmd->say.is_quiet) {
        const struct bench_output table = { .to = { .path = "-" },
                                            .report = bide_rounds_report_text };
        code = write_one(cmd, &table, rounds);
    }
    return code == BIDE_EXIT_DONE && !rounds->is_same ? BIDE_EXIT_BUG : code;
}

static enum bide_err run_rounds(const struct bide_cmd *cmd, const struct bide_spec *spec,
                                struct bide_rounds *rounds, struct bide_diag *diag)
{
    const struct bide_args *args = cmd->args;
    const uint64_t round_count = args->numbers[BIDE_USAGE_ROUNDS];
    struct bide_study_plan plan = {
        .replications = (size_t) args->numbers[BIDE_USAGE_REPLICATIONS],
        .threads = (int) args->numbers[BIDE_USAGE_THREADS],
        .stop = cmd->stop,
        .ranks = cmd->ranks,
    };
    if (bide_args_has(args, BIDE_USAGE_SEED)) {
        plan.seed = &args->numbers[BIDE_USAGE_SEED];
    }
    struct bide_progress progress;
    bide_progress_init(&progress, STDERR_FILENO);
    if (cmd->has_progress && !cmd->say.is_quiet) {
        plan.progress = bide_progress_update;
        plan.progress_context = &progress;
    }
    const enum bide_err err = bide_rounds_run(
        rounds, spec, &plan, round_count > 0 ? (size_t) round_count : USUAL_ROUNDS, diag);
    bide_progress_clear(&progress);
    bide_cmd_tell_faulty(cmd);
    return err == BIDE_OK && cmd->stop != NULL && *cmd->stop != 0 ? BIDE_ERR_STOPPED
                                                                  : err;
}

/* The two must not end in one place. */
static int check_apart(const struct bide_cmd *cmd)
{
    const struct bide_apart_file files[] = {
        { "--json", cmd->args->values[BIDE_USAGE_JSON], false },
        { "--csv", cmd->args->values[BIDE_USAGE_CSV], false },
    };
    struct bide_problem problem;
    bide_problem_init(&problem);
    const bool are_apart =
        bide_apart_are(files, sizeof(files) / sizeof(files[0]), &problem);
    if (!are_apart) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return are_apart ? BIDE_EXIT_DONE : BIDE_EXIT_USAGE;
}

static int bench(const struct bide_cmd *cmd, const struct bide_spec *spec,
                 struct bide_diag *diag)
{
    const struct bench_output outputs[OUTPUT_COUNT] = { output_of(cmd, BIDE_USAGE_CSV),
                                                        output_of(cmd, BIDE_USAGE_JSON) };
    int code = check_apart(cmd);
    for (size_t i = 0; i < OUTPUT_COUNT && code == BIDE_EXIT_DONE; ++i) {
        code = check_output(cmd, &outputs[i]);
    }
    if (code != BIDE_EXIT_DONE) {
        return code;
    }
    struct bide_rounds rounds;
    const enum bide_err err = run_rounds(cmd, spec, &rounds, diag);
    if (err == BIDE_OK) {
        code = write_all(cmd, outputs, &rounds);
    } else {
        bide_cmd_tell_diag(cmd, diag);
        code = diag->error_count > 0 ? bide_exit_code(err, 0) : bide_cmd_fail(cmd, err);
    }
    bide_rounds_free(&rounds);
    return code;
}

int bide_cmd_bench(const struct bide_cmd *cmd)
{
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    int code = BIDE_EXIT_DONE;
    if (err == BIDE_OK) {
        bide_diag_free(&diag); /* warnings do not matter here */
        bide_diag_init(&diag);
        code = bench(cmd, &spec, &diag);
    } else {
        bide_cmd_tell_diag(cmd, &diag);
        code = bide_cmd_fail(cmd, err);
    }
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
