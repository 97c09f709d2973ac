/* SPDX-License-Identifier: GPL-3.0-or-later */
/* select.h - the k-th smallest of many values without sorting all of them. */
#ifndef BIDE_STAT_SELECT_H
#define BIDE_STAT_SELECT_H

#include <stddef.h>

/* Rearrange count finite values so that the one with k (from 0, below count) others
 * before it in order stands at values[k], none before it is larger and none after it
 * smaller. Hoare's quickselect; where that would take many rounds it sorts, so that no
 * input takes longer than a sort. */
void bide_select_place(double *values, size_t count, size_t k);

/* So few values are sorted by that, all of them. */
enum { BIDE_SELECT_FEW = 12 };

/* The smallest of count values, count at least 1. */
double bide_select_least(const double *values, size_t count);

#endif
