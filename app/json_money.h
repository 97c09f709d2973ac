/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_money.h - costs, the lines of the budget and what the money buys, as JSON. */
#ifndef BIDE_APP_JSON_MONEY_H
#define BIDE_APP_JSON_MONEY_H

#include "app/json_writer.h"

/* Add the members "costs" and, but for the first scenario, "value". */
void bide_json_money_add(struct bide_json_writer *writer);

#endif
