/* SPDX-License-Identifier: GPL-3.0-or-later */
/* database.h - an SQLite database in memory: made there and given as the bytes of a file,
 * or looked into where the bytes of a file lie. The same calls give the same bytes (but
 * for the version of SQLite, which it writes into them).
 *
 * The first fault is remembered, and later calls do nothing. */
#ifndef BIDE_RUN_DATABASE_H
#define BIDE_RUN_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/base/text.h"

struct bide_database {
    struct sqlite3 *db;             /* owned; NULL if there is none */
    struct sqlite3_stmt *statement; /* owned; what is being put or asked */
    enum bide_err err; /* BIDE_ERR_MEMORY, or BIDE_ERR_INPUT for anything else */
    char reason[160];  /* of the fault, in the words of SQLite */
};

/* An empty one. */
void bide_database_init(struct bide_database *database);

/* The bytes of a file, which stay where they are and are not changed: nothing in them can
 * run code. */
void bide_database_open(struct bide_database *database, unsigned char *bytes,
                        size_t length);
void bide_database_free(struct bide_database *database);

/* Commands without answers. */
void bide_database_run(struct bide_database *database, const char *sql);

/* One statement with places ?1, ?2, ... for values; it is at hand until the next. */
void bide_database_prepare(struct bide_database *database, const char *sql);
void bide_database_put_whole(struct bide_database *database, int place, int64_t value);
void bide_database_put_real(struct bide_database *database, int place,
                            double value); /* NaN is kept as NULL */
void bide_database_put_text(struct bide_database *database, int place,
                            const char *value); /* NULL is NULL; valid until done */

/* Do it, and make it ready to be done again with other values. */
void bide_database_do(struct bide_database *database);

/* The next row of the answer; false at its end and after a fault. */
bool bide_database_next(struct bide_database *database);

/* Of the present row, columns counted from 0. A value of another kind is a fault. */
int64_t bide_database_whole(struct bide_database *database, int column);
double bide_database_real(struct bide_database *database, int column); /* NULL: NaN */
const char *bide_database_text(struct bide_database *database, int column);
size_t bide_database_text_length(struct bide_database *database, int column);

/* Remember that what was found is not as it must be. */
void bide_database_refuse(struct bide_database *database, const char *reason);

/* Add the bytes of the file. */
void bide_database_save(struct bide_database *database, struct bide_text *out);

/* "SQLite 3.40.1" */
void bide_database_library(struct bide_text *out);

#endif
