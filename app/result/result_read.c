/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/result/result_layout.h"
#include "engine/base/mem.h"

enum { MOST_FILES = 4096, MOST_SETS = 100000, ESTIMATE_VALUES = 7, RATIO_VALUES = 7 };
#define MOST_REPLICATIONS 1000000000U

/* --- texts --- */

static const char *keep(struct bide_result *result, struct bide_database *db, int column)
{
    const char *text = bide_database_text(db, column);
    const size_t length = bide_database_text_length(db, column);
    const char *copy = bide_arena_text(&result->arena, text, length);
    if (copy == NULL && db->err == BIDE_OK) {
        db->err = BIDE_ERR_MEMORY;
    }
    return copy != NULL ? copy : "";
}

static size_t count_of(struct bide_database *db, const char *question, size_t most)
{
    bide_database_prepare(db, question);
    const int64_t count = bide_database_next(db) ? bide_database_whole(db, 0) : 0;
    if (count < 0 || count > (int64_t) most) {
        bide_database_refuse(db, "it says too much");
    }
    return db->err == BIDE_OK ? (size_t) count : 0;
}

static void *take(struct bide_result *result, struct bide_database *db, size_t count,
                  size_t size)
{
    void *items = bide_arena_take(&result->arena, count, size);
    if (items == NULL && db->err == BIDE_OK) {
        db->err = BIDE_ERR_MEMORY;
    }
    return items;
}

static void read_files(struct bide_result *result, struct bide_database *db)
{
    const size_t count = count_of(db, "SELECT count(*) FROM files", MOST_FILES);
    struct bide_pack_file *files = take(result, db, count, sizeof(struct bide_pack_file));
    size_t done = 0;
    bide_database_prepare(db, "SELECT path, text, sha256 FROM files ORDER BY file");
    while (files != NULL && done < count && bide_database_next(db)) {
        files[done].path = keep(result, db, 0);
        files[done].length = bide_database_text_length(db, 1);
        files[done].text = keep(result, db, 1);
        files[done].digest = keep(result, db, 2);
        ++done;
    }
    result->pack = (struct bide_pack){ files, done };
    if (done == 0) {
        bide_database_refuse(db, "it holds no configuration");
    }
}

static void read_sets(struct bide_result *result, struct bide_database *db)
{
    const size_t count = count_of(db, "SELECT count(*) FROM sets", MOST_SETS);
    const char **sets = take(result, db, count, sizeof(const char *));
    size_t done = 0;
    bide_database_prepare(db, "SELECT setting FROM sets ORDER BY number");
    while (sets != NULL && done < count && bide_database_next(db)) {
        sets[done] = keep(result, db, 0);
        if (strchr(sets[done], '=') == NULL) {
            bide_database_refuse(db, "a setting has no value");
        }
        ++done;
    }
    result->sets = (struct bide_result_sets){ sets, done };
}

/* What the table meta says; "" if it says nothing. The answer is valid until the next. */
static const char *fact(struct bide_database *db, const char *name)
{
    bide_database_prepare(db, "SELECT value FROM meta WHERE name = ?1");
    bide_database_put_text(db, 1, name);
    return bide_database_next(db) ? bide_database_text(db, 0) : "";
}

void bide_result_read_files(struct bide_result *result, struct bide_database *db)
{
    snprintf(result->version, sizeof(result->version), "%s", fact(db, "bide_version"));
    read_files(result, db);
    read_sets(result, db);
}

/* --- numbers --- */

static uint64_t number_of(struct bide_database *db, const char *name, uint64_t most)
{
    const char *text = fact(db, name);
    char *end = NULL;
    errno = 0;
    const unsigned long long number = strtoull(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || number > most) {
        bide_database_refuse(db, "the seed or the number of replications is none");
    }
    return number;
}

static int take_estimate(struct bide_estimate *estimate, struct bide_database *db,
                         int column)
{
    *estimate = (struct bide_estimate){
        .count = (size_t) bide_database_whole(db, column),
        .mean = bide_database_real(db, column + 1),
        .std_error = bide_database_real(db, column + 2),
        .half_width = bide_database_real(db, column + 3),
        .p10 = bide_database_real(db, column + 4),
        .p50 = bide_database_real(db, column + 5),
        .p90 = bide_database_real(db, column + 6),
    };
    return column + ESTIMATE_VALUES;
}

