/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usage_help.h - the commands and options as help. */
#ifndef BIDE_APP_USAGE_HELP_H
#define BIDE_APP_USAGE_HELP_H

#include "app/usage.h"

/* Add the help: of one command, or with BIDE_USAGE_NONE of the program. Lines of at most
 * 80 characters. */
void bide_usage_help(struct bide_text *out, enum bide_usage_command command);

/* Add what someone reads who typed nothing. */
void bide_usage_help_short(struct bide_text *out);

#endif
