/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study.h - all scenarios of a spec, replicated, reduced to estimates and compared. */
#ifndef BIDE_SERVICE_STUDY_H
#define BIDE_SERVICE_STUDY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/err.h"
#include "engine/run/mc.h"
#include "engine/stat/estimate.h"
#include "models/scenario/spec.h"
#include "models/service/kpi.h"
#include "models/service/paired.h"
#include "models/service/plan.h"
#include "models/text/diag.h"

struct bide_study_audit {
    bool is_passed;
    double worst_gap;     /* children unaccounted for, largest of all replications */
    double worst_little;  /* Little's law: relative gap, largest of all replications */
    uint64_t event_count; /* events handled in all replications */
    uint64_t child_count; /* children simulated in all replications */
};

struct bide_study {
    const struct bide_spec *spec;
    size_t *scenarios; /* owned: places in spec->scenarios; the first is compared with */
    size_t scenario_count;
    size_t replications;
    uint64_t seed;
    struct bide_plan plan; /* lines and moments; owned */
    double *rows; /* owned; by replication, scenario and column; NULL if the study was
                     read from a file: reports must do without */
    struct bide_estimate *estimates;   /* owned; by scenario and column */
    struct bide_estimate *differences; /* owned; from the first scenario, paired; where
                                          its own would stand all bytes are 0 */
    struct bide_paired paired;         /* gaps, and what money buys; owned */
    struct bide_study_audit audit;
};

struct bide_study_plan {
    const char *only_scenario; /* NULL: all of them */
    size_t replications;       /* 0: as the spec says */
    const uint64_t *seed;      /* NULL: as the spec says */
    int threads;               /* 0: as OpenMP says */
    atomic_int *stop;
    /* May be NULL. Called once, before the first replication: rows that were done before
     * may be put into the table, with their flags set, and are then not done again.
     * Progress may read those that are done; after its last call they are gone. */
    enum bide_err (*begin)(void *progress_context, const struct bide_mc_table *table);
    /* May be NULL. */
    void (*progress)(void *progress_context, size_t done, size_t total);
    void *progress_context;
    struct bide_ranks *ranks; /* may be NULL: this process is the only one */
    double most_bytes;        /* of results in memory, if more than usual may be taken */
};

/* What the first rank tells the others of a study: places among the words of an order. */
enum bide_study_order {
    BIDE_STUDY_ORDER_SCENARIO, /* 0: all; else its place in spec->scenarios and 1 more */
    BIDE_STUDY_ORDER_REPLICATIONS,
    BIDE_STUDY_ORDER_SEED,
    BIDE_STUDY_ORDER_THREADS
};

/* Run it. spec was loaded and checked, and must outlive the study. Problems that show
 * only in a scenario go to diag. BIDE_ERR_STOPPED leaves nothing to free; so does any
 * error. BIDE_ERR_AUDIT: the results are there to be printed but do not add up. A rank
 * that follows gets no results: it has nothing to free. */
BIDE_MUST_CHECK enum bide_err bide_study_run(struct bide_study *study,
                                             const struct bide_spec *spec,
                                             const struct bide_study_plan *plan,
                                             struct bide_diag *diag);
void bide_study_free(struct bide_study *study);

/* BIDE_ERR_LIMIT with a problem in diag if the rows of its plan, scenarios and
 * replications are more than usual and more than most_bytes; bide_study_run asks this
 * first. */
BIDE_MUST_CHECK enum bide_err bide_study_check_size(const struct bide_study *study,
                                                    double most_bytes,
                                                    struct bide_diag *diag);

/* The estimate of one measure; scenario, moment, line and staff are indices into the
 * study's lists, and the line is measured at that moment (bide_plan_has). Differences are
 * from the first scenario (all 0 for itself, the count too). */
const struct bide_estimate *bide_study_estimate(const struct bide_study *study,
                                                size_t scenario, size_t moment,
                                                size_t line, enum bide_kpi kpi);
const struct bide_estimate *bide_study_difference(const struct bide_study *study,
                                                  size_t scenario, size_t moment,
                                                  size_t line, enum bide_kpi kpi);

/* Of a staff group: share of the time offered that was used, since the warm-up. */
const struct bide_estimate *bide_study_staff(const struct bide_study *study,
                                             size_t scenario, size_t moment, size_t staff,
                                             enum bide_kpi_staff kpi);

/* Of the whole scenario: money spent since the start. */
const struct bide_estimate *bide_study_cost(const struct bide_study *study,
                                            size_t scenario, size_t moment,
                                            enum bide_kpi_cost kpi);
const struct bide_estimate *bide_study_cost_difference(const struct bide_study *study,
                                                       size_t scenario, size_t moment,
                                                       enum bide_kpi_cost kpi);

/* How far apart the groups of a pathway are (gap.h) by one of bide_gap_kpis, and what the
 * extra money of a scenario other than the first buys on it (value.h), at a milestone. */
static inline const struct bide_gap *bide_study_gap(const struct bide_study *study,
                                                    size_t scenario, size_t moment,
                                                    size_t pathway, enum bide_kpi kpi)
{
    return bide_paired_gap(&study->paired, &study->plan, scenario, moment, pathway, kpi);
}

static inline const struct bide_value *bide_study_value(const struct bide_study *study,
                                                        size_t scenario, size_t moment,
                                                        size_t pathway)
{
    return bide_paired_value(&study->paired, &study->plan, scenario, moment, pathway);
}

/* Of one line of the budget (budget.h), at a milestone. */
const struct bide_estimate *bide_study_budget(const struct bide_study *study,
                                              size_t scenario, size_t moment, size_t line,
                                              enum bide_kpi_budget kpi);
const struct bide_estimate *bide_study_budget_difference(const struct bide_study *study,
                                                         size_t scenario, size_t moment,
                                                         size_t line,
                                                         enum bide_kpi_budget kpi);

#endif
