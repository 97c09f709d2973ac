/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/unknown.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/fault.h"
#include "models/scenario/settings.h"

static struct bide_diag diag;
static const struct bide_diag_place here = { .file = "a.cfg", .line = 3, .path = "a.b" };

static void setup(void)
{
    bide_diag_init(&diag);
}

static void teardown(void)
{
    bide_diag_free(&diag);
}

/* The help for a setting of this name in a staff group. */
static void assert_helped(const char *name, const char *help)
{
    bide_unknown_report(&bide_settings_staff_table, "staff group \"nurses\"", here, name,
                        &diag);
    ck_assert_str_eq(diag.items[diag.count - 1].help, help);
}

START_TEST(the_owner_and_the_name_are_told)
{
    assert_helped("wtf", "did you mean \"wte\"?");
    ck_assert_str_eq(diag.items[0].what,
                     "unknown setting \"wtf\" in staff group \"nurses\"");
    ck_assert_str_eq(diag.items[0].id, "BD-C050");
    ck_assert_str_eq(diag.items[0].place.path, "a.b");
    ck_assert_int_eq(diag.items[0].place.line, 3);
}
END_TEST

START_TEST(a_name_that_others_have_is_sent_there)
{
    assert_helped("per_week", "it belongs in pathways.*.referrals, pathways.*.booked.*, "
                              "pathways.*.leaving");
    assert_helped("stops_clock", "it belongs in pathways.*.steps.*");
    assert_helped("replications", "it belongs in the top level of the file");
    assert_helped("stages", "it belongs in a distribution: minutes = { ... };");
}
END_TEST

START_TEST(a_name_that_nothing_has_leads_to_the_list_of_all)
{
    assert_helped("colour", "\"bide explain\" lists all settings");
    assert_helped("", "\"bide explain\" lists all settings");
}
END_TEST

START_TEST(a_very_long_name_is_cut)
{
    char name[2001];
    for (size_t i = 0; i < 2000; ++i) {
        name[i] = 'x';
    }
    name[2000] = '\0';
    assert_helped(name, "\"bide explain\" lists all settings");
    ck_assert_uint_lt(strlen(diag.items[0].what), 140);
}
END_TEST

START_TEST(more_than_a_hundred_are_not_told)
{
    for (int i = 0; i < 300; ++i) {
        bide_unknown_report(&bide_settings_staff_table, "the file", here, "x", &diag);
    }
    ck_assert_uint_eq(diag.count, BIDE_FAULT_MOST + 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("unknown");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, the_owner_and_the_name_are_told);
    tcase_add_test(tcase, a_name_that_others_have_is_sent_there);
    tcase_add_test(tcase, a_name_that_nothing_has_leads_to_the_list_of_all);
    tcase_add_test(tcase, a_very_long_name_is_cut);
    tcase_add_test(tcase, more_than_a_hundred_are_not_told);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
