/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_staff.h"

#include <math.h>
#include <string.h>

#include "models/scenario/check_people.h"
#include "models/scenario/roster.h"
#include "models/text/place.h"

enum { DAYS_PER_WEEK = 7 };

/* A staff group under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_staff *staff;
    const char *path;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "%s.%s", subject->path, setting);
}

/* --- sessions by day --- */

static bool is_written(const struct bide_spec *spec, const char *path)
{
    return bide_place_find(&spec->places, path, strlen(path)) != NULL;
}

static void check_idle_days(const struct subject *subject, const char *path)
{
    const struct bide_spec_list *list = &subject->staff->sessions_by_day;
    const unsigned weekdays = bide_roster_weekdays(subject->part->spec, subject->staff);
    const double *sessions = list->items;
    for (size_t i = 0; i < list->count && list->count == DAYS_PER_WEEK; ++i) {
        if (sessions[i] > 0.0 && (weekdays >> i & 1U) == 0) {
            bide_check_part_error(
                subject->part, "BD-C130", path,
                "name the day in \"weekdays\", or write 0 for it",
                "number %zu is %g sessions on a day that is none of the "
                "group's weekdays",
                i + 1, sessions[i]);
        }
    }
}

static void check_by_day(const struct subject *subject)
{
    const struct bide_check_part *part = subject->part;
    const size_t count = subject->staff->sessions_by_day.count;
    const unsigned weekdays = bide_roster_weekdays(part->spec, subject->staff);
    const size_t day_count = bide_roster_count(weekdays);
    char path[BIDE_CHECK_PART_PATH];
    if (count == 0 || weekdays == 0) {
        return; /* days that cannot be read were reported */
    }
    path_of(subject, "sessions_per_week", path);
    if (is_written(part->spec, path)) {
        bide_check_part_warn(part, "BD-C076", path, "keep one of them",
                             "\"sessions_by_day\" holds; \"sessions_per_week\" has no "
                             "effect");
    }
    path_of(subject, "sessions_by_day", path);
    if (count != day_count && count != DAYS_PER_WEEK) {
        bide_check_part_error(part, "BD-C130", path,
                              "write one number for each weekday, or seven from Monday "
                              "to Sunday",
                              "there are %zu numbers, but the group has %zu weekdays",
                              count, day_count);
    }
    check_idle_days(subject, path);
}

/* --- dates --- */

static void check_leave(const struct subject *subject)
{
    const struct bide_spec_leave *leave = subject->staff->leave.items;
    for (size_t i = 0; i < subject->staff->leave.count; ++i) {
        if (leave[i].to < leave[i].from && leave[i].to != BIDE_SPEC_NO_DATE) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "%s.leave.%zu", subject->path, i);
            bide_check_part_error(subject->part, "BD-C131", path,
                                  "\"to\" is the last day away",
                                  "the leave ends before it begins");
        }
    }
}

static void check_terms(const struct subject *subject)
{
    if (subject->staff->term_time_only
        && subject->part->spec->calendar.school_holidays.count == 0) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, "term_time_only", path);
        bide_check_part_error(subject->part, "BD-C133", path,
                              "give their dates in the calendar's \"school_holidays\"",
                              "no school holidays are given");
    }
}

/* --- continuous clinicians --- */

/* They are always open: what is about sessions says nothing about them. */
static void check_continuous(const struct subject *subject)
{
    const struct bide_spec_staff *staff = subject->staff;
    const char *setting = staff->sessions_by_day.count > 0 ? "sessions_by_day" : NULL;
    setting = staff->admin_share > 0.0 ? "admin_share" : setting;
    setting = staff->term_time_only ? "term_time_only" : setting;
    setting = staff->leave.count > 0 ? "leave" : setting;
    if (setting != NULL) {
        char path[BIDE_CHECK_PART_PATH];
        path_of(subject, setting, path);
        bide_check_part_error(subject->part, "BD-C132", path,
                              "change their number by \"schedule\", or give \"wte\"",
                              "\"%s\" is for clinic sessions; clinicians are always open",
                              setting);
    }
}

void bide_check_staff_one(const struct bide_check_part *part, const char *path,
                          const struct bide_spec_staff *staff)
{
    const struct subject subject = { .part = part, .staff = staff, .path = path };
    bide_check_people_one(part, path, staff);
    if (isnan(staff->wte)) {
        check_continuous(&subject);
        return;
    }
    check_by_day(&subject);
    check_leave(&subject);
    check_terms(&subject);
}
