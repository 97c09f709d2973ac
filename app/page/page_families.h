/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_families.h - what families can be told: how long a child who is referred now
 * should expect to wait, list by list. */
#ifndef BIDE_APP_PAGE_PAGE_FAMILIES_H
#define BIDE_APP_PAGE_PAGE_FAMILIES_H

#include "models/service/study.h"

/* Nothing without milestones, or if families wait on none of the lists. */
void bide_page_families_add(struct bide_text *out, const struct bide_study *study);

#endif
