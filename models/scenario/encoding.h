/* SPDX-License-Identifier: GPL-3.0-or-later */
/* encoding.h - characters that have no place anywhere in a configuration. */
#ifndef BIDE_SCENARIO_ENCODING_H
#define BIDE_SCENARIO_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/diag.h"

/* Report what is not UTF-8, bytes of 0, control characters, marks of direction and byte
 * order, until diag holds most items. False if there is no sense in reading on: UTF-16.
 */
bool bide_encoding_check(const char *file, const char *text, size_t length,
                         struct bide_diag *diag, size_t most);

#endif
