/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_summary.h - the sheets that a planner reads first: the answer, and demand beside
 * capacity. */
#ifndef BIDE_APP_BOOK_BOOK_SUMMARY_H
#define BIDE_APP_BOOK_BOOK_SUMMARY_H

#include "app/book/book.h"
#include "models/service/study.h"

/* A sentence for each pathway, and a row for each scenario at the last milestone. */
void bide_book_summary_add(struct bide_book *book, const struct bide_study *study);

/* Demand against capacity of each pathway that has staff. */
void bide_book_summary_demand(struct bide_book *book, const struct bide_study *study);

#endif
