/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/calendar.h"

#include <check.h>
#include <stdlib.h>

#include "engine/base/civil.h"

enum { MON = 1, TUE = 2, WED = 4, THU = 8, FRI = 16, SAT = 32, SUN = 64 };

static struct bide_calendar calendar;

static void init(const char *start, size_t day_count, bool with_holidays)
{
    int32_t day = 0;
    ck_assert_int_eq(bide_civil_parse(start, &day), BIDE_OK);
    ck_assert_int_eq(bide_calendar_init(&calendar, day, day_count, with_holidays),
                     BIDE_OK);
}

static void tear_down(void)
{
    bide_calendar_free(&calendar);
}

static int open_days(unsigned weekdays)
{
    int count = 0;
    for (size_t day = 0; day < calendar.day_count; ++day) {
        count += bide_calendar_is_open(&calendar, day, weekdays) ? 1 : 0;
    }
    return count;
}

/* Counted by hand on a wall calendar with the bank holidays of gov.uk/bank-holidays. */
static const struct {
    const char *first;
    size_t day_count;
    int weekday_count;
    int working_count;
} months[] = {
    { "2025-12-01", 31, 23, 21 }, /* Christmas and Boxing Day: Thursday and Friday */
    { "2026-04-01", 30, 22, 20 }, /* Good Friday the 3rd, Easter Monday the 6th */
    { "2026-05-01", 31, 21, 19 }, /* Mondays the 4th and the 25th */
    { "2026-06-01", 30, 22, 22 },
    { "2026-12-01", 31, 23, 21 }, /* Boxing Day on a Saturday: Monday the 28th */
};

START_TEST(a_month_has_its_working_days)
{
    init(months[_i].first, months[_i].day_count, true);
    ck_assert_int_eq(open_days(BIDE_CALENDAR_MON_FRI), months[_i].working_count);
    bide_calendar_free(&calendar);

    init(months[_i].first, months[_i].day_count, false);
    ck_assert_int_eq(open_days(BIDE_CALENDAR_MON_FRI), months[_i].weekday_count);
    ck_assert_int_eq(open_days(BIDE_CALENDAR_ALL_WEEK), (int) months[_i].day_count);
}
END_TEST

START_TEST(a_service_is_open_on_its_weekdays)
{
    init("2026-06-01", 30, true); /* a Monday; five Mondays and Tuesdays */

    ck_assert_int_eq(open_days(MON), 5);
    ck_assert_int_eq(open_days(WED | SAT), 8);
    ck_assert_int_eq(open_days(0), 0);
    ck_assert(bide_calendar_is_open(&calendar, 0, MON));
    ck_assert(!bide_calendar_is_open(&calendar, 1, MON));
    ck_assert(bide_calendar_is_open(&calendar, 6, SUN));
    ck_assert(bide_calendar_is_open(&calendar, 29, TUE));
}
END_TEST

START_TEST(nothing_is_open_past_the_end)
{
    init("2026-06-01", 30, true);

    ck_assert(!bide_calendar_is_open(&calendar, 30, BIDE_CALENDAR_ALL_WEEK));
    ck_assert(!bide_calendar_is_open(&calendar, SIZE_MAX, BIDE_CALENDAR_ALL_WEEK));
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 30, BIDE_CALENDAR_ALL_WEEK), 30);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 99, BIDE_CALENDAR_ALL_WEEK), 30);
}
END_TEST

/* From Wednesday 24 December 2025: Thursday and Friday are bank holidays. */
START_TEST(an_open_day_has_a_weekday)
{
    const struct bide_civil_date start = { 2025, 12, 24 };
    ck_assert_int_eq(bide_calendar_init(&calendar, bide_civil_day(start), 7, true),
                     BIDE_OK);

    ck_assert_int_eq(bide_calendar_weekday(&calendar, 0), 2);
    ck_assert_int_eq(bide_calendar_weekday(&calendar, 1), -1);
    ck_assert_int_eq(bide_calendar_weekday(&calendar, 4), 6);
    ck_assert_int_eq(bide_calendar_weekday(&calendar, 5), 0);
    ck_assert_int_eq(bide_calendar_weekday(&calendar, 7), -1);
}
END_TEST

