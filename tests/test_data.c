/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals and starting lists from data files. */
#include "models/scenario/data.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/service.h"
#include "tests/spec_text.h"

#define NO_NAME "/tmp/bide-data-XXXXXX"
#define HEAD                                                                             \
    SERVICE_MONDAY(10)                                                                   \
    "milestones = ( { weeks = 0; }, { weeks = 10; } ); groups = { other = { }; care = "  \
    "{ }; };"                                                                            \
    "staff = { team = { wte = 0; }; }; pathways = { p = {"                               \
    "priorities = { urgent = { share = 0.5; }; routine = { share = 0.5; }; };"           \
    "groups = ( { group = \"care\"; share = 0.5; } ); ages_out_at = 18; age = 4;"
#define STEPS                                                                            \
    "steps = ( { name = \"first\"; staff = \"team\"; minutes = 60; },"                   \
    "{ name = \"second\"; staff = \"team\"; minutes = 60; } ); }; };"

static struct service service;
static char file[sizeof(NO_NAME)];

static void write_file(const char *text)
{
    memcpy(file, NO_NAME, sizeof(NO_NAME));
    spec_text_write(file, text, strlen(text));
}

static void tear_down(void)
{
    service_close(&service);
    unlink(file);
}

static const struct bide_run_child *child_of(uint32_t id)
{
    ck_assert_uint_lt(id, service.run.children.count);
    return bide_run_child(&service.run, id);
}

/* In any order in the file; two on 10 September (day 9), of which the first row comes
 * first, at quarters of the day. */
START_TEST(referrals_come_on_their_dates)
{
    static const double times[] = { 0.5, 9.25, 9.75, 69.5 };
    write_file("date\n2025-09-10\n2025-11-09\n2025-09-01\n2025-09-10\n2025-12-01\n");
    service_open(&service,
                 SERVICE_TEXT(HEAD "referrals = { file = \"", file, "\"; };", STEPS));
    for (uint64_t r = 0; r < 3; ++r) {
        service_play(&service, r);

        ck_assert_uint_eq(service.run.children.count, 4);
        for (uint32_t id = 0; id < 4; ++id) {
            ck_assert_double_eq_tol(child_of(id)->clock_start, times[id], 1e-12);
        }
        ck_assert_double_eq(service_measure(&service, "p", 70, BIDE_KPI_REFERRED), 4);
    }
    ck_assert_uint_eq(service.spec.table_count, 1);
    ck_assert_uint_eq(service.spec.tables[0].row_count, 5);
    ck_assert_uint_eq(bide_data_used(&service.spec, &service.spec.tables[0]), 4);
    ck_assert_uint_eq(service.diag.count,
                      2); /* the warnings of one too late, and of wte 0 */
}
END_TEST

START_TEST(a_row_says_what_is_known_of_a_child)
{
    write_file("date,priority,group,age\n2025-09-01,routine,care,10.25\n"
               "2025-09-02,urgent,,\n2025-09-03,routine,,18\n");
    service_open(&service,
                 SERVICE_TEXT(HEAD "referrals = { file = \"", file, "\"; };", STEPS));
    service_play(&service, 0);

    ck_assert_uint_eq(child_of(0)->class_index, 1);
    ck_assert_uint_eq(child_of(0)->group, 1);
    ck_assert_double_eq_tol(child_of(0)->leave_at, 0.5 + 7.75 * 365.25, 1e-9);
    ck_assert_uint_eq(child_of(1)->class_index, 0);
    ck_assert_uint_eq(child_of(1)->group, BIDE_MODEL_NO_GROUP);
    ck_assert_double_eq_tol(child_of(1)->leave_at, 1.5 + 14 * 365.25, 1e-9);
    ck_assert_double_eq_tol(child_of(2)->leave_at, 2.5, 1e-9);
}
END_TEST

