/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manifest beside results.csv: it is read as it was written, and nothing else is. */
#include "app/result/manifest.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/result/package.h"
#include "tests/sample_study.h"

static char folder[32];
static char path[64];
static struct sample *sample;
static struct bide_spec_source sources[2];
static struct bide_spec_table tables[2];
static struct bide_text text;
static struct bide_manifest manifest;
static struct bide_problem problem;

static void set_up(void)
{
    snprintf(folder, sizeof(folder), "/tmp/bide-manifest-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/%s", folder, BIDE_PACKAGE_MANIFEST);
    sample = sample_new();
    memset(sources, 0, sizeof(sources));
    memset(tables, 0, sizeof(tables));
    sources[0].file = "a.cfg";
    sources[0].digest = "one";
    sources[1].file = "parts/b.cfg";
    sources[1].digest = "two";
    for (size_t i = 0; i < 2; ++i) {
        tables[i].file = "c.csv"; /* twice, kept once */
        tables[i].digest = "three";
    }
    sample->spec.sources = sources;
    sample->spec.source_count = 2;
    sample->spec.tables = tables;
    sample->spec.table_count = 2;
    bide_text_init(&text);
    bide_problem_init(&problem);
    memset(&manifest, 0, sizeof(manifest));
}

static void tear_down(void)
{
    bide_manifest_free(&manifest);
    bide_problem_free(&problem);
    bide_text_free(&text);
    sample_free(sample);
    unlink(path);
    rmdir(folder);
}

static void put(const char *bytes, size_t length)
{
    FILE *out = fopen(path, "wb");
    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, length, out), length);
    ck_assert_int_eq(fclose(out), 0);
}

static enum bide_err read_again(void)
{
    bide_manifest_free(&manifest);
    bide_problem_free(&problem);
    bide_problem_init(&problem);
    return bide_manifest_read(&manifest, folder, &problem);
}

static enum bide_err read_bytes(const char *bytes, size_t length)
{
    put(bytes, length);
    return read_again();
}

/* What package.c writes for the sample with these changes. */
static void write_sample(const char *const *sets, size_t count)
{
    struct bide_package package = { .sets = { sets, count } };
    struct bide_text csv;
    bide_text_init(&csv);
    bide_text_add(&csv, "abc");
    bide_package_note(&package, &csv);
    bide_package_manifest_add(&text, &sample->study, &package);
    ck_assert_int_eq(text.err, BIDE_OK);
    bide_text_free(&csv);
}

/* --- what was written --- */

START_TEST(it_comes_back)
{
    sample->study.seed = UINT64_MAX;
    write_sample(NULL, 0);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_OK);
    ck_assert(manifest.seed == UINT64_MAX);
    ck_assert_uint_eq(manifest.replications, 400);
    ck_assert_uint_eq(manifest.sets.count, 0);
    ck_assert_uint_eq(manifest.scenario_count, 2);
    ck_assert_str_eq(manifest.scenarios[0], "as_now");
    ck_assert_str_eq(manifest.scenarios[1], "insource");
    ck_assert_uint_eq(manifest.file_count, 3);
    ck_assert_str_eq(manifest.files[0].path, "a.cfg");
    ck_assert_str_eq(manifest.files[1].digest, "two");
    ck_assert_str_eq(manifest.files[2].path, "c.csv");
    ck_assert_str_eq(manifest.csv_digest, "ba7816bf8f01cfea414140de5dae2223"
                                          "b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(any_text_comes_back)
{
    static const char *const sets[] = {
        "title=\"say \\\"no\\\"\"",
        "a=\x01\x1F\t\n\r\x7F",
        "b=caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x91\xB6",
        "c=\xE2\x80\xA8</script>",
        "",
        " d = [ 1, 2 ] ",
    };
    enum { COUNT = sizeof(sets) / sizeof(sets[0]) };
    write_sample(sets, COUNT);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_OK);
    ck_assert_uint_eq(manifest.sets.count, COUNT);
    for (size_t i = 0; i < COUNT; ++i) {
        ck_assert_str_eq(manifest.sets.sets[i], sets[i]);
    }
}
END_TEST

START_TEST(it_holds_512_changes_and_no_more)
{
    static const char *sets[BIDE_MANIFEST_MOST + 1];
    for (size_t i = 0; i <= BIDE_MANIFEST_MOST; ++i) {
        sets[i] = "a=1";
    }
    write_sample(sets, BIDE_MANIFEST_MOST);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_OK);
    ck_assert_uint_eq(manifest.sets.count, BIDE_MANIFEST_MOST);
    bide_text_clear(&text);
    write_sample(sets, BIDE_MANIFEST_MOST + 1);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_ERR_INPUT);
}
END_TEST

/* The same study on another day: nothing in it says when or where. */
START_TEST(the_same_study_gives_the_same_manifest)
{
    write_sample(NULL, 0);
    const size_t length = text.length;
    write_sample(NULL, 0);
    ck_assert_uint_eq(text.length, 2 * length);
    ck_assert_int_eq(memcmp(text.bytes, text.bytes + length, length), 0);
}
END_TEST

/* --- what was not --- */

/* All that is used stands before the end of the last checksum. */
START_TEST(a_part_of_it_is_refused)
{
    write_sample(NULL, 0);
    const char *results = strstr(text.bytes, "\"path\":\"results.csv\"");
    ck_assert_ptr_nonnull(results);
    const char *sum = strstr(results, "\"sha256\":\"");
    ck_assert_ptr_nonnull(sum);
    const size_t needed =
        (size_t) (sum - text.bytes) + strlen("\"sha256\":\"") + BIDE_DIGEST_SIZE;
    for (size_t length = 0; length < text.length; ++length) {
        const enum bide_err err = read_bytes(text.bytes, length);
        ck_assert_msg(err == (length < needed ? BIDE_ERR_INPUT : BIDE_OK), "%zu bytes",
                      length);
    }
}
END_TEST

