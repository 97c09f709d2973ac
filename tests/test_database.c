/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database in memory: what is put in comes out of its bytes, and the first fault stays.
 */
#include "engine/run/database.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"

static struct bide_database db;
static struct bide_database again; /* opened from the bytes of db */
static struct bide_text file;
static unsigned char *bytes;

static void set_up(void)
{
    bytes = NULL;
    bide_text_init(&file);
    bide_database_init(&db);
    bide_database_init(&again);
    ck_assert_int_eq(db.err, BIDE_OK);
}

static void tear_down(void)
{
    bide_database_free(&db);
    bide_database_free(&again);
    bide_text_free(&file);
    bide_mem_free(bytes);
}

/* Save db and open what was saved. */
static void reopen(void)
{
    bide_database_save(&db, &file);
    ck_assert_int_eq(db.err, BIDE_OK);
    bytes = bide_mem_zeroed(file.length, 1);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, file.bytes, file.length);
    bide_database_free(&again);
    bide_database_open(&again, bytes, file.length);
}

static void make_table(void)
{
    bide_database_run(&db, "CREATE TABLE t (n INTEGER, x REAL, s TEXT)");
    bide_database_prepare(&db, "INSERT INTO t VALUES (?1, ?2, ?3)");
}

static void put(int64_t whole, double real, const char *text)
{
    bide_database_put_whole(&db, 1, whole);
    bide_database_put_real(&db, 2, real);
    bide_database_put_text(&db, 3, text);
    bide_database_do(&db);
}

static void ask(const char *sql)
{
    bide_database_prepare(&again, sql);
    ck_assert(bide_database_next(&again));
}

/* --- values --- */

START_TEST(values_at_the_ends_of_their_ranges_come_back)
{
    static const int64_t wholes[] = { INT64_MIN, -1, 0, INT64_MAX };
    static const double reals[] = { -1.7976931348623157e308, 4.9406564584124654e-324, 0.1,
                                    1e300 };
    make_table();
    for (size_t i = 0; i < 4; ++i) {
        put(wholes[i], reals[i], "x");
    }
    reopen();
    bide_database_prepare(&again, "SELECT n, x FROM t ORDER BY rowid");
    for (size_t i = 0; i < 4; ++i) {
        ck_assert(bide_database_next(&again));
        ck_assert(bide_database_whole(&again, 0) == wholes[i]);
        const double real = bide_database_real(&again, 1);
        ck_assert(!(real < reals[i]) && !(real > reals[i]));
    }
    ck_assert(!bide_database_next(&again));
    ck_assert_int_eq(again.err, BIDE_OK);
}
END_TEST

/* A whole number in a column of reals is a real, and no number is NaN. */
START_TEST(reals_stay_reals_and_nan_is_null)
{
    make_table();
    put(1, 3.0, "x");
    put(2, (double) NAN, "x");
    put(3, (double) INFINITY, "x");
    reopen();
    ask("SELECT x, typeof(x) FROM t WHERE n = 1");
    ck_assert_double_eq_tol(bide_database_real(&again, 0), 3.0, 1e-15);
    ck_assert_str_eq(bide_database_text(&again, 1), "real");
    ask("SELECT x, typeof(x) FROM t WHERE n = 2");
    ck_assert_double_nan(bide_database_real(&again, 0));
    ck_assert_str_eq(bide_database_text(&again, 1), "null");
    ask("SELECT x FROM t WHERE n = 3");
    ck_assert_double_infinite(bide_database_real(&again, 0));
    ck_assert_int_eq(again.err, BIDE_OK);
}
END_TEST

