/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "app/cmd.h"
#include "app/exit.h"
#include "app/progress.h"
#include "app/report.h"
#include "app/result/manifest.h"
#include "app/result/origin.h"
#include "app/result/package.h"
#include "app/result/result.h"
#include "app/result/verify.h"
#include "app/sets.h"
#include "app/show.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/text/file.h"

enum { MOST_CSV_BYTES = 1 << 30 };

/* What came of it. */
struct verdict {
    size_t count;           /* of differences */
    const char *what;       /* "estimate" */
    const char *version;    /* of Bide, that made it */
    struct bide_text shown; /* the first differences */
};

static int tell(const struct bide_cmd *cmd, const struct verdict *verdict)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_show_text(&text, cmd->args->operand);
    if (verdict->count == 0) {
        bide_text_add(&text, ": identical\n");
    } else {
        bide_text_add(&text, ": ");
        bide_show_count(&text, verdict->count, verdict->what);
        bide_text_add(&text, verdict->count == 1 ? " differs\n" : " differ\n");
        bide_text_add(&text, verdict->shown.bytes);
    }
    if (verdict->count > 0 && strcmp(verdict->version, BIDE_VERSION) != 0) {
        bide_text_add(&text, "It was made by bide ");
        bide_show_text(&text, verdict->version);
        bide_text_add(&text, "; this is bide " BIDE_VERSION ".\n");
    }
    int code = cmd->say.is_quiet ? BIDE_EXIT_DONE : bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    if (code == BIDE_EXIT_DONE && verdict->shown.err != BIDE_OK) {
        code = bide_cmd_fail(cmd, verdict->shown.err);
    }
    return code == BIDE_EXIT_DONE && verdict->count > 0 ? BIDE_EXIT_DIFFERS : code;
}

/* Run it again. */
static enum bide_err run(const struct bide_cmd *cmd, struct bide_study *study,
                         const struct bide_spec *spec,
                         const struct bide_study_plan *asked)
{
    struct bide_study_plan plan = *asked;
    struct bide_progress progress;
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_progress_init(&progress, STDERR_FILENO);
    plan.threads = (int) cmd->args->numbers[BIDE_USAGE_THREADS];
    plan.stop = cmd->stop;
    if (cmd->has_progress && !cmd->say.is_quiet) {
        plan.progress = bide_progress_update;
        plan.progress_context = &progress;
    }
    enum bide_err err = bide_study_run(study, spec, &plan, &diag);
    bide_progress_clear(&progress);
    if (diag.error_count > 0) {
        bide_cmd_tell_diag(cmd, &diag);
    }
    bide_diag_free(&diag);
    return err == BIDE_ERR_AUDIT ? BIDE_OK : err; /* compared like the rest */
}

static int refuse(const struct bide_cmd *cmd, enum bide_err err,
                  struct bide_problem *problem)
{
    if (problem->what.length > 0) {
        bide_cmd_tell_problem(cmd, problem);
        return bide_exit_code(err, 0);
    }
    return bide_cmd_fail(cmd, err);
}

/* --- a result file --- */

static int verify_study(const struct bide_cmd *cmd, const struct bide_result *result)
{
    const struct bide_study *was = &result->study;
    const struct bide_spec_scenario *scenarios = result->spec.scenarios.items;
    const bool is_whole = was->scenario_count == result->spec.scenarios.count;
    const struct bide_study_plan plan = {
        .only_scenario = is_whole ? NULL : scenarios[was->scenarios[0]].name,
        .replications = was->replications,
        .seed = &was->seed,
    };
    struct bide_study study;
    const enum bide_err err = run(cmd, &study, &result->spec, &plan);
    if (err != BIDE_OK) {
        return bide_cmd_fail(cmd, err);
    }
    struct verdict verdict = { .what = "estimate", .version = result->version };
    bide_text_init(&verdict.shown);
    verdict.count = bide_verify_studies(&verdict.shown, was, &study);
    const int code = tell(cmd, &verdict);
    bide_text_free(&verdict.shown);
    bide_study_free(&study);
    return code;
}

static int verify_file(const struct bide_cmd *cmd)
{
    struct bide_result result;
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err = bide_result_open(&result, cmd->args->operand, &problem);
    if (problem.what.length > 0 && !bide_result_is_one(cmd->args->operand)) {
        bide_problem_advise(&problem, "it takes what these write: bide compare FILE "
                                      "--sqlite RESULT, or --csv FOLDER");
    }
    const int code =
        err == BIDE_OK ? verify_study(cmd, &result) : refuse(cmd, err, &problem);
    bide_result_free(&result);
    bide_problem_free(&problem);
    return code;
}

/* --- a folder --- */

/* What is verified. */
struct package {
    const char *folder;
    const char *base; /* of the paths in the manifest */
    struct bide_manifest manifest;
};

