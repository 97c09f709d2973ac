/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "models/text/csv_value.h"

#define MOST_YEARS 30.0

enum column { DATE, PRIORITY, GROUP, AGE, STEP, COLUMN_COUNT };

static const struct bide_csv_column columns[] = { { "date", true },
                                                  { "priority", false },
                                                  { "group", false },
                                                  { "age", false },
                                                  { "step", false } };

/* A file that is being read. */
struct source {
    struct bide_spec *spec;
    const struct bide_spec_pathway *pathway;
    struct bide_csv csv;
};

/* --- rows --- */

/* The place of the name in a cell; -1 if it is empty. What is wrong is told. */
static int read_name(struct source *source, size_t row, enum column column,
                     struct bide_spec_list list, size_t size)
{
    const char *cell = bide_csv_cell(&source->csv, row, column);
    if (cell[0] == '\0') {
        return -1;
    }
    const size_t place = bide_spec_find(list, size, cell);
    if (place < list.count) {
        return (int) place;
    }
    struct bide_text help;
    bide_text_init(&help);
    bide_spec_suggest(&help, list, size, "");
    bide_csv_report(&source->csv, row, column, "is none of the pathway's", help.bytes);
    bide_diag_fail(source->csv.diag, help.err);
    bide_text_free(&help);
    return -1;
}

/* A group in which the pathway has children, by its place among all groups; an empty cell
 * in the column means none of them. */
static int read_group(struct source *source, size_t row)
{
    const struct bide_spec_list *shares = &source->pathway->groups;
    const struct bide_spec_list *groups = &source->spec->groups;
    const int place =
        read_name(source, row, GROUP, *shares, sizeof(struct bide_spec_group_share));
    if (place < 0) {
        return source->csv.place[GROUP] == SIZE_MAX ? -1 : BIDE_SPEC_IN_NO_GROUP;
    }
    const struct bide_spec_group_share *share =
        (const struct bide_spec_group_share *) shares->items + place;
    return (int) bide_spec_find(*groups, sizeof(struct bide_spec_group), share->group);
}

static double read_age(struct source *source, size_t row)
{
    double age = NAN;
    if (bide_csv_cell(&source->csv, row, AGE)[0] != '\0'
        && bide_csv_value_number(&source->csv, row, AGE, &age) && age > MOST_YEARS) {
        bide_csv_report(&source->csv, row, AGE, "is above 30 years", "give it in years");
    }
    return age;
}

static void read_row(struct source *source, size_t index, struct bide_spec_row *row)
{
    const struct bide_spec_pathway *pathway = source->pathway;
    row->line = source->csv.lines[index];
    row->priority = read_name(source, index, PRIORITY, pathway->priorities,
                              sizeof(struct bide_spec_priority));
    row->group = read_group(source, index);
    row->step = source->csv.wanted_count > STEP ? read_name(
                    source, index, STEP, pathway->steps, sizeof(struct bide_spec_step))
                                                : -1;
    row->age = read_age(source, index);
    bide_csv_value_date(&source->csv, index, DATE, &row->date);
}

/* --- files --- */

/* The path from the folder of the configuration, in the spec's arena. */
static const char *path_of(struct bide_spec *spec, const char *file)
{
    const char *first = spec->source_count > 0 ? spec->sources[0].file : "";
    const char *slash = strrchr(first, '/');
    struct bide_text path;
    bide_text_init(&path);
    if (slash != NULL && file[0] != '/') {
        bide_text_add_bytes(&path, first, (size_t) (slash - first) + 1);
    }
    bide_text_add(&path, file);
    const char *copy = path.err == BIDE_OK
                           ? bide_arena_text(&spec->arena, path.bytes, path.length)
                           : NULL;
    bide_text_free(&path);
    return copy;
}