START_TEST(a_changed_byte_is_read_or_refused)
{
    static const char others[] = { '"', '\\', '\0', ']' };
    write_sample(NULL, 0);
    char *bytes = bide_mem_zeroed(text.length, 1);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, text.bytes, text.length);
    for (size_t i = 0; i < text.length; ++i) {
        bytes[i] = others[i % sizeof(others)];
        const enum bide_err err = read_bytes(bytes, text.length);
        ck_assert_msg(err == BIDE_OK || err == BIDE_ERR_INPUT, "byte %zu", i);
        ck_assert_msg((err == BIDE_OK) == (problem.what.length == 0), "byte %zu", i);
        bytes[i] = text.bytes[i];
    }
    bide_mem_free(bytes);
}
END_TEST

#define FILES "[{\"kind\":\"configuration\",\"path\":\"a\",\"sha256\":\"b\"}]"

static const struct {
    const char *files;
    const char *sets;
    const char *seed;
    const char *replications;
    bool is_right;
} wrongs[] = {
    { FILES, "[]", "\"0\"", "1", true },
    { "[]", "[]", "\"0\"", "1", false }, /* made of nothing */
    { "[{}]", "[]", "\"0\"", "1", false },
    { FILES, "[\"a\",\"b\"]", "\"0\"", "1", true },
    { FILES, "[\"a\" \"b\"]", "\"0\"", "1", false },
    { FILES, "[\"a\",]", "\"0\"", "1", false },
    { FILES, "[,\"a\"]", "\"0\"", "1", false },
    { FILES, "[1]", "\"0\"", "1", false },
    { FILES, "[\"\\u00e9\"]", "\"0\"", "1", true },
    { FILES, "[\"\\u00\"]", "\"0\"", "1", false },
    { FILES, "[\"\\q\"]", "\"0\"", "1", false },
    { FILES, "[]", "\"18446744073709551615\"", "1", true },
    { FILES, "[]", "\"18446744073709551616\"", "1", false },
    { FILES, "[]", "\"-1\"", "1", false },
    { FILES, "[]", "\" 1\"", "1", false },
    { FILES, "[]", "\"1x\"", "1", false },
    { FILES, "[]", "\"\"", "1", false },
    { FILES, "[]", "1", "1", false }, /* no text */
    { FILES, "[]", "\"0\"", "-1", false },
    { FILES, "[]", "\"0\"", "", false },
    { FILES, "[]", "\"0\"", "1.5", false },
};

START_TEST(each_member_must_be_of_its_kind)
{
    bide_text_addf(&text,
                   BIDE_PACKAGE_MANIFEST_BEGINS
                   "\n\"content\":{\"bide_version\":\"1\",\n \"files\":%s,\n \"sets\":%s,"
                   "\"seed\":%s,\"replications\":%s,\"scenarios\":[\"now\"],"
                   "\"estimates_sha256\":\"\",\"results\":{\"path\":\"results.csv\","
                   "\"bytes\":0,\"sha256\":\"\"}}}\n",
                   wrongs[_i].files, wrongs[_i].sets, wrongs[_i].seed,
                   wrongs[_i].replications);
    ck_assert_int_eq(read_bytes(text.bytes, text.length),
                     wrongs[_i].is_right ? BIDE_OK : BIDE_ERR_INPUT);
}
END_TEST

START_TEST(a_folder_without_one_is_named)
{
    ck_assert_int_eq(read_again(), BIDE_ERR_INPUT);
    ck_assert_ptr_nonnull(strstr(problem.what.bytes, path));
}
END_TEST

/* --- files that changed --- */

/* What is said to have changed, read from base. */
static void names(const char *base, const char *expected)
{
    struct bide_text changed;
    bide_text_init(&changed);
    bide_manifest_changed(&manifest, &sample->spec, base, &changed);
    ck_assert_str_eq(changed.bytes, expected);
    bide_text_free(&changed);
}

START_TEST(the_first_file_that_changed_is_named)
{
    write_sample(NULL, 0);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_OK);
    names("", "");
    names("../", "../a.cfg");
    tables[0].digest = "3";
    names("", "c.csv");
    sources[1].digest = "2";
    names("", "parts/b.cfg");
    sample->spec.source_count = 0; /* none of them is there any more */
    names("", "a.cfg");
}
END_TEST

START_TEST(files_are_those_of_the_folder_they_were_read_from)
{
    sources[1].file = "/parts/b.cfg";
    write_sample(NULL, 0);
    ck_assert_int_eq(read_bytes(text.bytes, text.length), BIDE_OK);
    sources[0].file = "june/a.cfg";
    tables[0].file = "june/c.csv";
    names("june/", "");
    names("", "a.cfg");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("manifest");
    TCase *tests = tcase_create("manifest");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, it_comes_back);
    tcase_add_test(tests, any_text_comes_back);
    tcase_add_test(tests, it_holds_512_changes_and_no_more);
    tcase_add_test(tests, the_same_study_gives_the_same_manifest);
    tcase_add_test(tests, a_part_of_it_is_refused);
    tcase_add_test(tests, a_changed_byte_is_read_or_refused);
    tcase_add_loop_test(tests, each_member_must_be_of_its_kind, 0,
                        (int) (sizeof(wrongs) / sizeof(wrongs[0])));
    tcase_add_test(tests, a_folder_without_one_is_named);
    tcase_add_test(tests, the_first_file_that_changed_is_named);
    tcase_add_test(tests, files_are_those_of_the_folder_they_were_read_from);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
