/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers and lines differ, with studies and texts made by hand. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/result/result_layout.h"
#include "app/result/verify.h"
#include "tests/sample_study.h"

static struct sample *was;
static struct sample *is;
static struct bide_text out;

/* The columns that the plan of the sample really has, in both. */
static void count_columns(struct sample *sample)
{
    const struct bide_plan *plan = &sample->study.plan;
    const size_t audit = plan->line_count + plan->staff_count + plan->budget_count + 1;
    struct bide_result_layout at = bide_result_layout_first();
    size_t count = 0;
    while (at.subject <= audit) {
        bide_result_layout_next(&at, plan);
        ++count;
        if (at.subject == audit && at.measure == BIDE_RESULT_LAYOUT_MEASURES - 1) {
            break;
        }
    }
    sample->study.plan.column_count = count + 1;
}

static void set_up(void)
{
    was = sample_new();
    is = sample_new();
    count_columns(was);
    count_columns(is);
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    sample_free(was);
    sample_free(is);
}

static size_t lines_of(const struct bide_text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->length; ++i) {
        count += text->bytes[i] == '\n' ? 1 : 0;
    }
    return count;
}

static size_t compare(void)
{
    bide_text_clear(&out);
    return bide_verify_studies(&out, &was->study, &is->study);
}

/* --- estimates --- */

/* By moment: at milestones every line, the staff and the costs; between them pathways
 * only; the audit at the end. */
START_TEST(a_plan_has_as_many_columns_as_its_rules_say)
{
    const size_t rest = BIDE_KPI_STAFF_COUNT + BIDE_KPI_COST_COUNT;
    const size_t milestone = SAMPLE_LINES * BIDE_KPI_COUNT + rest;
    const size_t month = 2 * BIDE_KPI_COUNT + rest;
    ck_assert_uint_eq(was->study.plan.column_count,
                      2 * milestone + month + BIDE_PLAN_AUDIT_COUNT);
}
END_TEST

START_TEST(the_same_study_differs_nowhere)
{
    ck_assert_uint_eq(compare(), 0);
    ck_assert_uint_eq(out.length, 0);
}
END_TEST

/* The smallest change there is, in any number of an estimate or of a difference. */
START_TEST(the_last_bit_of_any_number_counts)
{
    const size_t last = 2 * was->study.plan.column_count - 1;
    struct bide_estimate *estimates[] = { &is->estimates[0], &is->estimates[last],
                                          &is->differences[0], &is->differences[last] };
    for (size_t i = 0; i < 4; ++i) {
        struct bide_estimate *e = estimates[i];
        double *numbers[] = { &e->mean, &e->std_error, &e->half_width,
                              &e->p10,  &e->p50,       &e->p90 };
        for (size_t k = 0; k < 6; ++k) {
            *numbers[k] = 4.9406564584124654e-324;
            ck_assert_msg(compare() == 1, "number %zu of estimate %zu", k, i);
            *numbers[k] = 0.0;
        }
        e->count = 1;
        ck_assert_uint_eq(compare(), 1);
        e->count = 0;
    }
    is->estimates[last + 1].mean = 1.0; /* behind the last */
    ck_assert_uint_eq(compare(), 0);
}
END_TEST

START_TEST(no_number_is_the_same_as_no_number_only)
{
    const double none = (double) NAN;
    is->estimates[3].p50 = none;
    ck_assert_uint_eq(compare(), 1);
    was->estimates[3].p50 = none;
    ck_assert_uint_eq(compare(), 0);
    is->estimates[3].p50 = 5.0;
    ck_assert_uint_eq(compare(), 1);
    is->estimates[3].p50 = (double) INFINITY;
    was->estimates[3].p50 = (double) INFINITY;
    ck_assert_uint_eq(compare(), 0);
}
END_TEST

/* An estimate whose difference differs as well is one. */
START_TEST(it_says_where_and_what)
{
    struct bide_result_layout at = bide_result_layout_first();
    size_t column = 0;
    while (at.subject != AUTISM_URGENT || at.measure != BIDE_KPI_LIST) {
        bide_result_layout_next(&at, &is->study.plan);
        ++column;
    }
    column += is->study.plan.column_count; /* of the second scenario */
    is->estimates[column].mean = 1710.5;
    is->differences[column].mean = 1.5;
    was->estimates[column].mean = (double) NAN;
    ck_assert_uint_eq(compare(), 1);
    ck_assert_str_eq(out.bytes, "  insource, autism, urgent, 2025-11-01, list: mean "
                                "1710.5, was none\n");
}
END_TEST

START_TEST(all_are_counted_and_the_first_ten_shown)
{
    for (size_t i = 0; i < 7; ++i) {
        is->estimates[5 * i].mean = 1.0;
        is->estimates[is->study.plan.column_count + 5 * i].mean = 1.0;
    }
    ck_assert_uint_eq(compare(), 14);
    ck_assert_uint_eq(lines_of(&out), 10);
    ck_assert_ptr_nonnull(strstr(out.bytes, "insource"));
}
END_TEST

/* --- lines --- */

static const struct {
    const char *was;
    const char *is;
    size_t count;
    size_t shown; /* lines */
} texts[] = {
    { "", "", 0, 0 },
    { "a\nb\n", "a\nb\n", 0, 0 },
    { "a\nb\n", "a\nc\n", 1, 2 },
    { "a\nb\n", "a\nbc\n", 1, 2 },
    { "a\nb\n", "a\n", 1, 2 }, /* a line is gone */
    { "a\n", "a\nb\n", 1, 2 },
    { "", "a\nb\n", 2, 4 },
    { "a\nb\n", "x\na\nb\n", 3, 6 }, /* line by line */
    { "a\n", "a", 1, 2 },            /* the last end is part of it */
    { "a\n\n\n", "a\n", 2, 4 },      /* so are blank lines */
    { "a\n", "a\r\n", 1, 2 },
    { "1\n2\n3\n4\n5\n6\n7\n", "", 7, 10 },
};

START_TEST(lines_that_differ_are_counted)
{
    ck_assert_uint_eq(bide_verify_lines(&out, texts[_i].was, texts[_i].is),
                      texts[_i].count);
    ck_assert_uint_eq(lines_of(&out), texts[_i].shown);
    bide_text_clear(&out);
    ck_assert_uint_eq(bide_verify_lines(&out, texts[_i].is, texts[_i].was),
                      texts[_i].count);
}
END_TEST

START_TEST(a_long_line_is_cut)
{
    enum { LENGTH = 1000 };
    char line[LENGTH + 1];
    memset(line, 'x', LENGTH);
    line[LENGTH] = '\0';
    ck_assert_uint_eq(bide_verify_lines(&out, line, "y"), 1);
    ck_assert_uint_eq(out.length, strlen("  is  y\n  was \n") + 200);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("verify_made");
    TCase *tests = tcase_create("verify_made");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_plan_has_as_many_columns_as_its_rules_say);
    tcase_add_test(tests, the_same_study_differs_nowhere);
    tcase_add_test(tests, the_last_bit_of_any_number_counts);
    tcase_add_test(tests, no_number_is_the_same_as_no_number_only);
    tcase_add_test(tests, it_says_where_and_what);
    tcase_add_test(tests, all_are_counted_and_the_first_ten_shown);
    tcase_add_loop_test(tests, lines_that_differ_are_counted, 0,
                        (int) (sizeof(texts) / sizeof(texts[0])));
    tcase_add_test(tests, a_long_line_is_cut);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
