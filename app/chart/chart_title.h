/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_title.h - the sentence that says what a figure shows, worked out from its
 * numbers. It must be true: what the replications leave open is not claimed. */
#ifndef BIDE_APP_CHART_CHART_TITLE_H
#define BIDE_APP_CHART_CHART_TITLE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "engine/stat/estimate.h"

enum bide_chart_title_way {
    BIDE_CHART_TITLE_UNKNOWN, /* without a number at the start or the end */
    BIDE_CHART_TITLE_GROWS,   /* in 9 in 10 replications, and by the number shown */
    BIDE_CHART_TITLE_FALLS,
    BIDE_CHART_TITLE_LEVEL, /* 8 in 10 replications are within a tenth of the start */
    BIDE_CHART_TITLE_OPEN   /* neither */
};

/* From the number at the start to the end's; start is NaN if it is not known. */
enum bide_chart_title_way bide_chart_title_way_of(double start,
                                                  const struct bide_estimate *end);

struct bide_chart_title_change {
    const char *subject; /* "List" */
    bool is_plural;
    const char *nobody; /* "waits": of whom there are none in the end */
    double start;       /* NaN: not known */
    const struct bide_estimate *end;
    int32_t day; /* of the end */
};

/* Add "List grows to 4,900 by July 2028". */
void bide_chart_title_add(struct bide_text *out,
                          const struct bide_chart_title_change *change);

/* Add a scenario's label if it has at most so many words, else "Scenario B". */
void bide_chart_title_scenario(struct bide_text *out, const char *label, size_t scenario,
                               size_t most_words);

#endif
