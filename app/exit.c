/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exit.h"

int bide_exit_code(enum bide_err err, int signal_number)
{
    switch (err) {
    case BIDE_OK:
        return BIDE_EXIT_DONE;
    case BIDE_ERR_MEMORY:
        return BIDE_EXIT_MEMORY;
    case BIDE_ERR_SPEC:
        return BIDE_EXIT_SPEC;
    case BIDE_ERR_INPUT:
        return BIDE_EXIT_INPUT;
    case BIDE_ERR_OUTPUT:
        return BIDE_EXIT_OUTPUT;
    case BIDE_ERR_LIMIT:
        return BIDE_EXIT_LIMIT;
    case BIDE_ERR_STOPPED:
        return BIDE_EXIT_SIGNAL + signal_number;
    case BIDE_ERR_AUDIT:
        break;
    }
    return BIDE_EXIT_BUG;
}
