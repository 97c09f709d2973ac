/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_scenario.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "models/scenario/check_pathway.h"
#include "models/scenario/check_plan.h"
#include "models/scenario/overlay.h"

enum { MOST_CONTRACTS = 8 }; /* a child remembers in 8 bits who made an offer */

/* A change under examination, its path at hand. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_change *change;
    const char *path;
};

static const struct bide_spec_pathway *find_pathway(const struct subject *subject,
                                                    const char *name)
{
    const struct bide_spec_list pathways = subject->part->spec->pathways;
    const size_t index =
        bide_check_part_find(subject->part, subject->path, "pathway", name, pathways,
                             sizeof(struct bide_spec_pathway));
    return index == pathways.count
               ? NULL
               : (const struct bide_spec_pathway *) pathways.items + index;
}

static void check_group(const struct subject *subject,
                        const struct bide_spec_pathway *pathway, const char *group)
{
    const struct bide_spec_list groups = subject->part->spec->groups;
    if (group == NULL) {
        return;
    }
    const size_t index =
        bide_check_part_find(subject->part, subject->path, "group", group, groups,
                             sizeof(struct bide_spec_group));
    const size_t share =
        bide_spec_find(pathway->groups, sizeof(struct bide_spec_group_share), group);
    if (index < groups.count && share == pathway->groups.count) {
        bide_check_part_error(subject->part, "BD-C059", subject->path,
                              "give the group a share in the pathway's \"groups\"",
                              "no child of pathway \"%s\" belongs to group \"%s\"",
                              pathway->name, group);
    }
}

static void check_staff_name(const struct subject *subject, const char *name)
{
    bide_check_part_find(subject->part, subject->path, "staff group", name,
                         subject->part->spec->staff, sizeof(struct bide_spec_staff));
}

static void check_staffed_step(const struct subject *subject,
                               const struct bide_spec_pathway *pathway, const char *name)
{
    const size_t index =
        bide_check_part_find(subject->part, subject->path, "step", name, pathway->steps,
                             sizeof(struct bide_spec_step));
    const struct bide_spec_step *steps = pathway->steps.items;
    if (index < pathway->steps.count && steps[index].staff == NULL) {
        bide_check_part_error(subject->part, "BD-C069", subject->path,
                              "name a step that has staff",
                              "step \"%s\" is a delay: it has no list to work on", name);
    }
}

static void check_insourcing(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const char *dot = strchr(change->step, '.');
    char name[128];
    if (dot == NULL || (size_t) (dot - change->step) >= sizeof(name)) {
        bide_check_part_error(subject->part, "BD-C069", subject->path,
                              "write \"autism.assessment\"",
                              "\"%s\" is not of the form \"pathway.step\"", change->step);
        return;
    }
    memcpy(name, change->step, (size_t) (dot - change->step));
    name[dot - change->step] = '\0';
    const struct bide_spec_pathway *pathway = find_pathway(subject, name);
    if (pathway == NULL) {
        return;
    }
    check_staffed_step(subject, pathway, dot + 1);
    check_group(subject, pathway, change->eligible.group);
    if (change->eligible.priority != NULL) {
        bide_check_part_find(subject->part, subject->path, "priority",
                             change->eligible.priority, pathway->priorities,
                             sizeof(struct bide_spec_priority));
    }
    if (!isnan(change->total) && fabs(change->total - floor(change->total)) > 0.0) {
        bide_check_part_error(subject->part, "BD-C067", subject->path, NULL,
                              "\"total\" must be a whole number of children");
    }
}

static void check_pilot(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const struct bide_spec_pathway *pathway = find_pathway(subject, change->pathway);
    if (change->frees.staff != NULL) {
        check_staff_name(subject, change->frees.staff);
    }
    if (pathway == NULL) {
        return;
    }
    if (change->step != NULL) {
        check_staffed_step(subject, pathway, change->step);
    }
    check_group(subject, pathway, change->group);
    const bool saves = change->minutes_saved > 0.0 || change->skips_step;
    if (!saves && change->frees.staff == NULL) {
        bide_check_part_warn(subject->part, "BD-C076", subject->path,
                             "give \"minutes_saved\", \"skips_step\" or \"frees\"",
                             "the pilot changes nothing");
    }
}

static void check_hire(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const struct bide_spec_list staff = subject->part->spec->staff;
    check_staff_name(subject, change->staff);
    const size_t index =
        bide_spec_find(staff, sizeof(struct bide_spec_staff), change->staff);
    const struct bide_spec_staff *groups = staff.items;
    const bool is_continuous = index < staff.count && isnan(groups[index].wte);
    if (is_continuous && fabs(change->wte - floor(change->wte)) > 0.0) {
        bide_check_part_error(
            subject->part, "BD-C067", subject->path,
            "hire whole clinicians, or describe clinic sessions",
            "continuous clinicians are whole numbers, but \"wte\" is %g", change->wte);
    }
}

static void check_dates(const struct subject *subject)
{
    const struct bide_spec *spec = subject->part->spec;
    const struct bide_spec_change *change = subject->change;
    const bool has_date = change->from != BIDE_SPEC_NO_DATE;
    if (has_date && !isnan(change->from_week)) {
        bide_check_part_error(subject->part, "BD-C061", subject->path, "keep one of them",
                              "a change has at most one of \"from\" and \"from_week\"");
    } else if (!bide_check_part_has_dates(subject->part)) {
        return; /* that is the problem to mend first */
    } else if (has_date && change->from < spec->start) {
        bide_check_part_error(subject->part, "BD-C062", subject->path,
                              "leave \"from\" out if it holds from the start",
                              "the change begins before the start of the simulation");
    } else if (bide_spec_change_day(spec, change) >= 7.0 * (double) spec->weeks) {
        bide_check_part_warn(subject->part, "BD-C077", subject->path,
                             "move it, or make \"weeks\" longer",
                             "the change begins after the end and has no effect");
    }
}

