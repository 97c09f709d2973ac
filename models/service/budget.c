/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/budget.h"

#include <string.h>

#include "engine/base/err.h"

static bool has_line(const struct bide_spec_change *change)
{
    return change->type != BIDE_SPEC_HIRE && change->type != BIDE_SPEC_SET;
}

/* Changes with a line before this one, or all of them for NULL. */
static size_t changes_before(const struct bide_spec *spec,
                             const struct bide_spec_change *change)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    size_t count = 0;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        const struct bide_spec_change *changes = scenarios[i].changes.items;
        for (size_t k = 0; k < scenarios[i].changes.count; ++k) {
            if (&changes[k] == change) {
                return count;
            }
            count += has_line(&changes[k]) ? 1 : 0;
        }
    }
    return count;
}

size_t bide_budget_count(const struct bide_spec *spec)
{
    return spec->staff.count + spec->pathways.count + changes_before(spec, NULL);
}

size_t bide_budget_of_staff(size_t staff)
{
    return staff;
}

size_t bide_budget_of_pathway(const struct bide_spec *spec, size_t pathway)
{
    return spec->staff.count + pathway;
}

size_t bide_budget_of_change(const struct bide_spec *spec,
                             const struct bide_spec_change *change)
{
    return spec->staff.count + spec->pathways.count + changes_before(spec, change);
}

/* The change with so many lines before it. */
static const struct bide_spec_change *find_change(const struct bide_spec *spec,
                                                  size_t index)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        const struct bide_spec_change *changes = scenarios[i].changes.items;
        for (size_t k = 0; k < scenarios[i].changes.count; ++k) {
            if (has_line(&changes[k]) && index-- == 0) {
                return &changes[k];
            }
        }
    }
    BIDE_REQUIRE(false);
    return NULL;
}

struct bide_budget_line bide_budget_line_at(const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_staff *staff = spec->staff.items;
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    struct bide_budget_line line = { .is_recurrent = true };
    if (index < spec->staff.count) {
        line.staff = &staff[index];
    } else if (index < spec->staff.count + spec->pathways.count) {
        line.pathway = &pathways[index - spec->staff.count];
    } else {
        line.change = find_change(spec, index - spec->staff.count - spec->pathways.count);
        line.is_recurrent = false;
    }
    return line;
}

/* "autism" of "autism.assessment" or, if there is no dot, of "autism". */
const struct bide_spec_pathway *bide_budget_pathway(const struct bide_spec *spec,
                                                    const struct bide_spec_change *change)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    const char *name = change->pathway != NULL ? change->pathway : change->step;
    const size_t length = name == NULL ? 0 : strcspn(name, ".");
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        if (strlen(pathways[i].name) == length
            && strncmp(pathways[i].name, name, length) == 0) {
            return &pathways[i];
        }
    }
    return NULL;
}

static bool works_on(const char *staff, const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; staff != NULL && i < pathway->steps.count; ++i) {
        if (steps[i].staff != NULL && strcmp(steps[i].staff, staff) == 0) {
            return true;
        }
    }
    return false;
}

static bool change_serves(const struct bide_spec *spec,
                          const struct bide_spec_change *change,
                          const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_pathway *named = bide_budget_pathway(spec, change);
    if (works_on(change->frees.staff, pathway) || named == pathway) {
        return true;
    }
    return named == NULL && (change->staff == NULL || works_on(change->staff, pathway));
}

bool bide_budget_serves(const struct bide_spec *spec, size_t line, size_t pathway)
{
    const struct bide_spec_pathway *const which =
        (const struct bide_spec_pathway *) spec->pathways.items + pathway;
    const struct bide_budget_line what = bide_budget_line_at(spec, line);
    if (what.staff != NULL) {
        return works_on(what.staff->name, which);
    }
    return what.pathway != NULL ? what.pathway == which
                                : change_serves(spec, what.change, which);
}
