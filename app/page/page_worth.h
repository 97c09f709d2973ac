/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_worth.h - what the extra money of each scenario buys, list by list. */
#ifndef BIDE_APP_PAGE_PAGE_WORTH_H
#define BIDE_APP_PAGE_PAGE_WORTH_H

#include "models/service/study.h"

/* Nothing if no scenario costs more than the first; there are milestones. */
void bide_page_worth_add(struct bide_text *out, const struct bide_study *study);

#endif
