/* SPDX-License-Identifier: GPL-3.0-or-later */
/* insourcing.h - contracts that do a step for children from the NHS list. */
#ifndef BIDE_SERVICE_INSOURCING_H
#define BIDE_SERVICE_INSOURCING_H

#include "models/service/run.h"

/* Schedule the first open day of every contract. */
void bide_insourcing_begin(struct bide_run *run);

/* Contract number index sees today's children and the next open day is scheduled. */
void bide_insourcing_work(struct bide_run *run, size_t index);

#endif
