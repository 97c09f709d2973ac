/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stress.h - a model documented by the checklist STRESS-DES for reporting discrete-event
 * simulations (Monks and others 2019, stress-guides 1.1): its twenty items in their
 * order, from the configuration and the tables that the program reads it by. */
#ifndef BIDE_APP_STRESS_STRESS_H
#define BIDE_APP_STRESS_STRESS_H

#include "engine/base/text.h"
#include "models/scenario/spec.h"

/* How a document begins: one that begins so may be replaced by a newer one. */
#define BIDE_STRESS_BEGINS "<!-- Written by bide stress -->\n"

/* Add the document, in Markdown. spec was loaded and checked. A failed allocation is
 * remembered in out. */
void bide_stress_add(struct bide_text *out, const struct bide_spec *spec);

#endif
