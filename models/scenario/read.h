/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read.h - from the tree of a file to the spec, every value checked against its row. */
#ifndef BIDE_SCENARIO_READ_H
#define BIDE_SCENARIO_READ_H

#include <stdbool.h>

#include "engine/base/err.h"
#include "models/scenario/field.h"
#include "models/scenario/spec.h"
#include "models/scenario/tree.h"
#include "models/text/diag.h"

/* Fill spec from the whole file: defaults first, then what is given. All problems go to
 * diag; BIDE_ERR_SPEC if any was an error. */
BIDE_MUST_CHECK enum bide_err bide_read_spec(struct bide_spec *spec,
                                             const struct bide_tree *tree,
                                             struct bide_diag *diag);

/* Read one setting, called path, into the member its row describes. */
BIDE_MUST_CHECK enum bide_err bide_read_setting(struct bide_spec *spec,
                                                const struct bide_field *field,
                                                const char *path,
                                                const struct bide_tree *tree,
                                                void *member, struct bide_diag *diag);

#endif
