/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/source_folder.h"

START_TEST(a_file_is_read_whole)
{
    put("a.cfg", "a = 1;\nb = 2;\n");

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);

    ck_assert_uint_eq(diag.count, 0);
    ck_assert_uint_eq(source.file_count, 1);
    ck_assert_str_eq(source.files[0].path, "a.cfg");
    ck_assert_str_eq(source.files[0].text, "a = 1;\nb = 2;\n");
    ck_assert_uint_eq(source.files[0].length, 14);
    ck_assert_ptr_null(source.folder);
    check_libconfig();
}
END_TEST

START_TEST(an_empty_file_is_read)
{
    put("a.cfg", "");

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);

    ck_assert_str_eq(source.files[0].text, "");
    check_libconfig();
}
END_TEST

START_TEST(the_first_file_loses_its_mark_and_gains_a_line_end)
{
    put("a.cfg", "\xEF\xBB\xBF"
                 "a = 1; # the end");

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);

    ck_assert_str_eq(source.files[0].text, "a = 1; # the end\n");
    ck_assert_uint_eq(source.files[0].length, 17);
    check_libconfig();
}
END_TEST

START_TEST(columns_count_from_behind_the_mark)
{
    put("a.cfg", "\xEF\xBB\xBF"
                 "a = yes;\n");

    check_problem("a.cfg", "a.cfg:1:5 BD-C029 yes is not a value [write true]");

    ck_assert_str_eq(diag.items[0].source, "a = yes;");
}
END_TEST

START_TEST(a_missing_file_is_named_with_the_reason)
{
    check_problem("worcs.cfg",
                  "worcs.cfg:0:0 BD-C001 cannot open: No such file or "
                  "directory [check the name and the folder; ls -l shows what "
                  "is there]");
}
END_TEST

START_TEST(a_near_name_in_the_same_folder_is_offered)
{
    make_folders();
    put("configs/a.cfg", "");
    put("configs/b.cfg", "");

    check_problem("configs/aa.cfg",
                  "configs/aa.cfg:0:0 BD-C001 cannot open: No such file "
                  "or directory [did you mean configs/a.cfg?]");
}
END_TEST

START_TEST(the_folder_configs_is_looked_into)
{
    make_folders();
    put("configs/a.cfg", "");

    check_problem("a.cfg", "a.cfg:0:0 BD-C001 cannot open: No such file or directory "
                           "[did you mean configs/a.cfg?]");
}
END_TEST

START_TEST(an_ending_left_out_is_offered)
{
    put("worcs.cfg", "");

    check_problem("worcs", "worcs:0:0 BD-C001 cannot open: No such file or directory "
                           "[did you mean worcs.cfg?]");
}
END_TEST

START_TEST(a_folder_a_pipe_and_a_device_are_refused_at_once)
{
    static const char *const paths[] = { "configs", "pipe", "/dev/zero", "a.cfg/b.cfg" };
    static const char *const problems[] = {
        "configs:0:0 BD-C002 cannot open: it is a folder",
        "pipe:0:0 BD-C002 cannot open: it is a pipe",
        "/dev/zero:0:0 BD-C002 cannot open: it is a device",
        ("a.cfg/b.cfg:0:0 BD-C001 cannot open: Not a directory [check the name and the "
         "folder; ls -l shows what is there]"),
    };
    ck_assert_int_eq(mkdir("configs", 0700), 0);
    ck_assert_int_eq(mkfifo("pipe", 0600), 0);
    put("a.cfg", "");

    check_problem(paths[_i], problems[_i]);
}
END_TEST

START_TEST(a_file_of_a_mebibyte_is_read_and_none_larger)
{
    const size_t most = 1 << 20;
    char *const text = malloc(most + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, '\n', most + 1);
    put_bytes("a.cfg", text, most);
    put_bytes("b.cfg", text, most + 1);
    free(text);

    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);
    bide_source_free(&source);

    check_problem("b.cfg",
                  "b.cfg:0:0 BD-C003 cannot open: it is larger than 1048576 bytes");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("source");
    TCase *tcase = tcase_create("source");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, a_file_is_read_whole);
    tcase_add_test(tcase, an_empty_file_is_read);
    tcase_add_test(tcase, the_first_file_loses_its_mark_and_gains_a_line_end);
    tcase_add_test(tcase, columns_count_from_behind_the_mark);
    tcase_add_test(tcase, a_missing_file_is_named_with_the_reason);
    tcase_add_test(tcase, a_near_name_in_the_same_folder_is_offered);
    tcase_add_test(tcase, the_folder_configs_is_looked_into);
    tcase_add_test(tcase, an_ending_left_out_is_offered);
    tcase_add_loop_test(tcase, a_folder_a_pipe_and_a_device_are_refused_at_once, 0, 4);
    tcase_add_test(tcase, a_file_of_a_mebibyte_is_read_and_none_larger);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
