/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checkpoints that are none, or damaged, or cannot be written. */
#include <math.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "tests/checkpoint_run.h"

enum { MOST_BYTES = 200000 };

/* --- files that are no checkpoint, or no longer --- */

static void write_file(const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

static size_t read_file(unsigned char *bytes)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    const size_t length = fread(bytes, 1, MOST_BYTES, file);
    ck_assert_int_eq(fclose(file), 0);
    return length;
}

static enum bide_store_fault resume_once(size_t *done)
{
    struct run run;
    begin(&run);
    const enum bide_store_fault fault = bide_checkpoint_resume(&run.checkpoint);
    *done = count_done(&run);
    ck_assert(fault == BIDE_STORE_OK || *done == 0);
    end(&run);
    return fault;
}

START_TEST(what_is_no_checkpoint_is_refused_and_kept)
{
    static const char text[] = "{\"schema\":\"bide-results/1\",\"results\":[]}\n";
    write_file(text, sizeof(text));
    size_t done = 0;
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_FOREIGN);

    struct run run;
    begin(&run);
    fill(&run, 0);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_THERE);
    end(&run);

    unsigned char after[MOST_BYTES];
    ck_assert_uint_eq(read_file(after), sizeof(text));
    ck_assert_mem_eq(after, text, sizeof(text));
}
END_TEST

START_TEST(a_database_of_another_program_is_refused)
{
    static const char *const others[] = {
        "CREATE TABLE facts (name, value);", /* no marks */
        "PRAGMA application_id=1112097861; PRAGMA user_version=1; CREATE TABLE x (y);",
        "PRAGMA application_id=1112097861; PRAGMA user_version=2; CREATE TABLE x (y);",
        "PRAGMA application_id=1112097861; PRAGMA user_version=1;"
        "CREATE VIEW facts AS SELECT 'version' AS name, '0.1.0' AS value;"
        "CREATE VIEW rows AS SELECT 1 AS number, x'00' AS bytes, 1 AS checksum;",
    };
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, others[_i], NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    size_t done = 0;
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_FOREIGN);
}
END_TEST

START_TEST(an_empty_file_is_as_good_as_none)
{
    write_file("", 0);
    size_t done = 0;
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_MISSING);
    save_half();
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_OK);
    ck_assert_uint_eq(done, TASKS / 2);
}
END_TEST

START_TEST(a_file_cut_short_is_refused)
{
    save_half();
    unsigned char whole[MOST_BYTES];
    const size_t length = read_file(whole);
    ck_assert_uint_gt(length, 8192);
    ck_assert_uint_lt(length, MOST_BYTES);
    for (size_t kept = 512; kept < length; kept += 512) {
        size_t done = 0;
        write_file(whole, kept);
        ck_assert_int_ne(resume_once(&done), BIDE_STORE_OK);
    }
}
END_TEST

/* Whatever byte is wrong, no wrong row is taken: count_done looks at each. */
START_TEST(a_wrong_byte_is_found_or_does_no_harm)
{
    save_half();
    unsigned char whole[MOST_BYTES];
    const size_t length = read_file(whole);
    size_t refused = 0;
    size_t less = 0;
    for (size_t at = 0; at < length; at += at < 4096 ? 61 : 151) {
        const unsigned char before = whole[at];
        size_t done = 0;
        whole[at] = (unsigned char) (before ^ (1U << at % 8));
        write_file(whole, length);
        refused += resume_once(&done) != BIDE_STORE_OK;
        less += done > 0 && done < TASKS / 2;
        whole[at] = before;
    }
    ck_assert_uint_gt(refused, 0);
    ck_assert_uint_gt(less, 50); /* most of the file is rows: just one of them is lost */
}
END_TEST

/* Not one of another study: that has its own check sum. */
START_TEST(a_wrong_byte_in_a_fact_is_damage)
{
    static const char *const facts[] = { "weeks = 52", "0.1.0" };
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); ++i) {
        save_half();
        unsigned char whole[MOST_BYTES];
        const size_t length = read_file(whole);
        const size_t size = strlen(facts[i]);
        size_t at = 0;
        while (at + size < length && memcmp(whole + at, facts[i], size) != 0) {
            ++at;
        }
        ck_assert_uint_lt(at + size, length);
        whole[at + size - 1] ^= 1;
        write_file(whole, length);
        size_t done = 0;
        ck_assert_int_eq(resume_once(&done), BIDE_STORE_DAMAGED);
        (void) unlink(path);
    }
}
END_TEST

