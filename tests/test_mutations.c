/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged configurations are refused with a reason or run; nothing crashes, hangs or
 * leaks. BIDE_MUTATIONS says how many of each base file; 400 without. They are those
 * from number BIDE_MUTATIONS_FROM on; 0 without. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/service/study.h"
#include "tests/lcg.h"
#include "tests/mutate.h"
#include "tests/spec_text.h"

enum { MOST_TEXT = 20000, MOST_CHILDREN = 20000, MOST_WEEKS = 1100 };

struct outcome {
    size_t refused;
    size_t run;
    size_t too_large; /* accepted, but not run here */
};

static size_t wish(const char *name, size_t usual)
{
    const char *wanted = getenv(name); /* NOLINT(concurrency-mt-unsafe) */
    return wanted != NULL ? (size_t) strtoul(wanted, NULL, 10) : usual;
}

static void read_file(const char *path, struct bide_text *text)
{
    char bytes[MOST_TEXT];
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    const size_t length = fread(bytes, 1, sizeof(bytes), file);
    ck_assert_uint_lt(length, sizeof(bytes));
    ck_assert_int_eq(fclose(file), 0);
    bide_text_init(text);
    bide_text_add_bytes(text, bytes, length);
}

static double sum_of(const struct bide_spec_list *numbers)
{
    const double *items = numbers->items;
    double sum = 0.0;
    for (size_t i = 0; i < numbers->count; ++i) {
        sum += items[i];
    }
    return sum;
}

/* Children who are there at the start: on the list, booked and in service. */
static double children_at_start(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_waiting *waiting = pathway->waiting.items;
    const struct bide_spec_booked *booked = pathway->booked.items;
    const struct bide_spec_caseload *in_service = pathway->in_service.items;
    double sum = 0.0;
    for (size_t i = 0; i < pathway->waiting.count; ++i) {
        sum += sum_of(&waiting[i].children);
    }
    for (size_t i = 0; i < pathway->booked.count; ++i) {
        sum += sum_of(&booked[i].per_week);
    }
    for (size_t i = 0; i < pathway->in_service.count; ++i) {
        sum += (double) in_service[i].children;
    }
    return sum;
}

/* Children of one replication, roughly, and never too few by more than growth makes. */
static double children_of(const struct bide_spec_pathway *pathway, double weeks)
{
    return children_at_start(pathway)
           + weeks * pathway->referrals.per_week
                 * (1.0 + 9.0 * (pathway->referrals.growth_per_year > 0.5 ? 1.0 : 0.0));
}

static bool is_small(const struct bide_spec *spec)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    double children = 0.0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        children += children_of(&pathways[i], (double) spec->weeks);
    }
    return spec->weeks <= MOST_WEEKS && children <= MOST_CHILDREN;
}

/* Whatever it has become: if it is accepted, it runs and adds up. */
static void run_study(const struct bide_spec *spec, uint64_t number)
{
    const struct bide_study_plan plan = { .replications = 1, .threads = 1 };
    struct bide_diag diag;
    struct bide_study study;
    bide_diag_init(&diag);
    const enum bide_err err = bide_study_run(&study, spec, &plan, &diag);
    ck_assert_msg(err == BIDE_OK, "mutation %llu: %s", (unsigned long long) number,
                  bide_err_text(err));
    bide_study_free(&study);
    bide_diag_free(&diag);
}

/* Where a number begins at or behind an offset by chance, outside names and texts; the
 * length if nowhere. */
static size_t find_number(const struct bide_text *text, uint64_t *state)
{
    size_t at = lcg_below(state, (uint32_t) text->length);
    while (at < text->length
           && (strchr("= [,(", text->bytes[at]) == NULL
               || strchr("0123456789", text->bytes[at + 1]) == NULL)) {
        ++at;
    }
    return at < text->length ? at + 1 : at;
}

