/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_study.h - a small study made by hand: two scenarios, two pathways (the first
 * with two priorities), two milestones (the first on the
 * first of a month) and a month between them, one staff group. */
#ifndef BIDE_TESTS_SAMPLE_STUDY_H
#define BIDE_TESTS_SAMPLE_STUDY_H

#include <math.h>
#include <string.h>

#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "models/service/study.h"

enum { SAMPLE_COLUMNS = 1024, SAMPLE_LINES = 4, SAMPLE_MOMENTS = 3 };
enum { SAMPLE_PLACES = 2 * 2 * 2 }; /* scenarios, milestones, pathways */
enum { AUTISM, PHYSIO, AUTISM_URGENT, AUTISM_ROUTINE };

struct sample {
    struct bide_spec spec;
    struct bide_spec_scenario scenarios[2];
    struct bide_spec_pathway pathways[2];
    struct bide_spec_priority priorities[2];
    struct bide_spec_staff staff[1];
    struct bide_study study;
    size_t scenario_indices[2];
    struct bide_plan_line lines[SAMPLE_LINES];
    struct bide_plan_moment moments[SAMPLE_MOMENTS];
    struct bide_estimate estimates[2 * SAMPLE_COLUMNS];
    struct bide_estimate differences[2 * SAMPLE_COLUMNS];
    struct bide_gap gaps[SAMPLE_PLACES * BIDE_GAP_KPI_COUNT];
    struct bide_value values[SAMPLE_PLACES];
};

static inline int32_t sample_day(const char *text)
{
    int32_t day = 0;
    return bide_civil_parse(text, &day) == BIDE_OK ? day : 0;
}

static inline void sample_fill_spec(struct sample *sample)
{
    sample->scenarios[0].name = "as_now";
    sample->scenarios[0].label = "Carry on as now";
    sample->scenarios[1].name = "insource";
    sample->scenarios[1].label = "Insource 900 assessments";
    sample->priorities[0].name = "urgent";
    sample->priorities[0].label = "Urgent";
    sample->priorities[1].name = "routine";
    sample->pathways[0].name = "autism";
    sample->pathways[0].label = "Autism assessment";
    sample->pathways[0].standard =
        (struct bide_spec_standard){ 18.0, (double) NAN, (double) NAN, 0.92 };
    sample->pathways[0].target = (struct bide_spec_target){ (double) NAN, (double) NAN,
                                                            (double) NAN, (double) NAN };
    sample->pathways[0].priorities.items = sample->priorities;
    sample->pathways[0].priorities.count = 2;
    sample->pathways[1].name = "physio";
    sample->pathways[1].standard =
        (struct bide_spec_standard){ 6.5, (double) NAN, (double) NAN, 0.92 };
    sample->pathways[1].target = sample->pathways[0].target;
    sample->staff[0].name = "nurses";
    sample->staff[0].label = "Specialist nurses";
    sample->spec.title = "Waiting in Mordiford";
    sample->spec.start = sample_day("2025-08-01");
    sample->spec.weeks = 52;
    sample->spec.monthly = true;
    sample->spec.scenarios = (struct bide_spec_list){ sample->scenarios, 2 };
    sample->spec.pathways = (struct bide_spec_list){ sample->pathways, 2 };
    sample->spec.staff = (struct bide_spec_list){ sample->staff, 1 };
}

/* Every estimate is 0 +- 0 to begin with. */
static inline struct sample *sample_new(void)
{
    struct sample *sample = bide_mem_zeroed(1, sizeof(struct sample));
    sample_fill_spec(sample);
    static const struct bide_plan_line lines[SAMPLE_LINES] = {
        { 0, -1, -1 }, { 1, -1, -1 }, { 0, 0, -1 }, { 0, 1, -1 }
    };
    memcpy(sample->lines, lines, sizeof(lines));
    sample->moments[0] =
        (struct bide_plan_moment){ 92.0, sample_day("2025-11-01"), "3 months", 0 };
    sample->moments[1] = (struct bide_plan_moment){ 122.0, sample_day("2025-12-01"), NULL,
                                                    SAMPLE_COLUMNS / 3 };
    sample->moments[2] = (struct bide_plan_moment){ 361.0, sample_day("2026-07-28"),
                                                    "The end", 2 * (SAMPLE_COLUMNS / 3) };
    sample->scenario_indices[1] = 1;
    sample->study =
        (struct bide_study){ .spec = &sample->spec,
                             .scenarios = sample->scenario_indices,
                             .scenario_count = 2,
                             .replications = 400,
                             .seed = 20250801,
                             .estimates = sample->estimates,
                             .differences = sample->differences,
                             .paired = { SAMPLE_PLACES, sample->gaps, sample->values } };
    sample->study.plan = (struct bide_plan){ .lines = sample->lines,
                                             .line_count = SAMPLE_LINES,
                                             .pathway_count = 2,
                                             .moments = sample->moments,
                                             .moment_count = SAMPLE_MOMENTS,
                                             .staff_count = 1,
                                             .column_count = SAMPLE_COLUMNS };
    sample->study.audit = (struct bide_study_audit){ .is_passed = true,
                                                     .worst_little = 2.2e-14,
                                                     .event_count = 1234567,
                                                     .child_count = 89 };
    return sample;
}

static inline void sample_free(struct sample *sample)
{
    bide_mem_free(sample);
}

/* What an accessor answered, to be written to. */
static inline struct bide_estimate *sample_slot(struct sample *sample,
                                                const struct bide_estimate *where)
{
    const size_t size = sizeof(sample->estimates) / sizeof(sample->estimates[0]);
    return where >= sample->estimates && where < sample->estimates + size
               ? &sample->estimates[where - sample->estimates]
               : &sample->differences[where - sample->differences];
}

/* mean, an interval of +- half_width and a range of +- 2 half_width. */
static inline struct bide_estimate sample_estimate(double mean, double half_width)
{
    return (struct bide_estimate){ .count = 400,
                                   .mean = mean,
                                   .std_error = half_width / 2.0,
                                   .half_width = half_width,
                                   .p10 = mean - 2.0 * half_width,
                                   .p50 = mean,
                                   .p90 = mean + 2.0 * half_width };
}

static inline void sample_put(struct sample *sample, const struct bide_estimate *where,
                              double mean, double half_width)
{
    *sample_slot(sample, where) = sample_estimate(mean, half_width);
}

static inline void sample_put_level(struct sample *sample, size_t scenario, size_t moment,
                                    enum bide_kpi kpi, double mean)
{
    const struct bide_study *study = &sample->study;
    sample_put(sample, bide_study_estimate(study, scenario, moment, AUTISM, kpi), mean,
               0.01 * mean);
}

static inline void sample_put_change(struct sample *sample, size_t moment,
                                     enum bide_kpi kpi, double mean, double half_width)
{
    const struct bide_study *study = &sample->study;
    sample_put(sample, bide_study_difference(study, 1, moment, AUTISM, kpi), mean,
               half_width);
}

#endif
