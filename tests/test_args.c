/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what is accepted, and the exact words for what is not. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/args.h"
#include "app/usage_help.h"
#include "tests/lines.h"

enum { MOST_WORDS = 16 };

struct outcome {
    struct bide_args args;
    struct bide_problem problem;
    char line[400];
    bool is_right;
};

/* Read a command line given as one text, words separated by single spaces. */
static struct outcome *read_line(struct outcome *outcome, const char *line)
{
    static char *words[MOST_WORDS];
    ck_assert_int_lt(snprintf(outcome->line, sizeof(outcome->line), "%s", line),
                     (int) sizeof(outcome->line));
    int count = 0;
    char *rest = NULL;
    for (char *word = strtok_r(outcome->line, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    bide_problem_init(&outcome->problem);
    outcome->is_right = bide_args_parse(&outcome->args, count, words, &outcome->problem);
    return outcome;
}

static void release(struct outcome *outcome)
{
    bide_args_free(&outcome->args);
    bide_problem_free(&outcome->problem);
}

static void assert_refused(const char *line, const char *what, const char *help)
{
    struct outcome outcome;
    read_line(&outcome, line);
    ck_assert_msg(!outcome.is_right, "%s", line);
    ck_assert_str_eq(outcome.problem.what.bytes, what);
    ck_assert_str_eq(outcome.problem.help.bytes, help);
    release(&outcome);
}

START_TEST(options_may_stand_anywhere)
{
    static const char *const lines[] = { "bide run x.cfg --seed 7 --json out.json",
                                         "bide --seed 7 run --json out.json x.cfg",
                                         "bide --seed=7 --json=out.json run x.cfg",
                                         "bide run --seed=7 --json=out.json -- x.cfg" };
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); ++i) {
        struct outcome outcome;
        read_line(&outcome, lines[i]);
        ck_assert_msg(outcome.is_right, "%s: %s", lines[i], outcome.problem.what.bytes);
        ck_assert_int_eq(outcome.args.command, BIDE_USAGE_RUN);
        ck_assert_str_eq(outcome.args.operand, "x.cfg");
        ck_assert_uint_eq(outcome.args.numbers[BIDE_USAGE_SEED], 7);
        ck_assert_str_eq(outcome.args.values[BIDE_USAGE_JSON], "out.json");
        release(&outcome);
    }
}
END_TEST

START_TEST(options_end_at_two_dashes)
{
    struct outcome outcome;
    read_line(&outcome, "bide run -- --seed");
    ck_assert(outcome.is_right);
    ck_assert_str_eq(outcome.args.operand, "--seed");
    release(&outcome);
}
END_TEST

START_TEST(a_dash_alone_is_a_value_and_an_operand)
{
    struct outcome outcome;
    read_line(&outcome, "bide run --json - -");
    ck_assert(outcome.is_right);
    ck_assert_str_eq(outcome.args.values[BIDE_USAGE_JSON], "-");
    ck_assert_str_eq(outcome.args.operand, "-");
    release(&outcome);
}
END_TEST

