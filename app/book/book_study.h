/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_study.h - the workbook of a study. */
#ifndef BIDE_APP_BOOK_BOOK_STUDY_H
#define BIDE_APP_BOOK_BOOK_STUDY_H

#include "app/book/book.h"
#include "models/service/study.h"

/* Fill a workbook that bide_book_init made: summary, demand and capacity, milestones,
 * months, charts, money, value, assumptions, and what it all means. */
void bide_book_study_fill(struct bide_book *book, const struct bide_study *study);

#endif
