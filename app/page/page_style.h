/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_style.h - how the page looks, on screens of any width and on paper. */
#ifndef BIDE_APP_PAGE_PAGE_STYLE_H
#define BIDE_APP_PAGE_PAGE_STYLE_H

#include "engine/base/text.h"

/* Add the style sheet. It uses fonts that are there, and the reader's colours where these
 * are forced; text has a contrast of 4.5:1 or more. */
void bide_page_style_add(struct bide_text *out);

#endif
