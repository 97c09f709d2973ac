/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_flow.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "engine/rand/dist.h"
#include "models/scenario/check_demand.h"
#include "models/scenario/check_leaving.h"
#include "models/scenario/check_next.h"

enum { MOST_ROUNDS = 5000 };
#define MOST_LEFT 0.005 /* of the children, after so many pathways */
#define TOO_MANY 1e9    /* children, from one on each pathway: requests made them more */

/* Of the children on one pathway, the share that comes to the next. */
struct edge {
    size_t from;
    size_t to;
    double share;
};

struct graph {
    struct edge *edges; /* owned */
    size_t edge_count;
    size_t pathway_count;
    bool with_skips; /* assume that pilots leave out any step */
    double *next;    /* owned; scratch, by pathway */
};

static const struct bide_spec_pathway *pathway_at(const struct bide_spec *spec,
                                                  size_t index)
{
    return (const struct bide_spec_pathway *) spec->pathways.items + index;
}

/* --- steps --- */

static double mean_of(const struct bide_spec_dist *spec, double unit, enum bide_err *err)
{
    struct bide_dist dist;
    if (!spec->is_given || *err != BIDE_OK) {
        return 0.0;
    }
    const struct bide_dist_params params = bide_spec_dist_params(spec);
    *err = bide_dist_init(&dist, &params, unit);
    if (*err != BIDE_OK) {
        return 0.0;
    }
    const double mean = bide_dist_mean(&dist);
    bide_dist_free(&dist);
    return mean;
}

static double mean_minutes(const struct bide_spec_step *step, enum bide_err *err)
{
    return mean_of(&step->minutes, 1.0, err) + mean_of(&step->hours, 60.0, err)
           + mean_of(&step->days, 1440.0, err) + mean_of(&step->weeks, 10080.0, err);
}

double bide_check_flow_minutes(const struct bide_spec_step *step, enum bide_err *err)
{
    return step->share * mean_minutes(step, err) * bide_check_next_appointments(step)
           * (1.0 + mean_of(&step->repeats, 1.0, err));
}

/* --- pathways --- */

/* Whether a pilot of some scenario lets children leave out steps, and so perhaps the ways
 * in which a pathway ends there. */
static bool skips(const struct bide_spec_scenario *scenario)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    bool is_found = false;
    for (size_t i = 0; i < scenario->changes.count; ++i) {
        is_found =
            is_found || (changes[i].type == BIDE_SPEC_PILOT && changes[i].skips_step);
    }
    return is_found;
}

static bool has_skips(const struct bide_spec *spec)
{
    const struct bide_spec_scenario *scenarios = spec->scenarios.items;
    bool is_found = false;
    for (size_t i = 0; i < spec->scenarios.count; ++i) {
        is_found = is_found || skips(&scenarios[i]);
    }
    return is_found;
}

static bool takes_time(const struct bide_spec_pathway *pathway, enum bide_err *err)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].share * mean_minutes(&steps[i], err) > 0.0) {
            return true;
        }
    }
    return false;
}

/* Who stays long enough leaves some time: half of them each time round, say, as no circle
 * may be endless. */
static double staying(const struct bide_spec_pathway *pathway, bool with_skips,
                      enum bide_err *err)
{
    const bool can_leave = bide_check_leaving_happens(&pathway->leaving) && !with_skips;
    return can_leave && takes_time(pathway, err) ? 0.5 : 1.0;
}

static void add_edge(struct graph *graph, const struct bide_spec *spec, size_t from,
                     const char *to, double share)
{
    const struct edge edge = {
        from, bide_spec_find(spec->pathways, sizeof(struct bide_spec_pathway), to), share
    };
    graph->edges[graph->edge_count++] = edge;
}

/* Those redirected at a step, of all who come on to the pathway. */
static void add_redirects(struct graph *graph, const struct bide_spec *spec, size_t from,
                          const struct bide_spec_step *step, double visits)
{
    const struct bide_spec_end *ends = step->ends.items;
    for (size_t i = 0; i < step->ends.count; ++i) {
        if (ends[i].to != NULL) {
            add_edge(graph, spec, from, ends[i].to,
                     visits * bide_check_next_done(step) * ends[i].share);
        }
    }
}

/* Requests that are sent from a step. */
static void add_requests(struct graph *graph, const struct bide_spec *spec, size_t from,
                         const struct bide_spec_step *step, double visits)
{
    const struct bide_spec_ask *asks = step->asks.items;
    for (size_t i = 0; i < step->asks.count; ++i) {
        add_edge(graph, spec, from, asks[i].pathway,
                 visits * step->share * asks[i].share);
    }
}

/* With skips nobody is sure to end before the end. */
static void add_edges(struct graph *graph, const struct bide_spec *spec, size_t from,
                      enum bide_err *err)
{
    const struct bide_spec_pathway *pathway = pathway_at(spec, from);
    const struct bide_spec_step *steps = pathway->steps.items;
    const struct bide_spec_onward *routes = pathway->onward.items;
    struct bide_check_next next;
    bide_check_next_solve(pathway, &next);
    const double stay = staying(pathway, graph->with_skips, err);
    const double elsewhere = bide_check_leaving_goes_elsewhere(pathway) ? 0.5 : 0.0;
    const double over[BIDE_SPEC_OVER_COUNT] = {
        [BIDE_SPEC_OVER_COMPLETED] = stay * (graph->with_skips ? 1.0 : next.completed),
        [BIDE_SPEC_OVER_ENDED] = stay * next.ended,
        [BIDE_SPEC_OVER_DISCHARGED] = stay * next.discharged,
        [BIDE_SPEC_OVER_LEFT] = (1.0 - stay) * (1.0 - elsewhere),
        [BIDE_SPEC_OVER_ELSEWHERE] = (1.0 - stay) * elsewhere,
    };
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        add_edge(graph, spec, from, routes[i].to,
                 over[routes[i].after] * routes[i].share);
    }
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        add_redirects(graph, spec, from, &steps[i], stay * next.visits[i]);
        add_requests(graph, spec, from, &steps[i], stay * next.visits[i]);
    }
}

