/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_changes.h - what each scenario does, in words, as the configuration says it. */
#ifndef BIDE_APP_PAGE_PAGE_CHANGES_H
#define BIDE_APP_PAGE_PAGE_CHANGES_H

#include "models/service/study.h"

/* Add a list: an item for each scenario of the study, with its dated changes and the
 * scenarios that it includes. */
void bide_page_changes_add(struct bide_text *out, const struct bide_study *study);

#endif
