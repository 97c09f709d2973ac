/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_lists.h - the sheets of all lists: at milestones, by months, and charts of these.
 */
#ifndef BIDE_APP_BOOK_BOOK_LISTS_H
#define BIDE_APP_BOOK_BOOK_LISTS_H

#include "app/book/book.h"
#include "models/service/study.h"

/* One row for a pathway, priority or group in a scenario at a milestone. */
void bide_book_lists_milestones(struct bide_book *book, const struct bide_study *study);

/* One row for a pathway in a scenario on the first of a month, and a chart of each
 * pathway's list; nothing if the study has no months. */
void bide_book_lists_months(struct bide_book *book, const struct bide_study *study);

#endif
