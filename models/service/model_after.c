/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/model_after.h"

#include "models/service/model_split.h"

static uint32_t answer_of(const struct bide_spec *spec, const struct bide_spec_end *end)
{
    const size_t to =
        bide_spec_find(spec->pathways, sizeof(struct bide_spec_pathway), end->to);
    return end->to == NULL ? BIDE_MODEL_ENDS : BIDE_MODEL_REDIRECTED_TO + (uint32_t) to;
}

bool bide_model_after_compile(struct bide_model *model, struct bide_model_split *after,
                              const struct bide_spec *spec,
                              const struct bide_spec_pathway *pathway, size_t step)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    const struct bide_spec_end *ends = steps[step].ends.items;
    const struct bide_spec_next *next = steps[step].next.items;
    const size_t end_count = steps[step].ends.count;
    const size_t count = end_count + steps[step].next.count;
    const struct bide_model_split_arrays arrays =
        bide_model_split_take(model, after, count);
    double sum = 0.0;
    for (size_t i = 0; i < after->count; ++i) {
        const bool is_end = i < end_count;
        sum += is_end ? ends[i].share : next[i - end_count].share;
        arrays.cumulated[i] = sum;
        /* "end" is no step: bide_spec_find answers their number. */
        arrays.answers[i] =
            is_end ? answer_of(spec, &ends[i])
                   : BIDE_MODEL_GOES_TO
                         + (uint32_t) bide_spec_find(pathway->steps, sizeof(steps[0]),
                                                     next[i - end_count].to);
    }
    return after->count == count;
}
