/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/line.h"

#include <math.h>

#include "models/service/expect.h"

#define DAYS_PER_WEEK 7.0

void bide_line_add_counts(struct bide_run_counts *sum, const struct bide_run_counts *more)
{
    sum->referred += more->referred;
    sum->seen += more->seen;
    sum->seen_within += more->seen_within;
    sum->delayed += more->delayed;
    sum->left += more->left;
    sum->not_brought += more->not_brought;
    sum->discharged += more->discharged;
    sum->ended += more->ended;
    sum->closed += more->closed;
    sum->nullified += more->nullified;
    sum->restarted += more->restarted;
    sum->insourced += more->insourced;
    sum->completed += more->completed;
    sum->turned_away += more->turned_away;
    sum->step_done += more->step_done;
    sum->step_in_time += more->step_in_time;
    sum->seen_sum += more->seen_sum;
    sum->seen_squares += more->seen_squares;
    sum->escalated += more->escalated;
    for (size_t why = 0; why < BIDE_RUN_WHY_COUNT; ++why) {
        sum->left_by[why] += more->left_by[why];
    }
    sum->left_ticks += more->left_ticks;
}

static double ratio(double part, double whole)
{
    return whole > 0.0 ? part / whole : NAN;
}

/* The Community Health Services SitRep's bands end after 1, 2, 4, 12, 18 and 52 weeks, in
 * whole days: the weekly bins. It says "over 365" for the last; day 365, which would be
 * in none, is put there. */
static void write_bands(const struct bide_histogram *weekly, double *row)
{
    static const size_t ends[] = { 1, 2, 4, 12, 18, 52, 65, 78, 104 };
    static const enum bide_kpi over[] = { BIDE_KPI_OVER_52, BIDE_KPI_OVER_65,
                                          BIDE_KPI_OVER_78, BIDE_KPI_OVER_104 };
    enum { BANDS = BIDE_KPI_BAND_OVER_52 - BIDE_KPI_BAND_0_1 };
    size_t week = 0;
    uint64_t longer = weekly->total;
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); ++i) {
        const uint64_t band = bide_histogram_between(weekly, week, ends[i]);
        week = ends[i];
        longer -= band;
        if (i < BANDS) {
            row[BIDE_KPI_BAND_0_1 + i] = (double) band;
        }
        if (i + 1 >= BANDS) {
            row[over[i + 1 - BANDS]] = (double) longer;
        }
    }
    row[BIDE_KPI_BAND_OVER_52] = row[BIDE_KPI_OVER_52];
}

static void write_stock(const struct bide_line *line, double *row)
{
    const struct bide_run_stock *stock = &line->stock;
    const struct bide_histogram *weekly = line->weekly;
    const double total = (double) weekly->total;
    row[BIDE_KPI_LIST] = total;
    row[BIDE_KPI_WITHIN] = ratio((double) stock->within, total);
    row[BIDE_KPI_MEDIAN] = bide_histogram_quantile(weekly, 0.5) / DAYS_PER_WEEK;
    row[BIDE_KPI_P92] = bide_histogram_quantile(weekly, 0.92) / DAYS_PER_WEEK;
    row[BIDE_KPI_LONGEST] =
        weekly->total > 0 ? (double) bide_histogram_highest(weekly) : NAN;
    write_bands(weekly, row);
}

static void write_rules(const struct bide_line *line, double *row)
{
    row[BIDE_KPI_OPEN_AT_STANDARD] = (double) line->stock.reached;
    row[BIDE_KPI_STEP_IN_TIME] =
        ratio((double) line->counts.step_in_time, (double) line->counts.step_done);
    row[BIDE_KPI_ISSUED_IN_YEAR] = (double) line->year.issued;
    row[BIDE_KPI_ISSUED_WITHIN] =
        ratio((double) line->year.within, (double) line->year.issued);
    row[BIDE_KPI_ISSUED_WITHIN_PLAIN] =
        ratio((double) line->year.plain_within, (double) line->year.plain);
}

