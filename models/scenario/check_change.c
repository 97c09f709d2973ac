/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_change.h"

#include <math.h>
#include <string.h>

#include "models/scenario/check_support.h"

#include "models/scenario/check_contract.h"
#include "models/scenario/check_pilot.h"
#include "models/scenario/check_training.h"

/* A change under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_change *change;
    const char *path;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "%s.%s", subject->path, setting);
}

/* --- references --- */

/* A name that may refer to an item of a list. */
struct reference {
    const char *setting; /* where it stands: "eligible.group" */
    const char *what;    /* it names: "group" */
    const char *name;
    struct bide_spec_list list;
    size_t item_size;
};

/* The item; NULL if the name is not given, or, which is reported, not there. */
static const void *find(const struct subject *subject, const struct reference *reference)
{
    const struct bide_spec_list list = reference->list;
    const size_t index = bide_spec_find(list, reference->item_size, reference->name);
    if (bide_check_part_lacks(list, reference->item_size, reference->name)) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, reference->setting, path);
        bide_check_part_unknown(subject->part, path, reference->what, reference->name,
                                list, reference->item_size);
    }
    return index == list.count
               ? NULL
               : (const unsigned char *) list.items + index * reference->item_size;
}

static const struct bide_spec_pathway *find_pathway(const struct subject *subject,
                                                    const char *setting, const char *name)
{
    const struct reference reference = { setting, "pathway", name,
                                         subject->part->spec->pathways,
                                         sizeof(struct bide_spec_pathway) };
    return find(subject, &reference);
}

static const struct bide_spec_staff *find_staff(const struct subject *subject,
                                                const char *setting, const char *name)
{
    const struct reference reference = { setting, "staff group", name,
                                         subject->part->spec->staff,
                                         sizeof(struct bide_spec_staff) };
    return find(subject, &reference);
}

static void check_group(const struct subject *subject, const char *setting,
                        const struct bide_spec_pathway *pathway, const char *group)
{
    const struct reference reference = { setting, "group", group,
                                         subject->part->spec->groups,
                                         sizeof(struct bide_spec_group) };
    if (find(subject, &reference) != NULL
        && bide_check_part_lacks(pathway->groups, sizeof(struct bide_spec_group_share),
                                 group)) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, setting, path);
        bide_check_part_error(subject->part, "BD-C059", path,
                              "give the group a share in the pathway's \"groups\"",
                              "no child of pathway \"%s\" belongs to group \"%s\"",
                              pathway->name, group);
    }
}

/* The first step that somebody does, or else the last. */
static const struct bide_spec_step *first_step(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t index = 0;
    while (index + 1 < pathway->steps.count && steps[index].staff == NULL) {
        ++index;
    }
    return pathway->steps.count > 0 ? &steps[index] : NULL;
}

/* Contracts and pilots are about a step that somebody does; a pilot that names none means
 * the first. */
static void check_step(const struct subject *subject,
                       const struct bide_spec_pathway *pathway, const char *name)
{
    const struct reference reference = { "step", "step", name, pathway->steps,
                                         sizeof(struct bide_spec_step) };
    const struct bide_spec_step *step =
        name == NULL ? first_step(pathway) : find(subject, &reference);
    if (step != NULL && step->staff == NULL) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "step", path);
        bide_check_part_error(subject->part, "BD-C069", path,
                              "name a step that has staff",
                              "step \"%s\" of pathway \"%s\" is a delay: nobody does it",
                              step->name != NULL ? step->name : "", pathway->name);
    }
}

/* --- types of change --- */

static void warn_idle(const struct subject *subject, const char *help)
{
    bide_check_part_warn(subject->part, "BD-C076", subject->path, help,
                         "the change has no effect");
}

static void check_contract_terms(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const bool has_no_children =
        change->per_week <= 0.0 || change->uptake <= 0.0 || change->fails >= 1.0;
    if (!isnan(change->total) && !bide_check_part_is_whole(change->total)) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "total", path);
        bide_check_part_whole(subject->part, path, "\"total\"", change->total);
    }
    if (has_no_children || change->weeks <= 0.0 || change->total <= 0.0) {
        warn_idle(subject, "\"per_week\", \"weeks\", \"total\" and \"uptake\" must be "
                           "above 0, \"fails\" below 1");
    }
}

