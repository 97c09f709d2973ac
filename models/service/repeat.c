/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/repeat.h"

#define MOST_REPEATS 1000.0

enum { CANDIDATES = 16 };

static const struct bide_model_step *step_of(const struct bide_run *run,
                                             const struct bide_run_child *child)
{
    return &run->epoch->pathways[child->pathway].steps[child->step];
}

static uint16_t draw_count(const struct bide_dist *repeats, struct bide_stream *stream)
{
    const double drawn = bide_dist_draw(repeats, stream) + 0.5;
    return (uint16_t) (drawn < MOST_REPEATS ? drawn : MOST_REPEATS);
}

bool bide_repeat_again(struct bide_run *run, uint32_t id)
{
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_step *step = step_of(run, child);
    if ((child->flags & BIDE_RUN_REPEATING) == 0) {
        struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_REPEAT, 0);
        child->repeats = draw_count(&step->repeats, &stream);
        child->flags |= BIDE_RUN_REPEATING;
    }
    if (child->repeats == 0) {
        child->flags &= (uint16_t) ~BIDE_RUN_REPEATING;
        return false;
    }
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_REPEAT, child->repeats);
    const double days = bide_dist_draw(&step->every_days, &stream);
    --child->repeats;
    child->since = run->loop.now + days;
    bide_loop_after(&run->loop, days, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_REBOOK, id);
    return true;
}

/* Those with many repeats are met under review more often, in proportion: one of several
 * drawn is chosen with that weight. The next one is any of them. */
static uint16_t draw_rest(const struct bide_dist *repeats, struct bide_stream *stream)
{
    uint16_t counts[CANDIDATES];
    double sum = 0.0;
    for (int i = 0; i < CANDIDATES; ++i) {
        counts[i] = draw_count(repeats, stream);
        sum += counts[i];
    }
    double left = bide_stream_uniform(stream) * sum;
    int chosen = 0;
    while (chosen < CANDIDATES - 1 && left >= counts[chosen]) {
        left -= counts[chosen++];
    }
    return (uint16_t) (bide_stream_uniform(stream) * counts[chosen]);
}

void bide_repeat_resume(struct bide_run *run, uint32_t id, double days, double part)
{
    const double due = days * part;
    struct bide_run_child *child = bide_run_child(run, id);
    struct bide_stream stream = bide_run_stream(run, child, BIDE_RUN_REPEAT, 0);
    child->repeats = draw_rest(&step_of(run, child)->repeats, &stream);
    child->flags |= BIDE_RUN_REPEATING;
    child->since = due;
    bide_loop_after(&run->loop, due, BIDE_RUN_THEN_CHILDREN, BIDE_RUN_REBOOK, id);
}
