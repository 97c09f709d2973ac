/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_lists.h - the lists one by one: figures, milestones, month by month. */
#ifndef BIDE_APP_PAGE_PAGE_LISTS_H
#define BIDE_APP_PAGE_PAGE_LISTS_H

#include "models/service/study.h"

void bide_page_lists_add(struct bide_text *out, const struct bide_study *study);

#endif
