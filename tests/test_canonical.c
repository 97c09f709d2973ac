/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/canonical.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "models/scenario/load.h"
#include "models/scenario/settings.h"
#include "tests/spec_text.h"

#define EVERYTHING "tests/good/everything.cfg"
#define NO_NAME "/tmp/bide-canonical-XXXXXX"

/* The text of a configuration. */
static void canonical_text(struct bide_text *out, const char *config)
{
    struct spec_text loaded;
    bide_text_init(out);
    spec_text_check(&loaded, config);
    spec_text_is_clean(&loaded);
    bide_canonical_spec(out, &loaded.spec);
    ck_assert_int_eq(out->err, BIDE_OK);
    spec_text_free(&loaded);
}

static bool are_same(const char *a, const char *b)
{
    struct bide_text one;
    struct bide_text two;
    canonical_text(&one, a);
    canonical_text(&two, b);
    const bool is_same = strcmp(one.bytes, two.bytes) == 0;
    bide_text_free(&one);
    bide_text_free(&two);
    return is_same;
}

#define WITH(dates, staff, pathway)                                                      \
    dates staff "pathways = { autism = { " pathway SPEC_TEXT_STEPS " }; };\n"
#define USUAL(pathway) WITH(SPEC_TEXT_DATES, SPEC_TEXT_STAFF, pathway)

START_TEST(how_it_is_written_makes_no_difference)
{
    const char *usual = USUAL("referrals = { per_week = 5; };");
    ck_assert(are_same(usual, "# A comment.\n" SPEC_TEXT_STAFF SPEC_TEXT_DATES
                              "pathways = { autism = {" SPEC_TEXT_STEPS
                              "referrals = { per_week = 5.0; }; }; };\n"));
    ck_assert(are_same(usual, WITH("title = \"T\"; seed = 9; replications = 7;\n"
                                   "start = \"2025-09-01\"; weeks = 52;\n",
                                   SPEC_TEXT_STAFF,
                                   "label = \"A\"; referrals = { per_week = 5; };")));
}
END_TEST

START_TEST(what_it_says_does)
{
    static const char *const others[] = {
        USUAL("referrals = { per_week = 5.000000000000001; };"),
        USUAL("referrals = { per_week = 5; }; leaving = { per_week = 0.01; };"),
        USUAL("referrals = { per_week = 5; }; priorities = { a = { share = 1; }; };"),
        USUAL(
            "referrals = { per_week = 5; profile = [ 0.5, 1.5 ]; profile_weeks = 2; };"),
        WITH("start = \"2025-09-02\"; weeks = 52;", SPEC_TEXT_STAFF,
             "referrals = { per_week = 5; };"),
        WITH(SPEC_TEXT_DATES "monthly = true;", SPEC_TEXT_STAFF,
             "referrals = { per_week = 5; };"),
        WITH(SPEC_TEXT_DATES, "staff = { nurses = { wte = 3.0; weekdays = \"Tue\"; }; };",
             "referrals = { per_week = 5; };"),
        USUAL(
            "referrals = { per_week = 5; };") "scenarios = { a = { changes = ( { type = "
                                              "\"hire\"; staff = \"nurses\"; wte = 1; "
                                              "} ); }; };",
        USUAL(
            "referrals = { per_week = 5; };") "scenarios = { a = { changes = ( { type = "
                                              "\"hire\"; staff = \"nurses\"; wte = 2; "
                                              "} ); }; };",
    };
    enum { COUNT = sizeof(others) / sizeof(others[0]) };
    ck_assert(!are_same(USUAL("referrals = { per_week = 5; };"), others[0]));
    for (size_t i = 0; i < COUNT; ++i) {
        for (size_t j = 0; j < i; ++j) {
            ck_assert_msg(!are_same(others[i], others[j]), "%zu and %zu", i, j);
        }
    }
}
END_TEST

START_TEST(a_row_of_a_data_file_does)
{
    static const char *const rows[] = { "date\n2025-09-10\n2025-09-11\n",
                                        "date\n2025-09-10\n2025-09-12\n",
                                        "date\n2025-09-10\n" };
    char file[] = NO_NAME;
    struct bide_text texts[3];
    for (size_t i = 0; i < 3; ++i) {
        char config[1000];
        if (i == 0) {
            spec_text_write(file, rows[i], strlen(rows[i]));
        } else {
            FILE *again = fopen(file, "w");
            ck_assert_ptr_nonnull(again);
            ck_assert_int_ge(fputs(rows[i], again), 0);
            ck_assert_int_eq(fclose(again), 0);
        }
        snprintf(config, sizeof(config), USUAL("referrals = { file = \"%s\"; };"), file);
        canonical_text(&texts[i], config);
        ck_assert(i == 0 || strcmp(texts[i].bytes, texts[i - 1].bytes) != 0);
    }
    for (size_t i = 0; i < 3; ++i) {
        bide_text_free(&texts[i]);
    }
    unlink(file);
}
END_TEST

