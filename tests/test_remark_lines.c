/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which remark belongs to which line, and the sources that remarks list: the corners of
 * their grammar. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "models/text/reference.h"
#include "models/text/remark.h"

static struct bide_arena arena;
static struct bide_remark_lines lines;
static struct bide_text said;

static void set_up(void)
{
    bide_arena_init(&arena);
    bide_text_init(&said);
}

static void tear_down(void)
{
    bide_text_free(&said);
    bide_arena_free(&arena);
}

static void read_text(const char *text)
{
    ck_assert_int_eq(bide_remark_read(&lines, &arena, text, strlen(text)), BIDE_OK);
}

/* What is said of a value in brackets, or not, that begins on this line. */
static void says_of(int line, bool is_long, enum bide_remark_basis basis,
                    const char *remark)
{
    bide_text_clear(&said);
    ck_assert_int_eq(bide_remark_find(&lines, line, is_long, &said), basis);
    ck_assert_str_eq(said.bytes, remark);
}

static void says(int line, enum bide_remark_basis basis, const char *remark)
{
    says_of(line, false, basis, remark);
}

START_TEST(a_letter_counts_with_a_colon_or_alone)
{
    static const struct {
        const char *text;
        enum bide_remark_basis basis;
        const char *remark;
    } cases[] = {
        { "a = 1; # D: x", BIDE_REMARK_LOCAL, "x" },
        { "a = 1; #D:x", BIDE_REMARK_LOCAL, "x" },
        { "a = 1; # M", BIDE_REMARK_KNOWLEDGE, "" },
        { "a = 1; # X:", BIDE_REMARK_WORKED, "" },
        { "a = 1; // N:  two  inside ", BIDE_REMARK_NATIONAL, "two  inside" },
        { "a = 1; # d: x", BIDE_REMARK_PLAIN, "d: x" },
        { "a = 1; # A x", BIDE_REMARK_PLAIN, "A x" },
        { "a = 1; # AD: x", BIDE_REMARK_PLAIN, "AD: x" },
        { "a = 1; # B: x", BIDE_REMARK_PLAIN, "B: x" },
        { "a = 1; # : x", BIDE_REMARK_PLAIN, ": x" },
        { "a = 1; # ## A: x", BIDE_REMARK_PLAIN, "## A: x" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        read_text(cases[i].text);
        says(1, cases[i].basis, cases[i].remark);
    }
}
END_TEST

/* libconfig reads on to the first end behind the beginning. */
START_TEST(a_block_comment_ends_behind_its_beginning)
{
    read_text("a = 1; /*/ D: x */");
    says(1, BIDE_REMARK_PLAIN, "/ D: x");

    read_text("a = 1; /*/ # */ b = 2; # A: last");
    says(1, BIDE_REMARK_ASSUMED, "last");

    read_text("a = 1; /***/ b = 2;");
    says(1, BIDE_REMARK_PLAIN, "*");

    read_text("a = 1; /* D: x **/");
    says(1, BIDE_REMARK_LOCAL, "x *");
}
END_TEST

START_TEST(only_a_block_comment_loses_its_end)
{
    read_text("a = 1; # D: counts/* to */");
    says(1, BIDE_REMARK_LOCAL, "counts/* to */");
    read_text("a = 1; // D: counts */");
    says(1, BIDE_REMARK_LOCAL, "counts */");
}
END_TEST

START_TEST(an_empty_comment_is_no_remark)
{
    static const char *const texts[] = { "a = 1; #",      "a = 1; # \t",   "a = 1; //",
                                         "a = 1; /**/",   "a = 1; /*  */", "a = 1; #\r\n",
                                         "a = 1; /*\n*/", "a = 1;",        "" };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); ++i) {
        read_text(texts[i]);
        ck_assert_msg(!bide_remark_is_on(&lines, 1), "%s", texts[i]);
        says(1, BIDE_REMARK_NONE, "");
    }
}
END_TEST

START_TEST(lines_that_are_not_there_say_nothing)
{
    read_text("# A: all\na = 1; # D: x");
    static const int numbers[] = { -1, 0, 4, 1000000 };
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); ++i) {
        ck_assert(!bide_remark_is_on(&lines, numbers[i]));
        says_of(numbers[i], true, BIDE_REMARK_NONE, "");
    }
    ck_assert_int_eq(lines.count, 2);
}
END_TEST

