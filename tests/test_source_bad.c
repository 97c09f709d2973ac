/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of each file in tests/bad, through the same door as a user's file. */
#include <check.h>
#include <dirent.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/text/source.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define FOLDER "tests/bad/"

/* "file:line:column id what [help]", without the folder in front. */
static const struct {
    const char *file;
    const char *problems;
} rows[] = {
    { "bare_date.cfg",
      "bare_date.cfg:1:9 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { "control_character.cfg",
      "control_character.cfg:1:14 BD-C012 control character U+001B [delete it]" },
    { "curly_quote.cfg", "curly_quote.cfg:1:9 BD-C015 curly quote \xE2\x80\x9C [use the "
                         "straight quote from the keyboard: \"text\"]" },
    { "currency.cfg", "currency.cfg:1:9 BD-C019 currency sign \xC2\xA3 [write the number "
                      "alone; the setting knows its unit]" },
    { "decimal_comma.cfg",
      "decimal_comma.cfg:2:20 BD-C021 decimal comma in a number [write 12.5]" },
    { "direction_mark.cfg", "direction_mark.cfg:1:14 BD-C013 invisible mark that turns "
                            "the direction of writing (U+202E) [delete it]" },
    { "duplicate_name.cfg",
      "duplicate_name.cfg:3:1 BD-C038 weeks is set twice in this group, first on line 1 "
      "[keep one of the two, or rename it]" },
    { "include_absolute.cfg",
      "include_absolute.cfg:1:1 BD-C004 @include with an absolute path [name a file in "
      "the first file's folder, or below it]" },
    { "include_bad_part.cfg",
      "parts/bad_value.cfg:1:7 BD-C029 yes is not a value [write true]" },
    { "include_chain.cfg",
      "parts/missing_part.cfg:1:1 BD-C001 cannot open tests/bad/parts/missing.cfg: No "
      "such file or directory [tests/bad/parts/missing_part.cfg is included by "
      "tests/bad/include_chain.cfg]" },
    { "include_circle.cfg",
      "parts/circle_b.cfg:2:1 BD-C005 a file includes itself: "
      "tests/bad/parts/circle_a.cfg > tests/bad/parts/circle_b.cfg > "
      "tests/bad/parts/circle_a.cfg [take out one of these @includes]" },
    { "include_empty.cfg", "include_empty.cfg:1:1 BD-C004 @include with an empty file "
                           "name [name a file in the first file's folder, or below it]" },
    { "include_folder.cfg",
      "include_folder.cfg:1:1 BD-C002 cannot open tests/bad/parts: it is a folder" },
    { "include_itself.cfg", "include_itself.cfg:1:1 BD-C005 a file includes itself: "
                            "tests/bad/include_itself.cfg > tests/bad/include_itself.cfg "
                            "[take out one of these @includes]" },
    { "include_mark.cfg", "parts/mark.cfg:1:1 BD-C009 byte order mark (U+FEFF) [delete "
                          "it; save an included file as UTF-8 without BOM]" },
    { "include_missing.cfg", "include_missing.cfg:1:1 BD-C001 cannot open "
                             "tests/bad/missing.cfg: No such file or directory [check "
                             "the name and the folder; ls -l shows what is there]" },
    { "include_near.cfg",
      "include_near.cfg:1:1 BD-C001 cannot open tests/bad/duplicate_nam.cfg: No such "
      "file or directory [did you mean tests/bad/duplicate_name.cfg?]" },
    { "include_parent.cfg", "include_parent.cfg:1:1 BD-C004 @include with .. in its path "
                            "[name a file in the first file's folder, or below it]" },
    { "json.cfg",
      "json.cfg:1:1 BD-C046 a bracket without a name [a setting is name = value]\n"
      "json.cfg:1:3 BD-C045 a name in quotes: \"weeks\" [write it without quotes]" },
    { "large_number.cfg", "large_number.cfg:1:9 BD-C025 number is too large (limit "
                          "1e300) [check the exponent: 1e6 is a million]" },
    { "large_whole_number.cfg",
      "large_whole_number.cfg:1:8 BD-C023 whole number is too large (limit "
      "2,147,483,647) [if it is right, put an L behind it]" },
    { "latin1.cfg", "latin1.cfg:1:13 BD-C010 byte 0xE9 is no UTF-8 [save the file as "
                    "UTF-8 (Notepad: Save as, Encoding)]\n"
                    "latin1.cfg:2:9 BD-C010 byte 0xA3 is no UTF-8 (in Windows-1252 it is "
                    "\xC2\xA3) [save the file as UTF-8 (Notepad: Save as, Encoding)]" },
    { "leading_zero.cfg",
      "leading_zero.cfg:1:9 BD-C022 number begins with 0 [write 10]" },
    { "macintosh.cfg", "macintosh.cfg:1:13 BD-C012 carriage return without a line feed "
                       "[save the file with Windows or Unix line ends]" },
    { "missing_comma.cfg", "missing_comma.cfg:2:11 BD-C040 expected , before {" },
    { "missing_equals.cfg", "missing_equals.cfg:1:7 BD-C041 expected = after weeks" },
    { "missing_value.cfg",
      "missing_value.cfg:1:7 BD-C042 weeks has no value [write name = value]" },
    { "mixed_array.cfg", "mixed_array.cfg:1:15 BD-C043 elements of different kinds in [ "
                         "] [write all with a point, such as [1.0, 2.5]]" },
    { "no_break_space.cfg", "no_break_space.cfg:2:8 BD-C014 no-break space (U+00A0) "
                            "[replace it by an ordinary space]" },
    { "not_a_number.cfg", "not_a_number.cfg:1:9 BD-C026 nan and inf are no numbers here "
                          "[leave the setting out if there is no number]" },
    { "percent.cfg",
      "percent.cfg:2:28 BD-C018 percent sign [write a share: 20% is 0.2]" },
    { "single_quote.cfg", "single_quote.cfg:1:9 BD-C016 single quote ' [put the text in "
                          "double quotes: \"text\"]" },
    { "space_in_name.cfg",
      "space_in_name.cfg:1:1 BD-C045 a space inside a name: per week [write _ instead]" },
    { "spreadsheet.cfg",
      "spreadsheet.cfg:1:1 BD-C042 Week has no value [write name = value]\n"
      "spreadsheet.cfg:1:6 BD-C042 Referrals has no value [write name = value]\n"
      "spreadsheet.cfg:2:1 BD-C046 a value without a name [a setting is name = value]\n"
      "spreadsheet.cfg:3:1 BD-C046 a value without a name [a setting is name = value]" },
    { "text_without_quotes.cfg", "text_without_quotes.cfg:1:9 BD-C030 text without "
                                 "quotes: Our plan [write \"Our plan\"]" },
    { "thousands.cfg",
      "thousands.cfg:1:9 BD-C020 thousands separator , in a number [write 1200]" },
    { "too_deep.cfg", "too_deep.cfg:1:37 BD-C036 brackets inside brackets more than 32 "
                      "deep [a configuration needs about 8]" },
    { "trailing_comma.cfg",
      "trailing_comma.cfg:1:21 BD-C039 a comma with nothing after it [delete it]" },
    { "uk_date.cfg",
      "uk_date.cfg:1:9 BD-C028 date without quotes [write \"2025-04-01\"]" },
    { "unclosed_bracket.cfg", "unclosed_bracket.cfg:1:12 BD-C034 this { is never closed "
                              "[count the brackets from here to the end]" },
    { "unclosed_comment.cfg",
      "unclosed_comment.cfg:1:1 BD-C032 this comment is never closed [put */ where the "
      "comment ends; all that follows is lost without it]" },
    { "unclosed_text.cfg",
      "unclosed_text.cfg:1:9 BD-C031 this text is not closed on its line [put \" at its "
      "end; a long text is written as several: \"one \" \"two\"]" },
    { "underscore.cfg",
      "underscore.cfg:1:9 BD-C020 thousands separator _ in a number [write 1200]" },
    { "utf16.cfg", "utf16.cfg:1:1 BD-C008 file is UTF-16 [save it as UTF-8 (Notepad: "
                   "Save as, Encoding: UTF-8)]" },
    { "wrong_bracket.cfg", "wrong_bracket.cfg:1:29 BD-C035 expected } before ): the { of "
                           "line 1 is still open" },
    { "yes_no.cfg", "yes_no.cfg:1:43 BD-C029 yes is not a value [write true]" },
    { "zero_byte.cfg", "zero_byte.cfg:1:13 BD-C011 a byte of 0 [delete it; libconfig "
                       "would stop reading here]" },

};

