/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the STRESS document says of unusual models: branches, requests, limits, orders,
 * changes of scenarios. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/stress/markdown.h"
#include "app/stress/stress.h"
#include "tests/spec_text.h"
#include "tests/stress_text.h"

#define VISIT "{ name = \"visit\"; staff = \"nurses\"; minutes = 60; }"

START_TEST(branches_lead_where_they_say)
{
    stress_text_add(
        SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { a = { referrals = { per_week = 1; }; steps = (\n"
        "{ name = \"first\"; days = 1; next = ( { to = \"last\"; share = 0.3; },\n"
        "  { to = \"end\"; share = 0.125; } ); },\n" VISIT ",\n"
        "{ name = \"last\"; days = 2; } ); }; };\n");
    stress_text_has("p0in([\"clock starts\"]) --> p0s0\n");
    stress_text_has("p0s0 -->|0.3| p0s2\n");
    stress_text_has("p0s0 -->|0.125| p0end\n");
    stress_text_has("p0s0 --> p0s1\n");
    stress_text_has("p0s1 --> p0s2\n");
    stress_text_has("p0s2 --> p0end\n");
    stress_text_lacks("p0s3");
    stress_text_has("| a | first | none: a delay | 1 days | 1 |");
}
END_TEST

START_TEST(pathways_are_linked_by_what_they_send)
{
    stress_text_add(
        SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = {\n"
        "a = { referrals = { per_week = 1; }; steps = (\n"
        "  { name = \"advice\"; days = 3; asks = ( { pathway = \"c\"; } ); },\n"
        "  { name = \"visit\"; staff = \"nurses\"; minutes = 60;\n"
        "    ends = ( { as = \"moved on\"; share = 0.2; to = \"b\"; } ); } );\n"
        "  onward = ( { to = \"b\"; share = 0.1; } ); };\n"
        "b = { referrals = { per_week = 2.5; }; steps = ( " VISIT " ); };\n"
        "c = { referrals = { per_week = 0; }; steps = ( " VISIT " ); }; };\n");
    stress_text_has("  g0 -.->|referred onward| g1\n");
    stress_text_has("  g0 -.->|asks| g2\n");
    stress_text_has("  g0 -.->|redirected| g1\n");
    stress_text_lacks("  g1 -.->");
    stress_text_lacks("  g2 -.->");
    stress_text_has("| a | advice | none: others are asked |");
    stress_text_has("- a: after the last step; referred onward to another pathway.");
    stress_text_has("- b: after the last step.");
    stress_text_has("- b: 2.5 referrals a week; on the list at the start 0.");
    stress_text_has("- c: nobody is referred from outside;");
}
END_TEST

START_TEST(only_lists_with_a_limit_are_named)
{
    static const char *const limits[] = { "", "most_waiting = 30;", "" };
    static const char *const others[] = { "", "", "most_waiting = 7;" };
    static const char *const said[] = { "Lists have no limit.\n",
                                        " but for \\_A\\_ (closed at 30).\n",
                                        " but for b (closed at 7).\n" };
    struct bide_text config;
    bide_text_init(&config);
    bide_text_addf(&config,
                   SPEC_TEXT_DATES SPEC_TEXT_STAFF
                   "pathways = { a = { label = \"_A_\"; %s " SPEC_TEXT_PATHWAY
                   " }; b = { %s " SPEC_TEXT_PATHWAY " }; };\n",
                   limits[_i], others[_i]);
    stress_text_add(config.bytes);
    bide_text_free(&config);
    stress_text_has(said[_i]);
}
END_TEST

START_TEST(two_limits_stand_in_one_sentence)
{
    stress_text_add(SPEC_TEXT_DATES SPEC_TEXT_STAFF
                    "pathways = { a = { most_waiting = 30; " SPEC_TEXT_PATHWAY
                    " }; b = { most_waiting = 7; " SPEC_TEXT_PATHWAY " }; };\n");
    stress_text_has(" but for a (closed at 30), b (closed at 7).\n");
}
END_TEST

START_TEST(who_is_next_is_said_of_each_list)
{
    stress_text_add(
        SPEC_TEXT_DATES
        "staff = { nurses = { wte = 3.0; allocation = \"longest_wait\"; };\n"
        "  team = { label = \"Team\"; clinicians = 4; }; };\n"
        "pathways = { a = { order = \"longest_wait\"; " SPEC_TEXT_PATHWAY " };\n"
        "b = { label = \"B\"; referrals = { per_week = 1; };\n"
        "  first_over_weeks = 52; priorities = {\n"
        "  urgent = { share = 0.25; }; rest = { share = 0.75; }; };\n"
        "  steps = ( { name = \"x\"; staff = \"team\"; days = 2; } ); }; };\n");
    stress_text_has("- a: the longest waiting first.\n");
    stress_text_has(
        "- B: the most urgent priority first, then the longest waiting; before them "
        "whoever has waited over 52 weeks.\n");
    stress_text_has("- nurses: whoever has waited longest.\n");
    stress_text_has("- B, by priority: urgent 25.0%, rest 75.0%\n");
    stress_text_lacks("- a, by priority");
    stress_text_has("| Team | always there, one child each | 4 |  |  |  |  |\n");
}
END_TEST

START_TEST(scenarios_are_listed_with_their_own_changes_alone)
{
    stress_text_add(
        SPEC_TEXT_BASE
        "scenarios = { now = { };\n"
        "one = { label = \"One\"; changes = ( { type = \"hire\"; staff = \"nurses\";\n"
        "  wte = 1.5; from = \"2025-10-01\"; } ); };\n"
        "two = { includes = [ \"one\" ]; changes = ( { type = \"hire\";\n"
        "  staff = \"nurses\"; wte = 2.25; } ); }; };\n");
    stress_text_has("**now**: the base model, unchanged.\n");
    stress_text_has("**One**:\n\n- hire: more staff, nurses, from 2025-10-01\n");
    stress_text_has("**two**, with all of one:\n\n- hire: more staff, nurses");
    const char *one = strstr(stress_text.bytes, "**One**");
    const char *two = strstr(stress_text.bytes, "**two**");
    const char *end = strstr(stress_text.bytes, "### 2.4");
    const char *first = strstr(one, "Here 1.5 ");
    const char *second = strstr(one, "Here 2.25 ");
    ck_assert(one < first && first < two);
    ck_assert(two < second && second < end);
    const char *again = strstr(first + 1, "Here 1.5 ");
    ck_assert(again == NULL || again > end);
}
END_TEST

START_TEST(the_clock_stops_where_the_step_says)
{
    stress_text_add(
        SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { a = { referrals = { per_week = 1; }; steps = ( " VISIT ",\n"
        "{ name = \"again\"; label = \"Second *visit*\"; staff = \"nurses\";\n"
        "  minutes = 30; stops_clock = true; } ); }; };\n");
    stress_text_has(
        "- a: the clock stops when the child is brought to \"Second \\*visit\\*\".\n");
}
END_TEST

START_TEST(times_are_said_in_the_unit_that_was_given)
{
    stress_text_add(
        SPEC_TEXT_DATES SPEC_TEXT_STAFF
        "pathways = { a = { referrals = { per_week = 1; }; steps = (\n"
        "{ name = \"s\"; staff = \"nurses\"; share = 0.5; hours = {\n"
        "  shape = \"lognormal\"; mean = 1.5; sd = 0.5; }; },\n"
        "{ name = \"t\"; weeks = { shape = \"uniform\"; min = 1; max = 3; }; } ); "
        "}; };\n");
    stress_text_has("| a | s | nurses | lognormal, mean 1.5, sd 0.5 hours | 0.5 |");
    stress_text_has("| a | t | none: a delay | uniform, min 1, max 3 weeks | 1 |");
}
END_TEST

START_TEST(marks_of_every_kind_stand_for_themselves)
{
    /* ASCII but for letters, digits and what Markdown leaves alone. */
    static const char marks[] = "\\`*_[]#|~$!";
    for (size_t i = 0; i < sizeof(marks) - 1; ++i) {
        const char one[2] = { marks[i], '\0' };
        bide_text_clear(&stress_text);
        bide_markdown_text(&stress_text, one);
        ck_assert_uint_eq(stress_text.length, 2);
        ck_assert_int_eq(stress_text.bytes[0], '\\');
        ck_assert_int_eq(stress_text.bytes[1], marks[i]);
    }
    bide_text_clear(&stress_text);
    bide_markdown_label(&stress_text, "");
    ck_assert_str_eq(stress_text.bytes, "\"\"");
    bide_text_clear(&stress_text);
    bide_markdown_text(&stress_text, "\xC3\xA9\xFF\xE2\x80\xAE\r\n");
    ck_assert_str_eq(stress_text.bytes, "\xC3\xA9??  ");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stress model");
    TCase *tests = tcase_create("stress model");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, stress_text_set_up, stress_text_tear_down);
    tcase_add_test(tests, branches_lead_where_they_say);
    tcase_add_test(tests, pathways_are_linked_by_what_they_send);
    tcase_add_loop_test(tests, only_lists_with_a_limit_are_named, 0, 3);
    tcase_add_test(tests, two_limits_stand_in_one_sentence);
    tcase_add_test(tests, who_is_next_is_said_of_each_list);
    tcase_add_test(tests, scenarios_are_listed_with_their_own_changes_alone);
    tcase_add_test(tests, the_clock_stops_where_the_step_says);
    tcase_add_test(tests, times_are_said_in_the_unit_that_was_given);
    tcase_add_test(tests, marks_of_every_kind_stand_for_themselves);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
