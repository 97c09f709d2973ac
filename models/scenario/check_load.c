/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_load.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "engine/des/calendar.h"
#include "models/scenario/check_flow.h"
#include "models/scenario/check_next.h"
#include "models/scenario/roles.h"
#include "models/scenario/roster.h"

enum { MOST_HELP = 256 };
#define MINUTES_PER_WEEK 10080.0
#define WEEKS_PER_YEAR (BIDE_CIVIL_DAYS_PER_YEAR / 7.0)
#define SUSPICIOUS_LOAD 10.0
#define OVERLOAD 1.005

/* What is known before the staff groups are looked at. */
struct load {
    const struct bide_check_part *part;
    double *arriving; /* owned; children a week, by pathway */
    struct bide_calendar calendar;
    enum bide_err err;
};

/* What is asked of a staff group in a week. */
struct demand {
    double minutes;
    double children;    /* who ask for some of it */
    double most;        /* minutes that one pathway asks for */
    size_t most_from;   /* which */
    bool is_waited_for; /* a starting list */
};

static const struct bide_spec_pathway *pathway_at(const struct load *load, size_t index)
{
    return (const struct bide_spec_pathway *) load->part->spec->pathways.items + index;
}

/* Where several may do a step, who does how much of it is not known beforehand. */
static bool is_done_by(const struct bide_spec_step *step,
                       const struct bide_spec_staff *staff)
{
    return step->or_staff.count == 0 && bide_roles_of(step, staff->name).is_any;
}

/* Whether children wait at the start for a step of the pathway that the group does. */
static bool is_waited_for(const struct bide_spec_pathway *pathway,
                          const struct bide_spec_staff *staff)
{
    const struct bide_spec_waiting *waiting = pathway->waiting.items;
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->waiting.count; ++i) {
        const size_t step =
            waiting[i].step == NULL
                ? 0
                : bide_spec_find(pathway->steps, sizeof(steps[0]), waiting[i].step);
        if (is_done_by(&steps[step], staff)) {
            return true;
        }
    }
    return false;
}

static void add_pathway(struct load *load, struct demand *demand, size_t index,
                        const struct bide_spec_staff *staff)
{
    const struct bide_spec_pathway *pathway = pathway_at(load, index);
    const struct bide_spec_step *steps = pathway->steps.items;
    struct bide_check_next next;
    bide_check_next_solve(pathway, &next);
    double minutes = 0.0;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (is_done_by(&steps[i], staff)) {
            minutes += load->arriving[index] * next.visits[i]
                       * bide_check_flow_minutes(&steps[i], &load->err);
        }
    }
    demand->minutes += minutes;
    demand->children += minutes > 0.0 ? load->arriving[index] : 0.0;
    demand->is_waited_for = demand->is_waited_for || is_waited_for(pathway, staff);
    if (minutes > demand->most) {
        demand->most = minutes;
        demand->most_from = index;
    }
}

/* --- capacity --- */

/* Of the sessions of the job plan, the share that is no holiday and no leave. */
static double open_share(const struct load *load, const struct bide_spec_staff *staff)
{
    const struct bide_spec *spec = load->part->spec;
    const unsigned weekdays = bide_roster_weekdays(spec, staff);
    double sessions[7];
    double open = 0.0;
    double all = 0.0;
    for (int weekday = 0; weekday < 7; ++weekday) {
        sessions[weekday] = bide_roster_sessions(spec, staff, weekday);
    }
    for (size_t day = 0; day < load->calendar.day_count; ++day) {
        const int32_t date = spec->start + (int32_t) day;
        const int weekday = bide_civil_weekday(date);
        all += sessions[weekday];
        open += bide_calendar_is_open(&load->calendar, day, weekdays)
                    ? sessions[weekday] * bide_roster_present(spec, staff, date)
                    : 0.0;
    }
    return all > 0.0 ? open / all : 1.0;
}

/* Minutes a week; of continuous clinicians as many as there ever are. */
static double capacity_minutes(const struct load *load,
                               const struct bide_spec_staff *staff)
{
    if (isnan(staff->wte)) {
        double most = (double) staff->clinicians;
        const struct bide_spec_schedule *entries = staff->schedule.items;
        for (size_t i = 0; i < staff->schedule.count; ++i) {
            most = fmax(most, (double) entries[i].clinicians);
        }
        return most * MINUTES_PER_WEEK;
    }
    return staff->wte * bide_roster_week(load->part->spec, staff) * staff->session_minutes
           * (1.0 - staff->admin_share)
           * fmin(1.0, staff->clinical_weeks / WEEKS_PER_YEAR) * (1.0 - staff->sickness)
           * open_share(load, staff);
}

/* --- reports --- */

