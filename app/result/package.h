/* SPDX-License-Identifier: GPL-3.0-or-later */
/* package.h - what stands beside results.csv: a Frictionless data package that says what
 * its columns hold, and a manifest that says what it was made of. */
#ifndef BIDE_APP_PACKAGE_H
#define BIDE_APP_PACKAGE_H

#include "app/result/result_write.h"

#define BIDE_PACKAGE_RESULTS "results.csv"
#define BIDE_PACKAGE_MANIFEST "manifest.json"
#define BIDE_PACKAGE_DESCRIPTION "datapackage.json"

/* How they begin. */
#define BIDE_PACKAGE_BEGINS                                                              \
    "{\"profile\":\"tabular-data-package\",\n\"name\":\"bide-results\","
#define BIDE_PACKAGE_MANIFEST_BEGINS "{\"schema\":\"bide-manifest/1\","

struct bide_package {
    struct bide_result_sets sets;
    size_t csv_bytes;
    char csv_digest[BIDE_DIGEST_SIZE];
};

/* Remember the results.csv that is written beside them. */
void bide_package_note(struct bide_package *package, const struct bide_text *csv);

/* https://specs.frictionlessdata.io/tabular-data-package/ */
void bide_package_add(struct bide_text *out, const struct bide_study *study,
                      const struct bide_package *package);

/* Its "content", which "content_sha256" stands for, is the same on every machine. */
void bide_package_manifest_add(struct bide_text *out, const struct bide_study *study,
                               const struct bide_package *package);

#endif
