/* SPDX-License-Identifier: GPL-3.0-or-later */
/* balance.h - demand against capacity, and what would be needed, beside the simulated
 * answer. */
#ifndef BIDE_SERVICE_BALANCE_H
#define BIDE_SERVICE_BALANCE_H

#include "models/service/study.h"

/* Of a pathway, on average from the end of the warm-up to the last milestone. What cannot
 * be known is NaN: all, if no step has staff. Children a week, weeks. */
struct bide_balance {
    size_t staff;           /* the group that holds up most */
    double demand_per_week; /* referred, from other pathways too */
    double
        capacity_per_week; /* appointments for so many: staff time offered, divided
                              between its pathways by what they ask for, and contracts */
    double load;
    double list;        /* at the start */
    double target_list; /* at which the standard is kept */
    double
        relief_per_week; /* capacity that brings the list there by the last milestone */
    double target_capacity_per_week; /* capacity that would hold it there */
    double left_per_week;            /* unseen: they left, or their clock was closed */
    double pressure; /* of the mean wait of those seen: above 1 the standard is missed */
};

/* Whether the list can be kept up with, as far as is known. */
bool bide_balance_is_sustained(const struct bide_balance *balance);

/* Of every pathway, into balances[0..pathway_count). Time asked for is that of all who
 * are referred, from the settings: missed appointments and repeated steps count;
 * what pilots save does not. */
BIDE_MUST_CHECK enum bide_err bide_balance_of(struct bide_balance *balances,
                                              const struct bide_study *study,
                                              size_t scenario);

#endif