static void check_insourcing(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    if (change->step == NULL) {
        return; /* which was reported */
    }
    const char *dot = strchr(change->step, '.');
    char path[BIDE_CHECK_PART_PATH];
    if (dot == NULL) {
        path_of(subject, "step", path);
        bide_check_part_error(subject->part, "BD-C069", path,
                              "such as \"autism.assessment\"",
                              "\"%s\" is not of the form \"pathway.step\"", change->step);
        return;
    }
    check_contract_terms(subject);
    bide_check_contract_provider(subject->part, subject->path, change);
    bide_check_part_path(path, "%s", change->step);
    path[strcspn(path, ".")] = '\0';
    const struct bide_spec_pathway *pathway = find_pathway(subject, "step", path);
    if (pathway == NULL) {
        return;
    }
    const struct reference priority = { "eligible.priority", "priority",
                                        change->eligible.priority, pathway->priorities,
                                        sizeof(struct bide_spec_priority) };
    check_step(subject, pathway, dot + 1);
    check_group(subject, "eligible.group", pathway, change->eligible.group);
    bide_check_contract_ages(subject->part, subject->path, pathway, &change->eligible);
    find(subject, &priority);
}

/* Time that is freed is held as clinic sessions; those who are always open have none. */
static void check_frees(const struct subject *subject,
                        const struct bide_spec_staff *staff)
{
    if (staff != NULL && isnan(staff->wte)) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "frees.staff", path);
        bide_check_part_warn(subject->part, "BD-C076", path,
                             "\"minutes_saved\" and \"skips_step\" work for everyone",
                             "\"%s\" hold no clinic sessions: freeing their time has no "
                             "effect",
                             staff->name);
    }
}

static void check_pilot(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const bool is_about_step =
        change->minutes_saved > 0.0 || change->skips_step || change->minutes.is_given;
    bide_check_pilot_terms(subject->part, subject->path, change);
    check_frees(subject, find_staff(subject, "frees.staff", change->frees.staff));
    if ((!is_about_step && change->frees.staff == NULL) || change->share <= 0.0) {
        warn_idle(subject, "give \"minutes\", \"minutes_saved\", \"skips_step\" or "
                           "\"frees\", and a share");
    }
    const struct bide_spec_pathway *pathway =
        find_pathway(subject, "pathway", change->pathway);
    if (pathway == NULL) {
        return;
    }
    check_group(subject, "group", pathway, change->group);
    if (is_about_step || change->step != NULL) {
        check_step(subject, pathway, change->step);
    }
}

static void check_hire(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const struct bide_spec_staff *staff = find_staff(subject, "staff", change->staff);
    bide_check_part_dist(subject->part, subject->path, "lead_weeks", &change->lead_weeks);
    if (staff != NULL && isnan(staff->wte) && !bide_check_part_is_whole(change->wte)) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "wte", path);
        bide_check_part_whole(subject->part, path, "\"wte\" of continuous clinicians",
                              change->wte);
    }
    if (change->wte <= 0.0) {
        warn_idle(subject, "\"wte\" must be above 0");
    }
}

static void check_dates(const struct subject *subject)
{
    const struct bide_spec *spec = subject->part->spec;
    const struct bide_spec_change *change = subject->change;
    const bool has_date = change->from != BIDE_SPEC_NO_DATE;
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, has_date ? "from" : "from_week", path);
    if (has_date && !isnan(change->from_week)) {
        bide_check_part_error(subject->part, "BD-C061", path, "keep one of them",
                              "a change has \"from\" or \"from_week\", not both");
    } else if (!bide_check_part_has_dates(subject->part)) {
        return; /* that is the problem to mend first */
    } else if (has_date && change->from < spec->start) {
        bide_check_part_error(subject->part, "BD-C062", path,
                              "leave \"from\" out if it holds from the start",
                              "the change begins before the start of the simulation");
    } else if (bide_spec_change_day(spec, change) >= 7.0 * (double) spec->weeks) {
        bide_check_part_warn(subject->part, "BD-C077", path,
                             "move it, or make \"weeks\" longer",
                             "the change begins after the end and has no effect");
    }
}

void bide_check_change_one(const struct bide_check_part *part, const char *path,
                           const struct bide_spec_change *change)
{
    const struct subject subject = { .part = part, .change = change, .path = path };
    check_dates(&subject);
    if (change->type == BIDE_SPEC_INSOURCING) {
        check_insourcing(&subject);
    } else if (change->type == BIDE_SPEC_PILOT) {
        check_pilot(&subject);
    } else if (change->type == BIDE_SPEC_HIRE) {
        check_hire(&subject);
    } else if (change->type == BIDE_SPEC_VALIDATION
               || change->type == BIDE_SPEC_SUPPORT) {
        bide_check_support_one(part, path, change);
    } else if (change->type == BIDE_SPEC_TRAINING) {
        bide_check_training_course(part, path, change);
    } else if (change->type == BIDE_SPEC_EXTRA_SESSIONS) {
        bide_check_training_extra(part, path, change);
    }
}
