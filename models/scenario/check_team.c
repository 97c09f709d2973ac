/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_team.h"

#include <math.h>
#include <string.h>

#include "models/scenario/roles.h"

enum { MOST_WITH = 7 };

static const struct bide_spec_staff *find_staff(const struct bide_check_part *part,
                                                const char *name)
{
    const struct bide_spec_staff *staff = part->spec->staff.items;
    const struct bide_spec_list all = part->spec->staff;
    const size_t index =
        name == NULL ? all.count : bide_spec_find(all, sizeof(staff[0]), name);
    return index < all.count ? &staff[index] : NULL;
}

/* --- in place of the staff, and together with them --- */

/* A step that names others than its staff. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_step *step;
    char path[BIDE_CHECK_PART_PATH]; /* of the step */
};

/* A name in a list of others: somebody else who is known and was not named before. */
static void check_other(const struct subject *subject, const char *path, const char *name,
                        bool is_repeated)
{
    if (find_staff(subject->part, name) == NULL) {
        bide_check_part_unknown(subject->part, path, "staff group", name,
                                subject->part->spec->staff,
                                sizeof(struct bide_spec_staff));
    } else if (is_repeated || strcmp(name, subject->step->staff) == 0) {
        bide_check_part_error(subject->part, "BD-C104", path,
                              "name each staff group of a step once",
                              "staff group \"%s\" does the step already", name);
    }
}

static void check_or_staff(const struct subject *subject)
{
    const struct bide_spec_substitute *others = subject->step->or_staff.items;
    for (size_t i = 0; i < subject->step->or_staff.count; ++i) {
        bool is_repeated = false;
        for (size_t k = 0; k < i && others[i].staff != NULL; ++k) {
            is_repeated = is_repeated
                          || (others[k].staff != NULL
                              && strcmp(others[k].staff, others[i].staff) == 0);
        }
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "%s.or_staff.%zu.staff", subject->path, i);
        if (others[i].staff != NULL) {
            check_other(subject, path, others[i].staff, is_repeated);
        }
    }
}

/* Those who see a child together hold clinics, or are all continuous. */
static void check_kinds(const struct subject *subject, const char *path, const char *name)
{
    const struct bide_spec_staff *own = find_staff(subject->part, subject->step->staff);
    const struct bide_spec_staff *other = find_staff(subject->part, name);
    if (own != NULL && other != NULL && isnan(own->wte) != isnan(other->wte)) {
        bide_check_part_error(subject->part, "BD-C105", path,
                              "give all of them \"wte\", or all of them \"clinicians\"",
                              "\"%s\" and \"%s\" cannot see a child together: one holds "
                              "clinics, the other is always open",
                              own->name, other->name);
    }
}

/* An appointment ahead would need a time in all of their diaries. */
static void check_booking(const struct subject *subject, const char *path,
                          const char *name)
{
    const struct bide_spec_staff *staff = find_staff(subject->part, name);
    if (staff != NULL && staff->booking.weeks_ahead > 0) {
        bide_check_part_error(subject->part, "BD-C109", path,
                              "leave out its \"booking\", or see children apart",
                              "\"%s\" books ahead, but those who see children together "
                              "call them on the day",
                              name);
    }
}

static void check_with(const struct subject *subject)
{
    const char *const *names = subject->step->with_staff.items;
    const size_t count = subject->step->with_staff.count;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.with_staff", subject->path);
    for (size_t i = 0; i < count; ++i) {
        bool is_repeated = false;
        for (size_t k = 0; k < i; ++k) {
            is_repeated = is_repeated || strcmp(names[k], names[i]) == 0;
        }
        check_other(subject, path, names[i], is_repeated);
        check_kinds(subject, path, names[i]);
        check_booking(subject, path, names[i]);
    }
    if (count > 0) {
        check_booking(subject, path, subject->step->staff);
    }
    if (count > MOST_WITH || (count > 0 && subject->step->or_staff.count > 0)) {
        bide_check_part_error(
            subject->part, "BD-C105", path,
            count > MOST_WITH ? "leave some out" : "leave one of the two out",
            count > MOST_WITH
                ? "more than 8 staff groups would see a child together"
                : "\"with_staff\" and \"or_staff\" do not go together: it would "
                  "be open who is needed");
    }
}

static void check_step(struct subject *subject)
{
    const struct bide_spec_step *step = subject->step;
    if (step->or_staff.count + step->with_staff.count == 0) {
        return;
    }
    if (step->staff == NULL) {
        bide_check_part_error(subject->part, "BD-C104", subject->path,
                              "name the staff group that does it with \"staff\"",
                              "a step without \"staff\" is a delay: nobody can do it "
                              "instead or as well");
        return;
    }
    check_or_staff(subject);
    check_with(subject);
}

/* --- clinic time that is kept --- */

/* A carve-out under examination. */
struct kept {
    const struct bide_check_part *part;
    const struct bide_spec_staff *staff;
    const struct bide_spec_carve_out *carve;
    size_t index;
};

