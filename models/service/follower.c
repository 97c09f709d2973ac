/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/follower.h"

#include <math.h>
#include <stdint.h>

#include "engine/run/follow.h"
#include "models/service/study.h"

static enum bide_err take_part(const struct bide_spec *spec, const uint64_t *order,
                               struct bide_ranks *ranks, atomic_int *stop)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    const uint64_t scenario = order[BIDE_STUDY_ORDER_SCENARIO];
    if (scenario > spec->scenarios.count) {
        return BIDE_ERR_INPUT; /* another configuration than the first rank's */
    }
    const struct bide_study_plan plan = {
        .only_scenario = scenario > 0 ? scenarios[scenario - 1].name : NULL,
        .replications = (size_t) order[BIDE_STUDY_ORDER_REPLICATIONS],
        .seed = &order[BIDE_STUDY_ORDER_SEED],
        .threads = (int) order[BIDE_STUDY_ORDER_THREADS],
        .stop = stop,
        .ranks = ranks,
        .most_bytes = INFINITY, /* the first rank has asked, and keeps the results */
    };
    struct bide_study study;
    struct bide_diag diag;
    bide_diag_init(&diag);
    const enum bide_err err = bide_study_run(&study, spec, &plan, &diag);
    bide_diag_free(&diag);
    return err;
}

int bide_follower_run(struct bide_ranks *ranks, const struct bide_spec *spec,
                      enum bide_err err, atomic_int *stop)
{
    uint64_t order[BIDE_RANKS_WORDS];
    int code = 0;
    while (bide_follow_await(ranks, stop, order, &code)) {
        const enum bide_err result =
            err == BIDE_OK ? take_part(spec, order, ranks, stop) : err;
        bide_follow_leave(ranks, stop, result, SIZE_MAX);
    }
    return code;
}
