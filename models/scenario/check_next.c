/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_next.h"

#include <math.h>
#include <string.h>

#include "engine/base/text.h"

enum { MOST_STEPS = BIDE_CHECK_NEXT_STEPS };
#define END_WORD "end"
#define LEAST_LEAVING 0.001 /* of those who come to a step, never to come again */

/* Shares of those who come to step i that come to step k next; k = count: who complete.
 */
struct chain {
    size_t count;
    double to[MOST_STEPS][MOST_STEPS + 1];
};

/* Of missed appointments, the share that leads to another; below 1 once checked. */
static double again(const struct bide_spec_step *step)
{
    return fmin(step->not_brought * step->rebook, 0.999);
}

double bide_check_next_appointments(const struct bide_spec_step *step)
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

double bide_check_next_done(const struct bide_spec_step *step)
{
    const double attends = step->staff != NULL ? (1.0 - step->not_brought)
                                                     * bide_check_next_appointments(step)
                                               : 1.0;
    return step->share * attends;
}

static double sum_of_ends(const struct bide_spec_step *step, bool with_redirects)
{
    const struct bide_spec_end *ends = step->ends.items;
    double sum = 0.0;
    for (size_t i = 0; i < step->ends.count; ++i) {
        sum += with_redirects || ends[i].to == NULL ? ends[i].share : 0.0;
    }
    return sum;
}

static double sum_of_next(const struct bide_spec_step *step)
{
    const struct bide_spec_next *next = step->next.items;
    double sum = 0.0;
    for (size_t i = 0; i < step->next.count; ++i) {
        sum += next[i].share;
    }
    return sum;
}

/* --- the chain --- */

static void fill_row(struct chain *chain, const struct bide_spec_pathway *pathway,
                     size_t from, bool with_skips)
{
    const struct bide_spec_step *step =
        (const struct bide_spec_step *) pathway->steps.items + from;
    const struct bide_spec_next *next = step->next.items;
    const double done = with_skips ? 1.0 : bide_check_next_done(step);
    const double ended = with_skips ? 0.0 : sum_of_ends(step, true);
    double *to = chain->to[from];
    for (size_t i = 0; i < step->next.count; ++i) {
        const size_t target =
            bide_spec_find(pathway->steps, sizeof(*step), next[i].to); /* or the end */
        to[target] += done * next[i].share;
    }
    to[from + 1] += (with_skips ? 0.0 : 1.0 - step->share)
                    + done * fmax(0.0, 1.0 - ended - sum_of_next(step));
}

/* Most pathways have few steps: what lies beyond them is left as it is. */
static void clear(struct chain *chain, size_t count)
{
    chain->count = count;
    for (size_t i = 0; i < count; ++i) {
        memset(chain->to[i], 0, (count + 1) * sizeof(chain->to[i][0]));
    }
}

static void fill(struct chain *chain, const struct bide_spec_pathway *pathway,
                 bool with_skips)
{
    clear(chain, pathway->steps.count < MOST_STEPS ? pathway->steps.count : MOST_STEPS);
    for (size_t i = 0; i < chain->count; ++i) {
        fill_row(chain, pathway, i, with_skips);
    }
}

/* The pivot of step k, which stays as it is once the step is taken out. */
static double leaving_of(const struct chain *chain, size_t k)
{
    return fmax(1.0 - chain->to[k][k], LEAST_LEAVING);
}

/* Take step k out of the chain: who would come to it goes where it leads in the end. The
 * chance to come back to k by the steps taken out before is to[k][k]. */
static void take_out(struct chain *chain, size_t k)
{
    const double leaving = leaving_of(chain, k);
    for (size_t j = k + 1; j <= chain->count; ++j) {
        chain->to[k][j] /= leaving;
    }
    for (size_t i = k + 1; i < chain->count; ++i) {
        const double share = chain->to[i][k];
        for (size_t j = k + 1; j <= chain->count && share > 0.0; ++j) {
            chain->to[i][j] += share * chain->to[k][j];
        }
    }
}

/* Visits are those of the child's coming and of those who come from later steps, in the
 * chain as it was when the step was taken out: from the last step to the first
 * (Grassmann, Taksar and Heyman 1985: no subtractions but the pivot's). */
