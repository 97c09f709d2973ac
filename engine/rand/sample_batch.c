/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/rand/sample_batch.h"

#include "engine/rand/sample.h"

enum { MOST_BLOCKS = 32 };

/* So many blocks of a stream, the number of the first of them, and where the draws are:
 * two words, a pair, make a draw. */
struct ahead {
    struct bide_philox_block blocks[MOST_BLOCKS];
    uint32_t first;
    size_t pair_count;
    size_t used; /* pairs; may be more than there are */
};

/* Put the stream behind the used pairs, of which there is at least one. */
static void go_to(struct bide_stream *stream, const struct ahead *ahead)
{
    const size_t begun = (ahead->used + 1) / 2;
    stream->counter.word[0] = ahead->first + (uint32_t) begun;
    stream->block = ahead->blocks[begun - 1];
    stream->used = ahead->used % 2 == 0 ? 4 : 2;
}

static size_t used_by(const struct bide_stream *stream, const struct ahead *ahead)
{
    const size_t begun = stream->counter.word[0] - ahead->first;
    return 2 * begun - (4 - stream->used) / 2;
}

/* Rare, so kept apart: the exponential takes more than the last pair used. */
static __attribute__((noinline)) double draw_edge(struct bide_stream *stream,
                                                  struct ahead *ahead, size_t layer,
                                                  double x)
{
    go_to(stream, ahead);
    const double exponential = bide_sample_exponential_edge(stream, layer, x);
    ahead->used = used_by(stream, ahead);
    return exponential;
}

/* Draw until count are drawn or all pairs are used; returns how many were drawn. */
static size_t draw(struct bide_stream *stream, struct ahead *ahead, double *exponentials,
                   size_t count)
{
    const double *const width = bide_ziggurat_exponential.x;
    size_t drawn = 0;
    while (drawn < count && ahead->used < ahead->pair_count) {
        const uint64_t bits =
            bide_philox_pair(&ahead->blocks[ahead->used / 2], ahead->used % 2 * 2);
        const size_t layer = bits % BIDE_ZIGGURAT_LAYERS;
        const double x = bide_sample_exponential_place(bits);
        ++ahead->used;
        exponentials[drawn++] =
            x < width[layer + 1] ? x : draw_edge(stream, ahead, layer, x);
    }
    return drawn;
}

/* The same from a stream between two blocks, at most two for each block ahead. */
static size_t draw_ahead(const struct bide_batch *batch, struct bide_stream *stream,
                         double *exponentials, size_t count)
{
    struct ahead ahead;
    const size_t wanted = count / 2 + count % 2;
    const size_t block_count = wanted < MOST_BLOCKS ? wanted : MOST_BLOCKS;
    ahead.first = stream->counter.word[0];
    ahead.pair_count = 2 * block_count;
    ahead.used = 0;
    bide_batch_blocks(batch, stream, ahead.blocks, block_count);
    const size_t drawn = draw(stream, &ahead, exponentials, count);
    if (ahead.used <= ahead.pair_count) {
        go_to(stream, &ahead);
    }
    return drawn;
}

void bide_sample_batch_exponentials(const struct bide_batch *batch,
                                    struct bide_stream *stream, double *exponentials,
                                    size_t count)
{
    size_t done = 0;
    while (done < count) {
        if (stream->used == 4) {
            done += draw_ahead(batch, stream, exponentials + done, count - done);
        } else {
            exponentials[done++] = bide_sample_exponential(stream);
        }
    }
}
