/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the configuration of a folder of results is found, from wherever it is looked
 * for.
 */
#include "app/result/origin.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[32];
static struct bide_manifest manifest;
static struct bide_problem problem;
static struct bide_text base;

static void enter(const char *folder)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/%s", root, folder);
    ck_assert_int_eq(chdir(path), 0);
}

/* ROOT/above/out holds the results; ROOT/elsewhere is another folder. */
static void set_up(void)
{
    snprintf(root, sizeof(root), "/tmp/bide-origin-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    enter("");
    ck_assert_int_eq(mkdir("above", 0700), 0);
    ck_assert_int_eq(mkdir("above/out", 0700), 0);
    ck_assert_int_eq(mkdir("elsewhere", 0700), 0);
    memset(&manifest, 0, sizeof(manifest));
    manifest.files[0].path = "my.cfg";
    manifest.file_count = 1;
    bide_problem_init(&problem);
    bide_text_init(&base);
}

static void tear_down(void)
{
    enter("");
    static const char *const names[] = { "elsewhere/my.cfg", "above/out/my.cfg",
                                         "above/my.cfg", "my.cfg" };
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
        unlink(names[i]);
    }
    rmdir("above/out");
    rmdir("above");
    rmdir("elsewhere");
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(root), 0);
    bide_problem_free(&problem);
    bide_text_free(&base);
}

static void put(const char *path)
{
    FILE *out = fopen(path, "wb");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(fclose(out), 0);
}

/* Whether it is found in that folder of the root; NULL: in the current one. */
static void finds(const char *folder, const char *in)
{
    char expected[64] = "";
    if (in != NULL) {
        snprintf(expected, sizeof(expected), "%s/%s", root, in);
    }
    bide_text_clear(&base);
    ck_assert_int_eq(bide_origin_find(&manifest, folder, &base, &problem), BIDE_OK);
    ck_assert_str_eq(base.bytes, expected);
}

START_TEST(it_is_found_from_the_folder_it_was_simulated_in)
{
    put("above/my.cfg");
    enter("above");
    finds("out", NULL);
    enter("elsewhere");
    finds("../above/out", "above/");
    finds("../above/out/", "above/");
    enter("above/out");
    finds(".", "above/");
}
END_TEST

START_TEST(it_may_lie_beside_the_results)
{
    put("above/out/my.cfg");
    finds("above/out", "above/out/");
}
END_TEST

START_TEST(the_nearest_is_meant)
{
    put("my.cfg");
    put("above/out/my.cfg");
    enter("elsewhere");
    finds("../above/out", "above/out/");
    put("my.cfg");
    finds("../above/out", NULL);
}
END_TEST

START_TEST(an_absolute_path_is_looked_at_alone)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/my.cfg", root);
    manifest.files[0].path = path;
    ck_assert_int_eq(bide_origin_find(&manifest, "above/out", &base, &problem),
                     BIDE_ERR_INPUT);
    ck_assert_ptr_nonnull(strstr(problem.what.bytes, path));
    ck_assert_ptr_null(strstr(problem.what.bytes, "above"));
    put("my.cfg");
    finds("above/out", NULL);
}
END_TEST

START_TEST(where_it_was_looked_for_is_said)
{
    ck_assert_int_eq(bide_origin_find(&manifest, "above/out", &base, &problem),
                     BIDE_ERR_INPUT);
    ck_assert_str_eq(
        problem.what.bytes,
        "cannot find my.cfg, of which the results were made: it is neither in "
        "this folder nor in above/out or a folder above it");
    ck_assert(problem.help.length > 0);
}
END_TEST

/* --- what is verified --- */

static const struct {
    const char *path;
    const char *folder; /* NULL: it is another kind of file */
} named[] = {
    { "above/out", "above/out" },
    { "above/out/", "above/out/" },
    { "above/out/results.csv", "above/out" },
    { "above/out/manifest.json", "above/out" },
    { "above/out/datapackage.json", "above/out" },
    { "results.csv", "." },
    { "/results.csv", "/" },
    { "above/out/other.csv", NULL },
    { "above/out/myresults.csv", NULL },
    { "june.sqlite", NULL },
    { "", NULL },
};

START_TEST(a_file_of_the_folder_stands_for_it)
{
    const bool is_folder = bide_origin_folder(named[_i].path, &base);
    ck_assert_int_eq(is_folder ? 1 : 0, named[_i].folder != NULL ? 1 : 0);
    ck_assert_str_eq(base.bytes, named[_i].folder != NULL ? named[_i].folder : "");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("origin");
    TCase *tests = tcase_create("origin");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, it_is_found_from_the_folder_it_was_simulated_in);
    tcase_add_test(tests, it_may_lie_beside_the_results);
    tcase_add_test(tests, the_nearest_is_meant);
    tcase_add_test(tests, an_absolute_path_is_looked_at_alone);
    tcase_add_test(tests, where_it_was_looked_for_is_said);
    tcase_add_loop_test(tests, a_file_of_the_folder_stands_for_it, 0,
                        (int) (sizeof(named) / sizeof(named[0])));

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
