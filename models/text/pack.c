/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/text/pack.h"

#include <stdbool.h>
#include <string.h>

/* Past what makes no difference before the next part of a path. */
static const char *skip_idle(const char *path, bool is_after_slash)
{
    while ((is_after_slash && path[0] == '/') || (path[0] == '.' && path[1] == '/')) {
        path += path[0] == '/' ? 1 : 2;
        is_after_slash = true;
    }
    return path;
}

static bool is_same(const char *a, const char *b)
{
    a = skip_idle(a, false);
    b = skip_idle(b, false);
    while (*a == *b && *a != '\0') {
        const bool is_slash = *a == '/';
        ++a;
        ++b;
        if (is_slash) {
            a = skip_idle(a, true);
            b = skip_idle(b, true);
        }
    }
    return *a == *b;
}

size_t bide_pack_find(const struct bide_pack *pack, const char *path)
{
    size_t i = 0;
    while (i < pack->count && !is_same(pack->files[i].path, path)) {
        ++i;
    }
    return i;
}
