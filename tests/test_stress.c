/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/stress/markdown.h"
#include "app/stress/stress.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "tests/spec_text.h"
#include "tests/stress_text.h"

/* The twenty items of stress-guides 1.1, and the five kinds of components. */
static const char *const items[] = {
    "\n### 1.1 Purpose of the model\n",
    "\n### 1.2 Model outputs\n",
    "\n### 1.3 Experimentation aims\n",
    "\n### 2.1 Base model overview diagram\n",
    "\n### 2.2 Base model logic\n",
    "\n### 2.3 Scenario logic\n",
    "\n### 2.4 Algorithms\n",
    "\n### 2.5 Components\n",
    "\n#### 2.5.1 Entities\n",
    "\n#### 2.5.2 Activities\n",
    "\n#### 2.5.3 Resources\n",
    "\n#### 2.5.4 Queues\n",
    "\n#### 2.5.5 Entry and exit points\n",
    "\n### 3.1 Data sources\n",
    "\n### 3.2 Pre-processing\n",
    "\n### 3.3 Input parameters\n",
    "\n### 3.4 Assumptions\n",
    "\n### 4.1 Initialisation\n",
    "\n### 4.2 Run length\n",
    "\n### 4.3 Estimation approach\n",
    "\n### 5.1 Software or programming language\n",
    "\n### 5.2 Random sampling\n",
    "\n### 5.3 Model execution\n",
    "\n### 5.4 System specification\n",
    "\n### 6.1 Computer model sharing statement\n",
};

static void has_all_items(void)
{
    const char *at = stress_text.bytes;
    for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); ++i) {
        const char *found = strstr(at, items[i]);
        ck_assert_msg(found != NULL, "%s is missing or out of order", items[i]);
        ck_assert_msg(strstr(found + 1, items[i]) == NULL, "%s stands twice", items[i]);
        at = found;
    }
}

/* Every row of a table has as many cells as its heading. */
static void has_even_tables(void)
{
    int wanted = 0;
    for (const char *line = stress_text.bytes; *line != '\0';
         line += strcspn(line, "\n") + (line[strcspn(line, "\n")] == '\n' ? 1 : 0)) {
        const size_t length = strcspn(line, "\n");
        int count = 0;
        for (size_t i = 0; i < length; ++i) {
            count += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
        }
        if (line[0] != '|') {
            wanted = 0;
            continue;
        }
        wanted = wanted == 0 ? count : wanted;
        ck_assert_msg(count == wanted, "%d cells instead of %d: %.*s", count, wanted,
                      (int) length, line);
    }
}

START_TEST(every_shipped_configuration_has_all_items_in_order)
{
    static const char *const configs[] = {
        "configs/clinic.cfg",        "configs/ehc_county.cfg",
        "configs/queue-mm1.cfg",     "configs/queue-mmc.cfg",
        "configs/rtt_specialty.cfg", "configs/worcestershire.cfg",
        "tests/good/everything.cfg",
    };
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    ck_assert_int_eq(bide_load_file(&spec, configs[_i], &diag), BIDE_OK);
    ck_assert_int_eq(bide_check_spec(&spec, &diag), BIDE_OK);

    bide_stress_add(&stress_text, &spec);

    ck_assert_int_eq(strncmp(stress_text.bytes, BIDE_STRESS_BEGINS "# ",
                             strlen(BIDE_STRESS_BEGINS) + 2),
                     0);
    has_all_items();
    has_even_tables();
    stress_text_lacks(" nan");
    stress_text_lacks("(null)");
    bide_diag_free(&diag);
    bide_spec_free(&spec);
}
END_TEST