/* Standard deviation of the waits of those seen, days; NaN for fewer than two. */
static double deviation(const struct bide_run_counts *counts)
{
    if (counts->seen < 2) {
        return NAN;
    }
    const double seen = (double) counts->seen;
    const double mean = counts->seen_sum / seen;
    const double squares = counts->seen_squares - seen * mean * mean;
    return sqrt((squares > 0.0 ? squares : 0.0) / (seen - 1.0));
}

static void write_flow(const struct bide_line *line, double *row)
{
    const struct bide_run_counts *counts = &line->counts;
    const double seen = (double) counts->seen;
    const double left = (double) counts->left;
    row[BIDE_KPI_REFERRED] = (double) counts->referred;
    row[BIDE_KPI_SEEN] = seen;
    row[BIDE_KPI_SEEN_WITHIN] = ratio((double) counts->seen_within, seen);
    row[BIDE_KPI_SEEN_MEAN] = ratio(counts->seen_sum, seen) / DAYS_PER_WEEK;
    row[BIDE_KPI_SEEN_SD] = deviation(counts) / DAYS_PER_WEEK;
    row[BIDE_KPI_SEEN_MEDIAN] = bide_histogram_quantile(line->waits, 0.5);
    row[BIDE_KPI_SEEN_P92] = bide_histogram_quantile(line->waits, 0.92);
    row[BIDE_KPI_SEEN_DELAYED] = ratio((double) counts->delayed, seen);
    row[BIDE_KPI_LEFT] = left;
    row[BIDE_KPI_LEFT_MEAN] =
        ratio((double) counts->left_ticks / BIDE_LEVEL_TICKS, left) / DAYS_PER_WEEK;
    row[BIDE_KPI_ESCALATED] = (double) counts->escalated;
    row[BIDE_KPI_LEFT_MOVED] = (double) counts->left_by[BIDE_RUN_MOVED];
    row[BIDE_KPI_LEFT_ELSEWHERE] = (double) counts->left_by[BIDE_RUN_ELSEWHERE];
    row[BIDE_KPI_LEFT_AGED_OUT] = (double) counts->left_by[BIDE_RUN_AGED_OUT];
    row[BIDE_KPI_LEFT_VALIDATED] = (double) counts->left_by[BIDE_RUN_VALIDATED];
    row[BIDE_KPI_NOT_BROUGHT] = (double) counts->not_brought;
    row[BIDE_KPI_DISCHARGED] = (double) counts->discharged;
    row[BIDE_KPI_ENDED] = (double) counts->ended;
    row[BIDE_KPI_INSOURCED] = (double) counts->insourced;
    row[BIDE_KPI_NULLIFIED] = (double) counts->nullified;
    row[BIDE_KPI_CLOSED] =
        (double) counts->closed + (double) counts->nullified - (double) counts->restarted;
    row[BIDE_KPI_COMPLETED] = (double) counts->completed;
    row[BIDE_KPI_TURNED_AWAY] = (double) counts->turned_away;
    row[BIDE_KPI_LIST_MEAN] = line->mean_list;
}

static void write_expected(const struct bide_line *line, double *row)
{
    row[BIDE_KPI_NEW_MEDIAN] = NAN;
    row[BIDE_KPI_NEW_P90] = NAN;
    if (line->is_milestone) {
        const uint64_t expecting = line->stock.expecting;
        row[BIDE_KPI_NEW_MEDIAN] = bide_expect_weeks(line->expected, expecting, 0.5);
        row[BIDE_KPI_NEW_P90] = bide_expect_weeks(line->expected, expecting, 0.9);
    }
}

void bide_line_write(const struct bide_line *line, double *row)
{
    write_stock(line, row);
    write_flow(line, row);
    write_rules(line, row);
    write_expected(line, row);
}
