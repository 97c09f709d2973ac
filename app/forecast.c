/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/forecast.h"

#include <math.h>
#include <unistd.h>

#include "app/report.h"
#include "app/result/result_write.h"
#include "app/rounds_report.h"
#include "app/show.h"
#include "app/spent.h"
#include "engine/run/mc.h"

#define MILLION 1e6
#define BILLION 1e9

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, MOST_HOURS = 48 };

/* A pilot under way: the first replication of each scenario warms the processor and the
 * memory up, the others show what one takes. */
struct pilot {
    const struct bide_study_plan *plan;
    size_t scenario_count;
    struct bide_spent began;
    struct bide_spent warm; /* after the first replication of each scenario */
    struct bide_spent done; /* after the last */
    size_t warm_count;      /* tasks done by then */
    size_t done_count;
};

static void follow(void *context, size_t done, size_t total)
{
    struct pilot *pilot = context;
    pilot->done = bide_spent_now();
    pilot->done_count = done;
    if (pilot->warm_count == 0 && done >= pilot->scenario_count) {
        pilot->warm = pilot->done;
        pilot->warm_count = done;
    }
    if (pilot->plan->progress != NULL) {
        pilot->plan->progress(pilot->plan->progress_context, done, total);
    }
}

/* Seconds of one replication of one scenario. */
static double seconds_each(const struct pilot *pilot)
{
    if (pilot->done_count > pilot->warm_count) {
        return (pilot->done.seconds - pilot->warm.seconds)
               / (double) (pilot->done_count - pilot->warm_count);
    }
    return (pilot->done.seconds - pilot->began.seconds) / (double) pilot->done_count;
}

/* Without what was set: it weighs nothing. */
static void write_sqlite(struct bide_text *out, const struct bide_study *study)
{
    const struct bide_result_sets none = { .count = 0 };
    bide_result_write(out, study, &none);
}

static enum bide_err write_reports(const struct bide_forecast_wish *wish,
                                   const struct bide_study *study)
{
    void (*const reports[])(struct bide_text *, const struct bide_study *) = {
        wish->has_sqlite ? write_sqlite : NULL,
        wish->has_csv ? bide_report_csv : NULL,
        wish->has_json ? bide_report_json : NULL,
        wish->has_text ? bide_report_text : NULL,
    };
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < sizeof(reports) / sizeof(reports[0]) && err == BIDE_OK; ++i) {
        struct bide_text text;
        bide_text_init(&text);
        if (reports[i] != NULL) {
            reports[i](&text, study);
        }
        err = text.err;
        bide_text_free(&text);
    }
    return err;
}

/* Threads that run at the same time. */
static double thread_count(int threads, double tasks)
{
    const double cores = (double) sysconf(_SC_NPROCESSORS_ONLN);
    return fmax(1.0, fmin((double) threads, fmin(cores, tasks)));
}

/* The results of a replication stay in memory; what a thread needs was found while the
 * replications ran, before there were estimates and reports. */
static void reckon(struct bide_forecast *forecast, const struct pilot *pilot,
                   const struct bide_study *study)
{
    const struct bide_spent after = bide_spent_now();
    const double row_bytes = sizeof(double) * (double) study->plan.column_count;
    const double piloted = (double) study->replications * (double) study->scenario_count;
    const double tasks = (double) forecast->replications * (double) study->scenario_count;
    const double each = seconds_each(pilot);
    const double fixed =
        after.seconds - pilot->began.seconds - each * (double) pilot->done_count;
    const double worker_bytes =
        pilot->done.peak_bytes - pilot->began.peak_bytes - piloted * row_bytes;
    const double more_threads = fmin((double) forecast->threads, tasks) - 1.0;
    const double left = fmax(0.0, tasks - (double) forecast->done_before);
    forecast->scenario_count = study->scenario_count;
    forecast->events = (double) study->audit.event_count * left / piloted;
    const double at_once = thread_count(forecast->threads, tasks) * forecast->ranks;
    forecast->seconds = fmax(fixed, 0.0) + each * left / fmin(at_once, tasks);
    forecast->bytes = after.peak_bytes + (tasks - piloted) * row_bytes
                      + more_threads * fmax(worker_bytes, 0.0);
}

