/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/budget.h"

#include <string.h>

#include "engine/base/err.h"

static bool has_line(const struct bide_spec_change *change)
{
    return change->type != BIDE_SPEC_HIRE && change->type != BIDE_SPEC_SET;
}

/* Changes of a scenario that have a line, up to this one or all of them. */
static size_t count_lines(const struct bide_spec_scenario *scenario,
                          const struct bide_spec_change *until, bool *is_found)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    size_t count = 0;
    for (size_t i = 0; i < scenario->changes.count && !*is_found; ++i) {
        *is_found = &changes[i] == until;
        count += !*is_found && has_line(&changes[i]) ? 1 : 0;
    }
    return count;
}

/* Changes with a line before this one, or all of them for NULL. */
static size_t changes_before(const struct bide_spec *spec,
                             const struct bide_spec_change *change)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    bool is_found = false;
    size_t count = 0;
    for (size_t i = 0; i < spec->scenarios.count && !is_found; ++i) {
        count += count_lines(&scenarios[i], change, &is_found);
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

/* Of a scenario, the change with so many lines before it; it has one. */
static const struct bide_spec_change *take_line(const struct bide_spec_scenario *scenario,
                                                size_t index)
{
    const struct bide_spec_change *change = scenario->changes.items;
    while (index > 0 || !has_line(change)) {
        index -= has_line(change) ? 1 : 0;
        ++change;
    }
    return change;
}

static const struct bide_spec_change *find_change(const struct bide_spec *spec,
                                                  size_t index)
{
    const struct bide_spec_scenario *scenario = spec->scenarios.items;
    bool is_found = false;
    size_t count = count_lines(scenario, NULL, &is_found);
    while (index >= count) {
        index -= count;
        count = count_lines(++scenario, NULL, &is_found);
    }
    return take_line(scenario, index);
}

struct bide_budget_line bide_budget_line_at(const struct bide_spec *spec, size_t index)
{
    const struct bide_spec_staff *staff = spec->staff.items;
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    struct bide_budget_line line = { .is_recurrent = true };
    BIDE_REQUIRE(index < bide_budget_count(spec));
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
    for (size_t i = 0; name != NULL && i < spec->pathways.count; ++i) {
        if (strlen(pathways[i].name) == length
            && strncmp(pathways[i].name, name, length) == 0) {
            return &pathways[i];
        }
    }
    return NULL;
}

static bool is_same(const char *name, const char *staff)
{
    return name != NULL && strcmp(name, staff) == 0;
}

/* Alone, with others or in place of others. */
static bool does(const char *staff, const struct bide_spec_step *step)
{
    const struct bide_spec_substitute *substitutes = step->or_staff.items;
    const char *const *with = step->with_staff.items;
    bool is_one = is_same(step->staff, staff);
    for (size_t i = 0; i < step->or_staff.count; ++i) {
        is_one = is_one || is_same(substitutes[i].staff, staff);
    }
    for (size_t i = 0; i < step->with_staff.count; ++i) {
        is_one = is_one || is_same(with[i], staff);
    }
    return is_one;
}

static bool works_on(const char *staff, const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    bool is_one = false;
    for (size_t i = 0; staff != NULL && i < pathway->steps.count; ++i) {
        is_one = is_one || does(staff, &steps[i]);
    }
    return is_one;
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
    if (what.pathway != NULL) {
        return what.pathway == which;
    }
    BIDE_ASSERT(what.change != NULL);
    return change_serves(spec, what.change, which);
}