static void compare_csv(const struct package *package, const struct bide_study *study,
                        struct verdict *verdict)
{
    struct bide_text path;
    struct bide_text csv;
    struct bide_arena arena;
    struct bide_file file;
    char digest[BIDE_DIGEST_SIZE];
    bide_text_init(&path);
    bide_text_init(&csv);
    bide_arena_init(&arena);
    bide_report_csv(&csv, study);
    bide_digest_of(csv.bytes, csv.length, digest);
    bide_text_addf(&path, "%s/" BIDE_PACKAGE_RESULTS, package->folder);
    enum bide_file_fault fault = bide_file_open(&file, path.bytes, NULL);
    if (fault == BIDE_FILE_OK) {
        fault = bide_file_read(&file, MOST_CSV_BYTES, &arena);
    }
    bide_file_close(&file);
    if (fault == BIDE_FILE_OK) {
        file.text[file.length] = '\0';
        verdict->count = bide_verify_lines(&verdict->shown, file.text, csv.bytes);
    }
    const char *reason = fault != BIDE_FILE_OK ? file.reason
                         : strcmp(digest, file.digest) != 0
                             ? "there is more behind a 0 byte"
                         : strcmp(digest, package->manifest.csv_digest) != 0
                             ? "the manifest has another checksum"
                             : NULL;
    if (verdict->count == 0 && reason != NULL) {
        verdict->count = 1;
        bide_text_addf(&verdict->shown, "  results.csv: %s\n", reason);
    }
    if (csv.err != BIDE_OK || path.err != BIDE_OK || fault == BIDE_FILE_NO_MEMORY) {
        verdict->shown.err = BIDE_ERR_MEMORY;
    }
    bide_text_free(&path);
    bide_text_free(&csv);
    bide_arena_free(&arena);
}

static int verify_spec(const struct bide_cmd *cmd, const struct package *package,
                       const struct bide_spec *spec)
{
    const struct bide_manifest *manifest = &package->manifest;
    const struct bide_study_plan plan = {
        .only_scenario = manifest->scenario_count < spec->scenarios.count
                             ? manifest->scenarios[0]
                             : NULL,
        .replications = manifest->replications,
        .seed = &manifest->seed,
    };
    struct bide_study study;
    const enum bide_err err = run(cmd, &study, spec, &plan);
    if (err != BIDE_OK) {
        return bide_cmd_fail(cmd, err);
    }
    struct verdict verdict = { .what = "line", .version = manifest->version };
    bide_text_init(&verdict.shown);
    compare_csv(package, &study, &verdict);
    const int code = tell(cmd, &verdict);
    bide_text_free(&verdict.shown);
    bide_study_free(&study);
    return code;
}

static enum bide_err load(struct bide_spec *spec, const struct package *package,
                          struct bide_diag *diag)
{
    const struct bide_result_sets *sets = &package->manifest.sets;
    struct bide_text path;
    bide_text_init(&path);
    bide_manifest_path(&path, package->base, package->manifest.files[0].path);
    enum bide_err err =
        path.err == BIDE_OK ? bide_load_file(spec, path.bytes, diag) : path.err;
    bide_text_free(&path);
    for (size_t i = 0; i < sets->count && err == BIDE_OK; ++i) {
        err = strchr(sets->sets[i], '=') != NULL
                  ? bide_sets_apply(spec, sets->sets[i], i + 1, diag)
                  : BIDE_ERR_SPEC;
    }
    return err == BIDE_OK ? bide_check_spec(spec, diag) : err;
}

static int verify_package(const struct bide_cmd *cmd, const struct package *package,
                          struct bide_problem *problem)
{
    struct bide_spec spec;
    struct bide_diag diag;
    struct bide_text changed;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    bide_text_init(&changed);
    enum bide_err err = load(&spec, package, &diag);
    if (err == BIDE_OK) {
        bide_manifest_changed(&package->manifest, &spec, package->base, &changed);
        err = changed.err;
    }
    int code = BIDE_EXIT_DONE;
    if (err != BIDE_OK) {
        bide_cmd_tell_diag(cmd, &diag);
        code = bide_cmd_fail(cmd, err);
    } else if (changed.length > 0) {
        bide_problem_report(problem, "%s is not the file the results were made of",
                            changed.bytes);
        bide_problem_advise(problem, "a result file (--sqlite) keeps the files as well");
        code = refuse(cmd, BIDE_ERR_INPUT, problem);
    } else {
        code = verify_spec(cmd, package, &spec);
    }
    bide_text_free(&changed);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}

static int verify_folder(const struct bide_cmd *cmd, const char *folder)
{
    struct package package = { .folder = folder };
    struct bide_text base;
    struct bide_problem problem;
    bide_text_init(&base);
    bide_problem_init(&problem);
    enum bide_err err = bide_manifest_read(&package.manifest, folder, &problem);
    if (err == BIDE_OK) {
        err = bide_origin_find(&package.manifest, folder, &base, &problem);
    }
    package.base = base.bytes;
    const int code = err == BIDE_OK ? verify_package(cmd, &package, &problem)
                                    : refuse(cmd, err, &problem);
    bide_manifest_free(&package.manifest);
    bide_text_free(&base);
    bide_problem_free(&problem);
    return code;
}

int bide_cmd_verify(const struct bide_cmd *cmd)
{
    struct bide_text folder;
    bide_text_init(&folder);
    const bool is_folder = bide_origin_folder(cmd->args->operand, &folder);
    int code = BIDE_EXIT_DONE;
    if (folder.err != BIDE_OK) {
        code = bide_cmd_fail(cmd, folder.err);
    } else {
        code = is_folder ? verify_folder(cmd, folder.bytes) : verify_file(cmd);
    }
    bide_text_free(&folder);
    return code;
}
