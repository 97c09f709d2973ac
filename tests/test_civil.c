/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/civil.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

static int32_t day_of(const char *text)
{
    int32_t day = 0;
    ck_assert_msg(bide_civil_parse(text, &day) == BIDE_OK, "%s", text);
    return day;
}

static void check_date(int32_t day, const char *expected)
{
    char text[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(day, text);
    ck_assert_str_eq(text, expected);
}

static const struct {
    const char *text;
    int32_t day;
    int weekday;
} known_days[] = {
    { "1969-07-20", -165, SUNDAY }, /* the Moon landing */
    { "1969-12-31", -1, WEDNESDAY },
    { "1970-01-01", 0, THURSDAY },
    { "2000-01-01", 30 * 365 + 7, SATURDAY },
    { "2022-09-19", 30 * 365 + 7 + 22 * 365 + 6 + 261, MONDAY }, /* the funeral */
};

START_TEST(known_days_have_their_number_and_weekday)
{
    ck_assert_int_eq(day_of(known_days[_i].text), known_days[_i].day);
    ck_assert_int_eq(bide_civil_weekday(known_days[_i].day), known_days[_i].weekday);
}
END_TEST

static int length_of_month(int year, int month)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool is_leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    return month == 2 && is_leap ? 29 : lengths[month - 1];
}

static struct bide_civil_date next_date(struct bide_civil_date date)
{
    const bool ends_month = date.day == length_of_month(date.year, date.month);
    const bool ends_year = ends_month && date.month == 12;
    date.day = ends_month ? 1 : date.day + 1;
    date.month = ends_year ? 1 : date.month + (ends_month ? 1 : 0);
    date.year += ends_year ? 1 : 0;
    return date;
}

/* Counted forward one day at a time from Monday, 1 January 1900. */
START_TEST(every_day_of_three_centuries_is_found_both_ways)
{
    struct bide_civil_date date = { 1900, 1, 1 };
    int32_t day = -25567;
    for (int weekday = MONDAY; date.year < 2200; weekday = (weekday + 1) % 7) {
        const struct bide_civil_date back = bide_civil_date(day);
        const bool is_back = back.year == date.year && back.month == date.month
                             && back.day == date.day && bide_civil_day(date) == day;
        if (!is_back || bide_civil_weekday(day) != weekday) {
            ck_abort_msg("%d-%d-%d", date.year, date.month, date.day);
        }
        date = next_date(date);
        ++day;
    }
    check_date(day, "2200-01-01");
}
END_TEST

START_TEST(the_calendar_reaches_from_1600_to_9999)
{
    const struct bide_civil_date first = { 1600, 1, 1 };
    const struct bide_civil_date last = { 9999, 12, 31 };

    check_date(bide_civil_day(first), "1600-01-01");
    check_date(bide_civil_day(last), "9999-12-31");
    ck_assert_int_eq(bide_civil_weekday(bide_civil_day(first)), SATURDAY);
    ck_assert_int_eq(bide_civil_weekday(bide_civil_day(last)), FRIDAY);
}
END_TEST

static const char *const good_dates[] = {
    "1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29", "2025-09-09", "2025-10-31",
};

START_TEST(a_date_is_written_as_it_was_read)
{
    check_date(day_of(good_dates[_i]), good_dates[_i]);
}
END_TEST

static const char *const bad_dates[] = {
    "2025-02-30", "2025-02-29", "1900-02-29", "2100-02-29",  "2025-04-31",  "2025-13-01",
    "2025-00-10", "2025-01-00", "2025-01-32", "1899-12-31",  "2200-01-01",  "0000-00-00",
    "31/12/25",   "31/12/2025", "2025-2-3",   "2025-02-3",   "2025-2-03",   "25-02-03",
    "",           " ",          "2025",       "2025-02-03 ", " 2025-02-03", "2025-02-03T",
    "2025/02/03", "2025 02 03", "20250203",   "2025-02-0x",  "2025-02--1",  "+025-02-03",
    "-025-02-03", "2025-+2-03", "2025-02-:0", "2025-02-/0",  "2025-02- 3",  "yyyy-mm-dd"
};

START_TEST(what_is_not_a_date_is_refused)
{
    int32_t day = 12345;

    const enum bide_err err = bide_civil_parse(bad_dates[_i], &day);

    ck_assert_msg(err == BIDE_ERR_INPUT, "%s", bad_dates[_i]);
    ck_assert_int_eq(day, 12345);
}
END_TEST

