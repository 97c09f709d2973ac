/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec_list.h - lists and distributions, as the user gave them. */
#ifndef BIDE_SCENARIO_SPEC_LIST_H
#define BIDE_SCENARIO_SPEC_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BIDE_SPEC_UNSET INT64_MIN
#define BIDE_SPEC_NO_DATE INT32_MIN

/* A list of structs, numbers (double) or texts (const char *); the field says which. */
struct bide_spec_list {
    void *items;
    size_t count;
};

/* A distribution: a plain number in the file means fixed. */
struct bide_spec_dist {
    bool is_given;
    int64_t shape; /* enum bide_dist_shape */
    double mean, sd, min, max, mode, scale, power;
    int64_t stages;
    struct bide_spec_list values;  /* double */
    struct bide_spec_list weights; /* double */
};

#endif
