/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_easy.h - an easy read page for families: short sentences, big type, a picture
 * beside each idea. A page of its own, with nothing to be fetched. */
#ifndef BIDE_APP_PAGE_PAGE_EASY_H
#define BIDE_APP_PAGE_PAGE_EASY_H

#include "models/service/study.h"

/* How a page begins: one that begins so may be replaced by a newer one. */
#define BIDE_PAGE_EASY_BEGINS "<!DOCTYPE html>\n<!-- Easy read, written by bide -->\n"

/* A failed allocation is remembered in out. */
void bide_page_easy_add(struct bide_text *out, const struct bide_study *study);

#endif
