/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that nothing has, and "set" changes: all problems of a file at once, in order,
 * with the exact words. */
#include <check.h>

#include "tests/spec_text.h"

#define CHECK_FILE(name, problems)                                                       \
    spec_text_file(name, problems, sizeof(problems) / sizeof((problems)[0]))

START_TEST(what_is_referred_to_exists)
{
    static const struct spec_text_problem problems[] = {
        { 5, "BD-C054", "calendar.holidays",
          "\"holidays\" must be \"none\" or \"england-and-wales\", but is the text "
          "\"scotland\"",
          "Whose bank holidays close clinics." },
        { 5, "BD-C063", "calendar.working_days", "\"Mon-Friday\" is no list of weekdays",
          "write days such as \"Mon-Fri\" or \"Tue,Thu\"" },
        { 6, "BD-C063", "staff.nurses.weekdays", "\"Montag\" is no list of weekdays",
          "write days such as \"Mon-Fri\" or \"Tue,Thu\"" },
        { 10, "BD-C059", "pathways.autism.waiting.0.step", "there is no step \"visits\"",
          "did you mean \"visit\"?" },
        { 10, "BD-C059", "pathways.autism.waiting.0.priority",
          "there is no priority \"urgent\"", "none is defined so far" },
        { 11, "BD-C059", "pathways.autism.groups.0.group", "there is no group \"in_car\"",
          "did you mean \"in_care\"?" },
        { 12, "BD-C059", "pathways.autism.steps.visit.staff",
          "there is no staff group \"nurse\"", "did you mean \"nurses\"?" },
        { 13, "BD-C059", "pathways.autism.onward.0.to", "there is no pathway \"adhd\"",
          "there is \"autism\"" },
        { 18, "BD-C069", "scenarios.buy.changes.0.step",
          "\"visit\" is not of the form \"pathway.step\"",
          "such as \"autism.assessment\"" },
        { 19, "BD-C059", "scenarios.buy.changes.1.step", "there is no step \"vist\"",
          "did you mean \"visit\"?" },
        { 20, "BD-C069", "scenarios.buy.changes.2.step",
          "step \"wait\" of pathway \"autism\" is a delay: nobody does it",
          "name a step that has staff" },
        { 21, "BD-C059", "scenarios.buy.changes.2.eligible.group",
          "no child of pathway \"autism\" belongs to group \"siblings\"",
          "give the group a share in the pathway's \"groups\"" },
        { 21, "BD-C059", "scenarios.buy.changes.2.eligible.priority",
          "there is no priority \"urgent\"", "none is defined so far" },
        { 22, "BD-C059", "scenarios.buy.changes.3.step", "there is no pathway \"austim\"",
          "did you mean \"autism\"?" },
        { 23, "BD-C059", "scenarios.care.changes.0.group",
          "no child of pathway \"autism\" belongs to group \"in_care\"",
          "give the group a share in the pathway's \"groups\"" },
        { 23, "BD-C069", "scenarios.care.changes.0.step",
          "step \"wait\" of pathway \"autism\" is a delay: nobody does it",
          "name a step that has staff" },
        { 24, "BD-C059", "scenarios.care.changes.0.frees.staff",
          "there is no staff group \"doctors\"", "there is \"nurses\"" },
        { 25, "BD-C059", "scenarios.care.changes.1.pathway",
          "there is no pathway \"physio\"", "there is \"autism\"" },
        { 26, "BD-C059", "scenarios.more.changes.0.staff",
          "there is no staff group \"nurse\"", "did you mean \"nurses\"?" },
        { 27, "BD-C059", "scenarios.all.includes", "there is no scenario \"mores\"",
          "did you mean \"more\"?" },
    };
    CHECK_FILE("references.cfg", problems);
}
END_TEST

START_TEST(set_changes_need_a_right_path_and_value)
{
    static const struct spec_text_problem problems[] = {
        { 15, "BD-C057", "pathways.autsim.referrals.per_week",
          "there is no pathway \"autsim\"", "did you mean \"autism\"?" },
        { 16, "BD-C057", "pathways.autism.steps", "\"steps\" is more than one setting",
          "name one setting inside it" },
        { 17, "BD-C057", "pathways.autism.waiting.1.longest_weeks",
          "there is no waiting list \"1\"", "they are numbered from 0; there is 1" },
        { 18, "BD-C057", "pathways.autism.referrals.per_week.0",
          "\"per_week\" is a single value: there is no \"0\" inside it", NULL },
        { 19, "BD-C057", "pathways.autism.steps.visit.hours.mean",
          "\"hours\" is not given: there is nothing inside it", "set it as a whole" },
        { 20, "BD-C058", "scenarios.wrong.changes.5",
          "\"weeks\" is the same in all scenarios",
          "change it for all: in the file or by --set" },
        { 21, "BD-C058", "pathways.autism.steps.visit.name",
          "\"name\" cannot be set: other settings rely on it", "change it in the file" },
        { 22, "BD-C058", "staff.nurses.weekdays",
          "\"weekdays\" belongs to the start and cannot change later",
          "leave out \"from\" and \"from_week\" if it holds from the start" },
        { 23, "BD-C050", "staff.nurses.wtf", "unknown setting \"wtf\" in staff group",
          "did you mean \"wte\"?" },
        { 24, "BD-C052", "staff.nurses.wte",
          "\"wte\" must be a number, 0 to 10,000 whole-time equivalents, but is the text "
          "\"4\"",
          "write the number without quotes" },
        { 25, "BD-C050", "pathways.autism.steps.visit.minutes.meen",
          "unknown setting \"meen\" in \"minutes\"", "did you mean \"mean\"?" },
        { 26, "BD-C060", "scenarios.too_much.changes.0",
          "with this change the shares of \"priorities\" must add to 1, but add to 1.1",
          "change one of them" },
    };
    CHECK_FILE("sets.cfg", problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bad_references");
    TCase *tcase = tcase_create("all");
    suite_add_tcase(suite, tcase);
    tcase_add_test(tcase, what_is_referred_to_exists);
    tcase_add_test(tcase, set_changes_need_a_right_path_and_value);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
