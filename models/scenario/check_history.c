/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_history.h"

#include "engine/base/civil.h"

static void check_before_start(const struct bide_check_part *part, const char *path,
                               int32_t date)
{
    char start[BIDE_CIVIL_TEXT_SIZE];
    if (bide_check_part_has_dates(part) && date >= part->spec->start) {
        bide_civil_format(part->spec->start, start);
        bide_check_part_error(part, "BD-C210", path,
                              "leave out what was counted later, or move the start",
                              "\"history\" ends before the start, %s", start);
    }
}

void bide_check_history_pathway(const struct bide_check_part *part,
                                const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_history *history = pathway->history.items;
    int32_t before = BIDE_SPEC_NO_DATE;
    for (size_t i = 0; i < pathway->history.count; ++i) {
        const int32_t date = history[i].date;
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.history.%zu.date", pathway->name, i);
        if (date != BIDE_SPEC_NO_DATE && date <= before) {
            bide_check_part_error(part, "BD-C211", path,
                                  "put the counts in order, one for each date",
                                  "the dates of \"history\" must rise");
        } else if (date != BIDE_SPEC_NO_DATE) {
            check_before_start(part, path, date);
            before = date;
        }
    }
}
