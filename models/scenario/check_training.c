/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_training.h"

#include <math.h>

#include "engine/des/calendar.h"

/* The group a change is about; NULL if it is not given, or, which is reported, not there.
 */
static const struct bide_spec_staff *find_staff(const struct bide_check_part *part,
                                                const char *change_path, const char *name)
{
    const struct bide_spec_list list = part->spec->staff;
    const struct bide_spec_staff *staff = list.items;
    const size_t index = bide_spec_find(list, sizeof(staff[0]), name);
    if (bide_check_part_lacks(list, sizeof(staff[0]), name)) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "%s.staff", change_path);
        bide_check_part_unknown(part, path, "staff group", name, list, sizeof(staff[0]));
    }
    return index < list.count ? &staff[index] : NULL;
}

static void report_continuous(const struct bide_check_part *part, const char *path,
                              const struct bide_spec_staff *staff)
{
    bide_check_part_error(
        part, "BD-C132", path, "change their number by \"schedule\", or give \"wte\"",
        "\"%s\" hold no clinic sessions: they are always open", staff->name);
}

void bide_check_training_course(const struct bide_check_part *part, const char *path,
                                const struct bide_spec_change *change)
{
    const struct bide_spec_staff *staff = find_staff(part, path, change->staff);
    if (staff != NULL && isnan(staff->wte) && change->share_of_time > 0.0) {
        char detail[BIDE_CHECK_PART_PATH];
        bide_check_part_path(detail, "%s.share_of_time", path);
        report_continuous(part, detail, staff);
    }
    if (change->faster <= 0.0 && (change->share_of_time <= 0.0 || change->weeks <= 0.0)) {
        bide_check_part_warn(part, "BD-C076", path,
                             "give \"faster\", or \"weeks\" and \"share_of_time\"",
                             "the change has no effect");
    }
}

void bide_check_training_extra(const struct bide_check_part *part, const char *path,
                               const struct bide_spec_change *change)
{
    const struct bide_spec_staff *staff = find_staff(part, path, change->staff);
    char detail[BIDE_CHECK_PART_PATH];
    if (staff != NULL && isnan(staff->wte)) {
        bide_check_part_path(detail, "%s.staff", path);
        report_continuous(part, detail, staff);
    }
    if (change->weekdays != NULL && bide_calendar_weekdays(change->weekdays) == 0) {
        bide_check_part_path(detail, "%s.weekdays", path);
        bide_check_part_error(part, "BD-C063", detail,
                              "write days such as \"Sat\" or \"Sat,Sun\"",
                              "\"%s\" is no list of weekdays", change->weekdays);
    }
    if (change->sessions <= 0.0 || change->weeks <= 0.0) {
        bide_check_part_warn(part, "BD-C076", path,
                             "\"sessions\" and \"weeks\" must be above 0",
                             "the change has no effect");
    }
}
