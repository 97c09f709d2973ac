/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/insourcing.h"

#include <math.h>

#include "models/service/away.h"
#include "models/service/clinic.h"
#include "models/service/limit.h"
#include "models/service/measure.h"
#include "models/service/pathway.h"
#include "models/service/provider.h"
#include "models/service/route.h"
#include "models/service/waiting.h"

#define RETURN_TAG 0x80000000U /* no request to another pathway is called so */
#define SLACK 1e-9             /* children: what summing fractions may lose */

/* A contract looking through a list. */
struct search {
    const struct bide_run *run;
    const struct bide_model_contract *contract;
    unsigned bit;                  /* of this contract in a child's asked */
    struct bide_queue_entry found; /* the first eligible child, noted and left there */
    bool is_found;
};

/* Children whose age is not known are of none of these ages. */
static bool is_of_age(const struct bide_model_contract *contract,
                      const struct bide_run_child *child, double now)
{
    const double age = now - child->born;
    return !contract->has_ages
           || (age >= contract->age_from_days && age < contract->age_below_days);
}

/* Lists are in order of clock: past the first who has not waited enough, nobody has. */
static enum bide_queue_answer is_wanted(void *context, struct bide_queue_entry entry)
{
    struct search *search = context;
    const struct bide_run_child *child = bide_run_child(search->run, entry.id);
    const double now = search->run->loop.now;
    if (now - entry.key < search->contract->waited_days) {
        return BIDE_QUEUE_END;
    }
    const bool is_leaving =
        (child->flags & BIDE_RUN_WAITING) != 0 && child->leave_at <= now;
    const bool is_eligible =
        !is_leaving && (child->flags & BIDE_RUN_GONE) == 0
        && (child->asked & search->bit) == 0
        && child->clock_start < search->contract->referred_before
        && is_of_age(search->contract, child, now)
        && (search->contract->group < 0 || search->contract->group == (int) child->group);
    return is_eligible ? BIDE_QUEUE_YES : BIDE_QUEUE_NO;
}

static enum bide_queue_answer note_wanted(void *context, struct bide_queue_entry entry)
{
    struct search *search = context;
    const enum bide_queue_answer answer = is_wanted(context, entry);
    if (answer == BIDE_QUEUE_YES) {
        search->found = entry;
        search->is_found = true;
    }
    return answer == BIDE_QUEUE_NO ? BIDE_QUEUE_NO : BIDE_QUEUE_END;
}

/* The class whose first eligible child has waited longest, and that child; -1 if none. */
static int find_longest(struct search *search, struct bide_queue *list,
                        struct bide_queue_entry *longest)
{
    const struct bide_model_contract *contract = search->contract;
    const size_t class_count = search->run->model->routes[contract->pathway].class_count;
    int best = -1;
    for (size_t c = 0; c < class_count; ++c) {
        struct bide_queue_entry entry;
        if (contract->class_index >= 0 && (size_t) contract->class_index != c) {
            continue;
        }
        search->is_found = false;
        bide_queue_take_first(list, (unsigned) c, note_wanted, search, &entry);
        if (search->is_found && (best < 0 || search->found.key < longest->key)) {
            best = (int) c;
            *longest = search->found;
        }
    }
    return best;
}

/* Make offers, longest waiting first, until one child accepts and leaves the list;
 * BIDE_POOL_NONE if no one is left to ask. Those who decline keep their place. */
static uint32_t find_child(struct bide_run *run, size_t index)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    struct bide_queue *list =
        &run->lists[run->model->routes[contract->pathway].first_list + contract->step];
    struct search search = { .run = run, .contract = contract, .bit = 1U << index };
    struct bide_queue_entry entry;
    if (run->epoch->limits != NULL
        && bide_limit_is_held(run, (size_t) (list - run->lists))) {
        return BIDE_POOL_NONE;
    }
    int class_index = find_longest(&search, list, &entry);
    while (class_index >= 0) {
        struct bide_run_child *child = bide_run_child(run, entry.id);
        struct bide_stream stream =
            bide_run_stream(run, child, BIDE_RUN_OFFER, contract->luck);
        const bool accepts = bide_run_chance(&stream, contract->uptake);
        if (accepts) {
            bide_queue_take_first(list, (unsigned) class_index, is_wanted, &search,
                                  &entry);
        }
        child->asked |= (uint8_t) search.bit;
        if (accepts) {
            return entry.id;
        }
        class_index = find_longest(&search, list, &entry);
    }
    return BIDE_POOL_NONE;
}

