/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brief_lists.h - the table of lists in the short text of a study. */
#ifndef BIDE_APP_BRIEF_LISTS_H
#define BIDE_APP_BRIEF_LISTS_H

#include "engine/base/text.h"
#include "models/service/study.h"

void bide_brief_lists_print(struct bide_text *out, const struct bide_study *study);

#endif
