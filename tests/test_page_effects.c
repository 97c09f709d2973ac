/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each scenario does to the lists, in the answer. */
#include "app/page/page_effects.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/page/page.h"
#include "tests/page_study.h"

#define LIST(name)                                                                       \
    name " = { label = \"List <" name ">\"; referrals = { per_week = 2; }; steps = ( "   \
         "{ name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"

#define LISTS(changes)                                                                   \
    "start = \"2025-09-01\"; weeks = 26; calendar = { holidays = \"none\"; };"           \
    "milestones = ( { label = \"End\"; weeks = 26; } );"                                 \
    "staff = { team = { label = \"The team\"; wte = 1; sessions_per_week = 4;"           \
    "session_minutes = 240; cost_per_wte = 52000.0; }; };"                               \
    "pathways = { " LIST("a") LIST("b") LIST("c") LIST("d") LIST("e")                    \
        LIST("f") " };"                                                                  \
                  "scenarios = { as_now = { }; odd = { label = \"<Odd>\"; changes = "    \
                  "( " changes " ); }; };"

#define LESS_STAFF "{ type = \"set\"; path = \"staff.team.wte\"; value = 0.5; }"

static size_t last(void)
{
    return bide_plan_last_milestone(&page_study.study.plan);
}

/* Make the lists differ by so many. */
static void differ(const double *means, double half_width)
{
    const struct bide_study *study = &page_study.study;
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_estimate *found =
            bide_study_difference(study, 1, last(), i, BIDE_KPI_LIST);
        struct bide_estimate *own =
            page_study.study.differences + (found - study->differences);
        own->mean = means[i];
        own->half_width = half_width;
    }
}

static void add_effects(struct bide_text *out, const struct bide_study *study)
{
    bide_page_effects_add(out, study, last());
}

static void make_answer(void)
{
    page_study_make(add_effects);
}

static void has_change(const char *before, size_t pathway, const char *change,
                       const char *after)
{
    char wanted[400];
    snprintf(wanted, sizeof(wanted),
             "%s, <b data-k=\"s1 p%zu d%zu list difference_mean\">%s</b>%s", before,
             pathway, last(), change, after);
    page_study_has(wanted);
}

START_TEST(the_largest_changes_come_first)
{
    static const double means[] = { -9.0, 3.0, -40.0, -9.0, -12.0, 7.0 };
    page_study_run(4, SERVICE_TEXT(LISTS("")));
    differ(means, 1.0);
    make_answer();
    page_study_has(
        "<p>What each scenario does to the number waiting, compared with as_now:</p>");
    has_change("<strong>&lt;Odd&gt;:</strong> Shorter: List &lt;c&gt;", 2, "40 fewer",
               "; List &lt;e&gt;");
    has_change("; List &lt;e&gt;", 4, "12 fewer", "; List &lt;a&gt;");
    has_change("; List &lt;a&gt;", 0, "9 fewer", "; and <b data-k=\"s1 d");
    page_study_has(" shorter_but_3\">1</b> other list. Longer: List &lt;f&gt;");
    has_change(". Longer: List &lt;f&gt;", 5, "7 more", "; List &lt;b&gt;");
    has_change("; List &lt;b&gt;", 1, "3 more", ".</li>");
}
END_TEST

/* Harm is never left out. */
START_TEST(all_that_get_longer_are_named)
{
    static const double means[] = { 9.0, 8.0, 7.0, 6.0, 5.0, 4.0 };
    page_study_run(4, SERVICE_TEXT(LISTS("")));
    differ(means, 1.0);
    make_answer();
    page_study_has("</strong> Longer: List &lt;a&gt;");
    page_study_has(">4 more</b>.</li>");
    page_study_lacks("shorter_but");
    page_study_lacks("Shorter");
}
END_TEST

START_TEST(what_may_be_luck_is_not_told)
{
    static const double means[] = { -9.0, 9.0, -9.0, 9.0, 0.0, 9.0 };
    page_study_run(4, SERVICE_TEXT(LISTS("")));
    differ(means, 9.0);
    make_answer();
    page_study_has("<li><strong>&lt;Odd&gt;:</strong> No list clearly changes.</li>");
    differ(means, NAN);
    page_study.study.replications = 1;
    make_answer();
    page_study_has("One run cannot tell which lists change.</li>");
}
END_TEST

/* One who leaves: the list is longer, and a salary saved. */
START_TEST(the_cost_is_told)
{
    page_study_run(8, SERVICE_TEXT(LISTS(LESS_STAFF)));
    page_study_make(bide_page_add);
    page_study_has("compared with as_now (<a href=\"#why\">why lists get longer</a>):");
    page_study_has(". Cost: <b data-k=\"s1 d");
    page_study_has(" less</b>.</li>"); /* half a year tells no year */
}
END_TEST

START_TEST(one_scenario_has_no_other)
{
    page_study_run(4, SERVICE_TEXT(LISTS("")));
    page_study.study.scenario_count = 1;
    make_answer();
    ck_assert_uint_eq(page_study.out.length, 0);
    page_study.study.scenario_count = 2;
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("effects");
    tcase_add_checked_fixture(tcase, page_study_set_up, page_study_tear_down);
    tcase_add_test(tcase, the_largest_changes_come_first);
    tcase_add_test(tcase, all_that_get_longer_are_named);
    tcase_add_test(tcase, what_may_be_luck_is_not_told);
    tcase_add_test(tcase, the_cost_is_told);
    tcase_add_test(tcase, one_scenario_has_no_other);

    Suite *suite = suite_create("page_effects");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
