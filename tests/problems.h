/* SPDX-License-Identifier: GPL-3.0-or-later */
/* problems.h - the problems of a configuration as one text, to be compared in tests. */
#ifndef BIDE_TESTS_PROBLEMS_H
#define BIDE_TESTS_PROBLEMS_H

#include <check.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "models/text/diag.h"
#include "models/text/prescan.h"

#define PROBLEMS_COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define TEXT(literal) literal, sizeof(literal) - 1

/* A configuration and what is to be said of it. */
struct problems_row {
    const char *text;
    size_t length;
    const char *problems;
};

/* One line for each problem, in order: "3:7 BD-C018 percent sign [write a share]". Those
 * without a help end before the bracket. */
static inline void problems_text(struct bide_text *out, struct bide_diag *diag)
{
    bide_diag_sort(diag);
    bide_text_clear(out);
    for (size_t i = 0; i < diag->count; ++i) {
        const struct bide_diag_item *const item = &diag->items[i];
        bide_text_addf(out, "%s%d:%d %s %s", i > 0 ? "\n" : "", item->place.line,
                       item->place.column, item->id, item->what);
        if (item->help != NULL) {
            bide_text_addf(out, " [%s]", item->help);
        }
    }
}

/* Fail unless the pre-scan says just that. */
static inline void problems_check(const struct problems_row *row)
{
    struct bide_prescan_includes includes;
    struct bide_diag diag;
    struct bide_text problems;
    bide_diag_init(&diag);
    bide_text_init(&problems);

    bide_prescan_text("x.cfg", row->text, row->length, &diag, &includes);

    problems_text(&problems, &diag);
    ck_assert_str_eq(problems.bytes, row->problems);
    ck_assert_int_eq(diag.err, BIDE_OK);
    bide_text_free(&problems);
    bide_diag_free(&diag);
}

#endif
