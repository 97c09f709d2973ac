/* SPDX-License-Identifier: GPL-3.0-or-later */
/* loop.h - the clock and the loop that hands events to the model. */
#ifndef BIDE_DES_LOOP_H
#define BIDE_DES_LOOP_H

#include "engine/base/err.h"
#include "engine/des/event_list.h"

struct bide_loop {
    struct bide_event_list events;
    double now;          /* days */
    uint64_t done_count; /* events handled */
};

void bide_loop_init(struct bide_loop *loop);
void bide_loop_free(struct bide_loop *loop);

/* Clock at 0, no events; events after horizon will be dropped. Storage is kept. */
void bide_loop_clear(struct bide_loop *loop, double horizon);

/* Schedule an event delay >= 0 days from now. */
uint64_t bide_loop_after(struct bide_loop *loop, double delay, unsigned priority,
                         uint32_t kind, uint32_t subject);

/* Hand over every event up to and at until, in order, then set the clock to until.
 * Stops early with the event list's error if an allocation failed. */
BIDE_MUST_CHECK enum bide_err bide_loop_run(struct bide_loop *loop, double until,
                                            void (*handle)(void *model,
                                                           struct bide_event event),
                                            void *model);

/* An event that is known without the list: its time, its priority and how many events
 * were scheduled before it. Hand over all that come before it, then set the clock to its
 * time and count it as handled. */
BIDE_MUST_CHECK enum bide_err bide_loop_run_before(
    struct bide_loop *loop, double time, unsigned priority, uint64_t sequence,
    void (*handle)(void *model, struct bide_event event), void *model);

#endif
