/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What settings and errors mean, and how they are found. */
#include "app/explain.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/catalog.h"
#include "app/match.h"
#include "models/scenario/settings.h"
#include "models/text/diag.h"
#include "tests/lines.h"

static struct bide_text out;
static struct bide_problem problem;

static void set_up(void)
{
    bide_text_init(&out);
    bide_problem_init(&problem);
}

static void tear_down(void)
{
    bide_problem_free(&problem);
    bide_text_free(&out);
}

static void assert_has(const char *text)
{
    ck_assert_msg(strstr(out.bytes, text) != NULL, "no \"%s\" in:\n%s", text, out.bytes);
}

START_TEST(paths_match_by_wildcards_and_ends)
{
    static const char per_week[] = "pathways.*.referrals.per_week";
    static const struct {
        const char *path, *asked;
        enum bide_match match;
    } rows[] = {
        { per_week, "pathways.*.referrals.per_week", BIDE_MATCH_WHOLE },
        { per_week, "pathways.autism.referrals.per_week", BIDE_MATCH_WHOLE },
        { per_week, "per_week", BIDE_MATCH_END },
        { per_week, "referrals.per_week", BIDE_MATCH_END },
        { per_week, "autism.referrals.per_week", BIDE_MATCH_END },
        { per_week, "referrals", BIDE_MATCH_INSIDE },
        { per_week, "pathways", BIDE_MATCH_INSIDE },
        { per_week, "pathways.autism", BIDE_MATCH_INSIDE },
        { per_week, "autism", BIDE_MATCH_NONE },
        { per_week, "week", BIDE_MATCH_NONE },
        { per_week, "pathways.autism.referrals.per_week.x", BIDE_MATCH_NONE },
        { "scenarios.*.changes.hire.wte", "scenarios.a.changes.0.wte", BIDE_MATCH_WHOLE },
        { "scenarios.*.changes.hire.wte", "hire", BIDE_MATCH_INSIDE },
        { "title", "title", BIDE_MATCH_WHOLE },
        { "title", "", BIDE_MATCH_NONE },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        ck_assert_msg(bide_match_path(rows[i].path, rows[i].asked) == rows[i].match,
                      "%s in %s", rows[i].asked, rows[i].path);
    }
}
END_TEST

START_TEST(one_setting_is_explained_in_full)
{
    ck_assert(
        bide_explain_one(&out, "pathways.autism.priorities.urgent.share", &problem));
    ck_assert_ptr_eq(strstr(out.bytes, "pathways.*.priorities.*.share\n  "), out.bytes);
    assert_has("\n  value:    a share, 0 to 1\n"
               "  default:  none: must be given\n"
               "  change:   a scenario can set it from any date\n");
}
END_TEST

START_TEST(what_belongs_to_the_start_says_so)
{
    ck_assert(bide_explain_one(&out, "pathways.*.standard.within_weeks", &problem));
    assert_has("\n  default:  18, or what the pathway's clock says\n");
    assert_has("\n  change:   holds from the start on, cannot change later\n");
}
END_TEST

START_TEST(a_name_in_several_groups_is_listed)
{
    ck_assert(bide_explain_one(&out, "per_week", &problem));
    assert_has("pathways.*.referrals.per_week\n");
    assert_has("scenarios.*.changes.insourcing.per_week\n");
    assert_has("\nGive a longer path");
}
END_TEST

START_TEST(a_group_lists_what_is_inside_it)
{
    ck_assert(bide_explain_one(&out, "referrals", &problem));
    assert_has("pathways.*.referrals\n");
    assert_has("\nInside it:\npathways.*.referrals.per_week\n");
}
END_TEST

START_TEST(the_parts_of_a_distribution_are_settings)
{
    ck_assert(bide_explain_one(&out, "steps.*.minutes", &problem));
    assert_has("\nInside it:\npathways.*.steps.*.minutes.shape\n");
}
END_TEST

START_TEST(an_unknown_name_gets_the_nearest)
{
    ck_assert(!bide_explain_one(&out, "pathways.*.not_brougt", &problem));
    ck_assert_str_eq(problem.what.bytes, "there is no setting \"pathways.*.not_brougt\"");
    ck_assert_str_eq(problem.help.bytes, "did you mean \"not_brought\"?");
    ck_assert(!bide_explain_one(&out, "per_wek", &problem));
    ck_assert_str_eq(problem.help.bytes, "did you mean \"per_week\"?");
    ck_assert(!bide_explain_one(&out, "zzzzzzzz", &problem));
    ck_assert_str_eq(problem.help.bytes, "\"bide explain\" lists all settings");
}
END_TEST

