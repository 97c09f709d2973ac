/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/civil.h"

enum { AGE_DECIMALS = 13, LONGEST_AGE = 32 };

/* Of a file the table of a waiting list knows most: its steps. */
static bool is_fuller(const struct bide_spec_table *a, const struct bide_spec_table *b)
{
    return a->waiting != BIDE_SPEC_REFERRALS && b->waiting == BIDE_SPEC_REFERRALS;
}

bool bide_result_data_is_first(const struct bide_spec *spec, size_t table)
{
    const struct bide_spec_table *mine = &spec->tables[table];
    for (size_t i = 0; i < spec->table_count; ++i) {
        const struct bide_spec_table *other = &spec->tables[i];
        const bool is_same = i != table && strcmp(other->file, mine->file) == 0;
        if (is_same
            && (is_fuller(other, mine) || (i < table && !is_fuller(mine, other)))) {
            return false;
        }
    }
    return true;
}

/* RFC 4180. */
static void add_cell(struct bide_text *out, const char *text)
{
    bide_text_add(out, ",\"");
    for (const char *at = text; *at != '\0'; ++at) {
        bide_text_add(out, *at == '"' ? "\"" : "");
        bide_text_add_bytes(out, at, 1);
    }
    bide_text_add(out, "\"");
}

/* A name of a list whose structs begin with it; empty if the place is none. */
static void add_name(struct bide_text *out, struct bide_spec_list list, size_t size,
                     int place)
{
    const char *const *name =
        place < 0 ? NULL
                  : (const void *) ((const char *) list.items + size * (size_t) place);
    add_cell(out, name != NULL ? *name : "");
}

/* As short as it was written: at most 15 characters can be read. */
static void add_age(struct bide_text *out, double age)
{
    char digits[LONGEST_AGE] = "";
    if (!isnan(age)) {
        const int length = snprintf(digits, sizeof(digits), "%.*f", AGE_DECIMALS, age);
        char *last = digits + length - 1;
        while (*last == '0') {
            *last-- = '\0';
        }
        if (*last == '.') {
            *last = '\0';
        }
    }
    add_cell(out, digits);
}

static bool has_groups(const struct bide_spec_table *table)
{
    return table->row_count > 0 && table->rows[0].group != -1;
}

static void add_row(struct bide_text *out, const struct bide_spec *spec,
                    const struct bide_spec_table *table, const struct bide_spec_row *row)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) spec->pathways.items + table->pathway;
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(row->date, date);
    bide_text_add(out, date);
    add_name(out, pathway->priorities, sizeof(struct bide_spec_priority), row->priority);
    if (has_groups(table)) {
        add_name(out, spec->groups, sizeof(struct bide_spec_group), row->group);
    }
    add_age(out, row->age);
    if (table->waiting != BIDE_SPEC_REFERRALS) {
        add_name(out, pathway->steps, sizeof(struct bide_spec_step), row->step);
    }
    bide_text_add(out, "\n");
}

void bide_result_data_add(struct bide_text *out, const struct bide_spec *spec,
                          const struct bide_spec_table *table)
{
    bide_text_add(out,
                  has_groups(table) ? "date,priority,group,age" : "date,priority,age");
    bide_text_add(out, table->waiting != BIDE_SPEC_REFERRALS ? ",step\n" : "\n");
    for (size_t i = 0; i < table->row_count; ++i) {
        add_row(out, spec, table, &table->rows[i]);
    }
}
