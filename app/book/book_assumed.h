/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_assumed.h - the sheet of all figures that went in, with where they come from. */
#ifndef BIDE_APP_BOOK_BOOK_ASSUMED_H
#define BIDE_APP_BOOK_BOOK_ASSUMED_H

#include "app/book/book.h"
#include "models/service/study.h"

void bide_book_assumed_add(struct bide_book *book, const struct bide_study *study);

#endif
