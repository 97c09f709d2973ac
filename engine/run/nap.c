/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/nap.h"

#include <time.h>

enum { NAP_NANOSECONDS = 1000000 };

double bide_nap_now(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) {
        return 0.0;
    }
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

void bide_nap_take(void)
{
    const struct timespec length = { .tv_nsec = NAP_NANOSECONDS };
    (void) nanosleep(&length, NULL);
}
