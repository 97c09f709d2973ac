/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roles.h - what a staff group has to do with a step. */
#ifndef BIDE_SCENARIO_ROLES_H
#define BIDE_SCENARIO_ROLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/scenario/spec.h"

struct bide_roles {
    bool is_any;       /* the step is on a list of theirs */
    double efficiency; /* the step takes its time divided by this */
    int64_t rank;
    double share_of_time; /* NaN if not given */
};

/* The group does the step, does it in place of its staff, or together with them. */
struct bide_roles bide_roles_of(const struct bide_spec_step *step, const char *staff);

/* A step by its full name, "autism.assessment". */
struct bide_roles_step {
    size_t pathway; /* index; the count of pathways if there is none of this name */
    size_t step;    /* index; the count of its steps if there is none of this name */
    bool has_dot;   /* the name has this form */
};
struct bide_roles_step bide_roles_find(const struct bide_spec *spec, const char *name);

#endif
