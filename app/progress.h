/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.h - one line on a terminal that says how far a study is. */
#ifndef BIDE_APP_PROGRESS_H
#define BIDE_APP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

enum { BIDE_PROGRESS_LINE_SIZE = 80 };

struct bide_progress {
    int fd;               /* of the terminal */
    double began;         /* seconds on a clock that is never set back */
    double shown_seconds; /* after that, when the line was last written */
    size_t before;        /* replications done before it began */
    bool is_shown;
};

/* Seconds on a clock that is never set back. */
double bide_progress_clock(void);

void bide_progress_init(struct bide_progress *progress, int fd);

/* Write the line anew, unless that was done within the last tenth of a second. progress
 * is a struct bide_progress; it is passed to bide_study_run as progress_context. */
void bide_progress_update(void *progress, size_t done, size_t total);

/* Clear the line if there is one. */
void bide_progress_clear(struct bide_progress *progress);

/* Put the words into line, which holds BIDE_PROGRESS_LINE_SIZE bytes:
 * "120 of 2,000 replications, 35 a second, 54 s left". seconds have passed since there
 * were so many as before. */
void bide_progress_format(char *line, size_t done, size_t total, size_t before,
                          double seconds);

#endif
