/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/database.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Remember the first fault. */
static void note(struct bide_database *database, int code)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE
        || database->err != BIDE_OK) {
        return;
    }
    database->err = (code & 0xff) == SQLITE_NOMEM ? BIDE_ERR_MEMORY : BIDE_ERR_INPUT;
    snprintf(database->reason, sizeof(database->reason), "%s",
             database->db != NULL ? sqlite3_errmsg(database->db) : sqlite3_errstr(code));
}

void bide_database_refuse(struct bide_database *database, const char *reason)
{
    if (database->err == BIDE_OK) {
        database->err = BIDE_ERR_INPUT;
        snprintf(database->reason, sizeof(database->reason), "%s", reason);
    }
}

void bide_database_init(struct bide_database *database)
{
    memset(database, 0, sizeof(*database));
    note(database, sqlite3_open_v2(":memory:", &database->db,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL));
}

void bide_database_open(struct bide_database *database, unsigned char *bytes,
                        size_t length)
{
    bide_database_init(database);
    if (database->err != BIDE_OK) {
        return;
    }
    (void) sqlite3_db_config(database->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void) sqlite3_db_config(database->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    note(database,
         sqlite3_deserialize(database->db, "main", bytes, (sqlite3_int64) length,
                             (sqlite3_int64) length, SQLITE_DESERIALIZE_READONLY));
    bide_database_run(database, "PRAGMA cell_size_check = ON");
}

void bide_database_free(struct bide_database *database)
{
    (void) sqlite3_finalize(database->statement);
    (void) sqlite3_close(database->db);
    database->statement = NULL;
    database->db = NULL;
}

void bide_database_run(struct bide_database *database, const char *sql)
{
    if (database->err == BIDE_OK) {
        note(database, sqlite3_exec(database->db, sql, NULL, NULL, NULL));
    }
}

/* --- statements --- */

void bide_database_prepare(struct bide_database *database, const char *sql)
{
    (void) sqlite3_finalize(database->statement);
    database->statement = NULL;
    if (database->err == BIDE_OK) {
        note(database,
             sqlite3_prepare_v2(database->db, sql, -1, &database->statement, NULL));
    }
}

void bide_database_put_whole(struct bide_database *database, int place, int64_t value)
{
    if (database->err == BIDE_OK) {
        note(database, sqlite3_bind_int64(database->statement, place, value));
    }
}

void bide_database_put_real(struct bide_database *database, int place, double value)
{
    if (database->err == BIDE_OK) {
        note(database, isnan(value)
                           ? sqlite3_bind_null(database->statement, place)
                           : sqlite3_bind_double(database->statement, place, value));
    }
}

void bide_database_put_text(struct bide_database *database, int place, const char *value)
{
    if (database->err == BIDE_OK) {
        note(database, value == NULL ? sqlite3_bind_null(database->statement, place)
                                     : sqlite3_bind_text(database->statement, place,
                                                         value, -1, SQLITE_STATIC));
    }
}

void bide_database_do(struct bide_database *database)
{
    if (database->err == BIDE_OK) {
        note(database, sqlite3_step(database->statement));
        note(database, sqlite3_reset(database->statement));
    }
}

bool bide_database_next(struct bide_database *database)
{
    if (database->err != BIDE_OK) {
        return false;
    }
    const int code = sqlite3_step(database->statement);
    note(database, code);
    return code == SQLITE_ROW;
}

/* --- values --- */

/* The kind of a value, which must be one of two. */
static int kind_of(struct bide_database *database, int column, int wanted, int other)
{
    if (database->err != BIDE_OK) {
        return SQLITE_NULL;
    }
    const int kind = sqlite3_column_type(database->statement, column);
    if (kind != wanted && kind != other) {
        bide_database_refuse(database, "a value is of the wrong kind");
    }
    return kind;
}

int64_t bide_database_whole(struct bide_database *database, int column)
{
    const int kind = kind_of(database, column, SQLITE_INTEGER, SQLITE_INTEGER);
    return kind == SQLITE_INTEGER ? sqlite3_column_int64(database->statement, column) : 0;
}

double bide_database_real(struct bide_database *database, int column)
{
    const int kind = kind_of(database, column, SQLITE_FLOAT, SQLITE_NULL);
    return kind == SQLITE_FLOAT ? sqlite3_column_double(database->statement, column)
                                : (double) NAN;
}

const char *bide_database_text(struct bide_database *database, int column)
{
    const int kind = kind_of(database, column, SQLITE_TEXT, SQLITE_TEXT);
    const unsigned char *text =
        kind == SQLITE_TEXT ? sqlite3_column_text(database->statement, column) : NULL;
    if (text == NULL && database->err == BIDE_OK) {
        note(database, SQLITE_NOMEM);
    }
    return text != NULL ? (const char *) text : "";
}

size_t bide_database_text_length(struct bide_database *database, int column)
{
    return database->err == BIDE_OK
               ? (size_t) sqlite3_column_bytes(database->statement, column)
               : 0;
}

/* --- files --- */

void bide_database_save(struct bide_database *database, struct bide_text *out)
{
    sqlite3_int64 length = 0;
    if (database->err != BIDE_OK) {
        return;
    }
    unsigned char *bytes = sqlite3_serialize(database->db, "main", &length, 0);
    if (bytes == NULL) {
        note(database, SQLITE_NOMEM);
        return;
    }
    bide_text_add_bytes(out, (const char *) bytes, (size_t) length);
    sqlite3_free(bytes);
}

void bide_database_library(struct bide_text *out)
{
    bide_text_addf(out, "SQLite %s", sqlite3_libversion());
}
