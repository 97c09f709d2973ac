/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_load.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "engine/rand/dist.h"

enum { ROUNDS = 200, MOST_PATH = 300 };
#define MINUTES_PER_WEEK 10080.0
#define WEEKS_PER_YEAR (BIDE_CIVIL_DAYS_PER_YEAR / 7.0)
#define SUSPICIOUS_LOAD 10.0

/* Children arriving on each pathway in a week, and the minutes they ask of a staff group.
 */
struct demand {
    double *per_week; /* by pathway: from outside and from other pathways */
    double minutes;   /* for one staff group, a week */
    double children;  /* who ask for some of it, a week */
};

static double mean_of(const struct bide_spec_dist *spec, double unit)
{
    const struct bide_dist_params params = bide_spec_dist_params(spec);
    struct bide_dist dist;
    if (!spec->is_given || bide_dist_init(&dist, &params, unit) != BIDE_OK) {
        return 0.0;
    }
    const double mean = bide_dist_mean(&dist);
    bide_dist_free(&dist);
    return mean;
}

static double step_minutes(const struct bide_spec_step *step)
{
    return mean_of(&step->minutes, 1.0) + mean_of(&step->hours, 60.0)
           + mean_of(&step->days, 1440.0) + mean_of(&step->weeks, MINUTES_PER_WEEK);
}

/* Share of those who reach a step that go on to the next. */
static double pass_share(const struct bide_spec_step *step)
{
    const struct bide_spec_end *ends = step->ends.items;
    double ended = 0.0;
    for (size_t i = 0; i < step->ends.count; ++i) {
        ended += ends[i].share;
    }
    const double missed = step->not_brought;
    const double attends =
        missed < 1.0 ? (1.0 - missed) / (1.0 - missed * step->rebook) : 0.0;
    return 1.0 - step->share + step->share * attends * (1.0 - ended);
}

/* Appointments a child who needs the step takes up, missed ones included. */
static double appointments(const struct bide_spec_step *step)
{
    const double again = step->not_brought * step->rebook;
    return again < 1.0 ? 1.0 / (1.0 - again) : 1.0;
}

static double finish_share(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    double share = 1.0;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        share *= pass_share(&steps[i]);
    }
    return share;
}

/* Add to next what one pathway sends on in a week. */
static void send_on(const struct bide_spec *spec, const struct demand *demand,
                    size_t from, double *next)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + from;
    const struct bide_spec_onward *onward = pathway->onward.items;
    for (size_t k = 0; k < pathway->onward.count; ++k) {
        const size_t to = bide_spec_find(spec->pathways, sizeof(*pathway), onward[k].to);
        next[to] += onward[k].share * finish_share(pathway) * demand->per_week[from];
    }
}

/* Traffic equations by repeated substitution: loops lose children, so it converges. */
static void find_flows(const struct bide_spec *spec, struct demand *demand, double *next)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    for (int round = 0; round < ROUNDS; ++round) {
        for (size_t i = 0; i < spec->pathways.count; ++i) {
            next[i] = pathways[i].referrals.per_week;
        }
        for (size_t i = 0; i < spec->pathways.count; ++i) {
            send_on(spec, demand, i, next);
        }
        memcpy(demand->per_week, next, spec->pathways.count * sizeof(next[0]));
    }
}

static void add_pathway(struct demand *demand, const struct bide_spec *spec, size_t index,
                        size_t staff)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + index;
    const struct bide_spec_step *steps = pathway->steps.items;
    double flow = demand->per_week[index];
    bool is_asked = false;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const size_t who =
            steps[i].staff == NULL
                ? spec->staff.count
                : bide_spec_find(spec->staff, sizeof(struct bide_spec_staff),
                                 steps[i].staff);
        if (who == staff) {
            demand->minutes +=
                flow * steps[i].share * appointments(&steps[i]) * step_minutes(&steps[i]);
            is_asked = true;
        }
        flow *= pass_share(&steps[i]);
    }
    demand->children += is_asked ? demand->per_week[index] : 0.0;
}

