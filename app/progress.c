/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/progress.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/show.h"

#define CLEAR_LINE "\r\033[K"
#define LEAST_SECONDS 0.1

double bide_progress_clock(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0) {
        return 0.0;
    }
    return (double) time.tv_sec + 1e-9 * (double) time.tv_nsec;
}

void bide_progress_init(struct bide_progress *progress, int fd)
{
    *progress = (struct bide_progress){ .fd = fd, .began = bide_progress_clock() };
}

/* "54 s", "12 min", "3 h". */
static void add_duration(struct bide_text *text, double seconds)
{
    if (seconds < 99.5) {
        bide_text_addf(text, "%.0f s", ceil(seconds));
    } else if (seconds < 5970.0) {
        bide_text_addf(text, "%.0f min", ceil(seconds / 60.0));
    } else {
        bide_show_number(text, ceil(seconds / 3600.0), 0);
        bide_text_add(text, " h");
    }
}

void bide_progress_format(char *line, size_t done, size_t total, size_t before,
                          double seconds)
{
    struct bide_text text;
    bide_text_init(&text);
    bide_show_number(&text, (double) done, 0);
    bide_text_add(&text, " of ");
    bide_show_number(&text, (double) total, 0);
    bide_text_add(&text, " replications");
    if (done > before && seconds > 0.0) {
        const double rate = (double) (done - before) / seconds;
        bide_text_add(&text, ", ");
        bide_show_number(&text, rate, rate < 10.0 ? 1 : 0);
        bide_text_add(&text, " a second, ");
        add_duration(&text, (double) (total - done) / rate);
        bide_text_add(&text, " left");
    }
    snprintf(line, BIDE_PROGRESS_LINE_SIZE, "%s", text.bytes);
    bide_text_free(&text);
}

/* What cannot be shown does not matter. */
static void show(const struct bide_progress *progress, const char *text)
{
    const ssize_t written = write(progress->fd, text, strlen(text));
    (void) written;
}

void bide_progress_update(void *progress, size_t done, size_t total)
{
    struct bide_progress *line = progress;
    const double seconds = bide_progress_clock() - line->began;
    if (seconds - line->shown_seconds < LEAST_SECONDS) {
        return;
    }
    char words[BIDE_PROGRESS_LINE_SIZE];
    char text[BIDE_PROGRESS_LINE_SIZE + sizeof(CLEAR_LINE)];
    bide_progress_format(words, done, total, line->before, seconds);
    snprintf(text, sizeof(text), "%s%s", CLEAR_LINE, words);
    show(line, text);
    line->shown_seconds = seconds;
    line->is_shown = true;
}

void bide_progress_clear(struct bide_progress *progress)
{
    if (progress->is_shown) {
        show(progress, CLEAR_LINE);
        progress->is_shown = false;
    }
}
