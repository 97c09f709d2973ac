/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/load.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/scenario/check.h"
#include "tests/spec_text.h"

static char folder[] = "/tmp/bide-load-XXXXXX";
static char path[64];
static struct bide_spec spec;
static struct bide_diag diag;

static void setup(void)
{
    snprintf(folder, sizeof(folder),
             "/tmp/bide-load-XXXXXX"); /* tests may share one process */
    ck_assert_ptr_nonnull(mkdtemp(folder));
    bide_spec_init(&spec);
    bide_diag_init(&diag);
}

static void remove_file(const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static void teardown(void)
{
    bide_spec_free(&spec);
    bide_diag_free(&diag);
    remove_file("main.cfg");
    remove_file("part.cfg");
    rmdir(folder);
}

static void write_file(const char *name, const char *text)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

/* Load main.cfg, which is this and lies beside what was written before. */
static enum bide_err load(const char *text)
{
    write_file("main.cfg", text);
    return bide_load_file(&spec, path, &diag);
}

static const char *name_of(const char *file)
{
    return strrchr(file, '/') + 1;
}

START_TEST(a_file_that_is_not_there_is_an_error_at_its_name)
{
    ck_assert_int_eq(bide_load_file(&spec, "/nowhere/a.cfg", &diag), BIDE_ERR_SPEC);
    ck_assert_str_eq(diag.items[0].id, "BD-C001");
    ck_assert_str_eq(diag.items[0].place.file, "/nowhere/a.cfg");
    ck_assert_uint_eq(spec.places.count, 0);
}
END_TEST

START_TEST(included_settings_are_known_by_their_own_file)
{
    write_file("part.cfg", "# staff\nnurses = {\n  wte = 3.0; };\n");
    ck_assert_int_eq(load(SPEC_TEXT_DATES "staff = {\n@include \"part.cfg\"\n};\n"
                                          "pathways = { autism = { " SPEC_TEXT_PATHWAY
                                          " }; };\n"),
                     BIDE_OK);
    ck_assert_int_eq(bide_check_spec(&spec, &diag), BIDE_OK);
    const struct bide_diag_place place = bide_spec_find_place(&spec, "staff.nurses.wte");
    ck_assert_str_eq(name_of(place.file), "part.cfg");
    ck_assert_int_eq(place.line, 3);
    const struct bide_diag_place start = bide_spec_find_place(&spec, "start");
    ck_assert_str_eq(name_of(start.file), "main.cfg");
    ck_assert_int_eq(start.line, 1);
    ck_assert_uint_eq(spec.source_count, 2);
}
END_TEST

START_TEST(a_problem_in_an_included_file_shows_its_line)
{
    write_file("part.cfg", "nurses = {\n  wte = -3.0; };\n");
    ck_assert_int_eq(load(SPEC_TEXT_DATES "staff = {\n@include \"part.cfg\"\n};\n"
                                          "pathways = { autism = { " SPEC_TEXT_PATHWAY
                                          " }; };\n"),
                     BIDE_ERR_SPEC);
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(name_of(diag.items[0].place.file), "part.cfg");
    ck_assert_int_eq(diag.items[0].place.line, 2);
    ck_assert_str_eq(diag.items[0].source, "  wte = -3.0; };");
}
END_TEST

START_TEST(a_name_that_an_included_file_repeats_is_left_to_libconfig)
{
    write_file("part.cfg", "# what is set here\nweeks = 104;\n");
    ck_assert_int_eq(load(SPEC_TEXT_BASE "@include \"part.cfg\"\n"), BIDE_ERR_SPEC);
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(diag.items[0].id, "BD-C049");
    ck_assert_str_eq(diag.items[0].what, "duplicate setting name");
    ck_assert_str_eq(name_of(diag.items[0].place.file), "part.cfg");
    ck_assert_int_eq(diag.items[0].place.line, 2);
}
END_TEST

START_TEST(an_empty_file_misses_what_has_no_default)
{
    ck_assert_int_eq(load(""), BIDE_ERR_SPEC);
    ck_assert_uint_eq(diag.count, 3);
    ck_assert_str_eq(diag.items[0].what, "the file needs \"start\"");
    ck_assert_str_eq(diag.items[1].what, "the file needs \"weeks\"");
    ck_assert_str_eq(diag.items[2].what, "the file needs \"pathways\"");
    ck_assert_str_eq(name_of(diag.items[0].place.file), "main.cfg");
}
END_TEST

START_TEST(a_byte_order_mark_and_windows_line_ends_do_not_matter)
{
    ck_assert_int_eq(load("\xEF\xBB\xBF"
                          "start = \"2025-09-01\";\r\nweeks = 52;\r\n" SPEC_TEXT_STAFF
                          "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\r\n"),
                     BIDE_OK);
    ck_assert_int_eq(spec.weeks, 52);
    ck_assert_int_eq(bide_spec_find_place(&spec, "weeks").line, 2);
}
END_TEST

START_TEST(whole_numbers_keep_all_their_digits)
{
    ck_assert_int_eq(load(SPEC_TEXT_BASE "seed = 9007199254740991L;\n"), BIDE_OK);
    ck_assert_int_eq(spec.seed, 9007199254740991);
}
END_TEST

START_TEST(the_reasons_of_a_set_are_those_of_a_file)
{
    ck_assert_int_eq(load(SPEC_TEXT_BASE), BIDE_OK);
    const struct bide_diag_place place = { .file = "--set #1", .path = "weeks" };
    ck_assert_int_eq(bide_load_set(&spec, "weeks", "1_000", true, place, &diag),
                     BIDE_ERR_SPEC);
    ck_assert_str_eq(diag.items[0].id, "BD-C020");
    ck_assert_str_eq(diag.items[0].place.file, "--set #1");
    ck_assert_int_eq(bide_load_set(&spec, "weeks", "1; seed = 2", true, place, &diag),
                     BIDE_ERR_SPEC);
    ck_assert_int_eq(bide_load_set(&spec, "weeks", "", true, place, &diag),
                     BIDE_ERR_SPEC);
    ck_assert_int_eq(spec.weeks, 52);
    ck_assert_int_eq(spec.seed, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("load");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, a_file_that_is_not_there_is_an_error_at_its_name);
    tcase_add_test(tcase, included_settings_are_known_by_their_own_file);
    tcase_add_test(tcase, a_problem_in_an_included_file_shows_its_line);
    tcase_add_test(tcase, a_name_that_an_included_file_repeats_is_left_to_libconfig);
    tcase_add_test(tcase, an_empty_file_misses_what_has_no_default);
    tcase_add_test(tcase, a_byte_order_mark_and_windows_line_ends_do_not_matter);
    tcase_add_test(tcase, whole_numbers_keep_all_their_digits);
    tcase_add_test(tcase, the_reasons_of_a_set_are_those_of_a_file);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
