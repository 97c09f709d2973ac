/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_why.h - why a scenario makes a list longer, as far as the numbers tell. */
#ifndef BIDE_APP_PAGE_PAGE_WHY_H
#define BIDE_APP_PAGE_PAGE_WHY_H

#include <stdbool.h>

#include "models/service/study.h"

/* Add a heading, "why", and an item for each list that the numbers explain, at the last
 * milestone: more children join it, or fewer are seen or leave. Nothing if there is none.
 */
void bide_page_why_add(struct bide_text *out, const struct bide_study *study);

/* Whether anything is added. */
bool bide_page_why_has(const struct bide_study *study);

#endif
