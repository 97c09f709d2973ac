/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_contract.h"

#include <math.h>

/* Continuous clinicians come and go by their schedule. */
static void check_takes_staff(const struct bide_check_part *part, const char *owner,
                              const struct bide_spec_takes_staff *takes)
{
    const struct bide_spec_list staff = part->spec->staff;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.takes_staff.staff", owner);
    if (bide_check_part_lacks(staff, sizeof(struct bide_spec_staff), takes->staff)) {
        bide_check_part_unknown(part, path, "staff group", takes->staff, staff,
                                sizeof(struct bide_spec_staff));
        return;
    }
    const size_t index =
        bide_spec_find(staff, sizeof(struct bide_spec_staff), takes->staff);
    const struct bide_spec_staff *group =
        (const struct bide_spec_staff *) staff.items + index;
    if (isnan(group->wte)) {
        bide_check_part_error(part, "BD-C140", path,
                              "give the numbers that are left in its \"schedule\"",
                              "\"%s\" hold no clinic sessions: a contract cannot take "
                              "part of them",
                              group->name);
        return;
    }
    bide_check_part_path(path, "%s.takes_staff.wte", owner);
    if (takes->wte > group->wte) {
        bide_check_part_error(part, "BD-C141", path, "take no more than there are",
                              "the contract takes %.4g WTE of \"%s\", who are %.4g",
                              takes->wte, group->name, group->wte);
    }
}

void bide_check_contract_ages(const struct bide_check_part *part, const char *owner,
                              const struct bide_spec_pathway *pathway,
                              const struct bide_spec_eligible *eligible)
{
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.eligible", owner);
    if (eligible->age_from >= eligible->age_below) {
        bide_check_part_error(part, "BD-C148", path, "exchange them",
                              "nobody is from %g to below %g years old",
                              eligible->age_from, eligible->age_below);
    } else if ((eligible->age_from > 0.0 || !isnan(eligible->age_below))
               && !bide_spec_has_ages(pathway)) {
        bide_check_part_error(part, "BD-C147", path, "give the pathway's \"age\"",
                              "the ages of children of pathway \"%s\" are not known",
                              pathway->name);
    }
}

/* The mean of a distribution that has one as a parameter; 0 if it has not. */
static double mean_of(const struct bide_spec_dist *dist)
{
    return dist->is_given && dist->mean > 0.0 ? dist->mean : 0.0;
}

static void check_returns(const struct bide_check_part *part, const char *owner,
                          const struct bide_spec_returns *returns)
{
    const struct bide_spec_list pathways = part->spec->pathways;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.returns", owner);
    bide_check_part_dist(part, path, "weeks", &returns->weeks);
    bide_check_part_path(path, "%s.returns.to", owner);
    if (bide_check_part_lacks(pathways, sizeof(struct bide_spec_pathway), returns->to)) {
        bide_check_part_unknown(part, path, "pathway", returns->to, pathways,
                                sizeof(struct bide_spec_pathway));
    }
}

void bide_check_contract_provider(const struct bide_check_part *part, const char *path,
                                  const struct bide_spec_change *change)
{
    bide_check_part_dist(part, path, "mobilisation_weeks", &change->mobilisation_weeks);
    bide_check_part_dist(part, path, "delivers", &change->delivers);
    const double delay = mean_of(&change->mobilisation_weeks);
    if (delay > 0.0 && delay >= change->weeks) {
        char setting[BIDE_CHECK_PART_PATH];
        bide_check_part_path(setting, "%s.mobilisation_weeks", path);
        bide_check_part_warn(part, "BD-C142", setting,
                             "\"weeks\" counts from the contract's beginning, not from "
                             "its first clinic",
                             "the contract is over before its clinics begin");
    }
    check_returns(part, path, &change->returns);
    if (change->takes_staff.staff != NULL) {
        check_takes_staff(part, path, &change->takes_staff);
    }
}
