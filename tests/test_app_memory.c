/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of every command is made to fail once: the program says so with exit
 * code 6, leaks nothing and leaves no file half-written. libconfig's
 * allocations are its own. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/book/book_load.h"
#include "app/exit.h"
#include "tests/refusing_mem.h"

enum { MOST_WORDS = 20 };

static char folder[64];

/* Run a command line in which only the first works allocations, and all after the next,
 * succeed. */
static int run_with(const char *line, int works)
{
    char copy[400];
    char *words[MOST_WORDS];
    int count = 0;
    char *rest = NULL;
    snprintf(copy, sizeof(copy), "%s", line);
    for (char *word = strtok_r(copy, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    const struct bide_app app = { .argc = count, .argv = words };
    refusing_mem_after(works);
    return bide_app_run(&app);
}

static void assert_is_clean(const char *line, int works, int code)
{
    ck_assert_msg(refusing_mem.blocks == 0, "%s: %d blocks leak", line,
                  refusing_mem.blocks);
    ck_assert_msg(code == BIDE_EXIT_MEMORY, "%s: exit code %d after %d allocations", line,
                  code, works);
}

/* expected is the exit code with enough memory. */
static void assert_fails_cleanly(const char *line, int expected)
{
    ck_assert_int_eq(run_with(line, REFUSING_MEM_NEVER), expected);
    int works = 0;
    int code = run_with(line, works);
    while (refusing_mem.refusals > 0) {
        assert_is_clean(line, works, code);
        code = run_with(line, ++works);
    }
    ck_assert_int_eq(code, expected);
}

static const char small[] =
    "start = \"2026-01-05\"; weeks = 4; milestones = ( { weeks = 4; label = \"End\"; } "
    ");\n"
    "staff = { nurses = { wte = 1.0; cost_per_wte = 50000; }; };\n"
    "pathways = { clinic = { referrals = { per_week = 3; };\n"
    "  waiting = { from_weeks = [ 0 ]; children = [ 9 ]; longest_weeks = 9; };\n"
    "  priorities = { urgent = { share = 0.5; }; routine = { share = 0.5; }; };\n"
    "  steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 90; } ); }; };\n"
    "scenarios = { as_now = { }; hire = { changes = ( { type = \"hire\"; wte = 1.0;\n"
    "  staff = \"nurses\"; from_week = 1; } ); }; };\n";

static void write_small(void)
{
    FILE *file = fopen("small.cfg", "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(small, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* What the program says goes nowhere, and its files into a folder of their own. */
static void set_up(void)
{
    snprintf(folder, sizeof(folder), "/tmp/bide-memory-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    const int nowhere = open("/dev/null", O_WRONLY);
    ck_assert_int_eq(dup2(nowhere, STDOUT_FILENO), STDOUT_FILENO);
    ck_assert_int_eq(dup2(nowhere, STDERR_FILENO), STDERR_FILENO);
    close(nowhere);
    write_small();
}

static void tear_down(void)
{
    (void) remove("small.cfg");
    (void) remove("bide.cfg");
    (void) remove("out.json");
    (void) remove("out.csv");
    (void) remove("out.xlsx");
    (void) remove("csv/results.csv");
    (void) remove("csv/datapackage.json");
    (void) remove("csv/manifest.json");
    (void) remove("out.sqlite");
    (void) remove("csv");
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing else was left behind */
}

START_TEST(help_and_explanations_fail_cleanly)
{
    static const char *const lines[] = { "bide --help",
                                         "bide help run",
                                         "bide --version",
                                         "bide explain",
                                         "bide explain per_week",
                                         "bide explain referrals",
                                         "bide explain --markdown",
                                         "bide explain BD-C018" };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); ++i) {
        assert_fails_cleanly(lines[i], BIDE_EXIT_DONE);
    }
}
END_TEST

START_TEST(a_check_fails_cleanly)
{
    assert_fails_cleanly("bide check small.cfg --set staff.nurses.wte=3", BIDE_EXIT_DONE);
    assert_fails_cleanly("bide check small.cfg --json -", BIDE_EXIT_DONE);
    assert_fails_cleanly("bide init --force", BIDE_EXIT_DONE);
    assert_fails_cleanly("bide stress small.cfg", BIDE_EXIT_DONE);
}
END_TEST

START_TEST(a_story_fails_cleanly)
{
    assert_fails_cleanly("bide trace small.cfg --child 3", BIDE_EXIT_DONE);
    assert_fails_cleanly("bide trace small.cfg --events out.csv", BIDE_EXIT_DONE);
}
END_TEST

START_TEST(a_comparison_fails_cleanly)
{
    assert_fails_cleanly(
        "bide compare small.cfg --replications 1 --threads 1 --json out.json "
        "--csv csv --set monthly=false",
        BIDE_EXIT_DONE);
}
END_TEST

/* Allocations of libxlsxwriter are its own. */
START_TEST(a_workbook_fails_cleanly)
{
    if (bide_book_load_is_possible()) { /* otherwise there is none to fail */
        assert_fails_cleanly("bide compare small.cfg --replications 1 --threads 1 "
                             "--quiet --xlsx out.xlsx --set monthly=false",
                             BIDE_EXIT_DONE);
    }
}
END_TEST

/* Allocations of SQLite are its own. */
START_TEST(a_result_file_fails_cleanly)
{
    assert_fails_cleanly("bide run small.cfg --replications 1 --threads 1 --quiet "
                         "--sqlite out.sqlite --set monthly=false",
                         BIDE_EXIT_DONE);
}
END_TEST

START_TEST(a_forecast_fails_cleanly)
{
    assert_fails_cleanly(
        "bide compare small.cfg --threads 1 --replications 9 --dry-run --json "
        "out.json --csv csv --set monthly=false",
        BIDE_EXIT_DONE);
    assert_fails_cleanly(
        "bide run small.cfg --threads 1 --replications 9 --most-minutes 9 --quiet "
        "--set monthly=false",
        BIDE_EXIT_DONE);
}
END_TEST

START_TEST(a_bench_fails_cleanly)
{
    assert_fails_cleanly("bide bench small.cfg --replications 1 --threads 1 --rounds 1 "
                         "--json out.json --csv out.csv --set monthly=false",
                         BIDE_EXIT_DONE);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("app_memory");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 300);
    tcase_add_test(cases, help_and_explanations_fail_cleanly);
    tcase_add_test(cases, a_check_fails_cleanly);
    tcase_add_test(cases, a_story_fails_cleanly);
    tcase_add_test(cases, a_comparison_fails_cleanly);
    tcase_add_test(cases, a_workbook_fails_cleanly);
    tcase_add_test(cases, a_result_file_fails_cleanly);
    tcase_add_test(cases, a_forecast_fails_cleanly);
    tcase_add_test(cases, a_bench_fails_cleanly);
    Suite *suite = suite_create("app_memory");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