START_TEST(a_row_that_is_not_as_saved_is_done_again)
{
    save_half();
    unsigned char whole[MOST_BYTES];
    const size_t length = read_file(whole);
    size_t at = 0;
    for (double found = 0.0; fabs(found - value_of(4, 20)) > 0.0; ++at) {
        ck_assert_uint_lt(at + sizeof(found), length);
        memcpy(&found, whole + at + 1, sizeof(found));
    }
    whole[at + 2] ^= 1;
    write_file(whole, length);

    struct run run;
    begin(&run);
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);
    ck_assert(!run.done[4]);
    ck_assert_uint_eq(count_done(&run), TASKS / 2 - 1);
    ck_assert_uint_eq(run.checkpoint.damaged_count, 1);
    fill(&run, 4);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);
    end(&run);

    size_t done = 0;
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_OK);
    ck_assert_uint_eq(done, TASKS / 2);
}
END_TEST

START_TEST(rows_of_another_width_are_not_taken)
{
    save_half();
    struct run run;
    begin(&run);
    run.checkpoint.table.width = WIDTH - 1;

    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_OK);

    ck_assert_uint_eq(count_done(&run), 0);
    ck_assert_uint_eq(run.checkpoint.damaged_count, TASKS / 2);
    end(&run);
}
END_TEST

/* --- where nothing can be written --- */

START_TEST(a_folder_that_is_not_there_takes_nothing)
{
    struct run run;
    begin(&run);
    char nowhere[PATH_MAX + 16];
    snprintf(nowhere, sizeof(nowhere), "%s/none/study", folder);
    run.checkpoint.store.path = nowhere;
    fill(&run, 0);

    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_MISSING);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_UNWRITABLE);
    ck_assert_str_ne(run.checkpoint.store.reason, "");
    run.checkpoint.store.path = folder;
    ck_assert_int_eq(bide_checkpoint_resume(&run.checkpoint), BIDE_STORE_UNREADABLE);
    end(&run);
}
END_TEST

static void limit_files(rlim_t bytes)
{
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

START_TEST(a_full_disk_keeps_what_was_saved_before)
{
    struct run run;
    begin(&run);
    fill(&run, 0);
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_OK);
    limit_files(16384);
    for (size_t task = 0; task < TASKS; ++task) {
        fill(&run, task);
    }
    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_UNWRITABLE);
    end(&run);

    size_t done = 0;
    limit_files(RLIM_INFINITY);
    ck_assert_int_eq(resume_once(&done), BIDE_STORE_OK);
    ck_assert_uint_eq(done, 1);
}
END_TEST

START_TEST(a_disk_full_from_the_start_is_left_clean)
{
    struct run run;
    begin(&run);
    fill(&run, 0);
    limit_files(1000);

    ck_assert_int_eq(bide_checkpoint_save(&run.checkpoint, false), BIDE_STORE_UNWRITABLE);

    end(&run);
    ck_assert(!is_there("") && !is_there("-journal"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("checkpoint_files");
    TCase *tests = make_case(suite, "bad files");
    tcase_add_test(tests, what_is_no_checkpoint_is_refused_and_kept);
    tcase_add_loop_test(tests, a_database_of_another_program_is_refused, 0, 4);
    tcase_add_test(tests, an_empty_file_is_as_good_as_none);
    tcase_add_test(tests, a_file_cut_short_is_refused);
    tcase_add_test(tests, a_wrong_byte_is_found_or_does_no_harm);
    tcase_add_test(tests, a_wrong_byte_in_a_fact_is_damage);
    tcase_add_test(tests, a_row_that_is_not_as_saved_is_done_again);
    tcase_add_test(tests, rows_of_another_width_are_not_taken);
    tests = make_case(suite, "no room");
    tcase_add_test(tests, a_folder_that_is_not_there_takes_nothing);
    tcase_add_test(tests, a_full_disk_keeps_what_was_saved_before);
    tcase_add_test(tests, a_disk_full_from_the_start_is_left_clean);
    return run_suite(suite);
}