static void kept_path(const struct kept *kept, const char *setting, char *path)
{
    bide_check_part_path(path, "staff.%s.carve_out.%zu%s", kept->staff->name, kept->index,
                         setting);
}

/* Whether it is for a step on the group's lists and a priority that is there. */
static void check_step_of(const struct kept *kept)
{
    const struct bide_check_part *part = kept->part;
    const struct bide_roles_step found = bide_roles_find(part->spec, kept->carve->step);
    char path[BIDE_CHECK_PART_PATH];
    kept_path(kept, ".step", path);
    if (!found.has_dot || found.pathway == part->spec->pathways.count) {
        bide_check_part_error(part, "BD-C106", path, "such as \"autism.assessment\"",
                              "\"%s\" is no step of a pathway", kept->carve->step);
        return;
    }
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) part->spec->pathways.items + found.pathway;
    const struct bide_spec_step *steps = pathway->steps.items;
    if (found.step == pathway->steps.count) {
        bide_check_part_unknown(part, path, "step", strchr(kept->carve->step, '.') + 1,
                                pathway->steps, sizeof(struct bide_spec_step));
    } else if (!bide_roles_of(&steps[found.step], kept->staff->name).is_any) {
        bide_check_part_error(part, "BD-C106", path, "name a step that they do",
                              "\"%s\" is not done by staff group \"%s\"",
                              kept->carve->step, kept->staff->name);
    } else if (bide_check_part_lacks(pathway->priorities,
                                     sizeof(struct bide_spec_priority),
                                     kept->carve->priority)) {
        kept_path(kept, ".priority", path);
        bide_check_part_unknown(part, path, "priority", kept->carve->priority,
                                pathway->priorities, sizeof(struct bide_spec_priority));
    }
}

static void check_amount(const struct kept *kept)
{
    const bool has_share = !isnan(kept->carve->share);
    const bool has_slots = !isnan(kept->carve->slots);
    if (has_share == has_slots) {
        char path[BIDE_CHECK_PART_PATH];
        kept_path(kept, "", path);
        bide_check_part_error(kept->part, "BD-C107", path,
                              "such as share = 0.2; or slots = 2;",
                              "a carve-out needs exactly one of \"share\" and \"slots\", "
                              "but has %s",
                              has_share ? "both" : "neither");
    }
}

static bool is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL || strcmp(a, b) == 0;
}

static void check_overlap(const struct kept *kept)
{
    const struct bide_spec_carve_out *all = kept->staff->carve_out.items;
    for (size_t i = 0; i < kept->index; ++i) {
        if (all[i].step != NULL && strcmp(all[i].step, kept->carve->step) == 0
            && is_same(all[i].priority, kept->carve->priority)) {
            char path[BIDE_CHECK_PART_PATH];
            kept_path(kept, "", path);
            bide_check_part_error(kept->part, "BD-C108", path, "join the two",
                                  "time is kept for the same children of \"%s\" twice",
                                  kept->carve->step);
            return;
        }
    }
}

static void check_carve_out(const struct bide_check_part *part,
                            const struct bide_spec_staff *staff)
{
    const struct bide_spec_carve_out *carves = staff->carve_out.items;
    char path[BIDE_CHECK_PART_PATH];
    double sum = 0.0;
    for (size_t i = 0; i < staff->carve_out.count; ++i) {
        const struct kept kept = { part, staff, &carves[i], i };
        sum += isnan(carves[i].share) ? 0.0 : carves[i].share;
        check_amount(&kept);
        if (carves[i].step != NULL) {
            check_step_of(&kept);
            check_overlap(&kept);
        }
    }
    bide_check_part_path(path, "staff.%s.carve_out", staff->name);
    if (!bide_check_part_adds_up(sum, false)) {
        bide_check_part_shares(part, path, "carve_out", sum, false);
    }
    if (staff->carve_out.count > 0 && isnan(staff->wte)) {
        bide_check_part_error(
            part, "BD-C106", path, "use \"priorities\", or clinics with \"wte\"",
            "time is kept in clinics, but \"%s\" is always open", staff->name);
    }
}

void bide_check_team_all(const struct bide_check_part *part)
{
    const struct bide_spec_pathway *pathways = part->spec->pathways.items;
    const struct bide_spec_staff *staff = part->spec->staff.items;
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        const struct bide_spec_step *steps = pathways[i].steps.items;
        for (size_t k = 0; k < pathways[i].steps.count; ++k) {
            struct subject subject = { .part = part, .step = &steps[k] };
            bide_check_part_path(subject.path, "pathways.%s.steps.%s", pathways[i].name,
                                 steps[k].name != NULL ? steps[k].name : "");
            check_step(&subject);
        }
    }
    for (size_t i = 0; i < part->spec->staff.count; ++i) {
        check_carve_out(part, &staff[i]);
    }
}
