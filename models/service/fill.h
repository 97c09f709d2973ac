/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill.h - who is given which appointment of a staff group that books ahead: those that
 * were given before the start, and whoever is next for time that is free. */
#ifndef BIDE_SERVICE_FILL_H
#define BIDE_SERVICE_FILL_H

#include "models/service/run.h"

#define BIDE_FILL_SLACK 1e-9 /* days: time too short for anyone */

/* Fill the clinics from this day on, as they are expected to be held: whole sessions,
 * fractions carried, and what one overruns taken off the next. Nobody is booked before
 * earliest. */
void bide_fill_days(struct bide_run *run, size_t staff, size_t from, size_t earliest);

/* Make the appointments that some children have at the start. */
void bide_fill_given(struct bide_run *run, const struct bide_model_booked *booked);

#endif
