/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_load.h"

#include <dlfcn.h>
#include <string.h>

#include "app/book/book_file.h"

/* Find a function; pointer is that of a pointer to one, as C knows no cast from void *.
 */
static bool find(void *library, const char *name, void *pointer)
{
    void *const found = library != NULL ? dlsym(library, name) : NULL;
    memcpy(pointer, &found, sizeof(found));
    return found != NULL;
}

/* NULL if it is not there, or another version's. It stays loaded: the program ends soon
 * after. */
static __typeof__(bide_book_file_write) *find_writer(void)
{
    __typeof__(bide_book_file_fits) *fits = NULL;
    __typeof__(bide_book_file_write) *writer = NULL;
    void *const library = dlopen("bide_book.so", RTLD_NOW | RTLD_LOCAL);
    return find(library, "bide_book_file_fits", &fits)
                   && fits(BIDE_VERSION, sizeof(struct bide_book))
                   && find(library, "bide_book_file_write", &writer)
               ? writer
               : NULL;
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
