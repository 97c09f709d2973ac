/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/lead.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "engine/run/nap.h"

#define MILLION 1e6
#define GRACE_SECONDS 0.3 /* for the others to stop; mpirun kills after one */
#define CHUNK_BYTES 16e6  /* of rows, at most */
enum {
    ROUNDS = 2,         /* chunks that a rank is still to get, at least */
    SIGNAL_OF_LOSS = 15 /* SIGTERM: what mpirun sends when a rank is lost */
};

struct lead {
    struct bide_job *job;
    struct bide_ranks *ranks;
    int left;        /* ranks that are not through */
    size_t told;     /* tasks done that progress was told of */
    bool has_news;   /* it is to hear of a stop: what is done is saved at once */
    double stops_at; /* seconds; 0: nobody asked to stop */
};

static void send_all(struct bide_ranks *ranks, struct bide_ranks_note note)
{
    for (note.peer = 1; note.peer < ranks->count; ++note.peer) {
        bide_ranks_send(ranks, &note, NULL, 0);
    }
}

/* Fewer towards the end, so that the last chunk does not keep others waiting; but threads
 * that have nothing to do get one each. */
static size_t chunk_groups(const struct lead *lead, uint64_t wish, uint64_t need)
{
    const struct bide_job *job = lead->job;
    const size_t next = atomic_load(&job->next);
    const size_t tasks = next < job->plan->task_count ? job->plan->task_count - next : 0;
    const double group_bytes = (double) (job->group * job->study->width * sizeof(double));
    const size_t fair = tasks / job->group / (size_t) (ROUNDS * lead->ranks->count);
    const size_t room = (size_t) (CHUNK_BYTES / group_bytes);
    size_t groups = wish < fair ? (size_t) wish : fair;
    groups = groups > need ? groups : (size_t) need;
    groups = groups < room ? groups : room;
    return groups > 0 ? groups : 1;
}

static void note_fault(struct lead *lead, int peer, enum bide_err err)
{
    if (lead->ranks->faulty == 0) {
        lead->ranks->faulty = peer;
        lead->ranks->faulted = err;
    }
    bide_job_fail(lead->job, 0, err);
}

static void give_chunk(struct lead *lead, const struct bide_ranks_note *ask)
{
    struct bide_job *job = lead->job;
    if (ask->words[1] != job->plan->identity || ask->words[2] != job->study->width
        || ask->words[3] != job->plan->task_count) {
        lead->ranks->is_other = lead->ranks->is_other || lead->ranks->faulty == 0;
        note_fault(lead, ask->peer, BIDE_ERR_INPUT);
    }
    struct bide_ranks_note answer = { .peer = ask->peer, .kind = BIDE_RANKS_LAST };
    struct bide_job_part part;
    if (atomic_load(&job->failed) == SIZE_MAX
        && bide_job_take(job, chunk_groups(lead, ask->words[0], ask->words[4]), &part)) {
        answer.kind = BIDE_RANKS_CHUNK;
        answer.words[0] = part.first;
        answer.words[1] = part.count;
    }
    bide_ranks_send(lead->ranks, &answer, NULL, 0);
}

static void take_rows(struct lead *lead, const struct bide_ranks_note *note)
{
    struct bide_job *job = lead->job;
    const size_t first = note->words[0];
    const size_t count = note->words[1];
    const size_t width = job->study->width;
    BIDE_REQUIRE(first < job->plan->task_count && count <= job->plan->task_count - first);
    if (bide_ranks_take(lead->ranks, note->peer, job->rows + first * width,
                        count * width)) {
        bide_job_note(job, first, count);
    }
}

static void see_off(struct lead *lead, const struct bide_ranks_note *note)
{
    const enum bide_err err = (enum bide_err) note->words[0];
    --lead->left;
    lead->ranks->cpu_seconds += (double) note->words[3] / MILLION;
    if (err == BIDE_ERR_STOPPED) {
        atomic_int *stop = lead->job->plan->stop;
        int none = 0;
        (void) atomic_compare_exchange_strong(stop, &none, (int) note->words[2]);
    } else if (err != BIDE_OK && note->words[1] < lead->job->plan->task_count) {
        bide_job_fail(lead->job, note->words[1], err);
    } else if (err != BIDE_OK) {
        note_fault(lead, note->peer, err);
    }
}

static void obey(struct lead *lead, const struct bide_ranks_note *note)
{
    switch (note->kind) {
    case BIDE_RANKS_ASK:
        give_chunk(lead, note);
        break;
    case BIDE_RANKS_DONE:
        take_rows(lead, note);
        break;
    case BIDE_RANKS_LEAVE:
        see_off(lead, note);
        break;
    case BIDE_RANKS_ORDER:
    case BIDE_RANKS_CHUNK:
    case BIDE_RANKS_LAST:
    case BIDE_RANKS_STOP:
    case BIDE_RANKS_END:
        break;
    }
}

/* A rank whose connection broke is as good as a signal: what is done so far is kept. */
static void watch_stop(struct lead *lead)
{
    atomic_int *stop = lead->job->plan->stop;
    int none = 0;
    if (lead->ranks->is_lost) {
        (void) atomic_compare_exchange_strong(stop, &none, SIGNAL_OF_LOSS);
    }
    if (atomic_load(stop) == 0) {
        return;
    }
    if (lead->stops_at <= 0.0) {
        lead->stops_at = bide_nap_now();
        lead->has_news = true;
        const struct bide_ranks_note note = { .kind = BIDE_RANKS_STOP,
                                              .words = { (uint64_t) atomic_load(stop) } };
        send_all(lead->ranks, note);
    } else if (bide_nap_now() > lead->stops_at + GRACE_SECONDS) {
        lead->ranks->is_lost = true;
    }
}

static void tell_progress(struct lead *lead)
{
    const struct bide_mc_plan *plan = lead->job->plan;
    const size_t done = atomic_load(&lead->job->done);
    if (plan->progress != NULL && (done > lead->told || lead->has_news)) {
        plan->progress(plan->progress_context, done);
        lead->told = done;
        lead->has_news = false;
    }
}

void bide_lead_attend(struct bide_job *job)
{
    struct bide_ranks *ranks = job->plan->ranks;
    struct lead lead = { .job = job, .ranks = ranks, .left = ranks->count - 1 };
    struct bide_ranks_note note = { .kind = BIDE_RANKS_ORDER };
    memcpy(note.words, job->plan->order, sizeof(note.words));
    ranks->cpu_seconds = 0.0;
    send_all(ranks, note);
    int naps = 0;
    while (lead.left > 0 && !(ranks->is_lost && lead.stops_at > 0.0)) {
        const bool has_news = bide_ranks_poll(ranks, &note);
        if (has_news) {
            obey(&lead, &note);
            naps = 0;
        }
        watch_stop(&lead);
        tell_progress(&lead);
        if (!has_news) {
            bide_nap_take(&naps);
        }
    }
}

void bide_lead_end(struct bide_ranks *ranks, int code)
{
    if (!bide_ranks_are_several(ranks)) {
        return;
    }
    const struct bide_ranks_note note = {
        .kind = BIDE_RANKS_END, .words = { (uint64_t) code, ranks->is_lost ? 1 : 0 }
    };
    send_all(ranks, note);
}
