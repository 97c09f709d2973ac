/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_key.h - the letters that stand for scenarios in figures: A is the first. */
#ifndef BIDE_APP_CHART_CHART_KEY_H
#define BIDE_APP_CHART_CHART_KEY_H

#include <stddef.h>

#include "engine/base/text.h"
#include "models/service/study.h"

enum { BIDE_CHART_KEY_SIZE = 16 }; /* bytes for a letter, the closing 0 included */

/* Write "A", "B", ... "Z", "A2" and so on. */
void bide_chart_key_letter(char *letter, size_t scenario);

/* Add "A (Carry on as now)". */
void bide_chart_key_name(struct bide_text *out, const struct bide_study *study,
                         size_t scenario);

/* Add the key to lines: of what the line in ink is unless it is NULL, of these scenarios,
 * and then those that have none. */
void bide_chart_key_lines(struct bide_text *out, const struct bide_study *study,
                          const size_t *scenarios, size_t count, const char *in_ink);

#endif
