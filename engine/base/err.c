/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/err.h"

#include <stdio.h>
#include <stdlib.h>

const char *bide_err_text(enum bide_err err)
{
    switch (err) {
    case BIDE_OK:
        return "no error";
    case BIDE_ERR_MEMORY:
        return "out of memory";
    case BIDE_ERR_SPEC:
        return "the configuration is wrong";
    case BIDE_ERR_INPUT:
        return "an input cannot be read";
    case BIDE_ERR_OUTPUT:
        return "an output cannot be written";
    case BIDE_ERR_LIMIT:
        return "a limit was reached";
    case BIDE_ERR_STOPPED:
        return "stopped";
    case BIDE_ERR_AUDIT:
        return "a run does not add up";
    }
    return "unknown error";
}

_Noreturn void bide_err_bug(const char *condition, const char *file, int line)
{
    fprintf(stderr, "bide: bug: %s:%d: %s does not hold\n", file, line, condition);
    abort();
}
