/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_load.h - loads book_file.h when a workbook is asked for. It lies beside the
 * program as bide_book.so, because libxlsxwriter brings libraries with it whose thousands
 * of names would be looked up at every start. */
#ifndef BIDE_APP_BOOK_BOOK_LOAD_H
#define BIDE_APP_BOOK_BOOK_LOAD_H

#include <stdbool.h>

#include "app/book/book.h"

/* Whether this build can write workbooks. */
bool bide_book_load_is_possible(void);

/* bide_book_file_write; BIDE_ERR_OUTPUT if that is not possible. */
BIDE_MUST_CHECK enum bide_err bide_book_load_write(const struct bide_book *book,
                                                   const char *draft, const char *folder);

#endif
