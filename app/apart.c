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
                        is_stdout ? "to standard output" : b->path);
    bide_problem_advise(problem, is_stdout ? "give one of them the name of a file"
                                           : "give one of them another name");
}

bool bide_apart_are(const struct bide_apart_file *files, size_t count,
                    struct bide_problem *problem)
{
    for (size_t b = 1; b < count; ++b) {
        for (size_t a = 0; a < b && files[b].path != NULL; ++a) {
            if (files[a].path != NULL && are_same(files[a].path, files[b].path)) {
                report(problem, &files[a], &files[b]);
                return false;
            }
        }
    }
    return true;
}
