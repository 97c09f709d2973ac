/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of settings drive reading, checking and the documentation: whether every row
 * of every table makes sense. */
#include "models/scenario/settings.h"

#include <check.h>
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/spec.h"
#include "tests/setting_tables.h"

/* Call what for every row of every table. */
static void each_row(void (*what)(const struct bide_field_table *table,
                                  const struct bide_field *field))
{
    struct setting_tables tables = { .count = 0 };
    setting_tables_add(&tables, &bide_settings_plan_table);
    ck_assert_uint_gt(tables.count, 20);
    for (size_t i = 0; i < tables.count; ++i) {
        for (size_t k = 0; k < tables.items[i]->count; ++k) {
            what(tables.items[i], &tables.items[i]->rows[k]);
        }
    }
}

static bool has_flag(const struct bide_field *field, unsigned flag)
{
    return (field->flags & flag) != 0;
}

static bool is_number(const struct bide_field *field)
{
    return field->type == BIDE_FIELD_INT || field->type == BIDE_FIELD_REAL
           || field->type == BIDE_FIELD_REALS || field->type == BIDE_FIELD_DIST;
}

static bool is_list(const struct bide_field *field)
{
    return field->type == BIDE_FIELD_LIST || field->type == BIDE_FIELD_NAMED;
}

static void check_words(const struct bide_field_table *table,
                        const struct bide_field *field)
{
    const size_t length = strlen(field->name);
    ck_assert_msg(strspn(field->name, "abcdefghijklmnopqrstuvwxyz_") == length, "%s",
                  field->name);
    if (has_flag(field, BIDE_FIELD_IS_NAME)) {
        return;
    }
    ck_assert_msg(field->sentence != NULL, "%s.%s", table->what, field->name);
    const size_t end = strlen(field->sentence);
    ck_assert_msg(end > 10 && field->sentence[end - 1] == '.', "%s: %s", field->name,
                  field->sentence);
    ck_assert_msg(!islower((unsigned char) field->sentence[0]), "%s", field->sentence);
    ck_assert_msg(strstr(field->sentence, "  ") == NULL, "%s", field->sentence);
}

START_TEST(names_are_lower_case_and_sentences_end)
{
    each_row(check_words);
}
END_TEST

static void check_range(const struct bide_field_table *table,
                        const struct bide_field *field)
{
    if (!is_number(field)) {
        return;
    }
    ck_assert_msg(field->min < field->max, "%s.%s", table->what, field->name);
    const bool is_single =
        field->type == BIDE_FIELD_INT || field->type == BIDE_FIELD_REAL;
    if (is_single && !has_flag(field, BIDE_FIELD_REQUIRED)) {
        ck_assert_msg(
            isnan(field->fallback)
                || (field->fallback >= field->min && field->fallback <= field->max),
            "%s.%s", table->what, field->name);
    }
    if (field->type == BIDE_FIELD_INT) {
        ck_assert(isnan(field->fallback) || floor(field->fallback) == field->fallback);
        ck_assert_double_le(field->max, 9007199254740992.0);
    }
}

START_TEST(ranges_rise_and_hold_the_default)
{
    each_row(check_range);
}
END_TEST

/* Numbers without a unit: how often, which random numbers, and parameters of
 * distributions, which have the unit of the setting they stand in. */
static void check_unit(const struct bide_field_table *table,
                       const struct bide_field *field)
{
    const bool is_bare = strcmp(field->name, "replications") == 0
                         || strcmp(field->name, "seed") == 0
                         || strcmp(field->name, "rank") == 0;
    if (is_number(field) && !is_bare && table != &bide_settings_dist_table) {
        ck_assert_msg(field->unit != NULL && field->unit[0] != '\0', "%s.%s", table->what,
                      field->name);
    } else {
        ck_assert_msg(field->unit == NULL, "%s.%s", table->what, field->name);
    }
}

START_TEST(numbers_have_units)
{
    each_row(check_unit);
}
END_TEST

static bool has_default(const struct bide_field *field)
{
    switch (field->type) {
    case BIDE_FIELD_BOOL:
    case BIDE_FIELD_CHOICE:
        return true;
    case BIDE_FIELD_INT:
    case BIDE_FIELD_REAL:
        return !isnan(field->fallback);
    case BIDE_FIELD_TEXT:
        return field->text != NULL;
    case BIDE_FIELD_DATE:
    case BIDE_FIELD_REALS:
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_VALUE:
    case BIDE_FIELD_GROUP:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        return false;
    }
    return false;
}

