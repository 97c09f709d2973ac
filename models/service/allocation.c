/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/allocation.h"

#include <math.h>

#include "models/service/carve.h"
#include "models/service/joint.h"
#include "models/service/order.h"
#include "models/service/waiting.h"

/* --- the usual case: priority or wait alone, and the most urgent of lists of a rank ---
 */

/* Who would be called: the more urgent first, then the earlier clock. */
struct call {
    const struct bide_model_call *on; /* the list; NULL: nobody yet */
    unsigned class_index;
    unsigned urgency; /* smaller first */
    double key;
};

static void look_at(struct bide_run *run, const struct bide_model_call *on,
                    uint32_t classes, struct call *best)
{
    for (; classes != 0; classes &= classes - 1) {
        const unsigned c = (unsigned) __builtin_ctz(classes);
        const unsigned urgency = on->by_wait_alone ? 0 : c;
        if (urgency > best->urgency) {
            return;
        }
        const struct bide_queue_entry first = bide_waiting_first(run, on->list, c);
        if (first.id != BIDE_POOL_NONE
            && (urgency < best->urgency || first.key < best->key)) {
            best->on = on;
            best->class_index = c;
            best->urgency = urgency;
            best->key = first.key;
        }
    }
}

static uint32_t call_plainly(struct bide_run *run, size_t staff)
{
    const struct bide_model_call *on = run->epoch->staff[staff].calls;
    const struct bide_model_call *const end = on + run->model->rosters[staff].list_count;
    struct call best = { .on = NULL, .urgency = BIDE_MODEL_MOST_CLASSES };
    for (; on < end && (best.on == NULL || on->rank == best.on->rank); ++on) {
        look_at(run, on, run->lists[on->list].occupied, &best);
    }
    return best.on != NULL
               ? bide_queue_take(&run->lists[best.on->list], best.class_index).id
               : BIDE_POOL_NONE;
}

/* --- any order and allocation --- */

/* A child put forward by a list. */
struct offer {
    size_t position; /* of the list in the roster */
    unsigned class_index;
    int64_t rank; /* of the step */
    struct bide_order_standing standing;
};

static double *account_of(struct bide_run *run, size_t staff, size_t position)
{
    return &run->served[run->model->rosters[staff].first_work + position];
}

/* Whether a child of the list and class may be called now. */
static bool may_call(struct bide_run *run, size_t staff, size_t position,
                     unsigned class_index)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const uint32_t list = roster->lists[position];
    const uint32_t pathway = roster->list_pathways[position];
    if (run->epoch->staff[staff].carve_count > 0
        && bide_carve_room(run, staff, list, class_index) <= BIDE_RUN_TOO_SHORT) {
        return false;
    }
    const size_t step = list - run->model->routes[pathway].first_list;
    return !roster->is_joint
           || bide_joint_is_possible(
               run, staff, &run->epoch->pathways[pathway].steps[step], list, class_index);
}

/* Who is next on the offer's list by the order of its pathway, of all or of those who may
 * be called now; false if nobody is there. */
static bool put_forward(struct bide_run *run, size_t staff, struct offer *offer,
                        bool is_any)
{
    const size_t position = offer->position;
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const uint32_t pathway = roster->list_pathways[position];
    const struct bide_model_order *order = &run->epoch->pathways[pathway].order;
    const unsigned class_count = (unsigned) run->model->routes[pathway].class_count;
    bool is_found = false;
    for (unsigned c = 0; c < class_count; ++c) {
        const struct bide_queue_entry entry =
            bide_waiting_first(run, roster->lists[position], c);
        if (entry.id == BIDE_POOL_NONE
            || (!is_any && !may_call(run, staff, position, c))) {
            continue;
        }
        const struct bide_order_standing standing =
            bide_order_of(order, c, entry.key, run->loop.now);
        if (!is_found || bide_order_is_before(&standing, &offer->standing)) {
            offer->class_index = c;
            offer->standing = standing;
            is_found = true;
        }
    }
    return is_found;
}

