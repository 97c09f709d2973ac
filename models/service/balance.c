/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/balance.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"
#include "models/scenario/check_flow.h"
#include "models/scenario/check_next.h"
#include "models/scenario/overlay.h"
#include "models/scenario/rules.h"
#include "models/service/formula.h"
#include "models/service/model_name.h"

#define SLIGHT_OVERLOAD 1.005 /* a list that grows so little is held */

/* What is being worked out. */
struct subject {
    const struct bide_study *study;
    size_t scenario;
    size_t moment;   /* the last milestone */
    double weeks;    /* that flows have counted */
    double *minutes; /* owned; of a child, by pathway and staff group */
    double *ranks;   /* owned; of that work, the last to be done */
};

bool bide_balance_is_sustained(const struct bide_balance *balance)
{
    return !(balance->load > SLIGHT_OVERLOAD);
}

static double measure(const struct subject *subject, size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(subject->study, subject->scenario, subject->moment,
                               pathway, kpi)
        ->mean;
}

/* --- time asked for --- */

static double hours_of(const struct subject *subject, size_t staff)
{
    return bide_study_staff(subject->study, subject->scenario, subject->moment, staff,
                            BIDE_KPI_STAFF_HOURS)
        ->mean;
}

/* Those who may do a step share it by the hours they offer; those who do it together all
 * give its time. */
static void share_minutes(const struct subject *subject, const struct bide_spec *spec,
                          const struct bide_spec_step *step, double wanted,
                          double *minutes)
{
    const struct bide_spec_substitute *others = step->or_staff.items;
    const char *const *partners = step->with_staff.items;
    const size_t own = bide_model_name_staff(spec, step->staff);
    double able = hours_of(subject, own);
    for (size_t i = 0; i < step->or_staff.count; ++i) {
        able += others[i].efficiency
                * hours_of(subject, bide_model_name_staff(spec, others[i].staff));
    }
    const double share = able > 0.0 ? wanted / able : 0.0;
    minutes[own] += able > 0.0 ? share * hours_of(subject, own) : wanted;
    for (size_t i = 0; i < step->or_staff.count; ++i) {
        const size_t other = bide_model_name_staff(spec, others[i].staff);
        minutes[other] += share * hours_of(subject, other);
    }
    for (size_t i = 0; i < step->with_staff.count; ++i) {
        minutes[bide_model_name_staff(spec, partners[i])] += wanted;
    }
}

/* Add the staff minutes of a child on the pathway, with this weight. */
static enum bide_err add_minutes(const struct subject *subject,
                                 const struct bide_spec *spec, size_t index,
                                 double weight)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + index;
    const struct bide_spec_step *steps = pathway->steps.items;
    const size_t first = index * subject->study->plan.staff_count;
    struct bide_check_next next;
    enum bide_err err = BIDE_OK;
    bide_check_next_solve(pathway, &next);
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].staff != NULL) {
            const double wanted =
                weight * next.visits[i] * bide_check_flow_minutes(&steps[i], &err);
            double *rank =
                &subject->ranks[first + bide_model_name_staff(spec, steps[i].staff)];
            *rank = fmax(*rank, (double) steps[i].rank);
            share_minutes(subject, spec, &steps[i], wanted, subject->minutes + first);
        }
    }
    return err;
}

static enum bide_err add_all_minutes(const struct subject *subject,
                                     const struct bide_spec *spec, double weight)
{
    const struct bide_plan *plan = &subject->study->plan;
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < plan->pathway_count && err == BIDE_OK; ++i) {
        err = add_minutes(subject, spec, i, weight);
    }
    return err;
}

/* Settings may change from day to day: the average over time. */
static enum bide_err find_minutes(const struct subject *subject,
                                  const struct bide_overlay *overlay)
{
    const struct bide_plan *plan = &subject->study->plan;
    const double end = fmax(1.0, plan->moments[subject->moment].time);
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < overlay->epoch_count && err == BIDE_OK; ++i) {
        const struct bide_overlay_epoch *epoch = &overlay->epochs[i];
        const double until = i + 1 < overlay->epoch_count ? fmin(end, epoch[1].day) : end;
        const double weight = fmax(0.0, until - epoch->day) / end;
        err = add_all_minutes(subject, &epoch->spec, weight);
    }
    return err;
}

/* --- capacity --- */

static double minutes_of(const struct subject *subject, size_t pathway, size_t staff)
{
    return subject->minutes[pathway * subject->study->plan.staff_count + staff];
}

/* Time asked of a staff group by all whose work has the pathway's rank, divided by what
 * those with a smaller rank, who come first, leave of what it offered. */
static double staff_load(const struct subject *subject, size_t pathway, size_t staff)
{
    const size_t staff_count = subject->study->plan.staff_count;
    const double rank = subject->ranks[pathway * staff_count + staff];
    double left = 60.0 * hours_of(subject, staff);
    double asked = 0.0;
    for (size_t i = 0; i < subject->study->plan.pathway_count; ++i) {
        const double time =
            measure(subject, i, BIDE_KPI_REFERRED) * minutes_of(subject, i, staff);
        const double other = subject->ranks[i * staff_count + staff];
        left -= other < rank ? time : 0.0;
        asked += other < rank || other > rank ? 0.0 : time;
    }
    return bide_formula_load(asked, fmax(0.0, left));
}

static void find_load(const struct subject *subject, size_t pathway,
                      struct bide_balance *balance)
{
    double most = 0.0;
    for (size_t i = 0; i < subject->study->plan.staff_count; ++i) {
        const double load =
            minutes_of(subject, pathway, i) > 0.0 ? staff_load(subject, pathway, i) : 0.0;
        if (load > most) {
            most = load;
            balance->staff = i;
        }
    }
    if (most <= 0.0 || !isfinite(most)) {
        return;
    }
    const double insourced = measure(subject, pathway, BIDE_KPI_INSOURCED);
    balance->capacity_per_week =
        balance->demand_per_week / most + insourced / subject->weeks;
    balance->load =
        bide_formula_load(balance->demand_per_week, balance->capacity_per_week);
}

