/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/prescan.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tests/problems.h"

/* A pre-scan and what came of it. */
struct result {
    struct bide_diag diag;
    struct bide_text problems;
    struct bide_prescan_includes includes;
};

static void scan(struct result *result, const char *text, size_t length)
{
    bide_diag_init(&result->diag);
    bide_text_init(&result->problems);
    bide_prescan_text("x.cfg", text, length, &result->diag, &result->includes);
    problems_text(&result->problems, &result->diag);
}

static void release(struct result *result)
{
    bide_text_free(&result->problems);
    bide_diag_free(&result->diag);
}

/* part, so many times, between head and tail. */
static void repeat(struct bide_text *text, const char *head, const char *part, int count,
                   const char *tail)
{
    bide_text_init(text);
    bide_text_add(text, head);
    for (int i = 0; i < count; ++i) {
        bide_text_add(text, part);
    }
    bide_text_add(text, tail);
    ck_assert_int_eq(text->err, BIDE_OK);
}

/* ---- what is accepted -------------------------------------------------------------- */

static const char *const good[] = {
    "",
    "\n\n",
    "a = 1",
    "a = 1 b = 2, c : 3; d = 4\n",
    "a = { }; b = ( ); c = [ ];\r\n",
    "a = [1,200]; b = (1, 2.5, \"x\", true, [1, 2], { c = 1 });",
    "a = \"Children\xE2\x80\x99s \xE2\x80\x9Cplan\xE2\x80\x9D \xC2\xA3 20% 1,5 # */\";",
    "a = \"one \" # remark\n  \"two\"; b = \"\\n\\t\\\\\\\"\\x41\";",
    "# \xE2\x80\x9Cquoted\xE2\x80\x9D \xC2\xA0 20% 'x' { ( [\n// { \"\n/* { \" */\n",
    "a_b-c*9 = 1; * = 2; Trueish = 3; yes = TRUE; on = False;",
    "a = 0; b = -0; c = +5; d = 0.5; e = .5; f = 5.; g = -1.5E-3; h = 0x1f; i = 12LL;",
    "x = { a = 1; y = { a = 1; }; }; a = 1;",
};

START_TEST(right_configurations_are_accepted)
{
    struct result result;

    scan(&result, good[_i], strlen(good[_i]));

    ck_assert_str_eq(result.problems.bytes, "");
    ck_assert_uint_eq(result.includes.count, 0);
    release(&result);
}
END_TEST

START_TEST(includes_are_listed_with_their_places)
{
    static const char text[] = "@include \"a.cfg\"\nx = 1;\n\n"
                               "g = {\n \t @include \t\"parts/b.cfg\" # remark\r\n};\n"
                               "/*\n@include \"c.cfg\"\n*/ y = \"@include\";\n";
    struct result result;

    scan(&result, text, sizeof text - 1);

    const struct bide_prescan_include *const items = result.includes.items;
    ck_assert_str_eq(result.problems.bytes, "");
    ck_assert_uint_eq(result.includes.count, 2);
    ck_assert_int_eq(strncmp(items[0].name, "a.cfg\"", items[0].length + 1), 0);
    ck_assert_int_eq(items[0].line, 1);
    ck_assert_int_eq(items[0].column, 1);
    ck_assert_int_eq(strncmp(items[1].name, "parts/b.cfg\"", items[1].length + 1), 0);
    ck_assert_int_eq(items[1].line, 5);
    ck_assert_int_eq(items[1].column, 4);
    release(&result);
}
END_TEST

/* ---- limits ------------------------------------------------------------------------ */

START_TEST(brackets_may_be_32_deep)
{
    struct bide_text opened;
    struct bide_text text;
    struct result result;
    repeat(&opened, "x = ", "(", BIDE_PRESCAN_MOST_DEPTH, "1");
    repeat(&text, opened.bytes, ")", BIDE_PRESCAN_MOST_DEPTH, ";");

    scan(&result, text.bytes, text.length);

    ck_assert_str_eq(result.problems.bytes, "");
    release(&result);
    bide_text_free(&text);
    bide_text_free(&opened);
}
END_TEST

