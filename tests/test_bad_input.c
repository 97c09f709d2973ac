/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of the wrong kind or size, names that do not exist: all problems of a file at
 * once, in order, with the exact words. */
#include <check.h>

#include "tests/spec_text.h"

#define CHECK_FILE(name, problems)                                                       \
    spec_text_file(name, problems, sizeof(problems) / sizeof((problems)[0]))

START_TEST(dates_exist_and_are_written_year_first)
{
    static const struct spec_text_problem problems[] = {
        { 2, "BD-C056", "start",
          "\"start\" must be a date such as \"2025-08-31\", but is the text "
          "\"2025-02-30\"",
          "write year-month-day; the day must exist, from 1900 to 2199" },
        { 4, "BD-C056", "milestones.0.date",
          "\"date\" must be a date such as \"2025-08-31\", but is the text \"31/12/25\"",
          "write year-month-day; the day must exist, from 1900 to 2199" },
        { 4, "BD-C056", "milestones.1.date",
          "\"date\" must be a date such as \"2025-08-31\", but is the text \"2025-9-1\"",
          "write year-month-day; the day must exist, from 1900 to 2199" },
        { 5, "BD-C052", "milestones.2.date",
          "\"date\" must be a date such as \"2025-08-31\", but is 20,251,231",
          "put it in double quotes" },
        { 10, "BD-C056", "pathways.autism.waiting.0.as_of",
          "\"as_of\" must be a date such as \"2025-08-31\", but is the text "
          "\"1899-12-31\"",
          "write year-month-day; the day must exist, from 1900 to 2199" },
    };
    CHECK_FILE("dates.cfg", problems);
}
END_TEST

START_TEST(unknown_settings_get_the_nearest_name_or_the_right_group)
{
    static const struct spec_text_problem problems[] = {
        { 4, "BD-C050", "replicatons", "unknown setting \"replicatons\" in the file",
          "did you mean \"replications\"?" },
        { 5, "BD-C050", "colour", "unknown setting \"colour\" in the file",
          "\"bide explain\" lists all settings" },
        { 6, "BD-C050", "staff.nurses.sicknes",
          "unknown setting \"sicknes\" in staff group \"nurses\"",
          "did you mean \"sickness\"?" },
        { 6, "BD-C050", "staff.nurses.per_week",
          "unknown setting \"per_week\" in staff group \"nurses\"",
          "it belongs in pathways.*.referrals, pathways.*.booked.*, "
          "pathways.*.leaving" },
        { 9, "BD-C050", "pathways.autism.per_week",
          "unknown setting \"per_week\" in pathway \"autism\"",
          "it belongs in pathways.*.referrals, pathways.*.booked.*, "
          "pathways.*.leaving" },
        { 10, "BD-C050", "pathways.autism.referrals.share",
          "unknown setting \"share\" in \"referrals\"",
          "it belongs in staff.*.leave.*, staff.*.carve_out.*, "
          "pathways.*.standard" },
        { 11, "BD-C050", "pathways.autism.steps.visit.wte",
          "unknown setting \"wte\" in step \"visit\"",
          "it belongs in staff.*, scenarios.*.changes.insourcing.takes_staff, "
          "scenarios.*.changes.hire" },
        { 11, "BD-C050", "pathways.autism.steps.visit.mean",
          "unknown setting \"mean\" in step \"visit\"",
          "it belongs in a distribution: minutes = { ... };" },
        { 16, "BD-C050", "scenarios.more.changes.0.price",
          "unknown setting \"price\" in this change",
          "it belongs in scenarios.*.changes.insourcing, "
          "scenarios.*.changes.validation, scenarios.*.changes.extra_sessions" },
    };
    CHECK_FILE("unknown.cfg", problems);
}
END_TEST

