/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are written whole or not at all; what is not ours is left alone. */
#include "app/output.h"

#include <check.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[32];
static char path[128];
static char other[160];
static struct bide_problem problem;
static struct bide_output output;

static void set_up(void)
{
    snprintf(folder, sizeof(folder), "/tmp/bide-output-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/out.json", folder);
    bide_problem_init(&problem);
    output = (struct bide_output){ .path = path, .begins = "{\"ours\"" };
}

/* Count what is in the folder, and remove it if asked to. */
static int list_files(bool is_removing)
{
    struct dirent **entries;
    int count = 0;
    const int all = scandir(folder, &entries, NULL, NULL);
    for (int i = 0; i < all; ++i) {
        const char *name = entries[i]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            snprintf(other, sizeof(other), "%s/%.100s", folder, name);
            count += 1;
            ck_assert(!is_removing || remove(other) == 0);
        }
        free(entries[i]);
    }
    free(entries);
    return count;
}

static int count_files(void)
{
    return list_files(false);
}

static void tear_down(void)
{
    bide_problem_free(&problem);
    list_files(true);
    ck_assert_int_eq(rmdir(folder), 0);
}

static enum bide_err write_text(const char *text)
{
    return bide_output_write(&output, text, strlen(text), &problem);
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void assert_holds(const char *name, const char *text)
{
    char held[200] = "";
    FILE *file = fopen(name, "r");
    ck_assert_ptr_nonnull(file);
    const size_t length = fread(held, 1, sizeof(held) - 1, file);
    fclose(file);
    held[length] = '\0';
    ck_assert_str_eq(held, text);
}

/* why follows the name of the file. */
static void assert_problem(const char *why, const char *help)
{
    char wanted[256];
    snprintf(wanted, sizeof(wanted), "cannot write %s: %s", output.path, why);
    ck_assert_str_eq(problem.what.bytes, wanted);
    ck_assert_str_eq(problem.help.bytes, help);
}

START_TEST(a_new_file_holds_what_was_written)
{
    ck_assert_int_eq(write_text("{\"ours\":1}\n"), BIDE_OK);
    assert_holds(path, "{\"ours\":1}\n");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(newer_results_replace_older_ones)
{
    put(path, "{\"ours\":1}\n");
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
    assert_holds(path, "{\"ours\":2}\n");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(permissions_of_the_old_file_stay)
{
    put(path, "{\"ours\":1}\n");
    ck_assert_int_eq(chmod(path, 0640), 0);
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
    struct stat status;
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);
}
END_TEST

START_TEST(a_file_that_is_not_ours_is_kept)
{
    put(path, "my own work\n");
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_ERR_OUTPUT);
    assert_problem("it is there and holds no results of bide",
                   "give another name, or --force to replace it");
    assert_holds(path, "my own work\n");
}
END_TEST

START_TEST(a_short_file_that_is_not_ours_is_kept)
{
    put(path, "{\"ou");
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_ERR_OUTPUT);
    assert_holds(path, "{\"ou");
}
END_TEST

START_TEST(an_empty_file_may_be_replaced)
{
    put(path, "");
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
}
END_TEST

START_TEST(force_replaces_what_is_not_ours)
{
    put(path, "my own work\n");
    output.is_forced = true;
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
    assert_holds(path, "{\"ours\":2}\n");
}
END_TEST

START_TEST(the_file_that_was_read_is_never_replaced)
{
    put(path, "{\"ours\":1}\n");
    snprintf(other, sizeof(other), "%s/../%s", folder, path + strlen("/tmp/"));
    output.input = other;
    output.is_forced = true;
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_ERR_OUTPUT);
    assert_problem("it is the file that was read", "give another name");
    assert_holds(path, "{\"ours\":1}\n");
}
END_TEST

START_TEST(without_a_beginning_nothing_is_replaced)
{
    put(path, "anything");
    output.begins = NULL;
    ck_assert_int_eq(write_text("new"), BIDE_ERR_OUTPUT);
    assert_problem("it is already there", "give another name, or --force to replace it");
}
END_TEST

START_TEST(a_missing_folder_is_named_before_the_work)
{
    snprintf(other, sizeof(other), "%s/no/out.json", folder);
    output.path = other;
    ck_assert_int_eq(bide_output_check(&output, &problem), BIDE_ERR_OUTPUT);
    assert_problem("No such file or directory", "make the folder first");
}
END_TEST

START_TEST(a_folder_is_no_file)
{
    output.path = folder;
    ck_assert_int_eq(write_text("x"), BIDE_ERR_OUTPUT);
    assert_problem("Is a directory", "give the name of a file in a folder");
}
END_TEST

