/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections below the answer: lists, fairness, money, trust. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/page.h"
#include "app/page/page_groups.h"
#include "app/page/page_lists.h"
#include "app/page/page_money.h"
#include "app/page/page_trust.h"
#include "tests/page_study.h"

/* A list with groups, a target, staff with a cost and a contract. */
#define CLINIC(top, more)                                                                \
    "start = \"2025-09-01\"; weeks = 52; calendar = { holidays = \"none\"; };" top       \
    "groups = { care = { label = \"In <care>\"; }; };"                                   \
    "staff = { team = { label = \"Team\"; wte = 1; sessions_per_week = 4;"               \
    "session_minutes = 240; cost_per_wte = 52000.0; }; };"                               \
    "pathways = { p = { label = \"Clinic\"; referrals = { per_week = 20; };"             \
    "groups = ( { group = \"care\"; share = 0.3; } ); target = { over_weeks = 30;"       \
    "at_most = 400; }; waiting = { from_weeks = [ 0, 40 ]; children = [ 60, 60 ];"       \
    "longest_weeks = 60; };"                                                             \
    "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } ); };"              \
    "empty = { referrals = { per_week = 0; }; steps = ( { name = \"visit\";"             \
    "staff = \"team\"; minutes = 60; } ); }; };"                                         \
    "scenarios = { as_now = { label = \"As now\"; }; buy = { label = \"Buy\";"           \
    "changes = ( { type = \"insourcing\"; step = \"p.visit\"; from_week = 2;"            \
    "per_week = 9; total = 200; price = 500; " more " } ); }; };"

#define MILESTONES                                                                       \
    "milestones = ( { label = \"Half\"; months = 6; }, { label = \"End\"; weeks = 52; "  \
    "} );"

static size_t count_from(const char *start, const char *piece)
{
    size_t found = 0;
    for (const char *at = strstr(start, piece); at != NULL; at = strstr(at + 1, piece)) {
        ++found;
    }
    return found;
}

static size_t count(const char *piece)
{
    return count_from(page_study.out.bytes, piece);
}

/* --- lists --- */

START_TEST(a_list_has_its_milestones)
{
    page_study_run(8, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_lists_add);
    page_study_has("<h3 id=\"list-0\">Clinic</h3>\n<p>Standard: 92% within 18 weeks. "
                   "Target: no more than 400 children waiting over 30 weeks.</p>");
    page_study_has("Clinic at the milestones</caption>");
    page_study_has(": Half</th></tr>\n<tr data-k=\"s0 d");
    page_study_has(">Within 18 weeks, of the list</th>");
    page_study_has(">Within 18 weeks, of those seen</th>");
    page_study_has(">Chance of the target</th>");
    page_study_has("<th scope=\"row\">Buy</th>");
    /* nothing to compare where nobody ever waits */
    page_study_has("No clear difference here: Buy.");
}
END_TEST

START_TEST(a_start_that_is_assumed_is_no_finding)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_lists_add);
    page_study_has("given by bands of weeks waited starts with waits spread evenly");
    page_study_lacks("is assumed: the first months");
    page_study_tear_down();
    page_study_set_up();
    page_study_run(
        2, SERVICE_TEXT(
               "start = \"2025-09-01\"; weeks = 9; staff = { team = { wte = 1; }; };"
               "pathways = { p = { referrals = { per_week = 1; };\n"
               "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );\n"
               "waiting = { from_weeks = [ 0 ];\nchildren = [ 60 ]; # A: a guess\n"
               "longest_weeks = 60; }; };\n"
               "pp = { referrals = { per_week = 1; };\n"
               "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } );\n"
               "waiting = { from_weeks = [ 0 ];\nchildren = [ 60 ]; # D: counted\n"
               "longest_weeks = 60; # A: a guess\n }; }; };"));
    page_study_make(bide_page_lists_add);
    page_study_has("<h3 id=\"list-0\">p</h3>\n<p>Standard: 92% within 18 weeks. How long "
                   "children had waited at the start is assumed: the first months show "
                   "that assumption, not a finding.</p>");
    page_study_has("<h3 id=\"list-1\">pp</h3>\n<p>Standard: 92% within 18 weeks.</p>");
}
END_TEST

