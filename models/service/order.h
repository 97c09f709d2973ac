/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order.h - who of a pathway's children is called next.
 *
 * Children of one class are in order of their wait, so it is enough to compare the first
 * of each class. */
#ifndef BIDE_SERVICE_ORDER_H
#define BIDE_SERVICE_ORDER_H

#include <stdbool.h>

#include "models/service/model.h"

/* Where a child stands: the smaller rank first, then the higher score, then the earlier
 * clock. Rank 0 is for those who have waited too long. */
struct bide_order_standing {
    unsigned rank;
    double score; /* days, or days times slope */
    double since; /* days: its clock */
};

/* Standing now of a child of this class whose clock started at since. The score grows as
 * slope times wait (Kleinrock 1964, Naval Research Logistics Quarterly 11(3)), from the
 * head start on. */
struct bide_order_standing bide_order_of(const struct bide_model_order *order,
                                         unsigned class_index, double since, double now);

bool bide_order_is_before(const struct bide_order_standing *a,
                          const struct bide_order_standing *b);

#endif
