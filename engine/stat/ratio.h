/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ratio.h - the ratio of two means that were estimated together, such as pounds for each
 * child, with an interval that is right however uncertain the lower mean is. */
#ifndef BIDE_STAT_RATIO_H
#define BIDE_STAT_RATIO_H

#include <stdbool.h>
#include <stddef.h>

struct bide_ratio {
    size_t count;     /* pairs with two values: NaN is left out */
    double top;       /* mean of the upper values; NaN if count is 0 */
    double bottom;    /* mean of the lower values; NaN if count is 0 */
    double ratio;     /* top / bottom; NaN unless it is reliable */
    double low, high; /* its 95 % interval; NaN unless it is reliable */
    bool is_reliable; /* the 95 % interval of the lower mean does not reach 0 */
};

/* Fieller's interval from count pairs (tops[i], bottoms[i]), finite or NaN: all ratios
 * that a t test at the 5 % level does not reject. Where the lower mean cannot be told
 * from 0 these have no bounds, and there is no reliable ratio. */
struct bide_ratio bide_ratio_of(const double *tops, const double *bottoms, size_t count);

/* Make alike what means the same: one kind of NaN, and no -0. */
void bide_ratio_plain(struct bide_ratio *ratio);

#endif
