/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_part.h - what the sections of the page are made of.
 *
 * Every simulated number says where it comes from, in data-k, so that a test can find it
 * in the CSV: "s1 p0 d3 list mean" is the mean of the list of pathway 0 in scenario 1 of
 * the study at moment 3 of the plan. The letters: s scenario, p pathway, y priority, g
 * group (gg: the gap between them), f staff group, b line of the budget, d moment (dr: of
 * the day that heads the row); then the measure (or several with + between them, added
 * up; with / a share of them) and a statistic for each number in the text, in their
 * order; a text with one number shows the first. What a cell leaves out stands on its
 * column's heading, else on its row, else on its table. */
#ifndef BIDE_APP_PAGE_PAGE_PART_H
#define BIDE_APP_PAGE_PAGE_PART_H

#include <stdbool.h>

#include "app/figure.h"
#include "models/service/study.h"

/* A key under way; what does not fit is cut off. */
struct bide_page_part_key {
    char text[128];
};
struct bide_page_part_key bide_page_part_key(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Begin a section with its heading, and end it. */
void bide_page_part_open(struct bide_text *out, const char *id, const char *title);
void bide_page_part_close(struct bide_text *out);

/* Begin a table in a region that scrolls, up to its first row, and end it. key may be
 * NULL. The caption is made harmless here. */
void bide_page_part_open_table(struct bide_text *out, const char *caption,
                               const char *key);
void bide_page_part_close_table(struct bide_text *out);

/* Add a heading of a column or, with is_row, of a row. key may be NULL. */
void bide_page_part_head(struct bide_text *out, const char *text, const char *key,
                         bool is_row);

/* Begin a cell or another element; key may be NULL. */
void bide_page_part_element(struct bide_text *out, const char *tag, const char *key);

/* Add a level as a cell. */
void bide_page_part_level(struct bide_text *out, const struct bide_estimate *estimate,
                          enum bide_figure_kind kind, const char *key);

/* Add a level with the range of 8 in 10 runs below it, if there are several, as a cell:
 * "1,732", "1,690 to 1,775". A range that has one number, or leaves out the mean, is not
 * shown. Its key, its own or its column's, ends in "mean p10 p90". */
void bide_page_part_range(struct bide_text *out, const struct bide_estimate *estimate,
                          enum bide_figure_kind kind, const char *key);

/* Add both ends of a range in small type, nothing if they are the same text; both are
 * freed. */
void bide_page_part_ends(struct bide_text *out, struct bide_text *low,
                         struct bide_text *high);

/* Add "1 August 2028", or with is_short "1 Aug 2028". */
void bide_page_part_date(struct bide_text *out, int32_t day, bool is_short);

/* Add a chance: "4 in 10", "more than 9 in 10"; "0 in 10" for what no run had, "10
 * in 10" for what all had; "-" for NaN. */
void bide_page_part_chance(struct bide_text *out, const struct bide_estimate *chance);

/* Add "£1,830,000": three figures, as more would be false precision. Its key ends in f3.
 */
void bide_page_part_pounds(struct bide_text *out, double pounds);

/* What readers see of a pathway. */
const char *bide_page_part_pathway(const struct bide_study *study, size_t pathway);

#endif
