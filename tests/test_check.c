/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether settings fit together: the edges of the rules, and what must not be said. The
 * words are held by test_bad_plan and test_bad_references. */
#include "models/scenario/check.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/check_part.h"
#include "tests/spec_text.h"

#define STEPS "steps = ( { name = \"visit\"; staff = \"nurses\"; minutes = 60; } );"
#define NO_HOLIDAYS "calendar = { holidays = \"none\"; };"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

/* Ids of all problems, in order: "BD-C059 BD-C060 ". */
static void assert_ids(const char *text, const char *ids)
{
    struct bide_text found;
    bide_text_init(&found);
    spec_text_check(&loaded, text);
    for (size_t i = 0; i < loaded.diag.count; ++i) {
        bide_text_addf(&found, "%s ", loaded.diag.items[i].id);
    }
    ck_assert_str_eq(found.bytes, ids);
    bide_text_free(&found);
    spec_text_free(&loaded);
}

/* The same for a single pathway, a staff group that does it, and no bank holidays. */
static void assert_pathway(const char *staff, const char *pathway, const char *ids)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text,
                   SPEC_TEXT_DATES NO_HOLIDAYS
                   "staff = { nurses = { %s }; }; pathways = { autism = { %s }; };",
                   staff, pathway);
    assert_ids(text.bytes, ids);
    bide_text_free(&text);
}

START_TEST(a_small_file_has_no_problems)
{
    spec_text_check(&loaded, SPEC_TEXT_BASE);
    spec_text_is_clean(&loaded);
}
END_TEST

START_TEST(shares_may_be_off_by_rounding_only)
{
    ck_assert(bide_check_part_adds_up(0.1 + 0.2 + 0.7, true));
    ck_assert(bide_check_part_adds_up(1.0 - 0.9e-9, true));
    ck_assert(!bide_check_part_adds_up(1.0 - 2e-9, true));
    ck_assert(!bide_check_part_adds_up(1.0 + 2e-9, true));
    ck_assert(bide_check_part_adds_up(0.5, false));
    ck_assert(bide_check_part_adds_up(0.0, false));
    ck_assert(!bide_check_part_adds_up(1.0 + 2e-9, false));
}
END_TEST

START_TEST(milestones_may_lie_on_both_ends)
{
    assert_ids(SPEC_TEXT_BASE "milestones = ( { weeks = 0; }, { weeks = 52; } );", "");
    assert_ids(SPEC_TEXT_BASE "milestones = ( { weeks = 53; } );", "BD-C062 ");
}
END_TEST

START_TEST(the_starting_list_may_be_as_old_as_a_year)
{
    static const struct {
        const char *date;
        const char *ids;
    } rows[] = { { "2025-09-01", "" },
                 { "2025-08-31", "" },
                 { "2024-08-31", "" },
                 { "2024-08-30", "BD-C062 " },
                 { "2025-09-02", "BD-C062 " } };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        struct bide_text pathway;
        bide_text_init(&pathway);
        bide_text_addf(&pathway,
                       "referrals = { per_week = 5; }; " STEPS
                       "waiting = { as_of = \"%s\"; "
                       "from_weeks = [ 0 ]; children = [ 1 ]; };",
                       rows[i].date);
        assert_pathway("wte = 3;", pathway.bytes, rows[i].ids);
        bide_text_free(&pathway);
    }
}
END_TEST

START_TEST(missing_dates_are_not_held_against_other_settings)
{
    assert_ids(
        "weeks = 52; milestones = ( { months = 90; } ); warm_up_weeks = "
        "90;" SPEC_TEXT_STAFF "pathways = { autism = { " SPEC_TEXT_PATHWAY
        " waiting = { as_of = \"2025-01-01\"; from_weeks = [ 0 ]; children = [ 1 ]; }; };"
        " }; scenarios = { a = { }; b = { changes = ( { type = \"hire\";"
        " staff = \"nurses\"; wte = 1; from = \"2020-01-01\"; } ); }; };",
        "BD-C051 ");
}
END_TEST

/* 3 WTE x 5 sessions x 240 minutes = 3,600 minutes a week. */
START_TEST(demand_up_to_capacity_is_not_mentioned)
{
    assert_pathway("wte = 3;", "referrals = { per_week = 60; }; " STEPS, "");
    assert_pathway("wte = 3;", "referrals = { per_week = 60.4; }; " STEPS, "BD-C073 ");
    assert_pathway("wte = 3;", "referrals = { per_week = 599; }; " STEPS, "BD-C073 ");
    assert_pathway("wte = 3;", "referrals = { per_week = 601; }; " STEPS, "BD-C072 ");
}
END_TEST

START_TEST(absence_takes_capacity_away)
{
    assert_pathway("wte = 3; sickness = 0.05;", "referrals = { per_week = 58; }; " STEPS,
                   "BD-C073 ");
    assert_pathway("wte = 3; clinical_weeks = 42;",
                   "referrals = { per_week = 50; }; " STEPS, "BD-C073 ");
    assert_pathway("wte = 3; clinical_weeks = 42;",
                   "referrals = { per_week = 48; }; " STEPS, "");
}
END_TEST

/* Seven bank holidays lie on weekdays from September 2025 to August 2026: 253 of 260 days
 * are open, 3,503 minutes a week. */
