/* SPDX-License-Identifier: GPL-3.0-or-later */
/* official.h - a pathway's measures as the rules of its clock publish them. */
#ifndef BIDE_APP_OFFICIAL_H
#define BIDE_APP_OFFICIAL_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* At each milestone, for the first scenario and those that change something; nothing for
 * a pathway whose rules have no measures of their own. */
void bide_official_print(struct bide_text *out, const struct bide_study *study,
                         size_t pathway);

#endif
