/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What figures say in words: true, and in ten words or fewer. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "app/chart/chart_title.h"
#include "engine/base/civil.h"

#define NOT_KNOWN ((double) NAN)

static struct bide_text out;

static void setup(void)
{
    bide_text_init(&out);
}

static void teardown(void)
{
    bide_text_free(&out);
}

static struct bide_estimate estimate(double p10, double mean, double p90)
{
    const struct bide_estimate end = {
        .count = 8, .mean = mean, .p10 = p10, .p50 = mean, .p90 = p90
    };
    return end;
}

/* start; p10, mean and p90 of the end; the title of a list and of waits */
static const struct {
    double start, p10, mean, p90;
    const char *list, *waits;
} cases[] = {
    { 2727, 4500, 4899.6, 5100, "List grows to 4,900 by July 2028",
      "Over-52-week waits grow to 4,900 by July 2028" },
    { 420, 100, 200, 300, "List falls to 200 by July 2028",
      "Over-52-week waits fall to 200 by July 2028" },
    { 420, 400, 421, 440, "List still near 421 in July 2028",
      "Over-52-week waits still near 421 in July 2028" },
    { 420, 421, 430, 440, "List grows to 430 by July 2028",
      "Over-52-week waits grow to 430 by July 2028" },
    { 420, 300, 500, 700, "List may grow or fall by July 2028",
      "Over-52-week waits may grow or fall by July 2028" },
    { 420, 420, 420, 420, "List still near 420 in July 2028",
      "Over-52-week waits still near 420 in July 2028" },
    { 420, 420.1, 420.3, 420.4, "List still near 420 in July 2028",
      "Over-52-week waits still near 420 in July 2028" },
    { 420, 0, 0, 0, "Nobody is on the list in July 2028",
      "Nobody waits over 52 weeks in July 2028" },
    { 0, 0, 0, 0, "Nobody is on the list in July 2028",
      "Nobody waits over 52 weeks in July 2028" },
    { 3, 0, 0.01, 0, "Hardly anyone is on the list in July 2028",
      "Hardly anyone waits over 52 weeks in July 2028" },
    { 0, 0, 1, 2, "List may grow or fall by July 2028",
      "Over-52-week waits may grow or fall by July 2028" },
    { NOT_KNOWN, 400, 421, 440, "List: 421 in July 2028",
      "Over-52-week waits: 421 in July 2028" },
    { 420, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, "List: not known in July 2028",
      "Over-52-week waits: not known in July 2028" },
    { 420, 419.5, 419.5, 419.5, "List still near 420 in July 2028",
      "Over-52-week waits still near 420 in July 2028" },
};

static size_t words_in(const char *text)
{
    size_t count = 1;
    for (size_t i = 0; text[i] != '\0'; ++i) {
        count += text[i] == ' ' ? 1 : 0;
    }
    return count;
}

START_TEST(a_title_says_how_it_ends)
{
    int32_t day = 0;
    ck_assert_int_eq(bide_civil_parse("2028-07-01", &day), BIDE_OK);
    const struct bide_estimate end =
        estimate(cases[_i].p10, cases[_i].mean, cases[_i].p90);
    struct bide_chart_title_change change = { .subject = "List",
                                              .nobody = "is on the list",
                                              .start = cases[_i].start,
                                              .end = &end,
                                              .day = day };
    bide_chart_title_add(&out, &change);
    ck_assert_str_eq(out.bytes, cases[_i].list);

    change.subject = "Over-52-week waits";
    change.is_plural = true;
    change.nobody = "waits over 52 weeks";
    bide_text_clear(&out);
    bide_chart_title_add(&out, &change);
    ck_assert_str_eq(out.bytes, cases[_i].waits);
    ck_assert_uint_le(words_in(out.bytes), 10);
}
END_TEST

START_TEST(long_labels_give_way_to_letters)
{
    bide_chart_title_scenario(&out, "Hire  nine people", 3, 3);
    bide_text_add(&out, "; ");
    bide_chart_title_scenario(&out, "Insource 900 assessments now", 1, 3);
    bide_text_add(&out, "; ");
    bide_chart_title_scenario(&out, "Insource 900 assessments now", 27, 3);
    ck_assert_str_eq(out.bytes, "Hire  nine people; Scenario B; Scenario B2");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("chart title");
    TCase *tests = tcase_create("chart title");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_loop_test(tests, a_title_says_how_it_ends, 0,
                        (int) (sizeof(cases) / sizeof(cases[0])));
    tcase_add_test(tests, long_labels_give_way_to_letters);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