START_TEST(it_says_what_the_configuration_says)
{
    stress_text_add(
        "title = \"A clinic\"; start = \"2025-09-01\"; weeks = 52; seed = 77;\n"
        "replications = 30; warm_up_weeks = 4.0;\n"
        "staff = { nurses = { label = \"Nurses\"; wte = 3.5; # D: payroll [P1]\n"
        "}; };\n# [P1]  The payroll\n"
        "pathways = { autism = { label = \"Autism\"; referrals = { per_week = 5; };\n"
        "waiting = { from_weeks = [ 0 ]; children = [ 40 ]; longest_weeks = 9; };\n"
        "steps = ( { name = \"triage\"; days = 3;\n"
        "  ends = ( { as = \"refused\"; share = 0.25; } ); },\n"
        "  { name = \"visit\"; staff = \"nurses\"; minutes = 60; not_brought = 0.1; } "
        ");\n"
        "leaving = { per_week = 0.01; }; }; };\n"
        "scenarios = { now = { }; more = { label = \"More\"; changes = (\n"
        "{ type = \"hire\"; staff = \"nurses\"; wte = 1.5; # A: a guess\n } ); }; };\n");

    stress_text_has("# A clinic\n");
    stress_text_has("p0s0 --> p0s1");
    stress_text_has("p0s0 -->|0.25| p0e0_0([\"refused\"])");
    stress_text_has("Autism: the clock stops when the child is brought to \"visit\".");
    stress_text_has("Here 1.5 whole-time equivalents.");
    stress_text_has("| Autism | visit | nurses | 60 minutes | 1 | 0.1 |");
    stress_text_has("| Nurses | clinic sessions | 3.5 |");
    stress_text_has("Autism: 5 referrals a week; on the list at the start 40.");
    stress_text_has("Autism: after the last step; unseen, by leaving while waiting.");
    stress_text_has("warm-up of 4 weeks");
    stress_text_has("30 independent replications");
    stress_text_has("--seed 77 --replications 30");
    stress_text_has("\\[P1\\] The payroll");
    stress_text_lacks("growing too old");
}
END_TEST

START_TEST(figures_stand_with_the_item_they_belong_to)
{
    stress_text_add(SPEC_TEXT_DATES
                    "staff = { nurses = { wte = 3.0; # X: 6 of which half\n"
                    "sickness = 0.05; # M: as ever\n clinical_weeks = 40.0;\n }; };\n"
                    "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n");

    const char *pre = strstr(stress_text.bytes, "### 3.2");
    const char *inputs = strstr(stress_text.bytes, "### 3.3");
    const char *assumptions = strstr(stress_text.bytes, "### 3.4");
    const char *wte = strstr(pre, "| staff.nurses.wte | 3 ");
    const char *weeks = strstr(pre, "| staff.nurses.clinical\\_weeks | 40 ");
    const char *sickness = strstr(pre, "| staff.nurses.sickness | 0.05 ");
    ck_assert(pre < wte && wte < inputs);
    ck_assert(inputs < weeks && weeks < assumptions);
    ck_assert(assumptions < sickness);
}
END_TEST

START_TEST(texts_are_escaped)
{
    bide_markdown_text(&stress_text, "a|b *c* _d_ [e](f) <g> `h` & \\ #");
    ck_assert_str_eq(stress_text.bytes,
                     "a\\|b \\*c\\* \\_d\\_ \\[e\\](f) &lt;g&gt; \\`h\\` "
                     "&amp; \\\\ \\#");
    bide_text_clear(&stress_text);
    bide_markdown_label(&stress_text, "a \"b\" <c> [d] #e;\x1B");
    ck_assert_str_eq(stress_text.bytes, "\"a #34;b#34; #60;c#62; #91;d#93; #35;e#59;?\"");
    bide_text_clear(&stress_text);
    bide_markdown_cell(&stress_text, "two\nlines");
    ck_assert_str_eq(stress_text.bytes, " two lines |");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("stress");
    tcase_add_checked_fixture(tests, stress_text_set_up, stress_text_tear_down);
    tcase_add_loop_test(tests, every_shipped_configuration_has_all_items_in_order, 0, 7);
    tcase_add_test(tests, it_says_what_the_configuration_says);
    tcase_add_test(tests, figures_stand_with_the_item_they_belong_to);
    tcase_add_test(tests, texts_are_escaped);
    Suite *suite = suite_create("stress");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
