/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.h - the results of a study as text for people, and as JSON and CSV for programs.
 * The same study gives the same bytes. A failed allocation is remembered in out. */
#ifndef BIDE_APP_REPORT_H
#define BIDE_APP_REPORT_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* How a file of results begins: one that begins so may be replaced by newer results. */
#define BIDE_REPORT_JSON_BEGINS "{\"schema\":\"bide-results/"
#define BIDE_REPORT_CSV_BEGINS "scenario,pathway,priority,"

/* Tables of at most 100 columns. */
void bide_report_text(struct bide_text *out, const struct bide_study *study);

/* docs/JSON.md describes it. */
void bide_report_json(struct bide_text *out, const struct bide_study *study);

/* One number a row. */
void bide_report_csv(struct bide_text *out, const struct bide_study *study);

#endif
