/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_pathway.h"

#include <math.h>
#include <stdio.h>

#include "models/scenario/check_ask.h"
#include "models/scenario/check_booking.h"
#include "models/scenario/check_demand.h"
#include "models/scenario/check_flow.h"
#include "models/scenario/check_history.h"
#include "models/scenario/check_leaving.h"
#include "models/scenario/check_limit.h"
#include "models/scenario/check_missed.h"
#include "models/scenario/check_next.h"
#include "models/scenario/check_order.h"
#include "models/scenario/check_repeat.h"
#include "models/scenario/check_rules.h"
#include "models/scenario/check_team.h"
#include "models/scenario/check_waiting.h"
#include "models/scenario/rules.h"

enum { MOST_HELP = 96 };
#define MOST_AGAIN 0.999    /* of missed appointments */
#define UNLIKELY_GROWTH 1.0 /* a year */

/* A pathway under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_pathway *pathway;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "pathways.%s.%s", subject->pathway->name, setting);
}

/* --- steps --- */

/* A step under examination: name is its name, or its number if that is not known. */
struct step_subject {
    const struct bide_check_part *part;
    const struct bide_spec_step *step;
    const char *pathway;
    const char *name;
};

static void step_path_of(const struct step_subject *subject, const char *setting,
                         char *path)
{
    bide_check_part_path(path, "pathways.%s.steps.%s%s", subject->pathway, subject->name,
                         setting);
}

static void check_duration(const struct step_subject *subject)
{
    const struct bide_spec_step *step = subject->step;
    const int given = (step->minutes.is_given ? 1 : 0) + (step->hours.is_given ? 1 : 0)
                      + (step->days.is_given ? 1 : 0) + (step->weeks.is_given ? 1 : 0);
    char path[BIDE_CHECK_PART_PATH];
    step_path_of(subject, "", path);
    bide_check_part_dist(subject->part, path, "minutes", &step->minutes);
    bide_check_part_dist(subject->part, path, "hours", &step->hours);
    bide_check_part_dist(subject->part, path, "days", &step->days);
    bide_check_part_dist(subject->part, path, "weeks", &step->weeks);
    if (given > 1 || (given == 0 && step->asks.count == 0)) {
        bide_check_part_error(subject->part, "BD-C061", path,
                              "say how long the step takes, such as minutes = 60;",
                              "step \"%s\" needs exactly one of \"minutes\", \"hours\", "
                              "\"days\" and \"weeks\", but has %d",
                              subject->name, given);
    }
}

static void check_step(const struct step_subject *subject)
{
    const struct bide_check_part *part = subject->part;
    const struct bide_spec_step *step = subject->step;
    char path[BIDE_CHECK_PART_PATH];
    const struct bide_spec_list staff = part->spec->staff;
    check_duration(subject);
    if (bide_check_part_lacks(staff, sizeof(struct bide_spec_staff), step->staff)) {
        step_path_of(subject, ".staff", path);
        bide_check_part_unknown(part, path, "staff group", step->staff, staff,
                                sizeof(struct bide_spec_staff));
    }
    bide_check_missed_rules(part, step, subject->pathway, subject->name);
    if (step->discharge_after == BIDE_SPEC_UNSET
        && step->not_brought * step->rebook > MOST_AGAIN) {
        step_path_of(subject, ".not_brought", path);
        bide_check_part_error(part, "BD-C068", path,
                              "lower \"not_brought\" or \"rebook\"",
                              "nobody gets past step \"%s\": each appointment is missed "
                              "and booked again",
                              subject->name);
    }
}

static void check_steps(const struct subject *subject)
{
    const struct bide_spec_step *steps = subject->pathway->steps.items;
    const size_t count = subject->pathway->steps.count;
    for (size_t i = 0; i < count; ++i) {
        char number[24];
        snprintf(number, sizeof(number), "%zu", i);
        const struct step_subject step = { subject->part, &steps[i],
                                           subject->pathway->name,
                                           steps[i].name != NULL ? steps[i].name
                                                                 : number };
        check_step(&step);
        bide_check_next_step(subject->part, subject->pathway, i, step.name);
        bide_check_ask_step(subject->part, subject->pathway, i, step.name);
    }
    const bool has_stop = bide_rules_stop_step(subject->pathway) < count
                          || subject->pathway->clock == BIDE_SPEC_CLOCK_EHC;
    if (!has_stop && count > 0) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "steps", path);
        bide_check_part_error(subject->part, "BD-C061", path,
                              "add stops_clock = true; to the step that ends the wait",
                              "no step stops the clock: none has staff");
    }
}

/* --- shares and references --- */

static void check_priorities(const struct subject *subject)
{
    const struct bide_spec_priority *priorities = subject->pathway->priorities.items;
    const size_t count = subject->pathway->priorities.count;
    char path[BIDE_CHECK_PART_PATH];
    double sum = 0.0;
    for (size_t i = 0; i < count; ++i) {
        sum += priorities[i].share;
    }
    if (count > 0 && !bide_check_part_adds_up(sum, true)) {
        path_of(subject, "priorities", path);
        bide_check_part_shares(subject->part, path, "priorities", sum, true);
    }
}

