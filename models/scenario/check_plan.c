/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_plan.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/civil.h"
#include "engine/des/calendar.h"

enum { MOST_PATH = 300, HOURS_PER_WEEK = 168 };

/* Day offset of a milestone, NaN unless exactly one way of saying it was used. */
static double milestone_day(const struct bide_spec *spec,
                            const struct bide_spec_milestone *milestone)
{
    const bool has_months = milestone->months != BIDE_SPEC_UNSET;
    const bool has_weeks = milestone->weeks != BIDE_SPEC_UNSET;
    const bool has_date = milestone->date != BIDE_SPEC_NO_DATE;
    if ((has_months ? 1 : 0) + (has_weeks ? 1 : 0) + (has_date ? 1 : 0) != 1) {
        return NAN;
    }
    return bide_spec_milestone_day(spec, milestone);
}

static void check_milestone(const struct bide_check_part *part, size_t index)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_milestone *milestone =
        (const struct bide_spec_milestone *) spec->milestones.items + index;
    char path[MOST_PATH];
    snprintf(path, sizeof(path), "milestones.%zu", index);
    const double day = milestone_day(spec, milestone);
    const double end = 7.0 * (double) spec->weeks;
    if (isnan(day)) {
        bide_check_part_error(
            part, "BD-C061", path, "keep the one you mean",
            "a milestone needs exactly one of \"months\", \"weeks\" and "
            "\"date\"");
    } else if (day < 0.0 || day > end) {
        char date[BIDE_CIVIL_TEXT_SIZE];
        char last[BIDE_CIVIL_TEXT_SIZE];
        char help[100];
        bide_civil_format(spec->start + (int32_t) day, date);
        bide_civil_format(spec->start + (int32_t) end, last);
        snprintf(help, sizeof(help), "make \"weeks\" at least %.0f", ceil(day / 7.0));
        bide_check_part_error(part, "BD-C062", path,
                              day < 0.0 ? "choose a date after the start" : help,
                              "the milestone on %s lies %s", date,
                              day < 0.0 ? "before the start" : "after the end");
    }
}

static void check_weekdays(const struct bide_check_part *part, const char *path,
                           const char *text)
{
    if (text != NULL && bide_calendar_weekdays(text) == 0) {
        bide_check_part_error(part, "BD-C063", path,
                              "write days such as \"Mon-Fri\" or \"Tue,Thu\"",
                              "\"%s\" names no weekdays", text);
    }
}

static void check_schedule(const struct bide_check_part *part, const char *path,
                           const struct bide_spec_staff *staff)
{
    const struct bide_spec_schedule *entries = staff->schedule.items;
    for (size_t i = 1; i < staff->schedule.count; ++i) {
        if (entries[i].from_week <= entries[i - 1].from_week) {
            bide_check_part_error(
                part, "BD-C064", path, "put the entries in order of time",
                "each \"from_week\" of a schedule must be later than the "
                "one before");
            return;
        }
    }
}

static void check_forms(const struct bide_check_part *part, const char *path,
                        const struct bide_spec_staff *staff)
{
    const bool has_wte = !isnan(staff->wte);
    const bool has_clinicians = staff->clinicians != BIDE_SPEC_UNSET;
    if (has_wte == has_clinicians) {
        bide_check_part_error(part, "BD-C061", path,
                              "wte is for clinic sessions, clinicians for always open",
                              "staff group \"%s\" needs exactly one of \"wte\" and "
                              "\"clinicians\"",
                              staff->name);
    } else if (has_wte && staff->schedule.count > 0) {
        bide_check_part_error(part, "BD-C061", path,
                              "use a \"set\" change for wte, or give clinicians",
                              "\"schedule\" goes with \"clinicians\", not with \"wte\"");
    }
    const double hours = staff->sessions_per_week * staff->session_minutes / 60.0;
    if (has_wte && hours > HOURS_PER_WEEK) {
        bide_check_part_warn(
            part, "BD-C072", path,
            "are the sessions for a month, or the minutes for a day?",
            "one WTE would hold clinics for %.0f hours of the 168 a week", hours);
    }
}

static void check_staff(const struct bide_check_part *part, size_t index)
{
    const struct bide_spec_staff *staff =
        (const struct bide_spec_staff *) part->spec->staff.items + index;
    char path[MOST_PATH];
    char detail[MOST_PATH + 20];
    snprintf(path, sizeof(path), "staff.%s", staff->name);
    check_forms(part, path, staff);
    snprintf(detail, sizeof(detail), "%s.weekdays", path);
    check_weekdays(part, detail, staff->weekdays);
    snprintf(detail, sizeof(detail), "%s.schedule", path);
    check_schedule(part, detail, staff);
}

void bide_check_plan_all(const struct bide_check_part *part)
{
    const struct bide_spec *spec = part->spec;
    const bool has_dates = bide_check_part_has_dates(part);
    if (has_dates && spec->warm_up_weeks >= (double) spec->weeks) {
        bide_check_part_error(part, "BD-C062", "warm_up_weeks",
                              "make it shorter than \"weeks\"",
                              "the warm-up is as long as the whole simulation");
    }
    check_weekdays(part, "calendar.working_days", spec->calendar.working_days);
    for (size_t i = 0; has_dates && i < spec->milestones.count; ++i) {
        check_milestone(part, i);
    }
    for (size_t i = 0; i < spec->staff.count; ++i) {
        check_staff(part, i);
    }
}
