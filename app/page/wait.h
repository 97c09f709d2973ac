/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wait.h - how long a child who is referred now should expect to wait, in words that
 * families use. */
#ifndef BIDE_APP_PAGE_WAIT_H
#define BIDE_APP_PAGE_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "models/service/study.h"

/* Whether children are referred to a pathway at all: others do work that its children ask
 * for, and no family waits for it by itself. */
bool bide_wait_is_for_families(const struct bide_spec_pathway *pathway);

/* Whether a wait can be told: at least 9 in 10 runs have one. In the others too few of
 * the children had been seen, so that the mean of the rest would be too short. */
bool bide_wait_is_known(const struct bide_study *study,
                        const struct bide_estimate *estimate);

/* Add a wait as it is said: "1 week" at least, "6 and a half weeks", "5 months", "2 and a
 * half years". */
void bide_wait_words(struct bide_text *out, double weeks);

/* Add a day as "1 August 2028". */
void bide_wait_date(struct bide_text *out, int32_t day);

/* Whether a line of the plan is one that families are told of: each priority of a pathway
 * for families, or the pathway as a whole if all its children are alike. */
bool bide_wait_is_told(const struct bide_study *study, size_t line);

/* The moment at which waits are known best, the last milestone; false if there is none.
 */
bool bide_wait_moment(const struct bide_study *study, size_t *moment);

#endif