static void add_item(struct bide_text *text, const struct bide_diag_item *item)
{
    ck_assert_int_eq(strncmp(item->place.file, FOLDER, strlen(FOLDER)), 0);
    bide_text_addf(text, "%s%s:%d:%d %s %s", text->length > 0 ? "\n" : "",
                   item->place.file + strlen(FOLDER), item->place.line,
                   item->place.column, item->id, item->what);
    if (item->help != NULL) {
        bide_text_addf(text, " [%s]", item->help);
    }
}

START_TEST(a_bad_file_is_refused_with_these_words)
{
    struct bide_source source;
    struct bide_diag diag;
    struct bide_text path;
    struct bide_text problems;
    bide_source_init(&source);
    bide_diag_init(&diag);
    bide_text_init(&path);
    bide_text_init(&problems);
    bide_text_addf(&path, FOLDER "%s", rows[_i].file);

    const enum bide_err err = bide_source_read(&source, path.bytes, &diag);

    bide_diag_sort(&diag);
    for (size_t i = 0; i < diag.count; ++i) {
        add_item(&problems, &diag.items[i]);
        ck_assert_ptr_nonnull(diag.items[i].source);
    }
    ck_assert_str_eq(problems.bytes, rows[_i].problems);
    ck_assert_int_eq(err, BIDE_ERR_SPEC);
    bide_text_free(&problems);
    bide_text_free(&path);
    bide_diag_free(&diag);
    bide_source_free(&source);
}
END_TEST

