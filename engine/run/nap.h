/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nap.h - waiting without keeping a processor busy, and what time has passed. */
#ifndef BIDE_RUN_NAP_H
#define BIDE_RUN_NAP_H

/* Seconds on a clock that is never set back. */
double bide_nap_now(void);

/* Processor seconds of all threads of this process. */
double bide_nap_cpu(void);

/* Sleep a quarter of a thousandth of a second, twice as long the next time, up to 8
 * thousandths, or until a signal comes. *naps counts them, from 0 after each piece of
 * news.
 */
void bide_nap_take(int *naps);

#endif
