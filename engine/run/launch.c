/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/run/launch.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* getenv is not thread-safe, this is. */
static const char *find(char *const *environment, const char *name)
{
    const size_t length = strlen(name);
    for (char *const *entry = environment; entry != NULL && *entry != NULL; ++entry) {
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=') {
            return *entry + length + 1;
        }
    }
    return NULL;
}

bool bide_launch_is_joint(char *const *environment)
{
    static const char *const names[] = { "OMPI_COMM_WORLD_SIZE", "PMIX_RANK",
                                         "PMI_RANK" };
    bool is_joint = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
        is_joint = is_joint || find(environment, names[i]) != NULL;
    }
    return is_joint;
}

long bide_launch_count(char *const *environment)
{
    const char *text = find(environment, "OMPI_COMM_WORLD_SIZE");
    text = text != NULL ? text : find(environment, "PMI_SIZE");
    const long count = text != NULL ? strtol(text, NULL, 10) : 1;
    return count > 1 ? count : 1;
}
