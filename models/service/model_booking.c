/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_booking.h"

#include <string.h>

#include "models/service/model_pathway.h"

enum bide_err bide_model_booking_compile(struct bide_model_booking *booking,
                                         const struct bide_spec_staff *staff)
{
    const struct bide_spec_booking *source = &staff->booking;
    booking->notice_days = (size_t) source->notice_days;
    booking->overbook = source->overbook;
    booking->cancelled = source->cancelled;
    if (!source->cancel_days.is_given) {
        return BIDE_OK; /* all zero: on the day */
    }
    const struct bide_dist_params params = bide_spec_dist_params(&source->cancel_days);
    return bide_dist_init(&booking->cancel_days, &params, 1.0);
}

static enum bide_err add_booked(struct bide_model *model, const struct bide_spec *base,
                                size_t pathway, const struct bide_spec_booked *source)
{
    const struct bide_spec_pathway *of = bide_model_pathway_of(base, pathway);
    const struct bide_spec_step *steps = of->steps.items;
    const size_t step = bide_spec_booked_step(of, source);
    const size_t count = source->per_week.count;
    double *per_week = bide_arena_take(&model->arena, count, sizeof(double));
    if (per_week == NULL) {
        return BIDE_ERR_MEMORY;
    }
    if (count > 0) {
        memcpy(per_week, source->per_week.items, count * sizeof(double));
    }
    const struct bide_model_booked booked = {
        .pathway = (uint32_t) pathway,
        .step = (uint32_t) step,
        .staff = (uint32_t) bide_spec_find(base->staff, sizeof(struct bide_spec_staff),
                                           steps[step].staff),
        .per_week = per_week,
        .week_count = count,
    };
    model->booked[model->booked_count++] = booked;
    return BIDE_OK;
}

enum bide_err bide_model_booking_start(struct bide_model *model,
                                       const struct bide_spec *base)
{
    size_t count = 0;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        count += bide_model_pathway_of(base, i)->booked.count;
    }
    model->booked =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_booked));
    enum bide_err err = model->booked == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < model->pathway_count; ++i) {
        const struct bide_spec_list list = bide_model_pathway_of(base, i)->booked;
        for (size_t k = 0; k < list.count && err == BIDE_OK; ++k) {
            err = add_booked(model, base, i,
                             (const struct bide_spec_booked *) list.items + k);
        }
    }
    return err;
}
