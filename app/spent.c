/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spent.h"

#include <sys/resource.h>
#include <time.h>

#define KIBIBYTE 1024.0

static double on_clock(clockid_t clock)
{
    struct timespec time;
    if (clock_gettime(clock, &time) != 0) {
        return 0.0;
    }
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

struct bide_spent bide_spent_now(void)
{
    struct rusage usage;
    const int failed = getrusage(RUSAGE_SELF, &usage);
    const struct bide_spent spent = {
        .seconds = on_clock(CLOCK_MONOTONIC),
        .cpu_seconds = on_clock(CLOCK_PROCESS_CPUTIME_ID),
        .peak_bytes = failed != 0 ? 0.0 : KIBIBYTE * (double) usage.ru_maxrss,
    };
    return spent;
}
