/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_trust.h - how far to trust the page: what was checked, what the ranges mean, what
 * was left out. */
#ifndef BIDE_APP_PAGE_PAGE_TRUST_H
#define BIDE_APP_PAGE_PAGE_TRUST_H

#include "models/service/study.h"

void bide_page_trust_add(struct bide_text *out, const struct bide_study *study);

#endif
