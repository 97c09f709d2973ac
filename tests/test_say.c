/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How problems are shown. */
#include "app/say.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/exit.h"
#include "tests/json_check.h"
#include "tests/lines.h"

static struct bide_diag diag;
static struct bide_text out;
static const struct bide_say plain = { 0 };

static void set_up(void)
{
    bide_diag_init(&diag);
    bide_text_init(&out);
}

static void tear_down(void)
{
    bide_text_free(&out);
    bide_diag_free(&diag);
}

/* An error at line 1 of a file that holds text. */
static void add_at(int column, const char *text, const char *help)
{
    const struct bide_diag_place place = { .file = "x.cfg", .line = 1, .column = column };
    bide_diag_error(&diag, "BD-C050", place, help, "wrong");
    bide_diag_quote(&diag, "x.cfg", text, strlen(text));
}

static void add_many(enum bide_diag_level level, int count)
{
    for (int i = 0; i < count; ++i) {
        const struct bide_diag_place place = { .file = "x.cfg", .line = i + 1 };
        bide_diag_add(&diag, level, "BD-C050", place, "wrong", NULL);
    }
}

static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = out.bytes; (at = strstr(at, text)) != NULL;
         at += strlen(text)) {
        ++count;
    }
    return count;
}

START_TEST(a_problem_is_shown_with_its_line_and_help)
{
    add_at(9, "weeks = 10%;", "20% is 0.2");
    bide_say_diag(&out, &diag, plain);
    ck_assert_str_eq(out.bytes, "x.cfg:1:9: error: wrong [BD-C050]\n"
                                "    weeks = 10%;\n"
                                "            ^\n"
                                "  help: 20% is 0.2\n");
}
END_TEST

START_TEST(the_caret_stands_under_its_character)
{
    add_at(6, "\té\tüx", NULL);
    bide_say_diag(&out, &diag, plain);
    ck_assert_str_eq(out.bytes, "x.cfg:1:6: error: wrong [BD-C050]\n"
                                "    \té\tüx\n"
                                "    \t \t  ^\n");
}
END_TEST

START_TEST(a_long_line_is_cut_on_both_sides)
{
    char text[400];
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    text[199] = 'X';
    add_at(200, text, NULL);
    bide_say_diag(&out, &diag, plain);
    const char *quote = strchr(out.bytes, '\n') + 1;
    const char *caret = strchr(quote, '\n') + 1;
    ck_assert_ptr_eq(strstr(quote, "    ...a"), quote);
    ck_assert_int_eq(strchr(quote, 'X') - quote, strchr(caret, '^') - caret);
    ck_assert_ptr_nonnull(strstr(quote, "a...\n"));
    ck_assert_uint_lt(strcspn(quote, "\n"), 105);
}
END_TEST

START_TEST(unknown_places_are_left_out)
{
    const struct bide_diag_place nowhere = { .file = NULL };
    const struct bide_diag_place whole = { .file = "x.cfg" };
    bide_diag_error(&diag, "BD-C001", nowhere, NULL, "a");
    bide_diag_warn(&diag, "BD-C001", whole, NULL, "b");
    bide_say_diag(&out, &diag, plain);
    ck_assert_str_eq(out.bytes,
                     "bide: error: a [BD-C001]\nx.cfg: warning: b [BD-C001]\n");
}
END_TEST

START_TEST(twenty_problems_are_shown_and_the_others_counted)
{
    add_many(BIDE_DIAG_ERROR, 33);
    bide_say_diag(&out, &diag, plain);
    ck_assert_uint_eq(count_of("error: wrong"), 20);
    ck_assert_ptr_nonnull(
        strstr(out.bytes, "x.cfg:20: error: wrong [BD-C050]\nand 13 more\n"));
}
END_TEST

START_TEST(warnings_do_not_crowd_out_errors)
{
    add_many(BIDE_DIAG_WARNING, 25);
    add_many(BIDE_DIAG_ERROR, 2);
    bide_say_diag(&out, &diag, plain);
    ck_assert_uint_eq(count_of("error: wrong"), 2);
    ck_assert_uint_eq(count_of("warning: wrong"), 18);
    ck_assert_ptr_nonnull(strstr(out.bytes, "\nand 7 more\n"));
}
END_TEST

START_TEST(quiet_means_errors_only)
{
    add_many(BIDE_DIAG_WARNING, 30);
    add_many(BIDE_DIAG_ERROR, 1);
    bide_say_diag(&out, &diag, (struct bide_say){ .is_quiet = true });
    ck_assert_str_eq(out.bytes, "x.cfg:1: error: wrong [BD-C050]\n");
}
END_TEST

