/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/apart.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where a file is, or will be when it is made: in the real folder, under its name. false
 * if its folder is not there. */
static bool find_place(const char *path, char *place)
{
    char folder[PATH_MAX];
    if (realpath(path, place) != NULL) {
        return true;
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    snprintf(folder, sizeof(folder), "%.*s", (int) (name - path), path);
    if (realpath(slash != NULL ? folder : ".", place) == NULL) {
        return false;
    }
    const size_t length = strlen(place);
    const int added = snprintf(place + length, PATH_MAX - length, "/%s", name);
    return (size_t) added < PATH_MAX - length;
}

static bool are_same(const char *a, const char *b)
{
    char places[2][PATH_MAX];
    if (strcmp(a, b) == 0) {
        return true;
    }
    const bool is_stdout = strcmp(a, "-") == 0 || strcmp(b, "-") == 0;
    return !is_stdout && find_place(a, places[0]) && find_place(b, places[1])
           && strcmp(places[0], places[1]) == 0;
}

static void report(struct bide_problem *problem, const struct bide_apart_file *a,
                   const struct bide_apart_file *b)
{
    const bool is_stdout = strcmp(a->path, "-") == 0;
    bide_problem_report(problem, "%s and %s would both write %s", a->option, b->option,
                        is_stdout ? "standard output" : b->path);
    bide_problem_advise(problem, is_stdout ? "give one of them the name of a file"
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
