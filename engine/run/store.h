/* SPDX-License-Identifier: GPL-3.0-or-later */
/* store.h - numbered rows and named facts in a file that is never torn.
 *
 * It is an SQLite database with a rollback journal: whatever ends the program, kill -9 or
 * a power cut, the file holds all that was committed and nothing by half. One program at
 * a time may use it. */
#ifndef BIDE_RUN_STORE_H
#define BIDE_RUN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

enum bide_store_fault {
    BIDE_STORE_OK,
    BIDE_STORE_MISSING,    /* no file, or an empty one */
    BIDE_STORE_THERE,      /* a file that is not to be replaced */
    BIDE_STORE_BUSY,       /* another program uses it */
    BIDE_STORE_FOREIGN,    /* not a file of ours, or of another format */
    BIDE_STORE_OTHER,      /* what it holds belongs to something else */
    BIDE_STORE_DAMAGED,    /* what it holds cannot be trusted */
    BIDE_STORE_UNREADABLE, /* see reason */
    BIDE_STORE_UNWRITABLE, /* see reason; what was committed before is kept */
    BIDE_STORE_NO_MEMORY
};

struct bide_store {
    const char *path;   /* borrowed */
    struct sqlite3 *db; /* owned; NULL while no file is open */
    char reason[160];   /* of the last fault, in the words of SQLite */
};

struct bide_store_row {
    int64_t number;
    const void *bytes;
    size_t length;
    uint64_t checksum;
};

/* No file is opened. */
void bide_store_init(struct bide_store *store, const char *path);

/* Open the file and lock it until it is closed. A file that may only be read is opened,
 * and refuses to be written to. After a fault no file is open. Until it is accepted, as
 * the one that is wanted, the file is not changed. */
enum bide_store_fault bide_store_open(struct bide_store *store);
void bide_store_accept(struct bide_store *store);

/* Make the file, locked and with a transaction begun. What is there already is kept
 * unless it may be replaced or is empty; one in use is never replaced. After a fault no
 * file is open. */
enum bide_store_fault bide_store_make(struct bide_store *store, bool may_replace);

enum bide_store_fault bide_store_begin(struct bide_store *store);
enum bide_store_fault bide_store_commit(struct bide_store *store);

/* Within a transaction. */
enum bide_store_fault bide_store_put_fact(struct bide_store *store, const char *name,
                                          const char *value);

/* Put what next gives until it answers false; a row of a number that is there is
 * replaced.
 */
enum bide_store_fault bide_store_put_rows(struct bide_store *store,
                                          bool (*next)(void *context,
                                                       struct bide_store_row *row),
                                          void *context);

/* Put into value what the file says; nothing if it says nothing. */
enum bide_store_fault bide_store_fact(struct bide_store *store, const char *name,
                                      struct bide_text *value);

/* Visit the rows with numbers below a limit; their bytes are valid during the call. */
enum bide_store_fault bide_store_each_row(struct bide_store *store, int64_t below,
                                          void (*visit)(void *context,
                                                        const struct bide_store_row *row),
                                          void *context);

/* How many rows have numbers below a limit; 0 if that cannot be read. */
int64_t bide_store_count(struct bide_store *store, int64_t below);

/* Close the file; a transaction that was begun is undone. A file may be closed twice. */
void bide_store_close(struct bide_store *store);

/* Delete the file if it is an ordinary one. It must be closed. */
void bide_store_delete(const struct bide_store *store);

#endif
