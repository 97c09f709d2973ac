/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_baseline.h - what has changed since an earlier run, and whether that was right. */
#ifndef BIDE_APP_PAGE_PAGE_BASELINE_H
#define BIDE_APP_PAGE_PAGE_BASELINE_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Add the section. Both may be the same study. */
void bide_page_baseline_add(struct bide_text *out, const struct bide_study *study,
                            const struct bide_study *old);

#endif