static const struct {
    const char *from;
    int months;
    const char *to;
} month_steps[] = {
    { "2024-08-31", 3, "2024-11-30" },    { "2024-08-31", 6, "2025-02-28" },
    { "2024-08-31", 9, "2025-05-31" },    { "2024-08-31", 18, "2026-02-28" },
    { "2024-08-31", 36, "2027-08-31" },   { "2024-08-31", 0, "2024-08-31" },
    { "2023-08-31", 6, "2024-02-29" },    { "2024-12-15", 1, "2025-01-15" },
    { "2025-01-31", -1, "2024-12-31" },   { "2025-03-31", -1, "2025-02-28" },
    { "2024-02-29", 12, "2025-02-28" },   { "2024-02-29", -48, "2020-02-29" },
    { "2025-01-15", -12, "2024-01-15" },  { "2025-01-15", -13, "2023-12-15" },
    { "2000-01-01", 1200, "2100-01-01" }, { "2100-01-01", -1200, "2000-01-01" },
};

START_TEST(months_end_on_the_same_day_or_the_last)
{
    const int32_t from = day_of(month_steps[_i].from);

    check_date(bide_civil_add_months(from, month_steps[_i].months), month_steps[_i].to);
}
END_TEST

/* www.gov.uk/bank-holidays, England and Wales, and its archived pages. */
static const char *const bank_holidays[] = {
    "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31",
    "2020-12-25", "2020-12-28", "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03",
    "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28", "2022-01-03", "2022-04-15",
    "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19",
    "2022-12-26", "2022-12-27", "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01",
    "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26", "2024-01-01",
    "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25",
    "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26",
    "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06",
    "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01",
    "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27",
    "2027-12-28",
};

START_TEST(bank_holidays_are_the_published_ones)
{
    const int32_t end = day_of("2028-01-01");
    int found = 0;
    for (int32_t day = day_of("2020-01-01"); day < end; ++day) {
        if (bide_civil_is_bank_holiday(day)) {
            ck_assert_int_lt(found, COUNT(bank_holidays));
            check_date(day, bank_holidays[found]);
            ++found;
        }
    }
    ck_assert_int_eq(found, COUNT(bank_holidays));
}
END_TEST

static const struct {
    const char *text;
    bool is_holiday;
} proclaimed[] = {
    { "1995-05-01", false }, { "1995-05-08", true },  { "1999-12-31", true },
    { "2002-05-27", false }, { "2002-06-03", true },  { "2002-06-04", true },
    { "2011-04-29", true },  { "2012-05-28", false }, { "2012-06-04", true },
    { "2012-06-05", true },  { "2012-06-06", false },
};

START_TEST(earlier_extra_and_moved_holidays_are_known)
{
    const int32_t day = day_of(proclaimed[_i].text);

    ck_assert_int_eq(bide_civil_is_bank_holiday(day), proclaimed[_i].is_holiday);
}
END_TEST

/* The earliest and the latest Easters of the time, and some between: Meeus, Astronomical
 * Algorithms, chapter 8. */
static const char *const easters[] = {
    "1991-03-31", "1992-04-19", "1993-04-11", "2000-04-23", "2008-03-23",
    "2011-04-24", "2038-04-25", "2049-04-18", "2076-04-19", "2160-03-23",
};

START_TEST(easter_takes_friday_and_monday)
{
    const int32_t easter = day_of(easters[_i]);

    ck_assert(bide_civil_is_working_day(easter - 3));
    ck_assert(bide_civil_is_bank_holiday(easter - 2));
    ck_assert(bide_civil_is_bank_holiday(easter + 1));
    ck_assert(bide_civil_is_working_day(easter + 2));
}
END_TEST

/* Without special days a year has 8, each of them a weekday on which no one works. */
START_TEST(a_year_to_come_has_8_bank_holidays)
{
    int32_t day = day_of("2024-01-01");
    for (int year = 2024; year < 2200; ++year) {
        int holidays = 0;
        int free_weekdays = 0;
        for (; bide_civil_date(day).year == year; ++day) {
            const bool is_weekday = bide_civil_weekday(day) <= FRIDAY;
            holidays += bide_civil_is_bank_holiday(day) ? 1 : 0;
            free_weekdays += is_weekday && !bide_civil_is_working_day(day) ? 1 : 0;
        }
        ck_assert_int_eq(holidays, 8);
        ck_assert_int_eq(free_weekdays, 8);
    }
}
END_TEST

/* Lists of bank holidays that end with 2027 give 257 for the last one: they lack Monday,
 * 3 January 2028, in place of New Year's Day on a Saturday. */
static const struct {
    const char *first;
    const char *end; /* not included */
    int count;
} years[] = {
    { "2024-01-01", "2025-01-01", 254 }, { "2025-01-01", "2026-01-01", 253 },
    { "2026-01-01", "2027-01-01", 253 }, { "2027-01-01", "2028-01-01", 253 },
    { "2024-04-01", "2025-04-01", 254 }, { "2025-04-01", "2026-04-01", 253 },
    { "2026-04-01", "2027-04-01", 251 }, { "2027-04-01", "2028-04-01", 256 },
};

