/* SPDX-License-Identifier: GPL-3.0-or-later */
/* real.h - log and exp that give the same bits with every compiler, flag and processor.
 *
 * The C library's choose their code by processor and differ in the last bit. These use
 * + - x / only (needs -ffp-contract=off) and are off by less than 1 unit in the last
 * place.
 */
#ifndef BIDE_RAND_REAL_H
#define BIDE_RAND_REAL_H

/* Natural logarithm of a finite x > 0 (subnormals included). */
double bide_real_log(double x);

/* e to the x; 0 below about -745.13, infinity above about 709.78, NaN for NaN. */
double bide_real_exp(double x);

/* e^x - 1 and, for finite x > -1, log(1 + x), without loss of digits near 0. */
double bide_real_expm1(double x);
double bide_real_log1p(double x);

/* The gamma function for 1 <= x <= 100, to 13 digits. */
double bide_real_gamma(double x);

#endif
