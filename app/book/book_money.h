/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_money.h - the sheets about money: the budget, and what the extra money buys. */
#ifndef BIDE_APP_BOOK_BOOK_MONEY_H
#define BIDE_APP_BOOK_BOOK_MONEY_H

#include "app/book/book.h"
#include "models/service/study.h"

void bide_book_money_add(struct bide_book *book, const struct bide_study *study);

/* Nothing if there is one scenario alone. */
void bide_book_money_value(struct bide_book *book, const struct bide_study *study);

#endif
