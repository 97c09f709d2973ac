/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/cmd.h"
#include "app/cmd_scenario.h"
#include "app/exit.h"
#include "app/names.h"
#include "app/output.h"
#include "app/show.h"
#include "app/trace.h"
#include "models/service/history.h"

/* What was asked for, and what was found so far. */
struct tracing {
    const struct bide_cmd *cmd;
    const struct bide_spec *spec;
    struct bide_story_wish wish;
    struct bide_text stories;
    struct bide_text first; /* story, to tell whether another is the same */
    struct bide_text events;
};

static bool is_given(const struct bide_cmd *cmd, enum bide_usage_option option)
{
    return bide_args_has(cmd->args, option);
}

static int refuse(const struct bide_cmd *cmd, const char *what, const char *advice)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "%s", what);
    bide_problem_advise(&problem, "%s", advice);
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return BIDE_EXIT_USAGE;
}

/* One scenario's story; the caller frees it in any case. */
static int play(const struct tracing *tracing, size_t scenario, struct bide_story *story)
{
    const struct bide_args *args = tracing->cmd->args;
    const uint64_t number = args->numbers[BIDE_USAGE_REPLICATION];
    const struct bide_history history = {
        .scenario = scenario,
        .seed = is_given(tracing->cmd, BIDE_USAGE_SEED) ? args->numbers[BIDE_USAGE_SEED]
                                                        : (uint64_t) tracing->spec->seed,
        .replication = number > 0 ? number - 1 : 0,
    };
    struct bide_diag diag;
    bide_diag_init(&diag);
    bide_story_init(story, tracing->wish);
    const enum bide_err err = bide_history_play(&history, tracing->spec, story, &diag);
    bide_cmd_tell_diag(tracing->cmd, &diag);
    const bool is_told = diag.error_count > 0;
    bide_diag_free(&diag);
    return is_told ? bide_exit_code(err, 0) : bide_cmd_fail(tracing->cmd, err);
}

static int tell_missing(const struct tracing *tracing, uint32_t count)
{
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "there is no child %u: only %u came in",
                        (unsigned) tracing->wish.child, (unsigned) count);
    bide_problem_advise(&problem, "choose --child from 1 to %u", (unsigned) count);
    bide_cmd_tell_problem(tracing->cmd, &problem);
    bide_problem_free(&problem);
    return BIDE_EXIT_USAGE;
}

/* The child that has this number in the first scenario is looked for in all of them. */
static int find_child(struct tracing *tracing)
{
    struct bide_story story;
    int code = play(tracing, 0, &story);
    if (code == BIDE_EXIT_DONE && story.line_count == 0) {
        code = tell_missing(tracing, story.child_count);
    } else if (code == BIDE_EXIT_DONE) {
        tracing->wish.by_key = true;
        tracing->wish.key = story.lines[0].key;
    }
    bide_story_free(&story);
    return code;
}

/* The story under the scenario's name; one like the first is not told twice. */
static void add_story(struct tracing *tracing, size_t scenario,
                      const struct bide_story *story)
{
    const struct bide_spec_scenario *what =
        (const struct bide_spec_scenario *) tracing->spec->scenarios.items + scenario;
    struct bide_text text;
    bide_text_init(&text);
    bide_trace_text(&text, tracing->spec, story);
    bide_show_heading(&tracing->stories, bide_names_of(what->label, what->name));
    const bool is_first = tracing->first.length == 0;
    if (is_first) {
        bide_text_add(&tracing->first, text.bytes);
    }
    const bool is_same = !is_first && strcmp(tracing->first.bytes, text.bytes) == 0;
    bide_text_add(&tracing->stories, is_same ? "The same.\n" : text.bytes);
    if (tracing->first.err != BIDE_OK) {
        tracing->stories.err = tracing->first.err;
    }
    bide_show_release(&text, &tracing->stories);
}

static int trace_scenario(struct tracing *tracing, size_t scenario)
{
    struct bide_story story;
    const int code = play(tracing, scenario, &story);
    if (code == BIDE_EXIT_DONE && is_given(tracing->cmd, BIDE_USAGE_EVENTS)) {
        bide_trace_csv(&tracing->events, tracing->spec, scenario, &story);
    }
    if (code == BIDE_EXIT_DONE && tracing->wish.by_key) {
        add_story(tracing, scenario, &story);
    }
    bide_story_free(&story);
    return code;
}

