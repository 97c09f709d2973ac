/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_answer.h - the answer first: one sentence for each target, or for the standard
 * where no target is set. */
#ifndef BIDE_APP_PAGE_PAGE_ANSWER_H
#define BIDE_APP_PAGE_PAGE_ANSWER_H

#include "models/service/study.h"

void bide_page_answer_add(struct bide_text *out, const struct bide_study *study);

/* Whether a pathway has a target; and what it is: "no more than 100 children waiting over
 * 52 weeks". */
bool bide_page_answer_has_target(const struct bide_study *study, size_t pathway);
void bide_page_answer_target(struct bide_text *out, const struct bide_study *study,
                             size_t pathway);

#endif
