/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench.h - the CSV lines that all benchmarks print, so that runs can be put together. */
#ifndef BIDE_BENCH_BENCH_H
#define BIDE_BENCH_BENCH_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Both are given by bench/CMakeLists.txt. */
#ifndef BIDE_BENCH_COMPILER
#define BIDE_BENCH_COMPILER "unknown"
#define BIDE_BENCH_COMMIT "unknown"
#endif

/* Processor time of this process, seconds. */
static inline double bide_bench_seconds(void)
{
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double) used.tv_sec + 1e-9 * (double) used.tv_nsec;
}

static inline void bide_bench_header(void)
{
    puts("name,size,events,ns_per_event,events_per_second,compiler,commit,cores");
}

/* One line: a benchmark of this size took so many seconds for so many events. */
static inline void bide_bench_line(const char *name, uint64_t size, uint64_t events,
                                   double seconds)
{
    printf("%s,%" PRIu64 ",%" PRIu64 ",%.2f,%.0f,%s,%s,%ld\n", name, size, events,
           1e9 * seconds / (double) events, (double) events / seconds,
           BIDE_BENCH_COMPILER, BIDE_BENCH_COMMIT, sysconf(_SC_NPROCESSORS_ONLN));
}

#endif
