/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters, texts and remarks that the pre-scan refuses, and what it says of them. */
#include <check.h>

#include "tests/problems.h"

static const struct problems_row characters[] = {
    { TEXT("title = \xE2\x80\x9COur plan\xE2\x80\x9D;\n"),
      "1:9 BD-C015 curly quote \xE2\x80\x9C [use the straight quote from the keyboard: "
      "\"text\"]" },
    { TEXT("title = \"Our plan\xE2\x80\x9D; x = 1;\n"),
      "1:18 BD-C015 curly quote \xE2\x80\x9D [use the straight quote from the keyboard: "
      "\"text\"]" },
    { TEXT("title = \xE2\x80\x98"
           "Children\xE2\x80\x99s care\xE2\x80\x99;\n"),
      "1:9 BD-C015 curly quote \xE2\x80\x98 [use the straight quote from the keyboard: "
      "\"text\"]" },
    { TEXT("title = \xC2\xABPlan\xC2\xBB;\n"),
      "1:9 BD-C015 curly quote \xC2\xAB [use the straight quote from the keyboard: "
      "\"text\"]" },
    { TEXT("title = 'Children's care'; x = 1;\n"),
      "1:9 BD-C016 single quote ' [put the text in double quotes: \"text\"]" },
    { TEXT("title = \xE2\x80\x9COur plan; x = 1;\n"),
      "1:9 BD-C015 curly quote \xE2\x80\x9C [use the straight quote from the keyboard: "
      "\"text\"]" },
    { TEXT("weeks =\xC2\xA0"
           "156;\n"),
      "1:8 BD-C014 no-break space (U+00A0) [replace it by an ordinary space]" },
    { TEXT("\xE2\x80\x8B\xE2\x80\x8Bweeks = 156;\n"),
      "1:1 BD-C014 unusual or invisible space (U+200B) [replace it by an ordinary "
      "space]" },
    { TEXT("x = 20%; y = 20 %;\n"),
      "1:7 BD-C018 percent sign [write a share: 20% is 0.2]\n"
      "1:17 BD-C018 percent sign [write a share: 20% is 0.2]" },
    { TEXT("x = \xC2\xA3"
           "100; y = $5;\n"),
      "1:5 BD-C019 currency sign \xC2\xA3 [write the number alone; the setting knows its "
      "unit]\n"
      "1:15 BD-C019 currency sign $ [write the number alone; the setting knows its "
      "unit]" },
    { TEXT("x = \xE2\x80\x93"
           "5;\n"),
      "1:5 BD-C017 this dash is no minus sign: \xE2\x80\x93 [write - from the "
      "keyboard]" },
    { TEXT("x = ~~1;\n"), "1:5 BD-C017 stray character ~ [delete it, or put the text in "
                          "\" \"; a remark begins with #]" },
    { TEXT("x = 1; ??\n"), "1:8 BD-C017 stray character ? [delete it, or put the text in "
                           "\" \"; a remark begins with #]" },
    { TEXT("x = \"a\xE2\x80\xAE"
           "b\";\n"),
      "1:7 BD-C013 invisible mark that turns the direction of writing (U+202E) [delete "
      "it]" },
    { TEXT("# \xE2\x81\xA6 remark\nx = 1;\n"),
      "1:3 BD-C013 invisible mark that turns the direction of writing (U+2066) [delete "
      "it]" },
    { TEXT("x = \"a\x1B[31m\";\n"), "1:7 BD-C012 control character U+001B [delete it]" },
    { TEXT("x = \"a\x7F\";\n"), "1:7 BD-C012 control character U+007F [delete it]" },
    { TEXT("x = 1;\x0C\n"), "1:7 BD-C012 control character U+000C [delete it]" },
    { TEXT("x = 1;\x00y = 2;\n"),
      "1:7 BD-C011 a byte of 0 [delete it; libconfig would stop reading here]" },
    { TEXT("\xEF\xBB\xBFx = 1;\n"), "1:1 BD-C009 byte order mark (U+FEFF) [delete it; "
                                    "save an included file as UTF-8 without BOM]" },
    { TEXT("x = 1;\xEF\xBB\xBF\n"), "1:7 BD-C009 byte order mark (U+FEFF) [delete it; "
                                    "save an included file as UTF-8 without BOM]" },
    { TEXT("x = \"caf\xE9\";\n"), "1:9 BD-C010 byte 0xE9 is no UTF-8 [save the file as "
                                  "UTF-8 (Notepad: Save as, Encoding)]" },
    { TEXT("x = \xA3"
           "100;\n"),
      "1:5 BD-C010 byte 0xA3 is no UTF-8 (in Windows-1252 it is \xC2\xA3) [save the file "
      "as UTF-8 (Notepad: Save as, Encoding)]" },
    { TEXT("t = \x93Hello\x94;\n"),
      "1:5 BD-C010 byte 0x93 is no UTF-8 (in Windows-1252 it is a curly quote) [save the "
      "file as UTF-8 (Notepad: Save as, Encoding)]\n"
      "1:11 BD-C010 byte 0x94 is no UTF-8 (in Windows-1252 it is a curly quote) [save "
      "the file as UTF-8 (Notepad: Save as, Encoding)]" },
    { TEXT("x = \"\xE2\x80\"; y = \"\xFF\xFF\xFF\";\n"),
      "1:6 BD-C010 byte 0xE2 is no UTF-8 [save the file as UTF-8 (Notepad: Save as, "
      "Encoding)]\n"
      "1:16 BD-C010 byte 0xFF is no UTF-8 [save the file as UTF-8 (Notepad: Save as, "
      "Encoding)]" },
    { TEXT("a = 1;\rb = 2;\rc = 3;\r"),
      "1:7 BD-C012 carriage return without a line feed [save the file with Windows or "
      "Unix line ends]" },
    { TEXT("\xFF\xFEx\x00=\x00"
           "1\x00"),
      "1:1 BD-C008 file is UTF-16 [save it as UTF-8 (Notepad: Save as, Encoding: "
      "UTF-8)]" },
    { TEXT("\xFE\xFF\x00x"), "1:1 BD-C008 file is UTF-16 [save it as UTF-8 (Notepad: "
                             "Save as, Encoding: UTF-8)]" },
    { TEXT("x\x00=\x00"
           "1\x00;\x00"),
      "1:1 BD-C008 file is UTF-16 [save it as UTF-8 (Notepad: Save as, Encoding: "
      "UTF-8)]" },
    { TEXT("PK\x03\x04\x14\x00\x00"),
      "1:1 BD-C011 an Excel workbook or zip file, not a configuration [give the "
      "configuration it was made from]" },
    { TEXT("SQLite format 3\x00\x10"),
      "1:1 BD-C011 a database such as --sqlite writes, not a configuration [\"bide "
      "report\" and \"bide verify\" read results; others want the configuration]" },
    { TEXT("\x00x\x00="), "1:1 BD-C008 file is UTF-16 [save it as UTF-8 (Notepad: Save "
                          "as, Encoding: UTF-8)]" },
    { TEXT("x = \"a\tb\";\n"),
      "1:7 BD-C012 a tab inside a text [write a space, or \\t]" },
    { TEXT("\xC3\xA9 = 1;\n"), "1:1 BD-C045 \xC3\xA9 cannot be a name [begin with a "
                               "letter; then a to z, 0 to 9, _ and -]" },
    { TEXT("x = 1; \xE3\x80\x80y = 2;\n"), "1:8 BD-C014 unusual or invisible space "
                                           "(U+3000) [replace it by an ordinary space]" },
    { TEXT("title = \xE2\x80\x9COur\xE2\x80\x9D plan; x = 1;\n"),
      "1:9 BD-C015 curly quote \xE2\x80\x9C [use the straight quote from the keyboard: "
      "\"text\"]\n"
      "1:15 BD-C047 expected ; before plan [a setting has one value]" },
};