START_TEST(colors_are_added_only_when_asked_for)
{
    add_at(1, "x", "y");
    bide_say_diag(&out, &diag, plain);
    ck_assert_ptr_null(strchr(out.bytes, '\033'));
    bide_text_clear(&out);
    bide_say_diag(&out, &diag, (struct bide_say){ .has_color = true });
    ck_assert_ptr_nonnull(strstr(out.bytes, "\033[1;31merror: \033[0m"));
}
END_TEST

START_TEST(nothing_in_a_file_steers_the_terminal)
{
    const struct bide_diag_place place = { .file = "a\033[2J.cfg",
                                           .line = 1,
                                           .column = 1 };
    bide_diag_error(&diag, "BD-C050", place, "\033[3J", "name \"\033]0;x\007\"");
    bide_diag_quote(&diag, "a\033[2J.cfg", "\033[31m\xFF", 6);
    bide_say_diag(&out, &diag, plain);
    ck_assert_str_eq(out.bytes, "a?[2J.cfg:1:1: error: name \"?]0;x?\" [BD-C050]\n"
                                "    ?[31m?\n"
                                "    ^\n"
                                "  help: ?[3J\n");
}
END_TEST

START_TEST(counts_are_words)
{
    bide_say_counts(&out, &diag);
    ck_assert_str_eq(out.bytes, "no problems");
    bide_text_clear(&out);
    add_many(BIDE_DIAG_WARNING, 1);
    bide_say_counts(&out, &diag);
    ck_assert_str_eq(out.bytes, "1 warning");
    bide_text_clear(&out);
    add_many(BIDE_DIAG_ERROR, 3);
    bide_say_counts(&out, &diag);
    ck_assert_str_eq(out.bytes, "3 errors, 1 warning");
}
END_TEST

START_TEST(json_is_one_object_a_line)
{
    const struct bide_diag_place place = { .file = "x.cfg", .line = 3, .path = "a.b" };
    bide_diag_warn(&diag, "BD-C050", place, "h \"q\"", "w");
    add_many(BIDE_DIAG_ERROR, 30);
    bide_say_json(&out, &diag);
    ck_assert_uint_eq(count_of("\n"), 31);
    ck_assert_ptr_eq(strstr(out.bytes, BIDE_SAY_JSON_BEGINS), out.bytes);
    char line[LINES_SIZE];
    for (const char *rest = out.bytes; lines_next(&rest, line);) {
        ck_assert_msg(json_check(line), "%s", line);
    }
    const char *start = out.bytes;
    char first[LINES_SIZE];
    ck_assert(lines_next(&start, first));
    ck_assert_str_eq(first,
                     "{\"level\":\"warning\",\"id\":\"BD-C050\",\"file\":\"x.cfg\","
                     "\"line\":3,\"column\":null,\"path\":\"a.b\",\"what\":\"w\","
                     "\"help\":\"h \\\"q\\\"\"}");
}
END_TEST

START_TEST(other_errors_name_the_program)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "cannot write %s", "a\033b");
    bide_problem_advise(&problem, "use %s", "another");
    bide_say_problem(&out, &problem, plain);
    ck_assert_str_eq(out.bytes, "bide: error: cannot write a?b\n  help: use another\n");
    bide_problem_free(&problem);
}
END_TEST

START_TEST(exit_codes_are_those_promised)
{
    ck_assert_int_eq(bide_exit_code(BIDE_OK, 0), 0);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_AUDIT, 0), 1);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_SPEC, 0), 3);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_INPUT, 0), 4);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_OUTPUT, 0), 5);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_MEMORY, 0), 6);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_LIMIT, 0), 7);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_STOPPED, 2), 130);
    ck_assert_int_eq(bide_exit_code(BIDE_ERR_STOPPED, 15), 143);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("say");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_problem_is_shown_with_its_line_and_help);
    tcase_add_test(cases, the_caret_stands_under_its_character);
    tcase_add_test(cases, a_long_line_is_cut_on_both_sides);
    tcase_add_test(cases, unknown_places_are_left_out);
    tcase_add_test(cases, twenty_problems_are_shown_and_the_others_counted);
    tcase_add_test(cases, warnings_do_not_crowd_out_errors);
    tcase_add_test(cases, quiet_means_errors_only);
    tcase_add_test(cases, colors_are_added_only_when_asked_for);
    tcase_add_test(cases, nothing_in_a_file_steers_the_terminal);
    tcase_add_test(cases, counts_are_words);
    tcase_add_test(cases, json_is_one_object_a_line);
    tcase_add_test(cases, other_errors_name_the_program);
    tcase_add_test(cases, exit_codes_are_those_promised);
    Suite *suite = suite_create("say");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
