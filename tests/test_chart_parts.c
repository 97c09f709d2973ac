/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces that figures are made of: letters, labels at the ends of lines, rows. */
#include <check.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart/chart_frame.h"
#include "app/chart/chart_key.h"
#include "app/chart/chart_label.h"
#include "app/chart/chart_mark.h"
#include "app/chart/chart_row.h"
#include "tests/markup.h"
#include "tests/sample_study.h"

enum { TEXT_SIZE = 1024 };

#define NOT_KNOWN ((double) NAN)
#define CLOSE 0.051 /* places are written to one decimal */

static struct bide_text out;
static struct bide_chart_frame frame;

/* Children upwards from 0 to 100, over 200 units of height; days of no matter. */
static void set_up(void)
{
    bide_text_init(&out);
    frame = (struct bide_chart_frame){
        .out = &out,
        .width = BIDE_CHART_FRAME_WIDTH,
        .height = 260.0,
        .x = { -100.0, 100.0, 50.0, 350.0 },
        .y = { 0.0, 100.0, 230.0, 30.0 },
    };
}

static void tear_down(void)
{
    ck_assert_int_eq(out.err, BIDE_OK);
    bide_text_free(&out);
}

/* The value of an attribute of the index-th element that begins so. */
static double attribute(const char *element, size_t index, const char *name)
{
    const char *at = strstr(out.bytes, element);
    for (size_t i = 0; i < index && at != NULL; ++i) {
        at = strstr(at + 1, element);
    }
    at = at == NULL ? NULL : strstr(at, name);
    ck_assert_msg(at != NULL, "no %s of %s in %s", name, element, out.bytes);
    return strtod(at + strlen(name), NULL);
}

/* The marks so far are well formed and lie within a drawing of the frame's size. */
static void check_marks(void)
{
    struct bide_text drawing;
    bide_text_init(&drawing);
    bide_text_addf(&drawing, "<svg viewBox=\"0 0 400 260\">\n%s</svg>\n", out.bytes);
    markup_check(drawing.bytes);
    bide_text_free(&drawing);
}

/* --- letters --- */

static const struct {
    size_t scenario;
    const char *letter;
} letters[] = { { 0, "A" },   { 25, "Z" },  { 26, "A2" },
                { 51, "Z2" }, { 52, "A3" }, { 25999, "Z1000" } };

START_TEST(letters_go_on_after_z)
{
    char letter[BIDE_CHART_KEY_SIZE];
    bide_chart_key_letter(letter, letters[_i].scenario);
    ck_assert_str_eq(letter, letters[_i].letter);

    bide_chart_key_letter(letter, SIZE_MAX - (size_t) _i);
    ck_assert_uint_lt(strlen(letter), BIDE_CHART_KEY_SIZE);
}
END_TEST

START_TEST(a_key_has_every_scenario_once)
{
    struct sample *sample = sample_new();
    static const size_t lines[] = { 0, 1 };
    sample->scenarios[1].label = "<b>R&D</b>";

    bide_chart_key_lines(&out, &sample->study, lines, 1, NULL);
    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<li>"), 2);
    ck_assert_uint_eq(markup_count(out.bytes, "<svg"), 1); /* B has no line */
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"p\""), 0);
    ck_assert_uint_eq(markup_count(out.bytes, "&lt;b&gt;R&amp;D"), 1);

    bide_text_clear(&out);
    bide_chart_key_lines(&out, &sample->study, lines, 2, "Published");
    markup_check(out.bytes);
    ck_assert_uint_eq(markup_count(out.bytes, "<li>"), 3);
    ck_assert_uint_eq(markup_count(out.bytes, "<svg"), 3);
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"p\""), 1);
    ck_assert_uint_eq(markup_count(out.bytes, "&lt;b&gt;R&amp;D"), 1);
    sample_free(sample);
}
END_TEST

/* --- labels --- */

START_TEST(labels_of_scenarios_have_letter_number_and_colour)
{
    struct bide_chart_label_list labels = { .count = 0 };

    bide_chart_label_scenario(&labels, &out, 0, 0, 4891.6);
    bide_chart_label_scenario(&labels, &out, 3, 3, NOT_KNOWN);
    bide_chart_label_scenario(&labels, &out, 7, 4, -0.2);

    ck_assert_uint_eq(labels.count, 2);
    ck_assert_str_eq(labels.items[0].text, "A 4,892");
    ck_assert_str_eq(labels.items[0].class_name, "d0");
    ck_assert_str_eq(labels.items[1].text, "H 0");
    ck_assert_str_eq(labels.items[1].class_name, "d4"); /* of the style */
    ck_assert_double_eq_tol(labels.items[0].value, 4891.6, 1e-9);
}
END_TEST

