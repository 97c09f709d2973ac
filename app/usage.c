/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/usage.h"

#define ON(command) (1U << (unsigned) BIDE_USAGE_##command)
#define STUDIES (ON(RUN) | ON(COMPARE) | ON(REPORT))
#define RUNS (STUDIES | ON(BENCH))
#define ALL (~0U)

enum { SHORTEST_LIKENESS = 3 };

static const struct bide_usage_command_info commands[BIDE_USAGE_COMMAND_COUNT] = {
    [BIDE_USAGE_INIT] = { "init", "[DIR]",
                          "Write a small example, bide.cfg, to start from",
                          "Writes bide.cfg into the folder DIR, or into the current one. "
                          "A\n"
                          "file that is there is kept unless --force is given.\n" },
    [BIDE_USAGE_CHECK] = { "check", "FILE", "Find the mistakes in a configuration",
                           "Prints every problem on standard error, and a last line "
                           "with\n"
                           "their number on standard output. With --json each problem "
                           "is\n"
                           "one JSON object on a line of its own. Ends with 3 if there "
                           "is an\n"
                           "error, with 0 if there are none or warnings alone.\n" },
    [BIDE_USAGE_RUN] = { "run", "FILE", "Simulate one scenario",
                         "Simulates the first scenario of FILE, or the one named by\n"
                         "--scenario, and prints what each waiting list looks like at "
                         "each\n"
                         "milestone, and the money. --all prints all there is to tell, "
                         "in\n"
                         "lines of up to 100 characters.\n" },
    [BIDE_USAGE_COMPARE] = { "compare", "FILE", "Simulate all scenarios and compare them",
                             "Simulates all scenarios of FILE on the same simulated "
                             "children\n"
                             "and prints for each list what decides: how many wait at "
                             "the last\n"
                             "milestone, the share within the standard, long waits, the "
                             "chance of\n"
                             "the target, and by how many each scenario changes the "
                             "list; then\n"
                             "the money. --all prints all there is to tell, hundreds of "
                             "lines of\n"
                             "up to 100 characters: every milestone with ranges, waits, "
                             "flows,\n"
                             "loads, staff time, groups, what the extra money buys.\n" },
    [BIDE_USAGE_REPORT] = { "report", "FILE", "Simulate all scenarios and write a page",
                            "Simulates as \"bide compare\" does and writes a page for "
                            "people who\n"
                            "decide: -o report.html. It opens in any browser, prints, "
                            "and holds\n"
                            "all it needs. With --scenario it is about one scenario. "
                            "FILE may\n"
                            "also be a result that --sqlite wrote: then nothing is "
                            "simulated.\n" },
    [BIDE_USAGE_VERIFY] = { "verify", "RESULT",
                            "Simulate again and compare with results that were written",
                            "RESULT is a file that --sqlite wrote, or a folder that "
                            "--csv wrote\n"
                            "(whose configuration must be in this folder, in RESULT or "
                            "above\n"
                            "it, as it was). Runs the same study again and says "
                            "\"identical\",\n"
                            "or which estimates differ: then it ends with 8.\n" },
    [BIDE_USAGE_TRACE] = { "trace", "FILE", "Tell what happens to one child",
                           "Plays one replication of FILE and tells the story of child "
                           "number N\n"
                           "(--child N) in every scenario. Children are counted as they "
                           "come in:\n"
                           "first the lists at the start, then referrals. --events FILE "
                           "writes\n"
                           "the events as CSV, for process mining and animation; "
                           "without\n"
                           "--child those of all children.\n" },
    [BIDE_USAGE_BENCH] = { "bench", "FILE", "Measure how fast a configuration runs here",
                           "Runs all scenarios of FILE on 1, 2, 4 ... threads up to "
                           "--threads, or\n"
                           "to as many as there are, in rounds, and prints replications "
                           "and\n"
                           "events a second, how well the threads are used, processor "
                           "time and\n"
                           "memory. Checks that every run gives the same results. "
                           "--csv writes\n"
                           "the table as the file PATH.\n" },
    [BIDE_USAGE_STRESS] = { "stress", "FILE",
                            "Document a model by the checklist STRESS-DES",
                            "Writes a document in Markdown: the twenty items of "
                            "STRESS-DES\n"
                            "for reporting discrete-event simulations, about FILE. "
                            "Nothing "
                            "is\n"
                            "simulated.\n" },
    [BIDE_USAGE_EXPLAIN] = { "explain", "[SETTING]",
                             "Say what a setting or an error means",
                             "SETTING is a name (per_week), a path\n"
                             "(pathways.autism.referrals.per_week or with * for any "
                             "name) or\n"
                             "the mark of an error (BD-C010). Without it, all settings "
                             "are\n"
                             "listed.\n" },
    [BIDE_USAGE_HELP] = { "help", "[COMMAND]", "Show this help, or that of one command",
                          NULL },
    [BIDE_USAGE_VERSION] = { "version", NULL, "Print the version", NULL },
};

