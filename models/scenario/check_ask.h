/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_ask.h - requests from pathway to pathway. */
#ifndef BIDE_SCENARIO_CHECK_ASK_H
#define BIDE_SCENARIO_CHECK_ASK_H

#include <stddef.h>

#include "models/scenario/check_part.h"

/* Report what is wrong with the requests of a step, which is called name. */
void bide_check_ask_step(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway, size_t step,
                         const char *name);

/* Report requests that lead back to the pathway that sends them. References must be
 * right. */
void bide_check_ask_loops(const struct bide_check_part *part);

#endif
