/* SPDX-License-Identifier: GPL-3.0-or-later */
/* blank.h - what stands between the tokens of a configuration: comments, and characters
 * that do not belong there. */
#ifndef BIDE_TEXT_BLANK_H
#define BIDE_TEXT_BLANK_H

#include <stdbool.h>

#include "models/text/cursor.h"

/* Skip one comment if it begins here; reports one that is not closed. */
bool bide_blank_comment(struct bide_cursor *cursor);

/* Skip the character here, and those that repeat it, and say what is wrong with it. */
void bide_blank_stray(struct bide_cursor *cursor);

#endif