START_TEST(the_next_option_is_no_value)
{
    static const char file[] = "the name of a file, or - for standard output";
    static const struct {
        const char *line, *option, *allowed, *value;
    } rows[] = {
        { "bide compare x --checkpoint --resume", "checkpoint", "the name of a file",
          "--resume" },
        { "bide compare x --json --csv -q", "json", file, "--csv" },
        { "bide compare --json -- x", "json", file, "--" },
        { "bide report x -o -q", "output", file, "-q" },
        { "bide run x --scenario --quiet", "scenario", "a name", "--quiet" },
        { "bide run x --set --seed=3", "set", "PATH=VALUE, such as staff.nurses.wte=3.5",
          "--seed=3" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        char what[200];
        char help[200];
        snprintf(what, sizeof(what), "--%s needs %s, got \"%s\"", rows[i].option,
                 rows[i].allowed, rows[i].value);
        snprintf(help, sizeof(help), "if it is no option, type --%s=%s", rows[i].option,
                 rows[i].value);
        assert_refused(rows[i].line, what, help);
    }
    assert_refused("bide run x --color --quiet",
                   "--color needs auto, always or never, got \"--quiet\"", "");
    struct outcome outcome;
    read_line(&outcome, "bide run x --json=--csv --csv=-q");
    ck_assert(outcome.is_right);
    ck_assert_str_eq(outcome.args.values[BIDE_USAGE_JSON], "--csv");
    ck_assert_str_eq(outcome.args.values[BIDE_USAGE_CSV], "-q");
    release(&outcome);
}
END_TEST

START_TEST(nothing_at_all_is_no_command)
{
    struct outcome outcome;
    read_line(&outcome, "bide");
    ck_assert(outcome.is_right);
    ck_assert_int_eq(outcome.args.command, BIDE_USAGE_NONE);
    release(&outcome);
}
END_TEST

START_TEST(settings_are_kept_in_order)
{
    struct outcome outcome;
    read_line(&outcome, "bide check x.cfg --set a.b=1 --set=c=x=y");
    ck_assert(outcome.is_right);
    ck_assert_uint_eq(outcome.args.set_count, 2);
    ck_assert_str_eq(outcome.args.sets[0], "a.b=1");
    ck_assert_str_eq(outcome.args.sets[1], "c=x=y");
    release(&outcome);
}
END_TEST

START_TEST(the_last_of_two_values_counts)
{
    struct outcome outcome;
    read_line(&outcome, "bide run x --seed 1 --seed 2");
    ck_assert_uint_eq(outcome.args.numbers[BIDE_USAGE_SEED], 2);
    release(&outcome);
}
END_TEST

START_TEST(numbers_reach_the_ends_of_their_range)
{
    struct outcome outcome;
    read_line(&outcome, "bide run x --seed 9007199254740992 --threads 1024 "
                        "--replications 1000000");
    ck_assert_msg(outcome.is_right, "%s", outcome.problem.what.bytes);
    ck_assert(outcome.args.numbers[BIDE_USAGE_SEED] == UINT64_C(1) << 53);
    ck_assert_uint_eq(outcome.args.numbers[BIDE_USAGE_THREADS], 1024);
    ck_assert_uint_eq(outcome.args.numbers[BIDE_USAGE_REPLICATIONS], 1000000);
    release(&outcome);
    read_line(&outcome, "bide run x --seed 0 --threads 1 --replications 1");
    ck_assert(outcome.is_right);
    ck_assert(bide_args_has(&outcome.args, BIDE_USAGE_SEED));
    ck_assert_uint_eq(outcome.args.numbers[BIDE_USAGE_SEED], 0);
    release(&outcome);
}
END_TEST

START_TEST(numbers_outside_their_range_are_refused)
{
    static const char seed[] = "a whole number from 0 to 9,007,199,254,740,992";
    static const struct {
        const char *option, *value, *range;
    } rows[] = {
        { "seed", "9007199254740993", seed },
        { "seed", "99999999999999999999999", seed },
        { "seed", "-1", seed },
        { "seed", "1.5", seed },
        { "seed", "0x10", seed },
        { "seed", "+1", seed },
        { "replications", "0", "a whole number from 1 to 1,000,000" },
        { "replications", "1000001", "a whole number from 1 to 1,000,000" },
        { "replications", "1,000", "a whole number from 1 to 1,000,000" },
        { "threads", "0", "a whole number from 1 to 1,024" },
        { "threads", "9999", "a whole number from 1 to 1,024" },
        { "threads", "two", "a whole number from 1 to 1,024" },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); ++i) {
        char line[200];
        char what[200];
        snprintf(line, sizeof(line), "bide run x --%s %s", rows[i].option, rows[i].value);
        snprintf(what, sizeof(what), "--%s needs %s, got \"%s\"", rows[i].option,
                 rows[i].range, rows[i].value);
        assert_refused(line, what, "");
    }
}
END_TEST

START_TEST(values_are_required_where_there_should_be_one_and_only_there)
{
    assert_refused("bide run x --seed", "--seed needs a value: --seed N", "");
    assert_refused("bide run x --quiet=yes", "--quiet takes no value", "");
    assert_refused("bide run x --json=",
                   "--json needs the name of a file, or - for standard output, got \"\"",
                   "");
    assert_refused("bide run x --color red",
                   "--color needs auto, always or never, got \"red\"", "");
    assert_refused("bide run x --set wte",
                   "--set needs PATH=VALUE, such as staff.nurses.wte=3.5, got \"wte\"",
                   "");
    assert_refused("bide run x --set =3",
                   "--set needs PATH=VALUE, such as staff.nurses.wte=3.5, got \"=3\"",
                   "");
}
END_TEST

START_TEST(an_unknown_option_gets_the_nearest_name)
{
    assert_refused("bide run x --thread 2", "unknown option \"--thread\"",
                   "did you mean \"--threads\"?");
    assert_refused("bide run x --reps=3", "unknown option \"--reps\"",
                   "did you mean \"--replications\"?");
    assert_refused("bide run x --colour=never", "unknown option \"--colour\"",
                   "did you mean \"--color\"?");
    assert_refused("bide run x --zzz", "unknown option \"--zzz\"",
                   "\"bide --help\" lists the options");
    assert_refused("bide run x -n", "unknown option \"-n\"",
                   "\"bide --help\" lists the options");
}
END_TEST

START_TEST(an_unknown_command_gets_the_nearest_name)
{
    assert_refused("bide chekc x.cfg", "unknown command \"chekc\"",
                   "did you mean \"bide check\"?");
    assert_refused("bide comp x.cfg", "unknown command \"comp\"",
                   "did you mean \"bide compare\"?");
    assert_refused("bide configs/x.cfg", "unknown command \"configs/x.cfg\"",
                   "name a command first: bide compare configs/x.cfg");
    assert_refused("bide zzzz", "unknown command \"zzzz\"",
                   "\"bide --help\" lists the commands");
}
END_TEST