static void check_groups(const struct subject *subject)
{
    const struct bide_spec_group_share *groups = subject->pathway->groups.items;
    const struct bide_spec_list all = subject->part->spec->groups;
    char path[BIDE_CHECK_PART_PATH];
    double sum = 0.0;
    for (size_t i = 0; i < subject->pathway->groups.count; ++i) {
        sum += groups[i].share;
        if (bide_check_part_lacks(all, sizeof(struct bide_spec_group), groups[i].group)) {
            bide_check_part_path(path, "pathways.%s.groups.%zu.group",
                                 subject->pathway->name, i);
            bide_check_part_unknown(subject->part, path, "group", groups[i].group, all,
                                    sizeof(struct bide_spec_group));
        }
    }
    if (!bide_check_part_adds_up(sum, false)) {
        path_of(subject, "groups", path);
        bide_check_part_shares(subject->part, path, "groups", sum, false);
    }
}

static void check_onward(const struct subject *subject)
{
    const struct bide_spec_onward *onward = subject->pathway->onward.items;
    const struct bide_spec_list all = subject->part->spec->pathways;
    char path[BIDE_CHECK_PART_PATH];
    double sums[BIDE_SPEC_OVER_COUNT] = { 0.0 };
    double sum = 0.0;
    for (size_t i = 0; i < subject->pathway->onward.count; ++i) {
        const bool is_known = onward[i].after != BIDE_SPEC_UNSET;
        double *of = &sums[is_known ? onward[i].after : BIDE_SPEC_OVER_COMPLETED];
        *of += onward[i].share;
        sum = fmax(sum, *of);
        bide_check_part_path(path, "pathways.%s.onward.%zu", subject->pathway->name, i);
        bide_check_part_dist(subject->part, path, "weeks", &onward[i].weeks);
        if (bide_check_part_lacks(all, sizeof(struct bide_spec_pathway), onward[i].to)) {
            bide_check_part_path(path, "pathways.%s.onward.%zu.to",
                                 subject->pathway->name, i);
            bide_check_part_unknown(subject->part, path, "pathway", onward[i].to, all,
                                    sizeof(struct bide_spec_pathway));
        }
    }
    if (!bide_check_part_adds_up(sum, false)) {
        path_of(subject, "onward", path);
        bide_check_part_shares(subject->part, path, "onward", sum, false);
    }
}

/* --- referrals --- */

static void check_months(const struct subject *subject)
{
    const struct bide_spec_list *months = &subject->pathway->referrals.months;
    const double *factors = months->items;
    char path[BIDE_CHECK_PART_PATH];
    double sum = 0.0;
    for (size_t i = 0; i < months->count; ++i) {
        sum += factors[i];
    }
    if (months->count != 0 && months->count != 12) {
        path_of(subject, "referrals.months", path);
        bide_check_part_error(
            subject->part, "BD-C066", path, "give twelve, January comes first",
            "\"months\" has %zu factors, but a year has 12 months", months->count);
    } else if (months->count == 12 && fabs(sum / 12.0 - 1.0) > 0.02) {
        path_of(subject, "referrals.months", path);
        bide_check_part_warn(subject->part, "BD-C071", path,
                             "divide each by their average, or change \"per_week\"",
                             "the factors average %.3f, not 1: there will be %.0f %% as "
                             "many referrals as \"per_week\" says",
                             sum / 12.0, 100.0 * sum / 12.0);
    }
}

static void check_growth(const struct subject *subject)
{
    const double growth = subject->pathway->referrals.growth_per_year;
    if (growth > UNLIKELY_GROWTH) {
        char path[BIDE_CHECK_PART_PATH];
        char help[MOST_HELP];
        path_of(subject, "referrals.growth_per_year", path);
        snprintf(help, sizeof(help), "if %.9g %% a year is meant, write %.9g", growth,
                 growth / 100.0);
        bide_check_part_warn(subject->part, "BD-C072", path, help,
                             "referrals grow by %.0f %% a year", 100.0 * growth);
    }
}

static void check_pathway(const struct bide_check_part *part, size_t index)
{
    const struct subject subject = {
        .part = part,
        .pathway = (const struct bide_spec_pathway *) part->spec->pathways.items + index,
    };
    check_steps(&subject);
    bide_check_repeat_pathway(part, subject.pathway);
    bide_check_rules_pathway(part, subject.pathway);
    check_priorities(&subject);
    check_groups(&subject);
    check_months(&subject);
    check_growth(&subject);
    check_onward(&subject);
    bide_check_booking_pathway(part, subject.pathway);
    bide_check_history_pathway(part, subject.pathway);
    bide_check_demand_pathway(part, subject.pathway);
}

void bide_check_pathway_all(const struct bide_check_part *part)
{
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        check_pathway(part, i);
    }
    bide_check_demand_calendar(part);
    bide_check_waiting_all(part);
    bide_check_leaving_all(part);
    bide_check_order_all(part);
    bide_check_team_all(part);
    if (part->diag->error_count == 0) {
        bide_check_ask_loops(part);
        for (size_t i = 0; i < part->spec->pathways.count; ++i) {
            bide_check_limit_pathway(
                part, (const struct bide_spec_pathway *) part->spec->pathways.items + i);
        }
    }
    if (part->diag->error_count == 0) {
        bide_check_flow_loops(part);
    }
}
