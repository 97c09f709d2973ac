/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kpi.h - the measures: their names, units and meaning, and where they stand in a row.
 *
 * A list counts the children whose clock is running. Waits at a moment are whole days,
 * and centiles come from weekly bins with a straight line inside the bin, as NHS England
 * publishes them. Measures of flow count from the end of the warm-up. */
#ifndef BIDE_SERVICE_KPI_H
#define BIDE_SERVICE_KPI_H

#include <stdbool.h>
#include <stddef.h>

#include "models/scenario/spec.h"

enum bide_kpi {
    /* at the moment */
    BIDE_KPI_LIST,
    BIDE_KPI_WITHIN, /* share of the list waiting no longer than the standard */
    BIDE_KPI_MEDIAN, /* weeks waited so far by those on the list */
    BIDE_KPI_P92,
    BIDE_KPI_OVER_52, /* children waiting more than 364 days */
    BIDE_KPI_OVER_65,
    BIDE_KPI_OVER_78,
    BIDE_KPI_OVER_104,
    /* from the end of the warm-up to the moment */
    BIDE_KPI_REFERRED,    /* clocks started */
    BIDE_KPI_SEEN,        /* clocks stopped by being seen */
    BIDE_KPI_SEEN_WITHIN, /* share of those seen who waited no longer than the standard */
    BIDE_KPI_SEEN_MEAN,   /* weeks waited by those seen, exact times */
    BIDE_KPI_SEEN_SD,
    BIDE_KPI_SEEN_MEDIAN,
    BIDE_KPI_SEEN_P92,
    BIDE_KPI_SEEN_DELAYED,   /* share of those seen who waited at all */
    BIDE_KPI_LEFT,           /* left while waiting */
    BIDE_KPI_LEFT_MEAN,      /* weeks waited by those who left */
    BIDE_KPI_LEFT_MOVED,     /* of those who left: to another area */
    BIDE_KPI_LEFT_ELSEWHERE, /* ... to another provider */
    BIDE_KPI_LEFT_AGED_OUT,
    BIDE_KPI_LEFT_VALIDATED, /* ... when the list was validated */
    BIDE_KPI_ESCALATED,      /* became more urgent while waiting */
    BIDE_KPI_NOT_BROUGHT,    /* appointments missed */
    BIDE_KPI_DISCHARGED,     /* discharged after a missed appointment */
    BIDE_KPI_ENDED,          /* clocks ended by a step's decision, such as a refusal */
    BIDE_KPI_INSOURCED,      /* had a step done by an insourcing contract */
    BIDE_KPI_NULLIFIED,      /* clocks nullified by a missed appointment */
    BIDE_KPI_CLOSED,         /* clocks stopped by a decision or a discharge, or nullified
                                and not yet started again */
    BIDE_KPI_COMPLETED,      /* finished the last step of the pathway */
    BIDE_KPI_TURNED_AWAY,    /* referred while the list was closed */
    BIDE_KPI_LIST_MEAN,      /* time average of the list */
    BIDE_KPI_BAND_0_1,       /* the seven bands of the list, in this order */
    BIDE_KPI_BAND_1_2,
    BIDE_KPI_BAND_2_4,
    BIDE_KPI_BAND_4_12,
    BIDE_KPI_BAND_12_18,
    BIDE_KPI_BAND_18_52,
    BIDE_KPI_BAND_OVER_52,
    /* as a clock's rules publish them: see bide_kpi_is_shown */
    BIDE_KPI_OPEN_AT_STANDARD,    /* waiting as long as the standard, or longer */
    BIDE_KPI_STEP_IN_TIME,        /* share of the step's children: done in its days */
    BIDE_KPI_ISSUED_IN_YEAR,      /* clocks stopped by being seen since 1 January */
    BIDE_KPI_ISSUED_WITHIN,       /* share of these within the standard */
    BIDE_KPI_ISSUED_WITHIN_PLAIN, /* ... of those without an exception */
    BIDE_KPI_TARGET_MET,          /* 1 if the target is met at the moment, else 0 */
    BIDE_KPI_TARGET_REACHED,      /* 1 if the target was reached by the moment, else 0 */
    BIDE_KPI_TARGET_WEEKS,        /* weeks until then; NaN if not */
    BIDE_KPI_LONGEST,             /* weeks waited by whoever on the list waits longest */
    /* of those referred in the first four weeks and seen or still waiting: see
     * expect.h; at milestones only */
    BIDE_KPI_NEW_MEDIAN, /* weeks within which half of them were seen; NaN until then */
    BIDE_KPI_NEW_P90,    /* ... 9 in 10 of them */
    BIDE_KPI_COUNT
};

enum bide_kpi_staff {
    BIDE_KPI_STAFF_USED,
    BIDE_KPI_STAFF_HOURS,
    BIDE_KPI_STAFF_MISSED,    /* hours lost: not brought */
    BIDE_KPI_STAFF_CANCELLED, /* hours lost: given back too late */
    BIDE_KPI_STAFF_COUNT
};
enum bide_kpi_cost {
    BIDE_KPI_COST_STAFF,
    BIDE_KPI_COST_CONTRACTS,
    BIDE_KPI_COST_TOTAL,
    BIDE_KPI_COST_RECURRENT, /* of the total: posts and standing programmes */
    BIDE_KPI_COST_COUNT
};

enum bide_kpi_budget {
    BIDE_KPI_BUDGET_COST,    /* of one line of the budget */
    BIDE_KPI_BUDGET_STOPPED, /* 1: the provider failed, or the pilot was stopped */
    BIDE_KPI_BUDGET_COUNT
};

struct bide_kpi_info {
    const char *name;     /* in JSON and CSV: "list", "median_wait_weeks" */
    const char *unit;     /* "children", "weeks", "share" */
    const char *label;    /* "Median wait (weeks)" */
    const char *sentence; /* what exactly is counted */
};

const struct bide_kpi_info *bide_kpi_info(enum bide_kpi kpi);
/* Whether a measure is for a pathway of these rules. Where it is not, its column holds
 * what it may, and reports leave it out. */
bool bide_kpi_is_shown(enum bide_kpi kpi, const struct bide_spec_pathway *pathway);

const struct bide_kpi_info *bide_kpi_staff_info(enum bide_kpi_staff kpi);
const struct bide_kpi_info *bide_kpi_cost_info(enum bide_kpi_cost kpi);
const struct bide_kpi_info *bide_kpi_budget_info(enum bide_kpi_budget kpi);

#endif
