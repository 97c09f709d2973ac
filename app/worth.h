/* SPDX-License-Identifier: GPL-3.0-or-later */
/* worth.h - what the extra money of each scenario buys, for people. */
#ifndef BIDE_APP_WORTH_H
#define BIDE_APP_WORTH_H

#include "engine/base/text.h"
#include "models/service/study.h"

/* Print the table; nothing if no scenario costs more than the first. */
void bide_worth_print(struct bide_text *out, const struct bide_study *study);

#endif
