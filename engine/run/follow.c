/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/follow.h"

#include <string.h>

#include "engine/base/mem.h"
#include "engine/run/nap.h"

#define CHUNK_SECONDS 0.25 /* of work: not much is lost if a rank dies */
#define GRACE_SECONDS 10.0 /* for the first rank to save: a disk may be slow */
#define MILLION 1e6
enum { SIGNAL_CODE = 128 };

/* --- before and after a run --- */

static void end(struct bide_ranks *ranks, const struct bide_ranks_note *note)
{
    ranks->has_ended = true;
    ranks->code = (int) note->words[0];
    ranks->is_lost = ranks->is_lost || note->words[1] != 0;
}

static bool has_order(struct bide_ranks *ranks, uint64_t *order)
{
    struct bide_ranks_note note;
    while (!ranks->has_ended && bide_ranks_poll(ranks, &note)) {
        if (note.kind == BIDE_RANKS_ORDER) {
            memcpy(order, note.words, sizeof(note.words));
            ranks->is_away = true;
            ranks->away_cpu = bide_nap_cpu();
            return true;
        }
        if (note.kind == BIDE_RANKS_END) {
            end(ranks, &note);
        }
    }
    return false;
}

bool bide_follow_await(struct bide_ranks *ranks, const atomic_int *stop, uint64_t *order,
                       int *code)
{
    double until = 0.0;
    int naps = 0;
    while (!ranks->has_ended && !ranks->is_lost) {
        if (has_order(ranks, order)) {
            return true;
        }
        if (atomic_load(stop) != 0 && until <= 0.0) {
            until = bide_nap_now() + GRACE_SECONDS;
        }
        ranks->is_lost = ranks->is_lost || (until > 0.0 && bide_nap_now() > until);
        bide_nap_take(&naps);
    }
    *code = ranks->has_ended ? ranks->code : SIGNAL_CODE + atomic_load(stop);
    return false;
}

void bide_follow_leave(struct bide_ranks *ranks, const atomic_int *stop,
                       enum bide_err err, size_t task)
{
    const double cpu = MILLION * (bide_nap_cpu() - ranks->away_cpu);
    struct bide_ranks_note note = { .kind = BIDE_RANKS_LEAVE };
    note.words[0] = (uint64_t) err;
    note.words[1] = task;
    note.words[2] = (uint64_t) atomic_load(stop);
    note.words[3] = (uint64_t) cpu;
    if (ranks->is_away && !ranks->has_ended && !ranks->is_lost) {
        bide_ranks_send(ranks, &note, NULL, 0);
    }
    ranks->is_away = false;
}

/* --- chunks: the calling thread brings and fetches them, the others work through them
 * --- */

enum bide_err bide_follow_init(struct bide_follow *follow, struct bide_job *job,
                               int threads)
{
    *follow = (struct bide_follow){ .job = job, .began = bide_nap_now() };
    follow->chunk_count = 2 * (size_t) threads + 2;
    follow->chunks =
        bide_mem_zeroed(follow->chunk_count, sizeof(struct bide_follow_chunk));
    return follow->chunks != NULL ? BIDE_OK : BIDE_ERR_MEMORY;
}

void bide_follow_free(struct bide_follow *follow)
{
    for (size_t i = 0; follow->chunks != NULL && i < follow->chunk_count; ++i) {
        bide_mem_free(follow->chunks[i].rows);
    }
    bide_mem_free(follow->chunks);
    follow->chunks = NULL;
}

/* The chunk that has tasks to take and was given out first; NULL: none. */
static struct bide_follow_chunk *oldest(struct bide_follow *follow)
{
    struct bide_follow_chunk *found = NULL;
    for (size_t i = 0; i < follow->chunk_count; ++i) {
        struct bide_follow_chunk *chunk = &follow->chunks[i];
        const bool has_tasks = chunk->taken < chunk->count;
        if (has_tasks && (found == NULL || chunk->first < found->first)) {
            found = chunk;
        }
    }
    return found;
}

