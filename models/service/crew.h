/* SPDX-License-Identifier: GPL-3.0-or-later */
/* crew.h - how many continuous clinicians a staff group has, and what becomes of the
 * children they are with when there are fewer. */
#ifndef BIDE_SERVICE_CREW_H
#define BIDE_SERVICE_CREW_H

#include "models/service/run.h"

/* Schedule the coming and going that is known at the start. */
void bide_crew_begin(struct bide_run *run);

/* A level's number of clinicians holds from now on. */
void bide_crew_level(struct bide_run *run, size_t level);

/* So many are in post from now on, besides those hired. */
void bide_crew_in_post(struct bide_run *run, size_t staff, int64_t count);

/* Something changes in a post, of any group. */
void bide_crew_post(struct bide_run *run, size_t post);

/* So many more or fewer, who look for children. When there are fewer, those without a
 * child go first. The others finish with the child they are with, and stay after all if
 * there are more again by then; or, if the group returns children, go at once. */
void bide_crew_change(struct bide_run *run, size_t staff, int64_t change);

/* A clinician of the group begins with a child. */
void bide_crew_take(struct bide_run *run, size_t staff, struct bide_run_child *child);

/* The clinician is free for the next child, or goes. */
void bide_crew_let_go(struct bide_run *run, uint32_t id);

#endif
