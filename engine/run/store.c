/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/store.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "1112097861" /* "BIDE" */
#define FORMAT "1"
#define SET_MARKS "PRAGMA application_id = " MARK "; PRAGMA user_version = " FORMAT ";"
#define HAS_MARKS                                                                        \
    "SELECT application_id = " MARK " AND user_version = " FORMAT                        \
    " FROM pragma_application_id, pragma_user_version"
#define FACTS "CREATE TABLE facts (name TEXT NOT NULL, value TEXT NOT NULL)"
#define ROWS                                                                             \
    "CREATE TABLE rows (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL,"                \
    " checksum INTEGER NOT NULL)"

/* These two and nothing else, so that nothing in a file can run code. */
#define HAS_TABLES                                                                       \
    "SELECT count(*) = 2 AND sum(sql IN ('" FACTS "', '" ROWS "')) = 2 FROM "            \
    "sqlite_master"

/* --- statements --- */

static enum bide_store_fault fault_of(struct bide_store *store, int code,
                                      enum bide_store_fault otherwise)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) {
        return BIDE_STORE_OK;
    }
    snprintf(store->reason, sizeof(store->reason), "%s",
             store->db != NULL ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        return BIDE_STORE_NO_MEMORY;
    case SQLITE_BUSY:
        return BIDE_STORE_BUSY;
    case SQLITE_NOTADB:
        return BIDE_STORE_FOREIGN;
    case SQLITE_CORRUPT:
        return BIDE_STORE_DAMAGED;
    default:
        return otherwise;
    }
}

static int execute(struct bide_store *store, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL);
}

static int prepare(struct bide_store *store, const char *sql, sqlite3_stmt **statement)
{
    return sqlite3_prepare_v2(store->db, sql, -1, statement, NULL);
}

/* BIDE_STORE_OK if the answer is a number that is not 0, no if it is 0. */
static enum bide_store_fault ask(struct bide_store *store, const char *question,
                                 enum bide_store_fault no)
{
    sqlite3_stmt *statement = NULL;
    int code = prepare(store, question, &statement);
    bool is_so = false;
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        is_so = code == SQLITE_ROW && sqlite3_column_int64(statement, 0) != 0;
    }
    const enum bide_store_fault fault = fault_of(store, code, BIDE_STORE_UNREADABLE);
    (void) sqlite3_finalize(statement);
    return fault == BIDE_STORE_OK && !is_so ? no : fault;
}

/* --- the file --- */

void bide_store_init(struct bide_store *store, const char *path)
{
    *store = (struct bide_store){ .path = path };
}

void bide_store_close(struct bide_store *store)
{
    (void) sqlite3_close(store->db);
    store->db = NULL;
}

void bide_store_delete(const struct bide_store *store)
{
    struct stat status;
    if (lstat(store->path, &status) == 0 && S_ISREG(status.st_mode)) {
        (void) unlink(store->path);
    }
}

static bool is_empty(const struct bide_store *store)
{
    struct stat status;
    return stat(store->path, &status) == 0 && status.st_size == 0;
}

/* Open the file and begin a transaction, which undoes what a killed program left half
 * done and takes a lock that lasts until the file is closed. What may only be read cannot
 * be locked; nor will two write to it. */
static int open_locked(struct bide_store *store, int flags)
{
    int code =
        sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | flags, NULL);
    if (code != SQLITE_OK) {
        return code;
    }
    (void) sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void) sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    code = execute(store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL;"
                          " PRAGMA cell_size_check = ON");
    if (code == SQLITE_OK) {
        code = execute(store, "BEGIN EXCLUSIVE");
    }
    return (code & 0xff) == SQLITE_READONLY ? SQLITE_OK : code;
}

static enum bide_store_fault look_inside(struct bide_store *store)
{
    static const struct {
        const char *question;
        enum bide_store_fault no;
    } asked[] = {
        { HAS_MARKS, BIDE_STORE_FOREIGN },
        { HAS_TABLES, BIDE_STORE_FOREIGN },
        { "SELECT quick_check = 'ok' FROM pragma_quick_check(1)", BIDE_STORE_DAMAGED },
    };
    enum bide_store_fault fault = is_empty(store) ? BIDE_STORE_MISSING : BIDE_STORE_OK;
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) && fault == BIDE_STORE_OK;
         ++i) {
        fault = ask(store, asked[i].question, asked[i].no);
    }
    return fault;
}

enum bide_store_fault bide_store_open(struct bide_store *store)
{
    if (access(store->path, F_OK) != 0 && errno == ENOENT) {
        return BIDE_STORE_MISSING;
    }
    enum bide_store_fault fault =
        fault_of(store, open_locked(store, 0), BIDE_STORE_UNREADABLE);
    if (fault == BIDE_STORE_OK) {
        fault = look_inside(store);
    }
    if (fault != BIDE_STORE_OK) {
        bide_store_close(store);
    }
    return fault;
}

/* A killed program leaves its journal, used up, beside the file. SQLite deletes, when the
 * file is closed, only one that it has written; so it is made to. Where that fails,
 * nothing can be saved either, and is not missed before. */
void bide_store_accept(struct bide_store *store)
{
    if (sqlite3_get_autocommit(store->db) == 0
        && execute(store, "PRAGMA user_version = " FORMAT "; COMMIT") != SQLITE_OK) {
        (void) execute(store, "ROLLBACK");
    }
}

/* Only once it is locked is it seen whether it is empty, so that of two programs one
 * alone can make it. */
