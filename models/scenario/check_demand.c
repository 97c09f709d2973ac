/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_demand.h"

#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "engine/rand/real.h"
#include "models/scenario/check_caseload.h"
#include "models/scenario/check_data.h"
#include "models/scenario/data.h"
#include "models/scenario/season.h"

enum { MOST_FACTORS = 366 /* of a profile */, MOST_TOGETHER = 1000 };
#define MOST_REFERRALS 2e9 /* a run numbers them in 31 bits */

static const struct bide_spec_group_share *group_at(
    const struct bide_spec_pathway *pathway, size_t index)
{
    return (const struct bide_spec_group_share *) pathway->groups.items + index;
}

double bide_check_demand_per_week(const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + index;
    const struct bide_spec_table *table =
        bide_data_table(spec, index, BIDE_SPEC_REFERRALS);
    if (table != NULL) {
        return (double) bide_data_used(spec, table) / (double) spec->weeks;
    }
    double factor = 1.0;
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        factor += group_at(pathway, i)->share * (group_at(pathway, i)->factor - 1.0);
    }
    return pathway->referrals.per_week * factor;
}

/* --- groups --- */

static bool is_repeated(const struct bide_spec_pathway *pathway, size_t index)
{
    const char *name = group_at(pathway, index)->group;
    for (size_t i = 0; i < index; ++i) {
        const char *other = group_at(pathway, i)->group;
        if (name != NULL && other != NULL && strcmp(name, other) == 0) {
            return true;
        }
    }
    return false;
}

static void check_groups(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway)
{
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        if (is_repeated(pathway, i)) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "pathways.%s.groups.%zu.group", pathway->name, i);
            bide_check_part_error(part, "BD-C080", path, "add up the two shares",
                                  "group \"%s\" has a share already",
                                  group_at(pathway, i)->group);
        }
    }
}

/* --- ages --- */

/* Whether children of these ages could be too old when they are referred, on average. */
static bool is_too_old(const struct bide_spec_dist *age, double limit, enum bide_err *err)
{
    if (!age->is_given || *err != BIDE_OK) {
        return false;
    }
    const struct bide_dist_params params = bide_spec_dist_params(age);
    struct bide_dist dist;
    if (bide_dist_problem(&params) != NULL) {
        return false;
    }
    *err = bide_dist_init(&dist, &params, 1.0);
    const double mean = *err == BIDE_OK ? bide_dist_mean(&dist) : 0.0;
    if (*err == BIDE_OK) {
        bide_dist_free(&dist);
    }
    return mean >= limit;
}

static void check_limit(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway, const char *owner,
                        const struct bide_spec_dist *age)
{
    enum bide_err err = BIDE_OK;
    bide_check_part_dist(part, owner, "age", age);
    if (is_too_old(age, pathway->ages_out_at, &err)) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "%s.age", owner);
        bide_check_part_warn(
            part, "BD-C083", path, "are the ages in years?",
            "children are referred at %.9g years or more on average, when "
            "they leave as too old",
            pathway->ages_out_at);
    }
    bide_diag_fail(part->diag, err);
}

static bool leads_to(const struct bide_spec_pathway *from, const char *name)
{
    const struct bide_spec_onward *onward = from->onward.items;
    for (size_t i = 0; i < from->onward.count; ++i) {
        if (onward[i].to != NULL && strcmp(onward[i].to, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether children come from another pathway, and so perhaps with a birthday. */
static bool is_led_to(const struct bide_spec *spec, const char *name)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    bool is_found = false;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        is_found = is_found || leads_to(&pathways[i], name);
    }
    return is_found;
}

static void check_ages(const struct bide_check_part *part,
                       const struct bide_spec_pathway *pathway)
{
    char path[BIDE_CHECK_PART_PATH];
    bool is_known = pathway->age.is_given || is_led_to(part->spec, pathway->name);
    bide_check_part_path(path, "pathways.%s", pathway->name);
    check_limit(part, pathway, path, &pathway->age);
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        is_known = is_known || group_at(pathway, i)->age.is_given;
        bide_check_part_path(path, "pathways.%s.groups.%zu", pathway->name, i);
        check_limit(part, pathway, path, &group_at(pathway, i)->age);
    }
    if (!isnan(pathway->ages_out_at) && !is_known) {
        bide_check_part_path(path, "pathways.%s.ages_out_at", pathway->name);
        bide_check_part_warn(part, "BD-C083", path, "give the pathway an \"age\"",
                             "no child's age is known: none leaves as too old");
    }
}

/* --- seasons --- */

/* A problem with the factors of a profile, as of the months. */
static void check_profile(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_list *profile = &pathway->referrals.profile;
    const double *factors = profile->items;
    char path[BIDE_CHECK_PART_PATH];
    double sum = 0.0;
    for (size_t i = 0; i < profile->count; ++i) {
        sum += factors[i];
    }
    const double average = profile->count > 0 ? sum / (double) profile->count : 1.0;
    bide_check_part_path(path, "pathways.%s.referrals.profile", pathway->name);
    if (profile->count > MOST_FACTORS) {
        bide_check_part_error(part, "BD-C066", path, "a factor for each day is enough",
                              "\"profile\" has %zu factors; the most is %d",
                              profile->count, MOST_FACTORS);
    } else if (fabs(average - 1.0) > 0.02) {
        bide_check_part_warn(part, "BD-C071", path,
                             "divide each by their average, or change \"per_week\"",
                             "the factors average %.3f, not 1: there will be %.0f %% as "
                             "many referrals as \"per_week\" says",
                             average, 100.0 * average);
    }
}

static void check_surge(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway, size_t index)
{
    const struct bide_spec_surge *surge =
        (const struct bide_spec_surge *) pathway->referrals.surges.items + index;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.referrals.surges.%zu", pathway->name, index);
    if (surge->from != BIDE_SPEC_NO_DATE && !isnan(surge->from_week)) {
        bide_check_part_error(part, "BD-C061", path, "keep one of them",
                              "a surge has \"from\" or \"from_week\", not both");
    } else if (bide_check_part_has_dates(part)
               && bide_season_surge_day(part->spec, surge)
                      >= 7.0 * (double) part->spec->weeks) {
        bide_check_part_warn(part, "BD-C077", path, "move it, or make \"weeks\" longer",
                             "the surge begins after the end and has no effect");
    }
}

static void check_seasons(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway)
{
    const bool has_effect = fabs(pathway->referrals.school_holidays - 1.0) > 0.0;
    check_profile(part, pathway);
    for (size_t i = 0; i < pathway->referrals.surges.count; ++i) {
        check_surge(part, pathway, i);
    }
    if (has_effect && part->spec->calendar.school_holidays.count == 0) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.referrals.school_holidays",
                             pathway->name);
        bide_check_part_warn(part, "BD-C081", path,
                             "give their dates in the calendar's \"school_holidays\"",
                             "no school holidays are given: the factor has no effect");
    }
}

