/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings_diff.h - which settings two configurations have in another way. */
#ifndef BIDE_APP_SETTINGS_DIFF_H
#define BIDE_APP_SETTINGS_DIFF_H

#include <stddef.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "models/scenario/spec.h"

struct bide_settings_diff_item {
    const char *path; /* "pathways.autism.referrals.per_week" */
    const char *was;  /* as it would stand in a file; NULL: it was not there */
    const char *is;   /* NULL: it is not there any more */
};

struct bide_settings_diff {
    struct bide_settings_diff_item *items; /* in the order of the new configuration */
    size_t count;
    struct bide_arena arena; /* owns all */
};

/* Defaults count as settings; the title, labels, the seed and the number of replications
 * do not. Free it in any case. */
BIDE_MUST_CHECK enum bide_err bide_settings_diff_make(struct bide_settings_diff *diff,
                                                      const struct bide_spec *was,
                                                      const struct bide_spec *is);
void bide_settings_diff_free(struct bide_settings_diff *diff);

#endif
