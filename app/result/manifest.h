/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest.h - reads what package.h writes: how to make the results of a folder again. */
#ifndef BIDE_APP_MANIFEST_H
#define BIDE_APP_MANIFEST_H

#include <stdint.h>

#include "app/problem.h"
#include "app/result/result_write.h"
#include "engine/base/arena.h"
#include "models/scenario/spec.h"

enum { BIDE_MANIFEST_MOST = 512 }; /* files, sets, scenarios */

struct bide_manifest_file {
    const char *path;
    const char *digest;
};

struct bide_manifest {
    const char *version;
    struct bide_manifest_file files[BIDE_MANIFEST_MOST]; /* the configuration first */
    size_t file_count;
    const char *set_texts[BIDE_MANIFEST_MOST];
    struct bide_result_sets sets; /* the same */
    const char *scenarios[BIDE_MANIFEST_MOST];
    size_t scenario_count;
    uint64_t seed;
    size_t replications;
    const char *csv_digest;
    struct bide_arena arena; /* owns all texts */
};

/* Read folder/manifest.json, in the form in which Bide writes it. BIDE_ERR_INPUT with the
 * problem if it cannot be read or is none; whatever comes back, free it. */
BIDE_MUST_CHECK enum bide_err bide_manifest_read(struct bide_manifest *manifest,
                                                 const char *folder,
                                                 struct bide_problem *problem);
void bide_manifest_free(struct bide_manifest *manifest);

/* Add the path of one of its files; base stands before it unless it is absolute: "", or
 * the folder from which it was read, ended by "/". */
void bide_manifest_path(struct bide_text *out, const char *base, const char *path);

/* Put the first of its files that is not what it was when the spec was read into changed;
 * nothing if all are. */
void bide_manifest_changed(const struct bide_manifest *manifest,
                           const struct bide_spec *spec, const char *base,
                           struct bide_text *changed);

#endif
