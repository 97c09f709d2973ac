/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.h - writes JSON (RFC 8259): commas, escapes, numbers that read back exactly. */
#ifndef BIDE_APP_JSON_H
#define BIDE_APP_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "app/digits.h"

struct bide_json {
    struct bide_text *out;
    bool needs_comma;              /* before the next item */
    double number;                 /* the last that was written, */
    size_t length;                 /* how many characters that took, */
    char digits[BIDE_DIGITS_MOST]; /* and which */
};

void bide_json_init(struct bide_json *json, struct bide_text *out);

/* Begin and end an object "{}" or an array "[]"; key is NULL inside an array. Keys are
 * the program's own names: they are written as they are. */
void bide_json_open(struct bide_json *json, const char *key, char bracket);
void bide_json_close(struct bide_json *json, char bracket);

/* Start a new line with so many spaces for the next item, which must follow. */
void bide_json_line(struct bide_json *json, size_t indent);

/* Bytes that are not UTF-8 become U+FFFD; text may be NULL, which is null. */
void bide_json_text(struct bide_json *json, const char *key, const char *text);

/* As digits.h says; null if not finite. */
void bide_json_number(struct bide_json *json, const char *key, double number);

/* A key of the program's own as it stands before a value, such as "mean": with its quotes
 * and the colon. */
struct bide_json_key {
    char text[15];
    unsigned char length;
};

/* So many numbers, each with its key: nearly all of a report. */
void bide_json_numbers(struct bide_json *json, const struct bide_json_key *keys,
                       const double *numbers, size_t count);

void bide_json_bool(struct bide_json *json, const char *key, bool value);

#endif