static int take_ratio(struct bide_ratio *ratio, struct bide_database *db, int column)
{
    *ratio = (struct bide_ratio){
        .count = (size_t) bide_database_whole(db, column),
        .top = bide_database_real(db, column + 1),
        .bottom = bide_database_real(db, column + 2),
        .ratio = bide_database_real(db, column + 3),
        .low = bide_database_real(db, column + 4),
        .high = bide_database_real(db, column + 5),
        .is_reliable = bide_database_whole(db, column + 6) != 0,
    };
    return column + RATIO_VALUES;
}

/* The next row is there, and its first numbers are these. */
static bool is_next(struct bide_database *db, const size_t *numbers, int count)
{
    bool is_so = bide_database_next(db);
    for (int i = 0; i < count && is_so; ++i) {
        is_so = bide_database_whole(db, i) == (int64_t) numbers[i];
    }
    if (!is_so) {
        bide_database_refuse(db, "an estimate is missing");
    }
    return is_so;
}

/* Of one scenario; false if something is missing. */
static bool read_scenario(struct bide_study *study, struct bide_database *db,
                          size_t scenario)
{
    const struct bide_plan *plan = &study->plan;
    struct bide_result_layout at = bide_result_layout_first();
    for (size_t i = 0; i < plan->column_count; ++i) {
        const size_t numbers[] = { scenario, at.moment, at.subject, at.measure };
        const size_t place = scenario * plan->column_count + i;
        if (!is_next(db, numbers, 4)) {
            return false;
        }
        const int next = take_estimate(&study->estimates[place], db, 4);
        if (scenario > 0) {
            (void) take_estimate(&study->differences[place], db, next);
        }
        bide_result_layout_next(&at, plan);
    }
    return true;
}

static void read_estimates(struct bide_study *study, struct bide_database *db)
{
    bide_database_prepare(
        db, "SELECT * FROM estimates ORDER BY scenario, moment, subject, measure");
    size_t done = 0;
    while (done < study->scenario_count && read_scenario(study, db, done)) {
        ++done;
    }
}

static void take_gap(struct bide_gap *gap, struct bide_database *db,
                     const struct bide_plan *plan)
{
    gap->most = (size_t) bide_database_whole(db, 4);
    gap->least = (size_t) bide_database_whole(db, 5);
    (void) take_estimate(&gap->difference, db, 6);
    if (gap->most >= plan->line_count || gap->least >= plan->line_count) {
        gap->most = gap->least = 0;
        bide_database_refuse(db, "a gap is of no group");
    }
}

static void take_value(struct bide_value *value, struct bide_database *db)
{
    value->is_whole = bide_database_whole(db, 3) != 0;
    int next = take_estimate(&value->pounds, db, 4);
    next = take_estimate(&value->seen, db, next);
    next = take_estimate(&value->weeks, db, next);
    next = take_ratio(&value->per_child, db, next);
    (void) take_ratio(&value->per_week, db, next);
}

/* The numbers of place number i of the pairs: scenario, moment and pathway. */
static void place_of(size_t numbers[3], const struct bide_plan *plan, size_t i)
{
    const size_t milestones = bide_plan_milestone_count(plan);
    size_t milestone = i / plan->pathway_count % milestones;
    numbers[0] = i / plan->pathway_count / milestones;
    numbers[2] = i % plan->pathway_count;
    numbers[1] = 0;
    while (plan->moments[numbers[1]].label == NULL || milestone > 0) {
        milestone -= plan->moments[numbers[1]].label != NULL ? 1 : 0;
        ++numbers[1];
    }
}

static void read_paired(struct bide_study *study, struct bide_database *db)
{
    struct bide_paired *paired = &study->paired;
    size_t numbers[4] = { 0 };
    bide_database_prepare(
        db, "SELECT * FROM gaps ORDER BY scenario, moment, pathway, measure");
    for (size_t i = 0; i < paired->count * BIDE_GAP_KPI_COUNT; ++i) {
        place_of(numbers, &study->plan, i / BIDE_GAP_KPI_COUNT);
        numbers[3] = bide_gap_kpis[i % BIDE_GAP_KPI_COUNT];
        if (!is_next(db, numbers, 4)) {
            return;
        }
        take_gap(&paired->gaps[i], db, &study->plan);
    }
    if (study->scenario_count == 0) {
        return; /* a damaged file: read_scenarios has said so */
    }
    bide_database_prepare(db, "SELECT * FROM value ORDER BY scenario, moment, pathway");
    for (size_t i = paired->count / study->scenario_count; i < paired->count; ++i) {
        place_of(numbers, &study->plan, i);
        if (!is_next(db, numbers, 3)) {
            return;
        }
        take_value(&paired->values[i], db);
    }
}

