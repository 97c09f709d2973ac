/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.h - cells of CSV files. */
#ifndef BIDE_APP_CSV_H
#define BIDE_APP_CSV_H

#include "engine/base/text.h"

/* Add the text as a cell and the comma after it. RFC 4180; and a cell that a spreadsheet
 * would take for a formula gets a quote before it (OWASP, CSV injection). */
void bide_csv_cell(struct bide_text *out, const char *text);

#endif
