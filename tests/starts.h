/* SPDX-License-Identifier: GPL-3.0-or-later */
/* starts.h - walks through all starts of a story: whoever still waits on the same list,
 * in the same priority and for longer, was overtaken. */
#ifndef BIDE_TESTS_STARTS_H
#define BIDE_TESTS_STARTS_H

#include <stddef.h>
#include <stdint.h>

#include "models/service/story.h"

struct starts {
    uint64_t count;
    uint64_t overtakes; /* before someone of the same class */
    uint64_t passed;    /* before someone of a more urgent class */
    uint64_t at_once;   /* at the instant of another start on the same list */
};

/* Lines in order of time, of at most 8 pathways of 4 steps of 4 classes. Staff work on
 * one step of a pathway only. */
struct starts starts_of(const struct bide_story_line *lines, size_t count);

#endif
