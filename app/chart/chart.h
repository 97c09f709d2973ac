/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.h - the figures of a report: SVG drawings with their numbers, without scripts.
 *
 * A failed allocation is remembered in out. */
#ifndef BIDE_APP_CHART_CHART_H
#define BIDE_APP_CHART_CHART_H

#include <stddef.h>

#include "engine/base/text.h"
#include "models/service/study.h"

/* Add the rules that figures need, for the page's style element. */
void bide_chart_style(struct bide_text *out);

/* Add all figures of a pathway: elements <figure>. Scenarios are called A, B, ... in
 * the order of the study (chart_key.h). */
void bide_chart_pathway(struct bide_text *out, const struct bide_study *study,
                        size_t pathway);

/* Add those of the whole study. */
void bide_chart_overall(struct bide_text *out, const struct bide_study *study);

#endif