void bide_check_next_solve(const struct bide_spec_pathway *pathway,
                           struct bide_check_next *next)
{
    struct chain chain;
    fill(&chain, pathway, false);
    const size_t n = chain.count;
    memset(next, 0, sizeof(*next));
    /* Turned round, so that the first step is taken out last. */
    struct chain turned;
    clear(&turned, n);
    for (size_t i = 0; i < n; ++i) {
        for (size_t j = 0; j < n; ++j) {
            turned.to[n - 1 - i][n - 1 - j] = chain.to[i][j];
        }
    }
    for (size_t k = 0; k < n; ++k) {
        take_out(&turned, k);
    }
    for (size_t k = n; k-- > 0;) {
        double coming = k == n - 1 ? 1.0 : 0.0;
        for (size_t i = k + 1; i < n; ++i) {
            coming += next->visits[n - 1 - i] * turned.to[i][k];
        }
        next->visits[n - 1 - k] = coming / leaving_of(&turned, k);
    }
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < n; ++i) {
        next->completed += next->visits[i] * chain.to[i][n];
        next->ended += next->visits[i] * bide_check_next_done(&steps[i])
                       * sum_of_ends(&steps[i], false);
        next->discharged +=
            next->visits[i] * (steps[i].share - bide_check_next_done(&steps[i]));
    }
}

/* --- loops --- */

static size_t likeliest(const struct chain *chain, size_t from)
{
    size_t best = from;
    double most = 0.0;
    for (size_t i = 0; i < chain->count; ++i) {
        if (chain->to[from][i] > most) {
            best = i;
            most = chain->to[from][i];
        }
    }
    return best;
}

static void report_loop(const struct bide_check_part *part,
                        const struct bide_spec_pathway *pathway,
                        const struct chain *chain, size_t from)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t first = from;
    for (size_t i = 0; i < chain->count; ++i) {
        first = likeliest(chain, first);
    }
    struct bide_text loop;
    bide_text_init(&loop);
    size_t at = first;
    do {
        bide_text_addf(&loop, "%s -> ", steps[at].name);
        at = likeliest(chain, at);
    } while (at != first);
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.steps", pathway->name);
    bide_check_part_error(part, "BD-C068", path,
                          "let some of them go on: shares of \"next\" that add to less "
                          "than 1",
                          "children go round and round: %s%s", loop.bytes,
                          steps[first].name);
    bide_diag_fail(part->diag, loop.err);
    bide_text_free(&loop);
}

void bide_check_next_loops(const struct bide_check_part *part,
                           const struct bide_spec_pathway *pathway, bool with_skips)
{
    struct chain chain;
    struct chain whole;
    fill(&chain, pathway, with_skips);
    whole = chain;
    for (size_t k = 0; k < chain.count; ++k) {
        if (1.0 - chain.to[k][k] < LEAST_LEAVING) {
            report_loop(part, pathway, &whole, k);
            return;
        }
        take_out(&chain, k);
    }
}

/* --- settings --- */

static void check_targets(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway,
                          const struct bide_spec_step *step, const char *name)
{
    const struct bide_spec_next *next = step->next.items;
    const struct bide_spec_list steps = pathway->steps;
    char path[BIDE_CHECK_PART_PATH];
    for (size_t i = 0; i < step->next.count; ++i) {
        const bool is_step = !bide_check_part_lacks(steps, sizeof(*step), next[i].to);
        const bool is_end = next[i].to != NULL && strcmp(next[i].to, END_WORD) == 0;
        bide_check_part_path(path, "pathways.%s.steps.%s.next.%zu.to", pathway->name,
                             name, i);
        if (is_end && is_step) {
            bide_check_part_error(part, "BD-C090", path, "give the step another name",
                                  "\"end\" may be the step or the end of the pathway");
        } else if (!is_end && !is_step) {
            bide_check_part_unknown(part, path, "step", next[i].to, steps, sizeof(*step));
        }
    }
}

static void check_redirects(const struct bide_check_part *part,
                            const struct bide_spec_pathway *pathway,
                            const struct bide_spec_step *step, const char *name)
{
    const struct bide_spec_end *ends = step->ends.items;
    const struct bide_spec_list all = part->spec->pathways;
    for (size_t i = 0; i < step->ends.count; ++i) {
        if (bide_check_part_lacks(all, sizeof(*pathway), ends[i].to)) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "pathways.%s.steps.%s.ends.%zu.to", pathway->name,
                                 name, i);
            bide_check_part_unknown(part, path, "pathway", ends[i].to, all,
                                    sizeof(*pathway));
        }
    }
}

void bide_check_next_step(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway, size_t step,
                          const char *name)
{
    const struct bide_spec_step *subject =
        (const struct bide_spec_step *) pathway->steps.items + step;
    const double ended = sum_of_ends(subject, true);
    const double moved = sum_of_next(subject);
    char path[BIDE_CHECK_PART_PATH];
    if (!bide_check_part_adds_up(ended, false)) {
        bide_check_part_path(path, "pathways.%s.steps.%s.ends", pathway->name, name);
        bide_check_part_shares(part, path, "ends", ended, false);
    } else if (!bide_check_part_adds_up(ended + moved, false)) {
        bide_check_part_path(path, "pathways.%s.steps.%s.next", pathway->name, name);
        bide_check_part_shares(part, path, "ends and next", ended + moved, false);
    }
    check_redirects(part, pathway, subject, name);
    check_targets(part, pathway, subject, name);
}
