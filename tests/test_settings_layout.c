/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of settings against the structs they fill and the paths they are known by.
 */
#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"
#include "tests/setting_tables.h"

enum { MOST_SIZE = 1024, MOST_ROWS = 300 };

/* Bytes of the member that a row describes. */
static size_t size_of(const struct bide_field *field)
{
    switch (field->type) {
    case BIDE_FIELD_BOOL:
        return sizeof(bool);
    case BIDE_FIELD_INT:
    case BIDE_FIELD_CHOICE:
        return sizeof(int64_t);
    case BIDE_FIELD_REAL:
        return sizeof(double);
    case BIDE_FIELD_TEXT:
    case BIDE_FIELD_VALUE:
        return sizeof(const char *);
    case BIDE_FIELD_DATE:
        return sizeof(int32_t);
    case BIDE_FIELD_REALS:
    case BIDE_FIELD_TEXTS:
    case BIDE_FIELD_LIST:
    case BIDE_FIELD_NAMED:
        return sizeof(struct bide_spec_list);
    case BIDE_FIELD_DIST:
    case BIDE_FIELD_GROUP:
        return field->table->size;
    }
    return 0;
}

/* Mark the bytes a table describes, each once. */
static void mark(const struct bide_field_table *table, bool *is_described)
{
    ck_assert_uint_le(table->size, MOST_SIZE);
    for (size_t i = 0; i < table->count; ++i) {
        const struct bide_field *field = &table->rows[i];
        const size_t end = field->offset + size_of(field);
        ck_assert_uint_le(end, table->size);
        for (size_t at = field->offset; at < end; ++at) {
            ck_assert_msg(!is_described[at], "%s.%s", table->what, field->name);
            is_described[at] = true;
        }
    }
}

START_TEST(every_member_is_described_by_one_row)
{
    struct setting_tables tables = { .count = 0 };
    setting_tables_add(&tables, &bide_settings_plan_table);
    for (size_t i = 0; i < tables.count; ++i) {
        const struct bide_field_table *table = tables.items[i];
        bool is_described[MOST_SIZE] = { false };
        mark(table, is_described);
        /* a change's variants share a struct; a distribution says whether it is given;
         * behind the plan's settings stands where they were read */
        const bool is_whole = strcmp(table->what, "change") != 0;
        size_t at = table == &bide_settings_dist_table ? sizeof(int64_t) : 0;
        const size_t end = table == &bide_settings_plan_table
                               ? offsetof(struct bide_spec, arena)
                               : table->size;
        size_t gap = 0;
        for (; is_whole && at < end; ++at) {
            gap = is_described[at] ? 0 : gap + 1;
            ck_assert_msg(gap < sizeof(int64_t), "%s: byte %zu", table->what, at);
        }
    }
}
END_TEST

START_TEST(the_variants_of_a_change_describe_all_of_it)
{
    const struct bide_field_table *changes =
        bide_field_find(&bide_settings_scenario_table, "changes")->table;
    bool is_described[MOST_SIZE] = { false };
    for (size_t i = 0; changes->variants[i] != NULL; ++i) {
        bool is_described_here[MOST_SIZE] = { false };
        mark(changes->variants[i], is_described_here);
        for (size_t at = 0; at < changes->size; ++at) {
            is_described[at] = is_described[at] || is_described_here[at];
        }
    }
    size_t gap = 0;
    for (size_t at = 0; at < changes->size; ++at) {
        gap = is_described[at] ? 0 : gap + 1;
        ck_assert_uint_lt(gap, sizeof(int64_t));
    }
}
END_TEST

/* The row a general path leads to: "*" is an item of a list. */
static const struct bide_field *follow(const char *path)
{
    const struct bide_field_table *table = &bide_settings_plan_table;
    const struct bide_field *field = NULL;
    char copy[128];
    ck_assert_uint_lt(strlen(path), sizeof copy);
    memcpy(copy, path, strlen(path) + 1);
    char *rest = copy;
    for (char *name = strtok_r(copy, ".", &rest); name != NULL;
         name = strtok_r(NULL, ".", &rest)) {
        size_t variant = 0;
        while (table->variants != NULL
               && strcmp(table->variants[variant]->variant, name) != 0) {
            ++variant;
        }
        if (table->variants != NULL) {
            table = table->variants[variant];
        } else if (strcmp(name, "*") != 0) {
            field = bide_field_find(table, name);
            ck_assert_msg(field != NULL, "%s", path);
            table = field->table;
        }
    }
    return field;
}

struct paths {
    char *items[MOST_ROWS];
    size_t count;
};

static bool check_path(void *context, const char *path, const struct bide_field *field)
{
    struct paths *paths = context;
    ck_assert_msg(follow(path) == field, "%s", path);
    for (size_t i = 0; i < paths->count; ++i) {
        ck_assert_str_ne(paths->items[i], path);
    }
    ck_assert_uint_lt(paths->count, MOST_ROWS);
    paths->items[paths->count++] = strdup(path);
    return true;
}

START_TEST(every_documented_path_leads_back_to_its_row)
{
    struct paths paths = { .count = 0 };
    ck_assert_int_eq(bide_field_walk(&bide_settings_plan_table, check_path, &paths),
                     BIDE_OK);
    ck_assert_uint_gt(paths.count, 100);
    for (size_t i = 0; i < paths.count; ++i) {
        free(paths.items[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("settings_layout");
    TCase *tcase = tcase_create("all");
    tcase_add_test(tcase, every_member_is_described_by_one_row);
    tcase_add_test(tcase, the_variants_of_a_change_describe_all_of_it);
    tcase_add_test(tcase, every_documented_path_leads_back_to_its_row);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
