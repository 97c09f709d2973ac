/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_forecasts.h - what an earlier run said of the latest day of both, and what this
 * one says. */
#ifndef BIDE_APP_PAGE_PAGE_FORECASTS_H
#define BIDE_APP_PAGE_PAGE_FORECASTS_H

#include "app/page/page_since.h"

void bide_page_forecasts_add(struct bide_page_since *section);

#endif
