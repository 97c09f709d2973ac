/* SPDX-License-Identifier: GPL-3.0-or-later */
/* people.h - the posts of staff groups whose people leave, are replaced and fall ill.
 *
 * Each post has random numbers of its own, so that what happens to one moves no other. */
#ifndef BIDE_SERVICE_PEOPLE_H
#define BIDE_SERVICE_PEOPLE_H

#include "models/service/run.h"

/* Fill all posts and draw who leaves and falls ill first; the days on which those hired
 * arrive are known. */
void bide_people_begin(struct bide_run *run);

/* Whether whoever holds a post leaves now. */
bool bide_people_is_left(const struct bide_run *run, size_t index);

/* Something changes in a post now: what is next is drawn. Returns by how many the
 * clinicians at work change, if the group's are continuous: -1, 0 or 1. */
int bide_people_change(struct bide_run *run, size_t index);

/* WTE at work at a time of today, those hired included; or as is expected of a later day,
 * when it is known who has given notice but not who will be ill. */
double bide_people_wte(const struct bide_run *run, size_t staff, double time);

/* Of so many continuous clinicians in post, how many are at work. */
int64_t bide_people_clinicians(const struct bide_run *run, size_t staff, int64_t in_post);

/* WTE days paid from one time, not before the cost was last settled, to now. */
double bide_people_paid_days(const struct bide_run *run, size_t staff, double from);

#endif
