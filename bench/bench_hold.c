/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hold model: take the first of `size` pending events and schedule it again after an
 * exponential time (Vaucher and Duval 1975). Times are drawn by a xorshift generator from
 * a table of 1,024 quantiles of Exp(1), about 2 ns a draw, so that drawing does not hide
 * the event list. Each line is the median of five rounds. usage: bench_hold [--smoke] */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "engine/des/event_list.h"

enum { QUANTILE_BITS = 10, QUANTILE_COUNT = 1 << QUANTILE_BITS, ROUND_COUNT = 5 };

struct exponential {
    double quantiles[QUANTILE_COUNT];
    uint64_t state;
};

static void fill_quantiles(struct exponential *exponential)
{
    for (int i = 0; i < QUANTILE_COUNT; ++i) {
        exponential->quantiles[i] = -log(1 - (i + 0.5) / QUANTILE_COUNT);
    }
    exponential->state = 88172645463325252;
}

/* Marsaglia (2003), Xorshift RNGs: the triple 13, 7, 17. */
static inline double draw(struct exponential *exponential)
{
    uint64_t x = exponential->state;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    exponential->state = x;
    return exponential->quantiles[x >> (64 - QUANTILE_BITS)];
}

/* Seconds for so many holds. */
static double hold(struct bide_event_list *list, struct exponential *exponential,
                   uint64_t events)
{
    const double start = bide_bench_seconds();
    for (uint64_t i = 0; i < events; ++i) {
        struct bide_event event;
        if (bide_event_list_pop(list, &event)) {
            event.time += draw(exponential);
            bide_event_list_push(list, 0, event);
        }
    }
    return bide_bench_seconds() - start;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

/* Whether the list held all its events to the end. */
static bool run_size(struct exponential *exponential, uint32_t size, uint64_t events)
{
    struct bide_event_list list;
    bide_event_list_init(&list);
    for (uint32_t i = 0; i < size; ++i) {
        const struct bide_event event = { draw(exponential), 0, i };
        bide_event_list_push(&list, 0, event);
    }
    hold(&list, exponential, events); /* warms up */
    double seconds[ROUND_COUNT];
    for (int i = 0; i < ROUND_COUNT; ++i) {
        seconds[i] = hold(&list, exponential, events);
    }
    qsort(seconds, ROUND_COUNT, sizeof(seconds[0]), compare);
    bide_bench_line("hold", size, events, seconds[ROUND_COUNT / 2]);

    const bool is_complete = bide_event_list_count(&list) == size;
    bide_event_list_free(&list);
    return is_complete;
}

int main(int argc, char **argv)
{
    static const uint32_t sizes[] = { 10, 72, 1000, 30000, 100000, 1000000 };
    const bool is_smoke = argc > 1 && strcmp(argv[1], "--smoke") == 0;
    struct exponential exponential;
    fill_quantiles(&exponential);

    bool is_complete = true;
    bide_bench_header();
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); ++i) {
        const uint64_t events = is_smoke ? 1000 : 1000000;
        is_complete = run_size(&exponential, sizes[i], events) && is_complete;
    }
    return is_complete ? EXIT_SUCCESS : EXIT_FAILURE;
}
