/* SPDX-License-Identifier: GPL-3.0-or-later */
/* literal.h - the values of a configuration that are no brackets: numbers, texts, true
 * and false, and words that were meant to be one of these. */
#ifndef BIDE_TEXT_LITERAL_H
#define BIDE_TEXT_LITERAL_H

#include <stdbool.h>

#include "models/text/parser.h"

/* As far as libconfig tells the elements of an array apart. */
enum bide_literal_kind {
    BIDE_LITERAL_UNKNOWN, /* it was reported */
    BIDE_LITERAL_BOOLEAN,
    BIDE_LITERAL_INT,
    BIDE_LITERAL_INT64,
    BIDE_LITERAL_FLOAT,
    BIDE_LITERAL_TEXT
};

/* True if the present token is a number, a text, true or false, or a word. */
bool bide_literal_is_here(const struct bide_parser *parser);

/* The same, or an opening bracket. */
bool bide_literal_begins_value(const struct bide_parser *parser);

/* Step over the value here and report what is wrong with it. In a list a comma always
 * separates; elsewhere 1,200 and 12,5 are taken as one number each. */
enum bide_literal_kind bide_literal_read(struct bide_parser *parser, bool in_list);

/* What the elements of an array have in common: libconfig wants them of one kind. */
struct bide_literal_array {
    enum bide_literal_kind kind; /* of the first; unknown before it */
    bool is_reported;            /* one problem of this sort is enough */
};

/* The same for an element of an array. */
void bide_literal_read_element(struct bide_parser *parser,
                               struct bide_literal_array *array);

#endif
