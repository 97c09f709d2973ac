/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks in figures: places, lines with gaps, texts of others, labels kept apart, and
 * colours that can be told from what is beside them. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart_mark.h"
#include "app/chart/chart_style.h"

#define NOWHERE ((double) NAN)

static struct bide_text out;

static void setup(void)
{
    bide_text_init(&out);
}

static void teardown(void)
{
    bide_text_free(&out);
}

START_TEST(places_are_short)
{
    static const double places[] = { 12.0, 12.04, 12.06, 0.0, -0.04, -3.25, 399.96 };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); ++i) {
        bide_chart_mark_place(&out, places[i]);
        bide_text_add(&out, " ");
    }
    ck_assert_str_eq(out.bytes, "12 12 12.1 0 0 -3.3 400 ");
}
END_TEST

START_TEST(a_line_is_interrupted_where_nothing_is_known)
{
    static const struct bide_chart_mark_point points[] = { { 0, NOWHERE }, { 1, 5 },
                                                           { 2, 6 },       { 3, NOWHERE },
                                                           { 4, 7 },       { 5, 8.5 } };

    bide_chart_mark_line(&out, "l1", points, 6);

    ck_assert_str_eq(out.bytes, "<path class=\"l1\" d=\"M1 5 2 6M4 7 5 8.5\"/>\n");
}
END_TEST

START_TEST(an_area_goes_there_and_back)
{
    static const struct bide_chart_mark_point high[] = { { 0, 1 },
                                                         { 1, NOWHERE },
                                                         { 2, 3 } };
    static const struct bide_chart_mark_point low[] = { { 0, 9 }, { 1, 9 }, { 2, 8 } };

    bide_chart_mark_area(&out, "f", high, low, 3);
    bide_chart_mark_area(&out, "f", high, low, 0);

    ck_assert_str_eq(out.bytes, "<path class=\"f\" d=\"M0 1 2 3 2 8 0 9Z\"/>\n"
                                "<path class=\"f\" d=\"\"/>\n");
}
END_TEST

START_TEST(texts_of_others_are_only_texts)
{
    bide_chart_mark_text(&out, "", (struct bide_chart_mark_point){ 1, 2 },
                         "</text><script>alert(\"1\")</script>&\x01");

    ck_assert_ptr_null(strstr(out.bytes, "<script"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "&lt;script&gt;"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "&amp;?</text>"));
}
END_TEST

START_TEST(labels_that_fit_stay)
{
    double places[] = { 100.0, 40.0, 70.0 };

    bide_chart_mark_spread(places, 3, 15.0, 20.0, 200.0);

    ck_assert_double_eq_tol(places[0], 100.0, 1e-9);
    ck_assert_double_eq_tol(places[1], 40.0, 1e-9);
    ck_assert_double_eq_tol(places[2], 70.0, 1e-9);
}
END_TEST

START_TEST(labels_that_are_near_stand_round_their_middle)
{
    double places[] = { 100.0, 100.0, 160.0, 110.0 };

    bide_chart_mark_spread(places, 4, 15.0, 20.0, 200.0);

    ck_assert_double_eq_tol(places[0], 310.0 / 3.0 - 15.0, 1e-9);
    ck_assert_double_eq_tol(places[1], 310.0 / 3.0, 1e-9);
    ck_assert_double_eq_tol(places[3], 310.0 / 3.0 + 15.0, 1e-9);
    ck_assert_double_eq_tol(places[2], 160.0, 1e-9);
}
END_TEST

/* Six labels at any places come to lie a gap apart, in their order and in the frame. */
START_TEST(labels_never_overlap)
{
    unsigned seed = (unsigned) _i * 2654435761U + 1U;
    double places[6];
    double wanted[6];
    for (size_t i = 0; i < 6; ++i) {
        seed = seed * 1664525U + 1013904223U;
        wanted[i] = 20.0 + (double) (seed >> 8) / (double) (1U << 24) * 180.0;
        wanted[i] = _i % 3 == 0 ? 200.0 : _i % 3 == 1 ? 20.0 : wanted[i];
        places[i] = wanted[i];
    }

    bide_chart_mark_spread(places, 6, 15.0, 20.0, 200.0);

    for (size_t i = 0; i < 6; ++i) {
        ck_assert_double_ge(places[i], 20.0 - 1e-9);
        ck_assert_double_le(places[i], 200.0 + 1e-9);
        for (size_t k = 0; k < i; ++k) {
            const double apart = places[i] - places[k];
            ck_assert_double_ge(fabs(apart), 15.0 - 1e-9);
            ck_assert(wanted[i] < wanted[k] ? apart < 0.0 : apart > 0.0);
        }
    }
}
END_TEST

/* --- colours --- */

