/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_file_chart.h - the charts of a workbook, by libxlsxwriter. */
#ifndef BIDE_APP_BOOK_BOOK_FILE_CHART_H
#define BIDE_APP_BOOK_BOOK_FILE_CHART_H

#include "app/book/book.h"

struct lxw_workbook;
struct lxw_worksheet;

/* Draw all charts of the book on its sheet of charts, two side by side, and set up its
 * pages. */
BIDE_MUST_CHECK enum bide_err bide_book_file_chart_all(struct lxw_workbook *workbook,
                                                       struct lxw_worksheet *sheet,
                                                       const struct bide_book *book);

#endif
