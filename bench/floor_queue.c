/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queues M/M/1 and M/M/c as a plain event loop: a heap, a switch, a ring of waiting
 * children. A clinician sees 10 children a week. What is counted is the wait of all.
 * usage: floor_queue CLINICIANS LOAD WEEKS REPLICATIONS */
#include "bench/floor.h"

enum { RING = 1 << 16 };
#define PER_CLINICIAN 10.0

enum kind { REFERRED, DONE };

struct queue {
    struct floor_chance chance;
    struct floor_heap heap;
    double *since; /* a ring of those waiting: when they were referred */
    uint32_t first;
    uint32_t count;
    uint32_t idle;
    double gap_weeks; /* mean time between referrals */
    uint64_t seen;
    double waited_weeks;
};

static void see(struct queue *queue, double now, double since)
{
    ++queue->seen;
    queue->waited_weeks += now - since;
}

static double visit_end(struct queue *queue, double now)
{
    return now + floor_exponential(&queue->chance) / PER_CLINICIAN;
}

/* The next referral takes the place of this one, which goes to a clinician or waits. */
static void refer(struct queue *queue, struct floor_event event)
{
    const double now = event.time;
    event.time += floor_exponential(&queue->chance) * queue->gap_weeks;
    floor_replace(&queue->heap, event);
    if (queue->idle > 0) {
        --queue->idle;
        see(queue, now, now);
        const struct floor_event done = { visit_end(queue, now), DONE, 0 };
        floor_push(&queue->heap, done);
    } else if (queue->count < RING) {
        queue->since[(queue->first + queue->count++) % RING] = now;
    } else {
        floor_fail("the ring is full");
    }
}

static void finish(struct queue *queue, struct floor_event event)
{
    if (queue->count == 0) {
        ++queue->idle;
        floor_pop(&queue->heap);
        return;
    }
    see(queue, event.time, queue->since[queue->first]);
    queue->first = (queue->first + 1) % RING;
    --queue->count;
    event.time = visit_end(queue, event.time);
    floor_replace(&queue->heap, event);
}

static uint64_t replicate(struct queue *queue, uint32_t clinicians, double weeks)
{
    const double first = floor_exponential(&queue->chance) * queue->gap_weeks;
    uint64_t events = 0;
    queue->heap.count = 0;
    queue->count = 0;
    queue->idle = clinicians;
    floor_push(&queue->heap, (struct floor_event){ first, REFERRED, 0 });
    while (queue->heap.events[0].time < weeks) {
        const struct floor_event event = queue->heap.events[0];
        ++events;
        switch ((enum kind) event.kind) {
        case REFERRED:
            refer(queue, event);
            break;
        case DONE:
            finish(queue, event);
            break;
        }
    }
    return events;
}

int main(int argc, char **argv)
{
    double numbers[4] = { 0 };
    for (int i = 0; i < 4; ++i) {
        numbers[i] = floor_number(i + 1 < argc ? argv[i + 1] : NULL);
    }
    const uint32_t clinicians = (uint32_t) numbers[0];
    if (clinicians == 0 || numbers[1] <= 0 || numbers[2] <= 0 || numbers[3] <= 0) {
        fputs("usage: floor_queue CLINICIANS LOAD WEEKS REPLICATIONS\n", stderr);
        return EXIT_FAILURE;
    }
    struct queue queue = { .gap_weeks = 1.0 / (numbers[1] * PER_CLINICIAN * clinicians) };
    floor_init(&queue.chance);
    queue.heap.events = floor_memory(clinicians + 1, sizeof(struct floor_event));
    queue.since = floor_memory(RING, sizeof(double));

    uint64_t events = 0;
    for (uint64_t i = 0; i < (uint64_t) numbers[3]; ++i) {
        events += replicate(&queue, clinicians, numbers[2]);
    }
    printf("events %ju\nseen %ju\nmean_wait_weeks %.6f\n", (uintmax_t) events,
           (uintmax_t) queue.seen, queue.waited_weeks / (double) queue.seen);
    free(queue.heap.events);
    free(queue.since);
    return EXIT_SUCCESS;
}
