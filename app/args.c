/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/args.h"

#include <string.h>

#include "engine/base/mem.h"

struct parser {
    struct bide_args *args;
    struct bide_problem *problem;
    int argc;
    char *const *argv;
    int next; /* the argument to be read next */
};

enum bide_usage_command bide_args_find_command(const char *name,
                                               struct bide_problem *problem)
{
    for (int i = 0; i < BIDE_USAGE_COMMAND_COUNT; ++i) {
        const char *known = bide_usage_command((enum bide_usage_command) i)->name;
        if (known != NULL && strcmp(known, name) == 0) {
            return (enum bide_usage_command) i;
        }
    }
    bide_problem_report(problem, "unknown command \"%s\"", name);
    const char *nearest = bide_usage_nearest_command(name);
    if (nearest != NULL) {
        bide_problem_advise(problem, "did you mean \"bide %s\"?", nearest);
    } else if (strpbrk(name, "./") != NULL) {
        bide_problem_advise(problem, "name a command first: bide compare %s", name);
    } else {
        bide_problem_advise(problem, "\"bide --help\" lists the commands");
    }
    return BIDE_USAGE_NONE;
}

static bool take_operand(struct parser *parser, const char *text)
{
    struct bide_args *args = parser->args;
    if (args->command == BIDE_USAGE_NONE) {
        args->command = bide_args_find_command(text, parser->problem);
        return args->command != BIDE_USAGE_NONE;
    }
    if (args->operand == NULL && bide_usage_command(args->command)->operand != NULL) {
        args->operand = text;
        return true;
    }
    bide_problem_report(parser->problem, "unexpected argument \"%s\"", text);
    bide_problem_advise(parser->problem, "try \"bide help %s\"",
                        bide_usage_command(args->command)->name);
    return false;
}

/* Digits only: no sign, no space, no comma. */
static bool read_whole(const char *text, uint64_t most, uint64_t *number)
{
    uint64_t value = 0;
    for (size_t i = 0; text[i] != '\0'; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        const uint64_t digit = (uint64_t) (text[i] - '0');
        if (value > (most - digit) / 10) {
            return false;
        }
        value = 10 * value + digit;
    }
    *number = value;
    return text[0] != '\0';
}

static bool is_color(const char *text)
{
    return strcmp(text, "auto") == 0 || strcmp(text, "always") == 0
           || strcmp(text, "never") == 0;
}

/* A setting has a path, an equals sign and a value. */
static bool is_set(const char *text)
{
    const char *equals = strchr(text, '=');
    return equals != NULL && equals != text && equals[1] != '\0';
}

static bool is_allowed(struct parser *parser, enum bide_usage_option option,
                       const char *value)
{
    const struct bide_usage_option_info *info = bide_usage_option(option);
    if (info->most > 0) {
        uint64_t *number = &parser->args->numbers[option];
        return read_whole(value, info->most, number) && *number >= info->least;
    }
    if (option == BIDE_USAGE_COLOR) {
        return is_color(value);
    }
    return option == BIDE_USAGE_SET ? is_set(value) : value[0] != '\0';
}

static bool set_option(struct parser *parser, enum bide_usage_option option,
                       const char *value)
{
    struct bide_args *args = parser->args;
    const struct bide_usage_option_info *info = bide_usage_option(option);
    if (info->value != NULL && !is_allowed(parser, option, value)) {
        bide_problem_report(parser->problem, "--%s needs %s, got \"%s\"", info->name,
                            info->allowed, value);
        return false;
    }
    if (info->value != NULL && option != BIDE_USAGE_SET && args->values[option] != NULL) {
        bide_problem_report(parser->problem, "--%s is given twice", info->name);
        bide_problem_advise(parser->problem, "keep the one you mean");
        return false;
    }
    args->values[option] = value;
    if (option == BIDE_USAGE_SET) {
        args->sets[args->set_count++] = value;
    }
    return true;
}

/* What stands after the option, which needs a value, or else NULL with a problem. What
 * begins with a dash is far more often the next option than the name of a file. */
static const char *next_value(struct parser *parser, enum bide_usage_option option)
{
    const struct bide_usage_option_info *info = bide_usage_option(option);
    if (parser->next == parser->argc) {
        bide_problem_report(parser->problem, "--%s needs a value: --%s %s", info->name,
                            info->name, info->value);
        return NULL;
    }
    const char *value = parser->argv[parser->next++];
    const bool is_dashed = value[0] == '-' && value[1] != '\0';
    if (is_dashed && is_allowed(parser, option, value)) {
        bide_problem_report(parser->problem, "--%s needs %s, got \"%s\"", info->name,
                            info->allowed, value);
        bide_problem_advise(parser->problem, "if it is no option, type --%s=%s",
                            info->name, value);
        return NULL;
    }
    return value;
}

/* The option called name[0..length). */
static enum bide_usage_option find_long(const char *name, size_t length)
{
    for (int i = 0; i < BIDE_USAGE_OPTION_COUNT; ++i) {
        const char *known = bide_usage_option((enum bide_usage_option) i)->name;
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return (enum bide_usage_option) i;
        }
    }
    return BIDE_USAGE_OPTION_COUNT;
}

static enum bide_usage_option find_short(const char *letters)
{
    for (int i = 0; i < BIDE_USAGE_OPTION_COUNT; ++i) {
        const char letter = bide_usage_option((enum bide_usage_option) i)->letter;
        if (letter != '\0' && letters[0] == letter && letters[1] == '\0') {
            return (enum bide_usage_option) i;
        }
    }
    return BIDE_USAGE_OPTION_COUNT;
}

