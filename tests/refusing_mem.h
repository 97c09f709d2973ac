/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refusing_mem.h - an engine/base/mem.h of its own, which refuses what it is told to; the
 * linker then leaves the real one out. */
#ifndef BIDE_TESTS_REFUSING_MEM_H
#define BIDE_TESTS_REFUSING_MEM_H

#include <stdbool.h>

enum { REFUSING_MEM_NEVER = 1 << 30 };

struct refusing_mem {
    int left;      /* allocations that are granted before one is refused */
    bool is_empty; /* all after that are refused too; otherwise just that one */
    int refusals;  /* so far */
    int blocks;    /* in use */
};

extern struct refusing_mem refusing_mem;

/* Grant so many allocations from now on; forget the refusals. */
void refusing_mem_after(int allocations);

#endif
