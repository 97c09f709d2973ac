/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_milestones.h - what a list looks like at each milestone, in every scenario that
 * changes it. */
#ifndef BIDE_APP_PAGE_PAGE_MILESTONES_H
#define BIDE_APP_PAGE_PAGE_MILESTONES_H

#include "models/service/study.h"

/* Nothing without milestones. */
void bide_page_milestones_add(struct bide_text *out, const struct bide_study *study,
                              size_t pathway);

#endif