static void add_names(struct bide_text *text, const char *head, int count)
{
    bide_text_add(text, head);
    for (int i = 0; i < count; ++i) {
        bide_text_addf(text, "a%d = 1;\n", i);
    }
}

START_TEST(a_group_may_have_1000_names)
{
    struct bide_text text;
    struct result result;
    bide_text_init(&text);
    add_names(&text, "g = {\n", BIDE_PRESCAN_MOST_NAMES);
    add_names(&text, "};\n", BIDE_PRESCAN_MOST_NAMES - 1);

    scan(&result, text.bytes, text.length);

    ck_assert_str_eq(result.problems.bytes, "");
    release(&result);
    bide_text_free(&text);
}
END_TEST

START_TEST(too_many_names_are_reported_once)
{
    struct bide_text text;
    struct result result;
    bide_text_init(&text);
    add_names(&text, "", BIDE_PRESCAN_MOST_NAMES + 20);

    scan(&result, text.bytes, text.length);

    ck_assert_str_eq(result.problems.bytes,
                     "1001:1 BD-C037 more than 1000 names in one group");
    release(&result);
    bide_text_free(&text);
}
END_TEST

START_TEST(a_mebibyte_is_read_and_no_byte_more)
{
    struct bide_text text;
    struct result result;
    repeat(&text, "", "# remark of 20 bytes\n", 49932, "#\n\n\n");
    ck_assert_uint_eq(text.length, BIDE_PRESCAN_MOST_BYTES);

    scan(&result, text.bytes, text.length);
    ck_assert_str_eq(result.problems.bytes, "");
    release(&result);
    bide_text_add(&text, "\n");
    scan(&result, text.bytes, text.length);

    ck_assert_str_eq(result.problems.bytes, "1:1 BD-C003 larger than 1048576 bytes "
                                            "[a configuration needs about 20 kB]");
    release(&result);
    bide_text_free(&text);
}
END_TEST

START_TEST(includes_beyond_64_are_refused)
{
    struct bide_text text;
    struct result result;
    repeat(&text, "", "@include \"a.cfg\"\n", BIDE_PRESCAN_MOST_INCLUDES + 1, "");

    scan(&result, text.bytes, text.length);

    ck_assert_uint_eq(result.includes.count, BIDE_PRESCAN_MOST_INCLUDES);
    ck_assert_str_eq(result.problems.bytes,
                     "65:1 BD-C006 more than 64 @includes in one file");
    release(&result);
    bide_text_free(&text);
}
END_TEST

START_TEST(after_100_problems_the_rest_is_not_read)
{
    static const char *const parts[] = { "x%d = ;\n", "%% ~ %% ~\n", "*/*/*/\n",
                                         "\x01\x02" };
    struct bide_text text;
    struct result result;
    repeat(&text, "", parts[_i], 1000, "");

    scan(&result, text.bytes, text.length);

    const size_t count = result.diag.count;
    ck_assert_uint_ge(count, BIDE_PRESCAN_MOST_PROBLEMS);
    ck_assert_uint_le(count, BIDE_PRESCAN_MOST_PROBLEMS + 1);
    release(&result);
    bide_text_free(&text);
}
END_TEST

START_TEST(giving_up_is_said)
{
    struct bide_text text;
    struct result result;
    repeat(&text, "", "= 1;\n", 1000, "");

    scan(&result, text.bytes, text.length);

    const struct bide_diag_item *const last = &result.diag.items[result.diag.count - 1];
    ck_assert_uint_eq(result.diag.count, BIDE_PRESCAN_MOST_PROBLEMS + 1);
    ck_assert_str_eq(last->id, "BD-C048");
    ck_assert_int_eq(last->place.line, 100);
    release(&result);
    bide_text_free(&text);
}
END_TEST

/* ---- all problems in one go -------------------------------------------------------- */

