/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In place of book_file.c where libxlsxwriter is not there. */
#include "app/book/book_file.h"

bool bide_book_file_is_available(void)
{
    return false;
}

enum bide_err bide_book_file_write(const struct bide_book *book, const char *draft,
                                   const char *folder)
{
    (void) book;
    (void) draft;
    (void) folder;
    return BIDE_ERR_OUTPUT;
}
