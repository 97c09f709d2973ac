/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_wait.h - medians and centiles of waits in a workbook, shown as on the page. */
#ifndef BIDE_APP_BOOK_BOOK_WAIT_H
#define BIDE_APP_BOOK_BOOK_WAIT_H

#include "app/book/book.h"
#include "models/service/study.h"

/* Fill the next cell with a measure of this pathway. A centile of RTT waits above 104
 * weeks is shown as "over 104"; the cell holds the number. */
void bide_book_wait_add(struct bide_book *book, const struct bide_spec_pathway *pathway,
                        enum bide_kpi kpi, double number);

/* Add a note that says so to a sheet, if a pathway of the study has RTT waits. */
void bide_book_wait_note(struct bide_book *book, const struct bide_study *study);

#endif