START_TEST(what_has_no_default_must_be_given)
{
    static const struct spec_text_problem problems[] = {
        { 0, "BD-C051", "weeks", "the file needs \"weeks\"",
          "add \"weeks\": a whole number, 1 to 10,400 weeks" },
        { 5, "BD-C051", "pathways.autism.referrals",
          "pathway \"autism\" needs \"referrals\"",
          "add \"referrals\": a group of settings in { }" },
        { 5, "BD-C051", "pathways.autism.steps", "pathway \"autism\" needs \"steps\"",
          "add \"steps\": a list of groups in ( ), 1 to 32 of them" },
        { 7, "BD-C088", "pathways.adhd.referrals",
          "\"referrals\" needs \"per_week\" or \"file\"", "such as per_week = 20;" },
        { 8, "BD-C051", "pathways.adhd.steps.0.minutes.shape",
          "\"minutes\" needs \"shape\"",
          "add \"shape\": \"fixed\", \"uniform\", \"exponential\", \"gamma\", "
          "\"erlang\", \"weibull\", \"lognormal\", \"triangular\" or \"empirical\"" },
        { 8, "BD-C051", "pathways.adhd.steps.0.name", "this step needs \"name\"",
          "add \"name\": a text in double quotes" },
        { 8, "BD-C061", "pathways.adhd.steps.plan",
          "step \"plan\" needs exactly one of \"minutes\", \"hours\", \"days\" and "
          "\"weeks\", but has 0",
          "say how long the step takes, such as minutes = 60;" },
        { 13, "BD-C051", "scenarios.more.changes.0.type", "this change needs \"type\"",
          "add \"type\": \"insourcing\", \"pilot\", \"hire\", \"set\", \"validation\", "
          "\"support\", \"training\" or \"extra_sessions\"" },
        { 13, "BD-C051", "scenarios.more.changes.1.step", "this change needs \"step\"",
          "add \"step\": a text in double quotes" },
        { 13, "BD-C051", "scenarios.more.changes.1.per_week",
          "this change needs \"per_week\"",
          "add \"per_week\": a number, 0 to 100,000 children a week" },
    };
    CHECK_FILE("missing.cfg", problems);
}
END_TEST

START_TEST(values_have_the_kind_of_their_setting)
{
    static const struct spec_text_problem problems[] = {
        { 2, "BD-C052", "title",
          "\"title\" must be a text in double quotes, but is 2,025",
          "put it in double quotes" },
        { 4, "BD-C052", "weeks",
          "\"weeks\" must be a whole number, 1 to 10,400 weeks, but is the text \"52\"",
          "write the number without quotes" },
        { 5, "BD-C052", "monthly", "\"monthly\" must be true or false, but is 1", NULL },
        { 6, "BD-C052", "staff.nurses.clinicians",
          "\"clinicians\" must be a whole number, 0 to 10,000 clinicians, but is 2.7",
          "fractions make no sense here" },
        { 6, "BD-C052", "staff.doctors",
          "\"doctors\" must be a group of settings in { }, but is 3", NULL },
        { 9, "BD-C052", "pathways.autism.referrals.per_week",
          "\"per_week\" must be a number, 0 to 100,000 referrals a week, but is the text "
          "\"5\"",
          "write the number without quotes" },
        { 9, "BD-C052", "pathways.autism.referrals.months",
          "\"months\" must be numbers in [ ], each 0 to 100 times the average, but is 1",
          NULL },
        { 10, "BD-C052", "pathways.autism.order",
          "\"order\" must be \"priority\", \"longest_wait\", \"ageing\" or "
          "\"head_start\", but is true",
          NULL },
        { 11, "BD-C052", "pathways.autism.steps.visit.staff",
          "\"staff\" must be a text in double quotes, but is an array [ ]", NULL },
        { 11, "BD-C052", "pathways.autism.steps.visit.minutes",
          "\"minutes\" must be a number or a distribution in { }, 0 to 1,000,000,000 "
          "minutes, but is the text \"one hour\"",
          NULL },
        { 11, "BD-C052", "pathways.autism.steps.1",
          "\"steps\" must be a list of groups in ( ), 1 to 32 of them, but item 2 is the "
          "text \"review\"",
          NULL },
        { 16, "BD-C052", "scenarios.more.includes",
          "\"includes\" must be texts in [ ], such as [ \"a\", \"b\" ], but is the text "
          "\"as_now\"",
          NULL },
    };
    CHECK_FILE("kinds.cfg", problems);
}
END_TEST

