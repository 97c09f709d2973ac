/* SPDX-License-Identifier: GPL-3.0-or-later */
/* field.h - one row for each setting: how it is read, checked, explained and documented.
 */
#ifndef BIDE_SCENARIO_FIELD_H
#define BIDE_SCENARIO_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

enum bide_field_type {
    BIDE_FIELD_BOOL,   /* bool */
    BIDE_FIELD_INT,    /* int64_t */
    BIDE_FIELD_REAL,   /* double; whole numbers are accepted in the file */
    BIDE_FIELD_TEXT,   /* const char * */
    BIDE_FIELD_CHOICE, /* int64_t: index into choices */
    BIDE_FIELD_DATE,   /* int32_t: day number; written "2025-08-31" */
    BIDE_FIELD_REALS,  /* struct bide_spec_list of double */
    BIDE_FIELD_TEXTS,  /* struct bide_spec_list of const char * */
    BIDE_FIELD_DIST,   /* struct bide_spec_dist: a number or a group */
    BIDE_FIELD_VALUE,  /* const char *: any value, kept as text */
    BIDE_FIELD_GROUP,  /* a struct inside this one, described by table */
    BIDE_FIELD_LIST,   /* ( {...}, {...} ), or one group: struct bide_spec_list */
    BIDE_FIELD_NAMED   /* { a = {...}; b = {...}; }: struct bide_spec_list */
};

enum {
    BIDE_FIELD_REQUIRED = 1, /* must be given */
    BIDE_FIELD_FIXED = 2,    /* belongs to the start: no "set" from a later date */
    BIDE_FIELD_IS_NAME = 4   /* first member, filled with the name of a NAMED item */
};

struct bide_field_table;

struct bide_field {
    const char *name;
    enum bide_field_type type;
    unsigned flags;
    size_t offset;        /* in the struct that the table describes */
    double min, max;      /* numbers, and each of REALS: allowed range, ends in; LIST and
                             NAMED: how many items; TEXT: max characters, 0 for the usual */
    double fallback;      /* default of bool, int, real and choice; NaN: none */
    const char *text;     /* default of a text; NULL: none */
    const char *unit;     /* "referrals a week"; "" if it has none */
    const char *sentence; /* what it means, one sentence */
    const char *source;   /* where the default comes from, NULL without a default */
    const char *const *choices;           /* CHOICE: names, NULL at the end */
    const struct bide_field_table *table; /* GROUP, LIST, NAMED, DIST */
};

/* The settings of one kind of thing. */
struct bide_field_table {
    const char *what; /* "pathway": used in messages */
    size_t size;      /* of the struct */
    const struct bide_field *rows;
    size_t count;
    /* A list whose items differ by their "type": the table of each, NULL at the end; rows
     * are then those that all have in common. */
    const struct bide_field_table *const *variants;
    const char *variant; /* the value of "type" that selects this table */
};

/* The row called name, NULL if there is none. */
const struct bide_field *bide_field_find(const struct bide_field_table *table,
                                         const char *name);

/* The name in the table that is nearest to a wrong one, NULL if none is near. */
const char *bide_field_nearest(const struct bide_field_table *table, const char *name);

/* Add what is allowed: "a number, 0 to 100 referrals a week", "true or false", ... */
void bide_field_describe(const struct bide_field *field, struct bide_text *text);

/* Add a number with thousands separated by commas and as few digits as tell it exactly.
 */
void bide_field_number(struct bide_text *text, double number);

/* Visit every row of a table and of those below it, depth first, with its path in general
 * form: "pathways.*.steps.*.staff", variants as "scenarios.*.changes.insourcing.price".
 * visit answers false to stop. The text of path is valid during the call. Returns the
 * text's error. */
BIDE_MUST_CHECK enum bide_err bide_field_walk(
    const struct bide_field_table *table,
    bool (*visit)(void *context, const char *path, const struct bide_field *field),
    void *context);

#endif
