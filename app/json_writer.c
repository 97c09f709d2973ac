/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json_writer.h"

#include "engine/base/civil.h"

/* In full, in this order, and what is left of that. */
static const struct bide_json_key full[] = {
    { "\"mean\":", 7 }, { "\"std_error\":", 12 }, { "\"half_width\":", 13 },
    { "\"p10\":", 6 },  { "\"p50\":", 6 },        { "\"p90\":", 6 }
};
static const struct bide_json_key spread[] = {
    { "\"mean\":", 7 }, { "\"p10\":", 6 }, { "\"p50\":", 6 }, { "\"p90\":", 6 }
};
static const struct bide_json_key bounds[] = { { "\"mean\":", 7 },
                                               { "\"half_width\":", 13 } };

enum {
    FULL = sizeof(full) / sizeof(full[0]),
    SPREAD = sizeof(spread) / sizeof(spread[0]),
    BOUNDS = sizeof(bounds) / sizeof(bounds[0])
};

static void add_full(struct bide_json *json, const struct bide_estimate *estimate)
{
    const double numbers[FULL] = { estimate->mean,       estimate->std_error,
                                   estimate->half_width, estimate->p10,
                                   estimate->p50,        estimate->p90 };
    bide_json_numbers(json, full, numbers, FULL);
}

static void add_spread(struct bide_json *json, const struct bide_estimate *estimate)
{
    const double numbers[SPREAD] = { estimate->mean, estimate->p10, estimate->p50,
                                     estimate->p90 };
    bide_json_numbers(json, spread, numbers, SPREAD);
}

static void add_bounds(struct bide_json *json, const struct bide_estimate *estimate)
{
    const double numbers[BOUNDS] = { estimate->mean, estimate->half_width };
    bide_json_numbers(json, bounds, numbers, BOUNDS);
}

void bide_json_writer_estimate(struct bide_json_writer *writer, const char *name,
                               const struct bide_estimate *estimate,
                               const struct bide_estimate *difference)
{
    struct bide_json *json = &writer->json;
    bide_json_open(json, name, '{');
    (writer->is_full ? add_full : add_spread)(json, estimate);
    if (difference != NULL && writer->scenario > 0) {
        bide_json_open(json, "difference", '{');
        (writer->is_full ? add_full : add_bounds)(json, difference);
        bide_json_close(json, '}');
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
