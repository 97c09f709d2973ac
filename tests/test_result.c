/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study goes into a result file and comes back the same to the last bit. */
#include "tests/result_file.h"

#include "app/report.h"
#include "app/result/result_layout.h"

/* --- coming back --- */

static void compare_report(void (*report)(struct bide_text *, const struct bide_study *))
{
    struct bide_text before;
    struct bide_text after;
    bide_text_init(&before);
    bide_text_init(&after);
    report(&before, &study);
    report(&after, &result.study);
    ck_assert_uint_eq(before.length, after.length);
    ck_assert_int_eq(memcmp(before.bytes, after.bytes, before.length), 0);
    bide_text_free(&before);
    bide_text_free(&after);
}

static void compare_all(void)
{
    put(file.bytes, file.length);
    const enum bide_err err = open_again();
    ck_assert_msg(err == BIDE_OK, "%s", problem.what.bytes);
    compare_estimates(&result.study);
    compare_report(bide_report_json);
    compare_report(bide_report_csv);
    compare_report(bide_report_text);
    struct bide_text again;
    bide_text_init(&again);
    bide_result_write(&again, &result.study, &result.sets);
    ck_assert_uint_eq(again.length, file.length);
    ck_assert_int_eq(memcmp(again.bytes, file.bytes, file.length), 0);
    bide_text_free(&again);
}

static const char *const configs[] = {
    "configs/clinic.cfg",    "configs/ehc_county.cfg",      "configs/queue-mm1.cfg",
    "configs/queue-mmc.cfg", "configs/rtt_specialty.cfg",   "tests/good/everything.cfg",
    "tests/good/data.cfg",   "tests/good/../good/data.cfg",
};

START_TEST(a_study_comes_back_the_same)
{
    make(configs[_i]);
    compare_all();
}
END_TEST

START_TEST(worcestershire_comes_back_the_same)
{
    make("configs/worcestershire.cfg");
    ck_assert_uint_lt(file.length, 30U << 20);
    compare_all();
}
END_TEST

START_TEST(what_was_set_and_chosen_comes_back)
{
    static const char *const changed[] = { "title=\"O'Brien \\\"; DROP TABLE meta; --\"",
                                           "replications=2" };
    const struct bide_result_sets sets = { changed, 2 };
    const uint64_t seed = UINT64_MAX;
    load("configs/clinic.cfg", &sets);
    const struct bide_spec_scenario *scenarios = spec.scenarios.items;
    const struct bide_study_plan plan = { .only_scenario =
                                              scenarios[spec.scenarios.count - 1].name,
                                          .seed = &seed,
                                          .threads = 1 };
    run(&plan);
    bide_result_write(&file, &study, &sets);

    compare_all();

    ck_assert_str_eq(result.spec.title, "O'Brien \"; DROP TABLE meta; --");
    ck_assert_uint_eq(result.study.replications, 2);
    ck_assert_uint_eq(result.study.scenarios[0], spec.scenarios.count - 1);
    ck_assert_str_eq(result.sets.sets[1], "replications=2");
    ck_assert_str_eq(result.spec.sources[0].digest, spec.sources[0].digest);
}
END_TEST

/* The parts are read from the result file when those on the disk are gone. */
START_TEST(included_files_come_back)
{
    static const char whole[] = "start = \"2025-09-01\"; weeks = 4;\n"
                                "@include \"bide-result-part.cfg\"\n";
    static const char part[] =
        "staff = { t = { wte = 1; }; }; pathways = { p = { referrals = { per_week = 9; };"
        "steps = ( { name = \"s\"; staff = \"t\"; minutes = 60; } ); }; };";
    static const char part_path[] = "/tmp/bide-result-part.cfg";
    char main_path[MOST_PATH];
    snprintf(main_path, sizeof(main_path), "%s", path);
    put(whole, sizeof(whole) - 1);
    snprintf(path, sizeof(path), "%s", part_path);
    put(part, sizeof(part) - 1);
    snprintf(path, sizeof(path), "%s", main_path);
    make(main_path);
    unlink(part_path);

    compare_all();

    ck_assert_uint_eq(result.spec.source_count, 2);
    ck_assert_str_eq(result.spec.sources[1].file, part_path);
}
END_TEST

START_TEST(threads_do_not_show)
{
    struct bide_text first;
    make("configs/clinic.cfg");
    first = file;
    bide_text_init(&file);
    for (int threads = 2; threads <= 3; ++threads) {
        const struct bide_study_plan plan = { .replications = 3, .threads = threads };
        bide_study_free(&study);
        run(&plan);
        bide_text_clear(&file);
        bide_result_write(&file, &study, &no_sets);
        ck_assert_uint_eq(file.length, first.length);
        ck_assert_int_eq(memcmp(file.bytes, first.bytes, first.length), 0);
    }
    bide_text_free(&first);
}
END_TEST

/* The columns of the plan, counted by its own rules. */
START_TEST(every_column_has_its_subject_and_measure)
{
    load("tests/good/everything.cfg", &no_sets);
    struct bide_plan plan;
    ck_assert_int_eq(bide_plan_init(&plan, &spec), BIDE_OK);
    const size_t staff = plan.line_count;
    const size_t budget = staff + plan.staff_count;
    const size_t cost = budget + plan.budget_count;
    struct bide_result_layout at = bide_result_layout_first();
    for (size_t i = 0; i + BIDE_PLAN_AUDIT_COUNT < plan.column_count; ++i) {
        const size_t m = at.measure;
        const size_t column =
            at.subject < staff
                ? bide_plan_column(&plan, at.moment, at.subject, (enum bide_kpi) m)
            : at.subject < budget ? bide_plan_staff_column(
                  &plan, at.moment, at.subject - staff,
                  (enum bide_kpi_staff)(m - BIDE_RESULT_LAYOUT_STAFF))
            : at.subject < cost
                ? bide_plan_budget_column(
                    &plan, at.moment, at.subject - budget,
                    (enum bide_kpi_budget)(m - BIDE_RESULT_LAYOUT_BUDGET))
                : bide_plan_cost_column(
                    &plan, at.moment, (enum bide_kpi_cost)(m - BIDE_RESULT_LAYOUT_COST));
        ck_assert_uint_eq(column, i);
        bide_result_layout_next(&at, &plan);
    }
    ck_assert_uint_eq(at.measure, BIDE_RESULT_LAYOUT_AUDIT);
    ck_assert_uint_eq(at.moment, plan.moment_count - 1);
    bide_plan_free(&plan);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("result");
    TCase *tests = tcase_create("result");
    tcase_set_timeout(tests, 300);
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, a_study_comes_back_the_same, 0,
                        sizeof(configs) / sizeof(configs[0]));
    tcase_add_test(tests, worcestershire_comes_back_the_same);
    tcase_add_test(tests, what_was_set_and_chosen_comes_back);
    tcase_add_test(tests, included_files_come_back);
    tcase_add_test(tests, threads_do_not_show);
    tcase_add_test(tests, every_column_has_its_subject_and_measure);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
