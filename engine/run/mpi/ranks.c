/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With MPI. A note is one message, the rows that go with it another. */
#include "engine/run/ranks.h"

#include <limits.h>
#include <mpi.h>

#include "engine/run/launch.h"
#include "engine/run/nap.h"

enum { NOTE_TAG = 1, ROWS_TAG = 2, NOTE_WORDS = 1 + BIDE_RANKS_WORDS };

#define LONGEST_SECONDS 10.0 /* that rows may be on their way */

/* Errors of messages are seen here, so that what is done so far can be saved. */
static void learn_ranks(struct bide_ranks *ranks)
{
    ranks->is_open = true;
    (void) MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
    (void) MPI_Comm_rank(MPI_COMM_WORLD, &ranks->rank);
    (void) MPI_Comm_size(MPI_COMM_WORLD, &ranks->count);
}

enum bide_err bide_ranks_init(struct bide_ranks *ranks, char *const *environment)
{
    *ranks = (struct bide_ranks){ .count = 1 };
    if (!bide_launch_is_joint(environment)) {
        return BIDE_OK; /* starting MPI for one takes longer than many a study */
    }
    const long count = bide_launch_count(environment); /* which MPI may move */
    int level = MPI_THREAD_SINGLE;
    const bool has_begun =
        MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level) == MPI_SUCCESS;
    if (has_begun) {
        learn_ranks(ranks);
    }
    const bool is_whole =
        has_begun && level >= MPI_THREAD_FUNNELED && ranks->count >= count;
    return is_whole ? BIDE_OK : BIDE_ERR_LIMIT;
}

void bide_ranks_free(struct bide_ranks *ranks)
{
    if (ranks->is_open && !ranks->is_lost) {
        (void) MPI_Finalize();
    }
    ranks->is_open = false;
}

bool bide_ranks_are_several(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->count > 1;
}

bool bide_ranks_follows(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->rank > 0;
}

static void expect(struct bide_ranks *ranks, int result)
{
    ranks->is_lost = ranks->is_lost || result != MPI_SUCCESS;
}

/* Asleep until the other one takes them: MPI_Send would keep a core busy that a thread of
 * this rank works on. */
static void send_rows(struct bide_ranks *ranks, int peer, const double *rows, int count)
{
    MPI_Request request;
    int is_sent = 0;
    expect(ranks,
           MPI_Isend(rows, count, MPI_DOUBLE, peer, ROWS_TAG, MPI_COMM_WORLD, &request));
    expect(ranks, MPI_Test(&request, &is_sent, MPI_STATUS_IGNORE));
    while (!ranks->is_lost && is_sent == 0) {
        int naps = 0; /* the shortest nap each time */
        bide_nap_take(&naps);
        expect(ranks, MPI_Test(&request, &is_sent, MPI_STATUS_IGNORE));
    }
} /* NOLINT(clang-analyzer-optin.mpi.MPI-Checker): nobody waits for who is lost */

void bide_ranks_send(struct bide_ranks *ranks, const struct bide_ranks_note *note,
                     const double *rows, size_t count)
{
    BIDE_REQUIRE(count <= INT_MAX);
    uint64_t words[NOTE_WORDS] = { (uint64_t) note->kind };
    for (int i = 0; i < BIDE_RANKS_WORDS; ++i) {
        words[1 + i] = note->words[i];
    }
    expect(ranks, MPI_Send(words, NOTE_WORDS, MPI_UINT64_T, note->peer, NOTE_TAG,
                           MPI_COMM_WORLD));
    if (count > 0) {
        send_rows(ranks, note->peer, rows, (int) count);
    }
}

bool bide_ranks_poll(struct bide_ranks *ranks, struct bide_ranks_note *note)
{
    int has_come = 0;
    MPI_Status status;
    expect(ranks,
           MPI_Iprobe(MPI_ANY_SOURCE, NOTE_TAG, MPI_COMM_WORLD, &has_come, &status));
    if (ranks->is_lost || has_come == 0) {
        return false;
    }
    uint64_t words[NOTE_WORDS] = { 0 };
    expect(ranks, MPI_Recv(words, NOTE_WORDS, MPI_UINT64_T, status.MPI_SOURCE, NOTE_TAG,
                           MPI_COMM_WORLD, &status));
    note->peer = status.MPI_SOURCE;
    note->kind = (enum bide_ranks_kind) words[0];
    for (int i = 0; i < BIDE_RANKS_WORDS; ++i) {
        note->words[i] = words[1 + i];
    }
    return !ranks->is_lost;
}

bool bide_ranks_take(struct bide_ranks *ranks, int peer, double *rows, size_t count)
{
    BIDE_REQUIRE(count <= INT_MAX);
    const double until = bide_nap_now() + LONGEST_SECONDS;
    int has_come = 0;
    while (!ranks->is_lost && has_come == 0) {
        expect(ranks,
               MPI_Iprobe(peer, ROWS_TAG, MPI_COMM_WORLD, &has_come, MPI_STATUS_IGNORE));
        ranks->is_lost = ranks->is_lost || bide_nap_now() > until;
    }
    if (!ranks->is_lost) {
        expect(ranks, MPI_Recv(rows, (int) count, MPI_DOUBLE, peer, ROWS_TAG,
                               MPI_COMM_WORLD, MPI_STATUS_IGNORE));
    }
    return !ranks->is_lost;
}
