/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What families read: the easy read page, the section for families, and where the figures
 * come from. */
#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/page/page_assumptions.h"
#include "app/page/page_easy.h"
#include "app/page/page_families.h"
#include "app/page/wait.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "tests/hostile.h"
#include "tests/sample_study.h"
#include "tests/spec_text.h"

/* --- how hard a text is to read --- */

struct measure {
    double words;
    double sentences;
    double syllables;
};

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", c) != NULL;
}

/* Groups of vowels, but for an e at the end that is not said ("wait", "promise",
 * "table"); each figure of a number counts as one. */
static double syllables_of(const char *word, size_t length)
{
    double count = 0.0;
    for (size_t i = 0; i < length; ++i) {
        const bool begins = is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
        count += begins || isdigit((unsigned char) word[i]) != 0 ? 1.0 : 0.0;
    }
    const bool is_silent = length > 2 && word[length - 1] == 'e'
                           && !is_vowel(word[length - 2]) && word[length - 2] != 'l';
    count -= is_silent && count > 1.0 ? 1.0 : 0.0;
    return count > 0.0 ? count : 1.0;
}

/* The text of a page: what stands between tags, but for style and title; each block ends
 * a sentence. */
static struct measure measure_page(const char *page)
{
    struct measure measure = { 0.0, 0.0, 0.0 };
    char word[64];
    size_t length = 0;
    double in_sentence = 0.0;
    const char *body = strstr(page, "<main>");
    ck_assert_ptr_nonnull(body);
    for (const char *at = body; *at != '\0'; ++at) {
        if (isalnum((unsigned char) *at) != 0 && length < sizeof(word)) {
            word[length++] = (char) tolower((unsigned char) *at);
            continue;
        }
        if (length > 0) {
            measure.words += 1.0;
            in_sentence += 1.0;
            measure.syllables += syllables_of(word, length);
            length = 0;
        }
        const bool is_end = strchr(".?!", *at) != NULL || *at == '<';
        if (is_end && in_sentence > 0.0) {
            measure.sentences += 1.0;
            in_sentence = 0.0;
        }
        at = *at == '<' ? strchr(at, '>') : at;
        ck_assert_ptr_nonnull(at);
    }
    return measure;
}

/* Flesch and Kincaid (1975): years of school that a text asks for. */
static double grade_of(const char *page)
{
    const struct measure measure = measure_page(page);
    ck_assert(measure.sentences > 0.0 && measure.words > 0.0);
    return 0.39 * measure.words / measure.sentences
           + 11.8 * measure.syllables / measure.words - 15.59;
}

START_TEST(the_measure_of_reading_is_right)
{
    /* 13 words, 2 sentences, 13 syllables: 2.535 + 11.8 - 15.59 */
    ck_assert_double_eq_tol(
        grade_of("<style>x</style><main><p>The cat sat on the mat.</p>"
                 "<p>It was a big fat old cat</p></main>"),
        -1.255, 1e-9);
    ck_assert_double_eq_tol(syllables_of("community", 9), 4.0, 1e-9);
    ck_assert_double_eq_tol(syllables_of("promise", 7), 2.0, 1e-9);
    ck_assert_double_eq_tol(syllables_of("people", 6), 2.0, 1e-9);
    ck_assert_double_eq_tol(syllables_of("2028", 4), 4.0, 1e-9);
}
END_TEST

/* --- pages --- */

static struct bide_text text;
static struct sample *sample;

static void set_up(void)
{
    bide_text_init(&text);
    sample = sample_new();
    sample->pathways[0].referrals.per_week = 5.0;
    sample->pathways[1].referrals.per_week = 5.0;
}

static void tear_down(void)
{
    ck_assert_int_eq(text.err, BIDE_OK);
    bide_text_free(&text);
    sample_free(sample);
}

static void set_wait(size_t line, enum bide_kpi kpi, double weeks, size_t count)
{
    struct bide_estimate wait = sample_estimate(weeks, 1.0);
    wait.count = count;
    *sample_slot(sample, bide_study_estimate(&sample->study, 0, 2, line, kpi)) = wait;
}

static void has(const char *wanted)
{
    ck_assert_msg(strstr(text.bytes, wanted) != NULL, "\"%s\" is not in %.2000s", wanted,
                  text.bytes);
}

static void has_not(const char *unwanted)
{
    ck_assert_msg(strstr(text.bytes, unwanted) == NULL, "\"%s\" is in %.2000s", unwanted,
                  text.bytes);
}

START_TEST(waits_are_said_as_people_say_them)
{
    static const struct {
        double weeks;
        const char *words;
    } cases[] = {
        { 0.0, "1 week" },
        { 1.2, "1 week" },
        { 1.4, "1 and a half weeks" },
        { 6.5, "6 and a half weeks" },
        { 12.7, "12 and a half weeks" },
        { 12.8, "3 months" },
        { 52.0, "1 year" },
        { 78.0, "18 months" },
        { 100.0, "23 months" },
        { 104.4, "2 years" },
        { 130.0, "2 and a half years" },
        { 521.8, "10 years" },
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
        bide_text_clear(&text);
        bide_wait_words(&text, cases[i].weeks);
        ck_assert_str_eq(text.bytes, cases[i].words);
    }
}
END_TEST

