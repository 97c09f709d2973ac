/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scalar.h - reads single values: numbers, texts, dates, choices and lists of these. */
#ifndef BIDE_SCENARIO_SCALAR_H
#define BIDE_SCENARIO_SCALAR_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/err.h"
#include "engine/base/text.h"
#include "models/scenario/field.h"
#include "models/scenario/spec.h"
#include "models/scenario/tree.h"
#include "models/text/diag.h"

enum { BIDE_SCALAR_MOST_CHARACTERS = 80 }; /* of a text whose row sets no max */

/* Where reading stands. */
struct bide_reader {
    struct bide_spec *spec;
    struct bide_diag *diag;
    struct bide_text path; /* of the setting being read */
    size_t item;           /* of a list of values, from 1; 0 elsewhere */
    enum bide_err err;     /* the first failed allocation */
};

/* Read a value of any type without a table into member; problems go to the reader's diag
 * and leave the member as it is. */
void bide_scalar_read(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, void *member);

/* Read one number and check its range. */
void bide_scalar_real(struct bide_reader *reader, const struct bide_field *field,
                      const struct bide_tree *tree, double *value);

/* Report that a value is of the wrong kind. */
void bide_scalar_wrong_kind(struct bide_reader *reader, const struct bide_field *field,
                            const struct bide_tree *tree);

/* Whether an error at tree can be reported at all: see fault.h. */
bool bide_scalar_has_room(const struct bide_reader *reader, const struct bide_tree *tree);

/* Where tree was written, under the reader's path. */
struct bide_diag_place bide_scalar_place(const struct bide_reader *reader,
                                         const struct bide_tree *tree);

/* Remember in the spec where the reader's path was written. */
void bide_scalar_mark(struct bide_reader *reader, const struct bide_tree *tree);

#endif
