/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_verdict.h - whether a scenario is better than the first, in words and numbers. */
#ifndef BIDE_APP_PAGE_PAGE_VERDICT_H
#define BIDE_APP_PAGE_PAGE_VERDICT_H

#include <stdbool.h>

#include "app/figure.h"
#include "app/page/page_part.h"

/* What is judged: a measure of which less is better, or more. */
struct bide_page_verdict {
    enum bide_figure_kind kind; /* decides the words: fewer, shorter, points less */
    bool is_more_better;
};

/* Add the cell of a difference: "better: 412 fewer", with its 95 % interval below. */
void bide_page_verdict_add(struct bide_text *out, const struct bide_estimate *difference,
                           struct bide_page_verdict verdict,
                           const struct bide_page_part_key *key);

/* Whether there is a difference to show: one that is clear, or that chance may hide; "no
 * change" otherwise. */
bool bide_page_verdict_is_change(const struct bide_estimate *difference,
                                 enum bide_figure_kind kind);

#endif