static enum bide_err read_rows(struct source *source, struct bide_spec_table *table)
{
    struct bide_csv *csv = &source->csv;
    table->rows = bide_arena_take(&source->spec->arena, csv->row_count,
                                  sizeof(struct bide_spec_row));
    if (table->rows == NULL) {
        return BIDE_ERR_MEMORY;
    }
    for (size_t i = 0; i < csv->row_count; ++i) {
        read_row(source, i, &table->rows[i]);
    }
    bide_csv_finish(csv);
    if (csv->row_count == 0) {
        const struct bide_diag_place place = { .file = table->file, .line = 1 };
        bide_diag_warn(csv->diag, "BD-C085", place, "is it the right file?",
                       "there are no rows below the names of the columns");
    }
    table->row_count = csv->problem_count == 0 ? csv->row_count : 0;
    table->digest =
        bide_arena_text(&source->spec->arena, csv->digest, BIDE_DIGEST_SIZE - 1);
    return table->digest == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

static enum bide_err read_table(struct bide_spec *spec, size_t pathway, size_t waiting,
                                const char *file, struct bide_diag *diag)
{
    struct bide_spec_table *table = &spec->tables[spec->table_count++];
    struct bide_arena texts;
    table->file = path_of(spec, file);
    table->pathway = pathway;
    table->waiting = waiting;
    if (table->file == NULL) {
        return BIDE_ERR_MEMORY;
    }
    bide_arena_init(&texts);
    struct source source = {
        .spec = spec,
        .pathway = (const struct bide_spec_pathway *) spec->pathways.items + pathway,
        .csv = { .pack = spec->pack,
                 .wanted = columns,
                 .wanted_count = waiting == BIDE_SPEC_REFERRALS ? STEP : COLUMN_COUNT,
                 .diag = diag,
                 .arena = &texts },
    };
    const enum bide_err err =
        bide_csv_read(&source.csv, table->file) ? read_rows(&source, table) : BIDE_OK;
    bide_arena_free(&texts);
    return err;
}

static enum bide_err read_pathway(struct bide_spec *spec, size_t index,
                                  struct bide_diag *diag)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + index;
    const struct bide_spec_waiting *waiting = pathway->waiting.items;
    enum bide_err err = BIDE_OK;
    if (pathway->referrals.file != NULL) {
        err = read_table(spec, index, BIDE_SPEC_REFERRALS, pathway->referrals.file, diag);
    }
    for (size_t k = 0; k < pathway->waiting.count && err == BIDE_OK; ++k) {
        if (waiting[k].file != NULL) {
            err = read_table(spec, index, k, waiting[k].file, diag);
        }
    }
    return err;
}

enum bide_err bide_data_read(struct bide_spec *spec, struct bide_diag *diag)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    size_t most = 0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        most += 1 + pathways[i].waiting.count;
    }
    spec->tables = bide_arena_take(&spec->arena, most, sizeof(struct bide_spec_table));
    enum bide_err err = spec->tables == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    for (size_t i = 0; i < spec->pathways.count && err == BIDE_OK; ++i) {
        err = read_pathway(spec, i, diag);
    }
    return err == BIDE_OK ? bide_diag_result(diag) : err;
}

/* --- what was read --- */

const struct bide_spec_table *bide_data_table(const struct bide_spec *spec,
                                              size_t pathway, size_t waiting)
{
    for (size_t i = 0; i < spec->table_count; ++i) {
        const struct bide_spec_table *table = &spec->tables[i];
        if (table->pathway == pathway && table->waiting == waiting) {
            return table;
        }
    }
    return NULL;
}

size_t bide_data_used(const struct bide_spec *spec, const struct bide_spec_table *table)
{
    if (table->waiting != BIDE_SPEC_REFERRALS) {
        return table->row_count;
    }
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; ++i) {
        const int64_t day = (int64_t) table->rows[i].date - spec->start;
        count += day >= 0 && day < 7 * spec->weeks ? 1 : 0;
    }
    return count;
}