/* Ways from the pathway to others, at most. */
static size_t count_edges(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t count = pathway->onward.count;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        count += steps[i].ends.count + steps[i].asks.count;
    }
    return count;
}

static enum bide_err graph_init(struct graph *graph, const struct bide_spec *spec,
                                bool with_skips)
{
    size_t count = 0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        count += count_edges(pathway_at(spec, i));
    }
    memset(graph, 0, sizeof(*graph));
    graph->pathway_count = spec->pathways.count;
    graph->with_skips = with_skips;
    graph->edges = bide_mem_zeroed(count, sizeof(struct edge));
    graph->next = bide_mem_zeroed(graph->pathway_count, sizeof(double));
    if (graph->edges == NULL || graph->next == NULL) {
        return BIDE_ERR_MEMORY;
    }
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < spec->pathways.count && err == BIDE_OK; ++i) {
        add_edges(graph, spec, i, &err);
    }
    return err;
}

static void graph_free(struct graph *graph)
{
    bide_mem_free(graph->edges);
    bide_mem_free(graph->next);
}

/* Send all children one pathway on; the sum of those who go. */
static double send_on(const struct graph *graph, double *children)
{
    double sum = 0.0;
    memset(graph->next, 0, graph->pathway_count * sizeof(double));
    for (size_t i = 0; i < graph->edge_count; ++i) {
        const struct edge *edge = &graph->edges[i];
        const double gone = edge->share * children[edge->from];
        graph->next[edge->to] += gone;
        sum += gone;
    }
    memcpy(children, graph->next, graph->pathway_count * sizeof(double));
    return sum;
}

enum bide_err bide_check_flow_solve(const struct bide_spec *spec, double *arriving)
{
    struct graph graph;
    double *wave = bide_mem_zeroed(spec->pathways.count, sizeof(double));
    enum bide_err err = graph_init(&graph, spec, false);
    if (wave == NULL || err != BIDE_OK) {
        err = BIDE_ERR_MEMORY;
        goto out;
    }
    double sum = 0.0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        wave[i] = bide_check_demand_per_week(spec, i);
        arriving[i] = wave[i];
        sum += wave[i];
    }
    double rest = sum;
    for (int round = 0; round < MOST_ROUNDS && rest > 1e-9 * sum; ++round) {
        rest = send_on(&graph, wave);
        for (size_t i = 0; i < spec->pathways.count; ++i) {
            arriving[i] += wave[i];
        }
    }

out:
    graph_free(&graph);
    bide_mem_free(wave);
    return err;
}

/* --- circles --- */

/* Where most of those on a pathway go. */
static size_t most_go_to(const struct graph *graph, size_t from)
{
    size_t to = from;
    double most = 0.0;
    for (size_t i = 0; i < graph->edge_count; ++i) {
        if (graph->edges[i].from == from && graph->edges[i].share > most) {
            to = graph->edges[i].to;
            most = graph->edges[i].share;
        }
    }
    return to;
}

/* Name the circle that is reached from a pathway which children keep coming to. */
static void report_loop(const struct bide_check_part *part, const struct graph *graph,
                        size_t from)
{
    size_t first = from;
    for (size_t i = 0; i < graph->pathway_count; ++i) {
        first = most_go_to(graph, first);
    }
    struct bide_text loop;
    bide_text_init(&loop);
    size_t at = first;
    do {
        bide_text_addf(&loop, "%s -> ", pathway_at(part->spec, at)->name);
        at = most_go_to(graph, at);
    } while (at != first);
    const char *name = pathway_at(part->spec, first)->name;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.onward", name);
    bide_check_part_error(part, "BD-C068", path,
                          "let some of them finish: onward shares that add to less "
                          "than 1",
                          "children go round and round: %s%s", loop.bytes, name);
    bide_diag_fail(part->diag, loop.err);
    bide_text_free(&loop);
}

/* One child on each pathway; after a long way hardly any should be left. */
static void look_for_loops(const struct bide_check_part *part, const struct graph *graph,
                           double *children)
{
    const double count = (double) graph->pathway_count;
    double rest = count;
    for (size_t i = 0; i < graph->pathway_count; ++i) {
        children[i] = 1.0;
    }
    for (int round = 0; round < MOST_ROUNDS && rest > MOST_LEFT && rest < TOO_MANY;
         ++round) {
        rest = send_on(graph, children);
    }
    size_t most = 0;
    for (size_t i = 1; i < graph->pathway_count; ++i) {
        most = children[i] > children[most] ? i : most;
    }
    if (rest > MOST_LEFT) {
        report_loop(part, graph, most);
    }
}

void bide_check_flow_loops(const struct bide_check_part *part)
{
    struct graph graph;
    const bool with_skips = has_skips(part->spec);
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        bide_check_next_loops(part, pathway_at(part->spec, i), with_skips);
    }
    double *children = bide_mem_zeroed(part->spec->pathways.count, sizeof(double));
    const enum bide_err err = graph_init(&graph, part->spec, with_skips);
    if (children == NULL || err != BIDE_OK) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
    } else {
        look_for_loops(part, &graph, children);
    }
    graph_free(&graph);
    bide_mem_free(children);
}
