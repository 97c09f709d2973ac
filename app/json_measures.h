/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_measures.h - what the measures in a report mean. */
#ifndef BIDE_APP_JSON_MEASURES_H
#define BIDE_APP_JSON_MEASURES_H

#include "app/json.h"

/* Add unit, label and sentence of every measure. */
void bide_json_measures_add(struct bide_json *json);

#endif