START_TEST(errors_are_explained_by_their_id)
{
    for (size_t i = 0; bide_diag_id(i) != NULL; ++i) {
        bide_text_clear(&out);
        ck_assert_msg(bide_explain_one(&out, bide_diag_id(i), &problem), "%s",
                      bide_diag_id(i));
        assert_has(bide_diag_id(i));
        ck_assert_uint_gt(out.length, strlen("BD-C001\n  x\n"));
    }
    ck_assert(bide_explain_one(&out, "bd-c010", &problem));
    ck_assert(!bide_explain_one(&out, "BD-X999", &problem));
    ck_assert_str_eq(problem.what.bytes, "there is no error \"BD-X999\"");
    ck_assert_str_eq(problem.help.bytes,
                     "messages end with such a mark in [ ]; \"bide explain\" lists all "
                     "settings");
}
END_TEST

/* Whether the text holds every setting's name and sentence. */
static bool is_in(void *context, const char *path, const struct bide_field *field)
{
    const char *text = ((const struct bide_text *) context)->bytes;
    ck_assert_msg(strstr(text, field->name) != NULL, "%s", path);
    ck_assert_msg(strstr(text, field->sentence) != NULL, "%s", path);
    return true;
}

START_TEST(the_document_holds_every_setting)
{
    bide_catalog_markdown(&out);
    ck_assert_int_eq(out.err, BIDE_OK);
    ck_assert_int_eq(bide_field_walk(&bide_settings_plan_table, is_in, &out), BIDE_OK);
    assert_has("\n## `pathways.*.referrals` (referrals)\n");
    assert_has("\n| `per_week` | ");
    assert_has("\n## `scenarios.*.changes.insourcing` (");
}
END_TEST

/* A table's row has six bars: nothing inside a cell may add one. */
START_TEST(the_rows_of_the_document_are_whole)
{
    bide_catalog_markdown(&out);
    char line[LINES_SIZE];
    for (const char *rest = out.bytes; lines_next(&rest, line);) {
        int bars = 0;
        for (const char *at = line; *at != '\0'; ++at) {
            bars += *at == '|' && (at == line || at[-1] != '\\') ? 1 : 0;
        }
        ck_assert_msg(line[0] != '|' || bars == 6, "%s", line);
    }
}
END_TEST

START_TEST(the_tree_fits_the_screen)
{
    bide_catalog_tree(&out);
    assert_has("\nreplications              ");
    assert_has("\n    type = \"insourcing\"\n");
    char line[LINES_SIZE];
    for (const char *rest = out.bytes; lines_next(&rest, line);) {
        ck_assert_msg(strlen(line) <= 100, "%s", line);
    }
}
END_TEST

START_TEST(defaults_are_shown_as_they_would_be_written)
{
    static const struct {
        const char *asked, *shown;
    } rows[] = {
        { "replications", "default:  200" },
        { "order", "default:  \"priority\" (" },
        { "monthly", "default:  true (" },
        { "steps.*.staff", "default:  none: a delay" },
        { "waiting.longest_weeks", "default:  twice the start" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        bide_text_clear(&out);
        ck_assert(bide_explain_one(&out, rows[i].asked, &problem));
        assert_has(rows[i].shown);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("explain");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, paths_match_by_wildcards_and_ends);
    tcase_add_test(cases, one_setting_is_explained_in_full);
    tcase_add_test(cases, what_belongs_to_the_start_says_so);
    tcase_add_test(cases, a_name_in_several_groups_is_listed);
    tcase_add_test(cases, a_group_lists_what_is_inside_it);
    tcase_add_test(cases, the_parts_of_a_distribution_are_settings);
    tcase_add_test(cases, an_unknown_name_gets_the_nearest);
    tcase_add_test(cases, errors_are_explained_by_their_id);
    tcase_add_test(cases, the_document_holds_every_setting);
    tcase_add_test(cases, the_rows_of_the_document_are_whole);
    tcase_add_test(cases, the_tree_fits_the_screen);
    tcase_add_test(cases, defaults_are_shown_as_they_would_be_written);
    Suite *suite = suite_create("explain");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
