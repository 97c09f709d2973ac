/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_scenario.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "models/scenario/check_change.h"
#include "models/scenario/check_pathway.h"
#include "models/scenario/check_plan.h"
#include "models/scenario/fault.h"
#include "models/scenario/overlay.h"

enum {
    MOST_CONTRACTS = 8, /* a child remembers in 8 bits who made an offer */
    MOST_CHANGES = 200  /* each "set" may need all settings once more */
};

/* A scenario under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_scenario *scenario;
    size_t index;
};

static void path_of(const struct subject *subject, const char *below, char *path)
{
    bide_check_part_path(path, "scenarios.%s%s", subject->scenario->name, below);
}

/* --- contracts --- */

/* Whether two changes are contracts for the same list at the same time. */
static bool overlap(const struct bide_spec *spec, const struct bide_spec_change *a,
                    const struct bide_spec_change *b)
{
    if (a->type != BIDE_SPEC_INSOURCING || b->type != BIDE_SPEC_INSOURCING
        || strcmp(a->step, b->step) != 0) {
        return false;
    }
    const double a_from = bide_spec_change_day(spec, a);
    const double b_from = bide_spec_change_day(spec, b);
    const double a_end = isnan(a->weeks) ? INFINITY : a_from + 7.0 * a->weeks;
    const double b_end = isnan(b->weeks) ? INFINITY : b_from + 7.0 * b->weeks;
    return a_from < b_end && b_from < a_end;
}

/* Whether a change overlaps with one before it. */
static bool is_overlapping(const struct bide_spec *spec,
                           const struct bide_overlay *overlay, size_t index)
{
    for (size_t i = 0; i < index; ++i) {
        if (overlap(spec, overlay->changes[i], overlay->changes[index])) {
            return true;
        }
    }
    return false;
}

static void check_contracts(const struct subject *subject,
                            const struct bide_overlay *overlay)
{
    char path[BIDE_CHECK_PART_PATH];
    size_t contract_count = 0;
    path_of(subject, "", path);
    for (size_t i = 0; i < overlay->change_count; ++i) {
        contract_count += overlay->changes[i]->type == BIDE_SPEC_INSOURCING ? 1 : 0;
        if (is_overlapping(subject->part->spec, overlay, i)) {
            bide_check_part_warn(subject->part, "BD-C078", path,
                                 "both will run; give one an end with \"weeks\" if not",
                                 "two contracts work on \"%s\" at the same time",
                                 overlay->changes[i]->step);
        }
    }
    if (contract_count > MOST_CONTRACTS) {
        bide_check_part_error(subject->part, "BD-C066", path, "join some of them",
                              "a scenario has at most %d insourcing contracts, with "
                              "those it includes, this one %zu",
                              MOST_CONTRACTS, contract_count);
    }
}

/* --- what "set" changes make of the base case --- */

/* Move the errors of found to the check's own, those of reading a "set" as they are. */
static void add_errors(const struct bide_check_part *part, const struct bide_diag *found)
{
    for (size_t i = 0; i < found->count; ++i) {
        const struct bide_diag_item *item = &found->items[i];
        if (item->level == BIDE_DIAG_ERROR
            && !bide_fault_is_told(part->diag, item->place, item->what)
            && bide_fault_has_room(part->diag, item->level, item->place)) {
            bide_diag_add(part->diag, item->level, item->id, item->place, item->what,
                          item->help);
        }
    }
    bide_diag_fail(part->diag, found->err);
}

/* The base case is right: what is wrong now is the doing of the change that began the
 * epoch. */
static void add_consequence(const struct bide_check_part *part,
                            const struct bide_overlay_epoch *epoch,
                            const struct bide_diag *found)
{
    struct bide_text path;
    bide_text_init(&path);
    bide_spec_change_path(part->spec, epoch->cause, &path);
    for (size_t i = 0; i < found->count; ++i) {
        const struct bide_diag_item *item = &found->items[i];
        if (item->level == BIDE_DIAG_ERROR) {
            bide_check_part_error(part, item->id, path.bytes, item->help,
                                  "with this change %s", item->what);
        }
    }
    bide_diag_fail(part->diag, path.err);
    bide_diag_fail(part->diag, found->err);
    bide_text_free(&path);
}

static void check_epochs(const struct bide_check_part *part,
                         const struct bide_overlay *overlay)
{
    bool is_wrong = false;
    for (size_t i = 0; i < overlay->epoch_count && !is_wrong; ++i) {
        const struct bide_overlay_epoch *epoch = &overlay->epochs[i];
        struct bide_diag found;
        bide_diag_init(&found);
        const struct bide_check_part changed = { .spec = &epoch->spec,
                                                 .diag = &found,
                                                 .has_no_warnings = true };
        if (epoch->cause != NULL) {
            bide_check_plan_all(&changed);
            bide_check_pathway_all(&changed);
            add_consequence(part, epoch, &found);
        }
        is_wrong = found.error_count > 0;
        bide_diag_free(&found);
    }
}

