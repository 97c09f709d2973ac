/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_file.h - a study that is written to a result file and read again. */
#ifndef BIDE_TESTS_RESULT_FILE_H
#define BIDE_TESTS_RESULT_FILE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/result/result.h"
#include "app/sets.h"
#include "models/scenario/check.h"
#include "models/scenario/load.h"

enum { MOST_PATH = 64 };

static char path[MOST_PATH];
static struct bide_spec spec;
static struct bide_diag diag;
static struct bide_study study;
static struct bide_text file; /* the bytes of a result file */
static struct bide_result result;
static struct bide_problem problem;

static inline void set_up(void)
{
    snprintf(path, sizeof(path), "/tmp/bide-result-XXXXXX");
    const int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    bide_spec_init(&spec);
    bide_diag_init(&diag);
    bide_text_init(&file);
    bide_problem_init(&problem);
    memset(&study, 0, sizeof(study));
    memset(&result, 0, sizeof(result));
}

static inline void tear_down(void)
{
    bide_result_free(&result);
    bide_study_free(&study);
    bide_text_free(&file);
    bide_diag_free(&diag);
    bide_spec_free(&spec);
    bide_problem_free(&problem);
    unlink(path);
}

static inline void load(const char *name, const struct bide_result_sets *sets)
{
    ck_assert_msg(bide_load_file(&spec, name, &diag) == BIDE_OK, "%s", name);
    for (size_t i = 0; i < sets->count; ++i) {
        ck_assert_int_eq(bide_sets_apply(&spec, sets->sets[i], i + 1, &diag), BIDE_OK);
    }
    ck_assert_msg(bide_check_spec(&spec, &diag) == BIDE_OK, "%s", name);
}

static inline void run(const struct bide_study_plan *plan)
{
    ck_assert_int_eq(bide_study_run(&study, &spec, plan, &diag), BIDE_OK);
}

static const struct bide_result_sets no_sets;

/* Run a few replications of a configuration and write them. */
static inline void make(const char *name)
{
    const struct bide_study_plan plan = { .replications = 3, .threads = 1 };
    load(name, &no_sets);
    run(&plan);
    bide_result_write(&file, &study, &no_sets);
    ck_assert_int_eq(file.err, BIDE_OK);
}

static inline void put(const char *bytes, size_t length)
{
    FILE *out = fopen(path, "wb");
    ck_assert_ptr_nonnull(out);
    ck_assert_uint_eq(fwrite(bytes, 1, length, out), length);
    ck_assert_int_eq(fclose(out), 0);
}

static inline enum bide_err open_again(void)
{
    bide_result_free(&result);
    bide_problem_free(&problem);
    bide_problem_init(&problem);
    return bide_result_open(&result, path, &problem);
}

static inline void compare_estimates(const struct bide_study *read)
{
    const size_t all = study.plan.column_count * study.scenario_count;
    ck_assert_uint_eq(read->plan.column_count, study.plan.column_count);
    ck_assert_uint_eq(read->scenario_count, study.scenario_count);
    ck_assert_uint_eq(read->replications, study.replications);
    ck_assert(read->seed == study.seed);
    ck_assert_int_eq(
        memcmp(read->estimates, study.estimates, all * sizeof(struct bide_estimate)), 0);
    ck_assert_int_eq(
        memcmp(read->differences, study.differences, all * sizeof(struct bide_estimate)),
        0);
    ck_assert_int_eq(
        memcmp(read->paired.gaps, study.paired.gaps,
               study.paired.count * BIDE_GAP_KPI_COUNT * sizeof(struct bide_gap)),
        0);
    ck_assert_ptr_null(read->rows);
}

#endif