/* --- what would be needed --- */

static double starting_list(const struct subject *subject, size_t pathway)
{
    const struct bide_study *study = subject->study;
    if (study->plan.moments[0].time <= 0.0) {
        return bide_study_estimate(study, subject->scenario, 0, pathway, BIDE_KPI_LIST)
            ->mean;
    }
    const struct bide_spec_pathway *pathways = study->spec->pathways.items;
    const struct bide_spec_waiting *waiting = pathways[pathway].waiting.items;
    double sum = 0.0;
    for (size_t i = 0; i < pathways[pathway].waiting.count; ++i) {
        const double *children = waiting[i].children.items;
        for (size_t k = 0; k < waiting[i].children.count; ++k) {
            sum += children[k];
        }
    }
    return sum;
}

static void find_needs(const struct subject *subject, size_t pathway,
                       struct bide_balance *balance)
{
    const struct bide_study *study = subject->study;
    const struct bide_rules_standard standard = bide_rules_standard_of(
        (const struct bide_spec_pathway *) study->spec->pathways.items + pathway);
    const double limit = bide_rules_days(&standard) / 7.0;
    const double factor = bide_formula_factor(standard.share);
    const double demand = balance->demand_per_week;
    const double weeks = study->plan.moments[subject->moment].time / 7.0;
    balance->list = starting_list(subject, pathway);
    balance->pressure =
        bide_formula_pressure(measure(subject, pathway, BIDE_KPI_SEEN_MEAN), limit);
    if (!(factor > 0.0) || !isfinite(factor) || limit <= 0.0) {
        return; /* a share of 1 leaves no room for chance */
    }
    balance->target_list = bide_formula_target_list(demand, limit, factor);
    balance->target_capacity_per_week =
        bide_formula_target_capacity(demand, limit, factor, 1.0, 1.0);
    balance->relief_per_week =
        weeks > 0.0
            ? bide_formula_relief(demand, balance->list, balance->target_list, weeks)
            : NAN;
}

static void find_balances(const struct subject *subject, struct bide_balance *balances)
{
    const struct bide_balance unknown = {
        0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN
    };
    for (size_t i = 0; i < subject->study->plan.pathway_count; ++i) {
        balances[i] = unknown;
        balances[i].demand_per_week =
            measure(subject, i, BIDE_KPI_REFERRED) / subject->weeks;
        balances[i].left_per_week =
            (measure(subject, i, BIDE_KPI_LEFT) + measure(subject, i, BIDE_KPI_CLOSED))
            / subject->weeks;
        find_load(subject, i, &balances[i]);
        if (!isnan(balances[i].load)) {
            find_needs(subject, i, &balances[i]);
        }
    }
}

/* Whoever waits for an answer moves no faster than those who give it. */
static void wait_for(const struct subject *subject, size_t pathway,
                     const struct bide_balance *asked, struct bide_balance *own)
{
    if (isnan(asked->load) || own->load >= asked->load) {
        return;
    }
    own->load = asked->load;
    own->staff = asked->staff;
    own->capacity_per_week = own->demand_per_week / own->load;
    find_needs(subject, pathway, own);
}

static void follow_asks(const struct subject *subject, size_t pathway,
                        struct bide_spec_list list, struct bide_balance *balances)
{
    const struct bide_spec_ask *asks = list.items;
    for (size_t i = 0; i < list.count; ++i) {
        const size_t asked =
            bide_spec_find(subject->study->spec->pathways,
                           sizeof(struct bide_spec_pathway), asks[i].pathway);
        wait_for(subject, pathway, &balances[asked], &balances[pathway]);
    }
}

static void follow_requests(const struct subject *subject, struct bide_balance *balances)
{
    const struct bide_spec_list list = subject->study->spec->pathways;
    const struct bide_spec_pathway *pathways = list.items;
    for (size_t i = 0; i < list.count; ++i) {
        const struct bide_spec_step *steps = pathways[i].steps.items;
        for (size_t k = 0; k < pathways[i].steps.count; ++k) {
            follow_asks(subject, i, steps[k].asks, balances);
        }
    }
}

enum bide_err bide_balance_of(struct bide_balance *balances,
                              const struct bide_study *study, size_t scenario)
{
    const struct bide_plan *plan = &study->plan;
    struct subject subject = { .study = study, .scenario = scenario };
    struct bide_diag diag;
    struct bide_overlay overlay;
    subject.moment = bide_plan_last_milestone(plan);
    subject.weeks = plan->moments[subject.moment].time / 7.0 - study->spec->warm_up_weeks;
    const size_t count = plan->pathway_count * plan->staff_count;
    subject.minutes = bide_mem_zeroed(count + 1, sizeof(double));
    subject.ranks = bide_mem_zeroed(count + 1, sizeof(double));
    bide_diag_init(&diag);
    enum bide_err err =
        subject.minutes == NULL || subject.ranks == NULL
            ? BIDE_ERR_MEMORY
            : bide_overlay_init(&overlay, study->spec, study->scenarios[scenario], &diag);
    if (err == BIDE_OK) {
        err = find_minutes(&subject, &overlay);
        bide_overlay_free(&overlay);
    }
    if (err == BIDE_OK) {
        find_balances(&subject, balances);
        follow_requests(&subject, balances);
    }
    bide_diag_free(&diag);
    bide_mem_free(subject.minutes);
    bide_mem_free(subject.ranks);
    return err;
}
