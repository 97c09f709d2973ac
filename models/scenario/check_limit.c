/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_limit.h"

static const struct bide_spec_step *step_at(const struct bide_spec_pathway *pathway,
                                            size_t index)
{
    return (const struct bide_spec_step *) pathway->steps.items + index;
}

/* Whether a child who comes to a step may pass it and others on to a later one. */
static bool can_pass(const struct bide_spec_pathway *pathway, size_t from, size_t to)
{
    bool is_open = from <= to;
    for (size_t i = from; i < to && is_open; ++i) {
        is_open = step_at(pathway, i)->share < 1.0;
    }
    return is_open;
}

bool bide_check_limit_feeds(const struct bide_spec_pathway *pathway, size_t from,
                            size_t to)
{
    const struct bide_spec_step *step = step_at(pathway, from);
    const struct bide_spec_next *next = step->next.items;
    bool does_feed = can_pass(pathway, from + 1, to);
    for (size_t i = 0; i < step->next.count; ++i) {
        const size_t target = bide_spec_find(pathway->steps, sizeof(*step), next[i].to);
        does_feed = does_feed || can_pass(pathway, target, to);
    }
    return does_feed && step->staff != NULL;
}

static bool has_limit(const struct bide_spec_pathway *pathway, size_t step)
{
    return step_at(pathway, step)->most_waiting != BIDE_SPEC_UNSET;
}

/* The steps, as bits, that stop when the lists of these are full. */
static uint32_t held_by(const struct bide_spec_pathway *pathway, uint32_t full)
{
    const size_t count = pathway->steps.count;
    uint32_t held = 0;
    for (size_t i = 0; i < count * count; ++i) {
        const size_t to = i / count;
        const bool is_full = (full >> to & 1U) != 0 && has_limit(pathway, to);
        if (is_full && bide_check_limit_feeds(pathway, i % count, to)) {
            held |= (uint32_t) 1 << i % count;
        }
    }
    return held;
}

/* Steps that stop may have full lists too, and stop others. */
static bool holds_itself(const struct bide_spec_pathway *pathway, size_t step)
{
    uint32_t held = held_by(pathway, (uint32_t) 1 << step);
    for (size_t round = 0; round < pathway->steps.count; ++round) {
        held |= held_by(pathway, held);
    }
    return (held >> step & 1U) != 0;
}

static bool is_fed(const struct bide_spec_pathway *pathway, size_t step)
{
    bool is_found = false;
    for (size_t from = 0; from < pathway->steps.count; ++from) {
        is_found = is_found || bide_check_limit_feeds(pathway, from, step);
    }
    return is_found;
}

void bide_check_limit_pathway(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway)
{
    char path[BIDE_CHECK_PART_PATH];
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const char *name = step_at(pathway, i)->name;
        bide_check_part_path(path, "pathways.%s.steps.%s.most_waiting", pathway->name,
                             name);
        if (!has_limit(pathway, i)) {
            continue;
        }
        if (step_at(pathway, i)->staff == NULL || !is_fed(pathway, i)) {
            bide_check_part_error(part, "BD-C096", path,
                                  "limit a step with staff that comes straight after "
                                  "another, or the pathway's own \"most_waiting\"",
                                  "no step is held back when the list of step \"%s\" is "
                                  "full",
                                  name);
        } else if (holds_itself(pathway, i)) {
            bide_check_part_error(
                part, "BD-C097", path,
                "leave out the limit of one of the steps of the loop",
                "step \"%s\" is held back by its own full list for ever", name);
            return;
        }
    }
}
