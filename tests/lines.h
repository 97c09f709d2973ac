/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.h - a text line by line. */
#ifndef BIDE_TESTS_LINES_H
#define BIDE_TESTS_LINES_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LINES_SIZE = 2048 };

/* Copy the line at *rest without its end, and go on behind it; false at the end. */
static inline bool lines_next(const char **rest, char *line)
{
    const size_t length = strcspn(*rest, "\n");
    if ((*rest)[0] == '\0') {
        return false;
    }
    snprintf(line, LINES_SIZE, "%.*s", (int) length, *rest);
    *rest += length + ((*rest)[length] == '\n' ? 1 : 0);
    return true;
}

#endif
