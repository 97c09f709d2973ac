/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_part.h - what the parts of the check share. Private to the check. */
#ifndef BIDE_SCENARIO_CHECK_PART_H
#define BIDE_SCENARIO_CHECK_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/spec.h"
#include "models/text/diag.h"

#define BIDE_CHECK_PART_SLACK 1e-9 /* allowed error of shares that should add to 1 */

enum { BIDE_CHECK_PART_PATH = 1024 }; /* bytes; names have at most 80 characters */

struct bide_check_part {
    const struct bide_spec *spec;
    struct bide_diag *diag;
    size_t read_count;    /* problems found while reading, at the front of diag */
    bool has_no_warnings; /* those of the base case need not be told again */
};

/* Write a path into path[0..BIDE_CHECK_PART_PATH): format knows %s and %zu. */
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

/* Whether name is given but none of the list's. */
bool bide_check_part_lacks(struct bide_spec_list list, size_t item_size,
                           const char *name);

/* Report that it is, with the nearest or the first few. what is "staff group", "pathway"
 * ... */
void bide_check_part_unknown(const struct bide_check_part *part, const char *path,
                             const char *what, const char *name,
                             struct bide_spec_list list, size_t item_size);

/* Whether shares add to 1, or, unless that is a must, to less. */
bool bide_check_part_adds_up(double sum, bool must_be_whole);

/* Report that they do not. */
void bide_check_part_shares(const struct bide_check_part *part, const char *path,
                            const char *what, double sum, bool must_be_whole);

/* A problem unless the parameters of a distribution that is given go together; its path
 * is owner.setting. */
void bide_check_part_dist(const struct bide_check_part *part, const char *owner,
                          const char *setting, const struct bide_spec_dist *dist);

bool bide_check_part_is_whole(double number);

/* Report that number, which is called what, should be. */
void bide_check_part_whole(const struct bide_check_part *part, const char *path,
                           const char *what, double number);

#endif
