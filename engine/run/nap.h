/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nap.h - waiting without keeping a processor busy. */
#ifndef BIDE_RUN_NAP_H
#define BIDE_RUN_NAP_H

/* Seconds on a clock that is never set back. */
double bide_nap_now(void);

/* Sleep a thousandth of a second, or until a signal comes. */
void bide_nap_take(void);

#endif
