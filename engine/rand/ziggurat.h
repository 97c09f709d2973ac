/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ziggurat.h - tables for sampling by ziggurat; tools/make_ziggurat.py says how they are
 * made. */
#ifndef BIDE_RAND_ZIGGURAT_H
#define BIDE_RAND_ZIGGURAT_H

#define BIDE_ZIGGURAT_LAYERS 256

/* Layer i is as wide as x[i] and reaches from density[i] up to density[i + 1]; layer 0
 * holds what is below density[1] and, from x[1] on, the tail. */
struct bide_ziggurat {
    double x[BIDE_ZIGGURAT_LAYERS + 1];       /* falling, the last is 0 */
    double density[BIDE_ZIGGURAT_LAYERS + 1]; /* at x, 1 at 0 */
};

extern const struct bide_ziggurat bide_ziggurat_exponential; /* exp(-x) */
extern const struct bide_ziggurat bide_ziggurat_normal;      /* exp(-x^2 / 2), x >= 0 */

#endif
