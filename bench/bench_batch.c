/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers in batches: Philox blocks of 128 bits, and exponentials, with every
 * width of vector this processor has; size is the width in bits, 0 for one at a time.
 * Each line is the median of five rounds. usage: bench_batch [--smoke] */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "engine/rand/sample.h"
#include "engine/rand/sample_batch.h"

enum { BATCH = 64, ROUND_COUNT = 5 };

/* What was drawn, so that drawing cannot be left out. */
struct sum {
    uint64_t words;
    double exponentials;
};

typedef void draw_batch(const struct bide_batch *batch, struct bide_stream *stream,
                        struct sum *sum);

static void draw_blocks(const struct bide_batch *batch, struct bide_stream *stream,
                        struct sum *sum)
{
    struct bide_philox_block blocks[BATCH];
    bide_batch_blocks(batch, stream, blocks, BATCH);
    sum->words += blocks[BATCH - 1].word[0];
}

static void draw_exponentials(const struct bide_batch *batch, struct bide_stream *stream,
                              struct sum *sum)
{
    double exponentials[BATCH];
    bide_sample_batch_exponentials(batch, stream, exponentials, BATCH);
    sum->exponentials += exponentials[BATCH - 1];
}

static void draw_one_by_one(const struct bide_batch *batch, struct bide_stream *stream,
                            struct sum *sum)
{
    (void) batch;
    for (int i = 0; i < BATCH; ++i) {
        sum->exponentials += bide_sample_exponential(stream);
    }
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

static void run(const char *name, uint64_t size, const struct bide_batch *batch,
                draw_batch *draw, uint64_t events, struct sum *sum)
{
    struct bide_stream stream = bide_stream_open(1, 2, 3);
    double seconds[ROUND_COUNT];
    for (int round = 0; round < ROUND_COUNT; ++round) {
        const double start = bide_bench_seconds();
        for (uint64_t i = 0; i < events; i += BATCH) {
            draw(batch, &stream, sum);
        }
        seconds[round] = bide_bench_seconds() - start;
    }
    qsort(seconds, ROUND_COUNT, sizeof(seconds[0]), compare);
    bide_bench_line(name, size, events, seconds[ROUND_COUNT / 2]);
}

int main(int argc, char **argv)
{
    static const uint64_t bits[] = { 0, 128, 256, 512 };
    const bool is_smoke = argc > 1 && strcmp(argv[1], "--smoke") == 0;
    const uint64_t events = is_smoke ? 10 * BATCH : 50000 * BATCH;
    struct sum sum = { 0, 0.0 };

    bide_bench_header();
    for (int width = 0; width < BIDE_BATCH_WIDTH_COUNT; ++width) {
        if (bide_batch_has((enum bide_batch_width) width)) {
            const struct bide_batch batch = bide_batch_of((enum bide_batch_width) width);
            run("philox_block", bits[width], &batch, draw_blocks, events, &sum);
            run("exponential", bits[width], &batch, draw_exponentials, events, &sum);
        }
    }
    run("exponential_one_by_one", 0, NULL, draw_one_by_one, events, &sum);
    return sum.words > 0 && sum.exponentials > 0.0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