START_TEST(bank_holidays_take_capacity_away)
{
    const char *pathways = SPEC_TEXT_STAFF
        "pathways = { autism = { referrals = { per_week = 59; }; " STEPS " }; };";
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, SPEC_TEXT_DATES "%s", pathways);
    spec_text_check(&loaded, text.bytes);
    spec_text_says(&loaded, "BD-C073", "staff.nurses",
                   "demand at the start is 1.01 times the capacity of \"nurses\": its "
                   "lists grow by about "
                   "0.62 children a week"); /* (3540 - 3503.1) / 60 */
    spec_text_free(&loaded);
    bide_text_add(&text, NO_HOLIDAYS);
    assert_ids(text.bytes, "");
    bide_text_free(&text);
}
END_TEST

START_TEST(continuous_clinicians_work_day_and_night)
{
    const char *day =
        "referrals = { per_week = 7; }; steps = ( { name = \"visit\"; staff = "
        "\"nurses\"; days = 1; } );";
    assert_pathway("clinicians = 1;", day, "");
    assert_pathway("clinicians = 0;", day, "BD-C074 ");
    assert_pathway("clinicians = 0; schedule = { from_week = 4; clinicians = 1; };", day,
                   "");
}
END_TEST

START_TEST(no_capacity_matters_if_somebody_waits)
{
    const char *nobody = "referrals = { per_week = 0; }; " STEPS;
    const char *list = "referrals = { per_week = 0; }; " STEPS
                       "waiting = { from_weeks = [ 0 ]; children = [ 1 ]; };";
    assert_pathway("wte = 0;", nobody, "BD-C075 ");
    assert_pathway("wte = 0;", list, "BD-C074 ");
    assert_pathway("wte = 1;", list, "");
}
END_TEST

START_TEST(growth_beyond_doubling_is_doubted)
{
    assert_pathway("wte = 3;",
                   "referrals = { per_week = 5; growth_per_year = 1.0; }; " STEPS, "");
    assert_pathway("wte = 3;",
                   "referrals = { per_week = 5; growth_per_year = 1.1; }; " STEPS,
                   "BD-C072 ");
}
END_TEST

START_TEST(factors_of_months_average_1)
{
    assert_pathway("wte = 3;",
                   "referrals = { per_week = 5; months = [ 1.2, 1, 1, 1, 1, 1, 1, "
                   "1, 1, 1, 1, 1.0 ]; }; " STEPS,
                   "BD-C043 ");
    assert_pathway("wte = 3;",
                   "referrals = { per_week = 5; months = ( 1.2, 1, 1, 1, 1, 1, 1, "
                   "1, 1, 1, 1, 1.0 ); }; " STEPS,
                   "");
    assert_pathway("wte = 3;",
                   "referrals = { per_week = 5; months = ( 1.3, 1, 1, 1, 1, 1, 1, "
                   "1, 1, 1, 1, 1.0 ); }; " STEPS,
                   "BD-C071 ");
}
END_TEST

#define MISSED(share)                                                                    \
    "referrals = { per_week = 0.01; }; steps = ( { name = \"visit\"; staff = "           \
    "\"nurses\";"                                                                        \
    " minutes = 1; not_brought = " share "; } );"

START_TEST(almost_everybody_may_miss_an_appointment)
{
    assert_pathway("wte = 3;", MISSED("0.999"), "");
    assert_pathway("wte = 3;", MISSED("0.9991"), "BD-C068 ");
}
END_TEST

START_TEST(a_file_that_is_wrong_all_over_is_survived)
{
    assert_ids("start = 5; weeks = true; staff = 3; pathways = ( 4 ); milestones = \"x\";"
               "scenarios = { a = 1; b = { includes = 7; changes = ( { type = 5; }, 7,"
               " { type = \"insourcing\"; step = 5; }, { type = \"pilot\"; }, { type = "
               "\"hire\"; },"
               " { type = \"set\"; }, { } ); }; };",
               "BD-C052 BD-C052 BD-C052 BD-C052 BD-C052 BD-C052 BD-C052 BD-C052 BD-C052 "
               "BD-C052 BD-C051 BD-C051 BD-C051 BD-C051 BD-C051 BD-C051 BD-C051 ");
}
END_TEST

static void add_rules(TCase *tcase)
{
    tcase_add_test(tcase, a_small_file_has_no_problems);
    tcase_add_test(tcase, shares_may_be_off_by_rounding_only);
    tcase_add_test(tcase, milestones_may_lie_on_both_ends);
    tcase_add_test(tcase, the_starting_list_may_be_as_old_as_a_year);
    tcase_add_test(tcase, missing_dates_are_not_held_against_other_settings);
    tcase_add_test(tcase, almost_everybody_may_miss_an_appointment);
    tcase_add_test(tcase, a_file_that_is_wrong_all_over_is_survived);
}

static void add_load(TCase *tcase)
{
    tcase_add_test(tcase, demand_up_to_capacity_is_not_mentioned);
    tcase_add_test(tcase, absence_takes_capacity_away);
    tcase_add_test(tcase, bank_holidays_take_capacity_away);
    tcase_add_test(tcase, continuous_clinicians_work_day_and_night);
    tcase_add_test(tcase, no_capacity_matters_if_somebody_waits);
    tcase_add_test(tcase, growth_beyond_doubling_is_doubted);
    tcase_add_test(tcase, factors_of_months_average_1);
}

int main(void)
{
    Suite *suite = suite_create("check");
    TCase *tcase = tcase_create("all");
    tcase_add_checked_fixture(tcase, NULL, teardown);
    add_rules(tcase);
    add_load(tcase);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
