/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measure.c - runs a program and adds a line to standard error: processor seconds of it
 * and what it started, seconds by the clock, and the most memory that one of them had, in
 * KiB. usage: measure COMMAND [ARGUMENT ...] */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(struct timeval time)
{
    return (double) time.tv_sec + 1e-6 * (double) time.tv_usec;
}

static double clock_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: measure COMMAND [ARGUMENT ...]\n", stderr);
        return EXIT_FAILURE;
    }
    const double start = clock_seconds();
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("measure");
        return EXIT_FAILURE;
    }
    const double wall = clock_seconds() - start;
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    fprintf(stderr, "%.6f %.6f %ld\n",
            seconds_of(used.ru_utime) + seconds_of(used.ru_stime), wall, used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}
