/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targets.h - the table of chances that targets are reached. */
#ifndef BIDE_APP_TARGETS_H
#define BIDE_APP_TARGETS_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* By each milestone, in each scenario; nothing if no pathway has a target. */
void bide_targets_print(struct bide_text *out, const struct bide_study *study);

/* Add "80% within the standard", "300 on the list" or "0 over 104 weeks"; the pathway has
 * a target. */
void bide_targets_text(struct bide_text *out, const struct bide_spec_pathway *pathway);

/* The children who wait longer than a target names, to the week; BIDE_KPI_COUNT if it
 * names no weeks, or some that are not measured. */
enum bide_kpi bide_targets_over(const struct bide_spec_target *target);

#endif
