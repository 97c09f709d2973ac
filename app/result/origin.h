/* SPDX-License-Identifier: GPL-3.0-or-later */
/* origin.h - where the files that a manifest names lie now. */
#ifndef BIDE_APP_ORIGIN_H
#define BIDE_APP_ORIGIN_H

#include <stdbool.h>

#include "app/problem.h"
#include "app/result/manifest.h"

/* Whether path is something that --csv wrote: the folder, or a file in it. Then its
 * folder is put into folder. */
bool bide_origin_folder(const char *path, struct bide_text *folder);

/* Put into base what stands before the paths of the manifest that are not absolute: ""
 * for the folder the program runs in, or else the folder of the results or one above it,
 * ended by "/": the first of them in which the configuration is. BIDE_ERR_INPUT with the
 * problem if it is in none. */
BIDE_MUST_CHECK enum bide_err bide_origin_find(const struct bide_manifest *manifest,
                                               const char *folder, struct bide_text *base,
                                               struct bide_problem *problem);

#endif