/* Without the columns, both are drawn by their shares. */
START_TEST(what_is_not_known_is_drawn)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_add(&text, "date\n");
    for (size_t i = 0; i < 1000; ++i) {
        bide_text_add(&text, "2025-09-01\n");
    }
    write_file(text.bytes);
    bide_text_free(&text);
    service_open(&service,
                 SERVICE_TEXT(HEAD "referrals = { file = \"", file, "\"; };", STEPS));
    service_play(&service, 0);

    double urgent = 0;
    double in_care = 0;
    for (uint32_t id = 0; id < 1000; ++id) {
        urgent += child_of(id)->class_index == 0 ? 1 : 0;
        in_care += child_of(id)->group == 1 ? 1 : 0;
    }
    ck_assert_double_le(fabs(urgent - 500), 3.3 * sqrt(250));
    ck_assert_double_le(fabs(in_care - 500), 3.3 * sqrt(250));
}
END_TEST

START_TEST(a_starting_list_may_come_from_a_file)
{
    write_file(
        "date;priority;group;step;age\n2025-08-31;;;second;\n2025-08-01;urgent;care;;17\n"
        "2024-08-01;;;;\n");
    service_open(&service,
                 SERVICE_TEXT(HEAD
                              "referrals = { per_week = 0; }; waiting = { priority = "
                              "\"routine\"; file = \"",
                              file, "\"; };", STEPS));
    service_play(&service, 0);

    ck_assert_double_eq(service_measure(&service, "p", 0, BIDE_KPI_LIST), 2);
    ck_assert_double_eq(service_measure(&service, "p", 0, BIDE_KPI_OVER_52), 1);
    ck_assert_double_eq_tol(child_of(0)->clock_start, -395.5, 1e-12);
    ck_assert_uint_eq(child_of(0)->class_index, 1);
    ck_assert_uint_eq(child_of(0)->step, 0);
    ck_assert_double_eq_tol(child_of(1)->clock_start, -30.5, 1e-12);
    ck_assert_uint_eq(child_of(1)->class_index, 0);
    ck_assert_uint_eq(child_of(1)->group, 1);
    ck_assert_double_eq_tol(child_of(1)->leave_at, -30.5 + 365.25, 1e-9);
    ck_assert_uint_eq(child_of(2)->step,
                      1); /* behind the clock's stop: not on the list */
    ck_assert(!(child_of(2)->flags & BIDE_RUN_WAITING));
}
END_TEST

/* --- problems --- */

struct problem {
    const char *text; /* of the file */
    const char *id;
    int line;
    const char *what;
};

/* referrals is true for a file of referrals, else it is a starting list. */
static void assert_problem(bool is_of_referrals, const struct problem *problem)
{
    struct spec_text loaded;
    struct bide_text text;
    bide_text_init(&text);
    write_file(problem->text);
    bide_text_addf(
        &text,
        "start = \"2025-09-01\"; weeks = 10; " SPEC_TEXT_STAFF
        "groups = { g = { }; h = { }; }; pathways = { autism = {"
        "priorities = { a = { share = 1; }; }; groups = { group = \"g\"; share = 0.1; };"
        "referrals = { %s%s%s; }; %s%s%s" SPEC_TEXT_STEPS " }; };",
        is_of_referrals ? "file = \"" : "per_week = 1",
        is_of_referrals ? strrchr(file, '/') + 1 : "", is_of_referrals ? "\"" : "",
        is_of_referrals ? "" : "waiting = { file = \"", is_of_referrals ? "" : file,
        is_of_referrals ? "" : "\"; };");
    spec_text_check(&loaded, text.bytes);
    const struct bide_diag_item *item = spec_text_problem(&loaded, 0);
    ck_assert_str_eq(item->id, problem->id);
    ck_assert_str_eq(item->what, problem->what);
    ck_assert_int_eq(item->place.line, problem->line);
    ck_assert_str_eq(item->place.file, file);
    ck_assert(loaded.diag.count == 1 || item->level == BIDE_DIAG_WARNING);
    ck_assert_int_eq(loaded.err,
                     item->level == BIDE_DIAG_ERROR ? BIDE_ERR_INPUT : BIDE_OK);
    bide_text_free(&text);
    spec_text_free(&loaded);
    unlink(file);
}

