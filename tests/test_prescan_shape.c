/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brackets, lists, names and directives that the pre-scan refuses. */
#include <check.h>

#include "tests/problems.h"

static const struct problems_row brackets[] = {
    { TEXT("a = { b = { c = 1;\n  d = 2;\n"),
      "1:11 BD-C034 this { is never closed [count the brackets from here to the end]" },
    { TEXT("a = ( { b = 1; );\nc = 2;\n"),
      "1:16 BD-C035 expected } before ): the { of line 1 is still open" },
    { TEXT("a = { b = ( [1, 2 }; c = 2;\n"),
      "1:19 BD-C035 expected ] before }: the [ of line 1 is still open" },
    { TEXT("a = [1, 2); b = 2;\n"),
      "1:10 BD-C035 expected ] instead of ): the [ of line 1 is still open" },
    { TEXT("a = { b = 1; ]; };\n"), "1:14 BD-C035 this ] closes nothing [delete it, or "
                                    "look above for a bracket closed too early]" },
    { TEXT("}; a = 1; ) b = 2;\n"), "1:1 BD-C035 this } closes nothing [delete it, or "
                                    "look above for a bracket closed too early]\n"
                                    "1:11 BD-C035 this ) closes nothing [delete it, or "
                                    "look above for a bracket closed too early]" },
    { TEXT("a = { b = 1; }; };\nc = 2;\n"),
      "1:17 BD-C035 this } closes nothing [delete it, or look above for a bracket closed "
      "too early]" },
    { TEXT("a = (((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))));\n"),
      "1:37 BD-C036 brackets inside brackets more than 32 deep [a configuration needs "
      "about 8]" },
    { TEXT("a = ({b = 1;}, {c = 2;}\nd = 3;\n"),
      "1:5 BD-C034 this ( is never closed [expected ) before d on line 2]" },
    { TEXT("x = [1, 2; y = 3;\n"),
      "1:5 BD-C034 this [ is never closed [expected ] before ; on line 1]" },
    { TEXT("g = { a = (1, (2, 3; };\n"),
      "1:15 BD-C034 this ( is never closed [expected ) before ; on line 1]" },
    { TEXT("x = [1;\n"),
      "1:5 BD-C034 this [ is never closed [expected ] before ; on line 1]" },
    { TEXT("x = (1,\n{ a = 2; }\n@include \"a\"\n"),
      "1:5 BD-C034 this ( is never closed [count the brackets from here to the end]\n"
      "3:1 BD-C007 @include inside a list [it can stand between settings only]" },
};

START_TEST(brackets_close_in_order)
{
    problems_check(&brackets[_i]);
}
END_TEST

static const struct problems_row lists[] = {
    { TEXT("x = [1 2];\n"), "1:8 BD-C040 expected , before 2" },
    { TEXT("x = ({a = 1;} {b = 2;});\n"), "1:15 BD-C040 expected , before {" },
    { TEXT("x = (\"a\" \"b\");\n"), "1:10 BD-C040 expected , before \"b\"" },
    { TEXT("x = [1, 2,];\n"), "1:10 BD-C039 a comma with nothing after it [delete it]" },
    { TEXT("x = [,1];\n"), "1:6 BD-C039 a comma with nothing before it [delete it]" },
    { TEXT("x = [1,,2];\n"), "1:8 BD-C039 a comma with nothing before it [delete it]" },
    { TEXT("x = (,);\n"), "1:6 BD-C039 a comma with nothing before it [delete it]" },
    { TEXT("x = [1, 2.5, 3];\n"), "1:9 BD-C043 elements of different kinds in [ ] [write "
                                  "all with a point, such as [1.0, 2.5]]" },
    { TEXT("x = [1, \"a\"];\n"), "1:9 BD-C043 elements of different kinds in [ ] [use ( "
                                 ") for a list of different kinds]" },
    { TEXT("x = [true, 1];\n"), "1:12 BD-C043 elements of different kinds in [ ] [use ( "
                                ") for a list of different kinds]" },
    { TEXT("x = [1L, 2];\n"), "1:10 BD-C043 elements of different kinds in [ ] [write "
                              "all with a point, such as [1.0, 2.5]]" },
    { TEXT("x = [{a = 1;}, {b = 2;}];\n"),
      "1:6 BD-C044 a bracket inside [ ] [use ( ) for a list of lists or groups]" },
    { TEXT("x = [1, (2)];\n"),
      "1:9 BD-C044 a bracket inside [ ] [use ( ) for a list of lists or groups]" },
    { TEXT("x = (1; 2);\n"), "1:7 BD-C047 a semicolon inside a list [write a comma "
                             "between elements, nothing after the last]" },
    { TEXT("x = (1, 2;);\n"), "1:10 BD-C047 a semicolon inside a list [write a comma "
                              "between elements, nothing after the last]" },
    { TEXT("x = (a = 1);\n"), "1:6 BD-C046 a setting directly inside a list [put the "
                              "settings of one element in { }]" },
    { TEXT("x = (a = 1; b = 2);\n"), "1:6 BD-C046 a setting directly inside a list [put "
                                     "the settings of one element in { }]" },
    { TEXT("x = (=1);\n"), "1:6 BD-C042 expected a value before =" },
    { TEXT("x = (1,\n@include \"a.cfg\"\n);\n"),
      "2:1 BD-C007 @include inside a list [it can stand between settings only]" },
};

