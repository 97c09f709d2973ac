/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_counted.h - whether the lists went where an earlier run said. */
#ifndef BIDE_APP_PAGE_PAGE_COUNTED_H
#define BIDE_APP_PAGE_PAGE_COUNTED_H

#include "app/page/page_since.h"

void bide_page_counted_add(struct bide_page_since *section);

#endif