START_TEST(a_good_file_is_accepted)
{
    static const char *const files[] = { "tests/good/byte_order_mark.cfg",
                                         "tests/good/includes.cfg",
                                         "tests/good/sketch.cfg" };
    struct bide_source source;
    struct bide_diag diag;
    bide_source_init(&source);
    bide_diag_init(&diag);

    ck_assert_int_eq(bide_source_read(&source, files[_i], &diag), BIDE_OK);

    ck_assert_uint_eq(diag.count, 0);
    bide_diag_free(&diag);
    bide_source_free(&source);
}
END_TEST

static bool is_in_rows(const char *file)
{
    for (int i = 0; i < COUNT(rows); ++i) {
        if (strcmp(rows[i].file, file) == 0) {
            return true;
        }
    }
    return false;
}

START_TEST(every_bad_file_has_a_row)
{
    int count = 0;
    DIR *const folder = opendir(FOLDER);
    ck_assert_ptr_nonnull(folder);

    /* NOLINTNEXTLINE(concurrency-mt-unsafe): there is one thread. */
    for (const struct dirent *entry = readdir(folder); entry != NULL;
         entry = readdir(folder)) { /* NOLINT(concurrency-mt-unsafe) */
        if (strstr(entry->d_name, ".cfg") != NULL) {
            ck_assert_msg(is_in_rows(entry->d_name), "%s", entry->d_name);
            ++count;
        }
    }

    ck_assert_int_eq(count, COUNT(rows));
    closedir(folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("source_bad");
    TCase *tcase = tcase_create("source_bad");
    tcase_add_loop_test(tcase, a_bad_file_is_refused_with_these_words, 0, COUNT(rows));
    tcase_add_loop_test(tcase, a_good_file_is_accepted, 0, 3);
    tcase_add_test(tcase, every_bad_file_has_a_row);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
