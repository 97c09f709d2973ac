/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/json_given.h"

#include <math.h>

#include "engine/base/civil.h"

static void add_known(struct bide_json *json, const char *key, double number)
{
    if (!isnan(number)) {
        bide_json_number(json, key, number);
    }
}

static void add_target(struct bide_json *json, const struct bide_spec_target *target)
{
    if (isnan(target->list) && isnan(target->share) && isnan(target->over_weeks)) {
        return;
    }
    bide_json_open(json, "target", '{');
    add_known(json, "list", target->list);
    add_known(json, "share", target->share);
    add_known(json, "over_weeks", target->over_weeks);
    add_known(json, "at_most", target->at_most);
    bide_json_close(json, '}');
}

static void add_history(struct bide_json *json, const struct bide_spec_list *history)
{
    const struct bide_spec_history *items = history->items;
    if (history->count == 0) {
        return;
    }
    bide_json_open(json, "history", '[');
    for (size_t i = 0; i < history->count; ++i) {
        char date[BIDE_CIVIL_TEXT_SIZE];
        bide_civil_format(items[i].date, date);
        bide_json_open(json, NULL, '{');
        bide_json_text(json, "date", date);
        bide_json_number(json, "list", (double) items[i].list);
        bide_json_close(json, '}');
    }
    bide_json_close(json, ']');
}

void bide_json_given_add(struct bide_json *json, const struct bide_spec_pathway *pathway)
{
    add_target(json, &pathway->target);
    add_history(json, &pathway->history);
}