/* Put in the place of 1 to 3 numbers others that a file may well have. */
static void change_numbers(struct bide_text *out, const struct bide_text *base,
                           uint64_t number)
{
    static const char *const others[] = { "0",   "0.0",    "1",     "1.0",  "2",
                                          "0.5", "0.999",  "0.001", "1e-6", "3",
                                          "7.5", "12",     "30",    "52.0", "100",
                                          "400", "1000.0", "1e6" };
    uint64_t state = number;
    bide_text_add_bytes(out, base->bytes, base->length);
    for (uint32_t i = 1 + lcg_below(&state, 3); i > 0; --i) {
        const size_t start = find_number(out, &state);
        const size_t end = start + strspn(out->bytes + start, "0123456789.e");
        const char *other = others[lcg_below(&state, sizeof(others) / sizeof(others[0]))];
        struct bide_text changed;
        bide_text_init(&changed);
        bide_text_add_bytes(&changed, out->bytes, start);
        bide_text_add(&changed, start < out->length ? other : "");
        bide_text_add_bytes(&changed, out->bytes + end, out->length - end);
        bide_text_free(out);
        *out = changed;
    }
}

static void damage(struct bide_text *out, const struct bide_text *base, uint64_t number)
{
    mutate_text(out, base->bytes, base->length, number);
}

static void try_one(const struct bide_text *base, uint64_t number,
                    void (*change)(struct bide_text *out, const struct bide_text *base,
                                   uint64_t number),
                    struct outcome *outcome)
{
    struct bide_text text;
    struct spec_text loaded;
    bide_text_init(&text);
    change(&text, base, number);
    spec_text_check_bytes(&loaded, text.bytes, text.length);
    if (loaded.err != BIDE_OK) {
        ck_assert_msg(loaded.err == BIDE_ERR_SPEC && loaded.diag.error_count > 0,
                      "mutation %llu: %s", (unsigned long long) number,
                      bide_err_text(loaded.err));
        ++outcome->refused;
    } else if (!is_small(&loaded.spec)) {
        ++outcome->too_large;
    } else {
        run_study(&loaded.spec, number);
        ++outcome->run;
    }
    spec_text_free(&loaded);
    bide_text_free(&text);
}

static struct outcome try_many(const char *path,
                               void (*change)(struct bide_text *out,
                                              const struct bide_text *base,
                                              uint64_t number))
{
    struct bide_text base;
    struct outcome outcome = { .refused = 0 };
    read_file(path, &base);
    const uint64_t first = wish("BIDE_MUTATIONS_FROM", 0);
    const size_t count = wish("BIDE_MUTATIONS", 400);
    for (uint64_t i = first; i < first + count; ++i) {
        try_one(&base, i, change, &outcome);
    }
    bide_text_free(&base);
    printf("%s: %zu refused, %zu run, %zu too large to run here\n", path, outcome.refused,
           outcome.run, outcome.too_large);
    return outcome;
}

START_TEST(the_base_files_are_accepted_unharmed)
{
    static const char *const paths[] = { "tests/good/everything.cfg",
                                         "configs/queue-mm1.cfg" };
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); ++i) {
        struct bide_text base;
        struct spec_text loaded;
        read_file(paths[i], &base);
        spec_text_check(&loaded, base.bytes);
        ck_assert_msg(loaded.diag.error_count == 0, "%s: %s", paths[i],
                      loaded.diag.error_count > 0 ? loaded.diag.items[0].what : "");
        spec_text_free(&loaded);
        bide_text_free(&base);
    }
}
END_TEST

START_TEST(a_damaged_file_with_everything_is_refused_or_runs)
{
    const struct outcome outcome = try_many("tests/good/everything.cfg", damage);
    ck_assert_uint_gt(outcome.refused, outcome.run / 10);
    ck_assert_uint_gt(outcome.run, outcome.refused / 100);
}
END_TEST

START_TEST(a_damaged_textbook_queue_is_refused_or_runs)
{
    const struct outcome outcome = try_many("configs/queue-mm1.cfg", damage);
    ck_assert_uint_gt(outcome.refused, 0);
    ck_assert_uint_gt(outcome.run + outcome.too_large, 0);
}
END_TEST

START_TEST(a_file_with_other_numbers_is_refused_or_runs)
{
    const struct outcome outcome = try_many("tests/good/everything.cfg", change_numbers);
    ck_assert_uint_gt(outcome.refused, outcome.run / 100);
    ck_assert_uint_gt(outcome.run, outcome.refused / 10);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("mutations");
    TCase *tcase = tcase_create("all");
    tcase_set_timeout(tcase, 3600);
    tcase_add_test(tcase, the_base_files_are_accepted_unharmed);
    tcase_add_test(tcase, a_damaged_file_with_everything_is_refused_or_runs);
    tcase_add_test(tcase, a_damaged_textbook_queue_is_refused_or_runs);
    tcase_add_test(tcase, a_file_with_other_numbers_is_refused_or_runs);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
