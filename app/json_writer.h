/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_writer.h - estimates and moments as JSON, for the parts of the report. */
#ifndef BIDE_APP_JSON_WRITER_H
#define BIDE_APP_JSON_WRITER_H

#include "app/json.h"
#include "models/service/study.h"

/* What is being written. Milestones are written in full; months, of which there may be
 * many, without standard errors. */
struct bide_json_writer {
    struct bide_json json;
    const struct bide_study *study;
    size_t scenario;
    bool is_full;
};

/* difference is NULL where none is known; it is left out of the first scenario. */
void bide_json_writer_estimate(struct bide_json_writer *writer, const char *name,
                               const struct bide_estimate *estimate,
                               const struct bide_estimate *difference);

/* Begin the object of a moment, up to its measures, and end it. */
void bide_json_writer_open(struct bide_json_writer *writer, size_t moment, size_t indent);
void bide_json_writer_close(struct bide_json_writer *writer);

#endif