/* One child in every scenario; everyone in the first alone; or in the one asked for. */
static int trace_all(struct tracing *tracing)
{
    const struct bide_spec_list list = tracing->spec->scenarios;
    const struct bide_spec_scenario *scenarios = list.items;
    const char *only = tracing->cmd->args->values[BIDE_USAGE_SCENARIO];
    if (only == NULL && !tracing->wish.by_key) {
        only = scenarios[0].name;
    }
    int code = BIDE_EXIT_DONE;
    for (size_t i = 0; i < list.count && code == BIDE_EXIT_DONE; ++i) {
        if (only == NULL || strcmp(only, scenarios[i].name) == 0) {
            code = trace_scenario(tracing, i);
        }
    }
    return code;
}

static int write_results(const struct tracing *tracing)
{
    const struct bide_cmd *cmd = tracing->cmd;
    const struct bide_output events = { .path = cmd->args->values[BIDE_USAGE_EVENTS],
                                        .begins = BIDE_TRACE_CSV_BEGINS,
                                        .input = cmd->args->operand,
                                        .is_forced = is_given(cmd, BIDE_USAGE_FORCE) };
    const bool is_stdout = events.path != NULL && strcmp(events.path, "-") == 0;
    int code = BIDE_EXIT_DONE;
    if (events.path != NULL) {
        code = bide_cmd_write(cmd, &events, &tracing->events);
    }
    if (code == BIDE_EXIT_DONE && events.path != NULL && !is_stdout) {
        code = bide_cmd_tell_written(cmd, events.path, NULL);
    }
    if (code == BIDE_EXIT_DONE && !is_stdout && !cmd->say.is_quiet) {
        code = bide_cmd_print(cmd, &tracing->stories);
    }
    return code;
}

/* Which children count: those of the pathway named, or all. */
static int choose_pathway(struct tracing *tracing)
{
    const struct bide_cmd *cmd = tracing->cmd;
    const char *name = cmd->args->values[BIDE_USAGE_PATHWAY];
    const struct bide_spec_list list = tracing->spec->pathways;
    const size_t index =
        name == NULL ? 0 : bide_spec_find(list, sizeof(struct bide_spec_pathway), name);
    tracing->wish.pathway = name == NULL ? -1 : (int) index;
    if (index < list.count) {
        return BIDE_EXIT_DONE;
    }
    struct bide_problem problem;
    bide_problem_init(&problem);
    bide_problem_report(&problem, "there is no pathway \"%s\" in %s", name,
                        cmd->args->operand);
    bide_spec_suggest(&problem.help, list, sizeof(struct bide_spec_pathway), name);
    bide_cmd_tell_problem(cmd, &problem);
    bide_problem_free(&problem);
    return BIDE_EXIT_USAGE;
}

static int trace(struct tracing *tracing)
{
    const struct bide_cmd *cmd = tracing->cmd;
    tracing->wish.child = (uint32_t) cmd->args->numbers[BIDE_USAGE_CHILD];
    int code = choose_pathway(tracing);
    if (code == BIDE_EXIT_DONE && tracing->wish.child > 0) {
        code = find_child(tracing);
    }
    if (code == BIDE_EXIT_DONE) {
        code = trace_all(tracing);
    }
    return code == BIDE_EXIT_DONE ? write_results(tracing) : code;
}

static int trace_spec(const struct bide_cmd *cmd, const struct bide_spec *spec)
{
    if (!bide_cmd_scenario_is_known(cmd, spec)) {
        return BIDE_EXIT_USAGE;
    }
    struct tracing tracing = { .cmd = cmd, .spec = spec };
    bide_text_init(&tracing.stories);
    bide_text_init(&tracing.first);
    bide_text_init(&tracing.events);
    if (is_given(cmd, BIDE_USAGE_EVENTS)) {
        bide_trace_csv_heading(&tracing.events);
    }
    const int code = trace(&tracing);
    bide_text_free(&tracing.stories);
    bide_text_free(&tracing.first);
    bide_text_free(&tracing.events);
    return code;
}

int bide_cmd_trace(const struct bide_cmd *cmd)
{
    if (!is_given(cmd, BIDE_USAGE_CHILD) && !is_given(cmd, BIDE_USAGE_EVENTS)) {
        return refuse(
            cmd, "\"bide trace\" needs --child or --events",
            "--child 1 tells the story of the first child, --events FILE writes "
            "those of all");
    }
    struct bide_spec spec;
    struct bide_diag diag;
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    const enum bide_err err = bide_cmd_load(cmd, &spec, &diag);
    if (err != BIDE_OK) {
        bide_cmd_tell_diag(cmd, &diag);
    }
    const int code = err == BIDE_OK ? trace_spec(cmd, &spec) : bide_cmd_fail(cmd, err);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    return code;
}
