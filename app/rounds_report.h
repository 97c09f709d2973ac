/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rounds_report.h - how fast a configuration ran, as text for people, CSV and JSON. A
 * failed allocation is remembered in out. */
#ifndef BIDE_APP_ROUNDS_REPORT_H
#define BIDE_APP_ROUNDS_REPORT_H

#include "app/rounds.h"
#include "engine/base/text.h"

/* How a file begins. */
#define BIDE_ROUNDS_REPORT_CSV_BEGINS "file,version,cores,threads,"
#define BIDE_ROUNDS_REPORT_JSON_BEGINS "{\"schema\":\"bide-bench/"

/* file is the name of the configuration. */
void bide_rounds_report_text(struct bide_text *out, const struct bide_rounds *rounds,
                             const char *file);

/* One line a number of threads. */
void bide_rounds_report_csv(struct bide_text *out, const struct bide_rounds *rounds,
                            const char *file);
void bide_rounds_report_json(struct bide_text *out, const struct bide_rounds *rounds,
                             const char *file);

/* Add an amount of memory: "310 MB", "4.2 GB". */
void bide_rounds_report_bytes(struct bide_text *out, double bytes);

#endif
