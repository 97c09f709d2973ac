/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/result/result_schema.h"
#include "app/sets.h"
#include "engine/run/database.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"
#include "models/text/file.h"

enum { MOST_BYTES = 1 << 30, MAGIC_SIZE = 16, MOST_FILES = 4096 };
#define MAGIC "SQLite format 3"

/* --- what is wrong with it --- */

static enum bide_err refuse(struct bide_problem *problem, const char *path,
                            const char *what, const char *help)
{
    bide_problem_report(problem, "cannot read the result file %s: %s", path, what);
    bide_problem_advise(problem, "%s", help);
    return BIDE_ERR_INPUT;
}

#define AGAIN "make it again: bide compare FILE --sqlite RESULT"
#define GIVE "give a file that was written by: bide compare FILE --sqlite RESULT"

static enum bide_err refuse_damaged(struct bide_problem *problem, const char *path,
                                    const char *what)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_text_addf(&text, "it is damaged (%s)", what);
    const enum bide_err err =
        text.err == BIDE_OK ? refuse(problem, path, text.bytes, AGAIN) : BIDE_ERR_MEMORY;
    bide_text_free(&text);
    return err;
}

bool bide_result_is_one(const char *path)
{
    struct bide_file file;
    struct bide_arena arena;
    bool is_one = false;
    bide_arena_init(&arena);
    if (bide_file_open(&file, path, NULL) == BIDE_FILE_OK && file.length >= MAGIC_SIZE) {
        const enum bide_file_fault fault = bide_file_read(&file, MAGIC_SIZE, &arena);
        is_one = (fault == BIDE_FILE_OK || fault == BIDE_FILE_TOO_LARGE)
                 && memcmp(file.text, MAGIC, MAGIC_SIZE) == 0;
    }
    bide_file_close(&file);
    bide_arena_free(&arena);
    return is_one;
}

/* --- reading --- */

static enum bide_err read_bytes(struct bide_result *result, const char *path,
                                struct bide_file *file, struct bide_problem *problem)
{
    enum bide_file_fault fault = bide_file_open(file, path, NULL);
    if (fault == BIDE_FILE_OK) {
        fault = bide_file_read(file, MOST_BYTES, &result->arena);
    }
    bide_file_close(file);
    if (fault == BIDE_FILE_NO_MEMORY) {
        return BIDE_ERR_MEMORY;
    }
    if (fault != BIDE_FILE_OK) {
        return refuse(problem, path, file->reason, GIVE);
    }
    const bool is_ours =
        file->length > BIDE_RESULT_SCHEMA_MARK_AT + 4
        && memcmp(file->text, MAGIC, MAGIC_SIZE) == 0
        && memcmp(file->text + BIDE_RESULT_SCHEMA_MARK_AT, BIDE_RESULT_SCHEMA_MARK, 4)
               == 0;
    return is_ours ? BIDE_OK
                   : refuse(problem, path, "it is no result file of bide", GIVE);
}

/* What a database with these tables and views, and nothing else, answers. */
static void add_schema(struct bide_text *out, struct bide_database *db)
{
    bide_database_prepare(db, "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY 1");
    while (bide_database_next(db)) {
        bide_text_add(out, bide_database_text(db, 0));
        bide_text_add(out, ";");
    }
}

/* So that nothing in a file can run code of its own. */
static void check_schema(struct bide_database *db)
{
    struct bide_text found;
    struct bide_text wanted;
    struct bide_database empty;
    bide_text_init(&found);
    bide_text_init(&wanted);
    bide_database_init(&empty);
    for (size_t i = 0; bide_result_schema[i] != NULL; ++i) {
        bide_database_run(&empty, bide_result_schema[i]);
    }
    add_schema(&wanted, &empty);
    add_schema(&found, db);
    const bool has_memory =
        empty.err == BIDE_OK && found.err == BIDE_OK && wanted.err == BIDE_OK;
    if (!has_memory && db->err == BIDE_OK) {
        db->err = BIDE_ERR_MEMORY;
    } else if (strcmp(found.bytes, wanted.bytes) != 0) {
        bide_database_refuse(db, "its tables are not those of this format");
    }
    bide_database_free(&empty);
    bide_text_free(&found);
    bide_text_free(&wanted);
}

static enum bide_err check_format(struct bide_database *db, const char *path,
                                  struct bide_problem *problem)
{
    int64_t format = 0;
    bide_database_prepare(db, "PRAGMA user_version");
    if (bide_database_next(db)) {
        format = bide_database_whole(db, 0);
    }
    if (db->err == BIDE_OK && format != BIDE_RESULT_SCHEMA_FORMAT) {
        char what[96];
        snprintf(what, sizeof(what),
                 "it has format %" PRId64 ", and this version of bide reads format %d",
                 format, BIDE_RESULT_SCHEMA_FORMAT);
        return refuse(problem, path, what,
                      format > BIDE_RESULT_SCHEMA_FORMAT
                          ? "a newer bide wrote it: use that one, or " AGAIN
                          : AGAIN);
    }
    bide_database_prepare(db, "PRAGMA quick_check(1)");
    if (bide_database_next(db) && strcmp(bide_database_text(db, 0), "ok") != 0) {
        bide_database_refuse(db, "its pages do not fit together");
    }
    check_schema(db);
    return BIDE_OK;
}

/* The configuration in it, read as bide_cmd_load reads one. */
static enum bide_err load_spec(struct bide_result *result, struct bide_database *db)
{
    struct bide_diag diag;
    bide_diag_init(&diag);
    result->spec.pack = &result->pack;
    enum bide_err err = bide_load_file(&result->spec, result->pack.files[0].path, &diag);
    for (size_t i = 0; i < result->sets.count && err == BIDE_OK; ++i) {
        err = bide_sets_apply(&result->spec, result->sets.sets[i], i + 1, &diag);
    }
    if (err == BIDE_OK) {
        err = bide_check_spec(&result->spec, &diag);
    }
    if (err == BIDE_ERR_SPEC || err == BIDE_ERR_INPUT) {
        bide_database_refuse(db, diag.error_count > 0 ? diag.items[0].what
                                                      : "its configuration is wrong");
    }
    bide_diag_free(&diag);
    return err;
}

static enum bide_err read_all(struct bide_result *result, struct bide_database *db,
                              const char *path, struct bide_problem *problem)
{
    enum bide_err err = check_format(db, path, problem);
    if (err != BIDE_OK) {
        return err;
    }
    bide_result_read_files(result, db);
    if (db->err == BIDE_OK) {
        err = load_spec(result, db);
    }
    if (db->err == BIDE_OK && err == BIDE_OK) {
        err = bide_result_read_study(result, db);
    }
    if (db->err == BIDE_ERR_INPUT) {
        return refuse_damaged(problem, path, db->reason);
    }
    return db->err != BIDE_OK ? db->err : err;
}

enum bide_err bide_result_open(struct bide_result *result, const char *path,
                               struct bide_problem *problem)
{
    memset(result, 0, sizeof(*result));
    bide_arena_init(&result->arena);
    bide_spec_init(&result->spec);
    struct bide_file file;
    enum bide_err err = read_bytes(result, path, &file, problem);
    if (err == BIDE_OK) {
        struct bide_database db;
        bide_database_open(&db, (unsigned char *) file.text, file.length);
        err = read_all(result, &db, path, problem);
        bide_database_free(&db);
    }
    return err;
}

void bide_result_free(struct bide_result *result)
{
    bide_study_free(&result->study);
    bide_spec_free(&result->spec);
    bide_arena_free(&result->arena);
}
