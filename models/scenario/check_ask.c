/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_ask.h"

#include <stdbool.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"

void bide_check_ask_step(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway, size_t step,
                         const char *name)
{
    const struct bide_spec_step *subject =
        (const struct bide_spec_step *) pathway->steps.items + step;
    const struct bide_spec_ask *asks = subject->asks.items;
    const struct bide_spec_list all = part->spec->pathways;
    char path[BIDE_CHECK_PART_PATH];
    for (size_t i = 0; i < subject->asks.count; ++i) {
        if (bide_check_part_lacks(all, sizeof(*pathway), asks[i].pathway)) {
            bide_check_part_path(path, "pathways.%s.steps.%s.asks.%zu.pathway",
                                 pathway->name, name, i);
            bide_check_part_unknown(part, path, "pathway", asks[i].pathway, all,
                                    sizeof(*pathway));
        }
    }
    if (subject->asks.count > 0 && subject->staff != NULL) {
        bide_check_part_path(path, "pathways.%s.steps.%s.staff", pathway->name, name);
        bide_check_part_error(
            part, "BD-C091", path, "make what they do a step before or after it",
            "step \"%s\" asks other pathways, so it has no staff", name);
    }
}

/* Pathways that wait for others. */
struct graph {
    const struct bide_spec *spec;
    bool *waits;      /* owned; waits[i * count + k]: i needs k to be done */
    size_t *previous; /* owned; on the way found: who sent the request */
    size_t count;
};

static size_t find(const struct bide_spec *spec, const char *name)
{
    return bide_spec_find(spec->pathways, sizeof(struct bide_spec_pathway), name);
}

static const char *name_of(const struct bide_spec *spec, size_t index)
{
    return ((const struct bide_spec_pathway *) spec->pathways.items)[index].name;
}

/* A task may be redirected, and is still waited for. */
static void add_step(struct graph *graph, size_t from, const struct bide_spec_step *step)
{
    const struct bide_spec_ask *asks = step->asks.items;
    const struct bide_spec_end *ends = step->ends.items;
    bool *waits = graph->waits + from * graph->count;
    for (size_t i = 0; i < step->asks.count; ++i) {
        waits[find(graph->spec, asks[i].pathway)] = true;
    }
    for (size_t i = 0; i < step->ends.count; ++i) {
        if (ends[i].to != NULL) {
            waits[find(graph->spec, ends[i].to)] = true;
        }
    }
}

/* The way found so far, breadth first. */
struct search {
    size_t from;
    size_t *queue; /* up to count pathways */
    size_t tail;
};

static void meet(struct graph *graph, struct search *search, size_t at, size_t next)
{
    if (graph->previous[next] == graph->count) {
        graph->previous[next] = at;
        if (next != search->from) {
            search->queue[search->tail++] = next;
        }
    }
}

/* The pathways that this one asks. */
static void meet_asked(struct graph *graph, struct search *search)
{
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) graph->spec->pathways.items + search->from;
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const struct bide_spec_ask *asks = steps[i].asks.items;
        for (size_t k = 0; k < steps[i].asks.count; ++k) {
            meet(graph, search, search->from, find(graph->spec, asks[k].pathway));
        }
    }
}

/* The pathways that this one needs to be done. */
static void meet_needed(struct graph *graph, struct search *search, size_t at)
{
    for (size_t i = 0; i < graph->count; ++i) {
        if (graph->waits[at * graph->count + i]) {
            meet(graph, search, at, i);
        }
    }
}

/* All that is needed for the requests of a pathway. */
static void reach(struct graph *graph, struct search *search)
{
    for (size_t i = 0; i < graph->count; ++i) {
        graph->previous[i] = graph->count;
    }
    meet_asked(graph, search);
    for (size_t head = 0; head < search->tail; ++head) {
        meet_needed(graph, search, search->queue[head]);
    }
}

/* The step that begins the way back to its own pathway. */
static void report(const struct bide_check_part *part, const struct graph *graph,
                   size_t pathway, size_t step)
{
    const struct bide_spec_pathway *subject =
        (const struct bide_spec_pathway *) part->spec->pathways.items + pathway;
    const struct bide_spec_step *steps = subject->steps.items;
    char path[BIDE_CHECK_PART_PATH];
    struct bide_text loop;
    bide_text_init(&loop);
    bide_text_add(&loop, subject->name);
    for (size_t at = graph->previous[pathway]; at != pathway; at = graph->previous[at]) {
        bide_text_addf(&loop, " <- %s", name_of(part->spec, at));
    }
    bide_check_part_path(path, "pathways.%s.steps.%s.asks", subject->name,
                         steps[step].name);
    bide_check_part_error(part, "BD-C092", path,
                          "ask a pathway made for such requests, done by the same staff",
                          "requests of \"%s\" lead back to it: %s <- %s", subject->name,
                          loop.bytes, subject->name);
    bide_diag_fail(part->diag, loop.err);
    bide_text_free(&loop);
}

/* A pathway that asks, and is reached from itself. */
static bool check_pathway(const struct bide_check_part *part, struct graph *graph,
                          struct search search)
{
    const size_t index = search.from;
    const struct bide_spec_pathway *pathway =
        (const struct bide_spec_pathway *) part->spec->pathways.items + index;
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t step = 0;
    while (step < pathway->steps.count && steps[step].asks.count == 0) {
        ++step;
    }
    if (step == pathway->steps.count) {
        return false;
    }
    reach(graph, &search);
    if (graph->previous[index] == graph->count) {
        return false;
    }
    report(part, graph, index, step);
    return true;
}

void bide_check_ask_loops(const struct bide_check_part *part)
{
    const struct bide_spec_pathway *pathways = part->spec->pathways.items;
    const size_t count = part->spec->pathways.count;
    struct graph graph = { .spec = part->spec, .count = count };
    graph.waits = bide_mem_zeroed(count * count, sizeof(bool));
    graph.previous = bide_mem_zeroed(count, sizeof(size_t));
    size_t *queue = bide_mem_zeroed(count + 1, sizeof(size_t));
    if (graph.waits == NULL || graph.previous == NULL || queue == NULL) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
        goto out;
    }
    for (size_t i = 0; i < count; ++i) {
        const struct bide_spec_step *steps = pathways[i].steps.items;
        for (size_t k = 0; k < pathways[i].steps.count; ++k) {
            add_step(&graph, i, &steps[k]);
        }
    }
    for (size_t i = 0; i < count; ++i) {
        const struct search search = { .from = i, .queue = queue };
        if (check_pathway(part, &graph, search)) {
            break; /* the others of the circle would say the same */
        }
    }

out:
    bide_mem_free(graph.waits);
    bide_mem_free(graph.previous);
    bide_mem_free(queue);
}
