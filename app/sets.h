/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sets.h - the options --set, which change a configuration that was read. */
#ifndef BIDE_APP_SETS_H
#define BIDE_APP_SETS_H

#include <stddef.h>

#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* Apply "PATH=VALUE"; number counts the options from 1. */
BIDE_MUST_CHECK enum bide_err bide_sets_apply(struct bide_spec *spec, const char *set,
                                              size_t number, struct bide_diag *diag);

#endif
