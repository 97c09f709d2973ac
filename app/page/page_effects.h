/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_effects.h - what each scenario does to the lists, and what it costs. */
#ifndef BIDE_APP_PAGE_PAGE_EFFECTS_H
#define BIDE_APP_PAGE_PAGE_EFFECTS_H

#include "models/service/study.h"

/* Add a line a scenario but the first: the lists that it clearly makes shorter or longer,
 * largest change first, and its cost if it is another than the first's. Nothing if there
 * is only one scenario. */
void bide_page_effects_add(struct bide_text *out, const struct bide_study *study,
                           size_t moment);

#endif
