/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a scenario makes a list longer: what the numbers show, and nothing else. */
#include "app/page/page_why.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/page/page.h"
#include "tests/page_study.h"

/* Two lists with staff of their own, both too few; the first sends half of its children
 * on to the second. */
#define TWO(more)                                                                        \
    "start = \"2025-09-01\"; weeks = 52; calendar = { holidays = \"none\"; };"           \
    "milestones = ( { label = \"End\"; weeks = 52; } );"                                 \
    "staff = { few = { label = \"The <few>\"; wte = 1; sessions_per_week = 4;"           \
    "session_minutes = 240; }; others = { wte = 1; sessions_per_week = 2;"               \
    "session_minutes = 240; }; };"                                                       \
    "pathways = { first = { label = \"First & foremost\"; referrals = { per_week = 40; " \
    "}; steps = ( { name = \"visit\"; staff = \"few\"; minutes = 60; rank = 1; } );"     \
    "onward = ( { to = \"second\"; share = 0.5; } ); };"                                 \
    "second = { referrals = { per_week = 20; }; leaving = { per_week = 0.1; };"          \
    "steps = ( { name = \"visit\"; staff = \"others\"; minutes = 60; } ); };"            \
    "shared = { referrals = { per_week = 30; };"                                         \
    "steps = ( { name = \"visit\"; staff = \"few\"; minutes = 60; rank = 2; } ); }; };"  \
    "scenarios = { as_now = { }; other = { label = \"Other\"; changes = ( " more         \
    " ); }; };"

#define SET(setting, to) "{ type = \"set\"; path = \"" setting "\"; value = " to "; }"

static void run(const char *const *text)
{
    page_study_run(8, text);
    page_study_make(bide_page_add);
}

static double change_of(size_t pathway, enum bide_kpi kpi)
{
    const struct bide_study *study = &page_study.study;
    return bide_study_difference(study, 1, bide_plan_last_milestone(&study->plan),
                                 pathway, kpi)
        ->mean;
}

/* The whole of an item, with what stands before and after the number. */
static void has_number(const char *before, size_t pathway, enum bide_kpi kpi,
                       const char *after)
{
    char wanted[400];
    char number[40];
    const double change = change_of(pathway, kpi);
    snprintf(number, sizeof(number), "%.0f", change < 0.0 ? -change : change);
    snprintf(wanted, sizeof(wanted),
             "%s<b data-k=\"s1 p%zu d%zu %s difference_mean\">%s %s</b>%s", before,
             pathway, bide_plan_last_milestone(&page_study.study.plan),
             bide_kpi_info(kpi)->name, number, change < 0.0 ? "fewer" : "more", after);
    page_study_has(wanted);
}

START_TEST(those_who_are_seen_sooner_join_the_next_list)
{
    run(SERVICE_TEXT(TWO(SET("staff.few.wte", "1.5"))));
    ck_assert(change_of(1, BIDE_KPI_LIST) > 20.0);
    has_number("<li><strong>second</strong> (Other): ", 1, BIDE_KPI_REFERRED,
               " children join it, sent on from First &amp; foremost, where ");
    has_number(", where ", 0, BIDE_KPI_SEEN, " are seen.</li>");
    page_study_has("<h3 id=\"why\">Why lists get longer</h3>");
    page_study_has("compared with as_now (<a href=\"#why\">why lists get longer</a>):");
}
END_TEST

START_TEST(more_referrals_come_from_nowhere)
{
    run(SERVICE_TEXT(TWO(SET("pathways.shared.referrals.per_week", "35.0"))));
    has_number("<li><strong>shared</strong> (Other): ", 2, BIDE_KPI_REFERRED,
               " children join it.</li>");
}
END_TEST

/* The staff are the same; the first list comes first. */
START_TEST(staff_who_see_others_see_fewer)
{
    run(SERVICE_TEXT(TWO(SET("pathways.first.steps.visit.rank", "3"))));
    ck_assert(change_of(0, BIDE_KPI_SEEN) < -20.0);
    has_number("<li><strong>First &amp; foremost</strong> (Other): ", 0, BIDE_KPI_SEEN,
               " children are seen, while its staff see ");
    has_number("while its staff see ", 2, BIDE_KPI_SEEN, " for shared.</li>");
}
END_TEST

START_TEST(fewer_staff_see_fewer)
{
    run(SERVICE_TEXT(TWO(SET("staff.few.wte", "0.5"))));
    has_number("<li><strong>First &amp; foremost</strong> (Other): ", 0, BIDE_KPI_SEEN,
               " children are seen: The &lt;few&gt; offer <b data-k=\"s1 f0 d");
    page_study_has("offered_hours mean\">416</b> hours, not <b data-k=\"s0 f0 d");
    page_study_has("offered_hours mean\">832</b>.</li>");
}
END_TEST

START_TEST(those_who_stay_lengthen_a_list)
{
    run(SERVICE_TEXT(TWO(SET("pathways.second.leaving.per_week", "0.02"))));
    has_number("<li><strong>second</strong> (Other): ", 1, BIDE_KPI_LEFT,
               " children leave without being seen.</li>");
}
END_TEST

/* No scenario lengthens a list; one run knows nothing of chance. */
START_TEST(nothing_is_made_up)
{
    run(SERVICE_TEXT(TWO(SET("staff.others.wte", "9.0"))));
    ck_assert(!bide_page_why_has(&page_study.study));
    page_study_lacks("id=\"why\"");
    page_study_lacks("#why");
    page_study_tear_down();
    page_study_set_up();
    page_study_run(1, SERVICE_TEXT(TWO(SET("staff.few.wte", "0.5"))));
    page_study_make(bide_page_add);
    ck_assert(!bide_page_why_has(&page_study.study));
}
END_TEST

/* The list is longer, and the numbers do not tell why. */
START_TEST(what_is_not_shown_is_not_said)
{
    run(SERVICE_TEXT(TWO(SET("staff.few.wte", "0.5"))));
    const struct bide_study *study = &page_study.study;
    const size_t moment = bide_plan_last_milestone(&study->plan);
    static const enum bide_kpi kpis[] = { BIDE_KPI_REFERRED, BIDE_KPI_SEEN,
                                          BIDE_KPI_LEFT };
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        for (size_t k = 0; k < sizeof(kpis) / sizeof(kpis[0]); ++k) {
            const struct bide_estimate *change =
                bide_study_difference(study, 1, moment, i, kpis[k]);
            page_study.study.differences[change - study->differences].mean = 0.0;
        }
    }
    ck_assert(change_of(0, BIDE_KPI_LIST) > 20.0);
    ck_assert(!bide_page_why_has(study));
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("why");
    tcase_add_checked_fixture(tcase, page_study_set_up, page_study_tear_down);
    tcase_add_test(tcase, those_who_are_seen_sooner_join_the_next_list);
    tcase_add_test(tcase, more_referrals_come_from_nowhere);
    tcase_add_test(tcase, staff_who_see_others_see_fewer);
    tcase_add_test(tcase, fewer_staff_see_fewer);
    tcase_add_test(tcase, those_who_stay_lengthen_a_list);
    tcase_add_test(tcase, nothing_is_made_up);
    tcase_add_test(tcase, what_is_not_shown_is_not_said);

    Suite *suite = suite_create("page_why");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
