/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_model.h - what is simulated, in words: lists and staff. */
#ifndef BIDE_APP_PAGE_PAGE_MODEL_H
#define BIDE_APP_PAGE_PAGE_MODEL_H

#include "models/service/study.h"

/* Add an item for each pathway: who is referred, who waits at the start, who sees them;
 * and what the scenario changes. For a study of one scenario, which has no others to be
 * told from. */
void bide_page_model_add(struct bide_text *out, const struct bide_study *study);

#endif
