/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formula.h - sums about a waiting list that need no simulation, after Fong et al. (2022,
 * medRxiv 2022.08.23.22279117) and the R package NHSRwaitinglist. Rates are children a
 * week, times weeks. */
#ifndef BIDE_SERVICE_FORMULA_H
#define BIDE_SERVICE_FORMULA_H

/* Above 1 a list grows without end, unless children leave. */
double bide_formula_load(double demand, double capacity);

/* By how much longer the standard is than the mean wait, if all but this share wait
 * within it: -ln(1 - share), as waits of a list that is kept up with fall off
 * exponentially. INFINITY for a share of 1. */
double bide_formula_factor(double share);

/* The mean wait at which the standard is kept. */
double bide_formula_mean_wait(double standard, double factor);

/* The list at which it is kept: Little's law. */
double bide_formula_target_list(double demand, double standard, double factor);

/* Capacity that brings a list down to the target in so many weeks. */
double bide_formula_relief(double demand, double list, double target_list, double weeks);

/* Capacity that holds a list at its target: the present version of the package, for
 * coefficients of variation of demand and of capacity, and the earlier one, where
 * variability is that of a Poisson process times this number. */
double bide_formula_target_capacity(double demand, double standard, double factor,
                                    double demand_cv, double capacity_cv);
double bide_formula_target_capacity_before(double demand, double standard,
                                           double variability);

/* Above 1 the standard is likely to be missed. */
double bide_formula_pressure(double mean_wait, double standard);

#endif
