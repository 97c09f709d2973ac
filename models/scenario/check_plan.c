/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_plan.h"

#include <math.h>
#include <stdio.h>

#include "engine/base/civil.h"
#include "engine/des/calendar.h"
#include "models/scenario/check_booking.h"
#include "models/scenario/check_staff.h"
#include "models/scenario/roster.h"

enum { HOURS_PER_WEEK = 168, MOST_HELP = 128 };
#define WEEKS_PER_MONTH (BIDE_CIVIL_DAYS_PER_YEAR / 12.0 / 7.0)

/* How many of its three ways of naming a day a milestone uses. */
static int count_days_given(const struct bide_spec_milestone *milestone)
{
    return (milestone->months != BIDE_SPEC_UNSET ? 1 : 0)
           + (milestone->weeks != BIDE_SPEC_UNSET ? 1 : 0)
           + (milestone->date != BIDE_SPEC_NO_DATE ? 1 : 0);
}

static void report_outside(const struct bide_check_part *part, const char *path,
                           double day)
{
    const struct bide_spec *spec = part->spec;
    const double end = 7.0 * (double) spec->weeks;
    char date[BIDE_CIVIL_TEXT_SIZE];
    char edge[BIDE_CIVIL_TEXT_SIZE];
    char help[MOST_HELP];
    bide_civil_format(spec->start + (int32_t) day, date);
    bide_civil_format(spec->start + (day < 0.0 ? 0 : (int32_t) end), edge);
    snprintf(help, sizeof(help), "move it, or make \"weeks\" at least %.0f",
             ceil(day / 7.0));
    bide_check_part_error(part, "BD-C062", path,
                          day < 0.0 ? "choose a date after the start" : help,
                          "the milestone on %s lies %s on %s", date,
                          day < 0.0 ? "before the start" : "after the end", edge);
}

static void check_milestone(const struct bide_check_part *part, size_t index)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_milestone *milestone =
        (const struct bide_spec_milestone *) spec->milestones.items + index;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "milestones.%zu", index);
    const int given = count_days_given(milestone);
    if (given != 1) {
        bide_check_part_error(
            part, "BD-C061", path,
            given == 0 ? "such as months = 6;" : "keep the one you mean",
            "a milestone needs exactly one of \"months\", \"weeks\" and "
            "\"date\", but has %d",
            given);
    } else if (bide_check_part_has_dates(part)) {
        const double day = bide_spec_milestone_day(spec, milestone);
        if (day < 0.0 || day > 7.0 * (double) spec->weeks) {
            report_outside(part, path, day);
        }
    }
}

static void check_weekdays(const struct bide_check_part *part, const char *path,
                           const char *text)
{
    if (text != NULL && bide_calendar_weekdays(text) == 0) {
        bide_check_part_error(part, "BD-C063", path,
                              "write days such as \"Mon-Fri\" or \"Tue,Thu\"",
                              "\"%s\" is no list of weekdays", text);
    }
}

static void check_schedule(const struct bide_check_part *part, const char *staff_path,
                           const struct bide_spec_staff *staff)
{
    const struct bide_spec_schedule *entries = staff->schedule.items;
    for (size_t i = 1; i < staff->schedule.count; ++i) {
        if (entries[i].from_week <= entries[i - 1].from_week) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "%s.schedule.%zu", staff_path, i);
            bide_check_part_error(part, "BD-C064", path,
                                  "put the entries in order of time",
                                  "\"from_week\" must be later than in the entry before");
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
                              "\"wte\" is for clinic sessions, \"clinicians\" for being "
                              "always open",
                              "staff group \"%s\" needs exactly one of \"wte\" and "
                              "\"clinicians\", but has %s",
                              staff->name, has_wte ? "both" : "neither");
    } else if (has_wte && staff->schedule.count > 0) {
        char schedule[BIDE_CHECK_PART_PATH];
        bide_check_part_path(schedule, "%s.schedule", path);
        bide_check_part_error(part, "BD-C061", schedule,
                              "change \"wte\" by \"set\" changes of a scenario instead",
                              "\"schedule\" goes with \"clinicians\", not with \"wte\"");
    }
}

/* Both readings of a number that cannot be meant as it stands. */
static void check_hours(const struct bide_check_part *part, const char *staff_path,
                        const struct bide_spec_staff *staff)
{
    const bool is_by_day = staff->sessions_by_day.count > 0;
    const double sessions =
        is_by_day ? bide_roster_week(part->spec, staff) : staff->sessions_per_week;
    const double hours = sessions * staff->session_minutes / 60.0;
    if (isnan(staff->wte) || hours <= HOURS_PER_WEEK) {
        return;
    }
    char path[BIDE_CHECK_PART_PATH];
    char help[MOST_HELP];
    bide_check_part_path(path, "%s.%s", staff_path,
                         is_by_day ? "sessions_by_day" : "sessions_per_week");
    snprintf(
        help, sizeof(help),
        "if %.4g sessions are for a month, write %.3g; check \"session_minutes\" too",
        sessions, sessions / WEEKS_PER_MONTH);
    bide_check_part_warn(
        part, "BD-C072", path, help,
        "each WTE would hold clinics for %.0f of the 168 hours of a week", hours);
}

static void check_staff(const struct bide_check_part *part, size_t index)
{
    const struct bide_spec_staff *staff =
        (const struct bide_spec_staff *) part->spec->staff.items + index;
    char path[BIDE_CHECK_PART_PATH];
    char detail[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "staff.%s", staff->name);
    check_forms(part, path, staff);
    check_hours(part, path, staff);
    bide_check_part_path(detail, "%s.weekdays", path);
    check_weekdays(part, detail, staff->weekdays);
    check_schedule(part, path, staff);
    bide_check_booking_staff(part, path, staff);
    bide_check_staff_one(part, path, staff);
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
    for (size_t i = 0; i < spec->milestones.count; ++i) {
        check_milestone(part, i);
    }
    for (size_t i = 0; i < spec->staff.count; ++i) {
        check_staff(part, i);
    }
}
