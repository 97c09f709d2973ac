/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output.h - files that are written whole or not at all. */
#ifndef BIDE_APP_OUTPUT_H
#define BIDE_APP_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "app/problem.h"
#include "engine/base/err.h"

struct bide_output {
    const char *path;
    const char
        *begins;       /* a file that begins so is ours and may be replaced; NULL: none */
    size_t begins_at;  /* ... or has that at this place */
    const char *input; /* the file that was read, never replaced; NULL: none */
    bool is_forced;    /* replace also what is not ours */
};

/* Whether it can probably be written: worth knowing before hours of work. BIDE_ERR_OUTPUT
 * with a problem if not. */
BIDE_MUST_CHECK enum bide_err bide_output_check(const struct bide_output *output,
                                                struct bide_problem *problem);

/* Write length bytes as the file: into a new file beside it, made safe on the disk, then
 * renamed; what a killed program left of that is deleted. On BIDE_ERR_OUTPUT the old file
 * is as it was and no new one is left. What is no regular file, such as /dev/stdout, is
 * written to directly. */
BIDE_MUST_CHECK enum bide_err bide_output_write(const struct bide_output *output,
                                                const char *bytes, size_t length,
                                                struct bide_problem *problem);

/* Make an empty file for what output will be written from, beside it or, if it is no
 * regular file, in /tmp, and write its name into name[0..size); later writes delete it if
 * this program is killed. */
BIDE_MUST_CHECK enum bide_err bide_output_draft(const struct bide_output *output,
                                                char *name, size_t size,
                                                struct bide_problem *problem);

/* Make a folder unless it is there; the one above it must be. */
BIDE_MUST_CHECK enum bide_err bide_output_folder(const char *path,
                                                 struct bide_problem *problem);

/* Write to an open file, called name in the problem. */
BIDE_MUST_CHECK enum bide_err bide_output_send(int fd, const char *name,
                                               const char *bytes, size_t length,
                                               struct bide_problem *problem);

#endif
