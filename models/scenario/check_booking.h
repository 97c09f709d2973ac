/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_booking.h - can appointments be made ahead as a staff group says? */
#ifndef BIDE_SCENARIO_CHECK_BOOKING_H
#define BIDE_SCENARIO_CHECK_BOOKING_H

#include "models/scenario/check_part.h"

/* path is the staff group's. */
void bide_check_booking_staff(const struct bide_check_part *part, const char *path,
                              const struct bide_spec_staff *staff);

/* The appointments that a pathway's children have at the start. */
void bide_check_booking_pathway(const struct bide_check_part *part,
                                const struct bide_spec_pathway *pathway);

#endif
