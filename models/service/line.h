/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line.h - one line of a moment: what was counted for a pathway, a priority or a group,
 * and the measures that follow from it. */
#ifndef BIDE_SERVICE_LINE_H
#define BIDE_SERVICE_LINE_H

#include "models/service/run.h"

struct bide_line {
    struct bide_run_stock stock;
    struct bide_run_counts counts;
    struct bide_run_year year;
    double mean_list;
    const struct bide_histogram *weekly;   /* of those on the list */
    const struct bide_histogram *waits;    /* of those seen */
    const struct bide_histogram *expected; /* see expect.h; not looked at if this is no
                                              milestone */
    bool is_milestone;
};

/* Those of one more cell. */
void bide_line_add_counts(struct bide_run_counts *sum,
                          const struct bide_run_counts *more);

/* All measures of the line but those of a target. */
void bide_line_write(const struct bide_line *line, double *row);

#endif
