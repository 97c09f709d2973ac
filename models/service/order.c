/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/order.h"

struct bide_order_standing bide_order_of(const struct bide_model_order *order,
                                         unsigned class_index, double since, double now)
{
    const double waited = now - since;
    struct bide_order_standing standing = { .score = waited, .since = since };
    if (waited > order->first_over_days) {
        return standing;
    }
    standing.rank = order->is_by_class ? 1 + class_index : 1;
    standing.score =
        order->slope[class_index] * waited + order->head_start_days[class_index];
    return standing;
}

bool bide_order_is_before(const struct bide_order_standing *a,
                          const struct bide_order_standing *b)
{
    if (a->rank != b->rank) {
        return a->rank < b->rank;
    }
    if (a->score > b->score || a->score < b->score) {
        return a->score > b->score;
    }
    return a->since < b->since;
}