START_TEST(a_file_is_read_to_its_last_line)
{
    read_text("a = 1; # D: x\n");
    ck_assert_int_eq(lines.count, 2);
    read_text("a = 1;\nb = [ 1,\n2 ]; # A: y");
    ck_assert_int_eq(lines.count, 3);
    says_of(2, true, BIDE_REMARK_ASSUMED, "y");
    says_of(2, false, BIDE_REMARK_NONE, "");
}
END_TEST

START_TEST(brackets_are_paired_over_lines)
{
    read_text("a = {\n"
              "  b = ( 1,\n"
              "        2 );\n"
              "};\n"
              "c = { d = [ 3 ]; };\n");
    static const struct {
        int parent;
        int closed;
        bool ends_open;
    } wanted[] = {
        { 0, 4, true }, { 1, 3, false }, { 2, 0, false }, { 1, 0, false }, { 0, 0, false }
    };
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); ++i) {
        ck_assert_int_eq(lines.items[i].parent, wanted[i].parent);
        ck_assert_int_eq(lines.items[i].closed, wanted[i].closed);
        ck_assert_int_eq(lines.items[i].ends_open, wanted[i].ends_open);
        ck_assert(lines.items[i].has_settings);
    }
    ck_assert(!lines.items[5].has_settings);
}
END_TEST

START_TEST(of_two_brackets_of_a_line_the_inner_one_closes_first)
{
    read_text("a = { b = [\n1 ]; # A: the list\nc = 2;\n}; # D: the group\n");
    ck_assert_int_eq(lines.items[0].closed, 2);
    says_of(1, true, BIDE_REMARK_ASSUMED, "the list");
    says(3, BIDE_REMARK_NONE, "");
}
END_TEST

START_TEST(brackets_in_texts_and_comments_are_none)
{
    read_text("a = \"{ ( [\"; # {\nb = { /* } */\n  c = \"}\"; # A: x\n};\nd = 1;\n");
    ck_assert_int_eq(lines.items[1].parent, 0);
    ck_assert_int_eq(lines.items[1].closed, 4);
    ck_assert_int_eq(lines.items[2].parent, 2);
    ck_assert_int_eq(lines.items[4].parent, 0);
}
END_TEST

START_TEST(the_nearest_remark_above_counts)
{
    read_text("# N: outer\n"
              "a = {\n"
              "  # D: first\n"
              "  # A: second\n"
              "  b = 1;\n"
              "  c = 2;\n"
              "\n"
              "  # X: apart\n"
              "\n"
              "  d = { e = 3; };\n"
              "};\n"
              "f = 4;\n");
    says(5, BIDE_REMARK_ASSUMED, "second");
    says(6, BIDE_REMARK_NATIONAL, "outer");
    says(10, BIDE_REMARK_NATIONAL, "outer");
    says(12, BIDE_REMARK_NONE, "");
}
END_TEST

START_TEST(the_innermost_bracket_that_has_a_source_counts)
{
    read_text("a = { # N: outer\n"
              "  b = { # only a heading\n"
              "    c = 1;\n"
              "    d = { # A: inner\n"
              "      e = 2;\n"
              "    };\n"
              "  };\n"
              "};\n");
    says(3, BIDE_REMARK_NATIONAL, "outer");
    says(5, BIDE_REMARK_ASSUMED, "inner");
    says(2, BIDE_REMARK_PLAIN, "only a heading");
}
END_TEST

START_TEST(a_remark_goes_on_only_below_its_mark)
{
    read_text("a = 1;  # D: x\n"
              "        # y\n"
              "       # aside\n"
              "b = 2;  # A: z\n"
              "c = 3;  # M: own\n");
    says(1, BIDE_REMARK_LOCAL, "x y");
    says(4, BIDE_REMARK_ASSUMED, "z");
}
END_TEST

/* --- sources --- */

static struct bide_reference_list list;

static void list_text(const char *text)
{
    read_text(text);
    ck_assert_int_eq(bide_reference_add(&list, &arena, &lines), BIDE_OK);
}

static void set_up_list(void)
{
    set_up();
    memset(&list, 0, sizeof(list));
}

