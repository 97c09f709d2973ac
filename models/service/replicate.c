/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/replicate.h"

#include "models/service/allocation.h"
#include "models/service/audit.h"
#include "models/service/away.h"
#include "models/service/booking.h"
#include "models/service/clinic.h"
#include "models/service/clinician.h"
#include "models/service/cost.h"
#include "models/service/crew.h"
#include "models/service/insourcing.h"
#include "models/service/lane.h"
#include "models/service/measure.h"
#include "models/service/missed.h"
#include "models/service/overtime.h"
#include "models/service/pathway.h"
#include "models/service/pilot.h"
#include "models/service/referral.h"
#include "models/service/room.h"
#include "models/service/snapshot.h"
#include "models/service/staff_cost.h"
#include "models/service/staffing.h"
#include "models/service/target.h"
#include "models/service/urgency.h"
#include "models/service/validation.h"
#include "models/service/waiting.h"

static void begin_epoch(struct bide_run *run, size_t index)
{
    const struct bide_model_epoch *before = run->epoch;
    bide_staff_cost_settle(run);
    run->epoch = &run->model->epochs[index];
    for (size_t i = 0; i < run->model->staff_count; ++i) {
        const int64_t now = run->epoch->staff[i].clinicians;
        if (now != before->staff[i].clinicians) {
            bide_crew_in_post(run, i, now);
        }
        bide_waiting_wake(run, i);
    }
}

static void handle_child(struct bide_run *run, struct bide_event event)
{
    if (event.kind == BIDE_RUN_SERVICE_END) {
        bide_clinician_finish(run, event.subject);
    } else if (event.kind == BIDE_RUN_RETURN) {
        bide_pathway_return(run, event.subject);
    } else if (event.kind == BIDE_RUN_LEAVE) {
        bide_away_look(run, event.subject);
    } else if (event.kind != BIDE_RUN_REBOOK) {
        bide_pathway_part_done(run, event.subject, event.kind == BIDE_RUN_ANSWER);
    } else if (!bide_waiting_has_left(run, event.subject)) {
        bide_missed_return(run, bide_run_child(run, event.subject));
        bide_waiting_join(run, event.subject);
    }
}

static void hold_clinic(struct bide_run *run, size_t staff)
{
    if (bide_booking_is_ahead(run, staff)) {
        bide_booking_hold(run, staff);
    } else {
        bide_clinic_hold(run, staff);
    }
}

/* Whether this moment is the last of its day: before that nobody is called at the start.
 */
static bool is_last_at(const struct bide_plan *plan, size_t moment)
{
    return moment + 1 == plan->moment_count
           || plan->moments[moment + 1].time > plan->moments[moment].time;
}

static void look_at_targets(struct bide_run *run)
{
    bide_measure_leavers(run);
    bide_target_again(run);
}

static void handle(void *model, struct bide_event event)
{
    struct bide_run *run = model;
    switch ((enum bide_run_event) event.kind) {
    case BIDE_RUN_MOMENT:
        bide_snapshot_take(run, event.subject);
        if (!is_last_at(run->plan, event.subject)) {
            return;
        }
        break;
    case BIDE_RUN_TARGET:
        look_at_targets(run);
        break;
    case BIDE_RUN_WARM_UP:
        bide_measure_warm_up(run);
        break;
    case BIDE_RUN_EPOCH:
        begin_epoch(run, event.subject);
        break;
    case BIDE_RUN_STAFF:
        bide_crew_level(run, event.subject);
        break;
    case BIDE_RUN_HIRED:
        bide_crew_change(run, event.subject, 1);
        break;
    case BIDE_RUN_POST:
        bide_crew_post(run, event.subject);
        break;
    case BIDE_RUN_REFERRAL:
        bide_referral_arrive(run, event.subject);
        break;
    case BIDE_RUN_SERVICE_END:
    case BIDE_RUN_DELAY_END:
    case BIDE_RUN_REBOOK:
    case BIDE_RUN_ANSWER:
    case BIDE_RUN_RETURN:
    case BIDE_RUN_LEAVE:
        handle_child(run, event);
        break;
    case BIDE_RUN_CLINIC:
        hold_clinic(run, event.subject);
        break;
    case BIDE_RUN_BOOKING:
        bide_booking_work(run, event.subject);
        break;
    case BIDE_RUN_CONTRACT:
        bide_insourcing_work(run, event.subject);
        break;
    case BIDE_RUN_EVALUATION:
        bide_pilot_evaluate(run, event.subject);
        break;
    case BIDE_RUN_ESCALATE:
        bide_urgency_escalate(run, event.subject);
        break;
    case BIDE_RUN_VALIDATE:
        bide_validation_hold(run, event.subject);
        break;
    }
    bide_clinician_call(run);
}

/* --- the replication --- */

static void push(struct bide_run *run, double time, unsigned priority, uint32_t kind,
                 size_t subject)
{
    const struct bide_event event = { .time = time,
                                      .kind = kind,
                                      .subject = (uint32_t) subject };
    bide_event_list_push(&run->loop.events, priority, event);
}

