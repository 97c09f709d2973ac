/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h - the results of a study as one page for people who decide: HTML with its style
 * and figures inside, without script, and nothing to be fetched. But for the two
 * meta elements it is well-formed XML. The same study gives the same bytes. */
#ifndef BIDE_APP_PAGE_PAGE_H
#define BIDE_APP_PAGE_PAGE_H

#include "models/service/study.h"

/* How a page begins: one that begins so may be replaced by a newer one. */
#define BIDE_PAGE_BEGINS "<!DOCTYPE html>\n<!-- Written by bide -->\n"

/* A failed allocation is remembered in out. */
void bide_page_add(struct bide_text *out, const struct bide_study *study);

/* With a section on what has changed since an earlier study; old may be NULL. */
void bide_page_add_since(struct bide_text *out, const struct bide_study *study,
                         const struct bide_study *old);

#endif
