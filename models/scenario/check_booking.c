/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_booking.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum { MOST_HELP = 96 };

static bool has_settings(const struct bide_spec_booking *booking)
{
    return booking->notice_days > 0 || booking->overbook > 0.0 || booking->cancelled > 0.0
           || booking->cancel_days.is_given;
}

static void check_weeks(const struct bide_check_part *part, const char *path,
                        const struct bide_spec_staff *staff)
{
    const struct bide_spec_booking *booking = &staff->booking;
    const int64_t days = 7 * booking->weeks_ahead;
    if (days == 0 && has_settings(booking)) {
        bide_check_part_error(part, "BD-C111", path,
                              "add weeks_ahead, such as weeks_ahead = 6;",
                              "\"booking\" says how appointments are made ahead, but not "
                              "how many weeks");
    } else if (days > 0 && isnan(staff->wte)) {
        bide_check_part_error(part, "BD-C112", path,
                              "take \"booking\" away, or give \"wte\" and sessions",
                              "staff group \"%s\" has continuous clinicians, who hold no "
                              "clinics that could be booked ahead",
                              staff->name);
    }
}

static void check_notice(const struct bide_check_part *part, const char *path,
                         const struct bide_spec_booking *booking)
{
    const int64_t days = 7 * booking->weeks_ahead;
    if (days > 0 && booking->notice_days > days) {
        char detail[BIDE_CHECK_PART_PATH];
        char help[MOST_HELP];
        bide_check_part_path(detail, "%s.notice_days", path);
        snprintf(help, sizeof(help),
                 "lower it to at most %" PRId64 ", or raise \"weeks_ahead\"", days);
        bide_check_part_error(part, "BD-C113", detail, help,
                              "nobody can be booked: the diary reaches %" PRId64
                              " days ahead, but the notice is %" PRId64,
                              days, booking->notice_days);
    }
}

void bide_check_booking_staff(const struct bide_check_part *part, const char *path,
                              const struct bide_spec_staff *staff)
{
    char booking[BIDE_CHECK_PART_PATH];
    bide_check_part_path(booking, "%s.booking", path);
    check_weeks(part, booking, staff);
    check_notice(part, booking, &staff->booking);
    bide_check_part_dist(part, booking, "cancel_days", &staff->booking.cancel_days);
}

/* --- appointments at the start --- */

/* Appointments under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_pathway *pathway;
    const struct bide_spec_booked *booked;
    size_t index;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "pathways.%s.booked.%zu%s", subject->pathway->name,
                         subject->index, setting);
}

static double sum_of(const struct bide_spec_list *numbers)
{
    const double *items = numbers->items;
    double sum = 0.0;
    for (size_t i = 0; i < numbers->count; ++i) {
        sum += items[i];
    }
    return sum;
}

/* Children waiting at the start for a step; INFINITY if a file says who they are. */
static double waiting_for(const struct bide_spec_pathway *pathway, size_t step)
{
    const struct bide_spec_waiting *waiting = pathway->waiting.items;
    double sum = 0.0;
    for (size_t i = 0; i < pathway->waiting.count; ++i) {
        const size_t at =
            waiting[i].step == NULL
                ? 0
                : bide_spec_find(pathway->steps, sizeof(struct bide_spec_step),
                                 waiting[i].step);
        sum += at == step ? sum_of(&waiting[i].children) : 0.0;
        sum += waiting[i].file != NULL ? INFINITY : 0.0;
    }
    return sum;
}

static void check_counts(const struct subject *subject, size_t step, int64_t weeks_ahead)
{
    const struct bide_spec_list *per_week = &subject->booked->per_week;
    const double *counts = per_week->items;
    const double waiting = waiting_for(subject->pathway, step);
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, ".per_week", path);
    for (size_t i = 0; i < per_week->count; ++i) {
        if (!bide_check_part_is_whole(counts[i])) {
            bide_check_part_whole(subject->part, path, "\"per_week\"", counts[i]);
            return;
        }
    }
    if (per_week->count > (size_t) weeks_ahead) {
        bide_check_part_error(
            subject->part, "BD-C115", path, "shorten the list, or raise \"weeks_ahead\"",
            "\"per_week\" has %zu weeks, but the diary reaches %" PRId64, per_week->count,
            weeks_ahead);
    }
    if (sum_of(per_week) > waiting) {
        bide_check_part_error(
            subject->part, "BD-C116", path,
            "check it against \"waiting\": those booked are part of the "
            "list",
            "%.0f children are booked, but only %.0f wait for this step "
            "at the start",
            sum_of(per_week), waiting);
    }
}

static void check_booked(const struct subject *subject)
{
    const struct bide_check_part *part = subject->part;
    const struct bide_spec_list steps = subject->pathway->steps;
    const struct bide_spec_list groups = part->spec->staff;
    char path[BIDE_CHECK_PART_PATH];
    const size_t step = bide_spec_booked_step(subject->pathway, subject->booked);
    if (step == steps.count) {
        path_of(subject, ".step", path);
        bide_check_part_unknown(part, path, "step", subject->booked->step, steps,
                                sizeof(struct bide_spec_step));
        return;
    }
    const char *name = ((const struct bide_spec_step *) steps.items)[step].staff;
    const struct bide_spec_staff *staff = groups.items;
    const size_t group =
        name == NULL ? groups.count : bide_spec_find(groups, sizeof(staff[0]), name);
    if (group == groups.count || staff[group].booking.weeks_ahead == 0) {
        path_of(subject, "", path);
        bide_check_part_error(part, "BD-C114", path,
                              "add booking = { weeks_ahead = 6; }; to the staff group",
                              "appointments are booked, but the step's staff do not book "
                              "ahead");
        return;
    }
    check_counts(subject, step, staff[group].booking.weeks_ahead);
}

void bide_check_booking_pathway(const struct bide_check_part *part,
                                const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_booked *booked = pathway->booked.items;
    for (size_t i = 0; i < pathway->booked.count; ++i) {
        const struct subject subject = { part, pathway, &booked[i], i };
        check_booked(&subject);
    }
}
