/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Configurations held in memory, files put in the places of their includes, and digests.
 */
#include "models/text/pack.h"

#include "engine/base/digest.h"
#include "models/scenario/canonical.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/text/expand.h"
#include "tests/source_folder.h"

/* FIPS 180-4, examples of NIST. */
START_TEST(digests_are_those_of_the_standard)
{
    char digest[BIDE_DIGEST_SIZE];
    bide_digest_of("abc", 3, digest);
    ck_assert_str_eq(digest, "ba7816bf8f01cfea414140de5dae2223"
                             "b00361a396177a9cb410ff61f20015ad");
    bide_digest_of("", 0, digest);
    ck_assert_str_eq(digest, "e3b0c44298fc1c149afbf4c8996fb924"
                             "27ae41e4649b934ca495991b7852b855");
    ck_assert_int_eq(strncmp(bide_digest_library(), "nettle ", 7), 0);
}
END_TEST

START_TEST(a_path_is_found_however_it_is_written)
{
    static const struct bide_pack_file files[] = { { "configs/a.cfg", "", 0, "" },
                                                   { "./b//c.csv", "", 0, "" } };
    static const struct bide_pack pack = { files, 2 };
    ck_assert_uint_eq(bide_pack_find(&pack, "configs/a.cfg"), 0);
    ck_assert_uint_eq(bide_pack_find(&pack, "./configs/./a.cfg"), 0);
    ck_assert_uint_eq(bide_pack_find(&pack, "b/c.csv"), 1);
    ck_assert_uint_eq(bide_pack_find(&pack, "/b/c.csv"), 2);
    ck_assert_uint_eq(bide_pack_find(&pack, "configs/a.cf"), 2);
    ck_assert_uint_eq(bide_pack_find(&pack, "configs/a.cfgs"), 2);
    ck_assert_uint_eq(bide_pack_find(&pack, ""), 2);
}
END_TEST

static void check_line(const struct bide_expand *expand, int line, size_t file,
                       int its_line)
{
    const struct bide_expand_line place = bide_expand_place(expand, line);
    ck_assert_uint_eq(place.file, file);
    ck_assert_int_eq(place.line, its_line);
}

START_TEST(each_line_knows_where_it_was_written)
{
    put("a.cfg", "x = 1;\ng = {\n  @include \"b.cfg\"\n};\nz = 3;\n");
    put("b.cfg", "b = 1;\nc = 2;");
    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);
    struct bide_expand expand;

    ck_assert_int_eq(bide_expand_init(&expand, &source), BIDE_OK);

    ck_assert_str_eq(expand.text.bytes,
                     "x = 1;\ng = {\n  b = 1;\nc = 2;\n\n};\nz = 3;\n");
    check_line(&expand, 2, 0, 2);
    check_line(&expand, 3, 1, 1);
    check_line(&expand, 4, 1, 2);
    check_line(&expand, 5, 0, 3);
    check_line(&expand, 7, 0, 5);
    check_line(&expand, 0, 0, 0);
    check_line(&expand, 99, 0, 6);
    bide_expand_free(&expand);
}
END_TEST

START_TEST(a_file_may_be_included_twice)
{
    put("a.cfg", "p = {\n@include \"b.cfg\"\n};\nq = {\n@include \"b.cfg\"\n};\n");
    put("b.cfg", "b = 1;\n");
    ck_assert_int_eq(bide_source_read(&source, "a.cfg", &diag), BIDE_OK);
    struct bide_expand expand;

    ck_assert_int_eq(bide_expand_init(&expand, &source), BIDE_OK);

    ck_assert_str_eq(expand.text.bytes, "p = {\nb = 1;\n\n\n};\nq = {\nb = 1;\n\n\n};\n");
    check_line(&expand, 2, 1, 1);
    check_line(&expand, 7, 1, 1);
    check_line(&expand, 10, 0, 6);
    bide_expand_free(&expand);
}
END_TEST

