/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_change.h"

#include <math.h>
#include <string.h>

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

static const struct bide_spec_pathway *find_pathway(const struct subject *subject,
                                                    const char *setting, const char *name)
{
    const struct bide_spec_list pathways = subject->part->spec->pathways;
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, setting, path);
    const size_t index = bide_check_part_find(subject->part, path, "pathway", name,
                                              pathways, sizeof(struct bide_spec_pathway));
    return index == pathways.count
               ? NULL
               : (const struct bide_spec_pathway *) pathways.items + index;
}

static void check_group(const struct subject *subject, const char *setting,
                        const struct bide_spec_pathway *pathway, const char *group)
{
    const struct bide_spec_list groups = subject->part->spec->groups;
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, setting, path);
    const size_t index = bide_check_part_find(subject->part, path, "group", group, groups,
                                              sizeof(struct bide_spec_group));
    const size_t share =
        bide_spec_find(pathway->groups, sizeof(struct bide_spec_group_share), group);
    if (index < groups.count && share == pathway->groups.count) {
        bide_check_part_error(subject->part, "BD-C059", path,
                              "give the group a share in the pathway's \"groups\"",
                              "no child of pathway \"%s\" belongs to group \"%s\"",
                              pathway->name, group);
    }
}

static void check_staff_name(const struct subject *subject, const char *setting,
                             const char *name)
{
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, setting, path);
    bide_check_part_find(subject->part, path, "staff group", name,
                         subject->part->spec->staff, sizeof(struct bide_spec_staff));
}

/* Contracts and pilots are about a step that somebody does; a pilot that names none means
 * the first. */
static void check_step(const struct subject *subject,
                       const struct bide_spec_pathway *pathway, const char *name)
{
    const struct bide_spec_list list = pathway->steps;
    const struct bide_spec_step *steps = list.items;
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, "step", path);
    size_t index = bide_check_part_find(subject->part, path, "step", name, list,
                                        sizeof(struct bide_spec_step));
    if (name == NULL) {
        index = 0;
        while (index + 1 < list.count && steps[index].staff == NULL) {
            ++index;
        }
    }
    if (index < list.count && steps[index].staff == NULL) {
        bide_check_part_error(
            subject->part, "BD-C069", path, "name a step that has staff",
            "step \"%s\" of pathway \"%s\" is a delay: nobody does it",
            steps[index].name != NULL ? steps[index].name : "", pathway->name);
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
    const bool has_no_children = change->per_week <= 0.0 || change->uptake <= 0.0;
    char path[BIDE_CHECK_PART_PATH];
    if (!isnan(change->total)) {
        path_of(subject, "total", path);
        bide_check_part_whole(subject->part, path, "\"total\"", change->total);
    }
    if (has_no_children || change->weeks <= 0.0 || change->total <= 0.0) {
        warn_idle(subject,
                  "\"per_week\", \"weeks\", \"total\" and \"uptake\" must be above 0");
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
    char name[BIDE_CHECK_PART_PATH];
    path_of(subject, "step", path);
    if (dot == NULL) {
        bide_check_part_error(subject->part, "BD-C069", path,
                              "such as \"autism.assessment\"",
                              "\"%s\" is not of the form \"pathway.step\"", change->step);
        return;
    }
    check_contract_terms(subject);
    bide_check_part_path(name, "%.*s", (int) (dot - change->step), change->step);
    const struct bide_spec_pathway *pathway = find_pathway(subject, "step", name);
    if (pathway == NULL) {
        return;
    }
    check_step(subject, pathway, dot + 1);
    check_group(subject, "eligible.group", pathway, change->eligible.group);
    path_of(subject, "eligible.priority", path);
    bide_check_part_find(subject->part, path, "priority", change->eligible.priority,
                         pathway->priorities, sizeof(struct bide_spec_priority));
}

static void check_pilot(const struct subject *subject)
{
    const struct bide_spec_change *change = subject->change;
    const bool is_about_step = change->minutes_saved > 0.0 || change->skips_step;
    check_staff_name(subject, "frees.staff", change->frees.staff);
    if ((!is_about_step && change->frees.staff == NULL) || change->share <= 0.0) {
        warn_idle(subject,
                  "give \"minutes_saved\", \"skips_step\" or \"frees\", and a share");
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
    const struct bide_spec_list staff = subject->part->spec->staff;
    const struct bide_spec_staff *groups = staff.items;
    char path[BIDE_CHECK_PART_PATH];
    check_staff_name(subject, "staff", change->staff);
    path_of(subject, "lead_weeks", path);
    bide_check_part_dist(subject->part, path, &change->lead_weeks);
    const size_t index =
        bide_spec_find(staff, sizeof(struct bide_spec_staff), change->staff);
    if (index < staff.count && isnan(groups[index].wte)) {
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
    }
}
