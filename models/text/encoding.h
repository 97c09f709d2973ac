/* SPDX-License-Identifier: GPL-3.0-or-later */
/* encoding.h - characters that have no place anywhere in a configuration. */
#ifndef BIDE_TEXT_ENCODING_H
#define BIDE_TEXT_ENCODING_H

#include <stdbool.h>

#include "models/text/cursor.h"

/* Report what is not UTF-8, bytes of 0, control characters, marks of direction and byte
 * order from start on. False if there is no sense in reading on: UTF-16. */
bool bide_encoding_check(struct bide_cursor start);

#endif