static void lists(size_t index, const char *mark, const char *text)
{
    ck_assert_uint_lt(index, list.count);
    ck_assert_str_eq(list.items[index].mark, mark);
    ck_assert_str_eq(list.items[index].text, text);
}

START_TEST(a_mark_is_letters_then_digits_in_brackets)
{
    static const char *const none[] = {
        "# [1A] x",        "# [A] x", "# [A1 x",    "# [] x",
        "# [A-1] x",       "# A1] x", "# x [A1] y", "# [ABCDEFGH9] x",
        "a = 1; # [A1] x", "# [",     "# [A 1] x",  "# [A1",
    };
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); ++i) {
        list_text(none[i]);
        ck_assert_msg(list.count == 0, "%s", none[i]);
    }
    list_text("# [ABCDEFG8] eight\n// [b2]x\n/* [C3] y */\n# [D4]\n");
    ck_assert_uint_eq(list.count, 4);
    lists(0, "ABCDEFG8", "eight");
    lists(1, "b2", "x");
    lists(2, "C3", "y");
    lists(3, "D4", "");
}
END_TEST

START_TEST(a_line_holds_several_sources_with_gaps_between)
{
    list_text("# [A1] see [B2] and   more  [C3]  x   [D4] y [e]  z\n");
    ck_assert_uint_eq(list.count, 3);
    lists(0, "A1", "see [B2] and   more");
    lists(1, "C3", "x");
    lists(2, "D4", "y [e]  z");
}
END_TEST

START_TEST(a_source_goes_on_where_it_is_indented)
{
    list_text("# [A1] one\n#   two\n#    three\n# four\n#      not five\n"
              "# [B2] six\n\n#     not seven\n"
              "# [C3] eight\na = 1; #     not nine\n#     not ten\n");
    ck_assert_uint_eq(list.count, 3);
    lists(0, "A1", "one two three");
    lists(1, "B2", "six");
    lists(2, "C3", "eight");
}
END_TEST

START_TEST(the_sources_of_all_files_are_one_list)
{
    list_text("# [A1] one");
    list_text("#      not of the file before\n# [A1] again");
    ck_assert_uint_eq(list.count, 2);
    lists(0, "A1", "one");
    lists(1, "A1", "again");
}
END_TEST

START_TEST(there_may_be_any_number_of_sources)
{
    enum { COUNT = 100 };
    struct bide_text file;
    bide_text_init(&file);
    for (int i = 0; i < COUNT; ++i) {
        bide_text_addf(&file, "# [S%d] source %d\n#     line two\n", i, i);
    }
    list_text(file.bytes);
    bide_text_free(&file);
    ck_assert_uint_eq(list.count, COUNT);
    lists(0, "S0", "source 0 line two");
    lists(16, "S16", "source 16 line two");
    lists(COUNT - 1, "S99", "source 99 line two");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("remark lines");
    TCase *tests = tcase_create("remark lines");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up_list, tear_down);
    tcase_add_test(tests, a_letter_counts_with_a_colon_or_alone);
    tcase_add_test(tests, a_block_comment_ends_behind_its_beginning);
    tcase_add_test(tests, only_a_block_comment_loses_its_end);
    tcase_add_test(tests, an_empty_comment_is_no_remark);
    tcase_add_test(tests, lines_that_are_not_there_say_nothing);
    tcase_add_test(tests, a_file_is_read_to_its_last_line);
    tcase_add_test(tests, brackets_are_paired_over_lines);
    tcase_add_test(tests, of_two_brackets_of_a_line_the_inner_one_closes_first);
    tcase_add_test(tests, brackets_in_texts_and_comments_are_none);
    tcase_add_test(tests, the_nearest_remark_above_counts);
    tcase_add_test(tests, the_innermost_bracket_that_has_a_source_counts);
    tcase_add_test(tests, a_remark_goes_on_only_below_its_mark);
    tcase_add_test(tests, a_mark_is_letters_then_digits_in_brackets);
    tcase_add_test(tests, a_line_holds_several_sources_with_gaps_between);
    tcase_add_test(tests, a_source_goes_on_where_it_is_indented);
    tcase_add_test(tests, the_sources_of_all_files_are_one_list);
    tcase_add_test(tests, there_may_be_any_number_of_sources);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