/* A file that uses every setting once. */
static void load_everything(struct bide_spec *spec, struct bide_text *text)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_spec_init(spec);
    ck_assert_int_eq(bide_load_file(spec, EVERYTHING, &diag), BIDE_OK);
    bide_diag_free(&diag);
    bide_text_init(text);
    bide_canonical_spec(text, spec);
    ck_assert_int_eq(text->err, BIDE_OK);
}

struct search {
    const char *text;
    size_t found;
};

static bool find_field(void *context, const char *path, const struct bide_field *field)
{
    struct search *search = context;
    static const char *const left_out[] = { "title", "label", "seed", "replications" };
    char wanted[200];
    const bool is_single = field->table == NULL;
    snprintf(wanted, sizeof(wanted), "%s%s%s", strchr(path, '.') != NULL ? "." : "",
             field->name, is_single ? " = " : ".");
    bool is_there = strstr(search->text, wanted) != NULL;
    for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); ++i) {
        is_there = is_there || strcmp(field->name, left_out[i]) == 0;
    }
    ck_assert_msg(is_there, "%s is left out", path);
    ++search->found;
    return true;
}

START_TEST(every_setting_is_in_it)
{
    struct bide_spec spec;
    struct bide_text text;
    load_everything(&spec, &text);
    struct search search = { .text = text.bytes };

    ck_assert_int_eq(bide_field_walk(&bide_settings_plan_table, find_field, &search),
                     BIDE_OK);

    ck_assert_uint_gt(search.found, 200);
    bide_text_free(&text);
    bide_spec_free(&spec);
}
END_TEST

/* Each number of the file is set to another, and its own line alone changes. */
static bool change(struct bide_spec *spec, const char *line, size_t length)
{
    const char *equals = strstr(line, " = ");
    const bool is_number = equals != NULL && equals[3] >= '0' && equals[3] <= '9';
    const bool is_bool = equals != NULL && strchr("tf", equals[3]) != NULL;
    if (equals == NULL || (!is_number && !is_bool)) {
        return false;
    }
    char path[400];
    snprintf(path, sizeof(path), "%.*s", (int) (equals - line), line);
    struct bide_diag diag;
    bide_diag_init(&diag);
    const struct bide_diag_place place = { .file = "test" };
    bool is_set = false;
    static const char *const numbers[] = { "1", "2", "0.5" };
    static const char *const bools[] = { "true", "false" };
    const char *const *tried = is_bool ? bools : numbers;
    for (size_t i = 0; i < (is_bool ? 2 : 3) && !is_set; ++i) {
        const size_t value = strlen(tried[i]);
        const char *at = equals + 3;
        const bool is_same =
            value == length - (size_t) (at - line) && strncmp(at, tried[i], value) == 0;
        is_set = !is_same
                 && bide_load_set(spec, path, tried[i], true, place, &diag) == BIDE_OK;
    }
    bide_diag_free(&diag);
    return is_set;
}

static size_t count_changed_lines(const char *a, const char *b)
{
    size_t count = 0;
    while (*a != '\0' && *b != '\0') {
        const size_t length_a = strcspn(a, "\n") + 1;
        const size_t length_b = strcspn(b, "\n") + 1;
        count += length_a != length_b || strncmp(a, b, length_a) != 0;
        a += length_a;
        b += length_b;
    }
    return count + (*a != *b);
}

START_TEST(each_number_changes_its_own_line)
{
    struct bide_spec spec;
    struct bide_text first;
    struct bide_text before;
    struct bide_text after;
    load_everything(&spec, &first);
    bide_text_init(&before);
    bide_text_init(&after);
    bide_text_add(&before, first.bytes);
    size_t changed = 0;
    for (const char *line = first.bytes; *line != '\0'; line += strcspn(line, "\n") + 1) {
        if (!change(&spec, line, strcspn(line, "\n"))) {
            continue;
        }
        bide_text_clear(&after);
        bide_canonical_spec(&after, &spec);
        ck_assert_msg(count_changed_lines(before.bytes, after.bytes) == 1, "%.80s", line);
        bide_text_clear(&before);
        bide_text_add(&before, after.bytes);
        ++changed;
    }
    ck_assert_uint_gt(changed, 200);
    bide_text_free(&first);
    bide_text_free(&before);
    bide_text_free(&after);
    bide_spec_free(&spec);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("canonical");
    TCase *tests = tcase_create("canonical");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, how_it_is_written_makes_no_difference);
    tcase_add_test(tests, what_it_says_does);
    tcase_add_test(tests, a_row_of_a_data_file_does);
    tcase_add_test(tests, every_setting_is_in_it);
    tcase_add_test(tests, each_number_changes_its_own_line);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