static const struct bide_usage_option_info options[BIDE_USAGE_OPTION_COUNT] = {
    [BIDE_USAGE_SCENARIO] = { .name = "scenario",
                              .value = "NAME",
                              .allowed = "a name",
                              .commands = ON(RUN) | ON(REPORT) | ON(TRACE),
                              .sentence = "Simulate this scenario instead of the first, "
                                          "or of all" },
    [BIDE_USAGE_REPLICATIONS] = { .name = "replications",
                                  .value = "N",
                                  .allowed = "a whole number from 1 to 1,000,000",
                                  .least = 1,
                                  .most = 1000000,
                                  .commands = RUNS,
                                  .sentence = "Play the future through N times" },
    [BIDE_USAGE_SEED] = { .name = "seed",
                          .value = "N",
                          .allowed = "a whole number from 0 to 9,007,199,254,740,992",
                          .most = 9007199254740992,
                          .commands = RUNS | ON(TRACE),
                          .sentence =
                              "Choose the random numbers; the same seed gives the "
                              "same results" },
    [BIDE_USAGE_THREADS] = { .name = "threads",
                             .value = "N",
                             .allowed = "a whole number from 1 to 1,024",
                             .least = 1,
                             .most = 1024,
                             .commands = RUNS | ON(VERIFY),
                             .sentence = "Use N threads; results do not depend on it" },
    [BIDE_USAGE_ROUNDS] = { .name = "rounds",
                            .value = "N",
                            .allowed = "a whole number from 1 to 1,000",
                            .least = 1,
                            .most = 1000,
                            .commands = ON(BENCH),
                            .sentence = "Measure N times and take the median; 3 unless "
                                        "given" },
    [BIDE_USAGE_SET] = { .name = "set",
                         .value = "PATH=VALUE",
                         .allowed = "PATH=VALUE, such as staff.nurses.wte=3.5",
                         .commands = RUNS | ON(CHECK) | ON(TRACE) | ON(STRESS),
                         .sentence = "Change a setting of the file; may be repeated" },
    [BIDE_USAGE_CHILD] = { .name = "child",
                           .value = "N",
                           .allowed = "a whole number from 1 to 1,000,000,000",
                           .least = 1,
                           .most = 1000000000,
                           .commands = ON(TRACE),
                           .sentence = "Follow child number N, as children come in" },
    [BIDE_USAGE_PATHWAY] = { .name = "pathway",
                             .value = "NAME",
                             .allowed = "a name",
                             .commands = ON(TRACE),
                             .sentence = "Count only children who come in here" },
    [BIDE_USAGE_REPLICATION] = { .name = "replication",
                                 .value = "N",
                                 .allowed = "a whole number from 1 to 1,000,000",
                                 .least = 1,
                                 .most = 1000000,
                                 .commands = ON(TRACE),
                                 .sentence = "Play replication number N instead of the "
                                             "first" },
    [BIDE_USAGE_EVENTS] = { .name = "events",
                            .value = "FILE",
                            .allowed = "the name of a file, or - for standard output",
                            .commands = ON(TRACE),
                            .sentence = "Write the events as CSV; - is standard output, "
                                        "instead of the story" },
    [BIDE_USAGE_ALL] = { .name = "all",
                         .commands = ON(RUN) | ON(COMPARE),
                         .sentence =
                             "Print every milestone, range, flow, load and group, "
                             "not only what decides" },
    [BIDE_USAGE_OUTPUT] = { .name = "output",
                            .letter = 'o',
                            .value = "FILE",
                            .allowed = "the name of a file, or - for standard output",
                            .commands = ON(REPORT) | ON(STRESS),
                            .sentence =
                                "Write the page or document; - is standard output" },
    [BIDE_USAGE_BASELINE] = { .name = "baseline",
                              .value = "RESULT",
                              .allowed = "a file that --sqlite wrote",
                              .commands = ON(REPORT),
                              .sentence = "Say in the page what changed since that "
                                          "result, and whether it was right" },
    [BIDE_USAGE_JSON] = { .name = "json",
                          .value = "FILE",
                          .allowed = "the name of a file, or - for standard output",
                          .commands = RUNS | ON(CHECK),
                          .sentence = "Write the results as JSON; - is standard output, "
                                      "instead of the table" },
    [BIDE_USAGE_CSV] = { .name = "csv",
                         .value = "PATH",
                         .allowed = "the name of a folder, or a bench's file, or - for "
                                    "standard output",
                         .commands = RUNS,
                         .sentence = "Write PATH/results.csv, one number a row, with a "
                                     "data package and a manifest beside it; of a "
                                     "bench, the file PATH; - is standard output, "
                                     "instead of the table" },
    [BIDE_USAGE_XLSX] = { .name = "xlsx",
                          .value = "FILE",
                          .allowed = "the name of a file",
                          .commands = STUDIES,
                          .sentence =
                              "Write the results as an Excel workbook, with charts "
                              "and where every figure is from" },
    [BIDE_USAGE_SQLITE] = { .name = "sqlite",
                            .value = "FILE",
                            .allowed = "the name of a file",
                            .commands = STUDIES,
                            .sentence = "Write the results and all they came from as "
                                        "an SQLite database" },
    [BIDE_USAGE_EASY] = { .name = "easy",
                          .value = "FILE",
                          .allowed = "the name of a file, or - for standard output",
                          .commands = STUDIES,
                          .sentence = "Write an easy read page for families" },
    [BIDE_USAGE_DASHBOARD] = { .name = "dashboard",
                               .value = "FILE",
                               .allowed = "the name of a file, or - for standard output",
                               .commands = STUDIES,
                               .sentence = "Write a CSV with a row a month of each list: "
                                           "waiting by band, added, seen, left, longest "
                                           "wait" },
    [BIDE_USAGE_DRY_RUN] = { .name = "dry-run",
                             .commands = STUDIES,
                             .sentence =
                                 "Say how long it would take, and how much "
                                 "memory, from a few replications; 7 if over a limit" },
    [BIDE_USAGE_MOST_MINUTES] = { .name = "most-minutes",
                                  .value = "N",
                                  .allowed = "a whole number from 1 to 1,000,000",
                                  .least = 1,
                                  .most = 1000000,
                                  .commands = STUDIES,
                                  .sentence = "Refuse what would take longer" },
    [BIDE_USAGE_MOST_MEMORY] = { .name = "most-memory",
                                 .value = "MB",
                                 .allowed = "megabytes from 1 to 1,000,000,000",
                                 .least = 1,
                                 .most = 1000000000,
                                 .commands = STUDIES,
                                 .sentence =
                                     "Refuse what would take more memory; more than "
                                     "4000 also allows results over 4 GB, which "
                                     "are refused otherwise" },
    [BIDE_USAGE_CHECKPOINT] = { .name = "checkpoint",
                                .value = "FILE",
                                .allowed = "the name of a file",
                                .commands = STUDIES,
                                .sentence = "Save finished replications in FILE, and "
                                            "keep it" },
    [BIDE_USAGE_RESUME] = { .name = "resume",
                            .commands = STUDIES,
                            .sentence = "Go on from the replications that a run cut "
                                        "short has saved" },
    [BIDE_USAGE_SAVE_AFTER] = { .name = "save-after",
                                .value = "N",
                                .allowed = "whole seconds from 0 to 86,400",
                                .most = 86400,
                                .commands = STUDIES,
                                .sentence = "Begin to save after N seconds instead of "
                                            "60" },
    [BIDE_USAGE_FORCE] = { .name = "force",
                           .commands =
                               RUNS | ON(CHECK) | ON(INIT) | ON(TRACE) | ON(STRESS),
                           .sentence = "Replace a file even if it holds no results" },
    [BIDE_USAGE_MARKDOWN] = { .name = "markdown",
                              .commands = ON(EXPLAIN),
                              .sentence = "Print all settings as a Markdown document" },
    [BIDE_USAGE_QUIET] = { .name = "quiet",
                           .letter = 'q',
                           .commands = ALL,
                           .sentence = "Print only errors and what - asks for" },
    [BIDE_USAGE_COLOR] = { .name = "color",
                           .value = "WHEN",
                           .allowed = "auto, always or never",
                           .commands = ALL,
                           .sentence = "Colour messages: auto, always or never" },
    [BIDE_USAGE_HELP_FLAG] = { .name = "help",
                               .letter = 'h',
                               .commands = ALL,
                               .sentence = "Show help" },
    [BIDE_USAGE_VERSION_FLAG] = { .name = "version",
                                  .commands = ALL,
                                  .sentence = "Print the version" },
};

