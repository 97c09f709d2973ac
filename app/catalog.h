/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalog.h - all settings there are, from the tables that read them. */
#ifndef BIDE_APP_CATALOG_H
#define BIDE_APP_CATALOG_H

#include "engine/base/text.h"

/* Add the settings as a tree, with a sentence each. */
void bide_catalog_tree(struct bide_text *out);

/* Add a Markdown document with all there is to say of each: docs/SETTINGS.md. */
void bide_catalog_markdown(struct bide_text *out);

#endif
