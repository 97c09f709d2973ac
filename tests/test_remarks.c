/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/assumed.h"
#include "models/scenario/load.h"
#include "tests/spec_text.h"

struct read {
    struct spec_text text;
    struct bide_assumed_list list;
};

/* A staff group whose lines are given, and a pathway. */
static void read_staff(struct read *read, const char *staff)
{
    struct bide_text file;
    bide_text_init(&file);
    bide_text_addf(&file,
                   "%sstaff = {\nnurses = {\nlabel = \"Nurses\";\n%s\n};\n};\n"
                   "pathways = { autism = { %s }; };\n",
                   SPEC_TEXT_DATES, staff, SPEC_TEXT_PATHWAY);
    spec_text_check(&read->text, file.bytes);
    bide_text_free(&file);
    ck_assert_uint_eq(read->text.diag.error_count, 0);
    ck_assert_int_eq(bide_assumed_read(&read->list, &read->text.spec), BIDE_OK);
}

static void read_free(struct read *read)
{
    bide_assumed_free(&read->list);
    spec_text_free(&read->text);
}

static const struct bide_assumed *find(const struct read *read, const char *path)
{
    for (size_t i = 0; i < read->list.count; ++i) {
        if (strcmp(read->list.items[i].path, path) == 0) {
            return &read->list.items[i];
        }
    }
    return NULL;
}

/* The test fails unless the figure is there and is said to come from this. */
static void says(const struct read *read, const char *path, const char *value,
                 enum bide_remark_basis basis, const char *remark)
{
    const struct bide_assumed *item = find(read, path);
    ck_assert_msg(item != NULL, "%s is not listed", path);
    ck_assert_str_eq(item->value, value);
    ck_assert_str_eq(item->remark, remark);
    ck_assert_int_eq(item->basis, basis);
}

START_TEST(a_remark_stands_at_the_end_of_the_line)
{
    struct read read;
    read_staff(&read, "wte = 9.2;   # A: set so that 16 a week come off the list\n"
                      "sickness = 0.055; // N: England [N10]\n"
                      "clinical_weeks = 43.6; /* X: 52.18 less 8.58 */\n"
                      "cost_per_wte = 1000.0; # D\n"
                      "session_minutes = 100; # M:as above  \r\n"
                      "admin_share = 0.1;     # half an hour\n"
                      "sessions_per_week = 4.0;");

    says(&read, "staff.nurses.wte", "9.2", BIDE_REMARK_ASSUMED,
         "set so that 16 a week come off the list");
    says(&read, "staff.nurses.sickness", "0.055", BIDE_REMARK_NATIONAL, "England [N10]");
    says(&read, "staff.nurses.clinical_weeks", "43.6", BIDE_REMARK_WORKED,
         "52.18 less 8.58");
    says(&read, "staff.nurses.cost_per_wte", "1,000", BIDE_REMARK_LOCAL, "");
    says(&read, "staff.nurses.session_minutes", "100", BIDE_REMARK_KNOWLEDGE, "as above");
    says(&read, "staff.nurses.admin_share", "0.1", BIDE_REMARK_PLAIN, "half an hour");
    says(&read, "staff.nurses.sessions_per_week", "4", BIDE_REMARK_NONE, "");
    read_free(&read);
}
END_TEST

START_TEST(all_figures_of_a_line_share_its_remark)
{
    struct read read;
    read_staff(&read,
               "wte = 2.0; sickness = 0.1; # D: payroll\n"
               "turnover = { per_year = 0.11; vacancy_weeks = 30.0;  # A: a fourth\n"
               "             failed_rounds = 0.25; ramp_weeks = 8; };  # N: [C1]");

    says(&read, "staff.nurses.wte", "2", BIDE_REMARK_LOCAL, "payroll");
    says(&read, "staff.nurses.sickness", "0.1", BIDE_REMARK_LOCAL, "payroll");
    says(&read, "staff.nurses.turnover.per_year", "0.11", BIDE_REMARK_ASSUMED,
         "a fourth");
    says(&read, "staff.nurses.turnover.vacancy_weeks", "30", BIDE_REMARK_ASSUMED,
         "a fourth");
    says(&read, "staff.nurses.turnover.ramp_weeks", "8", BIDE_REMARK_NATIONAL, "[C1]");
    read_free(&read);
}
END_TEST

