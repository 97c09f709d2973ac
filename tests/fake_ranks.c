/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/fake_ranks.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct letter {
    struct bide_ranks_note note; /* peer: the sender */
    double *rows;
    struct letter *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct letter *boxes[FAKE_RANKS_MOST];             /* by receiver */
static double *rows_of[FAKE_RANKS_MOST][FAKE_RANKS_MOST]; /* by receiver and sender */
static size_t most_rows;
static size_t last_rows;

struct bide_ranks fake_ranks_new(int rank, int count)
{
    if (rank == 0) {
        memset(boxes, 0, sizeof(boxes));
        most_rows = 0;
        last_rows = 0;
    }
    return (struct bide_ranks){ .rank = rank, .count = count };
}

size_t fake_ranks_most_rows(void)
{
    return most_rows;
}

size_t fake_ranks_last_rows(void)
{
    return last_rows;
}

bool bide_ranks_are_several(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->count > 1;
}

bool bide_ranks_follows(const struct bide_ranks *ranks)
{
    return ranks != NULL && ranks->rank > 0;
}

void bide_ranks_send(struct bide_ranks *ranks, const struct bide_ranks_note *note,
                     const double *rows, size_t count)
{
    struct letter *letter = calloc(1, sizeof(*letter));
    letter->note = *note;
    letter->note.peer = ranks->rank;
    letter->rows = calloc(count + 1, sizeof(double));
    if (count > 0) {
        memcpy(letter->rows, rows, count * sizeof(double));
    }
    pthread_mutex_lock(&lock);
    struct letter **end = &boxes[note->peer];
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = letter;
    if (count > 0) {
        last_rows = count;
        most_rows = count > most_rows ? count : most_rows;
    }
    pthread_mutex_unlock(&lock);
}

bool bide_ranks_poll(struct bide_ranks *ranks, struct bide_ranks_note *note)
{
    pthread_mutex_lock(&lock);
    struct letter *letter = boxes[ranks->rank];
    if (letter != NULL) {
        boxes[ranks->rank] = letter->next;
        *note = letter->note;
        double **rows = &rows_of[ranks->rank][note->peer];
        free(*rows);
        *rows = letter->rows;
        free(letter);
    }
    pthread_mutex_unlock(&lock);
    return letter != NULL;
}

bool bide_ranks_take(struct bide_ranks *ranks, int peer, double *rows, size_t count)
{
    pthread_mutex_lock(&lock);
    memcpy(rows, rows_of[ranks->rank][peer], count * sizeof(double));
    pthread_mutex_unlock(&lock);
    return true;
}
