/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quote.h - texts in quotes, right and wrong ones. */
#ifndef BIDE_TEXT_QUOTE_H
#define BIDE_TEXT_QUOTE_H

#include <stdbool.h>

#include "models/text/cursor.h"

/* True if a quote of any kind stands here. */
bool bide_quote_is_here(const struct bide_cursor *cursor);

/* Skip the text that begins here and report its problems: wrong quotes, a line end or a
 * tab inside, escapes that libconfig drops or that hide control characters. */
void bide_quote_skip(struct bide_cursor *cursor);

#endif
