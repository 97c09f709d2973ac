/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no result file, or not as it was written, is refused. */
#include "engine/base/mem.h"
#include "tests/result_file.h"

enum { HITS = 400 };

static void check_refused(const char *because)
{
    const enum bide_err err = open_again();
    ck_assert_msg(err == BIDE_ERR_INPUT, "not refused: %s", because);
    ck_assert_msg(strstr(problem.what.bytes, because) != NULL, "%s", problem.what.bytes);
    ck_assert_uint_gt(problem.help.length, 0);
}

START_TEST(what_is_no_result_file_is_refused)
{
    put("start = \"2025-01-01\";", 20);
    check_refused("it is no result file of bide");
    put("", 0);
    check_refused("it is no result file of bide");
    ck_assert(!bide_result_is_one(path));
    ck_assert(!bide_result_is_one("/nowhere"));
    ck_assert(!bide_result_is_one("/tmp"));
    unlink(path);
    check_refused("No such file");
}
END_TEST

START_TEST(another_format_is_refused_by_its_number)
{
    make("configs/queue-mm1.cfg");
    char *bytes = bide_mem_zeroed(file.length, 1);
    memcpy(bytes, file.bytes, file.length);
    bytes[63] = 9; /* user_version, big end first, at 60 */
    put(bytes, file.length);
    ck_assert(bide_result_is_one(path));
    check_refused("it has format 9, and this version of bide reads format 1");
    ck_assert_ptr_nonnull(strstr(problem.help.bytes, "a newer bide wrote it: use that"));
    bide_mem_free(bytes);
}
END_TEST

/* Run commands on the file. */
static void tamper(const char *commands)
{
    char line[512];
    put(file.bytes, file.length);
    snprintf(line, sizeof(line),
             "python3 -c \"import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
             " c.executescript(sys.argv[2]); c.commit()\" %s \"%s\"",
             path, commands);
    ck_assert_int_eq(system(line), 0); /* NOLINT(cert-env33-c,concurrency-mt-unsafe) */
}

START_TEST(what_was_changed_is_refused)
{
    static const struct {
        const char *commands;
        const char *because;
    } cases[] = {
        { "UPDATE estimates SET mean = mean + 1 WHERE moment = 0",
          "its estimates are not those that were written" },
        { "DELETE FROM estimates WHERE moment = 0", "an estimate is missing" },
        { "DELETE FROM gaps", "an estimate is missing" },
        { "DELETE FROM audit", "an estimate is missing" },
        { "UPDATE estimates SET mean = 'x' WHERE moment = 0",
          "a value is of the wrong kind" },
        { "UPDATE files SET text = 'start = 5;'", "damaged" },
        { "DELETE FROM files", "it holds no configuration" },
        { "UPDATE scenarios SET name = 'x'", "a scenario is not in its configuration" },
        { "DELETE FROM scenarios", "it has no scenarios" },
        { "UPDATE meta SET value = '-1' WHERE name = 'seed'", "seed" },
        { "UPDATE meta SET value = '7x' WHERE name = 'replications'", "replications" },
        { "UPDATE measures SET name = 'x' WHERE measure = 3", "another version" },
        { "INSERT INTO sets VALUES (1, 'x')", "a setting has no value" },
        { "INSERT INTO sets VALUES (1, 'weeks=x')", "damaged" },
        { "CREATE TABLE more (x)", "its tables are not those of this format" },
        { "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM meta; END",
          "its tables are not those of this format" },
        { "DROP VIEW v_lists", "its tables are not those of this format" },
        { "UPDATE gaps SET most = 99999", "a gap is of no group" },
    };
    make("configs/queue-mm1.cfg");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        tamper(cases[i].commands);
        check_refused(cases[i].because);
    }
}
END_TEST

/* Cut off or overwritten anywhere: refused, or, where it hit what nobody reads, the same.
 */
START_TEST(a_damaged_file_never_lies)
{
    unsigned state = 1;
    make("configs/queue-mm1.cfg");
    char *bytes = bide_mem_zeroed(file.length, 1);
    for (int i = 0; i < HITS; ++i) {
        memcpy(bytes, file.bytes, file.length);
        size_t length = file.length;
        for (int k = 0; k <= i % 4; ++k) {
            state = state * 1664525U + 1013904223U;
            bytes[(state >> 8) % file.length] = (char) ((state >> 4) % 128);
        }
        if (i % 8 == 0) {
            length = (state >> 8) % file.length;
        }
        put(bytes, length);
        const enum bide_err err = open_again();
        ck_assert(err == BIDE_OK || err == BIDE_ERR_INPUT);
        if (err == BIDE_OK) {
            compare_estimates(&result.study);
        } else {
            ck_assert_uint_gt(problem.what.length, 0);
        }
    }
    bide_mem_free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("result_bad");
    TCase *tests = tcase_create("result");
    tcase_set_timeout(tests, 300);
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_is_no_result_file_is_refused);
    tcase_add_test(tests, another_format_is_refused_by_its_number);
    tcase_add_test(tests, what_was_changed_is_refused);
    tcase_add_test(tests, a_damaged_file_never_lies);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
