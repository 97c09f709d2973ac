/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>

#include "tests/checkpoint_run.h"

/* --- saving and resuming --- */

START_TEST(what_was_saved_is_there_again)
{
    save_half();
    struct run run;
    begin(&run);

    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);

    ck_assert_uint_eq(count_done(&run), TASKS / 2);
    ck_assert_uint_eq(run.checkpoint.saved_count, TASKS / 2);
    ck_assert_uint_eq(run.checkpoint.damaged_count, 0);
    ck_assert(run.done[0] && !run.done[1] && run.done[TASKS - 2]);
    end(&run);
    ck_assert(is_there("") && !is_there("-journal"));
}
END_TEST

START_TEST(a_resumed_file_takes_the_rest)
{
    save_half();
    struct run run;
    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    for (size_t task = 1; task < TASKS; task += 2) {
        fill(&run, task);
    }
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);
    ck_assert_uint_eq(run.checkpoint.saved_count, TASKS);
    end(&run);

    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), TASKS);
    bide_checkpoint_remove(&run.checkpoint);
    end(&run);
    ck_assert(!is_there("") && !is_there("-journal"));
}
END_TEST

START_TEST(a_study_may_grow_or_shrink)
{
    save_half();
    struct run run;
    begin_of(&run, 11);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), 6);
    fill(&run, 1);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);
    end(&run);

    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), TASKS / 2 + 1);
    end(&run);
}
END_TEST

START_TEST(no_file_is_made_before_there_is_a_row)
{
    struct run run;
    begin(&run);

    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_MISSING);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);

    ck_assert(!is_there(""));
    end(&run);
}
END_TEST

START_TEST(a_run_that_was_killed_leaves_all_it_had_saved)
{
    const pid_t child = fork();
    ck_assert_int_ne(child, -1);
    if (child == 0) {
        struct run run;
        begin(&run);
        for (size_t task = 0; task < 10; ++task) {
            fill(&run, task);
            (void) bide_checkpoint_save(&run.checkpoint, false);
        }
        fill(&run, 10);
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));

    struct run run;
    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), 10);
    bide_checkpoint_remove(&run.checkpoint);
    end(&run);
    ck_assert(!is_there("") && !is_there("-journal"));
}
END_TEST

/* --- whose it is --- */

START_TEST(a_file_of_another_study_is_refused_and_says_how_it_differs)
{
    static const struct bide_checkpoint_fact others[] = {
        { "version", "0.2.0" }, { "seed", "43" }, { "settings", "weeks = 53\n" }
    };
    static const char *const found[] = { "0.1.0", "42", "weeks = 52\nmonthly = true\n" };
    save_half();
    struct run run;
    begin(&run);
    run.facts[_i] = others[_i];

    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OTHER);

    ck_assert_uint_eq(run.checkpoint.differing, (size_t) _i);
    ck_assert_str_eq(run.checkpoint.found.bytes, found[_i]);
    ck_assert_uint_eq(count_done(&run), 0);
    end(&run);
}
END_TEST

START_TEST(a_file_that_is_there_is_kept_unless_it_may_be_replaced)
{
    save_half();
    struct run run;
    begin(&run);
    fill(&run, 3);

    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_THERE);
    end(&run);
    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), TASKS / 2);
    end(&run);

    begin(&run);
    fill(&run, 3);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, true), BIDE_STORE_OK);
    end(&run);
    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), 1);
    end(&run);
}
END_TEST

/* One waits with the file open while the other asks for it. */
START_TEST(a_file_in_use_is_refused_to_a_second_program)
{
    int ready[2];
    int finished[2];
    ck_assert(pipe(ready) == 0 && pipe(finished) == 0);
    const pid_t child = fork();
    ck_assert_int_ne(child, -1);
    char byte = 0;
    struct run run;
    if (child == 0) {
        begin(&run);
        fill(&run, 0);
        byte = bide_checkpoint_save(&run.checkpoint, false) == BIDE_STORE_OK ? 1 : 0;
        (void) !write(ready[1], &byte, 1);
        (void) !read(finished[0], &byte, 1);
        _exit(0);
    }
    ck_assert_int_eq(read(ready[0], &byte, 1), 1);
    ck_assert_int_eq(byte, 1);

    begin(&run);
    fill(&run, 1);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_BUSY);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_BUSY);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, true), BIDE_STORE_BUSY);
    ck_assert_int_eq(write(finished[1], &byte, 1), 1);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);

    atomic_store(&run.done[1], false);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert_uint_eq(count_done(&run), 1);
    end(&run);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("checkpoint");
    TCase *tests = make_case(suite, "checkpoint");
    tcase_add_test(tests, what_was_saved_is_there_again);
    tcase_add_test(tests, a_resumed_file_takes_the_rest);
    tcase_add_test(tests, a_study_may_grow_or_shrink);
    tcase_add_test(tests, no_file_is_made_before_there_is_a_row);
    tcase_add_test(tests, a_run_that_was_killed_leaves_all_it_had_saved);
    tcase_add_loop_test(tests, a_file_of_another_study_is_refused_and_says_how_it_differs,
                        0, 3);
    tcase_add_test(tests, a_file_that_is_there_is_kept_unless_it_may_be_replaced);
    tcase_add_test(tests, a_file_in_use_is_refused_to_a_second_program);
    return run_suite(suite);
}
