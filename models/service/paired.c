/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/paired.h"

#include "engine/base/mem.h"

/* Of a pathway at a milestone. */
static size_t place_of(const struct bide_plan *plan, size_t scenario, size_t moment,
                       size_t pathway)
{
    BIDE_REQUIRE(pathway < plan->pathway_count);
    const size_t milestone = bide_plan_milestone(plan, moment);
    return (scenario * bide_plan_milestone_count(plan) + milestone) * plan->pathway_count
           + pathway;
}

enum bide_err bide_paired_init(struct bide_paired *paired, const struct bide_plan *plan,
                               size_t scenario_count)
{
    paired->count =
        scenario_count * bide_plan_milestone_count(plan) * plan->pathway_count;
    paired->gaps =
        bide_mem_zeroed(paired->count * BIDE_GAP_KPI_COUNT, sizeof(struct bide_gap));
    paired->values = bide_mem_zeroed(paired->count, sizeof(struct bide_value));
    return paired->gaps == NULL || paired->values == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
}

void bide_paired_free(struct bide_paired *paired)
{
    bide_mem_free(paired->gaps);
    bide_mem_free(paired->values);
    *paired = (struct bide_paired){ .count = 0 };
}

static void plain(struct bide_value *value)
{
    bide_estimate_plain(&value->pounds, 1);
    bide_estimate_plain(&value->seen, 1);
    bide_estimate_plain(&value->weeks, 1);
    bide_ratio_plain(&value->per_child);
    bide_ratio_plain(&value->per_week);
}

/* Of one scenario at one milestone. */
static enum bide_err fill(struct bide_paired *paired, const struct bide_outcome *outcome,
                          size_t scenario, size_t moment)
{
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < outcome->plan->pathway_count && err == BIDE_OK; ++i) {
        const size_t place = place_of(outcome->plan, scenario, moment, i);
        struct bide_gap *gaps = &paired->gaps[place * BIDE_GAP_KPI_COUNT];
        for (size_t k = 0; k < BIDE_GAP_KPI_COUNT && err == BIDE_OK; ++k) {
            err = bide_gap_make(&gaps[k], outcome, scenario, moment, i, bide_gap_kpis[k]);
            bide_estimate_plain(&gaps[k].difference, 1);
        }
        if (err == BIDE_OK && scenario > 0) {
            err = bide_value_make(&paired->values[place], outcome, scenario, moment, i);
            plain(&paired->values[place]);
        }
    }
    return err;
}

enum bide_err bide_paired_fill(struct bide_paired *paired,
                               const struct bide_outcome *outcome)
{
    const size_t moments = outcome->plan->moment_count;
    enum bide_err err = BIDE_OK;
    for (size_t i = 0; i < outcome->scenario_count * moments && err == BIDE_OK; ++i) {
        if (outcome->plan->moments[i % moments].label != NULL) {
            err = fill(paired, outcome, i / moments, i % moments);
        }
    }
    return err;
}

const struct bide_gap *bide_paired_gap(const struct bide_paired *paired,
                                       const struct bide_plan *plan, size_t scenario,
                                       size_t moment, size_t pathway, enum bide_kpi kpi)
{
    const size_t place = place_of(plan, scenario, moment, pathway);
    size_t k = 0;
    while (k < BIDE_GAP_KPI_COUNT && bide_gap_kpis[k] != kpi) {
        ++k;
    }
    BIDE_REQUIRE(k < BIDE_GAP_KPI_COUNT && place < paired->count);
    return &paired->gaps[place * BIDE_GAP_KPI_COUNT + k];
}

const struct bide_value *bide_paired_value(const struct bide_paired *paired,
                                           const struct bide_plan *plan, size_t scenario,
                                           size_t moment, size_t pathway)
{
    const size_t place = place_of(plan, scenario, moment, pathway);
    BIDE_REQUIRE(scenario > 0 && place < paired->count);
    return &paired->values[place];
}
