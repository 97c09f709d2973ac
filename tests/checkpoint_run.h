/* SPDX-License-Identifier: GPL-3.0-or-later */
/* checkpoint_run.h - a run that saves its rows, for the tests of checkpoints. */
#ifndef BIDE_TESTS_CHECKPOINT_RUN_H
#define BIDE_TESTS_CHECKPOINT_RUN_H

#include <check.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/run/checkpoint.h"

enum { TASKS = 40, WIDTH = 50 };

static char folder[] = "/tmp/bide-checkpoint-XXXXXX";
static char path[PATH_MAX];

static inline void make_folder(void)
{
    /* Afresh for each test: they may all run in one process. */
    strcpy(folder, "/tmp/bide-checkpoint-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/study.bide-checkpoint", folder);
}

static inline void remove_folder(void)
{
    char journal[PATH_MAX + 16];
    snprintf(journal, sizeof(journal), "%s-journal", path);
    (void) unlink(journal);
    (void) unlink(path);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing else was left in it */
}

/* A run of the study: its table, and its checkpoint. */
struct run {
    double rows[TASKS * WIDTH];
    atomic_bool done[TASKS];
    struct bide_checkpoint_fact facts[3];
    struct bide_checkpoint checkpoint;
};

static inline void begin_of(struct run *run, size_t task_count)
{
    *run = (struct run){ .facts = { { "version", "0.1.0" },
                                    { "seed", "42" },
                                    { "settings", "weeks = 52\nmonthly = true\n" } } };
    const struct bide_mc_table table = { run->rows, run->done, task_count, WIDTH };
    ck_assert_int_eq(bide_checkpoint_init(&run->checkpoint, path, run->facts, 3, &table),
                     BIDE_OK);
}

static inline void begin(struct run *run)
{
    begin_of(run, TASKS);
}

static inline void end(struct run *run)
{
    bide_checkpoint_free(&run->checkpoint);
}

static inline double value_of(size_t task, size_t column)
{
    return (double) (task * WIDTH + column) / 7.0;
}

static inline void fill(struct run *run, size_t task)
{
    for (size_t i = 0; i < WIDTH; ++i) {
        run->rows[task * WIDTH + i] = value_of(task, i);
    }
    atomic_store(&run->done[task], true);
}

/* Every flag promises its row; answers how many there are. */
static inline size_t count_done(const struct run *run)
{
    size_t count = 0;
    for (size_t task = 0; task < TASKS; ++task) {
        for (size_t i = 0; i < WIDTH && run->done[task]; ++i) {
            ck_assert_double_eq(run->rows[task * WIDTH + i], value_of(task, i));
        }
        count += run->done[task];
    }
    return count;
}

/* A file with every second task in it, as a killed run leaves it. */
static inline void save_half(void)
{
    struct run run;
    begin(&run);
    for (size_t task = 0; task < TASKS; task += 2) {
        fill(&run, task);
        ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);
    }
    end(&run);
}

static inline bool is_there(const char *suffix)
{
    char name[PATH_MAX + 16];
    struct stat status;
    snprintf(name, sizeof(name), "%s%s", path, suffix);
    return stat(name, &status) == 0;
}

static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static inline TCase *make_case(Suite *suite, const char *name)
{
    TCase *tests = tcase_create(name);
    tcase_add_checked_fixture(tests, make_folder, remove_folder);
    suite_add_tcase(suite, tests);
    return tests;
}

#endif
