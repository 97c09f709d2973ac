/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/service/gap.h"

#include <math.h>

#include "engine/base/mem.h"

const enum bide_kpi bide_gap_kpis[BIDE_GAP_KPI_COUNT] = {
    BIDE_KPI_WITHIN,
    BIDE_KPI_MEDIAN,
    BIDE_KPI_SEEN_WITHIN,
    BIDE_KPI_SEEN_MEAN,
};

/* What is compared. */
struct subject {
    const struct bide_outcome *outcome;
    size_t scenario;
    size_t moment;
    enum bide_kpi kpi;
};

static double mean_of(const struct subject *subject, size_t line)
{
    const struct bide_plan *plan = subject->outcome->plan;
    const size_t column = bide_plan_column(plan, subject->moment, line, subject->kpi);
    return subject->outcome->estimates[subject->scenario * plan->column_count + column]
        .mean;
}

/* Replication by replication. */
static enum bide_err compare(struct bide_gap *gap, const struct subject *subject)
{
    const struct bide_outcome *outcome = subject->outcome;
    const struct bide_plan *plan = outcome->plan;
    double *scratch = bide_mem_zeroed(outcome->replications, sizeof(double));
    if (scratch == NULL) {
        return BIDE_ERR_MEMORY;
    }
    const double *rows = outcome->rows + subject->scenario * plan->column_count;
    gap->difference = bide_estimate_of_difference(
        rows + bide_plan_column(plan, subject->moment, gap->most, subject->kpi),
        rows + bide_plan_column(plan, subject->moment, gap->least, subject->kpi),
        outcome->replications, plan->column_count * outcome->scenario_count, scratch);
    bide_mem_free(scratch);
    return BIDE_OK;
}

enum bide_err bide_gap_make(struct bide_gap *gap, const struct bide_outcome *outcome,
                            size_t scenario, size_t moment, size_t pathway,
                            enum bide_kpi kpi)
{
    const struct subject subject = { outcome, scenario, moment, kpi };
    size_t count = 0;
    for (size_t i = 0; i < outcome->plan->line_count; ++i) {
        const struct bide_plan_line *line = &outcome->plan->lines[i];
        if (line->pathway != pathway || line->group < 0 || isnan(mean_of(&subject, i))) {
            continue;
        }
        if (count == 0 || mean_of(&subject, i) > mean_of(&subject, gap->most)) {
            gap->most = i;
        }
        if (count == 0 || mean_of(&subject, i) < mean_of(&subject, gap->least)) {
            gap->least = i;
        }
        ++count;
    }
    if (count < 2) {
        gap->most = pathway; /* nothing to tell apart */
        gap->least = pathway;
    }
    const double difference =
        count < 2 ? NAN : mean_of(&subject, gap->most) - mean_of(&subject, gap->least);
    const struct bide_estimate known = { .mean = difference,
                                         .std_error = NAN,
                                         .half_width = NAN,
                                         .p10 = NAN,
                                         .p50 = NAN,
                                         .p90 = NAN };
    gap->difference = known;
    return count < 2 ? BIDE_OK : compare(gap, &subject);
}
