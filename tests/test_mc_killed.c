/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/mc.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a process killed at the wrong moment leaves for the next one with its number. */
static bool leave_empty(const char *name)
{
    const int file = shm_open(name, O_CREAT | O_RDWR, 0600);
    return file >= 0 && close(file) == 0;
}

static bool is_there(const char *name)
{
    const int file = shm_open(name, O_RDONLY, 0);
    return file >= 0 || errno != ENOENT;
}

static enum bide_err open_worker(const void *context, void **worker)
{
    (void) context;
    *worker = NULL;
    return BIDE_OK;
}

static void close_worker(void *worker)
{
    (void) worker;
}

static enum bide_err replicate(const void *context, void *worker, size_t task,
                               double *row)
{
    (void) context;
    (void) worker;
    row[0] = (double) task;
    return BIDE_OK;
}

enum { TASKS = 8, NO_FILE = 2, FAILED, WRONG, LEFT };

/* The whole life of a process whose number somebody had before: its exit status. */
static int live(bool is_asked_first)
{
    static const struct bide_mc_study study = {
        .width = 1, .open = open_worker, .close = close_worker, .replicate = replicate
    };
    static const struct bide_mc_plan plan = { .task_count = TASKS, .threads = 2 };
    char name[64];
    double rows[TASKS];
    (void) snprintf(name, sizeof(name), "/__KMP_REGISTERED_LIB_%ld_%ld", (long) getpid(),
                    (long) getuid());
    if (!leave_empty(name)) {
        return NO_FILE;
    }
    if ((is_asked_first && bide_mc_threads(0) < 1)
        || bide_mc_run(&study, &plan, rows) != BIDE_OK) {
        return FAILED;
    }
    for (size_t i = 0; i < TASKS; ++i) {
        if (rows[i] < (double) i || rows[i] > (double) i) {
            return WRONG;
        }
    }
    return is_there(name) ? LEFT : EXIT_SUCCESS;
}

static int status_of_life(bool is_asked_first)
{
    int status;
    const pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        _exit(live(is_asked_first));
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

START_TEST(what_a_killed_process_left_hurts_no_other)
{
    ck_assert_int_eq(status_of_life(_i != 0), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mc_killed");
    TCase *tests = tcase_create("mc_killed");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, what_a_killed_process_left_hurts_no_other, 0, 2);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
