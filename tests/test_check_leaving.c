/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_leaving.h"

#include <check.h>
#include <stdlib.h>

#include "tests/spec_text.h"

static struct spec_text loaded;

static void teardown(void)
{
    spec_text_free(&loaded);
}

#define BASE(leaving, rest)                                                              \
    SPEC_TEXT_DATES SPEC_TEXT_STAFF                                                      \
        "groups = { care = { label = \"C\"; }; other = { label = \"O\"; }; };\n"         \
        "pathways = { autism = { groups = ( { group = \"care\"; share = 0.2; } );"       \
        "leaving = { " leaving " }; " SPEC_TEXT_PATHWAY " }; };\n" rest
#define LEAVING(leaving) BASE(leaving, "")
#define REASON(reason)                                                                   \
    LEAVING("reasons = ( { as = \"moved\"; per_week = 0.1; }, {" reason "} );")

START_TEST(any_one_form_will_do)
{
    static const char *const texts[] = {
        LEAVING(""),
        LEAVING("per_week = 0;"),
        LEAVING("per_week = 0.02;"),
        LEAVING("from_weeks = [ 0, 18 ]; rates = [ 0.0, 0.01 ];"),
        LEAVING("scale_weeks = 80; power = 1.5;"),
        REASON("as = \"elsewhere\"; group = \"care\"; scale_weeks = 80; power = 0.5;"),
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); ++i) {
        spec_text_check(&loaded, texts[i]);
        spec_text_is_clean(&loaded);
        spec_text_free(&loaded);
    }
    spec_text_check(&loaded, texts[0]);
}
END_TEST

#define CHANGE_PATH "scenarios.s.changes.0"
#define CHANGE(type, rest)                                                               \
    BASE("", "scenarios = { s = { changes = ( { type = \"" type                          \
             "\"; pathway = \"autism\"; " rest " } ); }; };")
#define LEAVING_PATH "pathways.autism.leaving"
#define REASON_PATH LEAVING_PATH ".reasons.1"

