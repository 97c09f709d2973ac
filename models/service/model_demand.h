/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_demand.h - who comes, and who is there at the start, compiled for running. */
#ifndef BIDE_SERVICE_MODEL_DEMAND_H
#define BIDE_SERVICE_MODEL_DEMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/rand/dist.h"
#include "engine/rand/rate.h"

/* Ages at referral, of one group. */
struct bide_model_age {
    bool is_known;
    struct bide_dist days;
};

/* A child from a data file; -1: drawn. */
struct bide_model_row {
    double time; /* days; of referral */
    double born; /* days; NaN: not known */
    uint32_t step;
    int class_index;
    int group;
};

/* Children of one group, or of none, who are referred to a pathway from outside: a
 * process of their own. */
struct bide_model_source {
    uint32_t pathway;
    int group;    /* BIDE_MODEL_NO_GROUP: none */
    uint32_t tag; /* names its children and their random streams; depends on the names of
                     pathway and group alone */
    struct bide_rate rate;             /* of batches */
    struct bide_dist batch;            /* children in one */
    const struct bide_model_row *rows; /* in place of the rate, in order; NULL: none */
    size_t row_count;
    double ratio; /* variance to mean of a week's number of batches */
};

/* Children waiting at the start. */
struct bide_model_waiting {
    uint32_t pathway;
    uint32_t step;
    int class_index;         /* -1: drawn */
    const double *from_days; /* count + 1 edges, rising */
    const double *children;
    size_t count;
    const struct bide_model_row *rows; /* in place of bands, in order; NULL: none */
    size_t row_count;
};

/* Children who are under way at the start. */
struct bide_model_caseload {
    uint32_t pathway;
    uint32_t step;
    uint32_t children;
    uint32_t first;     /* names them: how many others stand at this step before them */
    double within_days; /* under review: next due evenly over this time; NaN: afresh */
};

#endif
