/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/formula.h"

#include <math.h>

#include "engine/rand/real.h"

double bide_formula_load(double demand, double capacity)
{
    return demand / capacity;
}

double bide_formula_factor(double share)
{
    return share < 1.0 ? -bide_real_log1p(-share) : INFINITY;
}

double bide_formula_mean_wait(double standard, double factor)
{
    return standard / factor;
}

double bide_formula_target_list(double demand, double standard, double factor)
{
    return demand * standard / factor;
}

double bide_formula_relief(double demand, double list, double target_list, double weeks)
{
    return demand + (list - target_list) / weeks;
}

double bide_formula_target_capacity(double demand, double standard, double factor,
                                    double demand_cv, double capacity_cv)
{
    const double variance = demand_cv * demand_cv + capacity_cv * capacity_cv;
    return demand + variance / 2.0 * (factor / standard);
}

double bide_formula_target_capacity_before(double demand, double standard,
                                           double variability)
{
    return demand + 2.0 * (1.0 + 4.0 * variability) / standard;
}

double bide_formula_pressure(double mean_wait, double standard)
{
    return 2.0 * mean_wait / standard;
}
