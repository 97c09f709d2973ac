/* SPDX-License-Identifier: GPL-3.0-or-later */
/* groups.h - the table of a pathway by group, and how far the groups are apart. */
#ifndef BIDE_APP_GROUPS_H
#define BIDE_APP_GROUPS_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* At the last milestone, for the first scenario and those that change something for a
 * group; nothing for a pathway without groups. */
void bide_groups_print(struct bide_text *out, const struct bide_study *study,
                       size_t pathway);

#endif
