/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_file.h - a workbook as the bytes of an Excel file (.xlsx): the door to
 * libxlsxwriter, which is optional. Not part of the program: see book_load.h. */
#ifndef BIDE_APP_BOOK_BOOK_FILE_H
#define BIDE_APP_BOOK_BOOK_FILE_H

#include "app/book/book.h"

/* Every Excel file begins so, as every zip file does. */
#define BIDE_BOOK_FILE_BEGINS "PK\003\004"

/* Whether this was built with a program of the same version, to which a book is as large;
 * to be asked before a book is handed over. */
bool bide_book_file_fits(const char *version, size_t book_size);

/* Write the workbook into the file called draft, which is there and of which nothing else
 * makes use; the library's own files are next to it in folder. The same book gives the
 * same bytes. BIDE_ERR_OUTPUT if they cannot be written, BIDE_ERR_MEMORY. */
BIDE_MUST_CHECK enum bide_err bide_book_file_write(const struct bide_book *book,
                                                   const char *draft, const char *folder);

#endif
