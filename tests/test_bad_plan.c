/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that do not go together or are not likely to be meant: all problems of a file
 * at once, in order, with the exact words. */
#include <check.h>

#include "tests/spec_text.h"

#define CHECK_FILE(name, problems)                                                       \
    spec_text_file(name, problems, sizeof(problems) / sizeof((problems)[0]))

START_TEST(shares_add_up)
{
    static const struct spec_text_problem problems[] = {
        { 9, "BD-C060", "pathways.autism.priorities",
          "the shares of \"priorities\" must add to 1, but add to 1.01",
          "change one of them" },
        { 10, "BD-C060", "pathways.autism.groups",
          "the shares of \"groups\" must add to at most 1, but add to 1.2",
          "change one of them" },
        { 12, "BD-C060", "pathways.autism.steps.visit.ends",
          "the shares of \"ends\" must add to at most 1, but add to 1.25",
          "change one of them" },
        { 13, "BD-C060", "pathways.autism.onward",
          "the shares of \"onward\" must add to at most 1, but add to 1.1",
          "change one of them" },
        { 17, "BD-C060", "pathways.adhd.priorities",
          "the shares of \"priorities\" must add to 1, but add to 0.9",
          "change one of them" },
    };
    CHECK_FILE("shares.cfg", problems);
}
END_TEST

START_TEST(nobody_goes_round_for_ever)
{
    static const struct spec_text_problem problems[] = {
        { 9, "BD-C068", "pathways.autism.onward",
          "children go round and round: autism -> sleep -> autism",
          "let some of them finish: onward shares that add to less than 1" },
        { 24, "BD-C068", "scenarios.one.includes", "scenario \"one\" includes itself",
          "take one \"includes\" away" },
        { 25, "BD-C068", "scenarios.two.includes", "scenario \"two\" includes itself",
          "take one \"includes\" away" },
    };
    CHECK_FILE("loops.cfg", problems);
}
END_TEST

START_TEST(somebody_is_seen)
{
    static const struct spec_text_problem problems[] = {
        { 8, "BD-C068", "pathways.autism.steps.visit.not_brought",
          "nobody gets past step \"visit\": each appointment is missed and booked again",
          "lower \"not_brought\" or \"rebook\"" },
    };
    CHECK_FILE("missed.cfg", problems);
}
END_TEST

START_TEST(what_has_no_effect_is_a_warning)
{
    static const struct spec_text_problem problems[] = {
        { 4, "BD-C074", "staff.doctors",
          "staff group \"doctors\" has no capacity, but children wait for it",
          "nobody is seen until a scenario adds some" },
        { 8, "BD-C075", "pathways.autism.priorities.urgent.share",
          "no referral has priority \"urgent\"", "leave it out or give it a share" },
        { 10, "BD-C075", "pathways.autism.steps.plan",
          "no referred child ever needs step \"plan\"",
          "see the shares here and before" },
        { 12, "BD-C075", "pathways.physio", "no child ever comes to pathway \"physio\"",
          "give it referrals or a starting list" },
        { 24, "BD-C076", "scenarios.nothing", "scenario \"nothing\" changes nothing",
          "add \"changes\" or \"includes\"" },
        { 25, "BD-C076", "scenarios.idle.changes.0", "the change has no effect",
          "give \"minutes\", \"minutes_saved\", \"skips_step\" or \"frees\", and a "
          "share" },
        { 26, "BD-C076", "scenarios.idle.changes.1", "the change has no effect",
          "\"wte\" must be above 0" },
        { 27, "BD-C076", "scenarios.idle.changes.2", "the change has no effect",
          "\"per_week\", \"weeks\", \"total\" and \"uptake\" must be above 0, \"fails\" "
          "below 1" },
        { 28, "BD-C078", "scenarios.twice",
          "two contracts work on \"autism.visit\" at the same time",
          "both will run; give one an end with \"weeks\" if not" },
        { 31, "BD-C076", "scenarios.freed.changes.0.frees.staff",
          "\"carers\" hold no clinic sessions: freeing their time has no effect",
          "\"minutes_saved\" and \"skips_step\" work for everyone" },
    };
    CHECK_FILE("unreached.cfg", problems);
}
END_TEST

