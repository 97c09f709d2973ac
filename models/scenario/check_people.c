/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_people.h"

#include "engine/rand/dist.h"

#define MOST_SICKNESS 0.9
#define SHORTEST_SPELL 1.0 /* days, on average */

static void check_turnover(const struct bide_check_part *part, const char *staff_path,
                           const struct bide_spec_turnover *turnover)
{
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.turnover", staff_path);
    bide_check_part_dist(part, path, "vacancy_weeks", &turnover->vacancy_weeks);
    if (turnover->per_year > 0.0 && !turnover->vacancy_weeks.is_given) {
        bide_check_part_error(part, "BD-C135", path,
                              "write the group turnover = { ... }; with both in the file",
                              "people leave, but \"vacancy_weeks\" does not say how long "
                              "their posts are empty");
    }
}

/* Days; -1 if there are none to be had. */
static double mean_spell(const struct bide_check_part *part,
                         const struct bide_spec_dist *dist)
{
    const struct bide_dist_params params = bide_spec_dist_params(dist);
    struct bide_dist spell;
    if (bide_dist_problem(&params) != NULL) {
        return -1.0;
    }
    const enum bide_err err = bide_dist_init(&spell, &params, 7.0);
    bide_diag_fail(part->diag, err);
    if (err != BIDE_OK) {
        return -1.0;
    }
    const double mean = bide_dist_mean(&spell);
    bide_dist_free(&spell);
    return mean;
}

static void check_absence(const struct bide_check_part *part, const char *staff_path,
                          const struct bide_spec_staff *staff)
{
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.absence", staff_path);
    bide_check_part_dist(part, path, "spell_weeks", &staff->absence.spell_weeks);
    const double mean = mean_spell(part, &staff->absence.spell_weeks);
    if (staff->sickness <= 0.0) {
        bide_check_part_warn(part, "BD-C076", path, "give \"sickness\" too",
                             "without \"sickness\" nobody is absent");
    } else if (staff->sickness > MOST_SICKNESS) {
        bide_check_part_path(path, "%s.sickness", staff_path);
        bide_check_part_error(part, "BD-C136", path, "it is a share: 5 % is 0.05",
                              "with \"absence\" at most %g can be sick, not %g",
                              MOST_SICKNESS, staff->sickness);
    } else if (mean >= 0.0 && mean < SHORTEST_SPELL) {
        bide_check_part_path(path, "%s.absence.spell_weeks", staff_path);
        bide_check_part_error(part, "BD-C136", path, "the unit is weeks",
                              "a spell of sickness lasts a day or more on average, not "
                              "%.3g days",
                              mean);
    }
}

void bide_check_people_one(const struct bide_check_part *part, const char *path,
                           const struct bide_spec_staff *staff)
{
    check_turnover(part, path, &staff->turnover);
    if (staff->absence.spell_weeks.is_given) {
        check_absence(part, path, staff);
    }
}