START_TEST(a_list_tells_how_many_leave_unseen)
{
    char wanted[200];
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    const struct bide_study *study = &page_study.study;
    const size_t end = bide_plan_last_milestone(&study->plan);
    static const struct {
        enum bide_kpi kpi;
        double count;
    } rows[] = { { BIDE_KPI_LEFT, 70.0 },
                 { BIDE_KPI_SEEN, 20.0 },
                 { BIDE_KPI_CLOSED, 10.0 } };
    for (size_t i = 0; i < 3; ++i) {
        const struct bide_estimate *found =
            bide_study_estimate(study, 0, end, 0, rows[i].kpi);
        page_study.study.estimates[found - study->estimates].mean = rows[i].count;
    }
    page_study_make(bide_page_lists_add);
    snprintf(
        wanted, sizeof(wanted),
        " In As now, <b data-k=\"s0 p0 d%zu left/left+seen+closed mean\">7 in 10</b> "
        "children who come off this list by 31 August 2026 leave without being "
        "seen.</p>",
        end);
    page_study_has(wanted);
    ck_assert_uint_eq(count("leave without being seen"), 1);

    page_study.study
        .estimates[bide_study_estimate(study, 0, end, 0, BIDE_KPI_LEFT)
                   - study->estimates]
        .mean = 1.5;
    page_study_make(bide_page_lists_add);
    page_study_lacks("leave without being seen");
}
END_TEST

START_TEST(a_list_that_starts_empty_says_so)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_lists_add);
    page_study_has(
        "<h3 id=\"list-1\">empty</h3>\n<p>Standard: 92% within 18 weeks. It "
        "starts empty, as the configuration puts nobody on it: how it fills at "
        "first is no finding.</p>");
    ck_assert_uint_eq(count("It starts empty"), 1);
    page_study_make(bide_page_add);
    page_study_has(" Lists that the configuration puts nobody on fill up first.");
    page_study_tear_down();
    page_study_set_up();
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES "warm_up_weeks = 4;", "")));
    page_study_make(bide_page_add);
    page_study_lacks("It starts empty");
    page_study_lacks("fill up first");
}
END_TEST

/* Whoever is on it came from elsewhere, or nobody ever is. */
START_TEST(lists_that_nobody_is_referred_to_are_short)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_lists_add);
    page_study_has("empty at the milestones</caption>");
    page_study_lacks("<summary>empty month by month");
}
END_TEST

START_TEST(months_are_folded_away)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_lists_add);
    page_study_has(
        "<summary>Clinic month by month: As now, then other scenarios</summary>");
    page_study_has("<th scope=\"row\">1 Aug 2026</th>");
    page_study_has("data-k=\"band_0_1+band_1_2+band_2_4 mean\">0 to 4 weeks</th>");
    page_study_has("data-k=\"s1 @seen\">Buy: Seen</th>");
    page_study_has(": 1 April tells who was seen in March.</p>");
    page_study_lacks("Later rows");
}
END_TEST

START_TEST(without_milestones_and_months_a_page_is_made)
{
    page_study_run(1, SERVICE_TEXT(CLINIC("monthly = false;", "")));
    page_study_make(bide_page_add);
    page_study_has("These are few runs.");
}
END_TEST

START_TEST(long_studies_are_cut_short)
{
    service_open(&page_study.service,
                 SERVICE_TEXT("start = \"2025-08-01\"; weeks = 6000;"
                              "staff = { team = { wte = 0; }; };"
                              "pathways = { p = { referrals = { per_week = 0.1; };"
                              "steps = ( { name = \"visit\"; staff = \"team\";"
                              "minutes = 60; } ); }; };"));
    const struct bide_study_plan plan = { .replications = 1, .threads = 1 };
    ck_assert_int_eq(bide_study_run(&page_study.study, &page_study.service.spec, &plan,
                                    &page_study.service.diag),
                     BIDE_OK);
    page_study_make(bide_page_lists_add);
    page_study_has("Later rows: bide report");
    const char *months = strstr(page_study.out.bytes, "<table data-k=\"s0 p0 dr\">");
    ck_assert_ptr_nonnull(months);
    ck_assert_uint_eq(count_from(months, "<tr><th scope=\"row\">"), 12000 / 11);
}
END_TEST

