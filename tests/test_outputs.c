/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a study: which are asked for, whether two would be one, and that they hold
 * what their kind begins with. */
#include "app/outputs.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exit.h"
#include "tests/sample_study.h"

static char folder[32];
static char names[BIDE_USAGE_OPTION_COUNT][128]; /* values of options */
static struct bide_args args;
static struct bide_cmd cmd;
static struct bide_outputs outputs;
static int kept_stderr; /* problems are said there */

static void set_up(void)
{
    snprintf(folder, sizeof(folder), "/tmp/bide-outputs-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    memset(&args, 0, sizeof(args));
    memset(&cmd, 0, sizeof(cmd));
    cmd.args = &args;
    cmd.say.is_quiet = true;
    bide_outputs_init(&outputs, &args);
    kept_stderr = dup(STDERR_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    ck_assert_int_ge(nowhere, 0);
    ck_assert_int_ge(dup2(nowhere, STDERR_FILENO), 0);
    close(nowhere);
}

static void tear_down(void)
{
    dup2(kept_stderr, STDERR_FILENO);
    close(kept_stderr);
    bide_outputs_free(&outputs);
    rmdir(folder);
}

/* Ask for a file in the folder; "-" and NULL are themselves. */
static void ask(enum bide_usage_option option, const char *name)
{
    const bool is_name = name != NULL && strcmp(name, "-") != 0;
    snprintf(names[option], sizeof(names[option]), "%s%s%s", is_name ? folder : "",
             is_name ? "/" : "", name != NULL ? name : "");
    args.values[option] = name != NULL ? names[option] : NULL;
}

static void init(void)
{
    bide_outputs_free(&outputs);
    bide_outputs_init(&outputs, &args);
}

static int check(void)
{
    init();
    return bide_outputs_check(&outputs, &cmd);
}

static void put(const char *path, const char *text)
{
    FILE *out = fopen(path, "wb");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_ge(fputs(text, out), 0);
    ck_assert_int_eq(fclose(out), 0);
}

/* --- which --- */

START_TEST(what_is_not_asked_for_has_no_path)
{
    init();
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT; ++i) {
        ck_assert_ptr_null(outputs.files[i].path);
    }
    ck_assert_int_eq(bide_outputs_check(&outputs, &cmd), BIDE_EXIT_DONE);
    ck_assert(!bide_outputs_take_stdout(&outputs));
}
END_TEST

START_TEST(a_folder_stands_for_three_files)
{
    args.values[BIDE_USAGE_CSV] = "a/b";
    init();
    ck_assert_str_eq(outputs.files[BIDE_OUTPUTS_CSV].path, "a/b/results.csv");
    ck_assert_str_eq(outputs.files[BIDE_OUTPUTS_PACKAGE].path, "a/b/datapackage.json");
    ck_assert_str_eq(outputs.files[BIDE_OUTPUTS_MANIFEST].path, "a/b/manifest.json");
    ck_assert_ptr_null(outputs.files[BIDE_OUTPUTS_JSON].path);
}
END_TEST

START_TEST(reports_can_take_standard_output_and_databases_cannot)
{
    static const enum bide_usage_option options[] = {
        BIDE_USAGE_JSON, BIDE_USAGE_DASHBOARD, BIDE_USAGE_EASY, BIDE_USAGE_OUTPUT
    };
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); ++i) {
        ask(options[i], "-");
        ck_assert_int_eq(check(), BIDE_EXIT_DONE);
        ck_assert(bide_outputs_take_stdout(&outputs));
        ask(options[i], NULL);
    }
    static const enum bide_usage_option files[] = { BIDE_USAGE_SQLITE, BIDE_USAGE_XLSX,
                                                    BIDE_USAGE_CHECKPOINT };
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); ++i) {
        ask(files[i], "-");
        ck_assert_int_eq(check(), BIDE_EXIT_USAGE);
        ask(files[i], NULL);
    }
}
END_TEST

/* --- two in one --- */

static const struct {
    const char *first_name;
    const char *second_name;
    enum bide_usage_option first;
    enum bide_usage_option second;
    bool is_right;
} pairs[] = {
    { "a", "b", BIDE_USAGE_JSON, BIDE_USAGE_DASHBOARD, true },
    { "a", "a", BIDE_USAGE_JSON, BIDE_USAGE_DASHBOARD, false },
    { "a", "a", BIDE_USAGE_JSON, BIDE_USAGE_SQLITE, false },
    { "a", "a", BIDE_USAGE_EASY, BIDE_USAGE_OUTPUT, false },
    { "-", "-", BIDE_USAGE_JSON, BIDE_USAGE_EASY, false },
    { "-", "a", BIDE_USAGE_JSON, BIDE_USAGE_EASY, true },
    { "a", "./a", BIDE_USAGE_JSON, BIDE_USAGE_EASY, false },
    { "c", "c/manifest.json", BIDE_USAGE_CSV, BIDE_USAGE_JSON, false },
    { "c/", "c/results.csv", BIDE_USAGE_CSV, BIDE_USAGE_JSON, false },
    { "c", "c/other.json", BIDE_USAGE_CSV, BIDE_USAGE_JSON, true },
    { "c", "results.csv", BIDE_USAGE_CSV, BIDE_USAGE_JSON, true },
    { "a", "a", BIDE_USAGE_CHECKPOINT, BIDE_USAGE_JSON, false },
    { "a", "./a-journal", BIDE_USAGE_CHECKPOINT, BIDE_USAGE_JSON, false },
    { "a", "b", BIDE_USAGE_CHECKPOINT, BIDE_USAGE_JSON, true },
    { "./c", "c//datapackage.json", BIDE_USAGE_CSV, BIDE_USAGE_OUTPUT, false },
};

