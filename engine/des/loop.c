/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/loop.h"

#include <math.h>

void bide_loop_init(struct bide_loop *loop)
{
    bide_event_list_init(&loop->events);
    loop->now = 0;
    loop->done_count = 0;
}

void bide_loop_free(struct bide_loop *loop)
{
    bide_event_list_free(&loop->events);
}

void bide_loop_clear(struct bide_loop *loop, double horizon)
{
    bide_event_list_clear(&loop->events, horizon);
    loop->now = 0;
    loop->done_count = 0;
}

uint64_t bide_loop_after(struct bide_loop *loop, double delay, unsigned priority,
                         uint32_t kind, uint32_t subject)
{
    BIDE_REQUIRE(delay >= 0);
    const struct bide_event event = { loop->now + delay, kind, subject };
    return bide_event_list_push(&loop->events, priority, event);
}

static inline void hand_over(struct bide_loop *loop, struct bide_event event,
                             void (*handle)(void *model, struct bide_event event),
                             void *model)
{
    BIDE_ASSERT(event.time >= loop->now);
    loop->now = event.time;
    ++loop->done_count;
    handle(model, event);
}

enum bide_err bide_loop_run(struct bide_loop *loop, double until,
                            void (*handle)(void *model, struct bide_event event),
                            void *model)
{
    BIDE_REQUIRE(until >= loop->now);
    struct bide_event_list *const events = &loop->events;
    struct bide_event event;
    while (events->err == BIDE_OK && bide_event_list_pop_until(events, until, &event)) {
        hand_over(loop, event, handle, model);
    }
    if (events->err == BIDE_OK) {
        loop->now = until;
    }
    return events->err;
}

enum bide_err bide_loop_run_before(struct bide_loop *loop, double time, unsigned priority,
                                   uint64_t sequence,
                                   void (*handle)(void *model, struct bide_event event),
                                   void *model)
{
    BIDE_REQUIRE(time >= loop->now);
    struct bide_event_list *const events = &loop->events;
    struct bide_event event;
    while (events->err == BIDE_OK
           && bide_event_list_pop_before(events, time, priority, sequence, &event)) {
        hand_over(loop, event, handle, model);
    }
    if (events->err == BIDE_OK) {
        loop->now = time;
        ++loop->done_count;
    }
    return events->err;
}
