/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_write.h - a study and all that it came from as one file, an SQLite database. */
#ifndef BIDE_APP_RESULT_WRITE_H
#define BIDE_APP_RESULT_WRITE_H

#include "engine/base/digest.h"
#include "engine/base/text.h"
#include "models/service/study.h"

struct bide_result_sets {
    const char *const *sets; /* of the options --set, in order */
    size_t count;
};

/* Add the bytes of the file; the same study gives the same bytes. A failed allocation is
 * remembered in out. */
void bide_result_write(struct bide_text *out, const struct bide_study *study,
                       const struct bide_result_sets *sets);

/* What all estimates of a study are known by. */
void bide_result_write_digest(const struct bide_study *study,
                              char digest[BIDE_DIGEST_SIZE]);

#endif
