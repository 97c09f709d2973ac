/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h - the processes of one run, started together by mpirun or srun, and the notes
 * they pass. The first leads: it alone prints and writes files. The others talk to it
 * only.
 *
 * Two versions stand behind this header: ranks.c here, built without MPI, where the first
 * rank is the only one, and mpi/ranks.c. Only the thread that called bide_ranks_init may
 * call the rest. */
#ifndef BIDE_RUN_RANKS_H
#define BIDE_RUN_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"

enum { BIDE_RANKS_WORDS = 6 };

/* What a note says, and its words. */
enum bide_ranks_kind {
    /* from the first rank */
    BIDE_RANKS_ORDER, /* take part in a run: what the model's layer needs to know */
    BIDE_RANKS_CHUNK, /* do these: first task, how many */
    BIDE_RANKS_LAST,  /* there are no more */
    BIDE_RANKS_STOP,  /* start no more: signal */
    BIDE_RANKS_END,   /* the program ends: exit code, whether a rank is lost */
    /* to the first rank */
    BIDE_RANKS_ASK,  /* for a chunk: groups wished for, three words by which the run is
                        known, threads that have nothing to do */
    BIDE_RANKS_DONE, /* first task, how many; their rows go with it */
    BIDE_RANKS_LEAVE /* through with the run: error, task that failed, signal, processor
                        time in millionths of a second */
};

struct bide_ranks {
    int rank;              /* from 0 */
    int count;             /* at least 1 */
    bool is_open;          /* there is something to end */
    bool is_lost;          /* one does not answer any more: there is no common end */
    int faulty;            /* first rank: one that could not take part; 0: all could */
    enum bide_err faulted; /* and why */
    bool is_other;         /* first rank: because it was given something else to run */
    double cpu_seconds;    /* first rank: what the others took for the last run */
    double away_cpu;       /* others: processor seconds before the run */
    bool is_away;          /* others: ordered to a run, and not through with it */
    bool has_ended;        /* others: told to end */
    int code;              /* and with which exit code */
};

struct bide_ranks_note {
    int peer; /* whom it came from, or is for */
    enum bide_ranks_kind kind;
    uint64_t words[BIDE_RANKS_WORDS];
};

/* Join the others, if environment (as main's environ) says that there may be some.
 * BIDE_ERR_LIMIT: several copies were started that cannot find each other. */
BIDE_MUST_CHECK enum bide_err bide_ranks_init(struct bide_ranks *ranks,
                                              char *const *environment);

/* Leave together, unless one is lost. */
void bide_ranks_free(struct bide_ranks *ranks);

/* Whether there are others; ranks may be NULL. */
bool bide_ranks_are_several(const struct bide_ranks *ranks);

/* Whether this is one of those that neither print nor write; ranks may be NULL. */
bool bide_ranks_follows(const struct bide_ranks *ranks);

/* Send a note, and with it count doubles, which may wait for the other to take them. */
void bide_ranks_send(struct bide_ranks *ranks, const struct bide_ranks_note *note,
                     const double *rows, size_t count);

/* The next note that has come; false: none has. */
bool bide_ranks_poll(struct bide_ranks *ranks, struct bide_ranks_note *note);

/* The doubles sent with the note that came last from this peer. false: they do not come.
 */
bool bide_ranks_take(struct bide_ranks *ranks, int peer, double *rows, size_t count);

#endif
