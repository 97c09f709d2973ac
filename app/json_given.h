/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_given.h - what reports show of a pathway that was given, not simulated. */
#ifndef BIDE_APP_JSON_GIVEN_H
#define BIDE_APP_JSON_GIVEN_H

#include "app/json.h"
#include "models/scenario/spec_pathway.h"

/* Add "target" and "history", each if there is one. */
void bide_json_given_add(struct bide_json *json, const struct bide_spec_pathway *pathway);

#endif