START_TEST(values_lie_in_the_range_of_their_setting)
{
    static const struct spec_text_problem problems[] = {
        { 3, "BD-C053", "weeks",
          "\"weeks\" must be a whole number, 1 to 10,400 weeks, but is 0",
          "Length of the simulation." },
        { 4, "BD-C053", "replications",
          "\"replications\" must be a whole number, 1 to 1,000,000, but is 0",
          "How many times the future is played through." },
        { 5, "BD-C053", "staff.nurses.wte",
          "\"wte\" must be a number, 0 to 10,000 whole-time equivalents, but is -1",
          "People in post. Give wte for clinic sessions, or clinicians." },
        { 5, "BD-C053", "staff.nurses.sickness",
          "\"sickness\" must be a share, 0 to 1, but is 4",
          "did you mean 0.04? A share is a part of 1" },
        { 5, "BD-C053", "staff.nurses.clinical_weeks",
          "\"clinical_weeks\" must be a number, 0 to 52.18 weeks a year, but is 60",
          "Weeks a year a WTE is at work after leave and study; bank holidays are taken "
          "off by the calendar, not here." },
        { 8, "BD-C053", "pathways.autism.standard.share",
          "\"share\" must be a share, 0 to 1, but is 92",
          "did you mean 0.92? A share is a part of 1" },
        { 9, "BD-C053", "pathways.autism.referrals.per_week",
          "\"per_week\" must be a number, 0 to 100,000 referrals a week, but is -2",
          "Referrals from outside at the start, on average over the year." },
        { 9, "BD-C053", "pathways.autism.referrals.months",
          "\"months\" must be numbers in [ ], each 0 to 100 times the average, but item "
          "11 is 120",
          "Twelve factors, January first, that average 1: 0.87 in August is 13 % fewer "
          "referrals then." },
        { 10, "BD-C054", "pathways.autism.order",
          "\"order\" must be \"priority\", \"longest_wait\", \"ageing\" or "
          "\"head_start\", but is the text \"longest wait\"",
          "did you mean \"longest_wait\"?" },
        { 11, "BD-C053", "pathways.autism.steps.visit.minutes",
          "\"minutes\" must be a number or a distribution in { }, 0 to 1,000,000,000 "
          "minutes, but is -60",
          "How long the step takes: a number or a distribution. Give one of minutes, "
          "hours, days and weeks." },
        { 11, "BD-C053", "pathways.autism.steps.visit.not_brought",
          "\"not_brought\" must be a share, 0 to 1, but is 1.5",
          "did you mean 0.015? A share is a part of 1" },
        { 12, "BD-C055", "pathways.autism.steps.review.minutes",
          "in \"minutes\", lognormal needs sd above 0, at most 1e15",
          "\"bide explain BD-C055\" says what each shape needs" },
    };
    CHECK_FILE("ranges.cfg", problems);
}
END_TEST

START_TEST(names_are_short_and_different)
{
    static const struct spec_text_problem problems[] = {
        { 2, "BD-C053", "title",
          "\"title\" must be a text of at most 80 characters, but has 83", "shorten it" },
        { 7, "BD-C065",
          "staff.a_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_"
          "and_on_and_on_and_on",
          "a name has at most 80 letters, this one 89",
          "shorten it; \"label\" can say more" },
        { 14, "BD-C065", "pathways.autism.steps.plan.first",
          "a name has at least one letter and no dot", "such as \"first_visit\"" },
        { 15, "BD-C065", "pathways.autism.steps.",
          "a name has at least one letter and no dot", "such as \"first_visit\"" },
        { 16, "BD-C065", "pathways.autism.steps.visit",
          "two steps are called \"visit\", the first on line 13",
          "give each a name of its own" },
    };
    CHECK_FILE("names.cfg", problems);
}
END_TEST

START_TEST(lists_have_limits)
{
    static const struct spec_text_problem problems[] = {
        { 8, "BD-C066", "pathways.autism.priorities",
          "\"priorities\" must be named groups in { }, at most 8 of them, but has 9",
          NULL },
        { 10, "BD-C066", "pathways.autism.steps",
          "\"steps\" must be a list of groups in ( ), 1 to 32 of them, but has 0", NULL },
    };
    CHECK_FILE("counts.cfg", problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bad_input");
    TCase *tcase = tcase_create("all");
    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, dates_exist_and_are_written_year_first);
    tcase_add_test(tcase, unknown_settings_get_the_nearest_name_or_the_right_group);
    tcase_add_test(tcase, what_has_no_default_must_be_given);
    tcase_add_test(tcase, values_have_the_kind_of_their_setting);
    tcase_add_test(tcase, values_lie_in_the_range_of_their_setting);
    tcase_add_test(tcase, names_are_short_and_different);
    tcase_add_test(tcase, lists_have_limits);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
