/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/wait.h"

#include <math.h>

#include "app/names.h"
#include "app/show.h"
#include "engine/base/civil.h"

#define WEEKS_PER_MONTH (365.25 / 12.0 / 7.0)
#define MONTHS_FROM 12.75 /* weeks from which months are said: 13 to the nearest half */
#define YEARS_FROM 23.5   /* months from which years are said */
#define KNOWN_IN 0.9      /* of the runs */

bool bide_wait_is_for_families(const struct bide_spec_pathway *pathway)
{
    return pathway->referrals.file != NULL || pathway->referrals.per_week > 0.0;
}

bool bide_wait_is_known(const struct bide_study *study,
                        const struct bide_estimate *estimate)
{
    return !isnan(estimate->mean)
           && (double) estimate->count >= KNOWN_IN * (double) study->replications;
}

/* Years to the nearest half. */
static void add_years(struct bide_text *out, double months)
{
    const double halves = floor(months / 6.0 + 0.5);
    const double whole = floor(halves / 2.0);
    bide_show_number(out, whole, 0);
    const bool has_half = halves - 2.0 * whole > 0.5;
    bide_text_add(out, has_half ? " and a half years" : whole > 1.5 ? " years" : " year");
}

/* Weeks to the nearest half; a part of a week is one. */
static void add_weeks(struct bide_text *out, double weeks)
{
    const double halves = fmax(floor(2.0 * weeks + 0.5), 2.0);
    const double whole = floor(halves / 2.0);
    bide_show_number(out, whole, 0);
    const bool has_half = halves - 2.0 * whole > 0.5;
    bide_text_add(out, has_half ? " and a half weeks" : whole > 1.5 ? " weeks" : " week");
}

void bide_wait_words(struct bide_text *out, double weeks)
{
    const double months = floor(weeks / WEEKS_PER_MONTH + 0.5);
    if (weeks < MONTHS_FROM) {
        add_weeks(out, weeks);
    } else if (months > 11.5 && months < 12.5) {
        bide_text_add(out, "1 year");
    } else if (months < YEARS_FROM) {
        bide_show_number(out, months, 0);
        bide_text_add(out, " months");
    } else {
        add_years(out, months);
    }
}

bool bide_wait_is_told(const struct bide_study *study, size_t line)
{
    const struct bide_plan_line *what = &study->plan.lines[line];
    const struct bide_spec_pathway *pathway = bide_names_pathway(study, what->pathway);
    return bide_wait_is_for_families(pathway) && what->group < 0
           && (what->priority >= 0) == (pathway->priorities.count > 0);
}

bool bide_wait_moment(const struct bide_study *study, size_t *moment)
{
    *moment = bide_plan_last_milestone(&study->plan);
    return study->plan.moment_count > 0 && bide_names_is_milestone(study, *moment);
}

void bide_wait_date(struct bide_text *out, int32_t day)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    const struct bide_civil_date date = bide_civil_date(day);
    bide_text_addf(out, "%d %s %d", date.day, months[date.month - 1], date.year);
}
