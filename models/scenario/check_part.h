/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_part.h - what the parts of the check share. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_PART_H
#define BIDE_SCENARIO_CHECK_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/diag.h"
#include "models/scenario/spec.h"

#define BIDE_CHECK_PART_SLACK 1e-9 /* allowed error of shares that should add to 1 */

enum { BIDE_CHECK_PART_PATH = 1024 }; /* bytes; names have at most 80 characters */

struct bide_check_part {
    const struct bide_spec *spec;
    struct bide_diag *diag;
    size_t read_count; /* problems found while reading, at the front of diag */
};

/* Write a path into path[0..BIDE_CHECK_PART_PATH). */
void bide_check_part_path(char *path, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A problem of the setting called path. Nothing is added if reading it or a setting
 * inside it went wrong already: one mistake gives one message. */
void bide_check_part_error(const struct bide_check_part *part, const char *id,
                           const char *path, const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void bide_check_part_warn(const struct bide_check_part *part, const char *id,
                          const char *path, const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Whether start and length of the simulation are known, so that dates can be judged. */
bool bide_check_part_has_dates(const struct bide_check_part *part);

/* Index of name in the list; the list's count, and a report, if it is not there. what is
 * "staff group", "pathway" ... Nothing is reported if name is NULL: it could not be read.
 */
size_t bide_check_part_find(const struct bide_check_part *part, const char *path,
                            const char *what, const char *name,
                            struct bide_spec_list list, size_t item_size);

/* A problem unless the shares add to 1 (exactly) or to at most 1. */
void bide_check_part_shares(const struct bide_check_part *part, const char *path,
                            const char *what, double sum, bool must_be_whole);

/* A problem unless the parameters of a distribution that is given go together. */
void bide_check_part_dist(const struct bide_check_part *part, const char *path,
                          const struct bide_spec_dist *dist);

/* A problem unless number, which is called what, is whole. */
void bide_check_part_whole(const struct bide_check_part *part, const char *path,
                           const char *what, double number);

#endif