const struct bide_usage_command_info *bide_usage_command(enum bide_usage_command command)
{
    return &commands[command];
}

const struct bide_usage_option_info *bide_usage_option(enum bide_usage_option option)
{
    return &options[option];
}

bool bide_usage_takes(enum bide_usage_command command, enum bide_usage_option option)
{
    return (options[option].commands >> (unsigned) command & 1U) != 0;
}

static size_t common_start(const char *a, const char *b)
{
    size_t length = 0;
    while (a[length] != '\0' && a[length] == b[length]) {
        ++length;
    }
    return length;
}

/* 0 for a name that was cut short, the distance if it is small, more than any distance
 * for a name that only begins alike, SIZE_MAX if not even that. */
static size_t unlikeness(const char *typed, const char *name)
{
    const size_t start = name == NULL ? 0 : common_start(typed, name);
    if (start > 1 && typed[start] == '\0') {
        return 0;
    }
    if (name != NULL && bide_text_is_near(typed, name)) {
        return bide_text_distance(typed, name);
    }
    return start >= SHORTEST_LIKENESS ? SIZE_MAX / 2 - start : SIZE_MAX;
}

const char *bide_usage_nearest_command(const char *typed)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < BIDE_USAGE_COMMAND_COUNT; ++i) {
        const size_t distance = unlikeness(typed, commands[i].name);
        nearest = distance < least ? commands[i].name : nearest;
        least = distance < least ? distance : least;
    }
    return nearest;
}

const char *bide_usage_nearest_option(const char *typed)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < BIDE_USAGE_OPTION_COUNT; ++i) {
        const size_t distance = unlikeness(typed, options[i].name);
        nearest = distance < least ? options[i].name : nearest;
        least = distance < least ? distance : least;
    }
    return nearest;
}