START_TEST(two_files_are_not_one)
{
    struct stat status;
    char inner[64];
    snprintf(inner, sizeof(inner), "%s/c", folder);
    ck_assert_int_eq(mkdir(inner, 0700), 0);
    ask(pairs[_i].first, pairs[_i].first_name);
    ask(pairs[_i].second, pairs[_i].second_name);
    ck_assert_int_eq(check(), pairs[_i].is_right ? BIDE_EXIT_DONE : BIDE_EXIT_USAGE);
    ck_assert_int_eq(rmdir(inner), 0); /* nothing was made in it, nor beside it */
    ck_assert_int_ne(stat(names[pairs[_i].first], &status), 0);
    ck_assert_int_ne(stat(names[pairs[_i].second], &status), 0);
}
END_TEST

/* Options that write a file each, and what is put behind its name. */
static const enum bide_usage_option writers[] = {
    BIDE_USAGE_JSON,   BIDE_USAGE_XLSX, BIDE_USAGE_SQLITE, BIDE_USAGE_DASHBOARD,
    BIDE_USAGE_OUTPUT, BIDE_USAGE_EASY, BIDE_USAGE_CSV,    BIDE_USAGE_CHECKPOINT,
};
enum { WRITERS = sizeof(writers) / sizeof(writers[0]) };

/* A file's other names: "link" leads to "a", which is not there; "chain" to "link", "in"
 * to the folder, "far" to "in/link". */
static const char *const spellings[] = { "a",      "./a",  "../FOLDER/a", "link",
                                         "chain",  "in/a", "in/./in//a",  "in/chain",
                                         "in/far", "whole" };

static void name_link(char *name, size_t size, const char *last)
{
    snprintf(name, size, "%s/%s", folder, last);
}

static void make_link(const char *target, const char *last)
{
    char name[64];
    name_link(name, sizeof(name), last);
    ck_assert_int_eq(symlink(target, name), 0);
}

static void delete_link(const char *last)
{
    char name[64];
    name_link(name, sizeof(name), last);
    ck_assert_int_eq(unlink(name), 0);
}

/* The spelling with the real name of the folder. */
static void spell(char *name, size_t size, const char *spelling)
{
    const char *rest = strstr(spelling, "FOLDER");
    if (rest == NULL) {
        snprintf(name, size, "%s", spelling);
    } else {
        snprintf(name, size, "../%s/a", strrchr(folder, '/') + 1);
    }
}

START_TEST(no_pair_of_outputs_is_one_file_under_any_name)
{
    char whole[64];
    char spelling[64];
    name_link(whole, sizeof(whole), "a");
    make_link("a", "link");
    make_link("link", "chain");
    make_link(".", "in");
    make_link("in/link", "far");
    make_link(whole, "whole");
    for (size_t i = 0; i < (size_t) WRITERS * WRITERS; ++i) {
        const enum bide_usage_option first = writers[i / WRITERS];
        const enum bide_usage_option second = writers[i % WRITERS];
        memset(args.values, 0, sizeof(args.values));
        ask(first, "a");
        spell(spelling, sizeof(spelling), spellings[_i]);
        ask(second, spelling);
        ck_assert_msg(check() == (first == second ? BIDE_EXIT_DONE : BIDE_EXIT_USAGE),
                      "--%s %s --%s %s", bide_usage_option(first)->name, names[first],
                      bide_usage_option(second)->name, names[second]);
    }
    static const char *const links[] = { "link", "chain", "in", "far", "whole" };
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); ++i) {
        delete_link(links[i]);
    }
}
END_TEST

START_TEST(a_link_to_itself_is_no_other_file)
{
    make_link("loop", "loop");
    ask(BIDE_USAGE_JSON, "a");
    ask(BIDE_USAGE_XLSX, "loop");
    ck_assert_int_eq(check(), BIDE_EXIT_DONE); /* the workbook's own check refuses it */
    delete_link("loop");
}
END_TEST

/* The last run is the record of what was forecast. */
START_TEST(no_output_replaces_the_baseline)
{
    for (size_t i = 0; i < WRITERS; ++i) {
        memset(args.values, 0, sizeof(args.values));
        ask(BIDE_USAGE_BASELINE, "a");
        ask(writers[i], "./a");
        ck_assert_int_eq(check(), BIDE_EXIT_USAGE);
    }
}
END_TEST

/* --- what is there already --- */

