/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_contract.h - checks what a contract's provider does besides seeing children. */
#ifndef BIDE_SCENARIO_CHECK_CONTRACT_H
#define BIDE_SCENARIO_CHECK_CONTRACT_H

#include "models/scenario/check_part.h"

/* path is where the contract stands: "scenarios.buy.changes.0". */
void bide_check_contract_provider(const struct bide_check_part *part, const char *path,
                                  const struct bide_spec_change *change);

/* Whether the ages for which the contract called owner is make sense on its pathway. */
void bide_check_contract_ages(const struct bide_check_part *part, const char *owner,
                              const struct bide_spec_pathway *pathway,
                              const struct bide_spec_eligible *eligible);

#endif
