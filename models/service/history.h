/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history.h - one replication of one scenario, played for its story. */
#ifndef BIDE_SERVICE_HISTORY_H
#define BIDE_SERVICE_HISTORY_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "models/scenario/spec.h"
#include "models/service/story.h"
#include "models/text/diag.h"

struct bide_history {
    size_t scenario; /* index in the spec */
    uint64_t seed;
    uint64_t replication; /* 0 is the first */
};

/* Play it and tell the story, whose wish is set, in order of time up to the end of the
 * simulation. spec was loaded and checked. Problems that show only in the scenario go to
 * diag. */
BIDE_MUST_CHECK enum bide_err bide_history_play(const struct bide_history *history,
                                                const struct bide_spec *spec,
                                                struct bide_story *story,
                                                struct bide_diag *diag);

#endif
