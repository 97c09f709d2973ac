/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/provider.h"

#include <math.h>

enum draw { FAILS, MOBILISATION, DELIVERS };

/* The chances of a contract are named by its step and whom it is for, so that it has the
 * same luck in every scenario. */
static struct bide_stream open_stream(const struct bide_run *run,
                                      const struct bide_model_contract *contract,
                                      enum draw draw)
{
    const uint64_t tag = run->model->routes[contract->pathway].tag;
    const uint64_t place = (uint64_t) contract->step << 16 | contract->luck;
    return bide_stream_open(run->root,
                            (uint32_t) BIDE_RUN_PROVIDER << 24 | (uint32_t) draw,
                            place << 32 | tag);
}

void bide_provider_draw(struct bide_run *run, size_t index)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    struct bide_stream fails = open_stream(run, contract, FAILS);
    struct bide_stream mobilisation = open_stream(run, contract, MOBILISATION);
    struct bide_stream delivers = open_stream(run, contract, DELIVERS);
    const bool has_failed =
        contract->fails > 0.0 && bide_run_chance(&fails, contract->fails);
    const double delay = bide_dist_draw(&contract->mobilisation_days, &mobilisation);
    const struct bide_run_contract fresh = {
        .opens = has_failed ? INFINITY : contract->start + delay,
        .per_open_day =
            contract->per_open_day * bide_dist_draw(&contract->delivers, &delivers),
    };
    run->contracts[index] = fresh;
}

/* When a contract's provider takes staff of this group; INFINITY for never. */
static double takes_at(const struct bide_run *run, size_t index, size_t staff)
{
    const struct bide_model_contract *contract = &run->model->contracts[index];
    const double opens = run->contracts[index].opens;
    const bool is_meant = contract->takes_staff == (int) staff && opens < contract->end;
    return is_meant ? opens + contract->takes_after_days : INFINITY;
}

double bide_provider_taken(const struct bide_run *run, size_t staff, double time)
{
    double wte = 0.0;
    for (size_t i = 0; i < run->model->contract_count; ++i) {
        wte += takes_at(run, i, staff) <= time ? run->model->contracts[i].takes_wte : 0.0;
    }
    return wte;
}

double bide_provider_taken_days(const struct bide_run *run, size_t staff, double from)
{
    double days = 0.0;
    for (size_t i = 0; i < run->model->contract_count; ++i) {
        const double since = fmax(from, takes_at(run, i, staff));
        days += run->model->contracts[i].takes_wte * fmax(0.0, run->loop.now - since);
    }
    return days;
}
