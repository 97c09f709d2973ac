/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_first.h - when a target is first met. */
#ifndef BIDE_APP_PAGE_PAGE_FIRST_H
#define BIDE_APP_PAGE_PAGE_FIRST_H

#include <stdbool.h>

#include "models/service/study.h"

/* Whether a pathway's target is met as the study starts: no scenario achieves it. False
 * if that is not measured, or if the list is empty then only as nobody was put on it, or
 * before a warm-up. */
bool bide_page_first_is_start(const struct bide_study *study, size_t pathway);

/* Add a sentence: the first milestone at which half of the runs or more meet a pathway's
 * target, for each scenario that has one. Nothing if none has, or if there is only one
 * milestone. */
void bide_page_first_add(struct bide_text *out, const struct bide_study *study,
                         size_t pathway);

#endif
