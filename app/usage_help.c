/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/usage_help.h"

#include <stdio.h>

#include "app/show.h"

enum { HELP_WIDTH = 80 };

static void add_command(struct bide_text *out, const struct bide_usage_command_info *info)
{
    char left[40];
    snprintf(left, sizeof(left), "%s %s", info->name,
             info->operand == NULL ? "" : info->operand);
    bide_text_addf(out, "  %-20s %s\n", left, info->sentence);
}

static void add_option(struct bide_text *out, const struct bide_usage_option_info *info)
{
    char left[40];
    snprintf(left, sizeof(left), "%s--%s %s", info->letter != '\0' ? "-q, " : "    ",
             info->name, info->value == NULL ? "" : info->value);
    if (info->letter != '\0') {
        left[1] = info->letter;
    }
    bide_text_addf(out, "  %-25s", left);
    struct bide_text wrapped;
    bide_text_init(&wrapped);
    bide_show_wrapped(&wrapped, info->sentence, 28, HELP_WIDTH);
    bide_text_add(out, wrapped.length > 27 ? wrapped.bytes + 27 : "\n");
    bide_show_release(&wrapped, out);
}

static void add_options(struct bide_text *out, enum bide_usage_command command)
{
    bide_text_add(out, "\nOptions:\n");
    for (int i = 0; i < BIDE_USAGE_OPTION_COUNT; ++i) {
        const enum bide_usage_option option = (enum bide_usage_option) i;
        if (command == BIDE_USAGE_NONE || bide_usage_takes(command, option)) {
            add_option(out, bide_usage_option(option));
        }
    }
}

static void add_examples(struct bide_text *out)
{
    bide_text_add(out,
                  "Examples:\n"
                  "  bide init                  write a small example, bide.cfg\n"
                  "  bide check bide.cfg        find the mistakes in it\n"
                  "  bide compare bide.cfg      simulate it and compare its scenarios\n");
}

static const char heading[] =
    "bide - how long will children wait, and what would change it?\n\n";

void bide_usage_help(struct bide_text *out, enum bide_usage_command command)
{
    const struct bide_usage_command_info *info = bide_usage_command(command);
    if (info->name != NULL) {
        bide_text_addf(out, "%s.\n\nUsage: bide %s%s%s [OPTIONS]\n", info->sentence,
                       info->name, info->operand == NULL ? "" : " ",
                       info->operand == NULL ? "" : info->operand);
        bide_text_addf(out, "%s%s", info->more == NULL ? "" : "\n",
                       info->more == NULL ? "" : info->more);
        add_options(out, command);
        return;
    }
    bide_text_add(out, heading);
    add_examples(out);
    bide_text_add(out, "\nUsage: bide COMMAND [OPTIONS]\n\nCommands:\n");
    for (int i = 0; i < BIDE_USAGE_COMMAND_COUNT; ++i) {
        const struct bide_usage_command_info *each =
            bide_usage_command((enum bide_usage_command) i);
        if (each->name != NULL) {
            add_command(out, each);
        }
    }
    add_options(out, BIDE_USAGE_NONE);
    bide_text_add(
        out,
        "\nOptions may stand anywhere; \"bide help COMMAND\" lists those it takes.\n"
        "NO_COLOR and TERM=dumb are obeyed.\n\n"
        "Exit codes: 0 done, 1 bug in bide, 2 wrong command line,\n"
        "3 wrong or unreadable configuration, 4 wrong data file, 5 output not written,\n"
        "6 out of memory, 7 over a limit, 8 not what was written; stopped: 129 by a\n"
        "closed terminal, 130 by Ctrl-C, 143 by SIGTERM.\n");
}

void bide_usage_help_short(struct bide_text *out)
{
    bide_text_add(out, heading);
    add_examples(out);
    bide_text_add(out, "\n\"bide --help\" shows more.\n");
}
