/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/nap.h"

#include <time.h>

enum { SHORTEST_NANOSECONDS = 250000, MOST_DOUBLINGS = 5 };

static double seconds_of(clockid_t clock)
{
    struct timespec time;
    if (clock_gettime(clock, &time) != 0) {
        return 0.0;
    }
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

double bide_nap_now(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

double bide_nap_cpu(void)
{
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

void bide_nap_take(int *naps)
{
    const struct timespec length = { .tv_nsec = SHORTEST_NANOSECONDS << *naps };
    *naps += *naps < MOST_DOUBLINGS;
    (void) nanosleep(&length, NULL);
}
