/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a result file keeps of a data file: all that Bide read, and nothing more. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/result/result_data.h"
#include "engine/base/civil.h"

static struct bide_spec_priority priorities[2];
static struct bide_spec_group groups[2];
static struct bide_spec_step steps[2];
static struct bide_spec_pathway pathways[2];
static struct bide_spec_row rows[3];
static struct bide_spec_table tables[3];
static struct bide_spec spec;
static struct bide_text out;

static void set_up(void)
{
    memset(&spec, 0, sizeof(spec));
    memset(pathways, 0, sizeof(pathways));
    memset(priorities, 0, sizeof(priorities));
    memset(groups, 0, sizeof(groups));
    memset(steps, 0, sizeof(steps));
    priorities[0].name = "urgent";
    priorities[1].name = "routine";
    groups[0].name = "looked_after";
    groups[1].name = "others";
    steps[0].name = "triage";
    steps[1].name = "assessment";
    pathways[1].priorities = (struct bide_spec_list){ priorities, 2 };
    pathways[1].steps = (struct bide_spec_list){ steps, 2 };
    spec.pathways = (struct bide_spec_list){ pathways, 2 };
    spec.groups = (struct bide_spec_list){ groups, 2 };
    spec.tables = tables;
    spec.table_count = 0;
    for (size_t i = 0; i < 3; ++i) {
        int32_t date = 0;
        ck_assert_int_eq(bide_civil_parse("2024-02-29", &date), BIDE_OK);
        rows[i] =
            (struct bide_spec_row){ date + (int32_t) i, 2, -1, -1, -1, (double) NAN };
        tables[i] =
            (struct bide_spec_table){ "a.csv", 1, BIDE_SPEC_REFERRALS, rows, 1, "" };
    }
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
}

static const char *written(size_t row_count)
{
    tables[0].row_count = row_count;
    bide_text_clear(&out);
    bide_result_data_add(&out, &spec, &tables[0]);
    return out.bytes;
}

START_TEST(what_was_not_given_stays_empty)
{
    ck_assert_str_eq(written(2), "date,priority,age\n"
                                 "2024-02-29,\"\",\"\"\n"
                                 "2024-03-01,\"\",\"\"\n");
    ck_assert_str_eq(written(0), "date,priority,age\n");
}
END_TEST

START_TEST(names_are_those_of_the_pathway)
{
    tables[0].waiting = 0;
    rows[0].priority = 1;
    rows[0].step = 1;
    rows[1].priority = 0;
    rows[1].step = 0;
    ck_assert_str_eq(written(3), "date,priority,age,step\n"
                                 "2024-02-29,\"routine\",\"\",\"assessment\"\n"
                                 "2024-03-01,\"urgent\",\"\",\"triage\"\n"
                                 "2024-03-02,\"\",\"\",\"\"\n");
}
END_TEST

/* A child in no group is not one whose group was not given. */
START_TEST(groups_stand_there_if_the_file_had_them)
{
    rows[0].group = BIDE_SPEC_IN_NO_GROUP;
    rows[1].group = 1;
    rows[2].group = 0;
    ck_assert_str_eq(written(3), "date,priority,group,age\n"
                                 "2024-02-29,\"\",\"\",\"\"\n"
                                 "2024-03-01,\"\",\"others\",\"\"\n"
                                 "2024-03-02,\"\",\"looked_after\",\"\"\n");
}
END_TEST

START_TEST(quotes_in_names_are_doubled)
{
    priorities[0].name = "a \"b\", c";
    rows[0].priority = 0;
    ck_assert_str_eq(written(1),
                     "date,priority,age\n2024-02-29,\"a \"\"b\"\", c\",\"\"\n");
}
END_TEST

static const struct {
    double age;
    const char *text;
} ages[] = {
    { 0.0, "0" },
    { 10.0, "10" },
    { 100.0, "100" },
    { 7.5, "7.5" },
    { 0.1, "0.1" },
    { 17.999999999999, "17.999999999999" },
    { 1e-13, "0.0000000000001" },
};

/* What is written is read as the same number, to the last bit. */
START_TEST(ages_are_as_short_as_they_were)
{
    struct bide_text line;
    bide_text_init(&line);
    rows[0].age = ages[_i].age;
    bide_text_addf(&line, "date,priority,age\n2024-02-29,\"\",\"%s\"\n", ages[_i].text);
    ck_assert_str_eq(written(1), line.bytes);
    const double again = strtod(ages[_i].text, NULL);
    ck_assert(!(again < ages[_i].age) && !(again > ages[_i].age));
    bide_text_free(&line);
}
END_TEST

/* --- which table of a file --- */

static void check_first(size_t count, size_t first)
{
    spec.table_count = count;
    for (size_t i = 0; i < count; ++i) {
        ck_assert_msg(bide_result_data_is_first(&spec, i) == (i == first),
                      "table %zu of %zu", i, count);
    }
}

START_TEST(of_equal_tables_the_first_is_kept)
{
    check_first(1, 0);
    check_first(3, 0);
    tables[0].waiting = tables[1].waiting = tables[2].waiting = 0;
    check_first(3, 0);
}
END_TEST

START_TEST(a_waiting_list_knows_more_than_referrals)
{
    tables[1].waiting = 0;
    check_first(3, 1);
    tables[2].waiting = 0;
    check_first(3, 1);
    tables[1].waiting = BIDE_SPEC_REFERRALS;
    check_first(3, 2);
}
END_TEST

START_TEST(every_file_is_kept)
{
    tables[1].file = "b.csv";
    tables[2].waiting = 0; /* a.csv once more, fuller */
    spec.table_count = 3;
    ck_assert(!bide_result_data_is_first(&spec, 0));
    ck_assert(bide_result_data_is_first(&spec, 1));
    ck_assert(bide_result_data_is_first(&spec, 2));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("result_data");
    TCase *tests = tcase_create("result_data");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_was_not_given_stays_empty);
    tcase_add_test(tests, names_are_those_of_the_pathway);
    tcase_add_test(tests, groups_stand_there_if_the_file_had_them);
    tcase_add_test(tests, quotes_in_names_are_doubled);
    tcase_add_loop_test(tests, ages_are_as_short_as_they_were, 0,
                        (int) (sizeof(ages) / sizeof(ages[0])));
    tcase_add_test(tests, of_equal_tables_the_first_is_kept);
    tcase_add_test(tests, a_waiting_list_knows_more_than_referrals);
    tcase_add_test(tests, every_file_is_kept);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
