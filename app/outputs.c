/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outputs.h"

#include <string.h>
#include <sys/stat.h>

#include "app/apart.h"
#include "app/exit.h"
#include "app/page/dashboard.h"
#include "app/page/page.h"
#include "app/page/page_easy.h"
#include "app/report.h"
#include "app/result/package.h"
#include "app/result/result_schema.h"
#include "app/result/result_write.h"

/* By which option a file is asked for, how it begins, and its name in the folder. */
static const struct kind {
    enum bide_usage_option option;
    const char *option_name;
    const char *begins;
    size_t begins_at;
    const char *name; /* NULL: the value of the option */
} kinds[BIDE_OUTPUTS_COUNT] = {
    [BIDE_OUTPUTS_SQLITE] = { BIDE_USAGE_SQLITE, "--sqlite", BIDE_RESULT_SCHEMA_MARK,
                              BIDE_RESULT_SCHEMA_MARK_AT, NULL },
    [BIDE_OUTPUTS_CSV] = { BIDE_USAGE_CSV, "--csv", BIDE_REPORT_CSV_BEGINS, 0,
                           BIDE_PACKAGE_RESULTS },
    [BIDE_OUTPUTS_PACKAGE] = { BIDE_USAGE_CSV, "--csv", BIDE_PACKAGE_BEGINS, 0,
                               BIDE_PACKAGE_DESCRIPTION },
    [BIDE_OUTPUTS_MANIFEST] = { BIDE_USAGE_CSV, "--csv", BIDE_PACKAGE_MANIFEST_BEGINS, 0,
                                BIDE_PACKAGE_MANIFEST },
    [BIDE_OUTPUTS_JSON] = { BIDE_USAGE_JSON, "--json", BIDE_REPORT_JSON_BEGINS, 0, NULL },
    [BIDE_OUTPUTS_DASHBOARD] = { BIDE_USAGE_DASHBOARD, "--dashboard",
                                 BIDE_DASHBOARD_BEGINS, 0, NULL },
    [BIDE_OUTPUTS_EASY] = { BIDE_USAGE_EASY, "--easy", BIDE_PAGE_EASY_BEGINS, 0, NULL },
    [BIDE_OUTPUTS_PAGE] = { BIDE_USAGE_OUTPUT, "--output", BIDE_PAGE_BEGINS, 0, NULL },
};

void bide_outputs_init(struct bide_outputs *outputs, const struct bide_args *args)
{
    outputs->sets = (struct bide_result_sets){ args->sets, args->set_count };
    outputs->baseline = NULL;
    const char *folder = args->values[BIDE_USAGE_CSV];
    const bool is_stream = folder != NULL && strcmp(folder, "-") == 0;
    outputs->folder = is_stream ? NULL : folder;
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT; ++i) {
        const char *value = args->values[kinds[i].option];
        outputs->files[i] = (struct bide_output){
            .path = value,
            .begins = kinds[i].begins,
            .begins_at = kinds[i].begins_at,
            .input = args->operand,
            .is_forced = bide_args_has(args, BIDE_USAGE_FORCE),
        };
        bide_text_init(&outputs->paths[i]);
        if (outputs->folder != NULL && kinds[i].name != NULL) {
            bide_text_addf(&outputs->paths[i], "%s/%s", value, kinds[i].name);
            outputs->files[i].path = outputs->paths[i].bytes;
        }
    }
    if (is_stream) {
        outputs->files[BIDE_OUTPUTS_PACKAGE].path = NULL;
        outputs->files[BIDE_OUTPUTS_MANIFEST].path = NULL;
    }
    bide_text_init(&outputs->journal);
    if (bide_args_has(args, BIDE_USAGE_CHECKPOINT)) {
        bide_text_addf(&outputs->journal, "%s-journal",
                       args->values[BIDE_USAGE_CHECKPOINT]);
    }
}

void bide_outputs_free(struct bide_outputs *outputs)
{
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT; ++i) {
        bide_text_free(&outputs->paths[i]);
    }
    bide_text_free(&outputs->journal);
}