START_TEST(a_link_stays_a_link)
{
    put(path, "{\"ours\":1}\n");
    snprintf(other, sizeof(other), "%s/link", folder);
    ck_assert_int_eq(symlink("out.json", other), 0);
    output.path = other;
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
    assert_holds(path, "{\"ours\":2}\n");
    struct stat status;
    ck_assert_int_eq(lstat(other, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
}
END_TEST

START_TEST(a_full_device_is_an_error)
{
    output.path = "/dev/full";
    ck_assert_int_eq(write_text("x"), BIDE_ERR_OUTPUT);
    assert_problem("No space left on device",
                   "free some space, or write to another disk");
}
END_TEST

START_TEST(a_device_is_written_to_and_stays)
{
    output.path = "/dev/null";
    ck_assert_int_eq(write_text("x"), BIDE_OK);
    struct stat status;
    ck_assert_int_eq(stat("/dev/null", &status), 0);
    ck_assert(S_ISCHR(status.st_mode));
}
END_TEST

START_TEST(a_limit_on_file_sizes_keeps_the_old_file)
{
    static char large[20000];
    memset(large, 'x', sizeof(large));
    put(path, "{\"ours\":1}\n");
    signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small = { 4096, RLIM_INFINITY };
    const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    const enum bide_err err = bide_output_write(&output, large, sizeof(large), &problem);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
    ck_assert_int_eq(err, BIDE_ERR_OUTPUT);
    assert_problem("File too large",
                   "raise the limit on file sizes (ulimit -f), or write to another disk");
    assert_holds(path, "{\"ours\":1}\n");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(a_pipe_that_nobody_reads_is_an_error)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    signal(SIGPIPE, SIG_IGN);
    ck_assert_int_eq(bide_output_send(ends[1], "standard output", "x", 1, &problem),
                     BIDE_ERR_OUTPUT);
    ck_assert_str_eq(problem.what.bytes, "cannot write standard output: Broken pipe");
    close(ends[1]);
}
END_TEST

START_TEST(a_file_in_a_folder_of_its_own_name_is_beside_it)
{
    ck_assert_int_eq(chdir(folder), 0);
    output.path = "plain.json";
    ck_assert_int_eq(bide_output_check(&output, &problem), BIDE_OK);
    ck_assert_int_eq(write_text("{\"ours\":2}\n"), BIDE_OK);
    assert_holds("plain.json", "{\"ours\":2}\n");
    ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

START_TEST(a_folder_is_made_once)
{
    struct stat status;
    snprintf(other, sizeof(other), "%s/new", folder);
    ck_assert_int_eq(bide_output_folder(other, &problem), BIDE_OK);
    ck_assert_int_eq(stat(other, &status), 0);
    ck_assert(S_ISDIR(status.st_mode));
    ck_assert_int_eq(bide_output_folder(other, &problem), BIDE_OK);
}
END_TEST

START_TEST(a_folder_cannot_be_made_of_a_file_or_deep_down)
{
    put(path, "x");
    ck_assert_int_eq(bide_output_folder(path, &problem), BIDE_ERR_OUTPUT);
    assert_problem("File exists", "");
    snprintf(other, sizeof(other), "%s/a/b", folder);
    ck_assert_int_eq(bide_output_folder(other, &problem), BIDE_ERR_OUTPUT);
}
END_TEST

/* The number of a process that has ended. */
static long dead_process(void)
{
    const pid_t child = fork();
    ck_assert_int_ne(child, -1);
    if (child == 0) {
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    return child;
}

START_TEST(what_a_killed_program_left_is_deleted_and_nothing_else)
{
    char machine[17] = "";
    ck_assert_int_eq(gethostname(machine, sizeof(machine) - 1), 0);
    const long dead = dead_process();
    char name[300];
    snprintf(name, sizeof(name), "%s/other.json.%s.%ld-0.tmp", folder, machine, dead);
    put(name, "of another file");
    snprintf(name, sizeof(name), "%s.%sx.%ld-0.tmp", path, machine, dead);
    put(name, "of another machine");
    snprintf(name, sizeof(name), "%s.%s.%ld-0.txt", path, machine, dead);
    put(name, "of another kind");
    snprintf(name, sizeof(name), "%s.%s.%ld-0.tmp", path, machine, (long) getppid());
    put(name, "of a program that is running");
    snprintf(name, sizeof(name), "%s.%s.%ld-12.tmp", path, machine, dead);
    put(name, "cut sho");
    ck_assert_int_eq(count_files(), 5);

    ck_assert_int_eq(write_text("whole"), BIDE_OK);

    ck_assert_int_eq(count_files(), 5); /* one less and the file itself */
    ck_assert_int_ne(access(name, F_OK), 0);
    assert_holds(path, "whole");
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("output");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_a_killed_program_left_is_deleted_and_nothing_else);
    tcase_add_test(cases, a_new_file_holds_what_was_written);
    tcase_add_test(cases, newer_results_replace_older_ones);
    tcase_add_test(cases, permissions_of_the_old_file_stay);
    tcase_add_test(cases, a_file_that_is_not_ours_is_kept);
    tcase_add_test(cases, a_short_file_that_is_not_ours_is_kept);
    tcase_add_test(cases, an_empty_file_may_be_replaced);
    tcase_add_test(cases, force_replaces_what_is_not_ours);
    tcase_add_test(cases, the_file_that_was_read_is_never_replaced);
    tcase_add_test(cases, without_a_beginning_nothing_is_replaced);
    tcase_add_test(cases, a_missing_folder_is_named_before_the_work);
    tcase_add_test(cases, a_folder_is_no_file);
    tcase_add_test(cases, a_link_stays_a_link);
    tcase_add_test(cases, a_full_device_is_an_error);
    tcase_add_test(cases, a_device_is_written_to_and_stays);
    tcase_add_test(cases, a_limit_on_file_sizes_keeps_the_old_file);
    tcase_add_test(cases, a_pipe_that_nobody_reads_is_an_error);
    tcase_add_test(cases, a_file_in_a_folder_of_its_own_name_is_beside_it);
    tcase_add_test(cases, a_folder_is_made_once);
    tcase_add_test(cases, a_folder_cannot_be_made_of_a_file_or_deep_down);
    Suite *suite = suite_create("output");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