static void check_overlay(const struct subject *subject, bool is_base_good)
{
    const struct bide_check_part *part = subject->part;
    char path[BIDE_CHECK_PART_PATH];
    struct bide_overlay overlay;
    struct bide_diag found;
    bide_diag_init(&found);
    const enum bide_err err =
        bide_overlay_init(&overlay, part->spec, subject->index, &found);
    add_errors(part, &found);
    bide_diag_free(&found);
    if (err != BIDE_OK) {
        bide_diag_fail(part->diag, err == BIDE_ERR_MEMORY ? err : BIDE_OK);
        return;
    }
    if (subject->index > 0 && overlay.change_count == 0 && !overlay.has_sets) {
        path_of(subject, "", path);
        bide_check_part_warn(part, "BD-C076", path, "add \"changes\" or \"includes\"",
                             "scenario \"%s\" changes nothing", subject->scenario->name);
    }
    if (is_base_good) {
        check_contracts(subject, &overlay);
        check_epochs(part, &overlay);
    }
    bide_overlay_free(&overlay);
}

/* --- includes --- */

/* Mark all scenarios that following includes from one leads to. */
static void mark_included(const struct bide_spec *spec, size_t from, bool *is_included)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    const char *const *names = scenarios[from].includes.items;
    for (size_t i = 0; i < scenarios[from].includes.count; ++i) {
        const size_t next =
            bide_spec_find(spec->scenarios, sizeof(scenarios[0]), names[i]);
        if (next < spec->scenarios.count && !is_included[next]) {
            is_included[next] = true;
            mark_included(spec, next, is_included);
        }
    }
}

/* A scenario must not include itself, nor make too many changes with those it includes.
 */
static void check_included(const struct subject *subject, bool *is_included)
{
    const struct bide_spec *spec = subject->part->spec;
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    char path[BIDE_CHECK_PART_PATH];
    mark_included(spec, subject->index, is_included);
    path_of(subject, ".includes", path);
    size_t change_count =
        is_included[subject->index] ? 0 : subject->scenario->changes.count;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        change_count += is_included[i] ? scenarios[i].changes.count : 0;
    }
    if (is_included[subject->index]) {
        bide_check_part_error(subject->part, "BD-C068", path,
                              "take one \"includes\" away",
                              "scenario \"%s\" includes itself", subject->scenario->name);
    } else if (change_count > MOST_CHANGES) {
        bide_check_part_error(
            subject->part, "BD-C066", path, "include fewer scenarios",
            "a scenario has at most %d changes, with those it includes, "
            "this one %zu",
            MOST_CHANGES, change_count);
    }
}

static void check_includes(const struct subject *subject)
{
    const struct bide_spec *spec = subject->part->spec;
    const char *const *names = subject->scenario->includes.items;
    for (size_t i = 0; i < subject->scenario->includes.count; ++i) {
        if (bide_check_part_lacks(spec->scenarios, sizeof(struct bide_spec_scenario),
                                  names[i])) {
            char path[BIDE_CHECK_PART_PATH];
            path_of(subject, ".includes", path);
            bide_check_part_unknown(subject->part, path, "scenario", names[i],
                                    spec->scenarios, sizeof(struct bide_spec_scenario));
        }
    }
    bool *is_included = bide_mem_zeroed(spec->scenarios.count, sizeof(bool));
    if (is_included == NULL) {
        bide_diag_fail(subject->part->diag, BIDE_ERR_MEMORY);
        return;
    }
    check_included(subject, is_included);
    bide_mem_free(is_included);
}

static void check_scenario(const struct subject *subject, bool is_base_good)
{
    const struct bide_spec_change *changes = subject->scenario->changes.items;
    const size_t errors_before = subject->part->diag->error_count;
    char path[BIDE_CHECK_PART_PATH];
    for (size_t i = 0; i < subject->scenario->changes.count; ++i) {
        bide_check_part_path(path, "scenarios.%s.changes.%zu", subject->scenario->name,
                             i);
        bide_check_change_one(subject->part, path, &changes[i]);
    }
    check_includes(subject);
    if (subject->part->diag->error_count == errors_before) {
        check_overlay(subject, is_base_good);
    }
}

void bide_check_scenario_all(const struct bide_check_part *part)
{
    const struct bide_spec_scenario *scenarios = part->spec->scenarios.items;
    const bool is_base_good = part->diag->error_count == 0;
    for (size_t i = 0; i < part->spec->scenarios.count; ++i) {
        const struct subject subject = { part, &scenarios[i], i };
        check_scenario(&subject, is_base_good);
    }
}
