/* SPDX-License-Identifier: GPL-3.0-or-later */
/* load.h - from a configuration file to a checked spec. */
#ifndef BIDE_SCENARIO_LOAD_H
#define BIDE_SCENARIO_LOAD_H

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/text/diag.h"

/* Read path into spec, which was initialised (and given a pack, if the files are those of
 * one), and check every single value. All problems
 * go to diag. BIDE_ERR_SPEC if any was an error; call bide_check_spec next. */
BIDE_MUST_CHECK enum bide_err bide_load_file(struct bide_spec *spec, const char *path,
                                             struct bide_diag *diag);

/* Change one setting: path as in set.h, value as it would stand in a file, both from
 * place. from_start is false for a change that begins later: settings of the starting
 * state are then refused. */
BIDE_MUST_CHECK enum bide_err bide_load_set(struct bide_spec *spec, const char *path,
                                            const char *value, bool from_start,
                                            struct bide_diag_place place,
                                            struct bide_diag *diag);

/* The library that reads configurations: "libconfig 1.5.0". */
void bide_load_library(struct bide_text *out);

#endif