START_TEST(a_wait_is_known_if_nine_runs_in_ten_have_one)
{
    struct bide_estimate wait = sample_estimate(20.0, 1.0);
    wait.count = 360;
    ck_assert(bide_wait_is_known(&sample->study, &wait));
    wait.count = 359;
    ck_assert(!bide_wait_is_known(&sample->study, &wait));
    wait = sample_estimate((double) NAN, 1.0);
    ck_assert(!bide_wait_is_known(&sample->study, &wait));
}
END_TEST

START_TEST(families_are_told_by_priority_where_children_differ)
{
    set_wait(AUTISM, BIDE_KPI_NEW_MEDIAN, 99.0, 400);
    set_wait(AUTISM_URGENT, BIDE_KPI_NEW_MEDIAN, 6.2, 400);
    set_wait(AUTISM_URGENT, BIDE_KPI_NEW_P90, 26.0, 400);
    set_wait(AUTISM_ROUTINE, BIDE_KPI_NEW_MEDIAN, 110.0, 399);
    set_wait(AUTISM_ROUTINE, BIDE_KPI_NEW_P90, 150.0, 100);
    set_wait(PHYSIO, BIDE_KPI_NEW_MEDIAN, 52.0, 400);

    bide_page_families_add(&text, &sample->study);

    has("Autism assessment: Urgent</th><td>about 6 weeks<small><span data-k=\"s0 p0 y0 "
        "d2 "
        "new_median_wait_weeks mean\">6.2</span> weeks</small></td><td>about 6 months");
    has("Autism assessment: routine</th><td>about 2 years");
    has("we cannot tell<small>too few were seen by 28 July 2026");
    has("referred in the four weeks from 1 August 2025 waits</caption>");
    has("physio</th><td>about 1 year<small><span data-k=\"s0 p1 d2 new_median");
    has_not(">99");

    bide_text_clear(&text);
    set_wait(PHYSIO, BIDE_KPI_NEW_MEDIAN, 0.5, 400);
    set_wait(PHYSIO, BIDE_KPI_NEW_P90, 6.5, 400);
    bide_page_families_add(&text, &sample->study);
    has("physio</th><td>less than a week<small>");
    has("<td>about 6 and a half weeks<small>");
}
END_TEST

/* Those referred last of the four weeks are followed for 361 / 7 - 4 = 47.6 weeks. */
START_TEST(a_wait_beyond_the_end_has_a_lower_bound)
{
    set_wait(PHYSIO, BIDE_KPI_NEW_MEDIAN, 40.0, 400);
    set_wait(PHYSIO, BIDE_KPI_NEW_P90, (double) NAN, 0);
    set_wait(PHYSIO, BIDE_KPI_REFERRED, 48.0, 400);
    set_wait(PHYSIO, BIDE_KPI_LONGEST, 46.0, 400);
    bide_page_families_add(&text, &sample->study);
    has_not("more than");

    set_wait(PHYSIO, BIDE_KPI_LONGEST, 47.0, 400);
    bide_page_families_add(&text, &sample->study);
    has("<td>more than 47 weeks<small>fewer than 9 in 10 were seen by 28 July 2026");
}
END_TEST

START_TEST(work_that_children_ask_for_is_not_for_families)
{
    sample->pathways[1].referrals.per_week = 0.0;

    bide_page_families_add(&text, &sample->study);
    bide_page_easy_add(&text, &sample->study);

    has("Autism assessment");
    has_not("physio");
}
END_TEST

START_TEST(without_milestones_there_is_nothing_to_tell)
{
    sample->study.plan.moment_count = 2;
    sample->moments[0].label = NULL;

    bide_page_families_add(&text, &sample->study);
    ck_assert_uint_eq(text.length, 0);

    bide_page_easy_add(&text, &sample->study);
    has("We do not know how long it will take.");
}
END_TEST

START_TEST(easy_read_says_what_is_known_and_what_is_not)
{
    set_wait(AUTISM_URGENT, BIDE_KPI_NEW_MEDIAN, 6.2, 400);
    set_wait(AUTISM_URGENT, BIDE_KPI_NEW_P90, 26.0, 400);
    set_wait(AUTISM_ROUTINE, BIDE_KPI_NEW_MEDIAN, (double) NAN, 0);
    set_wait(PHYSIO, BIDE_KPI_NEW_MEDIAN, 52.0, 400);
    set_wait(PHYSIO, BIDE_KPI_NEW_P90, (double) NAN, 0);

    bide_page_easy_add(&text, &sample->study);

    ck_assert_int_eq(
        strncmp(text.bytes, BIDE_PAGE_EASY_BEGINS, strlen(BIDE_PAGE_EASY_BEGINS)), 0);
    has("Half of the children wait about 6 weeks or less.");
    has("Most children wait about 6 months or less.");
    has("We do not know how long it will take.");
    has("Some children wait much longer.");
    has("from 1 August 2025.");
    has_not("<script");
    has_not("http");
    ck_assert_double_le(grade_of(text.bytes), 5.0);
}
END_TEST

