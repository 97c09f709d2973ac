/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/civil.h"

#include <string.h>

enum { DAYS_PER_ERA = 146097, YEARS_PER_ERA = 400, DAYS_FROM_MARCH_0_TO_1970 = 719468 };
enum { FIRST_YEAR = 1600, LAST_YEAR = 9999 };
enum { FIRST_DAY = -135140, LAST_DAY = 2932896 }; /* 1600-01-01 and 9999-12-31 */

static int days_in_month(int year, int month)
{
    static const int days[13] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month];
}

/* Years are counted from March, so that the leap day comes last (H. Hinnant, "chrono-
 * compatible low-level date algorithms", 2013). Years 1600 to 9999 need no negative eras.
 */
int32_t bide_civil_day(struct bide_civil_date date)
{
    BIDE_REQUIRE(date.year >= FIRST_YEAR && date.year <= LAST_YEAR);
    BIDE_REQUIRE(date.month >= 1 && date.month <= 12);
    BIDE_REQUIRE(date.day >= 1 && date.day <= days_in_month(date.year, date.month));
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = year / YEARS_PER_ERA;
    const int year_of_era = year - era * YEARS_PER_ERA;
    const int month_from_march = (date.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_FROM_MARCH_0_TO_1970;
}

struct bide_civil_date bide_civil_date(int32_t day)
{
    BIDE_REQUIRE(day >= FIRST_DAY && day <= LAST_DAY);
    const int32_t shifted = day + DAYS_FROM_MARCH_0_TO_1970;
    const int era = shifted / DAYS_PER_ERA;
    const int day_of_era = shifted - era * DAYS_PER_ERA;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;

    struct bide_civil_date date;
    date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    date.month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    date.year = year_of_era + era * YEARS_PER_ERA + (date.month <= 2 ? 1 : 0);
    return date;
}

static int digits(const char *text, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

enum bide_err bide_civil_parse(const char *text, int32_t *day)
{
    static const char pattern[] = "0000-00-00";
    if (strlen(text) != sizeof(pattern) - 1) {
        return BIDE_ERR_INPUT;
    }
    for (size_t i = 0; i < sizeof(pattern) - 1; ++i) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == '-' ? text[i] != '-' : !is_digit) {
            return BIDE_ERR_INPUT;
        }
    }
    const struct bide_civil_date date = { digits(text, 4), digits(text + 5, 2),
                                          digits(text + 8, 2) };
    if (date.year < 1900 || date.year > 2199 || date.month < 1 || date.month > 12
        || date.day < 1 || date.day > days_in_month(date.year, date.month)) {
        return BIDE_ERR_INPUT;
    }
    *day = bide_civil_day(date);
    return BIDE_OK;
}

static void write_digits(char *at, int number, size_t count)
{
    for (size_t i = count; i-- > 0; number /= 10) {
        at[i] = (char) ('0' + number % 10);
    }
}

void bide_civil_format(int32_t day, char *text)
{
    const struct bide_civil_date date = bide_civil_date(day);
    memcpy(text, "yyyy-mm-dd", sizeof("yyyy-mm-dd"));
    write_digits(text, date.year, 4);
    write_digits(text + 5, date.month, 2);
    write_digits(text + 8, date.day, 2);
}

int bide_civil_weekday(int32_t day)
{
    return (day % 7 + 7 + 3) % 7; /* 1970-01-01 was a Thursday */
}

int32_t bide_civil_add_months(int32_t day, int months)
{
    struct bide_civil_date date = bide_civil_date(day);
    BIDE_REQUIRE(months >= -12 * LAST_YEAR && months <= 12 * LAST_YEAR);
    const int month = date.year * 12 + date.month - 1 + months;
    BIDE_REQUIRE(month >= 12 * FIRST_YEAR);
    date.year = month / 12;
    date.month = month % 12 + 1;
    const int last = days_in_month(date.year, date.month);
    date.day = date.day < last ? date.day : last;
    return bide_civil_day(date);
}

/* Anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms).
 */
static int32_t easter_sunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    const struct bide_civil_date date = { year, n / 31, n % 31 + 1 };
    return bide_civil_day(date);
}

static int32_t first_monday(int year, int month)
{
    const struct bide_civil_date first = { year, month, 1 };
    const int32_t day = bide_civil_day(first);
    return day + (7 - bide_civil_weekday(day)) % 7;
}

static int32_t last_monday(int year, int month)
{
    const struct bide_civil_date last = { year, month, days_in_month(year, month) };
    const int32_t day = bide_civil_day(last);
    return day - bide_civil_weekday(day);
}

struct moved_day {
    struct bide_civil_date date;
    bool is_holiday; /* false: the rule's day was moved away from here */
};

/* Royal proclamations: jubilees, weddings, the funeral and the coronation, VE Day. */
static const struct moved_day moved_days[] = {
    { { 1995, 5, 1 }, false },  { { 1995, 5, 8 }, true },   { { 1999, 12, 31 }, true },
    { { 2002, 5, 27 }, false }, { { 2002, 6, 3 }, true },   { { 2002, 6, 4 }, true },
    { { 2011, 4, 29 }, true },  { { 2012, 5, 28 }, false }, { { 2012, 6, 4 }, true },
    { { 2012, 6, 5 }, true },   { { 2020, 5, 4 }, false },  { { 2020, 5, 8 }, true },
    { { 2022, 5, 30 }, false }, { { 2022, 6, 2 }, true },   { { 2022, 6, 3 }, true },
    { { 2022, 9, 19 }, true },  { { 2023, 5, 8 }, true },
};

static bool is_same_date(struct bide_civil_date a, struct bide_civil_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Christmas and Boxing Day, with the next weekdays in their place if they fall on a
 * weekend; New Year's Day likewise. */
static bool is_winter_holiday(struct bide_civil_date date, int weekday)
{
    if (date.month == 1) {
        return date.day == 1 || (weekday == 0 && date.day <= 3);
    }
    if (date.month != 12) {
        return false;
    }
    const bool is_substitute = weekday <= 1 && (date.day == 27 || date.day == 28);
    return date.day == 25 || date.day == 26 || is_substitute;
}

bool bide_civil_is_bank_holiday(int32_t day)
{
    const struct bide_civil_date date = bide_civil_date(day);
    for (size_t i = 0; i < sizeof(moved_days) / sizeof(moved_days[0]); ++i) {
        if (is_same_date(moved_days[i].date, date)) {
            return moved_days[i].is_holiday;
        }
    }
    const int weekday = bide_civil_weekday(day);
    if (weekday > 4) {
        return false; /* its substitute counts instead; no one works on it anyway */
    }
    if (is_winter_holiday(date, weekday)) {
        return true;
    }
    const int32_t easter = easter_sunday(date.year);
    return day == easter - 2 || day == easter + 1 || day == first_monday(date.year, 5)
           || day == last_monday(date.year, 5) || day == last_monday(date.year, 8);
}

bool bide_civil_is_working_day(int32_t day)
{
    return bide_civil_weekday(day) <= 4 && !bide_civil_is_bank_holiday(day);
}

int32_t bide_civil_add_working_days(int32_t day, int count)
{
    BIDE_REQUIRE(count >= 1);
    int32_t later = day;
    for (int left = count; left > 0; left -= bide_civil_is_working_day(later) ? 1 : 0) {
        ++later;
    }
    return later;
}
