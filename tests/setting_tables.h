/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting_tables.h - all tables of settings, each once. */
#ifndef BIDE_TESTS_SETTING_TABLES_H
#define BIDE_TESTS_SETTING_TABLES_H

#include <check.h>
#include <stddef.h>

#include "models/scenario/settings.h"

enum { SETTING_TABLES_MOST = 64 };

struct setting_tables {
    const struct bide_field_table *items[SETTING_TABLES_MOST];
    size_t count;
};

/* Add a table and all that are below it. */
static inline void setting_tables_add(struct setting_tables *tables,
                                      const struct bide_field_table *table)
{
    for (size_t i = 0; i < tables->count; ++i) {
        if (tables->items[i] == table) {
            return;
        }
    }
    ck_assert_uint_lt(tables->count, SETTING_TABLES_MOST);
    tables->items[tables->count++] = table;
    for (size_t i = 0; i < table->count; ++i) {
        if (table->rows[i].table != NULL) {
            setting_tables_add(tables, table->rows[i].table);
        }
    }
    for (size_t i = 0; table->variants != NULL && table->variants[i] != NULL; ++i) {
        setting_tables_add(tables, table->variants[i]);
    }
}

#endif
