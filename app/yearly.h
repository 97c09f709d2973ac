/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yearly.h - money by the year: what was spent in the year before a moment. */
#ifndef BIDE_APP_YEARLY_H
#define BIDE_APP_YEARLY_H

#include <stdint.h>

#include "models/service/study.h"

/* Those costs of which a year is told. */
enum { BIDE_YEARLY_COUNT = 2 };
extern const enum bide_kpi_cost bide_yearly_kpis[BIDE_YEARLY_COUNT];

struct bide_yearly {
    int32_t since;     /* the year begins */
    double pounds;     /* NaN if no moment is about a year before */
    double difference; /* from the first scenario */
};

/* The year begins at the latest moment of the plan that is 52 weeks or more before, or at
 * the start. */
struct bide_yearly bide_yearly_of(const struct bide_study *study, size_t scenario,
                                  size_t moment, enum bide_kpi_cost kpi);

/* Its measure in JSON and CSV. */
const struct bide_kpi_info *bide_yearly_info(enum bide_kpi_cost kpi);

#endif
