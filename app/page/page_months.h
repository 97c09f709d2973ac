/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_months.h - a list month by month in the first scenario, folded away. */
#ifndef BIDE_APP_PAGE_PAGE_MONTHS_H
#define BIDE_APP_PAGE_PAGE_MONTHS_H

#include "models/service/study.h"

void bide_page_months_add(struct bide_text *out, const struct bide_study *study,
                          size_t pathway);

#endif
