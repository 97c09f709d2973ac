/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_data.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"

static int by_date_and_line(const void *a, const void *b)
{
    const struct bide_spec_row *left = a;
    const struct bide_spec_row *right = b;
    if (left->date != right->date) {
        return left->date < right->date ? -1 : 1;
    }
    return (left->line > right->line) - (left->line < right->line);
}

static struct bide_model_row row_of(const struct bide_spec_row *source, double time,
                                    uint32_t step)
{
    const struct bide_model_row row = {
        .time = time,
        .born = time - source->age * BIDE_CIVIL_DAYS_PER_YEAR,
        .step = source->step >= 0 ? (uint32_t) source->step : step,
        .class_index = source->priority,
        .group =
            source->group == BIDE_SPEC_IN_NO_GROUP ? BIDE_MODEL_NO_GROUP : source->group,
    };
    return row;
}

/* Rows of the same day as the first, which is one of count. */
static size_t count_day(const struct bide_spec_row *rows, size_t count)
{
    size_t same = 1;
    while (same < count && rows[same].date == rows[0].date) {
        ++same;
    }
    return same;
}

const struct bide_model_row *bide_model_data_rows(struct bide_model *model,
                                                  const struct bide_spec *base,
                                                  const struct bide_spec_table *table,
                                                  uint32_t step)
{
    const size_t count = table->row_count;
    struct bide_model_row *rows =
        bide_arena_take(&model->arena, count, sizeof(struct bide_model_row));
    struct bide_spec_row *sorted = bide_mem_zeroed(count, sizeof(*sorted));
    for (size_t i = 0; rows != NULL && sorted != NULL && i < count; ++i) {
        sorted[i] = table->rows[i];
    }
    if (rows == NULL || sorted == NULL) {
        bide_mem_free(sorted);
        return NULL;
    }
    qsort(sorted, count, sizeof(*sorted), by_date_and_line);
    for (size_t i = 0; i < count;) {
        const size_t same = count_day(sorted + i, count - i);
        for (size_t k = 0; k < same; ++k) {
            const double day = (double) sorted[i + k].date - (double) base->start;
            rows[i + k] =
                row_of(&sorted[i + k], day + ((double) k + 0.5) / (double) same, step);
        }
        i += same;
    }
    bide_mem_free(sorted);
    return rows;
}