static void check_source(const struct bide_field_table *table,
                         const struct bide_field *field)
{
    if (has_flag(field, BIDE_FIELD_REQUIRED | BIDE_FIELD_IS_NAME)) {
        ck_assert_msg(field->source == NULL, "%s.%s", table->what, field->name);
    } else if (has_default(field)) {
        ck_assert_msg(field->source != NULL && field->source[0] != '\0', "%s.%s",
                      table->what, field->name);
    }
    if (field->source != NULL) {
        ck_assert_msg(field->source[strlen(field->source) - 1] != '.', "%s",
                      field->source);
    }
}

START_TEST(defaults_say_where_they_come_from)
{
    each_row(check_source);
}
END_TEST

static void check_parts(const struct bide_field_table *table,
                        const struct bide_field *field)
{
    const bool has_table = is_list(field) || field->type == BIDE_FIELD_GROUP
                           || field->type == BIDE_FIELD_DIST;
    ck_assert_msg((field->table != NULL) == has_table, "%s.%s", table->what, field->name);
    ck_assert_msg((field->choices != NULL) == (field->type == BIDE_FIELD_CHOICE), "%s.%s",
                  table->what, field->name);
    if (is_list(field)) {
        ck_assert_msg(field->max >= 1 && field->max <= 1000 && field->min <= field->max,
                      "%s.%s", table->what, field->name);
        ck_assert((field->min > 0) == has_flag(field, BIDE_FIELD_REQUIRED));
    }
    if (field->type == BIDE_FIELD_NAMED) {
        ck_assert(has_flag(&field->table->rows[0], BIDE_FIELD_IS_NAME));
    }
    if (strcmp(field->name, "name") == 0) {
        ck_assert(field->type == BIDE_FIELD_TEXT && field->offset == 0);
        ck_assert_ptr_eq(field, &table->rows[0]);
    }
}

START_TEST(rows_have_the_parts_their_type_needs)
{
    each_row(check_parts);
}
END_TEST

static void check_choices(const struct bide_field_table *table,
                          const struct bide_field *field)
{
    size_t count = 0;
    for (; field->choices != NULL && field->choices[count] != NULL; ++count) {
        const char *choice = field->choices[count];
        ck_assert_msg(strspn(choice, "abcdefghijklmnopqrstuvwxyz0123456789_-")
                          == strlen(choice),
                      "%s", choice);
    }
    if (field->choices != NULL) {
        ck_assert_uint_ge(count, 2);
        ck_assert_msg(has_flag(field, BIDE_FIELD_REQUIRED)
                          || (field->fallback >= 0 && field->fallback < (double) count),
                      "%s.%s", table->what, field->name);
    }
}

START_TEST(choices_are_words_and_one_of_them_the_default)
{
    each_row(check_choices);
}
END_TEST

START_TEST(choices_are_in_the_order_of_their_enums)
{
    const struct bide_field *shape = bide_field_find(&bide_settings_dist_table, "shape");
    for (int i = 0; i < BIDE_DIST_SHAPE_COUNT; ++i) {
        ck_assert_str_eq(shape->choices[i],
                         bide_dist_shape_name((enum bide_dist_shape) i));
    }
    const struct bide_field *order =
        bide_field_find(&bide_settings_pathway_table, "order");
    ck_assert_str_eq(order->choices[BIDE_SPEC_ORDER_PRIORITY], "priority");
    ck_assert_str_eq(order->choices[BIDE_SPEC_ORDER_LONGEST_WAIT], "longest_wait");
    const struct bide_field_table *changes =
        bide_field_find(&bide_settings_scenario_table, "changes")->table;
    const struct bide_field *type = bide_field_find(changes, "type");
    ck_assert_str_eq(type->choices[BIDE_SPEC_INSOURCING], "insourcing");
    ck_assert_str_eq(type->choices[BIDE_SPEC_PILOT], "pilot");
    ck_assert_str_eq(type->choices[BIDE_SPEC_HIRE], "hire");
    ck_assert_str_eq(type->choices[BIDE_SPEC_SET], "set");
    for (size_t i = 0; type->choices[i] != NULL; ++i) {
        ck_assert_str_eq(changes->variants[i]->variant, type->choices[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("settings");
    TCase *tcase = tcase_create("all");
    tcase_add_test(tcase, names_are_lower_case_and_sentences_end);
    tcase_add_test(tcase, ranges_rise_and_hold_the_default);
    tcase_add_test(tcase, numbers_have_units);
    tcase_add_test(tcase, defaults_say_where_they_come_from);
    tcase_add_test(tcase, rows_have_the_parts_their_type_needs);
    tcase_add_test(tcase, choices_are_words_and_one_of_them_the_default);
    tcase_add_test(tcase, choices_are_in_the_order_of_their_enums);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
