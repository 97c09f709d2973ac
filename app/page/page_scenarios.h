/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_scenarios.h - the scenarios beside each other, judged in words and numbers. */
#ifndef BIDE_APP_PAGE_PAGE_SCENARIOS_H
#define BIDE_APP_PAGE_PAGE_SCENARIOS_H

#include "models/service/study.h"

/* Nothing if there is only one. */
void bide_page_scenarios_add(struct bide_text *out, const struct bide_study *study);

#endif
