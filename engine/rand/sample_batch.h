/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_batch.h - many draws from one stream, for the price of batched blocks. */
#ifndef BIDE_RAND_SAMPLE_BATCH_H
#define BIDE_RAND_SAMPLE_BATCH_H

#include "engine/rand/batch.h"

/* What bide_sample_exponential gives in count calls; the stream then stands where they
 * would have left it. */
void bide_sample_batch_exponentials(const struct bide_batch *batch,
                                    struct bide_stream *stream, double *exponentials,
                                    size_t count);

#endif