/* Comes back some time later: another referral of the same child, on its own way. */
static void send_back(struct bide_run *run, const struct bide_model_contract *contract,
                      uint32_t id, double days)
{
    const uint32_t other = bide_pool_take(&run->children);
    if (other == BIDE_POOL_NONE) {
        return; /* the pool remembers why */
    }
    const struct bide_run_child *child = bide_run_child(run, id);
    struct bide_run_child *back = bide_run_child(run, other);
    back->key = bide_route_key(child->key, RETURN_TAG | (uint32_t) child->step << 16
                                               | contract->luck);
    back->parent = BIDE_POOL_NONE;
    back->pathway = child->pathway;
    back->group = child->group;
    back->born = child->born;
    bide_away_send(run, other, (uint32_t) contract->returns_to, days);
}

/* The contract does the step; some children must be seen by NHS staff all the same. */
static void see_child(struct bide_run *run, size_t index, uint32_t id)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    struct bide_run_child *child = bide_run_child(run, id);
    const struct bide_model_pathway *pathway = &run->epoch->pathways[child->pathway];
    struct bide_stream stream =
        bide_run_stream(run, child, BIDE_RUN_OFFER, contract->luck);
    bide_stream_u32(&stream); /* the first was whether the offer is accepted */
    ++run->contracts[index].seen;
    bide_measure_insourced(run, child);
    child->missed = 0;
    if (pathway->steps[child->step].stops_clock) {
        bide_measure_seen(run, child);
    }
    const bool is_seen_again = bide_run_chance(&stream, contract->second_look);
    if (bide_run_chance(&stream, contract->returns)) {
        send_back(run, contract, id, bide_dist_draw(&contract->returns_days, &stream));
    }
    if (is_seen_again) {
        bide_waiting_join(run, id);
    } else {
        bide_pathway_step_done(run, id);
    }
}

static void schedule(struct bide_run *run, size_t index, double from)
{
    const struct bide_model *model = run->model;
    const struct bide_model_contract *contract = &model->contracts[index];
    const bool is_over = (double) run->contracts[index].seen >= contract->total;
    if (is_over || from >= model->horizon) {
        return;
    }
    const size_t day =
        bide_calendar_next_open(&model->calendar, (size_t) from, model->working_days);
    if (day < model->calendar.day_count && (double) day < contract->end) {
        const struct bide_event event = { .time = (double) day + BIDE_CLINIC_OPENS,
                                          .kind = BIDE_RUN_CONTRACT,
                                          .subject = (uint32_t) index };
        bide_event_list_push(&run->loop.events, BIDE_RUN_THEN_CONTRACTS, event);
    }
}

void bide_insourcing_begin(struct bide_run *run)
{
    for (size_t i = 0; i < run->model->contract_count; ++i) {
        bide_provider_draw(run, i);
        schedule(run, i, ceil(run->contracts[i].opens));
    }
}

/* Places nobody takes up are lost: a contract does not save them for later. */
void bide_insourcing_work(struct bide_run *run, size_t index)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    struct bide_run_contract *state = &run->contracts[index];
    const double today = floor(run->loop.now);
    state->carry += state->per_open_day
                    * bide_model_ramp(today + 0.5, state->opens, contract->ramp_days);
    double places = floor(state->carry + SLACK);
    state->carry -= places;
    while (places > 0.5 && (double) state->seen < contract->total) {
        const uint32_t id = find_child(run, index);
        if (id == BIDE_POOL_NONE) {
            break;
        }
        see_child(run, index, id);
        places -= 1.0;
    }
    schedule(run, index, today + 1.0);
}
