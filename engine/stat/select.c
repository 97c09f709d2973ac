/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/stat/select.h"

#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/err.h"

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

static double middle_of_three(double a, double b, double c)
{
    const double low = a < b ? a : b;
    const double high = a < b ? b : a;
    return c < low ? low : c > high ? high : c;
}

static void insert_all(double *values, ptrdiff_t count)
{
    for (ptrdiff_t i = 1; i < count; ++i) {
        const double value = values[i];
        ptrdiff_t place = i;
        while (place > 0 && values[place - 1] > value) {
            values[place] = values[place - 1];
            --place;
        }
        values[place] = value;
    }
}

/* The part between two ends that still has to be ordered. */
struct part {
    ptrdiff_t low;
    ptrdiff_t high;
};

/* Lomuto's partition without a branch that nobody could predict: what is below the pivot,
 * or equals it if that is wanted, goes to the front. Where the rest begins. */
static inline ptrdiff_t bring_front(double *values, struct part part, double pivot,
                                    bool with_equal)
{
    ptrdiff_t rest = part.low;
    for (ptrdiff_t i = part.low; i <= part.high; ++i) {
        const double value = values[i];
        const bool is_front = with_equal ? value <= pivot : value < pivot;
        values[i] = values[rest];
        values[rest] = value;
        rest += is_front ? 1 : 0;
    }
    return rest;
}

/* Afterwards nothing up to the part's new high is above the pivot, nothing from its new
 * low on below it, and what lies between equals it; that is looked for only if the one
 * wanted is not below the pivot. */
static struct part split(double *values, struct part part, ptrdiff_t wanted)
{
    const double pivot = middle_of_three(
        values[part.low], values[(part.low + part.high) / 2], values[part.high]);
    const ptrdiff_t rest = bring_front(values, part, pivot, false);
    const struct part above = { rest, part.high };
    return (struct part){
        .low = wanted < rest ? rest : bring_front(values, above, pivot, true),
        .high = rest - 1,
    };
}

/* Twice the halvings that would do. */
static int most_rounds(size_t count)
{
    int rounds = 2;
    for (; count > 1; count /= 2) {
        rounds += 2;
    }
    return rounds;
}

void bide_select_place(double *values, size_t count, size_t k)
{
    BIDE_REQUIRE(k < count);
    const ptrdiff_t wanted = (ptrdiff_t) k;
    struct part part = { 0, (ptrdiff_t) count - 1 };
    for (int rounds = most_rounds(count); part.high - part.low >= BIDE_SELECT_FEW;
         --rounds) {
        if (rounds == 0) {
            qsort(values + part.low, (size_t) (part.high - part.low) + 1,
                  sizeof(values[0]), by_value);
            return;
        }
        const struct part cut = split(values, part, wanted);
        if (wanted > cut.high && wanted < cut.low) {
            return;
        }
        if (wanted <= cut.high) {
            part.high = cut.high;
        } else {
            part.low = cut.low;
        }
    }
    insert_all(values + part.low, part.high - part.low + 1);
}

double bide_select_least(const double *values, size_t count)
{
    double least = values[0];
    for (size_t i = 1; i < count; ++i) {
        least = values[i] < least ? values[i] : least;
    }
    return least;
}