/* --- fairness --- */

START_TEST(groups_stand_beside_each_other_with_the_gap)
{
    page_study_run(8, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_groups_add);
    page_study_has("Clinic by group, ");
    page_study_has("g0\"><th scope=\"row\">In &lt;care&gt;</th>");
    page_study_has("g1\"><th scope=\"row\">All others</th>");
    page_study_has(
        "gg\"><th scope=\"row\">Gap</th><td></td><td data-k=\"within_standard mean "
        "half_width\">");
    page_study_has(" points<small>±");
    ck_assert_uint_eq(count("class=\"g\">"), 2);
}
END_TEST

START_TEST(no_groups_are_said_to_be_none)
{
    page_study_run(
        2, SERVICE_TEXT(SERVICE_MONDAY(9) "staff = { team = { wte = 1; }; };"
                                          "pathways = { p = { referrals = { per_week = "
                                          "1; }; steps = ( { name = \"visit\"; staff = "
                                          "\"team\"; minutes = 60; } ); }; };"));
    page_study_make(bide_page_groups_add);
    page_study_has("tells no groups of children apart");
    page_study_make(bide_page_money_add);
    page_study_has("The configuration gives no costs.");
}
END_TEST

/* --- money --- */

/* One in post for a year of 52,000; 200 at 500. */
START_TEST(money_has_lines_and_what_they_buy)
{
    page_study_run(8, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_money_add);
    page_study_has("Spent in pounds up to ");
    page_study_has("<th scope=\"row\">Insourcing: Clinic</th><td>0</td><td>100,000</td>");
    page_study_has(
        "<th scope=\"row\">Not recurrent: contracts and programmes with a date</th><td>0"
        "</td><td>100,000</td>");
    page_study_has("difference_half_width\">+100,000<small>±0</small></td>");
    page_study_has("What the extra money buys: Buy</caption>");
    page_study_has("a sum or a difference of them may be off by one.</p>");
    page_study_has("The last year: what was spent from 1 September 2025 on.");
    page_study_has("<td data-k=\"$extra_cost mean f3\">£100,000</td>");
}
END_TEST

/* Two years at 52,000 for 365.25 days; 50 at 500 in the first; 70 a week for good. */
START_TEST(money_tells_the_last_year)
{
    page_study_run(
        1, SERVICE_TEXT("start = \"2025-09-01\"; weeks = 106;"
                        "calendar = { holidays = \"none\"; };"
                        "milestones = ( { label = \"End\"; months = 24; } );"
                        "staff = { team = { wte = 1; sessions_per_week = 4;"
                        "session_minutes = 240; cost_per_wte = 52000.0; }; };"
                        "pathways = { p = { referrals = { per_week = 20; }; waiting = { "
                        "from_weeks = [ 0 ]; children = [ 60 ]; longest_weeks = 60; };"
                        "steps = ( { name = \"visit\"; staff = \"team\"; minutes = 60; } "
                        "); }; };"
                        "scenarios = { as_now = { }; buy = { changes = ("
                        "{ type = \"insourcing\"; step = \"p.visit\"; from_week = 2;"
                        "per_week = 9; total = 50; price = 500; } ); };"
                        "pilot = { changes = ( { type = \"pilot\"; pathway = \"p\"; "
                        "share = 0.1; minutes = 60; cost_per_week = 70; } ); };"
                        "fewer = { changes = ( { type = \"set\"; path = "
                        "\"staff.team.wte\"; value = 0.5; from_week = 80; } ); }; };"));
    page_study_make(bide_page_money_add);
    page_study_has(
        "cost_recurrent_per_year mean\"><th scope=\"row\">Recurrent in the last "
        "year</th><td>51,964</td><td>51,964</td><td>51,964</td>");
    page_study_has("cost_total_per_year mean\"><th scope=\"row\">Total in the last "
                   "year</th><td>51,964</td><td>51,964</td><td>55,614</td>");
    page_study_has(
        "cost_total_per_year difference_mean\"><th scope=\"row\">More in the last "
        "year</th><td></td><td>0</td><td>+3,650</td><td>-");
    page_study_has("The last year: what was spent from 1 September 2026 on.");
    page_study_make(bide_page_add);
    page_study_has("£25,000 more</b>, nothing of it in the last year.</li>");
    page_study_has("£3,650</b> of it in the last year.</li>");
}
END_TEST

