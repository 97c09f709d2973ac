/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_load.h"

#include <dlfcn.h>
#include <string.h>

#include "app/book/book_file.h"

/* NULL if it is not there. It stays loaded: the program ends soon after. */
static __typeof__(bide_book_file_write) *find_writer(void)
{
    void *library = dlopen("bide_book.so", RTLD_NOW | RTLD_LOCAL);
    void *found = library != NULL ? dlsym(library, "bide_book_file_write") : NULL;
    __typeof__(bide_book_file_write) *writer = NULL;
    memcpy(&writer, &found, sizeof(writer)); /* C knows no cast from void * to this */
    return writer;
}

bool bide_book_load_is_possible(void)
{
    return find_writer() != NULL;
}

enum bide_err bide_book_load_write(const struct bide_book *book, const char *draft,
                                   const char *folder)
{
    __typeof__(bide_book_file_write) *writer = find_writer();
    return writer != NULL ? writer(book, draft, folder) : BIDE_ERR_OUTPUT;
}