/* --- batches --- */

static bool is_batch(double size)
{
    return bide_check_part_is_whole(size) && size >= 1.0 && size <= MOST_TOGETHER;
}

static bool are_batches(const struct bide_spec_dist *dist)
{
    const double *sizes = dist->values.items;
    bool is_right = dist->shape == BIDE_DIST_EMPIRICAL
                    || (dist->shape == BIDE_DIST_FIXED && is_batch(dist->mean));
    for (size_t i = 0; i < dist->values.count; ++i) {
        is_right = is_right && is_batch(sizes[i]);
    }
    return is_right;
}

static void check_batch(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_dist *batch = &pathway->referrals.batch;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.referrals", pathway->name);
    bide_check_part_dist(part, path, "batch", batch);
    if (batch->is_given && !are_batches(batch)) {
        bide_check_part_path(path, "pathways.%s.referrals.batch", pathway->name);
        bide_check_part_error(
            part, "BD-C082", path,
            "such as batch = { shape = \"empirical\"; values = [ 1, 2 ]; "
            "weights = [ 9, 1 ]; };",
            "\"batch\" must be whole numbers of children, 1 to %d: one "
            "number, or \"empirical\" values",
            MOST_TOGETHER);
    }
}

void bide_check_demand_calendar(const struct bide_check_part *part)
{
    const struct bide_spec_list *list = &part->spec->calendar.school_holidays;
    const struct bide_spec_school_holiday *holidays = list->items;
    for (size_t i = 0; i < list->count; ++i) {
        if (holidays[i].to < holidays[i].from && holidays[i].to != BIDE_SPEC_NO_DATE) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "calendar.school_holidays.%zu", i);
            bide_check_part_error(part, "BD-C081", path,
                                  "\"to\" is the last day without school",
                                  "the school holiday ends before it begins");
        }
    }
}

/* --- how many in all --- */

/* Weeks that as many come in as at first come in all, when they grow: the integral of an
 * exponential. */
static double grown_weeks(const struct bide_spec *spec, double growth_per_year)
{
    const double weeks = (double) spec->weeks;
    const double rate = bide_real_log1p(growth_per_year) * 7.0 / BIDE_CIVIL_DAYS_PER_YEAR;
    return fabs(rate) > 1e-12 ? bide_real_expm1(rate * weeks) / rate : weeks;
}

/* Children referred by the end, or more: each group with its growth, in the busiest
 * season. */
static double most_children(const struct bide_spec *spec,
                            const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_referrals *referrals = &pathway->referrals;
    double share = 1.0;
    double weeks = 0.0;
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        const struct bide_spec_group_share *group = group_at(pathway, i);
        const double growth = isnan(group->growth_per_year) ? referrals->growth_per_year
                                                            : group->growth_per_year;
        share -= group->share;
        weeks += group->share * group->factor * grown_weeks(spec, growth);
    }
    weeks += fmax(0.0, share) * grown_weeks(spec, referrals->growth_per_year);
    return referrals->per_week * weeks * bide_season_most(referrals);
}

static void check_size(const struct bide_check_part *part,
                       const struct bide_spec_pathway *pathway)
{
    const double children =
        bide_check_part_has_dates(part) ? most_children(part->spec, pathway) : 0.0;
    if (children > MOST_REFERRALS) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.referrals", pathway->name);
        bide_check_part_error(part, "BD-C066", path,
                              "check \"per_week\" and \"growth_per_year\"",
                              "%.3g children would be referred by the end; the most is "
                              "2,000,000,000",
                              children);
    }
}

void bide_check_demand_pathway(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway)
{
    bide_check_data_referrals(part, pathway);
    bide_check_caseload_pathway(part, pathway);
    check_groups(part, pathway);
    check_ages(part, pathway);
    check_seasons(part, pathway);
    check_batch(part, pathway);
    check_size(part, pathway);
}