/* false: not now; then *is_over says whether never more. */
static bool take(struct bide_follow *follow, struct bide_job_part *part,
                 struct bide_follow_chunk **from, bool *is_over)
{
    const struct bide_job *job = follow->job;
    const bool is_stopped = bide_job_is_stopped(job);
#pragma omp critical(bide_follow_chunks)
    {
        struct bide_follow_chunk *chunk = is_stopped ? NULL : oldest(follow);
        *is_over = is_stopped || (chunk == NULL && follow->is_through);
        *from = chunk;
        if (chunk != NULL) {
            const size_t left = chunk->count - chunk->taken;
            part->first = chunk->first + chunk->taken;
            part->count = left < job->group ? left : job->group;
            part->rows = chunk->rows + chunk->taken * job->study->width;
            chunk->taken += part->count;
        }
    }
    return *from != NULL;
}

static void give_back(struct bide_follow_chunk *chunk, size_t count, size_t done)
{
#pragma omp critical(bide_follow_chunks)
    {
        chunk->back += count;
        chunk->done += done;
    }
}

void bide_follow_work(struct bide_follow *follow, void *worker)
{
    struct bide_job_part part;
    struct bide_follow_chunk *chunk = NULL;
    bool is_over = false;
    int naps = 0;
    while (!is_over) {
        if (take(follow, &part, &chunk, &is_over)) {
            const size_t done = bide_job_run(follow->job, worker, &part);
            give_back(chunk, part.count, done);
            naps = 0;
        } else if (!is_over) {
            bide_nap_take(&naps);
        }
    }
}

/* --- what the calling thread does --- */

/* A place for one more chunk; NULL: none is free. */
static struct bide_follow_chunk *vacant(const struct bide_follow *follow)
{
    struct bide_follow_chunk *found = NULL;
    for (size_t i = 0; i < follow->chunk_count && found == NULL; ++i) {
        found = follow->chunks[i].count == 0 ? &follow->chunks[i] : NULL;
    }
    return found;
}

static void set_through(struct bide_follow *follow)
{
#pragma omp critical(bide_follow_chunks)
    follow->is_through = true;
}

static void add_chunk(struct bide_follow *follow, const struct bide_ranks_note *note)
{
    struct bide_job *job = follow->job;
    struct bide_follow_chunk *chunk = vacant(follow);
    BIDE_ASSERT(chunk != NULL);
    const size_t count = note->words[1];
    double *rows = bide_mem_zeroed(count * job->study->width, sizeof(double));
    if (rows == NULL) {
        bide_job_fail(job, note->words[0], BIDE_ERR_MEMORY);
        return;
    }
#pragma omp critical(bide_follow_chunks)
    *chunk = (struct bide_follow_chunk){ .first = note->words[0],
                                         .count = count,
                                         .rows = rows };
}

static void obey(struct bide_follow *follow, const struct bide_ranks_note *note)
{
    const struct bide_mc_plan *plan = follow->job->plan;
    int none = 0;
    follow->is_asking = follow->is_asking && note->kind != BIDE_RANKS_CHUNK
                        && note->kind != BIDE_RANKS_LAST;
    switch (note->kind) {
    case BIDE_RANKS_CHUNK:
        add_chunk(follow, note);
        break;
    case BIDE_RANKS_LAST:
        set_through(follow);
        break;
    case BIDE_RANKS_STOP:
        (void) atomic_compare_exchange_strong(plan->stop, &none, (int) note->words[0]);
        break;
    case BIDE_RANKS_END:
        end(plan->ranks, note);
        (void) atomic_compare_exchange_strong(plan->stop, &none,
                                              plan->ranks->code % SIGNAL_CODE);
        break;
    case BIDE_RANKS_ORDER:
    case BIDE_RANKS_ASK:
    case BIDE_RANKS_DONE:
    case BIDE_RANKS_LEAVE:
        break;
    }
}

/* Send the rows of a chunk whose tasks were all seen to, and make its place free. One
 * that an error or a stop left incomplete is dropped. */