START_TEST(a_file_that_is_not_ours_is_kept)
{
    ask(BIDE_USAGE_JSON, "a");
    put(names[BIDE_USAGE_JSON], "my own notes");
    ck_assert_int_eq(check(), BIDE_EXIT_OUTPUT);
    args.values[BIDE_USAGE_FORCE] = "";
    ck_assert_int_eq(check(), BIDE_EXIT_DONE);
    args.operand = names[BIDE_USAGE_JSON]; /* what was read, never */
    ck_assert_int_eq(check(), BIDE_EXIT_OUTPUT);
    unlink(names[BIDE_USAGE_JSON]);
}
END_TEST

START_TEST(a_new_folder_is_not_called_like_a_configuration)
{
    static const struct {
        const char *name;
        int code;
    } folders[] = {
        { "my.cfg", BIDE_EXIT_OUTPUT }, { ".cfg", BIDE_EXIT_OUTPUT },
        { "cfg", BIDE_EXIT_DONE },      { "my.cfg.d", BIDE_EXIT_DONE },
        { "fg", BIDE_EXIT_DONE },       { "my.csv", BIDE_EXIT_DONE },
    };
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); ++i) {
        ask(BIDE_USAGE_CSV, folders[i].name);
        ck_assert_msg(check() == folders[i].code, "--csv %s", folders[i].name);
    }
    ask(BIDE_USAGE_CSV, "my.cfg"); /* one that is there is as good as any */
    ck_assert_int_eq(mkdir(names[BIDE_USAGE_CSV], 0700), 0);
    ck_assert_int_eq(check(), BIDE_EXIT_DONE);
    ck_assert_int_eq(rmdir(names[BIDE_USAGE_CSV]), 0);
}
END_TEST

START_TEST(a_folder_is_made_later_if_it_can_be)
{
    struct stat status;
    ask(BIDE_USAGE_CSV, "c");
    ck_assert_int_eq(check(), BIDE_EXIT_DONE);
    ck_assert_int_ne(stat(names[BIDE_USAGE_CSV], &status), 0);
    ask(BIDE_USAGE_CSV, "c/d"); /* the one above it is not there */
    ck_assert_int_eq(check(), BIDE_EXIT_OUTPUT);
    ask(BIDE_USAGE_CSV, "c");
    put(names[BIDE_USAGE_CSV], "no folder");
    ck_assert_int_eq(check(), BIDE_EXIT_OUTPUT);
    unlink(names[BIDE_USAGE_CSV]);
}
END_TEST

/* --- writing --- */

static bool begins(const char *path, const char *text)
{
    char found[64] = "";
    const size_t length = strlen(text) < sizeof(found) ? strlen(text) : sizeof(found);
    FILE *in = fopen(path, "rb");
    ck_assert_msg(in != NULL, "%s", path);
    const size_t count = fread(found, 1, length, in);
    ck_assert_int_eq(fclose(in), 0);
    return count == length && memcmp(found, text, length) == 0;
}

/* So that the next run may replace them. */
START_TEST(what_is_written_is_known_again)
{
    struct sample *sample = sample_new();
    ask(BIDE_USAGE_CSV, "c");
    ask(BIDE_USAGE_JSON, "a.json");
    ask(BIDE_USAGE_DASHBOARD, "d.csv");
    for (int i = 0; i < 2; ++i) {
        ck_assert_int_eq(check(), BIDE_EXIT_DONE);
        ck_assert_int_eq(bide_outputs_write(&outputs, &cmd, &sample->study),
                         BIDE_EXIT_DONE);
    }
    size_t count = 0;
    for (size_t i = 0; i < BIDE_OUTPUTS_COUNT; ++i) {
        const struct bide_output *file = &outputs.files[i];
        if (file->path != NULL) {
            ck_assert_msg(begins(file->path, file->begins), "%s", file->path);
            ck_assert_int_eq(unlink(file->path), 0);
            ++count;
        }
    }
    ck_assert_uint_eq(count, 5);
    ck_assert_int_eq(rmdir(names[BIDE_USAGE_CSV]), 0);
    sample_free(sample);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("outputs");
    TCase *tests = tcase_create("outputs");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_not_asked_for_has_no_path);
    tcase_add_test(tests, a_folder_stands_for_three_files);
    tcase_add_test(tests, reports_can_take_standard_output_and_databases_cannot);
    tcase_add_loop_test(tests, two_files_are_not_one, 0,
                        (int) (sizeof(pairs) / sizeof(pairs[0])));
    tcase_add_loop_test(tests, no_pair_of_outputs_is_one_file_under_any_name, 0,
                        (int) (sizeof(spellings) / sizeof(spellings[0])));
    tcase_add_test(tests, a_link_to_itself_is_no_other_file);
    tcase_add_test(tests, no_output_replaces_the_baseline);
    tcase_add_test(tests, a_file_that_is_not_ours_is_kept);
    tcase_add_test(tests, a_new_folder_is_not_called_like_a_configuration);
    tcase_add_test(tests, a_folder_is_made_later_if_it_can_be);
    tcase_add_test(tests, what_is_written_is_known_again);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