START_TEST(abbreviations_are_no_options)
{
    assert_refused("bide run x --rep 3", "unknown option \"--rep\"",
                   "did you mean \"--replications\"?");
}
END_TEST

START_TEST(too_many_and_too_few_operands_are_refused)
{
    assert_refused("bide run x.cfg y.cfg", "unexpected argument \"y.cfg\"",
                   "try \"bide help run\"");
    assert_refused("bide version x", "unexpected argument \"x\"",
                   "try \"bide help version\"");
    assert_refused("bide check", "\"bide check\" needs a FILE", "bide check FILE");
}
END_TEST

START_TEST(an_option_of_another_command_is_refused)
{
    assert_refused(
        "bide check x --seed 1", "\"bide check\" takes no --seed",
        "it belongs to \"bide run\", \"bide compare\", \"bide report\", \"bide trace\", "
        "\"bide bench\"");
    assert_refused("bide compare x --scenario a", "\"bide compare\" takes no --scenario",
                   "it belongs to \"bide run\", \"bide report\", \"bide trace\"");
}
END_TEST

START_TEST(help_and_version_win_over_what_is_missing)
{
    struct outcome outcome;
    read_line(&outcome, "bide run --help");
    ck_assert(outcome.is_right);
    ck_assert_int_eq(outcome.args.command, BIDE_USAGE_RUN);
    ck_assert(bide_args_has(&outcome.args, BIDE_USAGE_HELP_FLAG));
    release(&outcome);
    read_line(&outcome, "bide -h");
    ck_assert(bide_args_has(&outcome.args, BIDE_USAGE_HELP_FLAG));
    release(&outcome);
    read_line(&outcome, "bide --version");
    ck_assert_int_eq(outcome.args.command, BIDE_USAGE_VERSION);
    release(&outcome);
}
END_TEST

START_TEST(help_fits_into_80_columns_and_names_every_option)
{
    for (int i = 0; i < BIDE_USAGE_COMMAND_COUNT; ++i) {
        struct bide_text help;
        bide_text_init(&help);
        bide_usage_help(&help, (enum bide_usage_command) i);
        char line[LINES_SIZE];
        for (const char *rest = help.bytes; lines_next(&rest, line);) {
            ck_assert_msg(strlen(line) <= 80, "%s", line);
        }
        for (int j = 0; j < BIDE_USAGE_OPTION_COUNT; ++j) {
            const enum bide_usage_option option = (enum bide_usage_option) j;
            const bool is_named =
                strstr(help.bytes, bide_usage_option(option)->name) != NULL;
            const bool is_taken =
                i == 0 || bide_usage_takes((enum bide_usage_command) i, option);
            ck_assert_msg(is_named || !is_taken, "%s", bide_usage_option(option)->name);
        }
        bide_text_free(&help);
    }
}
END_TEST

START_TEST(help_tells_the_limits_of_a_run)
{
    struct bide_text help;
    bide_text_init(&help);
    bide_usage_help(&help, BIDE_USAGE_RUN);
    ck_assert_ptr_nonnull(strstr(help.bytes, "7 if over a limit"));
    ck_assert_ptr_nonnull(strstr(help.bytes, "over 4 GB"));
    bide_text_free(&help);
}
END_TEST

START_TEST(the_short_help_has_three_examples)
{
    struct bide_text help;
    bide_text_init(&help);
    bide_usage_help_short(&help);
    int count = 0;
    for (const char *at = help.bytes; (at = strstr(at, "\n  bide ")) != NULL; ++at) {
        ++count;
    }
    ck_assert_int_eq(count, 3);
    bide_text_free(&help);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("args");
    tcase_add_test(cases, options_may_stand_anywhere);
    tcase_add_test(cases, options_end_at_two_dashes);
    tcase_add_test(cases, a_dash_alone_is_a_value_and_an_operand);
    tcase_add_test(cases, the_next_option_is_no_value);
    tcase_add_test(cases, nothing_at_all_is_no_command);
    tcase_add_test(cases, settings_are_kept_in_order);
    tcase_add_test(cases, the_last_of_two_values_counts);
    tcase_add_test(cases, numbers_reach_the_ends_of_their_range);
    tcase_add_test(cases, numbers_outside_their_range_are_refused);
    tcase_add_test(cases, values_are_required_where_there_should_be_one_and_only_there);
    tcase_add_test(cases, an_unknown_option_gets_the_nearest_name);
    tcase_add_test(cases, an_unknown_command_gets_the_nearest_name);
    tcase_add_test(cases, abbreviations_are_no_options);
    tcase_add_test(cases, too_many_and_too_few_operands_are_refused);
    tcase_add_test(cases, an_option_of_another_command_is_refused);
    tcase_add_test(cases, help_and_version_win_over_what_is_missing);
    tcase_add_test(cases, help_fits_into_80_columns_and_names_every_option);
    tcase_add_test(cases, help_tells_the_limits_of_a_run);
    tcase_add_test(cases, the_short_help_has_three_examples);
    Suite *suite = suite_create("args");
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
