/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/level.h"

#include <math.h>

void bide_level_init(struct bide_level *level, int64_t value, double time)
{
    level->value = value;
    level->start = time;
    level->moments = 0;
}

/* A change c at t adds c * (time - t) = c * (time - start) - c * (t - start). */
double bide_level_integral(const struct bide_level *level, double time)
{
    const uint64_t length = (uint64_t) bide_level_ticks(time - level->start);
    return (double) (int64_t) ((uint64_t) level->value * length + level->moments)
           / BIDE_LEVEL_TICKS;
}

double bide_level_mean(const struct bide_level *level, double time)
{
    const double length = time - level->start;
    return length > 0 ? bide_level_integral(level, time) / length : NAN;
}
