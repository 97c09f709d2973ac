/* SPDX-License-Identifier: GPL-3.0-or-later */
/* civil.h - dates, calendar months, working days and bank holidays. The only place that
 * knows a calendar: everywhere else time is days from the start date.
 *
 * A day number counts days from 1970-01-01 (day 0) in the Gregorian calendar. */
#ifndef BIDE_BASE_CIVIL_H
#define BIDE_BASE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

#define BIDE_CIVIL_DAYS_PER_YEAR 365.25
#define BIDE_CIVIL_TEXT_SIZE 16 /* bytes for a date as text, the closing 0 included */

struct bide_civil_date {
    int year;  /* 1600 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

int32_t bide_civil_day(struct bide_civil_date date);
struct bide_civil_date bide_civil_date(int32_t day);

/* Read "2025-08-31": four, two and two digits, a date that exists, 1900 to 2199.
 * BIDE_ERR_INPUT otherwise, with *day unchanged. */
BIDE_MUST_CHECK enum bide_err bide_civil_parse(const char *text, int32_t *day);

/* Write "2025-08-31" into text, which holds BIDE_CIVIL_TEXT_SIZE bytes. */
void bide_civil_format(int32_t day, char *text);

/* 0 is Monday, 6 is Sunday. */
int bide_civil_weekday(int32_t day);

/* The same day of the month this many months later (or earlier, if negative), or the last
 * day of that month if it is shorter: 2024-08-31 and 6 months give 2025-02-28. */
int32_t bide_civil_add_months(int32_t day, int months);

/* Bank holidays of England and Wales, by the Banking and Financial Dealings Act 1971 with
 * substitute days (a holiday on a weekend is not one itself) and all moved and extra days
 * from 1982 on. For years to come: the rules as they stand. */
bool bide_civil_is_bank_holiday(int32_t day);

/* Monday to Friday and no bank holiday. */
bool bide_civil_is_working_day(int32_t day);

/* The count-th working day after day; day itself never counts. count is at least 1. */
int32_t bide_civil_add_working_days(int32_t day, int count);

#endif