/* Whether the study with all its replications would be let in. */
static enum bide_err check_size(const struct bide_forecast *forecast,
                                const struct bide_study *pilot, double most_bytes,
                                struct bide_diag *diag)
{
    struct bide_study whole = *pilot;
    whole.replications = forecast->replications;
    return bide_study_check_size(&whole, most_bytes, diag);
}

enum bide_err bide_forecast_make(struct bide_forecast *forecast,
                                 const struct bide_spec *spec,
                                 const struct bide_forecast_wish *wish,
                                 struct bide_diag *diag)
{
    const struct bide_study_plan *plan = wish->plan;
    const size_t most = BIDE_FORECAST_REPLICATIONS;
    *forecast = (struct bide_forecast){
        .replications =
            plan->replications > 0 ? plan->replications : (size_t) spec->replications,
        .done_before = wish->done_before,
        .threads = bide_mc_threads(plan->threads),
        .ranks = bide_ranks_are_several(plan->ranks) ? plan->ranks->count : 1,
    };
    struct pilot pilot = { .plan = plan,
                           .scenario_count =
                               plan->only_scenario != NULL ? 1 : spec->scenarios.count };
    struct bide_study_plan few = *plan;
    few.replications = forecast->replications < most ? forecast->replications : most;
    few.threads = 1;
    few.ranks = NULL;
    few.progress = follow;
    few.progress_context = &pilot;
    struct bide_study study;
    pilot.began = bide_spent_now();
    enum bide_err err = bide_study_run(&study, spec, &few, diag);
    if (err == BIDE_OK) {
        err = write_reports(wish, &study);
        reckon(forecast, &pilot, &study);
        err = err == BIDE_OK ? check_size(forecast, &study, plan->most_bytes, diag) : err;
        bide_study_free(&study);
    } else if (err == BIDE_ERR_AUDIT) {
        bide_study_free(&study);
    }
    return err;
}

/* --- in words --- */

void bide_forecast_duration(struct bide_text *out, double seconds)
{
    const double rounded = seconds < 2 * MINUTE ? ceil(seconds)
                           : seconds < HOUR     ? 10.0 * ceil(seconds / 10.0)
                                                : MINUTE * ceil(seconds / MINUTE);
    if (seconds <= 1.0) {
        bide_text_add(out, "under 1 s");
    } else if (rounded < 2 * MINUTE) {
        bide_text_addf(out, "%.0f s", rounded);
    } else if (rounded < HOUR) {
        bide_text_addf(out, "%.0f min %.0f s", floor(rounded / MINUTE),
                       fmod(rounded, MINUTE));
    } else if (rounded < (double) MOST_HOURS * HOUR) {
        bide_text_addf(out, "%.0f h %.0f min", floor(rounded / HOUR),
                       floor(fmod(rounded, HOUR) / MINUTE));
    } else {
        bide_show_number(out, ceil(rounded / DAY), 0);
        bide_text_add(out, " days");
    }
}

/* Three digits: "940", "12,300", "1.75 million", "175 million". */
static void add_rounded(struct bide_text *out, double number)
{
    double grain = 1.0;
    while (number / grain >= 999.5) {
        grain *= 10.0;
    }
    const double rounded = round(number / grain) * grain;
    const bool is_large = rounded >= MILLION;
    const double unit = rounded >= BILLION ? BILLION : is_large ? MILLION : 1.0;
    const double figure = rounded / unit;
    const int decimals = figure < 10.0 ? 2 : figure < 100.0 ? 1 : 0;
    bide_show_number(out, figure, is_large ? decimals : 0);
    bide_text_add(out, unit > MILLION ? " billion" : is_large ? " million" : "");
}

void bide_forecast_show(struct bide_text *out, const struct bide_forecast *forecast)
{
    bide_text_add(out, forecast->seconds > 1.0 ? "about " : "");
    bide_forecast_duration(out, forecast->seconds);
    bide_text_add(out, " on ");
    if (forecast->ranks > 1) {
        bide_show_count(out, (size_t) forecast->ranks, "rank");
        bide_text_add(out, " x ");
    }
    bide_show_count(out, (size_t) forecast->threads, "thread");
    bide_text_add(out, ", ");
    add_rounded(out, forecast->events);
    bide_text_add(out, " events, ");
    bide_rounds_report_bytes(out, forecast->bytes);
}
