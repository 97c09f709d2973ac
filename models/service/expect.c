/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/expect.h"

#include <math.h>

#define DAYS_PER_WEEK 7.0

double bide_expect_weeks(const struct bide_histogram *seen, uint64_t still_open,
                         double share)
{
    const double wanted = share * (double) (seen->total + still_open);
    const double found = (double) seen->total;
    if (seen->total == 0 || wanted > found) {
        return NAN;
    }
    return bide_histogram_quantile(seen, wanted / found) / DAYS_PER_WEEK;
}
