/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast.h - what a study will take, from its first few replications. */
#ifndef BIDE_APP_FORECAST_H
#define BIDE_APP_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "models/service/study.h"

/* Of each scenario, or fewer if fewer are asked for. */
enum { BIDE_FORECAST_REPLICATIONS = 4 };

struct bide_forecast {
    size_t scenario_count;
    size_t replications;
    size_t done_before; /* of all scenarios */
    int threads;        /* of each rank */
    int ranks;
    double events;
    double seconds; /* on a clock */
    double bytes;   /* of memory, at most at one time, in the first rank */
};

/* The study, and the reports that will be made of it. */
struct bide_forecast_wish {
    const struct bide_study_plan *plan;
    size_t done_before; /* replications of all scenarios that need not be done again */
    bool has_text;
    bool has_json;
    bool has_csv;
    bool has_sqlite;
};

/* Run the first replications on one thread, make the reports, and reckon from that. A
 * study that is too large is BIDE_ERR_LIMIT with a problem in diag, as it is for
 * bide_study_run; then, too, the forecast is there if scenario_count is not 0. */
BIDE_MUST_CHECK enum bide_err bide_forecast_make(struct bide_forecast *forecast,
                                                 const struct bide_spec *spec,
                                                 const struct bide_forecast_wish *wish,
                                                 struct bide_diag *diag);

/* Add "about 3 min 20 s on 2 threads, 175 million events, 310 MB". */
void bide_forecast_show(struct bide_text *out, const struct bide_forecast *forecast);

/* Add "under 1 s", "54 s", "3 min 20 s", "2 h 10 min", "5 days". */
void bide_forecast_duration(struct bide_text *out, double seconds);

#endif