static const struct {
    const char *text;
    const char *id;
    const char *path;
    const char *what;
} problems[] = {
    { LEAVING("per_week = 0.02; scale_weeks = 80; power = 1;"), "BD-C120", LEAVING_PATH,
      "2 settings say how fast children leave: one is the most" },
    { LEAVING("scale_weeks = 80;"), "BD-C120", LEAVING_PATH,
      "\"scale_weeks\" and \"power\" go together" },
    { LEAVING("power = 2;"), "BD-C120", LEAVING_PATH,
      "\"scale_weeks\" and \"power\" go together" },
    { LEAVING("from_weeks = [ 0, 18 ];"), "BD-C066", LEAVING_PATH ".from_weeks",
      "\"from_weeks\" has 2 numbers, but \"rates\" has 0" },
    { LEAVING("rates = [ 0.1 ];"), "BD-C066", LEAVING_PATH ".from_weeks",
      "\"from_weeks\" has 0 numbers, but \"rates\" has 1" },
    { LEAVING("from_weeks = [ 4, 18 ]; rates = [ 0.1, 0.2 ];"), "BD-C121",
      LEAVING_PATH ".from_weeks", "\"from_weeks\" must begin with 0, but begins with 4" },
    { LEAVING("from_weeks = [ 0, 18, 18 ]; rates = [ 0.1, 0.2, 0.3 ];"), "BD-C064",
      LEAVING_PATH ".from_weeks", "\"from_weeks\" must rise from rate to rate" },
    { REASON("as = \"moved\";"), "BD-C076", REASON_PATH,
      "nobody leaves for this reason" },
    { REASON("as = \"moved\"; per_week = 1; group = \"car\";"), "BD-C059",
      REASON_PATH ".group", "there is no group \"car\"" },
    { REASON("as = \"moved\"; per_week = 1; group = \"other\";"), "BD-C059",
      REASON_PATH ".group", "no child of pathway \"autism\" belongs to group \"other\"" },
    { REASON("as = \"moved\"; per_week = 1; rates = [ 0.1 ]; from_weeks = [ 0 ];"),
      "BD-C120", REASON_PATH, "2 settings say how fast children leave: one is the most" },
    { REASON("per_week = 1;"), "BD-C051", REASON_PATH ".as", "this reason needs \"as\"" },
    { LEAVING("}; priorities = { a = { share = 1; escalates_per_week = 0.1; };"),
      "BD-C076", "pathways.autism.priorities.a.escalates_per_week",
      "\"a\" is the most urgent: nobody can become more urgent" },
    { LEAVING("per_week = 0.1; }; onward = { to = \"autism\"; share = 0.1; after = "
              "\"elsewhere\";"),
      "BD-C122", "pathways.autism.onward.0.after",
      "nobody leaves \"autism\" for another provider" },
    { CHANGE("validation", "share = 0;"), "BD-C076", CHANGE_PATH,
      "the change has no effect" },
    { CHANGE("support", "cost_per_child = 9;"), "BD-C076", CHANGE_PATH,
      "the change has no effect" },
    { CHANGE("support", "leaving_factor = 0.5; weeks = 0;"), "BD-C076", CHANGE_PATH,
      "the change has no effect" },
    { CHANGE("support", "leaving_factor = 0.5; group = \"other\";"), "BD-C059",
      CHANGE_PATH ".group", "no child of pathway \"autism\" belongs to group \"other\"" },
    { BASE("",
           "scenarios = { s = { changes = ( { type = \"validation\"; pathway = \"adhd\";"
           "share = 0.1; } ); }; };"),
      "BD-C059", CHANGE_PATH ".pathway", "there is no pathway \"adhd\"" },
    { BASE("from_weeks = [ 0, 18 ]; rates = [ 0.1, 0.2 ];",
           "scenarios = { s = { changes = ( { type = \"set\"; from_week = 5; path = "
           "\"pathways.autism.leaving.rates\"; value = [ 0.1 ]; } ); }; };"),
      "BD-C066", "scenarios.s.changes.0",
      "with this change \"from_weeks\" has 2 numbers, but \"rates\" has 1" },
};

START_TEST(a_rate_that_is_not_clear_is_refused)
{
    spec_text_check(&loaded, problems[_i].text);
    spec_text_says(&loaded, problems[_i].id, problems[_i].path, problems[_i].what);
}
END_TEST

static bool happens(const char *text)
{
    spec_text_free(&loaded);
    spec_text_load(&loaded, text);
    const struct bide_spec_pathway *pathway = loaded.spec.pathways.items;
    return bide_check_leaving_happens(&pathway->leaving);
}

START_TEST(some_children_leave_if_any_rate_is_above_0)
{
    spec_text_load(&loaded, LEAVING(""));
    ck_assert(!happens(LEAVING("per_week = 0;")));
    ck_assert(!happens(LEAVING("from_weeks = [ 0 ]; rates = [ 0.0 ];")));
    ck_assert(happens(LEAVING("from_weeks = [ 0, 9 ]; rates = [ 0.0, 0.1 ];")));
    ck_assert(happens(LEAVING("scale_weeks = 80; power = 1.5;")));
    ck_assert(happens(LEAVING("reasons = ( { as = \"moved\"; per_week = 0.1; } );")));
    ck_assert(!happens(LEAVING("reasons = ( { as = \"moved\"; per_week = 0.1; group = "
                               "\"care\"; } );")));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check_leaving");
    TCase *tcase = tcase_create("all");
    suite_add_tcase(suite, tcase);
    tcase_add_checked_fixture(tcase, NULL, teardown);
    tcase_add_test(tcase, any_one_form_will_do);
    tcase_add_loop_test(tcase, a_rate_that_is_not_clear_is_refused, 0,
                        sizeof(problems) / sizeof(problems[0]));
    tcase_add_test(tcase, some_children_leave_if_any_rate_is_above_0);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
