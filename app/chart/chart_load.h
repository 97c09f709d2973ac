/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_load.h - children referred a week beside those that staff can keep up with. */
#ifndef BIDE_APP_CHART_CHART_LOAD_H
#define BIDE_APP_CHART_CHART_LOAD_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Of each list with staff, in the first scenario; see balance.h. */
void bide_chart_load_add(struct bide_text *out, const struct bide_study *study);

#endif
