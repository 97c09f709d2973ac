/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_assumptions.h - every figure that went in, and where it comes from. */
#ifndef BIDE_APP_PAGE_PAGE_ASSUMPTIONS_H
#define BIDE_APP_PAGE_PAGE_ASSUMPTIONS_H

#include "models/service/study.h"

/* How many figures are of which kind, and all of them folded away. */
void bide_page_assumptions_add(struct bide_text *out, const struct bide_study *study);

#endif
