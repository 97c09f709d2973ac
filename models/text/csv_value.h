/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_value.h - dates and numbers in the cells of a table. */
#ifndef BIDE_TEXT_CSV_VALUE_H
#define BIDE_TEXT_CSV_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "models/text/csv.h"

/* The date ("2025-08-31") or the number (0 or more) in a cell; false if it is none, which
 * is told. */
bool bide_csv_value_date(struct bide_csv *csv, size_t row, size_t wanted, int32_t *day);
bool bide_csv_value_number(struct bide_csv *csv, size_t row, size_t wanted,
                           double *number);

#endif