/* So much is a slip more often than a fact: the number may be a year's. */
static void report_slip(const struct load *load, const struct bide_spec_staff *staff,
                        const struct demand *demand, double ratio)
{
    const struct bide_spec_pathway *pathway = pathway_at(load, demand->most_from);
    const double per_week = pathway->referrals.per_week;
    char path[BIDE_CHECK_PART_PATH];
    char help[MOST_HELP];
    bide_check_part_path(path, "pathways.%s.referrals.per_week", pathway->name);
    snprintf(help, sizeof(help),
             "%.9g a week is %.0f a year; if %.9g a year is meant, write %.3g", per_week,
             per_week * WEEKS_PER_YEAR, per_week, per_week / WEEKS_PER_YEAR);
    bide_check_part_warn(load->part, "BD-C072", path,
                         per_week > 0.0 ? help : "check the units of times and staff",
                         "demand at the start is %.0f times the capacity of \"%s\"",
                         ratio, staff->name);
}

static void report_overload(const struct load *load, const struct bide_spec_staff *staff,
                            const struct demand *demand, double capacity)
{
    const double growth =
        (demand->minutes - capacity) / (demand->minutes / demand->children);
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "staff.%s", staff->name);
    bide_check_part_warn(
        load->part, "BD-C073", path,
        "that may be so; lists settle if children leave or capacity is "
        "added",
        "demand at the start is %.2f times the capacity of \"%s\": its lists grow by "
        "about %.2g children a week",
        demand->minutes / capacity, staff->name, growth);
}

static void check_staff(struct load *load, const struct bide_spec_staff *staff)
{
    struct demand demand = { .minutes = 0.0 };
    for (size_t i = 0; i < load->part->spec->pathways.count; ++i) {
        add_pathway(load, &demand, i, staff);
    }
    const double capacity = capacity_minutes(load, staff);
    const double ratio = demand.minutes / capacity;
    if (capacity <= 0.0 && (demand.minutes > 0.0 || demand.is_waited_for)) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "staff.%s", staff->name);
        bide_check_part_warn(
            load->part, "BD-C074", path, "nobody is seen until a scenario adds some",
            "staff group \"%s\" has no capacity, but children wait for it", staff->name);
    } else if (capacity > 0.0 && ratio > SUSPICIOUS_LOAD) {
        report_slip(load, staff, &demand, ratio);
    } else if (capacity > 0.0 && ratio > OVERLOAD) {
        report_overload(load, staff, &demand, capacity);
    }
}

/* --- what nobody reaches --- */

static void check_steps(const struct load *load, size_t index)
{
    const struct bide_spec_pathway *pathway = pathway_at(load, index);
    const struct bide_spec_step *steps = pathway->steps.items;
    struct bide_check_next next;
    bide_check_next_solve(pathway, &next);
    for (size_t i = 0; i < pathway->steps.count && load->arriving[index] > 0.0; ++i) {
        char path[BIDE_CHECK_PART_PATH];
        if (next.visits[i] * steps[i].share <= 0.0) {
            bide_check_part_path(path, "pathways.%s.steps.%s", pathway->name,
                                 steps[i].name);
            bide_check_part_warn(
                load->part, "BD-C075", path, "see the shares here and before",
                "no referred child ever needs step \"%s\"", steps[i].name);
            return;
        }
    }
}

static void check_reached(const struct load *load, size_t index)
{
    const struct bide_spec_pathway *pathway = pathway_at(load, index);
    const struct bide_spec_priority *priorities = pathway->priorities.items;
    char path[BIDE_CHECK_PART_PATH];
    if (load->arriving[index] <= 0.0 && pathway->waiting.count == 0) {
        bide_check_part_path(path, "pathways.%s", pathway->name);
        bide_check_part_warn(load->part, "BD-C075", path,
                             "give it referrals or a starting list",
                             "no child ever comes to pathway \"%s\"", pathway->name);
    }
    for (size_t i = 0; i < pathway->priorities.count; ++i) {
        if (priorities[i].share <= 0.0) {
            bide_check_part_path(path, "pathways.%s.priorities.%s.share", pathway->name,
                                 priorities[i].name);
            bide_check_part_warn(load->part, "BD-C075", path,
                                 "leave it out or give it a share",
                                 "no referral has priority \"%s\"", priorities[i].name);
        }
    }
    check_steps(load, index);
}

static enum bide_err open_load(struct load *load)
{
    const struct bide_spec *spec = load->part->spec;
    const bool has_holidays =
        spec->calendar.holidays == BIDE_SPEC_HOLIDAYS_ENGLAND_AND_WALES;
    load->arriving = bide_mem_zeroed(spec->pathways.count, sizeof(double));
    enum bide_err err = bide_calendar_init(&load->calendar, spec->start,
                                           7 * (size_t) spec->weeks, has_holidays);
    if (load->arriving == NULL) {
        err = BIDE_ERR_MEMORY;
    }
    return err == BIDE_OK ? bide_check_flow_solve(spec, load->arriving) : err;
}

void bide_check_load_all(const struct bide_check_part *part)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_staff *staff = spec->staff.items;
    struct load load = { .part = part };
    load.err = open_load(&load);
    for (size_t i = 0; i < spec->staff.count && load.err == BIDE_OK; ++i) {
        check_staff(&load, &staff[i]);
    }
    for (size_t i = 0; i < spec->pathways.count && load.err == BIDE_OK; ++i) {
        check_reached(&load, i);
    }
    bide_diag_fail(part->diag, load.err);
    bide_calendar_free(&load.calendar);
    bide_mem_free(load.arriving);
}