static void deliver(struct bide_follow *follow, struct bide_follow_chunk *chunk)
{
    struct bide_job *job = follow->job;
    if (chunk->done == chunk->count) {
        const struct bide_ranks_note note = { .kind = BIDE_RANKS_DONE,
                                              .words = { chunk->first, chunk->count } };
        bide_ranks_send(job->plan->ranks, &note, chunk->rows,
                        chunk->count * job->study->width);
        follow->sent += chunk->count;
    }
    bide_mem_free(chunk->rows);
#pragma omp critical(bide_follow_chunks)
    *chunk = (struct bide_follow_chunk){ .count = 0 };
}

/* What the chunks hold together. */
struct stock {
    size_t left;                     /* tasks to take */
    size_t afoot;                    /* taken, but not back */
    struct bide_follow_chunk *ready; /* one to deliver; NULL: none */
};

static struct stock take_stock(const struct bide_follow *follow)
{
    struct stock stock = { .left = 0 };
#pragma omp critical(bide_follow_chunks)
    for (size_t i = 0; i < follow->chunk_count; ++i) {
        struct bide_follow_chunk *chunk = &follow->chunks[i];
        stock.left += chunk->count - chunk->taken;
        stock.afoot += chunk->taken - chunk->back;
        if (chunk->count > 0 && chunk->back == chunk->count) {
            stock.ready = chunk;
        }
    }
    return stock;
}

/* Ask in time for a chunk of a quarter of a second, so that nobody runs dry. */
static void ask(struct bide_follow *follow, const struct stock *stock, int threads)
{
    const struct bide_job *job = follow->job;
    const double seconds = bide_nap_now() - follow->began;
    const double rate =
        (double) follow->sent / (double) job->group / (seconds + CHUNK_SECONDS);
    const size_t least = (size_t) threads;
    const size_t usual = (size_t) (rate * CHUNK_SECONDS);
    const size_t wish = usual > least ? usual : least;
    const size_t given = (stock->left + stock->afoot) / job->group;
    const bool is_short = stock->left / job->group <= (wish + 1) / 2;
    if (!is_short || follow->is_asking || vacant(follow) == NULL) {
        return;
    }
    const struct bide_ranks_note note = {
        .kind = BIDE_RANKS_ASK,
        .words = { wish, job->plan->identity, job->study->width, job->plan->task_count,
                   given < least ? least - given : 0 }
    };
    bide_ranks_send(job->plan->ranks, &note, NULL, 0);
    follow->is_asking = true;
}

/* One round; whether anything happened. */
static bool attend_once(struct bide_follow *follow, const struct stock *stock,
                        int threads)
{
    struct bide_ranks_note note;
    const bool has_news = bide_ranks_poll(follow->job->plan->ranks, &note);
    if (has_news) {
        obey(follow, &note);
    }
    if (stock->ready != NULL) {
        deliver(follow, stock->ready);
    }
    if (atomic_load(&follow->job->failed) != SIZE_MAX) {
        set_through(follow);
    }
    if (!follow->is_through && !bide_job_is_stopped(follow->job)) {
        ask(follow, stock, threads);
    }
    return has_news || stock->ready != NULL;
}

void bide_follow_attend(struct bide_follow *follow, int threads)
{
    const struct bide_ranks *ranks = follow->job->plan->ranks;
    bool is_over = threads == 0;
    int naps = 0;
    while (!is_over) {
        const struct stock stock = take_stock(follow);
        const bool was_stopped = ranks->is_lost || bide_job_is_stopped(follow->job);
        const bool is_empty = stock.left == 0 && stock.ready == NULL;
        is_over = stock.afoot == 0
                  && (was_stopped ? stock.ready == NULL : is_empty && follow->is_through);
        if (!is_over && attend_once(follow, &stock, threads)) {
            naps = 0;
        } else if (!is_over) {
            bide_nap_take(&naps);
        }
    }
    set_through(follow); /* whatever the reason, the others are not to wait */
}
