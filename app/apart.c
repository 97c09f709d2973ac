/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/apart.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40 }; /* one after another, as Linux allows */

/* Put path, which is in the folder that with ends in unless it begins with "/", into
 * place. */
static bool put_beside(const char *with, const char *path, char *place)
{
    const char *slash = strrchr(with, '/');
    const int length = path[0] == '/' || slash == NULL ? 0 : (int) (slash + 1 - with);
    const int added = snprintf(place, PATH_MAX, "%.*s%s", length, with, path);
    return added < PATH_MAX;
}

/* Put what path leads to into end: where links to a file that is not there yet will make
 * it. */
static bool follow_links(const char *path, char *end)
{
    char target[PATH_MAX];
    char next[PATH_MAX];
    ssize_t length = 0;
    bool is_found = put_beside("", path, end);
    for (int i = 0; i < MOST_LINKS && is_found && length >= 0; ++i) {
        length = readlink(end, target, sizeof(target) - 1);
        if (length >= 0) {
            target[length] = '\0';
            is_found = put_beside(end, target, next);
            memcpy(end, next, sizeof(next));
        }
    }
    return is_found && length < 0;
}

/* Where a file is, or will be when it is made: in the real folder, under its name. false
 * if its folder is not there. */
static bool find_place(const char *path, char *place)
{
    char end[PATH_MAX];
    char folder[PATH_MAX];
    if (realpath(path, place) != NULL) {
        return true;
    }
    if (!follow_links(path, end)) {
        return false;
    }
    size_t full = strlen(end);
    while (full > 1 && end[full - 1] == '/') { /* of a folder */
        end[--full] = '\0';
    }
    const char *slash = strrchr(end, '/');
    const char *name = slash != NULL ? slash + 1 : end;
    snprintf(folder, sizeof(folder), "%.*s", (int) (name - end), end);
    if (realpath(slash != NULL ? folder : ".", place) == NULL) {
        return false;
    }
    const size_t length = strlen(place);
    const int added = snprintf(place + length, PATH_MAX - length, "/%s", name);
    return (size_t) added < PATH_MAX - length;
}

/* Whether path is what standard output goes to: a file or a pipe, under some name. */
static bool is_stdout(const char *path)
{
    struct stat out;
    struct stat status;
    return fstat(STDOUT_FILENO, &out) == 0 && stat(path, &status) == 0
           && (S_ISREG(out.st_mode) || S_ISFIFO(out.st_mode))
           && out.st_dev == status.st_dev && out.st_ino == status.st_ino;
}

static bool are_same(const char *a, const char *b)
{
    char places[2][PATH_MAX];
    if (strcmp(a, b) == 0) {
        return true;
    }
    if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0) {
        return is_stdout(strcmp(a, "-") == 0 ? b : a);
    }
    return find_place(a, places[0]) && find_place(b, places[1])
           && strcmp(places[0], places[1]) == 0;
}

static void report(struct bide_problem *problem, const struct bide_apart_file *a,
                   const struct bide_apart_file *b)
{
    if (a->is_read || b->is_read) {
        bide_problem_report(problem, "%s would replace %s, which %s reads",
                            a->is_read ? b->option : a->option, b->path,
                            a->is_read ? a->option : b->option);
        bide_problem_advise(problem,
                            "give %s another name: the earlier run is the record "
                            "of what was forecast",
                            a->is_read ? b->option : a->option);
        return;
    }
    const bool is_stream = strcmp(a->path, "-") == 0 || strcmp(b->path, "-") == 0;
    bide_problem_report(problem, "%s and %s would both write %s", a->option, b->option,
                        is_stream ? "standard output" : b->path);
    bide_problem_advise(problem, is_stream ? "give one of them the name of a file"
                                           : "give one of them another name");
}

/* The first of so many files that is the same as this one, which is behind them. */
static const struct bide_apart_file *find_same(const struct bide_apart_file *files,
                                               size_t count,
                                               const struct bide_apart_file *file)
{
    for (size_t i = 0; i < count && file->path != NULL; ++i) {
        if (files[i].path != NULL && are_same(files[i].path, file->path)) {
            return &files[i];
        }
    }
    return NULL;
}

bool bide_apart_are(const struct bide_apart_file *files, size_t count,
                    struct bide_problem *problem)
{
    const struct bide_apart_file *same = NULL;
    for (size_t i = 1; i < count && same == NULL; ++i) {
        same = find_same(files, i, &files[i]);
        if (same != NULL) {
            report(problem, same, &files[i]);
        }
    }
    return same == NULL;
}
