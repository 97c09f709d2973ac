/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting-list model of bench/waiting_list.cfg, in three ways:
 *   lanes    one pathway after the other, from call to call, without an event list
 *   heap     all pathways at once, by a heap of at most 72 events
 *   shared   so too, but all clinicians see all lists (bench/waiting_list_shared.cfg)
 * Nobody looks for children who leave: they are found out when called, or at the end.
 * Counts of every week and a histogram of waits are kept for each pathway and priority.
 * usage: floor_list lanes|heap|shared REPLICATIONS */
#include <string.h>

#include "bench/floor.h"

enum { PATHWAYS = 6, CLASSES = 3, CLINICIANS = 11, BACKLOG = 5000, WEEKS = 156 };
enum { RING = 1 << 15, BINS = WEEKS + 1 };
#define REFERRALS_A_WEEK 60.0
#define VISIT_WEEKS 0.2
#define MEAN_PATIENCE_WEEKS 104.0
#define URGENT 0.1 /* share of the most urgent */
#define SOON 0.4   /* ... of those or the next */

struct child {
    double since;
    double leaves;
    uint32_t pathway;
};

struct ring {
    struct child *children;
    uint32_t first;
    uint32_t count;
};

/* Of one pathway and priority, by week. */
struct counts {
    uint32_t in[BINS];
    uint32_t out[BINS];
    uint32_t left[BINS];
    uint32_t waits[BINS]; /* of those seen */
};

struct model {
    struct floor_chance chance;
    struct ring rings[PATHWAYS][CLASSES]; /* by group of staff */
    struct counts counts[PATHWAYS][CLASSES];
    struct floor_heap heap;
    uint32_t idle[PATHWAYS];
    double waited_weeks;
    uint64_t events;
    uint64_t referred; /* with those who wait at the start */
    uint64_t seen;
    uint64_t left;
};

static uint32_t draw_class(struct model *model)
{
    const double u = floor_uniform(&model->chance);
    return (u >= URGENT ? 1u : 0u) + (u >= SOON ? 1u : 0u);
}

static void join(struct model *model, uint32_t group, uint32_t pathway, double now)
{
    const uint32_t class = draw_class(model);
    struct ring *ring = &model->rings[group][class];
    if (ring->count == RING) {
        floor_fail("the ring is full");
    }
    const double leaves = now + MEAN_PATIENCE_WEEKS * floor_exponential(&model->chance);
    ring->children[(ring->first + ring->count++) % RING] =
        (struct child){ now, leaves, pathway };
    ++model->counts[pathway][class].in[(uint32_t) now];
}

static void leave(struct model *model, const struct child *child, uint32_t class)
{
    ++model->counts[child->pathway][class].left[(uint32_t) child->leaves];
}

static void see(struct model *model, const struct child *child, uint32_t class,
                double now)
{
    struct counts *counts = &model->counts[child->pathway][class];
    const double wait = now - child->since;
    ++counts->out[(uint32_t) now];
    ++counts->waits[(uint32_t) wait];
    model->waited_weeks += wait;
}

/* The longest waiting of a priority; those who have left are passed over. */
static bool call_from(struct model *model, struct ring *ring, uint32_t class, double now)
{
    while (ring->count > 0) {
        const struct child *child = &ring->children[ring->first];
        ring->first = (ring->first + 1) % RING;
        --ring->count;
        if (child->leaves > now) {
            see(model, child, class, now);
            return true;
        }
        leave(model, child, class);
    }
    return false;
}

/* The most urgent first; false if nobody waits. */
static bool call(struct model *model, uint32_t group, double now)
{
    struct ring *rings = model->rings[group];
    return call_from(model, &rings[0], 0, now) || call_from(model, &rings[1], 1, now)
           || call_from(model, &rings[2], 2, now);
}

/* Those who wait on a pathway's list at the start. */
static void join_backlog(struct model *model, uint32_t group, uint32_t pathway)
{
    for (uint32_t i = 0; i < BACKLOG; ++i) {
        join(model, group, pathway, 0.0);
    }
    model->events -= BACKLOG; /* they were there before */
}

static double gap(struct model *model)
{
    return floor_exponential(&model->chance) / REFERRALS_A_WEEK;
}

/* Referrals up to now; the next one is at *referral. */
static void join_until(struct model *model, uint32_t pathway, double now,
                       double *referral)
{
    while (*referral <= now) {
        join(model, 0, pathway, *referral);
        *referral += gap(model);
    }
}

/* Visits take the same time, so the clinicians stay in turn. */
static void run_lane(struct model *model, uint32_t pathway)
{
    double free_from[CLINICIANS] = { 0 };
    uint32_t turn = 0;
    double referral = gap(model);
    while (free_from[turn] < WEEKS) {
        const double now = free_from[turn];
        join_until(model, pathway, now, &referral);
        if (call(model, 0, now)) {
            free_from[turn] = now + VISIT_WEEKS;
            model->events += now + VISIT_WEEKS < WEEKS ? 1 : 0;
            turn = turn + 1 < CLINICIANS ? turn + 1 : 0;
        } else {
            free_from[turn] = referral;
        }
    }
    join_until(model, pathway, WEEKS, &referral);
}

enum kind { REFERRED, DONE };