START_TEST(a_list_over_several_lines_has_the_remark_at_its_end)
{
    struct read read;
    read_staff(&read, "wte = 1.0;\nsessions_by_day = [ 1.0, 1.0,\n   1.0, 0.5,\n"
                      "   0.0 ];   # D: the rota");

    says(&read, "staff.nurses.sessions_by_day", "1; 1; 1; 0.5; 0", BIDE_REMARK_LOCAL,
         "the rota");
    says(&read, "staff.nurses.wte", "1", BIDE_REMARK_NONE, "");
    read_free(&read);
}
END_TEST

START_TEST(a_remark_goes_on_below_its_mark)
{
    struct read read;
    read_staff(&read, "wte = 9.2;   # A: set so that\n"
                      "             # 16 a week come off\n"
                      "             # the list\n"
                      "  # not about it\n"
                      "sickness = 0.1;");

    says(&read, "staff.nurses.wte", "9.2", BIDE_REMARK_ASSUMED,
         "set so that 16 a week come off the list");
    says(&read, "staff.nurses.sickness", "0.1", BIDE_REMARK_NONE, "");
    read_free(&read);
}
END_TEST

START_TEST(a_remark_right_above_or_at_the_bracket_counts_for_all_below)
{
    struct read read;
    read_staff(&read, "# Heading without a letter\n"
                      "wte = 1.0;\n"
                      "# D: the job plans\n# of May\n"
                      "sickness = 0.1;\n"
                      "turnover = {           # N: the workforce survey\n"
                      "  per_year = 0.2;\n"
                      "  vacancy_weeks = 12;  # A: as heard\n"
                      "};");

    says(&read, "staff.nurses.wte", "1", BIDE_REMARK_NONE, "");
    says(&read, "staff.nurses.sickness", "0.1", BIDE_REMARK_LOCAL,
         "the job plans of May");
    says(&read, "staff.nurses.turnover.per_year", "0.2", BIDE_REMARK_NATIONAL,
         "the workforce survey");
    says(&read, "staff.nurses.turnover.vacancy_weeks", "12", BIDE_REMARK_ASSUMED,
         "as heard");
    read_free(&read);
}
END_TEST

START_TEST(a_remark_beside_a_figure_is_not_about_the_lines_below)
{
    struct read read;
    read_staff(&read, "wte = 1.0;\nturnover = { per_year = 0.2;  # N: the survey\n"
                      "  vacancy_weeks = 12; };");

    says(&read, "staff.nurses.turnover.per_year", "0.2", BIDE_REMARK_NATIONAL,
         "the survey");
    says(&read, "staff.nurses.turnover.vacancy_weeks", "12", BIDE_REMARK_NONE, "");
    read_free(&read);
}
END_TEST

