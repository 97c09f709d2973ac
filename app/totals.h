/* SPDX-License-Identifier: GPL-3.0-or-later */
/* totals.h - the end of the text report: staff time, costs and the audit. */
#ifndef BIDE_APP_TOTALS_H
#define BIDE_APP_TOTALS_H

#include "engine/base/text.h"
#include "models/service/study.h"

void bide_totals_print(struct bide_text *out, const struct bide_study *study);

/* Add one sentence or two on whether the run adds up. */
void bide_totals_audit(struct bide_text *out, const struct bide_study_audit *audit);

#endif
