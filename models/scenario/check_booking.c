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
