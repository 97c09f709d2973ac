/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/tally.h"

#include <math.h>

void bide_tally_init(struct bide_tally *tally)
{
    tally->count = 0;
    tally->mean = 0;
    tally->m2 = 0;
}

void bide_tally_add(struct bide_tally *tally, double x)
{
    tally->count += 1;
    const double delta = x - tally->mean;
    tally->mean += delta / (double) tally->count;
    tally->m2 += delta * (x - tally->mean);
}

void bide_tally_merge(struct bide_tally *tally, const struct bide_tally *other)
{
    if (other->count == 0) {
        return;
    }
    const double n_a = (double) tally->count;
    const double n_b = (double) other->count;
    const double delta = other->mean - tally->mean;

    tally->count += other->count;
    tally->mean += delta * (n_b / (n_a + n_b));
    tally->m2 += other->m2 + delta * delta * (n_a * n_b / (n_a + n_b));
}

double bide_tally_variance(const struct bide_tally *tally)
{
    return tally->count < 2 ? NAN : tally->m2 / (double) (tally->count - 1);
}
