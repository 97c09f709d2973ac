/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_data.h"

#include <math.h>

#include "engine/base/civil.h"
#include "models/scenario/data.h"

enum { MOST_WAIT_DAYS = 7 * 2600 };

/* Rows whose date lies from first to last, and the line of one. */
struct found {
    size_t count;
    int line;
};

static struct found find_rows(const struct bide_spec_table *table, int64_t first,
                              int64_t last)
{
    struct found found = { 0, 0 };
    for (size_t i = 0; i < table->row_count; ++i) {
        const struct bide_spec_row *row = &table->rows[i];
        if (row->date >= first && row->date <= last) {
            found.line = found.count == 0 ? row->line : found.line;
            ++found.count;
        }
    }
    return found;
}

static void report(const struct bide_check_part *part,
                   const struct bide_spec_table *table, struct found found,
                   const char *what, const char *help)
{
    char date[BIDE_CIVIL_TEXT_SIZE];
    const struct bide_diag_place place = { .file = table->file, .line = found.line };
    bide_civil_format(part->spec->start, date);
    if (found.count > 0) {
        bide_diag_error(part->diag, "BD-C086", place, help,
                        "%zu of %zu rows %s; the start is %s", found.count,
                        table->row_count, what, date);
    }
}

static void check_table(const struct bide_check_part *part,
                        const struct bide_spec_table *table)
{
    const int64_t start = part->spec->start;
    if (table->waiting != BIDE_SPEC_REFERRALS) {
        report(part, table, find_rows(table, start, INT32_MAX),
               "are dated on the start or later",
               "children who wait at the start were referred before it");
        report(part, table, find_rows(table, INT32_MIN, start - MOST_WAIT_DAYS - 1),
               "are dated 50 years before the start or earlier", "check the years");
        return;
    }
    report(part, table, find_rows(table, INT32_MIN, start - 1),
           "are dated before the start",
           "leave them out; children who still wait belong to the starting list");
    const struct found late = find_rows(table, start + 7 * part->spec->weeks, INT32_MAX);
    if (late.count > 0) {
        const struct bide_diag_place place = { .file = table->file, .line = late.line };
        bide_diag_warn(part->diag, "BD-C086", place, "make \"weeks\" longer to use them",
                       "%zu of %zu rows are dated after the end and are not used",
                       late.count, table->row_count);
    }
}

void bide_check_data_all(const struct bide_check_part *part)
{
    for (size_t i = 0; i < part->spec->table_count; ++i) {
        if (bide_check_part_has_dates(part)) {
            check_table(part, &part->spec->tables[i]);
        }
    }
}

/* Whether something is set that a file does without. */
static bool has_more(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_referrals *referrals = &pathway->referrals;
    const struct bide_spec_group_share *groups = pathway->groups.items;
    double change = fabs(referrals->growth_per_year)
                    + fabs(referrals->school_holidays - 1.0)
                    + fabs(referrals->variance_ratio - 1.0);
    for (size_t i = 0; i < pathway->groups.count; ++i) {
        change += fabs(groups[i].factor - 1.0);
    }
    return change > 0.0 || referrals->months.count > 0 || referrals->profile.count > 0
           || referrals->surges.count > 0 || referrals->batch.is_given;
}

void bide_check_data_referrals(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway)
{
    const bool has_rate = !isnan(pathway->referrals.per_week);
    const bool has_file = pathway->referrals.file != NULL;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.referrals", pathway->name);
    if (has_rate == has_file) {
        bide_check_part_error(part, "BD-C088", path,
                              has_rate ? "keep one of them" : "such as per_week = 20;",
                              "\"referrals\" needs \"per_week\" or \"file\"%s",
                              has_rate ? ", not both" : "");
    } else if (has_file && has_more(pathway)) {
        bide_check_part_warn(
            part, "BD-C088", path, "leave out what has no effect",
            "referrals from a file are taken as they are, without growth, "
            "seasons, batches or factors");
    }
}
