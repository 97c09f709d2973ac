/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unknown.h - settings that do not exist: what may have been meant, or where they belong.
 */
#ifndef BIDE_SCENARIO_UNKNOWN_H
#define BIDE_SCENARIO_UNKNOWN_H

#include "models/scenario/field.h"
#include "models/text/diag.h"

/* Report that the table has no setting called name, with the nearest it has or the groups
 * that do have it. owner is what the settings are of: `staff group "nurses"`. */
void bide_unknown_report(const struct bide_field_table *table, const char *owner,
                         struct bide_diag_place place, const char *name,
                         struct bide_diag *diag);

#endif
