/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify.h - whether a study that was run again is what was written. */
#ifndef BIDE_APP_VERIFY_H
#define BIDE_APP_VERIFY_H

#include <stddef.h>

#include "engine/base/text.h"
#include "models/service/study.h"

/* How many estimates differ in any bit; the first few are added to out, one a line. Both
 * studies are of the same spec, scenarios and replications. */
size_t bide_verify_studies(struct bide_text *out, const struct bide_study *was,
                           const struct bide_study *is);

/* The same for the lines of two texts, with the ends of their lines. */
size_t bide_verify_lines(struct bide_text *out, const char *was, const char *is);

#endif
