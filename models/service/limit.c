/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/limit.h"

/* A list as it is counted, as far as that matters. */
struct count {
    const struct bide_run *run;
    size_t present;
    size_t most;
};

/* Those who have left may still stand on the list: they do not count. */
static enum bide_queue_answer count_one(void *context, struct bide_queue_entry entry)
{
    struct count *count = context;
    const struct bide_run_child *child = bide_run_child(count->run, entry.id);
    const bool is_leaving =
        (child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= count->run->loop.now;
    const bool is_present = !is_leaving && (child->flags & BIDE_RUN_GONE) == 0;
    count->present += is_present ? 1 : 0;
    return count->present < count->most ? BIDE_QUEUE_NO : BIDE_QUEUE_END;
}

static bool is_full(struct bide_run *run, size_t list, size_t most)
{
    struct count count = { .run = run, .most = most };
    size_t length = 0;
    for (unsigned c = 0; c < BIDE_QUEUE_MOST_CLASSES; ++c) {
        length += bide_queue_length(&run->lists[list], c);
    }
    for (unsigned c = 0; c < BIDE_QUEUE_MOST_CLASSES && length >= most; ++c) {
        struct bide_queue_entry entry;
        bide_queue_take_first(&run->lists[list], c, count_one, &count, &entry);
    }
    return count.present >= most;
}

bool bide_limit_is_held(struct bide_run *run, size_t list)
{
    const struct bide_model_limit *limits = run->epoch->limits;
    const struct bide_model_limit *own = &limits[list];
    size_t next = own->first_list;
    for (uint32_t bits = own->holds_for; bits != 0; bits >>= 1, ++next) {
        if ((bits & 1U) != 0 && is_full(run, next, limits[next].most)) {
            return true;
        }
    }
    return false;
}
