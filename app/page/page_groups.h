/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_groups.h - fairness: the groups of children beside each other, with the gap. */
#ifndef BIDE_APP_PAGE_PAGE_GROUPS_H
#define BIDE_APP_PAGE_PAGE_GROUPS_H

#include "models/service/study.h"

void bide_page_groups_add(struct bide_text *out, const struct bide_study *study);

#endif
