/* SPDX-License-Identifier: GPL-3.0-or-later */
/* follow.h - what ranks other than the first do: they wait for a run to be ordered, ask
 * for chunks of its tasks, and send the rows. They keep only the rows of a few chunks. */
#ifndef BIDE_RUN_FOLLOW_H
#define BIDE_RUN_FOLLOW_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/run/job.h"
#include "engine/run/ranks.h"

/* Wait for the next run; order gets its BIDE_RANKS_WORDS words. false: there is none, the
 * program is to end with *code. */
bool bide_follow_await(struct bide_ranks *ranks, const atomic_int *stop, uint64_t *order,
                       int *code);

/* Tell the first rank, unless it knows, that this one is through with the run, how it
 * went, and which task failed; SIZE_MAX: it did not come to tasks. */
void bide_follow_leave(struct bide_ranks *ranks, const atomic_int *stop,
                       enum bide_err err, size_t task);

/* --- for mc.c --- */

struct bide_follow_chunk {
    size_t first; /* task */
    size_t count; /* 0: not in use */
    size_t taken; /* of those, by threads */
    size_t back;  /* of these, seen to */
    size_t done;  /* of these, without an error or a stop */
    double *rows; /* owned */
};

struct bide_follow {
    struct bide_job *job;
    struct bide_follow_chunk *chunks; /* owned; threads take from them one at a time */
    size_t chunk_count;
    double began;    /* seconds */
    size_t sent;     /* tasks */
    bool is_asking;  /* for a chunk, without an answer so far */
    bool is_through; /* no more will come */
};

BIDE_MUST_CHECK enum bide_err bide_follow_init(struct bide_follow *follow,
                                               struct bide_job *job, int threads);
void bide_follow_free(struct bide_follow *follow);

/* What the calling thread does, while so many others work. */
void bide_follow_attend(struct bide_follow *follow, int threads);

/* What those do: tasks, as chunks come, until none come any more. */
void bide_follow_work(struct bide_follow *follow, void *worker);

#endif
