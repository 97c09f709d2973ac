/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trace.h - the story of one child as people read it, and of many as programs do. */
#ifndef BIDE_APP_TRACE_H
#define BIDE_APP_TRACE_H

#include <stddef.h>

#include "engine/base/text.h"
#include "models/scenario/spec.h"
#include "models/service/story.h"

/* The columns of an event log: case, activity and time first, as programs for process
 * mining and animation want them. */
#define BIDE_TRACE_CSV_BEGINS "case_id,activity,timestamp,"

/* What happened to one child, a line for each event. */
void bide_trace_text(struct bide_text *out, const struct bide_spec *spec,
                     const struct bide_story *story);

/* The first line of an event log; then the events of a scenario. */
void bide_trace_csv_heading(struct bide_text *out);
void bide_trace_csv(struct bide_text *out, const struct bide_spec *spec, size_t scenario,
                    const struct bide_story *story);

#endif
