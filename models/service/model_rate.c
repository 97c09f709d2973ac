/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_rate.h"

#include <math.h>

#include "engine/base/civil.h"
#include "engine/rand/real.h"
#include "models/scenario/season.h"
#include "models/service/model_pathway.h"

#define SLACK 1e-9 /* what adding up shares may lose */

/* What an epoch says about the referrals of a group. */
struct demand {
    const struct bide_spec_referrals *referrals;
    double share; /* of the pathway's referrals */
    double growth_per_year;
};

static double share_of_none(const struct bide_spec_list *list)
{
    const struct bide_spec_group_share *groups = list->items;
    double share = 1.0;
    for (size_t i = 0; i < list->count; ++i) {
        share -= groups[i].share;
    }
    return share > SLACK ? share : 0.0;
}

static struct demand demand_of(const struct bide_spec *spec,
                               struct bide_model_rate_whose whose)
{
    const struct bide_spec_pathway *pathway = bide_model_pathway_of(spec, whose.pathway);
    struct demand demand = { .referrals = &pathway->referrals };
    demand.growth_per_year = pathway->referrals.growth_per_year;
    if (whose.place >= pathway->groups.count) {
        demand.share = share_of_none(&pathway->groups);
        return demand;
    }
    const struct bide_spec_group_share *group =
        (const struct bide_spec_group_share *) pathway->groups.items + whose.place;
    demand.share = group->share * group->factor;
    if (!isnan(group->growth_per_year)) {
        demand.growth_per_year = group->growth_per_year;
    }
    return demand;
}

/* The pathway's referrals a day at the start of an epoch, before the seasons' factors. A
 * new "per_week" takes hold as it stands; otherwise the old rate has gone on growing. */
struct level {
    double per_day;
    double growth; /* per day, continuous */
    double since;
};

static struct level next_level(struct level before, const struct demand *old,
                               const struct demand *now, double day)
{
    struct level level = { .since = day };
    const double change =
        old == NULL ? 1.0 : fabs(old->referrals->per_week - now->referrals->per_week);
    level.per_day =
        change > 0.0
            ? now->referrals->per_week / 7.0
            : before.per_day * bide_real_exp(before.growth * (day - before.since));
    level.growth = bide_real_log1p(now->growth_per_year) / BIDE_CIVIL_DAYS_PER_YEAR;
    return level;
}

/* Up to when, and how many children come together. */
struct span {
    double end;
    double batch;
};

/* Segments of one epoch: one for as long as no season changes. */
static enum bide_err add_segments(struct bide_rate *rate, const struct bide_spec *spec,
                                  const struct demand *demand, struct level level,
                                  struct span span)
{
    double from = level.since;
    enum bide_err err = BIDE_OK;
    while (from < span.end && err == BIDE_OK) {
        const struct bide_season season = bide_season_at(spec, demand->referrals, from);
        const double grown = bide_real_exp(level.growth * (from - level.since));
        err = bide_rate_add(rate, from,
                            level.per_day * grown * season.factor * demand->share
                                / span.batch,
                            level.growth);
        from = season.until;
    }
    return err;
}

static bool are_alike(const struct demand *a, const struct demand *b)
{
    const double change = fabs(a->referrals->per_week - b->referrals->per_week)
                          + fabs(a->share - b->share)
                          + fabs(a->growth_per_year - b->growth_per_year);
    return change <= 0.0 && bide_season_are_alike(a->referrals, b->referrals);
}

/* The first epoch after this one in which referrals differ. Only these begin a new
 * segment: a cut would shift the referrals after it by a last bit. */
static size_t next_change(const struct bide_overlay *overlay,
                          struct bide_model_rate_whose whose, size_t epoch)
{
    const struct demand now = demand_of(&overlay->epochs[epoch].spec, whose);
    for (size_t next = epoch + 1; next < overlay->epoch_count; ++next) {
        const struct demand then = demand_of(&overlay->epochs[next].spec, whose);
        if (!are_alike(&now, &then)) {
            return next;
        }
    }
    return overlay->epoch_count;
}

enum bide_err bide_model_rate_make(struct bide_rate *rate,
                                   const struct bide_overlay *overlay,
                                   struct bide_model_rate_whose whose)
{
    struct level level = { .since = 0.0 };
    struct demand before = { .referrals = NULL };
    enum bide_err err = BIDE_OK;
    size_t next = 0;
    for (size_t i = 0; i < overlay->epoch_count && err == BIDE_OK; i = next) {
        const struct bide_overlay_epoch *epoch = &overlay->epochs[i];
        if (epoch->day >= whose.horizon) {
            break;
        }
        next = next_change(overlay, whose, i);
        struct span span = { whose.horizon, whose.batch };
        if (next < overlay->epoch_count) {
            span.end = fmin(overlay->epochs[next].day, whose.horizon);
        }
        const struct demand now = demand_of(&epoch->spec, whose);
        level = next_level(level, i > 0 ? &before : NULL, &now, epoch->day);
        err = add_segments(rate, &epoch->spec, &now, level, span);
        before = now;
    }
    if (err == BIDE_OK) {
        bide_rate_close(rate, whose.horizon);
    }
    return err;
}