START_TEST(calendar_and_financial_years_have_their_working_days)
{
    const int32_t end = day_of(years[_i].end);
    int count = 0;
    for (int32_t day = day_of(years[_i].first); day < end; ++day) {
        count += bide_civil_is_working_day(day) ? 1 : 0;
    }
    ck_assert_int_eq(count, years[_i].count);
}
END_TEST

static const struct {
    const char *from;
    int count;
    const char *to;
} working_steps[] = {
    { "2025-03-21", 20, "2025-04-22" }, /* over Easter */
    { "2026-12-10", 20, "2027-01-12" }, /* over Christmas */
    { "2025-06-04", 1, "2025-06-05" },  /* Wednesday */
    { "2025-06-06", 1, "2025-06-09" },  /* Friday */
    { "2025-06-07", 1, "2025-06-09" },  /* Saturday */
    { "2025-06-08", 1, "2025-06-09" },  /* Sunday */
    { "2025-06-04", 5, "2025-06-11" },  { "2025-12-24", 1, "2025-12-29" },
};

START_TEST(working_days_pass_over_weekends_and_holidays)
{
    const int32_t from = day_of(working_steps[_i].from);

    check_date(bide_civil_add_working_days(from, working_steps[_i].count),
               working_steps[_i].to);
}
END_TEST

START_TEST(the_nth_working_day_is_n_working_days_on)
{
    const int32_t from = day_of("2025-03-21");
    int count = 0;
    for (int32_t day = from + 1; day < from + 400; ++day) {
        if (bide_civil_is_working_day(day)) {
            ++count;
            ck_assert_int_eq(bide_civil_add_working_days(from, count), day);
        }
    }
}
END_TEST

static const struct bide_civil_date impossible[] = {
    { 1599, 12, 31 }, { 10000, 1, 1 }, { 2025, 0, 1 },  { 2025, 13, 1 },
    { 2025, 1, 0 },   { 2025, 2, 29 }, { 2025, 4, 31 },
};

START_TEST(an_impossible_date_aborts)
{
    bide_civil_day(impossible[_i]);
}
END_TEST

START_TEST(a_day_outside_the_calendar_aborts)
{
    const int32_t days[] = { -135141, 2932897, INT32_MIN, INT32_MAX };

    bide_civil_date(days[_i]);
}
END_TEST

START_TEST(months_that_leave_the_calendar_abort)
{
    const int months[] = { -30011, 120000, INT32_MIN, INT32_MAX };

    bide_civil_add_months(0, months[_i]);
}
END_TEST

START_TEST(the_working_day_before_the_first_aborts)
{
    bide_civil_add_working_days(0, 0);
}
END_TEST

static void add_date_tests(Suite *suite)
{
    TCase *tests = tcase_create("dates");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, known_days_have_their_number_and_weekday, 0,
                        COUNT(known_days));
    tcase_add_test(tests, every_day_of_three_centuries_is_found_both_ways);
    tcase_add_test(tests, the_calendar_reaches_from_1600_to_9999);
    tcase_add_loop_test(tests, a_date_is_written_as_it_was_read, 0, COUNT(good_dates));
    tcase_add_loop_test(tests, what_is_not_a_date_is_refused, 0, COUNT(bad_dates));
    tcase_add_loop_test(tests, months_end_on_the_same_day_or_the_last, 0,
                        COUNT(month_steps));
}

static void add_working_day_tests(Suite *suite)
{
    TCase *tests = tcase_create("working days");
    suite_add_tcase(suite, tests);
    tcase_add_test(tests, bank_holidays_are_the_published_ones);
    tcase_add_loop_test(tests, earlier_extra_and_moved_holidays_are_known, 0,
                        COUNT(proclaimed));
    tcase_add_loop_test(tests, easter_takes_friday_and_monday, 0, COUNT(easters));
    tcase_add_test(tests, a_year_to_come_has_8_bank_holidays);
    tcase_add_loop_test(tests, calendar_and_financial_years_have_their_working_days, 0,
                        COUNT(years));
    tcase_add_loop_test(tests, working_days_pass_over_weekends_and_holidays, 0,
                        COUNT(working_steps));
    tcase_add_test(tests, the_nth_working_day_is_n_working_days_on);
}

static void add_abort_tests(Suite *suite)
{
    TCase *tests = tcase_create("abort");
    tcase_set_tags(tests, "abort");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test_raise_signal(tests, an_impossible_date_aborts, SIGABRT, 0,
                                     COUNT(impossible));
    tcase_add_loop_test_raise_signal(tests, a_day_outside_the_calendar_aborts, SIGABRT, 0,
                                     4);
    tcase_add_loop_test_raise_signal(tests, months_that_leave_the_calendar_abort, SIGABRT,
                                     0, 4);
    tcase_add_test_raise_signal(tests, the_working_day_before_the_first_aborts, SIGABRT);
}

int main(void)
{
    Suite *suite = suite_create("civil");
    add_date_tests(suite);
    add_working_day_tests(suite);
    add_abort_tests(suite);

    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
