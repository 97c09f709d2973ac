/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain.h - what settings and errors mean, straight from the tables that read them. */
#ifndef BIDE_APP_EXPLAIN_H
#define BIDE_APP_EXPLAIN_H

#include <stdbool.h>

#include "app/problem.h"
#include "engine/base/text.h"
#include "models/scenario/field.h"

/* Explain the setting called asked: a path with names or "*" ("pathways.*.referrals"),
 * the end of one ("referrals.per_week"), or the id of an error ("BD-C010"). Several
 * settings of that name are listed. false, with a problem, if there is none. A failed
 * allocation is remembered in out. */
bool bide_explain_one(struct bide_text *out, const char *asked,
                      struct bide_problem *problem);

/* Add the default of a setting: "18 weeks (NHS constitution standard)", "none". */
void bide_explain_default(struct bide_text *out, const struct bide_field *field);

#endif
