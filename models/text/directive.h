/* SPDX-License-Identifier: GPL-3.0-or-later */
/* directive.h - the line @include "part.cfg". */
#ifndef BIDE_TEXT_DIRECTIVE_H
#define BIDE_TEXT_DIRECTIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "models/text/cursor.h"

/* Step from the @ over the directive. If it is right, *offset and *length receive the
 * name between the quotes: relative, without "..". Otherwise false, which is reported. */
bool bide_directive_read(struct bide_cursor *cursor, size_t *offset, size_t *length);

#endif
