/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/audit.h"

#include <math.h>

#include "models/service/booking.h"
#include "models/service/lane.h"

/* Children found in storage on one pathway. */
static struct bide_lane_found find_children(const struct bide_run *run, size_t pathway)
{
    struct bide_lane_found found = bide_lane_look(run, pathway);
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(run, id);
        const bool is_present = bide_pool_is_used(&run->children, id)
                                && child->pathway == pathway
                                && (child->flags & (BIDE_RUN_GONE | BIDE_RUN_AWAY)) == 0;
        if (is_present) {
            ++found.present;
        }
        if (is_present && (child->flags & BIDE_RUN_WAITING) != 0) {
            ++found.waiting;
            found.waited += bide_level_ticks(run->loop.now)
                            - bide_level_ticks(fmax(0.0, child->clock_start));
        }
    }
    return found;
}

static double distance(uint64_t a, uint64_t b)
{
    return a > b ? (double) (a - b) : (double) (b - a);
}

/* Children who have an appointment, as they themselves know. */
static uint64_t count_booked(const struct bide_run *run)
{
    uint64_t count = 0;
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const bool is_booked = bide_pool_is_used(&run->children, id)
                               && (bide_run_child(run, id)->flags & BIDE_RUN_BOOKED) != 0;
        count += is_booked ? 1 : 0;
    }
    return count;
}

/* Children found between pathways, and the tasks that are out and that are waited for. */
static double distance_of_flows(const struct bide_run *run)
{
    uint64_t away = 0;
    uint64_t tasks = 0;
    uint64_t pending = 0;
    for (uint32_t id = 0; id < run->children.count; ++id) {
        const struct bide_run_child *child = bide_run_child(run, id);
        if (bide_pool_is_used(&run->children, id)) {
            away += (child->flags & BIDE_RUN_AWAY) != 0 ? 1 : 0;
            tasks += child->parent != BIDE_POOL_NONE ? 1 : 0;
            pending += child->pending;
        }
    }
    return distance(away, run->away_count) + distance(tasks, pending);
}

struct bide_audit bide_audit_run(const struct bide_run *run)
{
    struct bide_audit audit = { .gap =
                                    distance(count_booked(run), bide_booking_count(run))
                                    + distance_of_flows(run) };
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        const struct bide_run_audit *book = &run->audits[i];
        const struct bide_lane_found found = find_children(run, i);
        const double area = bide_level_integral(&book->list, run->loop.now);
        const double waits = (double) (book->waited + found.waited) / BIDE_LEVEL_TICKS;
        audit.gap += distance(book->entered, book->gone + found.present);
        audit.gap += distance(book->started, book->stopped + found.waiting);
        audit.gap += fabs((double) book->list.value - (double) found.waiting);
        audit.little =
            fmax(audit.little, fabs(area - waits) / fmax(1.0, fmax(area, waits)));
    }
    return audit;
}