static void check_change(const struct bide_check_part *part,
                         const struct bide_spec_change *change)
{
    struct bide_text path;
    bide_text_init(&path);
    bide_spec_change_path(part->spec, change, &path);
    const struct subject subject = { .part = part, .change = change, .path = path.bytes };
    check_dates(&subject);
    switch ((enum bide_spec_change_type) change->type) {
    case BIDE_SPEC_INSOURCING:
        check_insourcing(&subject);
        break;
    case BIDE_SPEC_PILOT:
        check_pilot(&subject);
        break;
    case BIDE_SPEC_HIRE:
        check_hire(&subject);
        break;
    case BIDE_SPEC_SET:
        break; /* laid over the base below */
    }
    bide_text_free(&path);
}

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

/* The first later change that a change overlaps with; NULL if there is none. */
static const struct bide_spec_change *find_overlap(const struct bide_spec *spec,
                                                   const struct bide_overlay *overlay,
                                                   size_t index)
{
    for (size_t i = index + 1; i < overlay->change_count; ++i) {
        if (overlap(spec, overlay->changes[index], overlay->changes[i])) {
            return overlay->changes[i];
        }
    }
    return NULL;
}

static void check_contracts(const struct bide_check_part *part,
                            const struct bide_overlay *overlay, const char *path)
{
    size_t contract_count = 0;
    for (size_t i = 0; i < overlay->change_count; ++i) {
        contract_count += overlay->changes[i]->type == BIDE_SPEC_INSOURCING ? 1 : 0;
        if (find_overlap(part->spec, overlay, i) != NULL) {
            bide_check_part_warn(part, "BD-C078", path,
                                 "both will run; give one an end with \"weeks\" if not",
                                 "two contracts work on \"%s\" at the same time",
                                 overlay->changes[i]->step);
        }
    }
    if (contract_count > MOST_CONTRACTS) {
        bide_check_part_error(
            part, "BD-C066", path, NULL,
            "a scenario has at most %d insourcing contracts, this one %zu",
            MOST_CONTRACTS, contract_count);
    }
}