/* Relative luminance of "#rrggbb", WCAG 2.2. */
static double luminance(const char *colour)
{
    static const double weights[] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0.0;
    ck_assert_uint_eq(strlen(colour), 7);
    for (size_t i = 0; i < 3; ++i) {
        const char digits[3] = { colour[1 + 2 * i], colour[2 + 2 * i], '\0' };
        char *end = NULL;
        const double part = (double) strtol(digits, &end, 16) / 255.0;
        ck_assert_ptr_eq(end, digits + 2);
        sum += weights[i]
               * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(const char *a, const char *b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

START_TEST(the_measure_of_contrast_is_right)
{
    ck_assert_double_eq_tol(contrast("#ffffff", "#000000"), 21.0, 1e-9);
    ck_assert_double_eq_tol(contrast("#777777", "#ffffff"), 4.48, 0.005);
    ck_assert_double_eq_tol(contrast("#005eb8", "#ffffff"), 6.38, 0.005);
}
END_TEST

/* Scenarios drawn, and their styles. */
static const size_t drawn[][2][BIDE_CHART_STYLE_LINES] = {
    { { 0, 1, 2, 3, 4, 5 }, { 0, 1, 2, 3, 4, 5 } },
    { { 0, 2, 5, 8, 9, 10 }, { 0, 2, 5, 3, 4, 1 } },
    { { 0, 1, 6, 7, 12, 13 }, { 0, 1, 2, 3, 4, 5 } },
    { { 0, 5, 11, 12, 17, 18 }, { 0, 5, 1, 2, 3, 4 } },
};

START_TEST(no_two_lines_of_a_figure_look_alike)
{
    for (size_t i = 0; i < BIDE_CHART_STYLE_LINES; ++i) {
        ck_assert_uint_eq(bide_chart_style_of(drawn[_i][0], i), drawn[_i][1][i]);
    }
}
END_TEST

START_TEST(lines_stand_out_from_white_and_from_the_band)
{
    for (size_t i = 0; i < BIDE_CHART_STYLE_LINES; ++i) {
        const char *colour = bide_chart_style_lines[i].colour;
        ck_assert_double_ge(contrast(colour, "#ffffff"), 4.5); /* letters have it too */
        ck_assert_double_ge(contrast(colour, bide_chart_style_pale), 3.0);
        for (size_t k = 0; k < i; ++k) {
            ck_assert_str_ne(colour, bide_chart_style_lines[k].colour);
            ck_assert_str_ne(bide_chart_style_lines[i].dashes,
                             bide_chart_style_lines[k].dashes);
        }
    }
    ck_assert_double_ge(contrast(bide_chart_style_ink, "#ffffff"), 4.5);
    ck_assert_double_ge(contrast(bide_chart_style_ink, bide_chart_style_pale), 3.0);
}
END_TEST

/* White lies between neighbours; they darken from one to the next. */
START_TEST(areas_stand_out_from_what_is_between_them)
{
    for (size_t i = 0; i < BIDE_CHART_STYLE_BANDS; ++i) {
        ck_assert_double_ge(contrast(bide_chart_style_bands[i], "#ffffff"), 3.0);
        if (i > 0) {
            ck_assert_double_ge(
                contrast(bide_chart_style_bands[i], bide_chart_style_bands[i - 1]), 1.35);
        }
    }
    bide_chart_style_add(&out);
    ck_assert_ptr_nonnull(strstr(out.bytes, ".w4{fill:"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "stroke:#fff"));
}
END_TEST

/* Every colour of the style sheet that a mark can have is one of those above, or ink; the
 * only paler ones are of the lines behind and between. */
START_TEST(the_style_sheet_has_no_other_colours)
{
    bide_chart_style_add(&out);
    for (const char *at = strchr(out.bytes, '#'); at != NULL; at = strchr(at + 1, '#')) {
        char colour[8] = "#ffffff";
        if (strncmp(at, "#fff", 4) != 0) {
            memcpy(colour, at, 7);
        }
        const bool is_faint = strcmp(colour, "#ffffff") == 0
                              || strcmp(colour, "#d8dde0") == 0
                              || strcmp(colour, bide_chart_style_pale) == 0;
        ck_assert_msg(is_faint || contrast(colour, "#ffffff") >= 3.0, "%s", colour);
    }
}
END_TEST

/* Where a reader has chosen the colours, texts and what is round them have these,
 * whatever class they are of. */
START_TEST(texts_have_the_colours_that_a_reader_chose)
{
    bide_chart_style_add(&out);
    const char *forced = strstr(out.bytes, "(forced-colors:active)");
    ck_assert_ptr_nonnull(forced);
    ck_assert_ptr_nonnull(strstr(forced, ".chart text{fill:CanvasText!important}"));
    ck_assert_ptr_nonnull(strstr(forced, ".chart .h,.chart .o{stroke:Canvas}"));
    ck_assert_ptr_nonnull(strstr(forced, ".chart .g{stroke:GrayText!important}"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart mark");
    TCase *tests = tcase_create("chart mark");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, places_are_short);
    tcase_add_test(tests, a_line_is_interrupted_where_nothing_is_known);
    tcase_add_test(tests, an_area_goes_there_and_back);
    tcase_add_test(tests, texts_of_others_are_only_texts);
    tcase_add_test(tests, labels_that_fit_stay);
    tcase_add_test(tests, labels_that_are_near_stand_round_their_middle);
    tcase_add_loop_test(tests, labels_never_overlap, 0, 60);
    tcase_add_test(tests, the_measure_of_contrast_is_right);
    tcase_add_loop_test(tests, no_two_lines_of_a_figure_look_alike, 0,
                        (int) (sizeof(drawn) / sizeof(drawn[0])));
    tcase_add_test(tests, lines_stand_out_from_white_and_from_the_band);
    tcase_add_test(tests, areas_stand_out_from_what_is_between_them);
    tcase_add_test(tests, the_style_sheet_has_no_other_colours);
    tcase_add_test(tests, texts_have_the_colours_that_a_reader_chose);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
