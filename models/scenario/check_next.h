/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_next.h - how children go from step to step of a pathway, on average: an absorbing
 * Markov chain. */
#ifndef BIDE_SCENARIO_CHECK_NEXT_H
#define BIDE_SCENARIO_CHECK_NEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/check_part.h"

enum { BIDE_CHECK_NEXT_STEPS = 32 };

/* For one child who enters the pathway. */
struct bide_check_next {
    double visits[BIDE_CHECK_NEXT_STEPS]; /* times it comes to the step */
    double completed;                     /* chance that it does the last */
    double discharged;                    /* ... that it misses one time too many */
    double ended; /* ... that a step ends it, without sending it elsewhere */
};

/* Share of those who come to the step that do it, and are done with it. */
double bide_check_next_done(const struct bide_spec_step *step);

/* Appointments of a child who needs the step: after the n-th missed there is no other. */
double bide_check_next_appointments(const struct bide_spec_step *step);

/* Assuming that nobody stays for ever. */
void bide_check_next_solve(const struct bide_spec_pathway *pathway,
                           struct bide_check_next *next);

/* Report what is wrong with the ends and next steps of a step, which is called name. */
void bide_check_next_step(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway, size_t step,
                          const char *name);

/* Report a loop of steps that children hardly leave; with_skips assumes that pilots may
 * leave out any step and thereby the ways out. References must be right. */
void bide_check_next_loops(const struct bide_check_part *part,
                           const struct bide_spec_pathway *pathway, bool with_skips);

#endif