START_TEST(texts_come_back_with_their_quotes)
{
    static const char text[] = "O'Brien; DROP TABLE t; -- \xC3\xA9\n\"";
    make_table();
    put(1, 0.0, text);
    put(2, 0.0, "");
    put(3, 0.0, NULL);
    reopen();
    ask("SELECT s FROM t WHERE n = 1");
    ck_assert_str_eq(bide_database_text(&again, 0), text);
    ck_assert_uint_eq(bide_database_text_length(&again, 0), strlen(text));
    ask("SELECT s FROM t WHERE n = 2");
    ck_assert_str_eq(bide_database_text(&again, 0), "");
    ck_assert_uint_eq(bide_database_text_length(&again, 0), 0);
    ck_assert_int_eq(again.err, BIDE_OK);
    ask("SELECT s FROM t WHERE n = 3"); /* NULL is no text */
    ck_assert_str_eq(bide_database_text(&again, 0), "");
    ck_assert_int_eq(again.err, BIDE_ERR_INPUT);
}
END_TEST

/* A text left from the row before must not come again. */
START_TEST(a_statement_is_done_again_with_other_values)
{
    make_table();
    put(1, 0.5, "first");
    put(2, 1.5, NULL);
    reopen();
    ask("SELECT count(*), count(s), sum(x) FROM t");
    ck_assert(bide_database_whole(&again, 0) == 2);
    ck_assert(bide_database_whole(&again, 1) == 1);
    ck_assert_double_eq_tol(bide_database_real(&again, 2), 2.0, 1e-15);
}
END_TEST

START_TEST(a_value_of_another_kind_is_a_fault)
{
    static const struct {
        const char *sql;
        char kind;
        bool is_right;
    } rows[] = {
        { "SELECT 1", 'w', true },      { "SELECT 1.0", 'w', false },
        { "SELECT '1'", 'w', false },   { "SELECT NULL", 'w', false },
        { "SELECT 1.5", 'r', true },    { "SELECT NULL", 'r', true },
        { "SELECT 1", 'r', false },     { "SELECT '1.5'", 'r', false },
        { "SELECT 'a'", 't', true },    { "SELECT 1", 't', false },
        { "SELECT x'61'", 't', false }, { "SELECT NULL", 't', false },
    };
    bide_database_free(&again);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_database_init(&again);
        ask(rows[i].sql);
        if (rows[i].kind == 'w') {
            (void) bide_database_whole(&again, 0);
        } else if (rows[i].kind == 'r') {
            (void) bide_database_real(&again, 0);
        } else {
            ck_assert_ptr_nonnull(bide_database_text(&again, 0));
        }
        ck_assert_msg((again.err == BIDE_OK) == rows[i].is_right, "%s as %c", rows[i].sql,
                      rows[i].kind);
        bide_database_free(&again);
    }
}
END_TEST

/* --- faults --- */

START_TEST(the_first_fault_stays_and_stops_all)
{
    bide_database_run(&db, "CREATE TABLE t (n INTEGER)");
    bide_database_run(&db, "INSERT INTO nowhere VALUES (1)");
    ck_assert_int_eq(db.err, BIDE_ERR_INPUT);
    ck_assert_ptr_nonnull(strstr(db.reason, "nowhere"));
    char first[sizeof(db.reason)];
    memcpy(first, db.reason, sizeof(first));

    bide_database_refuse(&db, "something else");
    bide_database_run(&db, "SELECT");
    bide_database_prepare(&db, "SELECT 1");
    ck_assert(!bide_database_next(&db));
    ck_assert(bide_database_whole(&db, 0) == 0);
    ck_assert_double_nan(bide_database_real(&db, 0));
    ck_assert_str_eq(bide_database_text(&db, 0), "");
    ck_assert_uint_eq(bide_database_text_length(&db, 0), 0);
    bide_database_save(&db, &file);

    ck_assert_str_eq(db.reason, first);
    ck_assert_uint_eq(file.length, 0);
}
END_TEST

