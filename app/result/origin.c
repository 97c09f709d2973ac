/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/origin.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/result/package.h"

bool bide_origin_folder(const char *path, struct bide_text *folder)
{
    static const char *const names[] = { BIDE_PACKAGE_RESULTS, BIDE_PACKAGE_MANIFEST,
                                         BIDE_PACKAGE_DESCRIPTION };
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        bide_text_add(folder, path);
        return true;
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    bool is_ours = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
        is_ours = is_ours || strcmp(name, names[i]) == 0;
    }
    if (is_ours && slash != NULL) {
        bide_text_add_bytes(folder, path, slash == path ? 1 : (size_t) (slash - path));
    } else if (is_ours) {
        bide_text_add(folder, ".");
    }
    return is_ours;
}

/* Whether the file is in folder, which then becomes base. */
static bool is_in(const char *folder, const char *path, struct bide_text *base)
{
    struct stat status;
    bide_text_clear(base);
    bide_manifest_path(base, folder, path);
    const bool is_there = stat(base->bytes, &status) == 0;
    bide_text_clear(base);
    bide_text_add(base, is_there ? folder : "");
    return is_there;
}

/* Whether it is in the folder of the results or one above it, up to the root. */
static bool is_above(const char *folder, const char *path, struct bide_text *base)
{
    char place[PATH_MAX + 1];
    if (realpath(folder, place) == NULL) {
        return false;
    }
    size_t length = strlen(place);
    if (place[length - 1] != '/') {
        place[length++] = '/';
    }
    bool is_found = false;
    while (length > 0 && !is_found) {
        place[length--] = '\0';
        is_found = is_in(place, path, base);
        while (length > 0 && place[length - 1] != '/') {
            --length;
        }
    }
    return is_found;
}

enum bide_err bide_origin_find(const struct bide_manifest *manifest, const char *folder,
                               struct bide_text *base, struct bide_problem *problem)
{
    const char *path = manifest->files[0].path;
    const bool is_absolute = path[0] == '/';
    if (is_in("", path, base) || (!is_absolute && is_above(folder, path, base))
        || base->err != BIDE_OK) {
        return base->err;
    }
    bide_problem_report(problem, "cannot find %s, of which the results were made", path);
    if (!is_absolute) {
        bide_text_addf(&problem->what,
                       ": it is neither in this folder nor in %s or a folder above it",
                       folder);
    }
    bide_problem_advise(problem, "put it where it was, or go to the folder in which it "
                                 "was simulated");
    return BIDE_ERR_INPUT;
}
