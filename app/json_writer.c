/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json_writer.h"

#include "engine/base/civil.h"

static void add_difference(struct bide_json_writer *writer,
                           const struct bide_estimate *difference)
{
    struct bide_json *json = &writer->json;
    bide_json_open(json, "difference", '{');
    bide_json_number(json, "mean", difference->mean);
    if (writer->is_full) {
        bide_json_number(json, "std_error", difference->std_error);
    }
    bide_json_number(json, "half_width", difference->half_width);
    if (writer->is_full) {
        bide_json_number(json, "p10", difference->p10);
        bide_json_number(json, "p50", difference->p50);
        bide_json_number(json, "p90", difference->p90);
    }
    bide_json_close(json, '}');
}

void bide_json_writer_estimate(struct bide_json_writer *writer, const char *name,
                               const struct bide_estimate *estimate,
                               const struct bide_estimate *difference)
{
    struct bide_json *json = &writer->json;
    bide_json_open(json, name, '{');
    bide_json_number(json, "mean", estimate->mean);
    if (writer->is_full) {
        bide_json_number(json, "std_error", estimate->std_error);
        bide_json_number(json, "half_width", estimate->half_width);
    }
    bide_json_number(json, "p10", estimate->p10);
    bide_json_number(json, "p50", estimate->p50);
    bide_json_number(json, "p90", estimate->p90);
    if (difference != NULL && writer->scenario > 0) {
        add_difference(writer, difference);
    }
    bide_json_close(json, '}');
}

void bide_json_writer_open(struct bide_json_writer *writer, size_t moment, size_t indent)
{
    struct bide_json *json = &writer->json;
    const struct bide_plan_moment *when = &writer->study->plan.moments[moment];
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(when->date, date);
    bide_json_line(json, indent);
    bide_json_open(json, NULL, '{');
    if (when->label != NULL) {
        bide_json_text(json, "label", when->label);
    }
    bide_json_text(json, "date", date);
    bide_json_number(json, "day", when->time);
    bide_json_open(json, "measures", '{');
}

void bide_json_writer_close(struct bide_json_writer *writer)
{
    bide_json_close(&writer->json, '}');
    bide_json_close(&writer->json, '}');
}