START_TEST(each_of_many_mistakes_is_told_once)
{
    static const char text[] =
        "title = \xE2\x80\x9COur plan\xE2\x80\x9D;\n"
        "start = 2025-08-01;\n"
        "per week = 1,200;\n"
        "staff {\n"
        "  nurses = { wte = 12,5; sickness = 5%; wte = 3; };\n"
        "  doctors = { label = Doctors and others; on_call = yes; };\n"
        "};\n"
        "steps = ( { name = 'visit'; } { name = \"draft; } );\n"
        "months = [ 1, 0.98, 1.02, ];\n"
        "price = \xC2\xA3"
        "99999999999;\n"
        "weeks = 010;\n";
    struct result result;

    scan(&result, text, sizeof text - 1);

    char ids[256] = "";
    for (size_t i = 0; i < result.diag.count; ++i) {
        char id[32];
        snprintf(id, sizeof id, "%d:%s ", result.diag.items[i].place.line,
                 result.diag.items[i].id + strlen("BD-"));
        strncat(ids, id, sizeof ids - strlen(ids) - 1);
    }
    ck_assert_str_eq(ids, "1:C015 2:C028 3:C045 3:C020 4:C041 5:C021 5:C018 5:C038 "
                          "6:C030 6:C029 8:C016 8:C040 8:C031 9:C043 9:C039 10:C019 "
                          "10:C023 11:C022 ");
    release(&result);
}
END_TEST

/* The file ends two levels deep, but indentation tells where it went wrong. */
START_TEST(a_missing_brace_is_looked_for_by_indentation)
{
    static const char text[] = "pathways = {\n"
                               "  autism = {\n"
                               "    label = \"Autism\";\n"
                               "  ehc = {\n"
                               "    label = \"EHC\";\n"
                               "  };\n"
                               "};\n"
                               "seed = 1;\n";
    struct result result;

    scan(&result, text, sizeof text - 1);

    ck_assert_str_eq(result.problems.bytes,
                     "1:12 BD-C034 this { is never closed "
                     "[or that of line 2, which line 7 closes further left]");
    release(&result);
}
END_TEST

START_TEST(a_list_that_is_not_closed_does_not_swallow_settings)
{
    static const char text[] = "g = {\n  a = ( { b = 1; },\n        { c = 2; }\n"
                               "  d = ;\n};\ne = (([ 1, 2\nf = [ 3 ];\n";
    struct result result;

    scan(&result, text, sizeof text - 1);

    ck_assert_str_eq(
        result.problems.bytes,
        "2:7 BD-C034 this ( is never closed [expected ) before d on line 4]\n"
        "4:5 BD-C042 d has no value [write name = value]\n"
        "6:7 BD-C034 this [ is never closed [expected ] before f on line 7]");
    release(&result);
}
END_TEST

START_TEST(problems_of_several_texts_are_kept_apart)
{
    struct bide_prescan_includes includes;
    struct bide_diag diag;
    bide_diag_init(&diag);

    bide_prescan_text("a.cfg", "x = yes", 7, &diag, &includes);
    bide_prescan_text("b.cfg", "y = no", 6, &diag, &includes);

    ck_assert_uint_eq(diag.count, 2);
    ck_assert_str_eq(diag.items[0].place.file, "a.cfg");
    ck_assert_str_eq(diag.items[1].place.file, "b.cfg");
    ck_assert_int_eq(bide_diag_result(&diag), BIDE_ERR_SPEC);
    bide_diag_free(&diag);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan");
    TCase *tcase = tcase_create("prescan");
    tcase_add_loop_test(tcase, right_configurations_are_accepted, 0,
                        PROBLEMS_COUNT(good));
    tcase_add_test(tcase, includes_are_listed_with_their_places);
    tcase_add_test(tcase, brackets_may_be_32_deep);
    tcase_add_test(tcase, a_group_may_have_1000_names);
    tcase_add_test(tcase, too_many_names_are_reported_once);
    tcase_add_test(tcase, a_mebibyte_is_read_and_no_byte_more);
    tcase_add_test(tcase, includes_beyond_64_are_refused);
    tcase_add_loop_test(tcase, after_100_problems_the_rest_is_not_read, 0, 4);
    tcase_add_test(tcase, giving_up_is_said);
    tcase_add_test(tcase, each_of_many_mistakes_is_told_once);
    tcase_add_test(tcase, a_missing_brace_is_looked_for_by_indentation);
    tcase_add_test(tcase, a_list_that_is_not_closed_does_not_swallow_settings);
    tcase_add_test(tcase, problems_of_several_texts_are_kept_apart);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