START_TEST(the_next_open_day_is_found)
{
    init("2026-04-01", 30, true); /* a Wednesday; Easter from Friday 3 to Monday 6 */

    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 0, BIDE_CALENDAR_MON_FRI), 0);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 2, BIDE_CALENDAR_MON_FRI), 6);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 2, BIDE_CALENDAR_ALL_WEEK), 3);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 0, MON), 12);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 27, MON), 30);
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 0, 0), 30);
}
END_TEST

START_TEST(a_calendar_without_days_is_always_closed)
{
    init("2026-04-01", 0, true);

    ck_assert(!bide_calendar_is_open(&calendar, 0, BIDE_CALENDAR_ALL_WEEK));
    ck_assert_uint_eq(bide_calendar_next_open(&calendar, 0, BIDE_CALENDAR_ALL_WEEK), 0);
}
END_TEST

START_TEST(a_freed_calendar_is_closed_and_may_be_freed_again)
{
    init("2026-06-01", 30, true);

    bide_calendar_free(&calendar);

    ck_assert(!bide_calendar_is_open(&calendar, 0, BIDE_CALENDAR_ALL_WEEK));
    bide_calendar_free(&calendar);
}
END_TEST

static const struct {
    const char *text;
    unsigned weekdays;
} good_texts[] = {
    { "Mon", MON },
    { "sUN", SUN },
    { "Mon-Fri", BIDE_CALENDAR_MON_FRI },
    { "Mon-Sun", BIDE_CALENDAR_ALL_WEEK },
    { "WED-WED", WED },
    { "Mon,Wed,Fri", MON | WED | FRI },
    { " tue , thu-sat ", TUE | THU | FRI | SAT },
    { "Fri-Mon", FRI | SAT | SUN | MON },
    { "Sun-Sat", BIDE_CALENDAR_ALL_WEEK },
    { "Mon,Mon-Tue,Mon", MON | TUE },
};

START_TEST(weekdays_are_read)
{
    ck_assert_uint_eq(bide_calendar_weekdays(good_texts[_i].text),
                      good_texts[_i].weekdays);
}
END_TEST

static const char *const bad_texts[] = {
    "",        " ",    ",",        "Mo",       "Monday",   "Mon-",        "-Fri",
    "Mon,",    ",Mon", "Mon,,Fri", "Mon Fri",  "Mon--Fri", "Mon-Fri-Sun", "Mon-Fr",
    "Mon;Fri", "1-5",  "lun",      "Mon- Fri", "Mon\n",
};

START_TEST(other_texts_are_no_weekdays)
{
    ck_assert_uint_eq(bide_calendar_weekdays(bad_texts[_i]), 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("calendar");
    TCase *tests = tcase_create("calendar");
    suite_add_tcase(suite, tests);
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(tests, a_month_has_its_working_days, 0,
                        sizeof(months) / sizeof(months[0]));
    tcase_add_test(tests, a_service_is_open_on_its_weekdays);
    tcase_add_test(tests, nothing_is_open_past_the_end);
    tcase_add_test(tests, an_open_day_has_a_weekday);
    tcase_add_test(tests, the_next_open_day_is_found);
    tcase_add_test(tests, a_calendar_without_days_is_always_closed);
    tcase_add_test(tests, a_freed_calendar_is_closed_and_may_be_freed_again);
    tcase_add_loop_test(tests, weekdays_are_read, 0,
                        sizeof(good_texts) / sizeof(good_texts[0]));
    tcase_add_loop_test(tests, other_texts_are_no_weekdays, 0,
                        sizeof(bad_texts) / sizeof(bad_texts[0]));

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
