/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/audit.h"

#include <math.h>
#include <string.h>

#include "models/service/booking.h"
#include "models/service/lane.h"

/* Children found in storage. */
struct found {
    struct bide_lane_found pathways[UINT8_MAX + 1];
    uint64_t booked;  /* have an appointment, as they themselves know */
    uint64_t away;    /* between pathways */
    uint64_t tasks;   /* out */
    uint64_t pending; /* waited for */
};

static void find_child(const struct bide_run *run, const struct bide_run_child *child,
                       struct found *found)
{
    found->booked += (child->flags & BIDE_RUN_BOOKED) != 0 ? 1 : 0;
    found->away += (child->flags & BIDE_RUN_AWAY) != 0 ? 1 : 0;
    found->tasks += child->parent != BIDE_POOL_NONE ? 1 : 0;
    found->pending += child->pending;
    if ((child->flags & (BIDE_RUN_GONE | BIDE_RUN_AWAY)) != 0) {
        return;
    }
    struct bide_lane_found *here = &found->pathways[child->pathway];
    ++here->present;
    if ((child->flags & BIDE_RUN_WAITING) != 0) {
        ++here->waiting;
        here->waited += bide_level_ticks(run->loop.now)
                        - bide_level_ticks(fmax(0.0, child->clock_start));
    }
}

/* All in one look: there may be millions. */
static void find_children(const struct bide_run *run, struct found *found)
{
    memset(found, 0, sizeof(*found));
    bide_lane_look(run, found->pathways);
    for (uint32_t id = 0; id < run->children.count; ++id) {
        if (bide_pool_is_used(&run->children, id)) {
            find_child(run, bide_run_child(run, id), found);
        }
    }
}

static double distance(uint64_t a, uint64_t b)
{
    return a > b ? (double) (a - b) : (double) (b - a);
}

struct bide_audit bide_audit_run(const struct bide_run *run)
{
    struct found found;
    find_children(run, &found);
    struct bide_audit audit = { .gap = distance(found.booked, bide_booking_count(run))
                                       + distance(found.away, run->away_count)
                                       + distance(found.tasks, found.pending) };
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        const struct bide_run_audit *book = &run->audits[i];
        const struct bide_lane_found *here = &found.pathways[i];
        const double area = bide_level_integral(&book->list, run->loop.now);
        const double waits = (double) (book->waited + here->waited) / BIDE_LEVEL_TICKS;
        audit.gap += distance(book->entered, book->gone + here->present);
        audit.gap += distance(book->started, book->stopped + here->waiting);
        audit.gap += fabs((double) book->list.value - (double) here->waiting);
        audit.little =
            fmax(audit.little, fabs(area - waits) / fmax(1.0, fmax(area, waits)));
    }
    return audit;
}