START_TEST(lists_have_commas_between_values_of_a_kind)
{
    problems_check(&lists[_i]);
}
END_TEST

static const struct problems_row settings[] = {
    { TEXT("weeks 156;\n"), "1:7 BD-C041 expected = after weeks" },
    { TEXT("staff { a = 1; };\n"), "1:7 BD-C041 expected = after staff" },
    { TEXT("staff\n{ a = 1; };\n"), "2:1 BD-C041 expected = after staff" },
    { TEXT("this is a note\nx = 1;\n"), "1:6 BD-C041 expected = after this" },
    { TEXT("weeks\nx = 1;\n"), "1:1 BD-C042 weeks has no value [write name = value]" },
    { TEXT("weeks;\n"), "1:1 BD-C042 weeks has no value [write name = value]" },
    { TEXT("weeks = ; x = 1;\n"), "1:7 BD-C042 weeks has no value [write name = value]" },
    { TEXT("weeks =\nx = 1;\n"), "1:7 BD-C042 weeks has no value [write name = value]" },
    { TEXT("weeks = }; x = 1;\n"), "1:7 BD-C042 weeks has no value [write name = value]\n"
                                   "1:9 BD-C035 this } closes nothing [delete it, or "
                                   "look above for a bracket closed too early]" },
    { TEXT("a = b = 2;\n"), "1:3 BD-C042 a has no value [write name = value]" },
    { TEXT("a == 1; b := 2;\n"), "1:4 BD-C041 = stands twice [delete one]\n"
                                 "1:12 BD-C041 = stands twice [delete one]" },
    { TEXT("per week = 5;\n"),
      "1:1 BD-C045 a space inside a name: per week [write _ instead]" },
    { TEXT("a.b = 1;\n"), "1:1 BD-C045 a.b cannot be a name [begin with a letter; then a "
                          "to z, 0 to 9, _ and -]" },
    { TEXT("2nd = 1;\n"), "1:1 BD-C045 2nd cannot be a name [begin with a letter; then a "
                          "to z, 0 to 9, _ and -]" },
    { TEXT("_x = 1;\n"), "1:1 BD-C045 _x cannot be a name [begin with a letter; then a "
                         "to z, 0 to 9, _ and -]" },
    { TEXT("true = 1;\n"),
      "1:1 BD-C045 true is a value and cannot be a name [choose another name]" },
    { TEXT("\"a\" = 1;\n"),
      "1:1 BD-C045 a name in quotes: \"a\" [write it without quotes]" },
    { TEXT("a = \"x\"\n\"b\" = 2;\n"),
      "2:1 BD-C045 a name in quotes: \"b\" [write it without quotes]" },
    { TEXT("a.b;\n"), "1:1 BD-C042 a.b has no value [write name = value]" },
    { TEXT("a = 1;; b = 2;\n"),
      "1:7 BD-C047 nothing stands before this separator [delete it]" },
    { TEXT("a = 1,, b = 2;\n"),
      "1:7 BD-C047 nothing stands before this separator [delete it]" },
    { TEXT(", a = 1;\n"),
      "1:1 BD-C047 nothing stands before this separator [delete it]" },
    { TEXT("a = 156 weeks; b = 2;\n"),
      "1:9 BD-C047 expected ; before weeks [a setting has one value]" },
    { TEXT("a = 1 2;\n"), "1:7 BD-C047 expected ; before 2 [a setting has one value]" },
    { TEXT("a = \"x\" y;\n"),
      "1:9 BD-C047 expected ; before y [a setting has one value]" },
    { TEXT("5;\n"), "1:1 BD-C046 a value without a name [a setting is name = value]" },
    { TEXT("= 5; x = 1;\n"), "1:1 BD-C046 no name before = [a setting is name = value]" },
    { TEXT("\"x\";\n"),
      "1:1 BD-C046 a value without a name [a setting is name = value]" },
    { TEXT("(1); x = 1;\n"),
      "1:1 BD-C046 a bracket without a name [a setting is name = value]" },
    { TEXT("{ \"a\": 1, \"b\": 2 }\n"),
      "1:1 BD-C046 a bracket without a name [a setting is name = value]\n"
      "1:3 BD-C045 a name in quotes: \"a\" [write it without quotes]\n"
      "1:11 BD-C045 a name in quotes: \"b\" [write it without quotes]" },
    { TEXT("a = 1; a = 2;\n"), "1:8 BD-C038 a is set twice in this group, first on line "
                               "1 [keep one of the two, or rename it]" },
    { TEXT("a = 1;\ng = { a = 1; A = 2;\n  a = 3; };\na = 4;\n"),
      "3:3 BD-C038 a is set twice in this group, first on line 2 [keep one of the two, "
      "or rename it]\n"
      "4:1 BD-C038 a is set twice in this group, first on line 1 [keep one of the two, "
      "or rename it]" },
    { TEXT("x = ({ a = 1; a = 2; }, { a = 3; });\n"),
      "1:15 BD-C038 a is set twice in this group, first on line 1 [keep one of the two, "
      "or rename it]" },
};