static void add_errors(struct bide_diag *diag, const struct bide_diag *found)
{
    for (size_t i = 0; i < found->count; ++i) {
        const struct bide_diag_item *item = &found->items[i];
        if (item->level == BIDE_DIAG_ERROR) {
            bide_diag_add(diag, item->level, item->id, item->place, item->what,
                          item->help);
        }
    }
}

/* The base case was checked before: only what a "set" makes wrong is new. */
static void check_epochs(const struct bide_check_part *part,
                         const struct bide_overlay *overlay)
{
    bool is_wrong = false;
    for (size_t i = 0; i < overlay->epoch_count && !is_wrong; ++i) {
        struct bide_diag found;
        bide_diag_init(&found);
        const struct bide_check_part epoch = { .spec = &overlay->epochs[i].spec,
                                               .diag = &found };
        bide_check_plan_all(&epoch);
        bide_check_pathway_all(&epoch);
        add_errors(part->diag, &found);
        is_wrong = found.error_count > 0;
        bide_diag_fail(part->diag, found.err);
        bide_diag_free(&found);
    }
}

static void check_overlay(const struct bide_check_part *part, size_t index,
                          const char *path)
{
    struct bide_overlay overlay;
    const enum bide_err err = bide_overlay_init(&overlay, part->spec, index, part->diag);
    if (err != BIDE_OK) {
        bide_diag_fail(part->diag, err == BIDE_ERR_MEMORY ? err : BIDE_OK);
        return;
    }
    if (index > 0 && overlay.change_count == 0 && !overlay.has_sets) {
        bide_check_part_warn(part, "BD-C076", path, "add \"changes\" or \"includes\"",
                             "the scenario changes nothing");
    }
    check_contracts(part, &overlay, path);
    check_epochs(part, &overlay);
    bide_overlay_free(&overlay);
}

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

static void check_circle(const struct bide_check_part *part, size_t index,
                         const char *path)
{
    const struct bide_spec_scenario *scenarios = part->spec->scenarios.items;
    bool *is_included = bide_mem_zeroed(part->spec->scenarios.count, sizeof(bool));
    if (is_included == NULL) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
        return;
    }
    mark_included(part->spec, index, is_included);
    if (is_included[index]) {
        bide_check_part_error(part, "BD-C068", path, "take one \"includes\" away",
                              "scenario \"%s\" includes itself", scenarios[index].name);
    }
    bide_mem_free(is_included);
}

static bool check_includes(const struct bide_check_part *part, size_t index,
                           const char *path)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_scenario *scenario =
        (const struct bide_spec_scenario *) spec->scenarios.items + index;
    const char *const *names = scenario->includes.items;
    const size_t errors_before = part->diag->error_count;
    for (size_t i = 0; i < scenario->includes.count; ++i) {
        bide_check_part_find(part, path, "scenario", names[i], spec->scenarios,
                             sizeof(*scenario));
    }
    check_circle(part, index, path);
    return part->diag->error_count == errors_before;
}

void bide_check_scenario_all(const struct bide_check_part *part)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    const bool is_base_good = part->diag->error_count == 0;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        char path[300];
        snprintf(path, sizeof(path), "scenarios.%.200s", scenarios[i].name);
        const struct bide_spec_change *changes = scenarios[i].changes.items;
        const size_t errors_before = part->diag->error_count;
        for (size_t k = 0; k < scenarios[i].changes.count; ++k) {
            check_change(part, &changes[k]);
        }
        const bool is_good =
            check_includes(part, i, path) && part->diag->error_count == errors_before;
        if (is_base_good && is_good) {
            check_overlay(part, i, path);
        }
    }
}
