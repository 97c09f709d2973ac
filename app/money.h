/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money.h - the budget of each scenario, line by line, for people. */
#ifndef BIDE_APP_MONEY_H
#define BIDE_APP_MONEY_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Add the name of a line of the budget as readers see it: "Paediatricians", "Insourcing:
 * Autism". */
void bide_money_label(struct bide_text *out, const struct bide_study *study, size_t line);

/* Add its path in the configuration: "staff.paediatricians",
 * "scenarios.insource.changes.0". */
void bide_money_path(struct bide_text *out, const struct bide_study *study, size_t line);

/* What money is shown in: 1,000 where a scenario costs a million or more, 1 pound where
 * none does. */
double bide_money_unit(const struct bide_study *study, size_t moment);

/* Print the table; nothing if nothing costs anything. */
void bide_money_print(struct bide_text *out, const struct bide_study *study);

/* Say which contracts and pilots came to nothing in more than this share of replications,
 * in lines of this width; nothing if none did. bide_money_print says it as well. */
void bide_money_stopped_print(struct bide_text *out, const struct bide_study *study,
                              double share, size_t width);

#endif
