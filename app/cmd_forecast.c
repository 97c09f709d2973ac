/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/cmd_forecast.h"

#include <unistd.h>

#include "app/exit.h"
#include "app/forecast.h"
#include "app/progress.h"
#include "app/saver.h"
#include "app/show.h"

#define MEGABYTE 1e6

static int print(const struct bide_cmd *cmd, const struct bide_forecast *forecast)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_show_text(&text, cmd->args->operand);
    bide_text_add(&text, ": ");
    bide_show_count(&text, forecast->scenario_count, "scenario");
    bide_text_add(&text, " x ");
    bide_show_count(&text, forecast->replications, "replication");
    if (forecast->done_before > 0) {
        bide_text_add(&text, ", of which ");
        bide_show_number(&text, (double) forecast->done_before, 0);
        bide_text_add(&text, " were done before");
    }
    bide_text_add(&text, "\n");
    bide_forecast_show(&text, forecast);
    bide_text_add(&text, "\n");
    const int code = bide_cmd_print(cmd, &text);
    bide_text_free(&text);
    return code;
}

/* What is over a limit is said; whether anything was. */
static bool tell_excess(const struct bide_cmd *cmd, const struct bide_forecast *forecast)
{
    const uint64_t *numbers = cmd->args->numbers;
    const double minutes = (double) numbers[BIDE_USAGE_MOST_MINUTES];
    const double megabytes = (double) numbers[BIDE_USAGE_MOST_MEMORY];
    const bool is_long = minutes > 0.0 && forecast->seconds > 60.0 * minutes;
    const bool is_large = megabytes > 0.0 && forecast->bytes > MEGABYTE * megabytes;
    if (!is_long && !is_large) {
        return false;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_text_add(&problem.what, "this would take ");
    bide_forecast_show(&problem.what, forecast);
    bide_text_addf(&problem.what, "; --most-%s allows %.0f %s",
                   is_long ? "minutes" : "memory", is_long ? minutes : megabytes,
                   is_long ? "min" : "MB");
    bide_problem_advise(&problem, "use fewer replications, or allow more");
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return true;
}

static int predict(const struct bide_cmd *cmd, const struct bide_spec *spec,
                   const struct bide_forecast_wish *wish, struct bide_forecast *forecast)
{
    struct bide_study_plan plan = *wish->plan;
    struct bide_forecast_wish shown = *wish;
    struct bide_progress progress;
    bide_progress_init(&progress, STDERR_FILENO);
    if (cmd->has_progress && !cmd->say.is_quiet) {
        plan.progress = bide_progress_update;
        plan.progress_context = &progress;
        shown.plan = &plan;
    }
    struct bide_diag diag;
    bide_diag_init(&diag);
    enum bide_err err = bide_forecast_make(forecast, spec, &shown, &diag);
    bide_progress_clear(&progress);
    if (err == BIDE_OK && cmd->stop != NULL && *cmd->stop != 0) {
        err = BIDE_ERR_STOPPED;
    }
    const bool is_told = diag.error_count > 0;
    if (is_told) { /* warnings come with the study itself */
        bide_cmd_tell_diag(cmd, &diag);
    }
    bide_diag_free(&diag);
    return is_told ? bide_exit_code(err, 0) : bide_cmd_fail(cmd, err);
}

/* Of all scenarios, those that --resume will not do again. */
static size_t count_done(const struct bide_cmd *cmd, const struct bide_spec *spec,
                         const struct bide_study_plan *plan)
{
    if (!bide_args_has(cmd->args, BIDE_USAGE_RESUME)) {
        return 0;
    }
    const size_t replications =
        plan->replications > 0 ? plan->replications : (size_t) spec->replications;
    const size_t scenarios = plan->only_scenario != NULL ? 1 : spec->scenarios.count;
    return bide_saver_count(cmd->args, replications * scenarios);
}

int bide_cmd_forecast(const struct bide_cmd *cmd, const struct bide_spec *spec,
                      const struct bide_study_plan *plan, bool *is_over)
{
    const struct bide_args *args = cmd->args;
    const bool is_dry = bide_args_has(args, BIDE_USAGE_DRY_RUN);
    *is_over = is_dry;
    if (!is_dry && !bide_args_has(args, BIDE_USAGE_MOST_MINUTES)
        && !bide_args_has(args, BIDE_USAGE_MOST_MEMORY)) {
        return BIDE_EXIT_DONE;
    }
    const struct bide_forecast_wish wish = {
        .plan = plan,
        .done_before = count_done(cmd, spec, plan),
        .has_text = !cmd->say.is_quiet,
        .has_json = bide_args_has(args, BIDE_USAGE_JSON),
        .has_csv = bide_args_has(args, BIDE_USAGE_CSV),
        .has_sqlite = bide_args_has(args, BIDE_USAGE_SQLITE),
    };
    struct bide_forecast forecast;
    int code = predict(cmd, spec, &wish, &forecast);
    const bool is_shown = forecast.scenario_count > 0 && is_dry && !cmd->say.is_quiet;
    if (is_shown && (code == BIDE_EXIT_DONE || code == BIDE_EXIT_LIMIT)) {
        const int printed = print(cmd, &forecast);
        code = code == BIDE_EXIT_DONE ? printed : code;
    }
    if (code == BIDE_EXIT_DONE && tell_excess(cmd, &forecast)) {
        code = BIDE_EXIT_LIMIT;
    }
    *is_over = is_dry || code != BIDE_EXIT_DONE;
    return code;
}
