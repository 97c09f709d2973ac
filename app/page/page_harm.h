/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_harm.h - what each scenario costs, in money and on other lists. */
#ifndef BIDE_APP_PAGE_PAGE_HARM_H
#define BIDE_APP_PAGE_PAGE_HARM_H

#include "models/service/study.h"

/* Add a list with the scenarios that clearly make a list longer or cost more or less than
 * the first; nothing if there are none. */
void bide_page_harm_add(struct bide_text *out, const struct bide_study *study,
                        size_t moment);

#endif