#define CLINIC                                                                           \
    "start = \"2025-09-01\"; weeks = 4; staff = { t = { wte = 1; }; };\n"                \
    "pathways = {\n@include \"parts/c.cfg\"\n};\n"
#define PATHWAY                                                                          \
    "p = { referrals = { file = \"b.csv\"; };\n"                                         \
    "steps = ( { name = \"s\"; staff = \"t\"; minutes = 60; } ); };"
#define DATA "date\n2025-09-02\n2025-09-03\n"

/* The file b.csv is the data. */
static enum bide_err load(struct bide_spec *spec, const struct bide_pack *pack)
{
    bide_spec_init(spec);
    spec->pack = pack;
    const enum bide_err err = bide_load_file(spec, "configs/a.cfg", &diag);
    return err == BIDE_OK ? bide_check_spec(spec, &diag) : err;
}

START_TEST(a_pack_is_read_as_files_are)
{
    struct bide_spec disk;
    struct bide_spec packed;
    struct bide_text texts[2];
    make_folders();
    put("configs/a.cfg", CLINIC);
    put("configs/parts/c.cfg", PATHWAY);
    put("configs/b.csv", DATA);
    static const struct bide_pack_file files[] = {
        { "configs/a.cfg", CLINIC, sizeof(CLINIC) - 1, "one" },
        { "configs/parts/c.cfg", PATHWAY, sizeof(PATHWAY) - 1, "two" },
        { "configs/b.csv", DATA, sizeof(DATA) - 1, "three" },
    };
    static const struct bide_pack pack = { files, 3 };

    ck_assert_int_eq(load(&disk, NULL), BIDE_OK);
    remove("configs/b.csv");
    ck_assert_int_eq(load(&packed, &pack), BIDE_OK);

    bide_text_init(&texts[0]);
    bide_text_init(&texts[1]);
    bide_canonical_spec(&texts[0], &disk);
    bide_canonical_spec(&texts[1], &packed);
    ck_assert_str_eq(texts[0].bytes, texts[1].bytes);
    ck_assert_uint_eq(packed.source_count, 2);
    ck_assert_uint_eq(packed.tables[0].row_count, 2);
    ck_assert_str_eq(packed.sources[1].digest, "two");
    ck_assert_str_eq(packed.tables[0].digest, "three");
    char digest[BIDE_DIGEST_SIZE];
    bide_digest_of(DATA, sizeof(DATA) - 1, digest);
    ck_assert_str_eq(disk.tables[0].digest, digest);
    bide_digest_of(PATHWAY, sizeof(PATHWAY) - 1, digest);
    ck_assert_str_eq(disk.sources[1].digest, digest);
    bide_text_free(&texts[0]);
    bide_text_free(&texts[1]);
    bide_spec_free(&disk);
    bide_spec_free(&packed);
}
END_TEST

/* Though it is on the disk. */
START_TEST(what_is_not_in_the_pack_is_missing)
{
    struct bide_spec spec;
    make_folders();
    put("configs/parts/c.cfg", PATHWAY);
    static const struct bide_pack_file files[] = { { "configs/a.cfg", CLINIC,
                                                     sizeof(CLINIC) - 1, "one" } };
    static const struct bide_pack pack = { files, 1 };

    ck_assert_int_eq(load(&spec, &pack), BIDE_ERR_SPEC);

    ck_assert_str_eq(diag.items[0].id, "BD-C001");
    bide_spec_free(&spec);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pack");
    TCase *tests = tcase_create("pack");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, digests_are_those_of_the_standard);
    tcase_add_test(tests, a_path_is_found_however_it_is_written);
    tcase_add_test(tests, each_line_knows_where_it_was_written);
    tcase_add_test(tests, a_file_may_be_included_twice);
    tcase_add_test(tests, a_pack_is_read_as_files_are);
    tcase_add_test(tests, what_is_not_in_the_pack_is_missing);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