static double capacity_minutes(const struct bide_spec_staff *staff)
{
    if (isnan(staff->wte)) {
        double most = (double) staff->clinicians;
        const struct bide_spec_schedule *entries = staff->schedule.items;
        for (size_t i = 0; i < staff->schedule.count; ++i) {
            most = fmax(most, (double) entries[i].clinicians);
        }
        return most * MINUTES_PER_WEEK;
    }
    return staff->wte * staff->sessions_per_week * staff->session_minutes
           * staff->clinical_weeks / WEEKS_PER_YEAR * (1.0 - staff->sickness);
}

static void report_overload(const struct bide_check_part *part, const char *path,
                            const struct bide_spec_staff *staff,
                            const struct demand *demand)
{
    const double capacity = capacity_minutes(staff);
    const double load = demand->minutes / capacity;
    const double growth =
        (demand->minutes - capacity) / (demand->minutes / demand->children);
    if (load > SUSPICIOUS_LOAD) {
        bide_check_part_warn(
            part, "BD-C072", path,
            "is a referral rate for a year, or a time in another unit? 520 "
            "a year is \"per_week\" 10",
            "demand is %.0f times the capacity of \"%s\"", load, staff->name);
    } else {
        bide_check_part_warn(
            part, "BD-C073", path,
            "lists settle only if children leave or capacity is added",
            "demand is %.2f of the capacity of \"%s\": about %.1f children "
            "a week more than it can see",
            load, staff->name, growth);
    }
}

static void check_staff(const struct bide_check_part *part, struct demand *demand,
                        size_t index)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_staff *staff =
        (const struct bide_spec_staff *) spec->staff.items + index;
    char path[MOST_PATH];
    snprintf(path, sizeof(path), "staff.%.200s", staff->name);
    demand->minutes = 0.0;
    demand->children = 0.0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        add_pathway(demand, spec, i, index);
    }
    const double capacity = capacity_minutes(staff);
    if (demand->minutes > 0.0 && capacity <= 0.0) {
        bide_check_part_warn(part, "BD-C074", path, "its lists can only grow",
                             "staff group \"%s\" has no capacity", staff->name);
    } else if (demand->minutes > 1.005 * capacity) {
        report_overload(part, path, staff, demand);
    }
}

/* A pathway nobody is referred to. */
static void check_reached(const struct bide_check_part *part, const struct demand *demand,
                          size_t index)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) part->spec->pathways.items + index;
    char path[MOST_PATH];
    snprintf(path, sizeof(path), "pathways.%.200s", pathway->name);
    if (demand->per_week[index] <= 0.0 && pathway->waiting.count == 0) {
        bide_check_part_warn(part, "BD-C075", path,
                             "give it referrals or a starting list",
                             "no child ever reaches pathway \"%s\"", pathway->name);
    }
    const struct bide_spec_priority *priorities = pathway->priorities.items;
    for (size_t i = 0; i < pathway->priorities.count; ++i) {
        if (priorities[i].share <= 0.0) {
            bide_check_part_warn(part, "BD-C075", path, "leave it out or give it a share",
                                 "no referral has priority \"%s\": its share is 0",
                                 priorities[i].name);
        }
    }
}

void bide_check_load_all(const struct bide_check_part *part)
{
    const struct bide_spec *spec = part->spec;
    double *flows = bide_mem_zeroed(2 * spec->pathways.count, sizeof(double));
    if (flows == NULL) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
        return;
    }
    struct demand demand = { .per_week = flows };
    find_flows(spec, &demand, flows + spec->pathways.count);
    for (size_t i = 0; i < spec->staff.count; ++i) {
        check_staff(part, &demand, i);
    }
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        check_reached(part, &demand, i);
    }
    bide_mem_free(flows);
}
