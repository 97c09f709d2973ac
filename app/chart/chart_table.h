/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_table.h - the numbers behind a figure, as a table that can be folded out. */
#ifndef BIDE_APP_CHART_CHART_TABLE_H
#define BIDE_APP_CHART_CHART_TABLE_H

#include <stdint.h>

#include "app/figure.h"
#include "engine/base/text.h"
#include "engine/stat/estimate.h"

/* Begin a table; corner names the first column. caption says of what it is. */
void bide_chart_table_begin(struct bide_text *out, const char *caption,
                            const char *corner);
/* Add the name of a further column. */
void bide_chart_table_column(struct bide_text *out, const char *name);
/* After the last column. */
void bide_chart_table_body(struct bide_text *out);

/* Begin and end a row; between them come as many cells as there are columns. */
void bide_chart_table_row(struct bide_text *out, const char *name);
void bide_chart_table_row_day(struct bide_text *out, int32_t day);
void bide_chart_table_row_end(struct bide_text *out);

void bide_chart_table_cell(struct bide_text *out, const char *text);
void bide_chart_table_number(struct bide_text *out, double number, int decimals);
void bide_chart_table_level(struct bide_text *out, const struct bide_estimate *estimate,
                            enum bide_figure_kind kind);
/* The range of 8 in 10 runs. */
void bide_chart_table_range(struct bide_text *out, const struct bide_estimate *estimate,
                            enum bide_figure_kind kind);

void bide_chart_table_end(struct bide_text *out);

#endif