START_TEST(what_is_wrong_with_referrals_is_told_with_its_row)
{
    static const struct problem problems[] = {
        { "date\n2025-09-01\n2025-08-31\n2025-08-30\n", "BD-C086", 3,
          "2 of 3 rows are dated before the start; the start is 2025-09-01" },
        { "date\n2025-09-01\n2025-11-10\n", "BD-C086", 3,
          "1 of 2 rows are dated after the end and are not used" },
        { "date,priority\n2025-09-01,a\n2025-09-01,z\n", "BD-C086", 3,
          "\"priority\" is none of the pathway's" },
        { "date,group\n2025-09-01,g\n2025-09-01,h\n", "BD-C086", 3,
          "\"group\" is none of the pathway's" },
        { "date,age\n2025-09-01,31\n", "BD-C086", 2, "\"age\" is above 30 years" },
        { "date\n", "BD-C085", 1, "there are no rows below the names of the columns" },
        { "date,step\n2025-09-01,visit\n", "BD-C085", 1, "column 2 is not used" },
        { "date,dob\n2025-09-01,2\n", "BD-C087", 1,
          "this column looks like patient identifiers" },
    };
    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); ++i) {
        assert_problem(true, &problems[i]);
    }
}
END_TEST

START_TEST(what_is_wrong_with_a_starting_list_is_told_with_its_row)
{
    static const struct problem problems[] = {
        { "date\n2025-09-01\n2025-08-31\n", "BD-C086", 2,
          "1 of 2 rows are dated on the start or later; the start is 2025-09-01" },
        { "date\n1925-09-01\n2025-08-31\n", "BD-C086", 2,
          "1 of 2 rows are dated 50 years before the start or earlier; the start is "
          "2025-09-01" },
        { "date,step\n2025-08-01,visits\n", "BD-C086", 2,
          "\"step\" is none of the pathway's" },
    };
    for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); ++i) {
        assert_problem(false, &problems[i]);
    }
}
END_TEST

START_TEST(it_is_a_file_or_numbers)
{
    struct spec_text loaded;
    write_file("date\n2025-09-01\n");
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text,
                   SPEC_TEXT_DATES SPEC_TEXT_STAFF
                   "pathways = { autism = { referrals = { per_week = 2; file = \"%s\"; };"
                   "\nwaiting = { file = \"%s\"; from_weeks = [ 2 ]; };\n" SPEC_TEXT_STEPS
                   " };\nb = { referrals = { file = \"%s\"; batch = 2; };" SPEC_TEXT_STEPS
                   " }; };",
                   file, file, file);
    spec_text_check(&loaded, text.bytes);
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->what,
                     "\"referrals\" needs \"per_week\" or \"file\", not both");
    ck_assert_str_eq(spec_text_problem(&loaded, 1)->what,
                     "a starting list has bands or a \"file\", not both");
    ck_assert_str_eq(
        spec_text_problem(&loaded, 2)->what,
        "referrals from a file are taken as they are, without growth, seasons, "
        "batches or factors");
    for (size_t i = 0; i < 3; ++i) {
        ck_assert_str_eq(spec_text_problem(&loaded, i)->id, "BD-C088");
    }
    ck_assert_int_eq(loaded.err, BIDE_ERR_SPEC); /* not only of the data */
    bide_text_free(&text);
    spec_text_free(&loaded);
    unlink(file);
}
END_TEST

START_TEST(a_file_cannot_be_set)
{
    struct spec_text loaded;
    spec_text_check(&loaded, SPEC_TEXT_BASE
                    "scenarios = { s = { changes = { type = \"set\"; value = \"x.csv\";"
                    "path = \"pathways.autism.referrals.file\"; }; }; };");
    ck_assert_str_eq(spec_text_problem(&loaded, 0)->id, "BD-C058");
    spec_text_free(&loaded);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("data");
    TCase *tests = tcase_create("data");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, referrals_come_on_their_dates);
    tcase_add_test(tests, a_row_says_what_is_known_of_a_child);
    tcase_add_test(tests, what_is_not_known_is_drawn);
    tcase_add_test(tests, a_starting_list_may_come_from_a_file);
    TCase *checks = tcase_create("checks");
    suite_add_tcase(suite, checks);
    tcase_add_test(checks, what_is_wrong_with_referrals_is_told_with_its_row);
    tcase_add_test(checks, what_is_wrong_with_a_starting_list_is_told_with_its_row);
    tcase_add_test(checks, it_is_a_file_or_numbers);
    tcase_add_test(checks, a_file_cannot_be_set);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
