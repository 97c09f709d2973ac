/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_booking.h"

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
