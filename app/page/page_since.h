/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_since.h - what the tables about an earlier run have in common. */
#ifndef BIDE_APP_PAGE_PAGE_SINCE_H
#define BIDE_APP_PAGE_PAGE_SINCE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "models/service/study.h"

/* A section under way. */
struct bide_page_since {
    struct bide_text *out;
    const struct bide_study *study;
    const struct bide_study *old;
    size_t moment; /* of both: the latest they share */
    size_t old_moment;
};

#define BIDE_PAGE_SINCE_HEAD(text) "<th scope=\"col\">" text "</th>"

void bide_page_since_open(struct bide_page_since *section, const char *caption,
                          const char *heads);
void bide_page_since_close(struct bide_page_since *section);

/* Begin and end what is folded under a summary. */
void bide_page_since_more(struct bide_page_since *section, const char *summary);
void bide_page_since_less(struct bide_page_since *section);

/* Begin a row with the name of a pathway of the study, or with a text. */
void bide_page_since_list(struct bide_page_since *section, size_t pathway);
void bide_page_since_row(struct bide_page_since *section, const char *name);

/* Add a row that names the pathway that the rows below it are about. */
void bide_page_since_group(struct bide_page_since *section, size_t pathway,
                           size_t columns);

/* Add a cell; "not known" for NaN. */
void bide_page_since_cell(struct bide_page_since *section, double number,
                          const char *unit);

/* Whether two numbers are shown as the same. */
bool bide_page_since_alike(double a, double b);

#endif
