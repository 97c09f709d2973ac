/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ask.h - a step asks other pathways to do something for the child at the same time. */
#ifndef BIDE_SERVICE_ASK_H
#define BIDE_SERVICE_ASK_H

#include "models/service/run.h"

/* Send the requests of the child's step. Each task comes to its pathway in an event of
 * its own, now; the child is told by BIDE_RUN_ANSWER when it is done. Storage may move.
 */
void bide_ask_begin(struct bide_run *run, uint32_t id);

#endif
