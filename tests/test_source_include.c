/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that include others. */
#include "tests/source_folder.h"

START_TEST(includes_are_relative_to_the_first_file)
{
    make_folders();
    put("configs/a.cfg", "@include \"parts/c.cfg\"\na = 1;\n");
    put("configs/parts/c.cfg", "c = {\n@include \"b.cfg\"\n};\n");
    put("configs/b.cfg", "b = 2");

    ck_assert_int_eq(bide_source_read(&source, "configs/a.cfg", &diag), BIDE_OK);

    ck_assert_uint_eq(source.file_count, 3);
    ck_assert_str_eq(source.folder, "configs");
    ck_assert_str_eq(source.files[1].path, "configs/parts/c.cfg");
    ck_assert_str_eq(source.files[2].path, "configs/b.cfg");
    ck_assert_str_eq(source.files[2].text, "b = 2");
    check_libconfig();
}
END_TEST

START_TEST(a_file_is_read_once_however_it_is_named)
{
    put("a.cfg", "x = {\n@include \"b.cfg\"\n};\ny = {\n@include \"./b.cfg\"\n};\n"
                 "z = {\n@include \"link.cfg\"\n};\n");
    put("b.cfg", "b = 2;\n");
    ck_assert_int_eq(symlink("b.cfg", "link.cfg"), 0);

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);

    ck_assert_uint_eq(source.file_count, 2);
    check_libconfig();
}
END_TEST

START_TEST(a_circle_is_found_by_any_name)
{
    put("a.cfg", "@include \"b.cfg\"\n");
    put("b.cfg", "x = 1;\n@include \"link.cfg\"\n");
    ck_assert_int_eq(symlink("a.cfg", "link.cfg"), 0);

    check_problem("a.cfg", "b.cfg:2:1 BD-C005 a file includes itself: a.cfg > b.cfg > "
                           "a.cfg [take out one of these @includes]");
    ck_assert_str_eq(diag.items[0].source, "@include \"link.cfg\"");
}
END_TEST

START_TEST(every_bad_include_is_reported)
{
    put("a.cfg", "@include \"no.cfg\"\n@include \"b.cfg\"\nx = yes;\n@include \"/x\"\n");
    put("b.cfg", "y = no;\n@include \"nor.cfg\"\n");

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_ERR_SPEC);
    bide_diag_sort(&diag);

    static const char *const expected[] = { "a.cfg:1", "a.cfg:3", "a.cfg:4", "b.cfg:1",
                                            "b.cfg:2" };
    ck_assert_uint_eq(diag.count, 5);
    for (size_t i = 0; i < diag.count; ++i) {
        char place[MOST_PATH];
        snprintf(place, sizeof place, "%s:%d", diag.items[i].place.file,
                 diag.items[i].place.line);
        ck_assert_str_eq(place, expected[i]);
        ck_assert_ptr_nonnull(diag.items[i].source);
    }
}
END_TEST

/* n0.cfg includes n1.cfg and so on; the last includes nothing. */
static void put_chain(int count)
{
    for (int i = 0; i < count; ++i) {
        char name[MOST_PATH];
        char text[MOST_PATH];
        snprintf(name, sizeof name, "n%d.cfg", i);
        snprintf(text, sizeof text, "v%d = 1;\n@include \"n%d.cfg\"\n", i, i + 1);
        put(name, i + 1 < count ? text : "last = 1;\n");
    }
}

START_TEST(includes_may_be_10_deep)
{
    put_chain(11);

    ck_assert_int_eq(bide_source_read(&source, "n0.cfg", &diag), BIDE_OK);

    ck_assert_uint_eq(source.file_count, 11);
    check_libconfig();
}
END_TEST

START_TEST(includes_11_deep_are_refused)
{
    put_chain(12);

    check_problem("n0.cfg", "n10.cfg:2:1 BD-C006 includes inside includes more than 10 "
                            "deep");
}
END_TEST

/* Each file includes the next one twice: 2 + 4 + ... + 512 readings for libconfig. */
START_TEST(repeated_includes_cannot_multiply)
{
    for (int i = 0; i < 9; ++i) {
        char name[MOST_PATH];
        char text[MOST_PATH];
        snprintf(name, sizeof name, "n%d.cfg", i);
        snprintf(text, sizeof text, "@include \"n%d.cfg\"\n@include \"n%d.cfg\"\n", i + 1,
                 i + 1);
        put(name, text);
    }
    put("n9.cfg", "");

    ck_assert_int_eq(bide_source_read(&source, "n0.cfg", &diag), BIDE_ERR_SPEC);

    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(diag.items[0].id, "BD-C006");
    ck_assert_str_eq(diag.items[0].what,
                     "more than 256 files to be read, repeated ones counted");
}
END_TEST

START_TEST(more_than_64_files_are_refused)
{
    struct bide_text text;
    bide_text_init(&text);
    for (int i = 0; i < 64; ++i) {
        char name[MOST_PATH];
        snprintf(name, sizeof name, "n%d.cfg", i);
        put(name, "");
        bide_text_addf(&text, "@include \"%s\"\n", name);
    }
    put("a.cfg", text.bytes);
    bide_text_free(&text);

    check_problem("a.cfg", "a.cfg:64:1 BD-C006 more than 64 files");
}
END_TEST

START_TEST(earlier_problems_of_the_diag_do_not_count)
{
    const struct bide_diag_place place = { .file = "--set #1" };
    put("a.cfg", "a = 1;\n");
    bide_diag_error(&diag, "BD-C050", place, NULL, "something else");

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);

    ck_assert_uint_eq(diag.count, 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("source_include");
    TCase *tcase = tcase_create("source_include");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, includes_are_relative_to_the_first_file);
    tcase_add_test(tcase, a_file_is_read_once_however_it_is_named);
    tcase_add_test(tcase, a_circle_is_found_by_any_name);
    tcase_add_test(tcase, every_bad_include_is_reported);
    tcase_add_test(tcase, includes_may_be_10_deep);
    tcase_add_test(tcase, includes_11_deep_are_refused);
    tcase_add_test(tcase, repeated_includes_cannot_multiply);
    tcase_add_test(tcase, more_than_64_files_are_refused);
    tcase_add_test(tcase, earlier_problems_of_the_diag_do_not_count);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
