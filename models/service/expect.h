/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expect.h - what a child who is referred now should expect: how long those waited who
 * were referred in the first four weeks after the start (or the end of the warm-up). */
#ifndef BIDE_SERVICE_EXPECT_H
#define BIDE_SERVICE_EXPECT_H

#include <stdint.h>

#include "models/service/run.h"

enum { BIDE_EXPECT_DAYS = 28 };

/* The first of the days in which their clocks start. */
static inline int64_t bide_expect_from(const struct bide_model *model)
{
    const int64_t whole = (int64_t) model->warm_up;
    return whole + ((double) whole < model->warm_up ? 1 : 0);
}

/* A child whose clock started then was seen after so many days. */
static inline void bide_expect_seen(const struct bide_run *run,
                                    struct bide_run_cell *cell, double clock_start,
                                    double wait)
{
    const double since = clock_start - (double) bide_expect_from(run->model);
    if (since >= 0.0 && since < BIDE_EXPECT_DAYS) {
        bide_histogram_add(&cell->expected, wait);
    }
}

/* Weeks within which this share (0 to 1) of those children were seen: of those seen so
 * far, and those still on the list. NaN until so many were. */
double bide_expect_weeks(const struct bide_histogram *seen, uint64_t still_open,
                         double share);

#endif
