/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_money.h - what the scenarios cost, line by line, and what the extra money buys. */
#ifndef BIDE_APP_PAGE_PAGE_MONEY_H
#define BIDE_APP_PAGE_PAGE_MONEY_H

#include "models/service/study.h"

void bide_page_money_add(struct bide_text *out, const struct bide_study *study);

#endif