static void read_audit(struct bide_study_audit *audit, struct bide_database *db)
{
    bide_database_prepare(db, "SELECT * FROM audit");
    if (is_next(db, NULL, 0)) {
        audit->is_passed = bide_database_whole(db, 0) != 0;
        audit->worst_gap = bide_database_real(db, 1);
        audit->worst_little = bide_database_real(db, 2);
        audit->event_count = (uint64_t) bide_database_whole(db, 3);
        audit->child_count = (uint64_t) bide_database_whole(db, 4);
    }
}

/* --- the study --- */

static enum bide_err read_scenarios(struct bide_study *study, struct bide_database *db)
{
    const struct bide_spec_list *all = &study->spec->scenarios;
    const size_t count = count_of(db, "SELECT count(*) FROM scenarios", all->count);
    study->scenarios = bide_mem_zeroed(count, sizeof(size_t));
    if (study->scenarios == NULL) {
        return BIDE_ERR_MEMORY;
    }
    bide_database_prepare(db, "SELECT scenario, name FROM scenarios ORDER BY scenario");
    for (size_t i = 0; i < count && is_next(db, &i, 1); ++i) {
        study->scenarios[i] = bide_spec_find(*all, sizeof(struct bide_spec_scenario),
                                             bide_database_text(db, 1));
        if (study->scenarios[i] == all->count) {
            bide_database_refuse(db, "a scenario is not in its configuration");
        }
    }
    study->scenario_count = count;
    if (count == 0) {
        bide_database_refuse(db, "it has no scenarios");
    }
    return BIDE_OK;
}

/* Another version of the same format may measure something else. */
static void check_measures(struct bide_database *db)
{
    bide_database_prepare(db, "SELECT measure, name FROM measures ORDER BY measure");
    for (size_t i = 0; i < BIDE_RESULT_LAYOUT_MEASURES && is_next(db, &i, 1); ++i) {
        if (strcmp(bide_database_text(db, 1), bide_result_layout_info(i)->name) != 0) {
            bide_database_refuse(db,
                                 "another version of bide made it, with other measures");
        }
    }
}

/* Room for what will be read. */
static enum bide_err make_room(struct bide_study *study)
{
    enum bide_err err = bide_plan_init(&study->plan, study->spec);
    if (err != BIDE_OK) {
        return err;
    }
    const size_t all = study->plan.column_count * study->scenario_count;
    study->estimates = bide_mem_zeroed(all, sizeof(struct bide_estimate));
    study->differences = bide_mem_zeroed(all, sizeof(struct bide_estimate));
    err = bide_paired_init(&study->paired, &study->plan, study->scenario_count);
    return study->estimates == NULL || study->differences == NULL ? BIDE_ERR_MEMORY : err;
}

static void check_digest(const struct bide_study *study, struct bide_database *db)
{
    char digest[BIDE_DIGEST_SIZE];
    bide_result_write_digest(study, digest);
    if (strcmp(fact(db, "estimates_sha256"), digest) != 0) {
        bide_database_refuse(db, "its estimates are not those that were written");
    }
}

enum bide_err bide_result_read_study(struct bide_result *result, struct bide_database *db)
{
    struct bide_study *study = &result->study;
    study->spec = &result->spec;
    study->seed = number_of(db, "seed", UINT64_MAX);
    study->replications = (size_t) number_of(db, "replications", MOST_REPLICATIONS);
    check_measures(db);
    enum bide_err err = read_scenarios(study, db);
    if (db->err == BIDE_OK && err == BIDE_OK) {
        err = make_room(study);
    }
    if (db->err == BIDE_OK && err == BIDE_OK) {
        read_estimates(study, db);
        read_paired(study, db);
        read_audit(&study->audit, db);
        check_digest(study, db);
    }
    return err;
}
