/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_pilot.h"

#include <math.h>

static void check_minutes(const struct bide_check_part *part, const char *owner,
                          const struct bide_spec_change *change)
{
    bide_check_part_dist(part, owner, "minutes", &change->minutes);
    if (change->minutes.is_given && (change->minutes_saved > 0.0 || change->skips_step)) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "%s.minutes", owner);
        bide_check_part_error(part, "BD-C144", path, "keep one of them",
                              "\"minutes\" says what the step takes, \"%s\" says it too",
                              change->skips_step ? "skips_step" : "minutes_saved");
    }
}

static void check_bounds(const struct bide_check_part *part, const char *path,
                         const struct bide_spec_evaluation *evaluate)
{
    const bool is_share = evaluate->measure == BIDE_SPEC_EVALUATE_WITHIN;
    if (isnan(evaluate->at_least) && isnan(evaluate->at_most)) {
        bide_check_part_error(part, "BD-C143", path, "give \"at_least\" or \"at_most\"",
                              "the evaluation does not say what must be achieved");
    } else if (is_share && (evaluate->at_least > 1.0 || evaluate->at_most > 1.0)) {
        bide_check_part_error(part, "BD-C145", path, "write 92 % as 0.92",
                              "the share within the standard is never above 1");
    } else if (evaluate->at_least > evaluate->at_most) {
        bide_check_part_error(part, "BD-C145", path, "exchange them",
                              "nothing is at least %g and at most %g", evaluate->at_least,
                              evaluate->at_most);
    }
}

static void check_day(const struct bide_check_part *part, const char *path,
                      const struct bide_spec_change *change)
{
    if (!bide_check_part_has_dates(part)) {
        return;
    }
    const double from = bide_spec_change_day(part->spec, change);
    const double day = from + 7.0 * change->evaluate.after_weeks;
    const bool is_late = change->evaluate.after_weeks >= change->weeks
                         || day > 7.0 * (double) part->spec->weeks;
    if (is_late) {
        bide_check_part_warn(part, "BD-C146", path,
                             "make \"after_weeks\" less than the pilot's \"weeks\"",
                             "the pilot is over before it is evaluated");
    }
}

void bide_check_pilot_terms(const struct bide_check_part *part, const char *path,
                            const struct bide_spec_change *change)
{
    check_minutes(part, path, change);
    if (change->evaluate.measure != BIDE_SPEC_UNSET) {
        char setting[BIDE_CHECK_PART_PATH];
        bide_check_part_path(setting, "%s.evaluate", path);
        check_bounds(part, setting, &change->evaluate);
        check_day(part, setting, change);
    }
}
