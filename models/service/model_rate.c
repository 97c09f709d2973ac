/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_rate.h"

#include <math.h>

#include "engine/base/civil.h"
#include "engine/rand/real.h"
#include "models/service/model_pathway.h"

/* Referrals a day at the start of an epoch, before the month's factor. A new "per_week"
 * takes hold as it stands; otherwise the old rate has gone on growing. */
struct level {
    double per_day;
    double growth; /* per day, continuous */
    double since;
};

static struct level next_level(struct level before, const struct bide_spec_pathway *old,
                               const struct bide_spec_pathway *now, double day)
{
    struct level level = { .since = day };
    const double change =
        old == NULL ? 1.0 : fabs(old->referrals.per_week - now->referrals.per_week);
    level.per_day =
        change > 0.0
            ? now->referrals.per_week / 7.0
            : before.per_day * bide_real_exp(before.growth * (day - before.since));
    level.growth =
        bide_real_log1p(now->referrals.growth_per_year) / BIDE_CIVIL_DAYS_PER_YEAR;
    return level;
}

/* Segments of one epoch: one for each month if months differ, else a single one. */
static enum bide_err add_segments(struct bide_rate *rate, const struct bide_spec *spec,
                                  const struct bide_spec_pathway *pathway,
                                  struct level level, double end)
{
    const double *factors = pathway->referrals.months.items;
    double from = level.since;
    enum bide_err err = BIDE_OK;
    while (from < end && err == BIDE_OK) {
        const int32_t day = spec->start + (int32_t) floor(from);
        const struct bide_civil_date date = bide_civil_date(day);
        const struct bide_civil_date first = { date.year, date.month, 1 };
        const double next_month = (double) bide_civil_add_months(bide_civil_day(first), 1)
                                  - (double) spec->start;
        const bool has_months = pathway->referrals.months.count == 12;
        const double factor = has_months ? factors[date.month - 1] : 1.0;
        const double grown = bide_real_exp(level.growth * (from - level.since));
        err = bide_rate_add(rate, from, level.per_day * grown * factor, level.growth);
        from = has_months ? next_month : end;
    }
    return err;
}

static bool are_alike(const struct bide_spec_referrals *a,
                      const struct bide_spec_referrals *b)
{
    const double *a_months = a->months.items;
    const double *b_months = b->months.items;
    double change =
        fabs(a->per_week - b->per_week) + fabs(a->growth_per_year - b->growth_per_year);
    for (size_t i = 0; i < a->months.count && i < b->months.count; ++i) {
        change += fabs(a_months[i] - b_months[i]);
    }
    return change <= 0.0 && a->months.count == b->months.count;
}

/* The first epoch after this one in which referrals differ. Only these begin a new
 * segment: a cut would shift the referrals after it by a last bit. */
static size_t next_change(const struct bide_overlay *overlay, size_t index, size_t epoch)
{
    const struct bide_spec_referrals *now =
        &bide_model_pathway_of(&overlay->epochs[epoch].spec, index)->referrals;
    size_t next = epoch + 1;
    while (
        next < overlay->epoch_count
        && are_alike(
            now, &bide_model_pathway_of(&overlay->epochs[next].spec, index)->referrals)) {
        ++next;
    }
    return next;
}

enum bide_err bide_model_rate_make(struct bide_model *model,
                                   const struct bide_overlay *overlay, size_t index)
{
    struct bide_rate *rate = &model->routes[index].rate;
    struct level level = { .since = 0.0 };
    const struct bide_spec_pathway *before = NULL;
    enum bide_err err = BIDE_OK;
    size_t next = 0;
    for (size_t i = 0; i < overlay->epoch_count && err == BIDE_OK; i = next) {
        const struct bide_overlay_epoch *epoch = &overlay->epochs[i];
        if (epoch->day >= model->horizon) {
            break;
        }
        next = next_change(overlay, index, i);
        const double end = next < overlay->epoch_count
                               ? fmin(overlay->epochs[next].day, model->horizon)
                               : model->horizon;
        const struct bide_spec_pathway *now = bide_model_pathway_of(&epoch->spec, index);
        level = next_level(level, before, now, epoch->day);
        err = add_segments(rate, &epoch->spec, now, level, end);
        before = now;
    }
    if (err == BIDE_OK) {
        bide_rate_close(rate, model->horizon);
    }
    return err;
}