START_TEST(wrong_characters_are_named_at_their_place)
{
    problems_check(&characters[_i]);
}
END_TEST

static const struct problems_row texts[] = {
    { TEXT("title = \"abc; y = 2;\nz = 3;\n"),
      "1:9 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
    { TEXT("g = { title = \"abc; };\nz = 3;\n"),
      "1:15 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
    { TEXT("title = \"one\n  two\";\nz = 3;\n"),
      "1:9 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
    { TEXT("title = \"abc"),
      "1:9 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
    { TEXT("title = \""),
      "1:9 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
    { TEXT("x = \"a\\qb\";\n"),
      "1:7 BD-C033 a backslash that begins no escape [write \\\\ for a backslash]" },
    { TEXT("x = \"C:\\data\";\n"),
      "1:8 BD-C033 a backslash that begins no escape [write \\\\ for a backslash]" },
    { TEXT("x = \"a\\x00b\\x1B\\x4\\x41\";\n"),
      "1:7 BD-C033 this escape hides a character that cannot be seen [write the "
      "character itself]\n"
      "1:12 BD-C033 this escape hides a character that cannot be seen [write the "
      "character itself]\n"
      "1:16 BD-C033 a backslash that begins no escape [write \\\\ for a backslash]" },
    { TEXT("x = \"a\\r\\f\";\n"),
      "1:7 BD-C033 control character \\r in a text [write \\n for a new line]\n"
      "1:9 BD-C033 control character \\f in a text [write \\n for a new line]" },
    { TEXT("x = \"a\\\";\n"),
      "1:5 BD-C031 this text is not closed on its line [put \" at its end; a long text "
      "is written as several: \"one \" \"two\"]" },
};

START_TEST(texts_end_on_their_line_and_hide_nothing)
{
    problems_check(&texts[_i]);
}
END_TEST

static const struct problems_row comments[] = {
    { TEXT("x = 1; /* abc\ny = 2;\n"),
      "1:8 BD-C032 this comment is never closed [put */ where the comment ends; all that "
      "follows is lost without it]" },
    { TEXT("/* a /* b */ c */ x = 1;\n"),
      "1:14 BD-C042 c has no value [write name = value]\n"
      "1:16 BD-C032 this */ closes no comment [one comment cannot stand inside "
      "another]" },
    { TEXT("x = 1; */\n"),
      "1:8 BD-C032 this */ closes no comment [one comment cannot stand inside another]" },
    { TEXT("x = 1; # remark"), "1:8 BD-C032 the last line is a comment without a line "
                               "end [press Enter at its end]" },
    { TEXT("// remark"), "1:1 BD-C032 the last line is a comment without a line end "
                         "[press Enter at its end]" },
    { TEXT("x = 1 / 2;\n"), "1:7 BD-C017 stray character / [delete it, or put the text "
                            "in \" \"; a remark begins with #]\n"
                            "1:9 BD-C047 expected ; before 2 [a setting has one value]" },
};

START_TEST(comments_are_closed)
{
    problems_check(&comments[_i]);
}
END_TEST

static const struct problems_row words[] = {
    { TEXT("x = yes;\n"), "1:5 BD-C029 yes is not a value [write true]" },
    { TEXT("x = ON;\n"), "1:5 BD-C029 ON is not a value [write true]" },
    { TEXT("x = no;\n"), "1:5 BD-C029 no is not a value [write false]" },
    { TEXT("x = Off;\n"), "1:5 BD-C029 Off is not a value [write false]" },
    { TEXT("title = Hello World; y = 2;\n"),
      "1:9 BD-C030 text without quotes: Hello World [write \"Hello World\"]" },
    { TEXT("title = Smith, Jones; y = 2;\n"),
      "1:9 BD-C030 text without quotes: Smith, Jones [write \"Smith, Jones\"]" },
    { TEXT("title = abc\"; y = 2;\n"),
      "1:9 BD-C030 text without quotes: abc [write \"abc\"]" },
    { TEXT("title = Hello\nWorld = 2;\n"),
      "1:9 BD-C030 text without quotes: Hello [write \"Hello\"]" },
    { TEXT("x = [yes, no];\n"), "1:6 BD-C029 yes is not a value [write true]\n"
                                "1:11 BD-C029 no is not a value [write false]" },
    { TEXT("x = (red, \"blue\");\n"),
      "1:6 BD-C030 text without quotes: red [write \"red\"]" },
    { TEXT("x = foo { y = 1; };\n"),
      "1:5 BD-C030 text without quotes: foo [write \"foo\"]" },
    { TEXT("x = autism.assessment;\n"),
      "1:5 BD-C030 text without quotes: autism.assessment [write "
      "\"autism.assessment\"]" },
    { TEXT("x = a, y = 2;\n"), "1:5 BD-C030 text without quotes: a [write \"a\"]" },
    { TEXT("x = { y = a };\n"), "1:11 BD-C030 text without quotes: a [write \"a\"]" },
};

START_TEST(texts_without_quotes_are_taken_as_one_mistake)
{
    problems_check(&words[_i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("prescan_text");
    TCase *tcase = tcase_create("prescan_text");
    tcase_add_loop_test(tcase, wrong_characters_are_named_at_their_place, 0,
                        PROBLEMS_COUNT(characters));
    tcase_add_loop_test(tcase, texts_end_on_their_line_and_hide_nothing, 0,
                        PROBLEMS_COUNT(texts));
    tcase_add_loop_test(tcase, comments_are_closed, 0, PROBLEMS_COUNT(comments));
    tcase_add_loop_test(tcase, texts_without_quotes_are_taken_as_one_mistake, 0,
                        PROBLEMS_COUNT(words));
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