static enum bide_store_fault make_once(struct bide_store *store)
{
    enum bide_store_fault fault =
        fault_of(store, open_locked(store, SQLITE_OPEN_CREATE), BIDE_STORE_UNWRITABLE);
    if (fault == BIDE_STORE_OK && !is_empty(store)) {
        fault = BIDE_STORE_THERE;
    }
    if (fault == BIDE_STORE_OK) {
        fault = fault_of(store, execute(store, SET_MARKS FACTS ";" ROWS),
                         BIDE_STORE_UNWRITABLE);
    }
    if (fault != BIDE_STORE_OK) {
        bide_store_close(store);
    }
    if (fault == BIDE_STORE_UNWRITABLE && is_empty(store)) {
        bide_store_delete(store);
    }
    const bool is_there = fault == BIDE_STORE_FOREIGN || fault == BIDE_STORE_DAMAGED;
    return is_there ? BIDE_STORE_THERE : fault;
}

enum bide_store_fault bide_store_make(struct bide_store *store, bool may_replace)
{
    enum bide_store_fault fault = make_once(store);
    if (fault == BIDE_STORE_THERE && may_replace) {
        bide_store_delete(store);
        fault = make_once(store);
    }
    return fault;
}

enum bide_store_fault bide_store_begin(struct bide_store *store)
{
    return fault_of(store, execute(store, "BEGIN EXCLUSIVE"), BIDE_STORE_UNWRITABLE);
}

enum bide_store_fault bide_store_commit(struct bide_store *store)
{
    return fault_of(store, execute(store, "COMMIT"), BIDE_STORE_UNWRITABLE);
}

/* --- facts --- */

enum bide_store_fault bide_store_put_fact(struct bide_store *store, const char *name,
                                          const char *value)
{
    sqlite3_stmt *statement = NULL;
    int code = prepare(store, "INSERT INTO facts VALUES (?1, ?2)", &statement);
    if (code == SQLITE_OK) {
        (void) sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        (void) sqlite3_bind_text(statement, 2, value, -1, SQLITE_STATIC);
        code = sqlite3_step(statement);
    }
    const enum bide_store_fault fault = fault_of(store, code, BIDE_STORE_UNWRITABLE);
    (void) sqlite3_finalize(statement);
    return fault;
}

enum bide_store_fault bide_store_fact(struct bide_store *store, const char *name,
                                      struct bide_text *value)
{
    sqlite3_stmt *statement = NULL;
    int code = prepare(store, "SELECT value FROM facts WHERE name = ?1", &statement);
    bide_text_clear(value);
    if (code == SQLITE_OK) {
        (void) sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
        code = sqlite3_step(statement);
    }
    const unsigned char *text =
        code == SQLITE_ROW ? sqlite3_column_text(statement, 0) : NULL;
    bide_text_add(value, text != NULL ? (const char *) text : "");
    const enum bide_store_fault fault = fault_of(store, code, BIDE_STORE_UNREADABLE);
    (void) sqlite3_finalize(statement);
    return value->err != BIDE_OK ? BIDE_STORE_NO_MEMORY : fault;
}

/* --- rows --- */

static int put_row(sqlite3_stmt *statement, const struct bide_store_row *row)
{
    (void) sqlite3_bind_int64(statement, 1, row->number);
    (void) sqlite3_bind_int64(statement, 3, (int64_t) row->checksum);
    int code = sqlite3_bind_blob64(statement, 2, row->bytes, row->length, SQLITE_STATIC);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    return code == SQLITE_DONE ? sqlite3_reset(statement) : code;
}

enum bide_store_fault bide_store_put_rows(struct bide_store *store,
                                          bool (*next)(void *context,
                                                       struct bide_store_row *row),
                                          void *context)
{
    sqlite3_stmt *statement = NULL;
    int code =
        prepare(store, "INSERT OR REPLACE INTO rows VALUES (?1, ?2, ?3)", &statement);
    struct bide_store_row row;
    while (code == SQLITE_OK && next(context, &row)) {
        code = put_row(statement, &row);
    }
    const enum bide_store_fault fault = fault_of(store, code, BIDE_STORE_UNWRITABLE);
    (void) sqlite3_finalize(statement);
    return fault;
}

enum bide_store_fault bide_store_each_row(struct bide_store *store, int64_t below,
                                          void (*visit)(void *context,
                                                        const struct bide_store_row *row),
                                          void *context)
{
    sqlite3_stmt *statement = NULL;
    int code = prepare(
        store, "SELECT number, bytes, checksum FROM rows WHERE number < ?1", &statement);
    if (code == SQLITE_OK) {
        code = sqlite3_bind_int64(statement, 1, below);
    }
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            const struct bide_store_row row = {
                .number = sqlite3_column_int64(statement, 0),
                .bytes = sqlite3_column_blob(statement, 1),
                .length = (size_t) sqlite3_column_bytes(statement, 1),
                .checksum = (uint64_t) sqlite3_column_int64(statement, 2),
            };
            visit(context, &row);
        }
    }
    const enum bide_store_fault fault = fault_of(store, code, BIDE_STORE_UNREADABLE);
    (void) sqlite3_finalize(statement);
    return fault;
}

int64_t bide_store_count(struct bide_store *store, int64_t below)
{
    sqlite3_stmt *statement = NULL;
    int64_t count = 0;
    if (prepare(store, "SELECT count(*) FROM rows WHERE number < ?1", &statement)
            == SQLITE_OK
        && sqlite3_bind_int64(statement, 1, below) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW) {
        count = sqlite3_column_int64(statement, 0);
    }
    (void) sqlite3_finalize(statement);
    return count;
}