/* Groups of staff: one, or one for each pathway. */
static uint32_t group_of(uint32_t pathway, uint32_t groups)
{
    return groups > 1 ? pathway : 0;
}

static void start_visit(struct model *model, uint32_t group, double now)
{
    if (call(model, group, now)) {
        floor_push(&model->heap, (struct floor_event){ now + VISIT_WEEKS, DONE, group });
    } else {
        ++model->idle[group];
    }
}

static void refer(struct model *model, struct floor_event event, uint32_t groups)
{
    const uint32_t group = group_of(event.who, groups);
    const double now = event.time;
    join(model, group, event.who, now);
    event.time += gap(model);
    floor_replace(&model->heap, event);
    if (model->idle[group] > 0) {
        --model->idle[group];
        start_visit(model, group, now);
    }
}

static void finish(struct model *model, struct floor_event event)
{
    ++model->events;
    if (call(model, event.who, event.time)) {
        event.time += VISIT_WEEKS;
        floor_replace(&model->heap, event);
    } else {
        ++model->idle[event.who];
        floor_pop(&model->heap);
    }
}

static void run_heap(struct model *model, uint32_t groups)
{
    struct floor_heap *heap = &model->heap;
    heap->count = 0;
    memset(model->idle, 0, sizeof(model->idle));
    for (uint32_t i = 0; i < PATHWAYS; ++i) {
        join_backlog(model, group_of(i, groups), i);
    }
    for (uint32_t i = 0; i < PATHWAYS; ++i) {
        floor_push(heap, (struct floor_event){ gap(model), REFERRED, i });
        for (uint32_t k = 0; k < CLINICIANS; ++k) {
            start_visit(model, group_of(i, groups), 0.0);
        }
    }
    while (heap->events[0].time < WEEKS) {
        const struct floor_event event = heap->events[0];
        switch ((enum kind) event.kind) {
        case REFERRED:
            refer(model, event, groups);
            break;
        case DONE:
            finish(model, event);
            break;
        }
    }
}

/* Who is still in a ring at the end waits, or left before. */
static void empty_ring(struct model *model, struct ring *ring, uint32_t class)
{
    for (; ring->count > 0; --ring->count) {
        const struct child *child = &ring->children[ring->first];
        if (child->leaves < WEEKS) {
            leave(model, child, class);
        }
        ring->first = (ring->first + 1) % RING;
    }
    ring->first = 0;
}

static void empty_rings(struct model *model)
{
    for (uint32_t i = 0; i < PATHWAYS * CLASSES; ++i) {
        empty_ring(model, &model->rings[i / CLASSES][i % CLASSES], i % CLASSES);
    }
}

static void add_counts(struct model *model)
{
    for (uint32_t i = 0; i < PATHWAYS * CLASSES; ++i) {
        const struct counts *counts = &model->counts[i / CLASSES][i % CLASSES];
        for (uint32_t week = 0; week < BINS; ++week) {
            model->events += counts->in[week] + counts->left[week];
            model->seen += counts->out[week];
            model->left += counts->left[week];
            model->referred += counts->in[week];
        }
    }
}

static void run_lanes(struct model *model)
{
    for (uint32_t i = 0; i < PATHWAYS; ++i) {
        join_backlog(model, 0, i);
        run_lane(model, i);
        empty_rings(model);
    }
}

static void replicate(struct model *model, uint32_t groups)
{
    memset(model->counts, 0, sizeof(model->counts));
    if (groups == 0) {
        run_lanes(model);
    } else {
        run_heap(model, groups);
        empty_rings(model);
    }
    add_counts(model);
}

int main(int argc, char **argv)
{
    static const char *const ways[] = { "lanes", "shared", "heap" };
    static const uint32_t groups_of[] = { 0, 1, PATHWAYS };
    const double replications = floor_number(argc > 2 ? argv[2] : NULL);
    size_t way = 0;
    while (way < 3 && argc > 1 && strcmp(argv[1], ways[way]) != 0) {
        ++way;
    }
    if (way == 3 || replications < 1.0) {
        fputs("usage: floor_list lanes|heap|shared REPLICATIONS\n", stderr);
        return EXIT_FAILURE;
    }
    struct model *model = floor_memory(1, sizeof(*model));
    struct child *children =
        floor_memory((size_t) PATHWAYS * CLASSES * RING, sizeof(*children));
    for (uint32_t i = 0; i < PATHWAYS * CLASSES; ++i) {
        model->rings[i / CLASSES][i % CLASSES].children = children + (size_t) i * RING;
    }
    model->heap.events =
        floor_memory((size_t) PATHWAYS * (CLINICIANS + 1), sizeof(struct floor_event));
    floor_init(&model->chance);
    for (uint64_t i = 0; i < (uint64_t) replications; ++i) {
        replicate(model, groups_of[way]);
    }
    printf("events %.1f\nseen %.1f\nleft %.1f\nlist %.1f\nmean_wait_weeks %.4f\n",
           (double) model->events / replications, (double) model->seen / replications,
           (double) model->left / replications,
           (double) (model->referred - model->seen - model->left) / replications,
           model->waited_weeks / (double) model->seen);
    free(model->heap.events);
    free(children);
    free(model);
    return EXIT_SUCCESS;
}