static void schedule(struct bide_run *run)
{
    if (run->model->warm_up > 0.0) {
        push(run, run->model->warm_up, BIDE_RUN_FIRST_MEASURE, BIDE_RUN_WARM_UP, 0);
    }
    for (size_t i = 0; i < run->plan->moment_count; ++i) {
        push(run, run->plan->moments[i].time, BIDE_RUN_FIRST_MEASURE, BIDE_RUN_MOMENT, i);
    }
    for (size_t i = 1; i < run->model->epoch_count; ++i) {
        push(run, run->model->epochs[i].day, BIDE_RUN_THEN_CHANGE, BIDE_RUN_EPOCH, i);
    }
}

static enum bide_err error_of(const struct bide_run *run)
{
    enum bide_err err = run->err != BIDE_OK ? run->err : run->children.err;
    for (size_t i = 0; i < run->model->list_count && err == BIDE_OK; ++i) {
        err = run->lists[i].err;
    }
    err = err == BIDE_OK ? run->leavers.err : err;
    err = err == BIDE_OK ? run->intake.err : err;
    err = err == BIDE_OK ? bide_lane_err(run) : err;
    return err != BIDE_OK ? err : run->loop.events.err;
}

enum bide_err bide_replicate_begin(struct bide_run *run, const struct bide_model *model,
                                   const struct bide_plan *plan, uint64_t seed,
                                   uint64_t r, double *row)
{
    enum bide_err err = bide_room_make(run, model);
    if (err == BIDE_OK) {
        err = bide_spans_make(&run->spans, model, plan);
    }
    if (err == BIDE_OK) {
        err = bide_lane_make(run, model);
    }
    if (err == BIDE_OK) {
        err = bide_measure_open(run, model);
    }
    if (err != BIDE_OK) {
        return err;
    }
    run->model = model;
    run->plan = plan;
    run->epoch = &model->epochs[0];
    run->root = bide_stream_root(seed, r);
    run->row = row;
    run->err = BIDE_OK;
    run->woken_count = 0;
    run->missed_count = 0;
    run->away_count = 0;
    bide_intake_open(&run->intake, run->root, model->shares_children);
    bide_loop_clear(&run->loop, model->horizon);
    bide_pool_clear(&run->children);
    for (size_t i = 0; i < model->list_count; ++i) {
        bide_queue_clear(&run->lists[i]);
    }
    bide_allocation_clear(run);
    bide_measure_clear(run);
    bide_cost_clear(run);
    bide_staffing_clear(run);
    bide_pilot_begin(run);
    bide_crew_begin(run);
    bide_overtime_clear(run);
    bide_target_clear(run);
    schedule(run);
    bide_validation_begin(run);
    bide_referral_begin(run);
    bide_lane_begin(run);
    bide_booking_begin(run);
    bide_clinic_begin(run);
    bide_insourcing_begin(run);
    bide_target_begin(run);
    if (plan->moments[0].time > 0.0) {
        bide_clinician_call(run); /* else once the lists are measured */
    }
    return error_of(run);
}

/* Referrals that are known stand in the intake, in their order. */
static enum bide_err go_to_known_referral(struct bide_run *run,
                                          const struct bide_intake_child *child)
{
    const enum bide_err err =
        bide_loop_run_before(&run->loop, child->time, BIDE_RUN_THEN_CHILDREN,
                             run->sources[child->source].sequence, handle, run);
    if (err == BIDE_OK) {
        bide_referral_arrive(run, child->source);
        bide_clinician_call(run);
    }
    return err;
}

enum bide_err bide_replicate_until(struct bide_run *run, double day)
{
    enum bide_err err = BIDE_OK;
    const struct bide_intake_child *child = bide_intake_next(&run->intake);
    while (err == BIDE_OK && child != NULL && child->time <= day) {
        err = go_to_known_referral(run, child);
        child = bide_intake_next(&run->intake);
    }
    if (err == BIDE_OK) {
        err = bide_loop_run(&run->loop, day, handle, run);
    }
    bide_lane_until(run, day);
    return err != BIDE_OK ? err : error_of(run);
}

void bide_replicate_end(struct bide_run *run)
{
    bide_intake_close(&run->intake);
    const struct bide_plan *plan = run->plan;
    const struct bide_audit audit = bide_audit_run(run);
    uint64_t children = 0;
    for (size_t i = 0; i < run->model->pathway_count; ++i) {
        children += run->audits[i].entered;
    }
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_GAP)] = audit.gap;
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_LITTLE)] = audit.little;
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_EVENTS)] =
        (double) (run->loop.done_count + bide_lane_events(run));
    run->row[bide_plan_audit_column(plan, BIDE_PLAN_CHILDREN)] = (double) children;
}

enum bide_err bide_replicate_run(struct bide_run *run, const struct bide_model *model,
                                 const struct bide_plan *plan, uint64_t seed, uint64_t r,
                                 double *row)
{
    enum bide_err err = bide_replicate_begin(run, model, plan, seed, r, row);
    if (err == BIDE_OK) {
        err = bide_replicate_until(run, model->horizon);
    }
    if (err == BIDE_OK) {
        bide_replicate_end(run);
    }
    return err;
}