START_TEST(labels_that_are_too_many_or_too_long_are_cut)
{
    struct bide_chart_label_list labels = { .count = 0 };
    for (size_t i = 0; i < BIDE_CHART_LABEL_MOST + 2; ++i) {
        bide_chart_label_scenario(&labels, &out, i, i, 1e60);
    }
    ck_assert_uint_eq(labels.count, BIDE_CHART_LABEL_MOST);
    ck_assert_uint_eq(strlen(labels.items[0].text), BIDE_CHART_LABEL_SIZE - 1);
    ck_assert_str_eq(labels.items[BIDE_CHART_LABEL_MOST - 1].class_name, "d1");
}
END_TEST

START_TEST(room_is_that_of_the_widest_label)
{
    struct bide_chart_label_list labels = { .count = 0 };
    bide_chart_label_scenario(&labels, &out, 0, 0, 5.0);
    const double small = bide_chart_label_room(&labels);
    bide_chart_label_scenario(&labels, &out, 1, 1, 12345.0);
    const double large = bide_chart_label_room(&labels);
    bide_chart_label_scenario(&labels, &out, 2, 2, 7.0);

    ck_assert_double_eq_tol(bide_chart_label_room(&labels), large, 1e-9);
    ck_assert_double_eq_tol(
        large - small, bide_chart_mark_width("B 12,345") - bide_chart_mark_width("A 5"),
        1e-9);
    ck_assert_double_gt(small, bide_chart_mark_width("A 5"));
}
END_TEST

START_TEST(a_label_alone_stands_at_the_end_of_its_line)
{
    struct bide_chart_label_list labels = { .count = 0 };
    bide_chart_label_scenario(&labels, &out, 0, 0, 50.0);
    bide_chart_label_draw(&frame, &labels);

    check_marks();
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"lead\""), 0);
    ck_assert_double_gt(attribute("<text", 0, " x=\""), frame.x.at_high);
    /* the middle of the text, not its base line, is at the value */
    ck_assert_double_gt(attribute("<text", 0, " y=\""), 130.0);
    ck_assert_double_lt(attribute("<text", 0, " y=\""),
                        130.0 + BIDE_CHART_FRAME_LINE / 2.0);
}
END_TEST

START_TEST(labels_that_had_to_move_lead_to_their_lines)
{
    struct bide_chart_label_list labels = { .count = 0 };
    bide_chart_label_scenario(&labels, &out, 0, 0, 100.0);
    bide_chart_label_scenario(&labels, &out, 1, 1, 0.0);
    bide_chart_label_scenario(&labels, &out, 2, 2, 0.0);
    bide_chart_label_draw(&frame, &labels);

    const double first = attribute("<text", 0, " y=\"");
    const double second = attribute("<text", 1, " y=\"");
    const double third = attribute("<text", 2, " y=\"");
    check_marks();
    ck_assert_uint_eq(markup_count(out.bytes, "class=\"lead\""), 1);
    ck_assert_double_eq_tol(third - second, BIDE_CHART_FRAME_LINE, 2.0 * CLOSE);
    ck_assert_double_lt(third, frame.height); /* none below the drawing */
    ck_assert_double_lt(first, second);
}
END_TEST

/* --- rows --- */

START_TEST(every_row_has_the_same_height)
{
    const struct bide_chart_frame_size one = bide_chart_row_size(1, true);
    const struct bide_chart_frame_size two = bide_chart_row_size(2, true);
    const struct bide_chart_frame_size ten = bide_chart_row_size(10, false);

    ck_assert_double_eq_tol(ten.height - one.height, 9.0 * (two.height - one.height),
                            1e-9);
    ck_assert_double_gt(two.height - one.height, 2.0 * BIDE_CHART_FRAME_LINE);
    ck_assert_double_gt(one.bottom, 2.0 * BIDE_CHART_FRAME_LINE); /* numbers, title */
    ck_assert_double_gt(ten.left, two.left); /* half of "-1,000" is left of the axis */
}
END_TEST

static void row_text(const char *label, const char *value, char *found)
{
    const struct bide_chart_row row = { 0, label, value };
    bide_text_clear(&out);
    bide_chart_row_text(&frame, &row);
    check_marks();
    markup_inside(out.bytes, "text", 0, found, TEXT_SIZE);
}

START_TEST(names_of_rows_are_cut_where_they_must)
{
    char found[TEXT_SIZE];
    struct bide_text label;
    bide_text_init(&label);
    for (size_t i = 0; i < 150; ++i) {
        bide_text_add(&label, "\xC3\xA9");
    }
    row_text(label.bytes, "26.8 against 6.3", found);
    bide_text_free(&label);
    ck_assert_ptr_nonnull(strstr(found, "\xC3\xA9\xE2\x80\xA6: 26.8 against 6.3"));
    ck_assert_double_le(frame.x.at_low + bide_chart_mark_width(found), frame.width);
    /* not shorter than it has to be */
    ck_assert_double_gt(frame.x.at_low + bide_chart_mark_width(found), 0.9 * frame.width);

    row_text("Autism", "1", found);
    ck_assert_str_eq(found, "Autism: 1");
    row_text("", "1", found);
    ck_assert_str_eq(found, ": 1");
}
END_TEST