/* How the child compares with those other lists put forward. */
static void weigh(struct bide_run *run, size_t staff, struct offer *offer)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    const uint32_t pathway = run->model->rosters[staff].list_pathways[offer->position];
    const double waited = run->loop.now - offer->standing.since;
    offer->rank = group->work[offer->position].rank;
    if (group->allocation == BIDE_MODEL_URGENT_FIRST) {
        return;
    }
    offer->standing.rank = 0;
    if (group->allocation == BIDE_MODEL_LONGEST_WAIT) {
        offer->standing.score = waited;
    } else if (group->allocation == BIDE_MODEL_RELATIVE_WAIT) {
        offer->standing.score = waited / run->model->routes[pathway].within_days;
    } else {
        offer->standing.score = -*account_of(run, staff, offer->position);
    }
}

static bool is_before(const struct offer *a, const struct offer *b)
{
    return a->rank != b->rank ? a->rank < b->rank
                              : bide_order_is_before(&a->standing, &b->standing);
}

/* Lists where nobody waits keep up with the one that is next. */
static void keep_up(struct bide_run *run, size_t staff, size_t next)
{
    const size_t count = run->model->rosters[staff].list_count;
    const double account = *account_of(run, staff, next);
    for (size_t i = 0; i < count; ++i) {
        struct offer offer = { .position = i };
        if (!put_forward(run, staff, &offer, false)) {
            double *own = account_of(run, staff, i);
            *own = fmax(*own, account);
        }
    }
}

static BIDE_SELDOM uint32_t call_by_rule(struct bide_run *run, size_t staff)
{
    const struct bide_model_roster *roster = &run->model->rosters[staff];
    const struct bide_model_call *calls = run->epoch->staff[staff].calls;
    struct offer best = { .position = SIZE_MAX };
    for (size_t i = 0; i < roster->list_count; ++i) {
        struct offer offer = { .position = calls[i].position };
        if (best.position != SIZE_MAX && calls[i].rank > best.rank) {
            break;
        }
        if (!put_forward(run, staff, &offer, false)) {
            continue;
        }
        weigh(run, staff, &offer);
        if (best.position == SIZE_MAX || is_before(&offer, &best)) {
            best = offer;
        }
    }
    if (best.position == SIZE_MAX) {
        return BIDE_POOL_NONE;
    }
    if (run->epoch->staff[staff].allocation == BIDE_MODEL_SHARES) {
        keep_up(run, staff, best.position);
    }
    return bide_queue_take(&run->lists[roster->lists[best.position]], best.class_index)
        .id;
}

void bide_allocation_clear(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->work_count; ++i) {
        run->served[i] = 0.0;
    }
}

uint32_t bide_allocation_call(struct bide_run *run, size_t staff)
{
    return run->epoch->staff[staff].is_plain ? call_plainly(run, staff)
                                             : call_by_rule(run, staff);
}

static size_t position_of(const struct bide_model_roster *roster, size_t list)
{
    size_t position = 0;
    while (position < roster->list_count && roster->lists[position] != list) {
        ++position;
    }
    return position;
}

uint32_t bide_allocation_call_from(struct bide_run *run, size_t staff, size_t list)
{
    struct offer offer = { .position = position_of(&run->model->rosters[staff], list) };
    return put_forward(run, staff, &offer, true)
               ? bide_queue_take(&run->lists[list], offer.class_index).id
               : BIDE_POOL_NONE;
}

double bide_allocation_use(struct bide_run *run, size_t staff,
                           const struct bide_run_child *child, double days)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    if (group->is_plain) {
        return days;
    }
    const size_t list = run->model->routes[child->pathway].first_list + child->step;
    const size_t position = position_of(&run->model->rosters[staff], list);
    const double own_days = days * group->work[position].slowness;
    if (group->allocation == BIDE_MODEL_SHARES) {
        *account_of(run, staff, position) += own_days / group->work[position].share;
    }
    bide_carve_use(run, staff, (uint32_t) list, child->class_index, own_days);
    return own_days;
}

double bide_allocation_pace(const struct bide_run *run, size_t staff,
                            const struct bide_run_child *child)
{
    const struct bide_model_staff *group = &run->epoch->staff[staff];
    if (group->is_plain) {
        return 1.0;
    }
    const size_t list = run->model->routes[child->pathway].first_list + child->step;
    return group->work[position_of(&run->model->rosters[staff], list)].slowness;
}
