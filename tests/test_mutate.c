/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/mutate.h"

#include <check.h>
#include <string.h>

static const char text[] =
    "title = \"Our plan\";\nstaff = { nurses = { wte = 3.5; }; };\n"
    "months = [ 1.0, 0.98 ];\n# a remark\n";

START_TEST(the_same_seed_gives_the_same_damage)
{
    struct bide_text first;
    struct bide_text again;
    bide_text_init(&first);
    bide_text_init(&again);

    for (uint64_t seed = 0; seed < 500; ++seed) {
        mutate_text(&first, text, sizeof text - 1, seed);
        mutate_text(&again, text, sizeof text - 1, seed);
        ck_assert_uint_eq(first.length, again.length);
        ck_assert_mem_eq(first.bytes, again.bytes, first.length);
    }
    bide_text_free(&first);
    bide_text_free(&again);
}
END_TEST

START_TEST(most_seeds_damage_and_differ)
{
    struct bide_text changed;
    struct bide_text before;
    int damaged = 0;
    int different = 0;
    bide_text_init(&changed);
    bide_text_init(&before);

    for (uint64_t seed = 0; seed < 500; ++seed) {
        mutate_text(&changed, text, sizeof text - 1, seed);
        damaged += strcmp(changed.bytes, text) != 0;
        different += strcmp(changed.bytes, before.bytes) != 0;
        bide_text_clear(&before);
        bide_text_add(&before, changed.bytes);
    }

    ck_assert_int_gt(damaged, 475);
    ck_assert_int_gt(different, 475);
    bide_text_free(&changed);
    bide_text_free(&before);
}
END_TEST

/* The damage that the loader's tests rely on does come about. */
START_TEST(all_sorts_of_damage_occur)
{
    static const char *const signs[] = {
        "99999999999", "\xE2\x80\x9C", "\xEF\xBB\xBF", "/*",   "@include",
        "1,200",       "2025-04-01",   "((((((((((",   "\xA3", "a remark\n# a remark"
    };
    struct bide_text changed;
    bide_text_init(&changed);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; ++i) {
        int seen = 0;
        for (uint64_t seed = 0; seed < 4000; ++seed) {
            mutate_text(&changed, text, sizeof text - 1, seed);
            seen += strstr(changed.bytes, signs[i]) != NULL;
        }
        ck_assert_msg(seen > 0, "%s", signs[i]);
    }
    bide_text_free(&changed);
}
END_TEST

START_TEST(an_empty_text_can_be_damaged)
{
    struct bide_text changed;
    size_t longest = 0;
    bide_text_init(&changed);

    for (uint64_t seed = 0; seed < 200; ++seed) {
        mutate_text(&changed, "", 0, seed);
        longest = changed.length > longest ? changed.length : longest;
    }

    ck_assert_uint_gt(longest, 0);
    bide_text_free(&changed);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mutate");
    TCase *tcase = tcase_create("mutate");
    tcase_add_test(tcase, the_same_seed_gives_the_same_damage);
    tcase_add_test(tcase, most_seeds_damage_and_differ);
    tcase_add_test(tcase, all_sorts_of_damage_occur);
    tcase_add_test(tcase, an_empty_text_can_be_damaged);
    suite_add_tcase(suite, tcase);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
