/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_flow.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/text.h"
#include "engine/rand/dist.h"
#include "models/scenario/check_demand.h"
#include "models/scenario/check_leaving.h"

enum { MOST_ROUNDS = 5000 };
#define MOST_LEFT 0.005 /* of the children, after so many pathways */

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

/* Of missed appointments, the share that leads to another; below 1 once checked. */
static double again(const struct bide_spec_step *step)
{
    return fmin(step->not_brought * step->rebook, 0.999);
}

/* Appointments of a child who needs the step: after the n-th missed there is no other. */
static double appointments(const struct bide_spec_step *step)
{
    double count = 0.0;
    double another = 1.0;
    if (step->discharge_after == BIDE_SPEC_UNSET) {
        return 1.0 / (1.0 - again(step));
    }
    for (int64_t i = 0; i < step->discharge_after; ++i) {
        count += another;
        another *= step->not_brought * step->rebook;
    }
    return count;
}

double bide_check_flow_pass(const struct bide_spec_step *step)
{
    const struct bide_spec_end *ends = step->ends.items;
    double ended = 0.0;
    for (size_t i = 0; i < step->ends.count; ++i) {
        ended += ends[i].share;
    }
    const double attends = (1.0 - step->not_brought) * appointments(step);
    return 1.0 - step->share + step->share * attends * (1.0 - ended);
}

double bide_check_flow_minutes(const struct bide_spec_step *step, enum bide_err *err)
{
    return step->share * mean_minutes(step, err) * appointments(step);
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

/* Share that finishes the pathway; with skips nobody is sure to end before. Who stays
 * long enough leaves some time: half of them each time round, say, as no circle may be
 * endless.
 */
static double finish_share(const struct bide_spec_pathway *pathway, bool with_skips,
                           enum bide_err *err)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    double share = 1.0;
    for (size_t i = 0; i < pathway->steps.count && !with_skips; ++i) {
        share *= bide_check_flow_pass(&steps[i]);
    }
    const bool can_leave = bide_check_leaving_happens(&pathway->leaving) && !with_skips;
    return can_leave && takes_time(pathway, err) ? 0.5 * share : share;
}

static void add_edges(struct graph *graph, const struct bide_spec *spec, size_t from,
                      enum bide_err *err)
{
    const struct bide_spec_list *onward = &pathway_at(spec, from)->onward;
    const struct bide_spec_onward *routes = onward->items;
    const double finish = finish_share(pathway_at(spec, from), graph->with_skips, err);
    for (size_t i = 0; i < onward->count; ++i) {
        const size_t to = bide_spec_find(spec->pathways, sizeof(struct bide_spec_pathway),
                                         routes[i].to);
        const struct edge edge = { from, to, routes[i].share * finish };
        graph->edges[graph->edge_count++] = edge;
    }
}

static enum bide_err graph_init(struct graph *graph, const struct bide_spec *spec,
                                bool with_skips)
{
    size_t count = 0;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        count += pathway_at(spec, i)->onward.count;
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
        wave[i] = bide_check_demand_per_week(pathway_at(spec, i));
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
    for (int round = 0; round < MOST_ROUNDS && rest > MOST_LEFT; ++round) {
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
    double *children = bide_mem_zeroed(part->spec->pathways.count, sizeof(double));
    const enum bide_err err = graph_init(&graph, part->spec, has_skips(part->spec));
    if (children == NULL || err != BIDE_OK) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
    } else {
        look_for_loops(part, &graph, children);
    }
    graph_free(&graph);
    bide_mem_free(children);
}