START_TEST(dates_lie_in_the_time_that_is_simulated)
{
    static const struct spec_text_problem problems[] = {
        { 4, "BD-C062", "warm_up_weeks", "the warm-up is as long as the whole simulation",
          "make it shorter than \"weeks\"" },
        { 5, "BD-C062", "milestones.1",
          "the milestone on 2027-03-01 lies after the end on 2026-08-31",
          "move it, or make \"weeks\" at least 78" },
        { 5, "BD-C062", "milestones.2",
          "the milestone on 2025-08-31 lies before the start on 2025-09-01",
          "choose a date after the start" },
        { 5, "BD-C061", "milestones.3",
          "a milestone needs exactly one of \"months\", \"weeks\" and \"date\", but has "
          "2",
          "keep the one you mean" },
        { 5, "BD-C061", "milestones.4",
          "a milestone needs exactly one of \"months\", \"weeks\" and \"date\", but has "
          "0",
          "such as months = 6;" },
        { 10, "BD-C062", "pathways.autism.waiting.0.as_of",
          "\"as_of\" must lie in the year before the start, 2025-09-01",
          "count the list near the start, or move the start" },
        { 11, "BD-C062", "pathways.autism.waiting.1.as_of",
          "\"as_of\" must lie in the year before the start, 2025-09-01",
          "count the list near the start, or move the start" },
        { 17, "BD-C062", "scenarios.early.changes.0.from",
          "the change begins before the start of the simulation",
          "leave \"from\" out if it holds from the start" },
        { 18, "BD-C077", "scenarios.late.changes.0.from_week",
          "the change begins after the end and has no effect",
          "move it, or make \"weeks\" longer" },
        { 19, "BD-C061", "scenarios.both.changes.0.from",
          "a change has \"from\" or \"from_week\", not both", "keep one of them" },
    };
    CHECK_FILE("horizon.cfg", problems);
}
END_TEST

START_TEST(too_much_demand_is_a_warning_with_its_size)
{
    static const struct spec_text_problem problems[] = {
        { 6, "BD-C073", "staff.nurses",
          "demand at the start is 1.13 times the capacity of \"nurses\": its lists grow "
          "by about 4.7 "
          "children a week",
          "that may be so; lists settle if children leave or capacity is added" },
    };
    CHECK_FILE("overload.cfg", problems);
}
END_TEST

START_TEST(slips_in_units_are_warnings_with_both_readings)
{
    static const struct spec_text_problem problems[] = {
        { 4, "BD-C072", "staff.doctors.sessions_per_week",
          "each WTE would hold clinics for 176 of the 168 hours of a week",
          "if 44 sessions are for a month, write 10.1; check \"session_minutes\" too" },
        { 7, "BD-C072", "pathways.autism.referrals.growth_per_year",
          "referrals grow by 800 % a year", "if 8 % a year is meant, write 0.08" },
        { 7, "BD-C072", "pathways.autism.referrals.per_week",
          "demand at the start is 27 times the capacity of \"nurses\"",
          "520 a week is 27133 a year; if 520 a year is meant, write 9.97" },
        { 11, "BD-C071", "pathways.physio.referrals.months",
          "the factors average 1.500, not 1: there will be 150 % as many referrals as "
          "\"per_week\" says",
          "divide each by their average, or change \"per_week\"" },
    };
    CHECK_FILE("slips.cfg", problems);
}
END_TEST

