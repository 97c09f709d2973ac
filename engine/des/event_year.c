/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/des/event_year.h"

struct bide_event_year bide_event_year_of(double first, double mean_span, size_t count)
{
    const double days = 4 * mean_span;
    const double per_day = days > 0 ? (double) count / days : 1;
    return (struct bide_event_year){
        .start = first,
        .per_day = per_day < BIDE_EVENT_YEAR_LONGEST ? per_day : BIDE_EVENT_YEAR_LONGEST,
        .count = count,
    };
}
