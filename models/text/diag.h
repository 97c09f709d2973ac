/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag.h - the problems found in a configuration: all of them, each with its place. */
#ifndef BIDE_TEXT_DIAG_H
#define BIDE_TEXT_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"

enum bide_diag_level { BIDE_DIAG_ERROR, BIDE_DIAG_WARNING };

/* Where something stands. Texts may be NULL and lines 0 if unknown. */
struct bide_diag_place {
    const char *file; /* as the user named it, or "--set #2" */
    int line;         /* from 1 */
    int column;       /* from 1, in characters, a tab counts 1; 0 if unknown */
    const char *path; /* "pathways.autism.referrals.per_week" */
};

struct bide_diag_item {
    enum bide_diag_level level;
    const char *id; /* stable: "BD-C010"; see bide_diag_explain */
    struct bide_diag_place place;
    const char *what;   /* one sentence without a full stop */
    const char *help;   /* what to do next; NULL if there is nothing to add */
    const char *source; /* the line of the file, without line end; NULL if not known */
    size_t file_order;  /* of place.file among all files, as first seen */
};

struct bide_diag {
    struct bide_arena texts;      /* owns every text of the items */
    struct bide_diag_item *items; /* owned */
    size_t count;
    size_t capacity;
    size_t error_count;      /* items that are errors */
    size_t data_error_count; /* of these, in a data file */
    enum bide_err err;       /* the first failed allocation; later items are dropped */
};

void bide_diag_init(struct bide_diag *diag);
void bide_diag_free(struct bide_diag *diag);

/* Add one problem. All texts are copied. source may be NULL; help too. what and help are
 * plain texts (use bide_text_addf to build them). */
void bide_diag_add(struct bide_diag *diag, enum bide_diag_level level, const char *id,
                   struct bide_diag_place place, const char *what, const char *help);

/* The same with a printf format for what. */
void bide_diag_error(struct bide_diag *diag, const char *id, struct bide_diag_place place,
                     const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void bide_diag_warn(struct bide_diag *diag, const char *id, struct bide_diag_place place,
                    const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Remember in err that memory ran out in the caller's search for problems. */
void bide_diag_fail(struct bide_diag *diag, enum bide_err err);

/* Attach to every item of this file the source line it points to; text is the whole file.
 * Items that have one keep it. The line can be shown anywhere: tabs are kept, characters
 * that control a terminal are "?", so that columns still count; a very long line is cut.
 */
void bide_diag_quote(struct bide_diag *diag, const char *file, const char *text,
                     size_t length);

/* Order by file (as first seen), line and column; errors and warnings stay mixed. */
void bide_diag_sort(struct bide_diag *diag);

/* BIDE_OK without errors (warnings may be there), BIDE_ERR_INPUT if all are in data
 * files, else BIDE_ERR_SPEC; BIDE_ERR_MEMORY if
 * one could not be recorded. */
enum bide_err bide_diag_result(const struct bide_diag *diag);

/* A paragraph on an id such as "BD-C010": what it means, an example, how to mend it; NULL
 * if there is no such id. */
const char *bide_diag_explain(const char *id);

/* The index-th id, in order, or NULL past the last. */
const char *bide_diag_id(size_t index);

#endif