START_TEST(waits_that_are_said_alike_are_said_once)
{
    set_wait(PHYSIO, BIDE_KPI_NEW_MEDIAN, 16.6, 400);
    set_wait(PHYSIO, BIDE_KPI_NEW_P90, 17.2, 400);
    set_wait(AUTISM_URGENT, BIDE_KPI_NEW_MEDIAN, (double) NAN, 0);
    set_wait(AUTISM_ROUTINE, BIDE_KPI_NEW_MEDIAN, (double) NAN, 0);

    bide_page_easy_add(&text, &sample->study);

    has("Most children wait about 4 months or less.");
    has_not("Half of");
}
END_TEST

START_TEST(hostile_names_stay_texts)
{
    for (size_t i = 0; i < HOSTILE_COUNT; ++i) {
        bide_text_clear(&text);
        sample->pathways[0].label = hostile[i];
        sample->priorities[0].label = hostile[i];
        sample->scenarios[0].label = hostile[i];
        bide_page_families_add(&text, &sample->study);
        bide_page_easy_add(&text, &sample->study);
        has_not("<script");
        has_not("<img");
        has_not("<svg onload");
        has_not("\xFF");
        has_not("\x1B");
        has_not("\xE2\x80\xAE");
        has_not("]]>");
        ck_assert_ptr_eq(strstr(strstr(text.bytes, "</main>") + 1, "</main>"), NULL);
    }
}
END_TEST

START_TEST(every_shipped_configuration_reads_easily)
{
    static const char *const configs[] = {
        "configs/clinic.cfg",        "configs/ehc_county.cfg",
        "configs/queue-mm1.cfg",     "configs/queue-mmc.cfg",
        "configs/rtt_specialty.cfg", "configs/worcestershire.cfg",
    };
    const char *path = configs[_i];
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    ck_assert_int_eq(bide_load_file(&spec, path, &diag), BIDE_OK);
    ck_assert_int_eq(bide_check_spec(&spec, &diag), BIDE_OK);
    spec.weeks = spec.weeks > 160 ? 160 : spec.weeks;
    const struct bide_study_plan plan = { .replications = 2, .threads = 1 };
    struct bide_study study;
    ck_assert_int_eq(bide_study_run(&study, &spec, &plan, &diag), BIDE_OK);

    bide_page_easy_add(&text, &study);

    const double grade = grade_of(text.bytes);
    ck_assert_msg(grade <= 5.0, "%s: grade %.2f", path, grade);
    has_not(" nan ");
    bide_study_free(&study);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
}
END_TEST

/* --- where figures come from --- */

START_TEST(assumptions_show_every_figure_with_its_source)
{
    struct spec_text loaded;
    spec_text_check(
        &loaded, SPEC_TEXT_DATES
        "staff = { nurses = { label = \"<Nurses>\"; wte = 3.0; # D: pay & roll "
        "[N1]\n }; };\n# [N1]  The <Gazette>\n"
        "pathways = { autism = { " SPEC_TEXT_PATHWAY " }; };\n");
    sample->study.spec = &loaded.spec;

    bide_page_assumptions_add(&text, &sample->study);

    has("class=\"g\">&lt;Nurses&gt;</th></tr>\n<tr><th scope=\"row\">wte</th><td>3 "
        "whole-time equivalents</td><td>Counted or published</td><td>pay &amp; roll "
        "[N1]</td>");
    has("<th scope=\"row\">Counted or published, marked D</th><td>1</td>");
    has("<th scope=\"row\">No source given</th>");
    has("[N1] The &lt;Gazette&gt;");
    has_not("<Nurses>");
    spec_text_free(&loaded);
}
END_TEST

START_TEST(a_study_without_figures_says_so)
{
    bide_page_assumptions_add(&text, &sample->study);

    has("The configuration gives no figures.");
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("easy");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, the_measure_of_reading_is_right);
    tcase_add_test(tests, waits_are_said_as_people_say_them);
    tcase_add_test(tests, a_wait_is_known_if_nine_runs_in_ten_have_one);
    tcase_add_test(tests, families_are_told_by_priority_where_children_differ);
    tcase_add_test(tests, a_wait_beyond_the_end_has_a_lower_bound);
    tcase_add_test(tests, work_that_children_ask_for_is_not_for_families);
    tcase_add_test(tests, without_milestones_there_is_nothing_to_tell);
    tcase_add_test(tests, easy_read_says_what_is_known_and_what_is_not);
    tcase_add_test(tests, waits_that_are_said_alike_are_said_once);
    tcase_add_test(tests, hostile_names_stay_texts);
    tcase_add_loop_test(tests, every_shipped_configuration_reads_easily, 0, 6);
    tcase_add_test(tests, assumptions_show_every_figure_with_its_source);
    tcase_add_test(tests, a_study_without_figures_says_so);
    Suite *suite = suite_create("easy");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