static bool refuse_option(struct parser *parser, const char *text)
{
    const char *name = text + strspn(text, "-");
    char typed[64] = "";
    strncat(typed, name, strcspn(name, "=") < 63 ? strcspn(name, "=") : 63);
    bide_problem_report(parser->problem, "unknown option \"%.*s\"",
                        (int) (name - text + (ptrdiff_t) strlen(typed)), text);
    const char *nearest = bide_usage_nearest_option(typed);
    if (nearest != NULL) {
        bide_problem_advise(parser->problem, "did you mean \"--%s\"?", nearest);
    } else {
        bide_problem_advise(parser->problem, "\"bide --help\" lists the options");
    }
    return false;
}

/* text begins with a dash and is longer than that. */
static bool take_option(struct parser *parser, const char *text)
{
    const bool is_long = text[1] == '-';
    const char *equals = is_long ? strchr(text, '=') : NULL;
    const size_t length = equals != NULL ? (size_t) (equals - text) : strlen(text);
    const enum bide_usage_option option =
        is_long ? find_long(text + 2, length - 2) : find_short(text + 1);
    if (option == BIDE_USAGE_OPTION_COUNT) {
        return refuse_option(parser, text);
    }
    const struct bide_usage_option_info *info = bide_usage_option(option);
    if (info->value == NULL) {
        if (equals != NULL) {
            bide_problem_report(parser->problem, "--%s takes no value", info->name);
            return false;
        }
        return set_option(parser, option, "");
    }
    const char *value = equals != NULL ? equals + 1 : next_value(parser, option);
    return value != NULL && set_option(parser, option, value);
}

static bool take_all(struct parser *parser)
{
    bool has_ended = false; /* options, by "--" */
    bool is_right = true;
    while (is_right && parser->next < parser->argc) {
        const char *text = parser->argv[parser->next++];
        if (has_ended || text[0] != '-' || text[1] == '\0') {
            is_right = take_operand(parser, text);
        } else if (strcmp(text, "--") == 0) {
            has_ended = true;
        } else {
            is_right = take_option(parser, text);
        }
    }
    return is_right;
}

static bool refuse_misplaced(struct parser *parser, enum bide_usage_option option)
{
    const enum bide_usage_command command = parser->args->command;
    bide_problem_report(parser->problem, "\"bide %s\" takes no --%s",
                        bide_usage_command(command)->name,
                        bide_usage_option(option)->name);
    struct bide_text *help = &parser->problem->help;
    for (int i = BIDE_USAGE_NONE + 1; i < BIDE_USAGE_COMMAND_COUNT; ++i) {
        const enum bide_usage_command other = (enum bide_usage_command) i;
        if (bide_usage_takes(other, option)) {
            bide_text_addf(help, "%s\"bide %s\"",
                           help->length > 0 ? ", " : "it belongs to ",
                           bide_usage_command(other)->name);
        }
    }
    return false;
}

/* Whether what was given fits the command. */
static bool fits(struct parser *parser)
{
    const struct bide_args *args = parser->args;
    if (args->command == BIDE_USAGE_NONE) {
        return true;
    }
    for (int i = 0; i < BIDE_USAGE_OPTION_COUNT; ++i) {
        const enum bide_usage_option option = (enum bide_usage_option) i;
        if (bide_args_has(args, option) && !bide_usage_takes(args->command, option)) {
            return refuse_misplaced(parser, option);
        }
    }
    if (args->command == BIDE_USAGE_REPORT && !bide_args_has(args, BIDE_USAGE_OUTPUT)) {
        bide_problem_report(parser->problem, "\"bide report\" needs -o FILE");
        bide_problem_advise(parser->problem, "bide report %s -o report.html",
                            args->operand != NULL ? args->operand : "FILE");
        return false;
    }
    const struct bide_usage_command_info *info = bide_usage_command(args->command);
    const bool needs_operand = info->operand != NULL && info->operand[0] != '[';
    if (needs_operand && args->operand == NULL) {
        bide_problem_report(parser->problem, "\"bide %s\" needs a %s", info->name,
                            info->operand);
        bide_problem_advise(parser->problem, "bide %s %s", info->name, info->operand);
        return false;
    }
    return true;
}

bool bide_args_parse(struct bide_args *args, int argc, char *const *argv,
                     struct bide_problem *problem)
{
    *args = (struct bide_args){ .command = BIDE_USAGE_NONE };
    args->sets = bide_mem_zeroed((size_t) argc, sizeof(args->sets[0]));
    if (args->sets == NULL) {
        problem->what.err = BIDE_ERR_MEMORY;
        return false;
    }
    struct parser parser = { args, problem, argc, argv, 1 };
    if (!take_all(&parser)) {
        return false;
    }
    if (bide_args_has(args, BIDE_USAGE_VERSION_FLAG)) {
        args->command = BIDE_USAGE_VERSION;
    }
    const bool wants_help = bide_args_has(args, BIDE_USAGE_HELP_FLAG);
    return wants_help || fits(&parser);
}

void bide_args_free(struct bide_args *args)
{
    bide_mem_free(args->sets);
    *args = (struct bide_args){ .command = BIDE_USAGE_NONE };
}

bool bide_args_has(const struct bide_args *args, enum bide_usage_option option)
{
    return args->values[option] != NULL;
}