START_TEST(one_run_has_no_intervals)
{
    page_study_run(1, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_add);
    page_study_lacks("±nan");
    page_study_lacks("nan");
    const char *main = strstr(page_study.out.bytes, "id=\"money\"");
    ck_assert_ptr_nonnull(main);
    ck_assert_ptr_nonnull(strstr(main, "difference_mean\">+100,000</td>"));
}
END_TEST

START_TEST(a_provider_may_fail)
{
    page_study_run(40, SERVICE_TEXT(CLINIC(MILESTONES, "fails = 0.5;")));
    page_study_make(bide_page_money_add);
    page_study_has(
        "Insourcing: Clinic (Buy): the provider sees nobody with a chance of <b "
        "data-k=\"s1 b");
    page_study_has(" in 10</b>.</p>");
}
END_TEST

/* --- trust --- */

static void add_words(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, "<p>EHC (XRTT, SENDER, RTTs) 2 WTE</p>\n");
    bide_page_trust_add(out, study);
}

START_TEST(abbreviations_are_explained_where_they_are_used)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(add_words);
    page_study_has("<li><strong>EHC</strong>: education, health and care");
    page_study_has("<li><strong>WTE</strong>: whole-time equivalent");
    page_study_lacks("<strong>RTT</strong>");
    page_study_lacks("<strong>SEND</strong>");
    page_study_lacks("<strong>CAMHS</strong>");
}
END_TEST

START_TEST(a_failed_audit_is_said_first_and_last)
{
    page_study_run(2, SERVICE_TEXT(CLINIC(MILESTONES, "")));
    page_study_make(bide_page_trust_add);
    page_study_has("In every run all children were accounted for");
    page_study.study.audit.is_passed = false;
    page_study_make(bide_page_add);
    ck_assert_uint_eq(count("<p class=\"f\""), 2);
    ck_assert(strstr(page_study.out.bytes, "Do not use these numbers")
              < strstr(page_study.out.bytes, "<main>"));
}
END_TEST

int main(void)
{
    TCase *tcase = tcase_create("sections");
    tcase_add_checked_fixture(tcase, page_study_set_up, page_study_tear_down);
    tcase_add_test(tcase, a_list_has_its_milestones);
    tcase_add_test(tcase, a_start_that_is_assumed_is_no_finding);
    tcase_add_test(tcase, a_list_tells_how_many_leave_unseen);
    tcase_add_test(tcase, a_list_that_starts_empty_says_so);
    tcase_add_test(tcase, lists_that_nobody_is_referred_to_are_short);
    tcase_add_test(tcase, months_are_folded_away);
    tcase_add_test(tcase, without_milestones_and_months_a_page_is_made);
    tcase_add_test(tcase, long_studies_are_cut_short);
    tcase_add_test(tcase, groups_stand_beside_each_other_with_the_gap);
    tcase_add_test(tcase, no_groups_are_said_to_be_none);
    tcase_add_test(tcase, money_has_lines_and_what_they_buy);
    tcase_add_test(tcase, money_tells_the_last_year);
    tcase_add_test(tcase, one_run_has_no_intervals);
    tcase_add_test(tcase, a_provider_may_fail);
    tcase_add_test(tcase, abbreviations_are_explained_where_they_are_used);
    tcase_add_test(tcase, a_failed_audit_is_said_first_and_last);

    Suite *suite = suite_create("page sections");
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