START_TEST(what_breaks_a_rule_of_a_table_is_a_fault)
{
    bide_database_run(&db, "CREATE TABLE t (n INTEGER PRIMARY KEY, s TEXT NOT NULL)");
    bide_database_prepare(&db, "INSERT INTO t VALUES (?1, ?2)");
    bide_database_put_whole(&db, 1, 7);
    bide_database_put_text(&db, 2, "x");
    bide_database_do(&db);
    ck_assert_int_eq(db.err, BIDE_OK);
    bide_database_do(&db); /* 7 again */
    ck_assert_int_eq(db.err, BIDE_ERR_INPUT);
    bide_database_free(&db);

    bide_database_init(&db);
    make_table();
    bide_database_put_whole(&db, 4, 1); /* there is no such place */
    ck_assert_int_eq(db.err, BIDE_ERR_INPUT);
}
END_TEST

START_TEST(a_long_reason_is_cut_and_ended)
{
    char reason[400];
    memset(reason, 'x', sizeof(reason) - 1);
    reason[sizeof(reason) - 1] = '\0';
    bide_database_refuse(&db, reason);
    ck_assert_uint_eq(strlen(db.reason), sizeof(db.reason) - 1);
}
END_TEST

/* --- files --- */

START_TEST(the_same_calls_give_the_same_bytes)
{
    struct bide_text first;
    bide_text_init(&first);
    for (int i = 0; i < 2; ++i) {
        make_table();
        put(1, 0.5, "x");
        bide_database_save(&db, i == 0 ? &first : &file);
        ck_assert_int_eq(db.err, BIDE_OK);
        bide_database_free(&db);
        bide_database_init(&db);
    }
    ck_assert_uint_gt(file.length, 0);
    ck_assert_uint_eq(first.length, file.length);
    ck_assert_int_eq(memcmp(first.bytes, file.bytes, file.length), 0);
    bide_text_free(&first);
}
END_TEST

START_TEST(what_was_opened_is_not_changed)
{
    make_table();
    put(1, 0.5, "x");
    reopen();
    bide_database_run(&again, "DELETE FROM t");
    ck_assert_int_eq(again.err, BIDE_ERR_INPUT);
    ck_assert_int_eq(memcmp(bytes, file.bytes, file.length), 0);
}
END_TEST

START_TEST(bytes_that_are_no_database_are_a_fault)
{
    make_table();
    put(1, 0.5, "x");
    reopen();
    static const size_t lengths[] = { 1, 50, 99 }; /* the head has 100 bytes */
    for (size_t i = 0; i < 3; ++i) {
        bide_database_free(&again);
        bide_database_open(&again, bytes, lengths[i]);
        bide_database_prepare(&again, "SELECT n FROM t");
        ck_assert_msg(!bide_database_next(&again), "%zu bytes", lengths[i]);
        ck_assert_int_eq(again.err, BIDE_ERR_INPUT);
        ck_assert_uint_gt(strlen(again.reason), 0);
    }
    memset(bytes, 'x', 100);
    bide_database_free(&again);
    bide_database_open(&again, bytes, file.length);
    bide_database_prepare(&again, "SELECT n FROM t");
    ck_assert(!bide_database_next(&again));
    ck_assert_int_eq(again.err, BIDE_ERR_INPUT);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("database");
    TCase *tests = tcase_create("database");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, values_at_the_ends_of_their_ranges_come_back);
    tcase_add_test(tests, reals_stay_reals_and_nan_is_null);
    tcase_add_test(tests, texts_come_back_with_their_quotes);
    tcase_add_test(tests, a_statement_is_done_again_with_other_values);
    tcase_add_test(tests, a_value_of_another_kind_is_a_fault);
    tcase_add_test(tests, the_first_fault_stays_and_stops_all);
    tcase_add_test(tests, what_breaks_a_rule_of_a_table_is_a_fault);
    tcase_add_test(tests, a_long_reason_is_cut_and_ended);
    tcase_add_test(tests, the_same_calls_give_the_same_bytes);
    tcase_add_test(tests, what_was_opened_is_not_changed);
    tcase_add_test(tests, bytes_that_are_no_database_are_a_fault);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