START_TEST(settings_are_name_equals_value)
{
    problems_check(&settings[_i]);
}
END_TEST

static const struct problems_row directives[] = {
    { TEXT("@include part.cfg\n"), "1:1 BD-C007 @include without a file name in quotes "
                                   "[write @include \"part.cfg\" on a line of its own]" },
    { TEXT("@include\n"), "1:1 BD-C007 @include without a file name in quotes [write "
                          "@include \"part.cfg\" on a line of its own]" },
    { TEXT("@include \"part.cfg\n"),
      "1:1 BD-C007 @include without a file name in quotes [write @include \"part.cfg\" "
      "on a line of its own]" },
    { TEXT("@include\"part.cfg\"\n"),
      "1:1 BD-C007 @include without a file name in quotes [write @include \"part.cfg\" "
      "on a line of its own]" },
    { TEXT("x = 1; @include \"a\"\n"),
      "1:8 BD-C007 @include after something else on its line [write @include "
      "\"part.cfg\" on a line of its own]" },
    { TEXT("@include \"a\"; x = 1;\n"),
      "1:1 BD-C007 something follows @include on its line [write @include \"part.cfg\" "
      "on a line of its own]" },
    { TEXT("@import \"a\"\n"), "1:1 BD-C007 @ begins nothing but an @include [write "
                               "@include \"part.cfg\" on a line of its own]" },
    { TEXT("@include \"\"\n"), "1:1 BD-C004 @include with an empty file name [name a "
                               "file in the first file's folder, or below it]" },
    { TEXT("@include \"/etc/a\"\n"), "1:1 BD-C004 @include with an absolute path [name a "
                                     "file in the first file's folder, or below it]" },
    { TEXT("@include \"../a\"\n"), "1:1 BD-C004 @include with .. in its path [name a "
                                   "file in the first file's folder, or below it]" },
    { TEXT("@include \"a/../b\"\n"), "1:1 BD-C004 @include with .. in its path [name a "
                                     "file in the first file's folder, or below it]" },
    { TEXT("@include \"..\"\n"), "1:1 BD-C004 @include with .. in its path [name a file "
                                 "in the first file's folder, or below it]" },
    { TEXT("@include \"a\\\\b\"\n"), "1:1 BD-C004 @include with a backslash [name a file "
                                     "in the first file's folder, or below it]" },
};

START_TEST(an_include_stands_alone_and_below_its_folder)
{
    problems_check(&directives[_i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan_shape");
    TCase *tcase = tcase_create("prescan_shape");
    tcase_add_loop_test(tcase, brackets_close_in_order, 0, PROBLEMS_COUNT(brackets));
    tcase_add_loop_test(tcase, lists_have_commas_between_values_of_a_kind, 0,
                        PROBLEMS_COUNT(lists));
    tcase_add_loop_test(tcase, settings_are_name_equals_value, 0,
                        PROBLEMS_COUNT(settings));
    tcase_add_loop_test(tcase, an_include_stands_alone_and_below_its_folder, 0,
                        PROBLEMS_COUNT(directives));
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