START_TEST(marks_inside_texts_and_comments_are_none)
{
    struct read read;
    spec_text_check(&read.text, SPEC_TEXT_DATES
                    "staff = { nurses = { label = \"No # A: or // D: here\"; wte = 3.0;\n"
                    "/* # D: a comment\n   # D: over lines */ sickness = 0.1;\n"
                    "clinical_weeks = 40.0; # X: a # b // c /* d\n}; };\n"
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n");
    ck_assert_int_eq(bide_assumed_read(&read.list, &read.text.spec), BIDE_OK);

    says(&read, "staff.nurses.wte", "3", BIDE_REMARK_NONE, "");
    says(&read, "staff.nurses.sickness", "0.1", BIDE_REMARK_NONE, "");
    says(&read, "staff.nurses.clinical_weeks", "40", BIDE_REMARK_WORKED,
         "a # b // c /* d");
    read_free(&read);
}
END_TEST

START_TEST(only_what_the_file_gives_is_listed)
{
    struct read read;
    read_staff(&read, "wte = 3.0;");

    ck_assert_ptr_null(find(&read, "staff.nurses.sickness"));
    ck_assert_ptr_null(find(&read, "weeks"));
    ck_assert_ptr_null(find(&read, "staff.nurses.label"));
    says(&read, "pathways.autism.steps.visit.minutes", "60", BIDE_REMARK_NONE, "");
    says(&read, "pathways.autism.referrals.per_week", "5", BIDE_REMARK_NONE, "");
    const struct bide_assumed *wte = find(&read, "staff.nurses.wte");
    ck_assert_str_eq(wte->about, "Nurses");
    ck_assert_double_eq_tol(wte->number, 3.0, 1e-12);
    ck_assert_int_eq(wte->line, 5);
    read_free(&read);
}
END_TEST

START_TEST(a_choice_is_a_figure_if_its_remark_has_a_letter)
{
    struct read read;
    read_staff(&read, "wte = 3.0;\nallocation = \"longest_wait\";  # D: the policy\n"
                      "weekdays = \"Mon-Fri\";  # D: open days");
    says(&read, "staff.nurses.allocation", "longest_wait", BIDE_REMARK_LOCAL,
         "the policy");
    ck_assert_ptr_null(find(&read, "staff.nurses.weekdays"));
    read_free(&read);

    read_staff(&read, "allocation = \"longest_wait\"; wte = 3.0;  # D: about the number");
    ck_assert_ptr_null(find(&read, "staff.nurses.allocation"));
    read_free(&read);

    read_staff(&read, "wte = 3.0;\nallocation = \"longest_wait\";  # no letter");
    ck_assert_ptr_null(find(&read, "staff.nurses.allocation"));
    read_free(&read);
}
END_TEST

START_TEST(a_distribution_is_one_figure)
{
    struct read read;
    read_staff(&read,
               "wte = 3.0;\nturnover = { per_year = 0.1;\n"
               "vacancy_weeks = { shape = \"gamma\"; mean = 30; sd = 8; }; # A: long\n"
               "};");

    says(&read, "staff.nurses.turnover.vacancy_weeks", "gamma, mean 30, sd 8",
         BIDE_REMARK_ASSUMED, "long");
    const struct bide_assumed *item = find(&read, "staff.nurses.turnover.vacancy_weeks");
    ck_assert(item != NULL && isnan(item->number));
    read_free(&read);
}
END_TEST

START_TEST(what_is_set_on_the_command_line_has_no_source_in_the_file)
{
    struct read read;
    spec_text_check(&read.text, SPEC_TEXT_DATES
                    "staff = { nurses = { wte = 3.0; # D: payroll\n }; };\n"
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n");
    const struct bide_diag_place place = { .file = "--set #1",
                                           .path = "staff.nurses.wte" };
    ck_assert_int_eq(
        bide_load_set(&read.text.spec, place.path, "4.5", true, place, &read.text.diag),
        BIDE_OK);
    ck_assert_int_eq(bide_assumed_read(&read.list, &read.text.spec), BIDE_OK);

    says(&read, "staff.nurses.wte", "4.5", BIDE_REMARK_SET, "");
    read_free(&read);
}
END_TEST

START_TEST(sources_are_listed_by_their_marks)
{
    struct read read;
    read_staff(&read, "wte = 3.0; # N: [C1]\n"
                      "# Sources\n"
                      "# [C1]  Bristol, autism,\n"
                      "#       in the south [C2] too\n"
                      "# [E1]  Department         [E20] Gazette\n"
                      "# [No] mark; not a source\n"
                      "#       nor this");

    const struct bide_reference_list *list = &read.list.references;
    ck_assert_uint_eq(list->count, 3);
    ck_assert_str_eq(list->items[0].mark, "C1");
    ck_assert_str_eq(list->items[0].text, "Bristol, autism, in the south [C2] too");
    ck_assert_str_eq(list->items[1].mark, "E1");
    ck_assert_str_eq(list->items[1].text, "Department");
    ck_assert_str_eq(list->items[2].mark, "E20");
    ck_assert_str_eq(list->items[2].text, "Gazette");
    read_free(&read);
}
END_TEST

static void read_config(struct read *read, const char *path)
{
    bide_spec_init(&read->text.spec);
    bide_diag_init(&read->text.diag);
    ck_assert_int_eq(bide_load_file(&read->text.spec, path, &read->text.diag), BIDE_OK);
    ck_assert_int_eq(bide_assumed_read(&read->list, &read->text.spec), BIDE_OK);
}

/* The file says of itself that every figure has its source. */
START_TEST(worcestershire_grades_every_figure)
{
    struct read read;
    read_config(&read, "configs/worcestershire.cfg");

    ck_assert_uint_gt(read.list.count, 250);
    for (size_t i = 0; i < read.list.count; ++i) {
        const struct bide_assumed *item = &read.list.items[i];
        ck_assert_msg(bide_remark_letter(item->basis) != '\0', "%s:%d: %s (%s)",
                      item->file, item->line, item->path, item->remark);
    }
    says(&read, "staff.paediatricians.wte", "9.2", BIDE_REMARK_ASSUMED,
         "set so that 16 a week come off the list; 7-10 are in post");
    says(&read, "scenarios.insourcing.changes.0.price", "1,333", BIDE_REMARK_LOCAL,
         "£1.2 million / 900 [S3]");
    says(&read, "pathways.camhs.clock", "camhs", BIDE_REMARK_KNOWLEDGE,
         "4 weeks, proposed for England, not in force");
    ck_assert_uint_eq(read.list.references.count, 34);
    read_free(&read);
}
END_TEST

START_TEST(includes_are_read_with_their_own_remarks)
{
    char folder[] = "/tmp/bide_remarks_XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    char first[64];
    char part[64];
    snprintf(first, sizeof(first), "%s/a.cfg", folder);
    snprintf(part, sizeof(part), "%s/part.cfg", folder);
    FILE *file = fopen(part, "w");
    fputs("# one line more\nstaff = { nurses = { wte = 3.0; }; };  # D: the part\n",
          file);
    fclose(file);
    file = fopen(first, "w");
    fputs(SPEC_TEXT_DATES "@include \"part.cfg\"\npathways = { autism = { referrals = {\n"
                          "per_week = 5; };  # A: the whole\n" SPEC_TEXT_STEPS " }; };\n",
          file);
    fclose(file);
    struct read read;
    read_config(&read, first);

    says(&read, "staff.nurses.wte", "3", BIDE_REMARK_LOCAL, "the part");
    ck_assert_str_eq(find(&read, "staff.nurses.wte")->file, part);
    says(&read, "pathways.autism.referrals.per_week", "5", BIDE_REMARK_ASSUMED,
         "the whole");
    read_free(&read);
    remove(first);
    remove(part);
    remove(folder);
}
END_TEST

START_TEST(every_basis_has_a_word_and_a_meaning)
{
    for (int i = 0; i < BIDE_REMARK_BASIS_COUNT; ++i) {
        ck_assert_uint_gt(strlen(bide_remark_word((enum bide_remark_basis) i)), 4);
        ck_assert_uint_gt(strlen(bide_remark_meaning((enum bide_remark_basis) i)), 10);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("remarks");
    tcase_add_test(tests, a_remark_stands_at_the_end_of_the_line);
    tcase_add_test(tests, all_figures_of_a_line_share_its_remark);
    tcase_add_test(tests, a_list_over_several_lines_has_the_remark_at_its_end);
    tcase_add_test(tests, a_remark_goes_on_below_its_mark);
    tcase_add_test(tests, a_remark_right_above_or_at_the_bracket_counts_for_all_below);
    tcase_add_test(tests, a_remark_beside_a_figure_is_not_about_the_lines_below);
    tcase_add_test(tests, marks_inside_texts_and_comments_are_none);
    tcase_add_test(tests, only_what_the_file_gives_is_listed);
    tcase_add_test(tests, a_choice_is_a_figure_if_its_remark_has_a_letter);
    tcase_add_test(tests, a_distribution_is_one_figure);
    tcase_add_test(tests, what_is_set_on_the_command_line_has_no_source_in_the_file);
    tcase_add_test(tests, sources_are_listed_by_their_marks);
    tcase_add_test(tests, worcestershire_grades_every_figure);
    tcase_add_test(tests, includes_are_read_with_their_own_remarks);
    tcase_add_test(tests, every_basis_has_a_word_and_a_meaning);
    Suite *suite = suite_create("remarks");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
