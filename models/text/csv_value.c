/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/csv_value.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/civil.h"

enum { MOST_DIGITS = 15 };

static bool is_plain_number(const char *text)
{
    const size_t whole = strspn(text, "0123456789");
    const char *rest = text + whole;
    const size_t part = *rest == '.' ? 1 + strspn(rest + 1, "0123456789") : 0;
    return whole > 0 && part != 1 && rest[part] == '\0' && whole + part <= MOST_DIGITS;
}

/* Days since 1899-12-30, as spreadsheets count: 1920 to 2119. */
static bool is_serial(const char *text)
{
    const double number = is_plain_number(text) ? strtod(text, NULL) : 0.0;
    return number >= 7306.0 && number <= 80354.0;
}

bool bide_csv_value_date(struct bide_csv *csv, size_t row, size_t wanted, int32_t *day)
{
    const char *cell = bide_csv_cell(csv, row, wanted);
    if (bide_civil_parse(cell, day) == BIDE_OK) {
        return true;
    }
    if (cell[0] == '\0') {
        bide_csv_report(csv, row, wanted, "is empty", "every row needs a date");
    } else if (is_serial(cell)) {
        bide_csv_report(csv, row, wanted, "is a spreadsheet's number for a day",
                        "give the column the format yyyy-mm-dd before saving it");
    } else {
        bide_csv_report(csv, row, wanted, "is no date of the form 2025-08-31",
                        "give the column the format yyyy-mm-dd before saving it");
    }
    return false;
}

bool bide_csv_value_number(struct bide_csv *csv, size_t row, size_t wanted,
                           double *number)
{
    const char *cell = bide_csv_cell(csv, row, wanted);
    if (is_plain_number(cell)) {
        *number = strtod(cell, NULL);
        return true;
    }
    if (strcmp(cell, "*") == 0) {
        bide_csv_report(csv, row, wanted, "is suppressed (*)", "leave the cell empty");
    } else if (strchr(cell, ',') != NULL) {
        bide_csv_report(csv, row, wanted, "holds a comma", "write 1234.5 for a number");
    } else {
        bide_csv_report(csv, row, wanted, "is no number", NULL);
    }
    return false;
}
