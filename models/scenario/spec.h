/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spec.h - what the user said, as plain data: the base case and the scenarios.
 *
 * Every field is described by a row of the tables in settings_*.c: unit, range, default
 * and meaning are there, not here. A number that was not given and has no default is NaN,
 * a whole number BIDE_SPEC_UNSET, a date BIDE_SPEC_NO_DATE, a text NULL, a list empty. */
#ifndef BIDE_SCENARIO_SPEC_H
#define BIDE_SCENARIO_SPEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "engine/base/text.h"
#include "engine/rand/dist.h"
#include "models/scenario/spec_change.h"
#include "models/scenario/spec_data.h"
#include "models/scenario/spec_list.h"
#include "models/scenario/spec_pathway.h"
#include "models/scenario/spec_staff.h"
#include "models/text/diag.h"
#include "models/text/pack.h"
#include "models/text/place.h"

struct bide_spec_school_holiday {
    int32_t from;
    int32_t to; /* the last day */
};

struct bide_spec_calendar {
    const char *working_days;
    int64_t holidays;                      /* enum bide_spec_holidays */
    struct bide_spec_list school_holidays; /* struct bide_spec_school_holiday */
};
enum bide_spec_holidays { BIDE_SPEC_HOLIDAYS_NONE, BIDE_SPEC_HOLIDAYS_ENGLAND_AND_WALES };

struct bide_spec_milestone {
    const char *label;
    int64_t months; /* exactly one of months, weeks and date is given */
    int64_t weeks;
    int32_t date;
};

struct bide_spec_group {
    const char *name;
    const char *label;
};

struct bide_spec_scenario {
    const char *name;
    const char *label;
    struct bide_spec_list changes;  /* struct bide_spec_change */
    struct bide_spec_list includes; /* const char *: other scenarios */
};

/* A file the settings came from. */
struct bide_spec_source {
    const char *file;
    const char *text; /* ended by a 0 byte */
    size_t length;
    const char *digest; /* SHA-256 of the file as it was on the disk */
};

struct bide_spec {
    const char *title;
    int32_t start;
    int64_t weeks;
    int64_t replications;
    int64_t seed;
    double warm_up_weeks;
    bool monthly;
    bool weekly;
    struct bide_spec_calendar calendar;
    struct bide_spec_list milestones; /* struct bide_spec_milestone */
    struct bide_spec_list groups;     /* struct bide_spec_group */
    struct bide_spec_list staff;      /* struct bide_spec_staff */
    struct bide_spec_list pathways;   /* struct bide_spec_pathway */
    struct bide_spec_list
        scenarios; /* struct bide_spec_scenario; never empty once loaded */

    struct bide_arena arena;           /* owns all texts and lists here */
    struct bide_place_list places;     /* of the settings in the file */
    struct bide_place_list set_places; /* of those that were set since it was read */
    const struct bide_pack *pack;      /* NULL: files are read from the disk; borrowed */
    struct bide_spec_source *sources;  /* the first is the file that was asked for */
    size_t source_count;
    struct bide_spec_table *tables; /* of data files; shared by copies */
    size_t table_count;
};

void bide_spec_init(struct bide_spec *spec);
void bide_spec_free(struct bide_spec *spec);

/* A copy whose lists, texts and places are those of the original, which must live longer.
 * A list is made its own before something in it is changed: bide_set_apply does so. */
void bide_spec_copy(struct bide_spec *copy, const struct bide_spec *spec);

/* Give list, a member of spec or of an item that is spec's own, items of spec's own; what
 * these point to stays shared. */
BIDE_MUST_CHECK enum bide_err bide_spec_own(struct bide_spec *spec,
                                            struct bide_spec_list *list,
                                            size_t item_size);

/* Remember where a setting was written; texts are copied. Once the places of the file are
 * sorted, it is one that was set since. */
BIDE_MUST_CHECK enum bide_err bide_spec_mark(struct bide_spec *spec,
                                             struct bide_diag_place place);

/* Where path, or the nearest setting above it, was written; path itself stays in the
 * answer. The line is 0 if nothing is known. */
struct bide_diag_place bide_spec_find_place(const struct bide_spec *spec,
                                            const char *path);

/* Attach the source lines of the spec's files to the problems of diag. */
void bide_spec_quote(const struct bide_spec *spec, struct bide_diag *diag);

/* Index of the item called name in a list of structs whose first member is their name, or
 * the list's count. item_size is the size of one struct. */
size_t bide_spec_find(struct bide_spec_list list, size_t item_size, const char *name);

/* Add what may have been meant by a name that is not in the list: the nearest, or else
 * the first few. */
void bide_spec_suggest(struct bide_text *help, struct bide_spec_list list,
                       size_t item_size, const char *name);

/* The parameters as dist.h wants them; lists are shared. The shape must be known. */
struct bide_dist_params bide_spec_dist_params(const struct bide_spec_dist *dist);

/* Index of the step that appointments at the start are for: the one named, or the first
 * that has staff; the count of steps if there is none. */
size_t bide_spec_booked_step(const struct bide_spec_pathway *pathway,
                             const struct bide_spec_booked *booked);

/* Day offset of a milestone from the start; one of its three fields is given. */
double bide_spec_milestone_day(const struct bide_spec *spec,
                               const struct bide_spec_milestone *milestone);

/* Day offset from the start at which a change begins, at least 0. */
double bide_spec_change_day(const struct bide_spec *spec,
                            const struct bide_spec_change *change);

/* Add the path of a change of spec: "scenarios.hire.changes.0". */
void bide_spec_change_path(const struct bide_spec *spec,
                           const struct bide_spec_change *change, struct bide_text *path);

/* Whether the ages of some children of the pathway are known. */
bool bide_spec_has_ages(const struct bide_spec_pathway *pathway);

#endif
