/* SPDX-License-Identifier: GPL-3.0-or-later */
/* problem.h - one thing that went wrong, and what the user can do about it. */
#ifndef BIDE_APP_PROBLEM_H
#define BIDE_APP_PROBLEM_H

#include "engine/base/text.h"

struct bide_problem {
    struct bide_text what; /* one sentence without a full stop; empty: no problem */
    struct bide_text help; /* what to do next; empty if there is nothing to add */
};

void bide_problem_init(struct bide_problem *problem);
void bide_problem_free(struct bide_problem *problem);

/* Say what is wrong; texts of users are made safe when they are shown, not here. */
void bide_problem_report(struct bide_problem *problem, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void bide_problem_advise(struct bide_problem *problem, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
