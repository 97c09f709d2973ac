/* SPDX-License-Identifier: GPL-3.0-or-later */
/* service.h - runs a configuration given as text, for tests of models/service. Whatever
 * goes wrong fails the test. */
#ifndef BIDE_TESTS_SERVICE_H
#define BIDE_TESTS_SERVICE_H

#include <stddef.h>
#include <stdint.h>

#include "models/scenario/spec.h"
#include "models/service/kpi.h"
#include "models/service/model.h"
#include "models/service/plan.h"
#include "models/service/run.h"
#include "models/text/diag.h"

/* From Monday 1 September 2025, no bank holidays, seen only at the milestones: in weeks
 * and days the sums are easy. */
#define SERVICE_MONDAY(weeks)                                                            \
    "start = \"2025-09-01\"; weeks = " #weeks "; replications = 2; monthly = false;"     \
    "calendar = { holidays = \"none\"; };"

/* Half a year of two pathways with everything in it, on sessions and continuous staff,
 * one sending children to the other, and a third, "alone", that has nothing to do with
 * them. The scenarios "now" and "all" differ in every way but in the third pathway. */
extern const char service_rich[];

struct service {
    struct bide_diag diag;
    struct bide_spec spec;
    struct bide_model model; /* of the scenario chosen last */
    struct bide_plan plan;
    struct bide_run run;
    double *row; /* of the replication played last */
};

/* The parts of a file, one after the other. */
#define SERVICE_TEXT(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Read and check the text as a file, and choose the first scenario. */
void service_open(struct service *service, const char *const *text);
void service_close(struct service *service);

void service_choose(struct service *service, const char *scenario);

/* Play replication r with seed 1 to the end; its audit must pass. */
void service_play(struct service *service, uint64_t r);

/* Play replication 0 up to this day; the audit must pass so far. */
void service_begin(struct service *service);
void service_go_on(struct service *service, double day);

/* A measure of a pathway at the moment on this day. */
double service_measure(const struct service *service, const char *pathway, double day,
                       enum bide_kpi kpi);

/* The same of one priority; the moment must be a milestone. */
double service_priority(const struct service *service, const char *pathway, int priority,
                        double day, enum bide_kpi kpi);

/* ... and of the group that stands there in the pathway's list, or after all of them for
 * the children in none. */
double service_group(const struct service *service, const char *pathway, int group,
                     double day, enum bide_kpi kpi);

double service_staff(const struct service *service, const char *staff, double day,
                     enum bide_kpi_staff kpi);
double service_cost(const struct service *service, double day, enum bide_kpi_cost kpi);

/* Counts of a pathway's first priority as the run stands now. */
const struct bide_run_counts *service_counts(const struct service *service,
                                             const char *pathway);

/* Open, play replication 0 of the first scenario; the caller closes. */
void service_run(struct service *service, const char *const *text);

/* The clock of a child on the list, by its place in storage, started at this time. */
void service_set_clock(struct service *service, size_t id, double clock_start);

#endif