static bool is_stdout(const struct bide_output *output)
{
    return output->path != NULL && strcmp(output->path, "-") == 0;
}

bool bide_outputs_take_stdout(const struct bide_outputs *outputs)
{
    bool is_taken = false;
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT; ++i) {
        is_taken = is_taken || is_stdout(&outputs->files[i]);
    }
    return is_taken;
}

/* --- before the work --- */

/* No two must end in one file; others than these are written as well. */
static bool are_apart(const struct bide_outputs *outputs, const struct bide_args *args,
                      struct bide_problem *problem)
{
    const char *journal = outputs->journal.length > 0 ? outputs->journal.bytes : NULL;
    const struct bide_apart_file others[] = {
        { "--csv", outputs->folder, false },
        { "--xlsx", args->values[BIDE_USAGE_XLSX], false },
        { "--checkpoint", args->values[BIDE_USAGE_CHECKPOINT], false },
        { "--checkpoint", journal, false },
        { "--baseline", args->values[BIDE_USAGE_BASELINE], true },
    };
    enum { OTHERS = sizeof(others) / sizeof(others[0]) };
    struct bide_apart_file files[BIDE_OUTPUTS_COUNT + OTHERS];
    size_t count = 0;
    for (size_t i = BIDE_OUTPUTS_COUNT; i-- > 0;) {
        files[count++] = (struct bide_apart_file){ kinds[i].option_name,
                                                   outputs->files[i].path, false };
    }
    for (size_t i = 0; i < OTHERS; ++i) {
        files[count++] = others[i];
    }
    return bide_apart_are(files, count, problem);
}

/* Databases and workbooks are not for reading on a screen. */
static bool are_no_streams(const struct bide_args *args, struct bide_problem *problem)
{
    static const enum bide_usage_option options[] = { BIDE_USAGE_SQLITE, BIDE_USAGE_XLSX,
                                                      BIDE_USAGE_CHECKPOINT };
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); ++i) {
        const char *value = args->values[options[i]];
        if (value != NULL && strcmp(value, "-") == 0) {
            bide_problem_report(problem, "--%s cannot write to standard output",
                                bide_usage_option(options[i])->name);
            bide_problem_advise(problem, "give it the name of a file");
            return false;
        }
    }
    return true;
}

/* Whoever gives the name of a file means another option, or forgot the folder's. */
static bool is_for_folder(const struct bide_outputs *outputs,
                          struct bide_problem *problem)
{
    static const char ending[] = ".cfg";
    const char *path = outputs->folder;
    struct stat status;
    if (path == NULL) {
        return true;
    }
    const size_t length = strlen(path);
    const bool is_there = stat(path, &status) == 0;
    const bool is_file = is_there && !S_ISDIR(status.st_mode);
    const bool is_named_so = !is_there && length >= sizeof(ending) - 1
                             && strcmp(path + length - (sizeof(ending) - 1), ending) == 0;
    if (is_file || is_named_so) {
        bide_problem_report(problem,
                            "cannot write %s: --csv needs a folder, and this is %s", path,
                            is_file ? "a file" : "the name of a configuration");
        bide_problem_advise(problem, "give the folder to write results.csv into, such as "
                                     "--csv results; it need not be there yet");
    }
    return !is_file && !is_named_so;
}

/* A folder that is not there is made later. */
static enum bide_err check_one(const struct bide_outputs *outputs, size_t i,
                               struct bide_problem *problem)
{
    struct bide_output output = outputs->files[i];
    struct stat status;
    if (output.path == NULL || is_stdout(&output)) {
        return BIDE_OK;
    }
    if (kinds[i].name != NULL && stat(outputs->folder, &status) != 0) {
        output.path = outputs->folder;
    }
    return bide_output_check(&output, problem);
}