START_TEST(numbers_of_rows_are_whole_where_no_name_fits)
{
    char found[TEXT_SIZE];
    char value[41];
    memset(value, '8', 40);
    value[40] = '\0';
    row_text("Autism", value, found);
    ck_assert_int_eq(strncmp(found, "\xE2\x80\xA6: 8", 6), 0);
    ck_assert_uint_eq(strlen(found), 3 + 2 + 40);
}
END_TEST

START_TEST(an_interval_is_drawn_as_far_as_it_is_known)
{
    const struct bide_chart_row row = { 1, "a", "b" };
    struct bide_estimate estimate = sample_estimate(50.0, 20.0);

    bide_chart_row_interval(&frame, &row, &estimate, 7);
    check_marks();
    ck_assert_double_eq_tol(attribute("<circle class=\"d1\"", 0, " cx=\""), 275.0, CLOSE);
    ck_assert_double_eq_tol(attribute("<path", 0, " d=\"M"), 245.0, CLOSE);
    ck_assert_ptr_nonnull(strstr(out.bytes, " 305 "));

    bide_text_clear(&out);
    estimate.half_width = NOT_KNOWN;
    bide_chart_row_interval(&frame, &row, &estimate, 0);
    ck_assert_uint_eq(markup_count(out.bytes, "<circle"), 1);
    ck_assert_uint_eq(markup_count(out.bytes, "<path"), 0);

    bide_text_clear(&out);
    estimate.mean = NOT_KNOWN;
    bide_chart_row_interval(&frame, &row, &estimate, 0);
    ck_assert_str_eq(out.bytes, "");
}
END_TEST

/* from, to where the bar lies, and whether it goes on */
static const struct {
    double value, from, to;
    size_t arrows;
} bars[] = { { 0.0, 200.0, 200.0, 0 },   { 40.0, 200.0, 260.0, 0 },
             { -40.0, 140.0, 200.0, 0 }, { 100.0, 200.0, 350.0, 0 },
             { 101.0, 200.0, 350.0, 1 }, { (double) INFINITY, 200.0, 350.0, 1 } };

START_TEST(a_bar_goes_from_zero_to_its_value)
{
    const struct bide_chart_row row = { 0, "a", "b" };
    bide_chart_row_bar(&frame, &row, 0, "w0", bars[_i].value);
    bide_chart_row_bar(&frame, &row, 1, "w3", bars[_i].value);

    const double from = attribute("<rect", 0, " x=\"");
    check_marks();
    ck_assert_double_eq_tol(from, bars[_i].from, CLOSE);
    ck_assert_double_eq_tol(from + attribute("<rect", 0, " width=\""), bars[_i].to,
                            CLOSE);
    ck_assert_uint_eq(markup_count(out.bytes, "<path class=\"w0\""), bars[_i].arrows);
    /* the second lies right below the first */
    ck_assert_double_eq_tol(attribute("<rect", 1, " y=\"")
                                - attribute("<rect", 0, " y=\""),
                            attribute("<rect", 0, " height=\""), CLOSE);
}
END_TEST

#define COUNT_OF(list) ((int) (sizeof(list) / sizeof((list)[0])))

int main(void)
{
    TCase *tests = tcase_create("chart parts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, letters_go_on_after_z, 0, COUNT_OF(letters));
    tcase_add_test(tests, a_key_has_every_scenario_once);
    tcase_add_test(tests, labels_of_scenarios_have_letter_number_and_colour);
    tcase_add_test(tests, labels_that_are_too_many_or_too_long_are_cut);
    tcase_add_test(tests, room_is_that_of_the_widest_label);
    tcase_add_test(tests, a_label_alone_stands_at_the_end_of_its_line);
    tcase_add_test(tests, labels_that_had_to_move_lead_to_their_lines);
    tcase_add_test(tests, every_row_has_the_same_height);
    tcase_add_test(tests, names_of_rows_are_cut_where_they_must);
    tcase_add_test(tests, numbers_of_rows_are_whole_where_no_name_fits);
    tcase_add_test(tests, an_interval_is_drawn_as_far_as_it_is_known);
    tcase_add_loop_test(tests, a_bar_goes_from_zero_to_its_value, 0, COUNT_OF(bars));

    Suite *suite = suite_create("chart parts");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