START_TEST(one_way_of_saying_it_is_used)
{
    static const struct spec_text_problem problems[] = {
        { 5, "BD-C061", "staff.nurses",
          "staff group \"nurses\" needs exactly one of \"wte\" and \"clinicians\", but "
          "has neither",
          "\"wte\" is for clinic sessions, \"clinicians\" for being always open" },
        { 6, "BD-C061", "staff.doctors",
          "staff group \"doctors\" needs exactly one of \"wte\" and \"clinicians\", but "
          "has both",
          "\"wte\" is for clinic sessions, \"clinicians\" for being always open" },
        { 7, "BD-C061", "staff.aides.schedule",
          "\"schedule\" goes with \"clinicians\", not with \"wte\"",
          "change \"wte\" by \"set\" changes of a scenario instead" },
        { 8, "BD-C064", "staff.always.schedule.1",
          "\"from_week\" must be later than in the entry before",
          "put the entries in order of time" },
        { 12, "BD-C066", "pathways.autism.referrals.months",
          "\"months\" has 2 factors, but a year has 12 months",
          "give twelve, January comes first" },
        { 13, "BD-C064", "pathways.autism.waiting.0.from_weeks",
          "\"from_weeks\" must rise from band to band", "put the bands in order" },
        { 13, "BD-C067", "pathways.autism.waiting.0.children",
          "item 3 of \"children\" must be a whole number, but is 30.5", "round it" },
        { 14, "BD-C064", "pathways.autism.waiting.1.longest_weeks",
          "\"longest_weeks\" must be more than 18, where the last band begins",
          "say how long the longest wait is" },
        { 15, "BD-C066", "pathways.autism.waiting.2.children",
          "\"from_weeks\" has 2 bands, but \"children\" has 1",
          "give each band its start and its children" },
        { 16, "BD-C061", "pathways.autism.steps.visit",
          "step \"visit\" needs exactly one of \"minutes\", \"hours\", \"days\" and "
          "\"weeks\", but has 2",
          "say how long the step takes, such as minutes = 60;" },
        { 16, "BD-C061", "pathways.autism.steps.plan",
          "step \"plan\" needs exactly one of \"minutes\", \"hours\", \"days\" and "
          "\"weeks\", but has 0",
          "say how long the step takes, such as minutes = 60;" },
        { 20, "BD-C061", "pathways.delays.steps",
          "no step stops the clock: none has staff",
          "add stops_clock = true; to the step that ends the wait" },
        { 25, "BD-C067", "scenarios.more.changes.0.wte",
          "\"wte\" of continuous clinicians must be a whole number, but is 0.5",
          "round it" },
        { 26, "BD-C067", "scenarios.more.changes.1.total",
          "\"total\" must be a whole number, but is 10.5", "round it" },
    };
    CHECK_FILE("forms.cfg", problems);
}
END_TEST

START_TEST(a_run_can_hold_all_children)
{
    static const struct spec_text_problem problems[] = {
        { 5, "BD-C066", "pathways",
          "10000001 children are there at the start; the most is 10,000,000",
          "is one of the numbers in another unit?" },
        { 7, "BD-C066", "pathways.autism.referrals",
          "8.06e+37 children would be referred by the end; the most is 2,000,000,000",
          "check \"per_week\" and \"growth_per_year\"" },
    };
    CHECK_FILE("sizes.cfg", problems);
}
END_TEST

START_TEST(a_scenario_has_at_most_eight_contracts)
{
    static const struct spec_text_problem problems[] = {
        { 24, "BD-C066", "scenarios.nine",
          "a scenario has at most 8 insourcing contracts, with those it includes, this "
          "one 9",
          "join some of them" },
    };
    CHECK_FILE("contracts.cfg", problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bad_plan");
    TCase *tcase = tcase_create("all");
    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, shares_add_up);
    tcase_add_test(tcase, nobody_goes_round_for_ever);
    tcase_add_test(tcase, somebody_is_seen);
    tcase_add_test(tcase, what_has_no_effect_is_a_warning);
    tcase_add_test(tcase, dates_lie_in_the_time_that_is_simulated);
    tcase_add_test(tcase, too_much_demand_is_a_warning_with_its_size);
    tcase_add_test(tcase, slips_in_units_are_warnings_with_both_readings);
    tcase_add_test(tcase, one_way_of_saying_it_is_used);
    tcase_add_test(tcase, a_run_can_hold_all_children);
    tcase_add_test(tcase, a_scenario_has_at_most_eight_contracts);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