static enum bide_err check_all(const struct bide_outputs *outputs,
                               struct bide_problem *problem)
{
    enum bide_err err = is_for_folder(outputs, problem) ? BIDE_OK : BIDE_ERR_OUTPUT;
    for (size_t i = BIDE_OUTPUTS_COUNT; i-- > 0 && err == BIDE_OK;) {
        err = check_one(outputs, i, problem);
    }
    return err;
}

int bide_outputs_check(const struct bide_outputs *outputs, const struct bide_cmd *cmd)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT && err == BIDE_OK; ++i) {
        err = outputs->paths[i].err;
    }
    err = err == BIDE_OK ? outputs->journal.err : err;
    const bool is_wrong = err == BIDE_OK
                          && (!are_no_streams(cmd->args, &problem)
                              || !are_apart(outputs, cmd->args, &problem));
    if (err == BIDE_OK && !is_wrong) {
        err = check_all(outputs, &problem);
    }
    if (is_wrong || err == BIDE_ERR_OUTPUT) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    if (is_wrong) {
        return BIDE_EXIT_USAGE;
    }
    return err == BIDE_ERR_OUTPUT ? BIDE_EXIT_OUTPUT : bide_cmd_fail(cmd, err);
}

/* --- after it --- */

/* What the files say of one another. */
struct writing {
    const struct bide_study *study;
    const struct bide_study *baseline;
    struct bide_package package;
};

static void add_file(struct bide_text *out, struct writing *writing,
                     enum bide_outputs_file file)
{
    switch (file) {
    case BIDE_OUTPUTS_SQLITE:
        bide_result_write(out, writing->study, &writing->package.sets);
        break;
    case BIDE_OUTPUTS_CSV:
        bide_report_csv(out, writing->study);
        bide_package_note(&writing->package, out);
        break;
    case BIDE_OUTPUTS_PACKAGE:
        bide_package_add(out, writing->study, &writing->package);
        break;
    case BIDE_OUTPUTS_MANIFEST:
        bide_package_manifest_add(out, writing->study, &writing->package);
        break;
    case BIDE_OUTPUTS_JSON:
        bide_report_json(out, writing->study);
        break;
    case BIDE_OUTPUTS_DASHBOARD:
        bide_dashboard_csv(out, writing->study);
        break;
    case BIDE_OUTPUTS_EASY:
        bide_page_easy_add(out, writing->study);
        break;
    case BIDE_OUTPUTS_PAGE:
        bide_page_add_since(out, writing->study, writing->baseline);
        break;
    case BIDE_OUTPUTS_COUNT:
        break;
    }
}

static int make_folder(const struct bide_cmd *cmd, const char *folder)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    const enum bide_err err = bide_output_folder(folder, &problem);
    if (err != BIDE_OK) {
        bide_cmd_tell_problem(cmd, &problem);
    }
    bide_problem_free(&problem);
    return bide_exit_code(err, 0);
}

static int write_one(const struct bide_cmd *cmd, const struct bide_output *output,
                     struct writing *writing, enum bide_outputs_file file)
{
    struct bide_text text;
    bide_text_init(&text);
    add_file(&text, writing, file);
    int code = bide_cmd_write(cmd, output, &text);
    const bool is_beside = file == BIDE_OUTPUTS_PACKAGE || file == BIDE_OUTPUTS_MANIFEST;
    if (code == BIDE_EXIT_DONE && !is_stdout(output) && !is_beside) {
        code = bide_cmd_tell_written(cmd, output->path, NULL);
    }
    bide_text_free(&text);
    return code;
}

int bide_outputs_write(const struct bide_outputs *outputs, const struct bide_cmd *cmd,
                       const struct bide_study *study)
{
    struct writing writing = { .study = study,
                               .baseline = outputs->baseline,
                               .package.sets = outputs->sets };
    int code = BIDE_EXIT_DONE;
    if (outputs->folder != NULL) {
        code = make_folder(cmd, outputs->folder);
    }
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT && code == BIDE_EXIT_DONE; ++i) {
        if (outputs->files[i].path != NULL) {
            code =
                write_one(cmd, &outputs->files[i], &writing, (enum bide_outputs_file) i);
        }
    }
    return code;
}
