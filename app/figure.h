/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure.h - results as a reader wants them: rounded to what they can tell. */
#ifndef BIDE_APP_FIGURE_H
#define BIDE_APP_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "engine/stat/estimate.h"

enum bide_figure_kind {
    BIDE_FIGURE_CHILDREN, /* whole numbers */
    BIDE_FIGURE_SHARE,    /* whole per cent; changes in points, one decimal */
    BIDE_FIGURE_WEEKS,    /* one decimal */
    BIDE_FIGURE_RTT_WEEKS /* the same; "104+" above 104, as RTT centiles are published */
};

/* Add the mean: "1,732", "32%", "62.3"; "-" for none. */
void bide_figure_level(struct bide_text *out, const struct bide_estimate *estimate,
                       enum bide_figure_kind kind);

/* Add the range of 8 in 10 replications: "1,690-1,775", "30-34%", "0" if both ends are
 * that; nothing if there is none. */
void bide_figure_range(struct bide_text *out, const struct bide_estimate *estimate,
                       enum bide_figure_kind kind);

/* Add a difference with its 95 % interval: "-212 ±18"; "0" if both round to that; without
 * an interval if there is none. */
void bide_figure_change(struct bide_text *out, const struct bide_estimate *difference,
                        enum bide_figure_kind kind);

/* Whether a difference is told from 0 as it is shown: by at least 1 of its last digit,
 * and by more than its interval once both are rounded (1 ±1 is not). False if nothing is
 * known of chance. */
bool bide_figure_is_clear(const struct bide_estimate *difference,
                          enum bide_figure_kind kind);

/* The same, but true for any difference that is shown if nothing is known of chance. */
bool bide_figure_differs(const struct bide_estimate *difference,
                         enum bide_figure_kind kind);

/* Add "1,830,000": pounds to three figures, as more would be false precision. What is
 * shown beside other amounts, so that it can be added up, is shown in whole units
 * instead.
 */
void bide_figure_pounds(struct bide_text *out, double pounds);

/* Add "2025-08-31". */
void bide_figure_date(struct bide_text *out, int32_t day);

#endif
