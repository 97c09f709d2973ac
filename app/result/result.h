/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result.h - a study read from a result file (docs/RESULT.md), without simulating: the
 * same estimates, to the last bit, and the spec they came from. It has no rows. */
#ifndef BIDE_APP_RESULT_H
#define BIDE_APP_RESULT_H

#include <stdbool.h>

#include "app/problem.h"
#include "app/result/result_read.h"

/* Whether a file looks like a result file: others are configurations. */
bool bide_result_is_one(const char *path);

/* Read it. BIDE_ERR_INPUT with the problem if it cannot be read, is none, of another
 * format or damaged; whatever comes back, free it. */
BIDE_MUST_CHECK enum bide_err bide_result_open(struct bide_result *result,
                                               const char *path,
                                               struct bide_problem *problem);
void bide_result_free(struct bide_result *result);

#endif
