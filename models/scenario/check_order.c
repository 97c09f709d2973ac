/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_order.h"

#include <math.h>
#include <string.h>

#include "models/scenario/roles.h"

static const struct bide_spec_pathway *pathway_at(const struct bide_check_part *part,
                                                  size_t index)
{
    return (const struct bide_spec_pathway *) part->spec->pathways.items + index;
}

/* --- settings that wait for another --- */

static bool is_set_in(const struct bide_spec_scenario *scenario, const char *path)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    for (size_t i = 0; i < scenario->changes.count; ++i) {
        if (changes[i].type == BIDE_SPEC_SET && changes[i].path != NULL
            && strcmp(changes[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a scenario changes the setting. */
static bool is_ever_set(const struct bide_check_part *part, const char *path)
{
    const struct bide_spec_scenario *scenarios = part->spec->scenarios.items;
    for (size_t i = 0; i < part->spec->scenarios.count; ++i) {
        if (is_set_in(&scenarios[i], path)) {
            return true;
        }
    }
    return false;
}

static void warn_unused(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway, const char *priority,
                        const char *setting, const char *order)
{
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.order", pathway->name);
    if (is_ever_set(part, path)) {
        return;
    }
    bide_check_part_path(path, "pathways.%s.priorities.%s.%s", pathway->name, priority,
                         setting);
    bide_check_part_warn(part, "BD-C103", path, "change \"order\", or leave it out",
                         "\"%s\" counts only with order = \"%s\"", setting, order);
}

static void check_priorities(const struct bide_check_part *part,
                             const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_priority *priorities = pathway->priorities.items;
    for (size_t i = 0; i < pathway->priorities.count; ++i) {
        if (fabs(priorities[i].slope - 1.0) > 0.0
            && pathway->order != BIDE_SPEC_ORDER_AGEING) {
            warn_unused(part, pathway, priorities[i].name, "slope", "ageing");
        }
        if (priorities[i].head_start_weeks > 0.0
            && pathway->order != BIDE_SPEC_ORDER_HEAD_START) {
            warn_unused(part, pathway, priorities[i].name, "head_start_weeks",
                        "head_start");
        }
    }
}

/* --- between lists --- */

/* A staff group under examination, and what its steps add up to. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_staff *staff;
    double sum; /* of their shares of its time */
    bool is_complete;
};

static void check_share(struct subject *subject, const char *path, double share)
{
    if (isnan(share)) {
        subject->is_complete = false;
        bide_check_part_error(
            subject->part, "BD-C100", path,
            "those of all its steps add to 1, such as share_of_time = 0.5;",
            "staff group \"%s\" works by shares, but here is no \"share_of_time\"",
            subject->staff->name);
    } else {
        subject->sum += share;
    }
}

static void check_step(struct subject *subject, const struct bide_spec_pathway *pathway,
                       const struct bide_spec_step *step)
{
    const bool is_by_shares = subject->staff->allocation == BIDE_SPEC_ALLOCATION_SHARES;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.steps.%s.share_of_time", pathway->name,
                         step->name);
    if (is_by_shares) {
        check_share(subject, path,
                    bide_roles_of(step, subject->staff->name).share_of_time);
    } else if (!isnan(step->share_of_time) && step->with_staff.count == 0
               && strcmp(step->staff, subject->staff->name) == 0) {
        char other[BIDE_CHECK_PART_PATH];
        bide_check_part_path(other, "staff.%s.allocation", subject->staff->name);
        if (!is_ever_set(subject->part, other)) {
            bide_check_part_warn(subject->part, "BD-C103", path,
                                 "give the staff group allocation = \"shares\", or leave "
                                 "it out",
                                 "\"share_of_time\" counts only where staff work by "
                                 "shares, but \"%s\" does not",
                                 subject->staff->name);
        }
    }
    if (subject->staff->allocation == BIDE_SPEC_ALLOCATION_RELATIVE_WAIT
        && pathway->standard.within_weeks <= 0.0) {
        bide_check_part_path(path, "pathways.%s.standard.within_weeks", pathway->name);
        bide_check_part_error(subject->part, "BD-C102", path, "give it a week or more",
                              "staff group \"%s\" compares waits with the standard, "
                              "which may not be 0 then",
                              subject->staff->name);
    }
}

/* The steps of a pathway that the group does; whether there are any. */
static bool check_steps(struct subject *subject, const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    bool has_steps = false;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].name != NULL
            && bide_roles_of(&steps[i], subject->staff->name).is_any) {
            has_steps = true;
            check_step(subject, pathway, &steps[i]);
        }
    }
    return has_steps;
}

static void check_staff(const struct bide_check_part *part, size_t index)
{
    struct subject subject = {
        .part = part,
        .staff = (const struct bide_spec_staff *) part->spec->staff.items + index,
        .is_complete = true
    };
    bool has_steps = false;
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        has_steps = check_steps(&subject, pathway_at(part, i)) || has_steps;
    }
    if (has_steps && subject.is_complete
        && subject.staff->allocation == BIDE_SPEC_ALLOCATION_SHARES
        && !bide_check_part_adds_up(subject.sum, true)) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "staff.%s.allocation", subject.staff->name);
        bide_check_part_error(part, "BD-C101", path, "change one of them",
                              "\"share_of_time\" of the steps of \"%s\" must add to 1, "
                              "but adds to %.9g",
                              subject.staff->name, subject.sum);
    }
}

void bide_check_order_all(const struct bide_check_part *part)
{
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        check_priorities(part, pathway_at(part, i));
    }
    for (size_t i = 0; i < part->spec->staff.count; ++i) {
        check_staff(part, i);
    }
}
