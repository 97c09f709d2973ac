/* SPDX-License-Identifier: GPL-3.0-or-later */
/* brief.h - the figures that decide, short enough for a screen or two; report.h has all
 * of them. */
#ifndef BIDE_APP_BRIEF_H
#define BIDE_APP_BRIEF_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Each list at the last milestone in every scenario, or of a single scenario at every
 * milestone; the money; and where the rest is. */
void bide_brief_print(struct bide_text *out, const struct bide_study *study);

#endif
