/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed.h - every figure that a configuration gives, with where it comes from: what the
 * remarks beside it say (remark.h).
 *
 * Figures are the numbers, lists of numbers and distributions of staff, pathways,
 * scenarios and the calendar, and the values of dated changes. Any other setting with a
 * remark that has a letter counts as one where no number stands on its line. */
#ifndef BIDE_SCENARIO_ASSUMED_H
#define BIDE_SCENARIO_ASSUMED_H

#include <stddef.h>

#include "models/scenario/field.h"
#include "models/scenario/spec.h"
#include "models/text/reference.h"
#include "models/text/remark.h"

struct bide_assumed {
    const char *path;  /* "staff.paediatricians.wte" */
    const char *about; /* labels on the way: "Autism: Assessment"; "" if there are none */
    const struct bide_field *field; /* its unit and what it means */
    const char *value; /* "9.2"; "0.98, 1.04, 1.12"; "gamma, mean 30, sd 8" */
    double number;     /* of a single number, else NaN */
    enum bide_remark_basis basis;
    const char *remark; /* "" if there is none */
    const char *file;
    int line;
};

struct bide_assumed_list {
    struct bide_arena arena;    /* owns all of it */
    struct bide_assumed *items; /* in order of the tables, staff first */
    size_t count;
    size_t capacity;
    struct bide_reference_list references; /* the sources that remarks name */
};

/* spec was loaded and must live as long as the list. BIDE_ERR_MEMORY leaves an empty
 * list, to be freed as well. */
BIDE_MUST_CHECK enum bide_err bide_assumed_read(struct bide_assumed_list *list,
                                                const struct bide_spec *spec);
void bide_assumed_free(struct bide_assumed_list *list);

/* How many figures have this basis. */
size_t bide_assumed_count(const struct bide_assumed_list *list,
                          enum bide_remark_basis basis);

#endif
