/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/result/result_write.h"

#include <inttypes.h>
#include <stdio.h>

#include "app/names.h"
#include "app/result/result_layout.h"
#include "app/result/result_names.h"
#include "app/result/result_schema.h"
#include "engine/base/civil.h"
#include "engine/base/mem.h"
#include "engine/run/database.h"
#include "models/service/balance.h"

enum { ESTIMATE_VALUES = 7, RATIO_VALUES = 7, LONGEST_NUMBER = 32 };

/* --- numbers --- */

/* At this place and the six after it; the place behind them. */
static int put_estimate(struct bide_database *db, int place,
                        const struct bide_estimate *estimate)
{
    bide_database_put_whole(db, place, (int64_t) estimate->count);
    bide_database_put_real(db, place + 1, estimate->mean);
    bide_database_put_real(db, place + 2, estimate->std_error);
    bide_database_put_real(db, place + 3, estimate->half_width);
    bide_database_put_real(db, place + 4, estimate->p10);
    bide_database_put_real(db, place + 5, estimate->p50);
    bide_database_put_real(db, place + 6, estimate->p90);
    return place + ESTIMATE_VALUES;
}

static int put_ratio(struct bide_database *db, int place, const struct bide_ratio *ratio)
{
    bide_database_put_whole(db, place, (int64_t) ratio->count);
    bide_database_put_real(db, place + 1, ratio->top);
    bide_database_put_real(db, place + 2, ratio->bottom);
    bide_database_put_real(db, place + 3, ratio->ratio);
    bide_database_put_real(db, place + 4, ratio->low);
    bide_database_put_real(db, place + 5, ratio->high);
    bide_database_put_whole(db, place + 6, ratio->is_reliable ? 1 : 0);
    return place + RATIO_VALUES;
}

static void put_scenario(struct bide_database *db, const struct bide_study *study,
                         size_t scenario)
{
    const struct bide_plan *plan = &study->plan;
    struct bide_result_layout at = bide_result_layout_first();
    for (size_t i = 0; i < plan->column_count; ++i) {
        const size_t place = scenario * plan->column_count + i;
        bide_database_put_whole(db, 1, (int64_t) scenario);
        bide_database_put_whole(db, 2, (int64_t) at.moment);
        bide_database_put_whole(db, 3, (int64_t) at.subject);
        bide_database_put_whole(db, 4, (int64_t) at.measure);
        const int next = put_estimate(db, 5, &study->estimates[place]);
        const struct bide_estimate same = bide_estimate_of_same(&study->estimates[place]);
        (void) put_estimate(db, next, scenario > 0 ? &study->differences[place] : &same);
        bide_database_do(db);
        bide_result_layout_next(&at, plan);
    }
}

static void put_estimates(struct bide_database *db, const struct bide_study *study)
{
    bide_database_prepare(db, "INSERT INTO estimates VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                              " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        put_scenario(db, study, i);
    }
}

/* --- gaps and values, by scenario, milestone and pathway --- */

static void put_gap(struct bide_database *db, const struct bide_study *study,
                    const size_t place[3])
{
    for (size_t k = 0; k < BIDE_GAP_KPI_COUNT; ++k) {
        const struct bide_gap *gap =
            bide_study_gap(study, place[0], place[1], place[2], bide_gap_kpis[k]);
        for (int i = 0; i < 3; ++i) {
            bide_database_put_whole(db, i + 1, (int64_t) place[i]);
        }
        bide_database_put_whole(db, 4, (int64_t) bide_gap_kpis[k]);
        bide_database_put_whole(db, 5, (int64_t) gap->most);
        bide_database_put_whole(db, 6, (int64_t) gap->least);
        (void) put_estimate(db, 7, &gap->difference);
        bide_database_do(db);
    }
}

static void put_value(struct bide_database *db, const struct bide_study *study,
                      const size_t place[3])
{
    if (place[0] == 0) {
        return;
    }
    const struct bide_value *value =
        bide_study_value(study, place[0], place[1], place[2]);
    for (int i = 0; i < 3; ++i) {
        bide_database_put_whole(db, i + 1, (int64_t) place[i]);
    }
    bide_database_put_whole(db, 4, value->is_whole ? 1 : 0);
    int next = put_estimate(db, 5, &value->pounds);
    next = put_estimate(db, next, &value->seen);
    next = put_estimate(db, next, &value->weeks);
    next = put_ratio(db, next, &value->per_child);
    (void) put_ratio(db, next, &value->per_week);
    bide_database_do(db);
}

static void put_paired(struct bide_database *db, const struct bide_study *study,
                       void (*put)(struct bide_database *, const struct bide_study *,
                                   const size_t place[3]))
{
    const struct bide_plan *plan = &study->plan;
    const size_t each = plan->moment_count * plan->pathway_count;
    for (size_t i = 0; i < study->scenario_count * each; ++i) {
        const size_t place[3] = { i / each, i % each / plan->pathway_count,
                                  i % plan->pathway_count };
        if (plan->moments[place[1]].label != NULL) {
            put(db, study, place);
        }
    }
}

/* --- balance and audit --- */

static void put_balance(struct bide_database *db, int64_t scenario, int64_t pathway,
                        const struct bide_balance *balance)
{
    const double values[] = { balance->demand_per_week,
                              balance->capacity_per_week,
                              balance->load,
                              balance->list,
                              balance->target_list,
                              balance->relief_per_week,
                              balance->target_capacity_per_week,
                              balance->pressure };
    enum { VALUES = sizeof(values) / sizeof(values[0]) };
    bide_database_put_whole(db, 1, scenario);
    bide_database_put_whole(db, 2, pathway);
    bide_database_put_whole(db, 3, (int64_t) balance->staff);
    for (int i = 0; i < VALUES; ++i) {
        bide_database_put_real(db, 4 + i, values[i]);
    }
    bide_database_put_whole(db, 4 + VALUES, bide_balance_is_sustained(balance) ? 1 : 0);
    bide_database_do(db);
}

static void put_balances(struct bide_database *db, const struct bide_study *study)
{
    const size_t count = study->plan.pathway_count;
    struct bide_balance *balances = bide_mem_zeroed(count, sizeof(struct bide_balance));
    enum bide_err err = balances == NULL ? BIDE_ERR_MEMORY : BIDE_OK;
    bide_database_prepare(db, "INSERT INTO balance VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                              " ?8, ?9, ?10, ?11, ?12)");
    for (size_t i = 0; i < study->scenario_count && err == BIDE_OK; ++i) {
        err = bide_balance_of(balances, study, i);
        for (size_t j = 0; j < count && err == BIDE_OK; ++j) {
            put_balance(db, (int64_t) i, (int64_t) j, &balances[j]);
        }
    }
    if (err != BIDE_OK && db->err == BIDE_OK) {
        db->err = err;
    }
    bide_mem_free(balances);
}

static void put_audit(struct bide_database *db, const struct bide_study_audit *audit)
{
    bide_database_prepare(db, "INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5)");
    bide_database_put_whole(db, 1, audit->is_passed ? 1 : 0);
    bide_database_put_real(db, 2, audit->worst_gap);
    bide_database_put_real(db, 3, audit->worst_little);
    bide_database_put_whole(db, 4, (int64_t) audit->event_count);
    bide_database_put_whole(db, 5, (int64_t) audit->child_count);
    bide_database_do(db);
}

/* --- what it is --- */

static void put_fact(struct bide_database *db, const char *name, const char *value)
{
    bide_database_put_text(db, 1, name);
    bide_database_put_text(db, 2, value);
    bide_database_do(db);
}

static void put_number(struct bide_database *db, const char *name, uint64_t number)
{
    char digits[LONGEST_NUMBER];
    snprintf(digits, sizeof(digits), "%" PRIu64, number);
    put_fact(db, name, digits);
}

static void put_meta(struct bide_database *db, const struct bide_study *study)
{
    char digest[BIDE_DIGEST_SIZE];
    char start[BIDE_CIVIL_TEXT_SIZE];
    bide_result_write_digest(study, digest);
    bide_civil_format(study->spec->start, start);
    bide_database_prepare(db, "INSERT INTO meta VALUES (?1, ?2)");
    put_fact(db, "bide_version", BIDE_VERSION);
    put_fact(db, "title", study->spec->title != NULL ? study->spec->title : "");
    put_fact(db, "start", start);
    put_number(db, "weeks", (uint64_t) study->spec->weeks);
    put_number(db, "seed", study->seed);
    put_number(db, "replications", study->replications);
    put_fact(db, "estimates_sha256", digest);
}

static void put_sets(struct bide_database *db, const struct bide_result_sets *sets)
{
    bide_database_prepare(db, "INSERT INTO sets VALUES (?1, ?2)");
    for (size_t i = 0; i < sets->count; ++i) {
        bide_database_put_whole(db, 1, (int64_t) i + 1);
        bide_database_put_text(db, 2, sets->sets[i]);
        bide_database_do(db);
    }
}

struct differences {
    const struct bide_study *study;
    size_t place;
    struct bide_estimate same;
};

/* The study does without those of the first scenario, the file has them. */
static size_t next_difference(void *context, const void **bytes)
{
    struct differences *differences = context;
    const struct bide_study *study = differences->study;
    const size_t columns = study->plan.column_count;
    const size_t place = differences->place++;
    if (place == columns * study->scenario_count) {
        return 0;
    }
    if (place < columns) {
        differences->same = bide_estimate_of_same(&study->estimates[place]);
    }
    *bytes = place < columns ? &differences->same : &study->differences[place];
    return sizeof(struct bide_estimate);
}

void bide_result_write_digest(const struct bide_study *study,
                              char digest[BIDE_DIGEST_SIZE])
{
    const size_t size =
        study->plan.column_count * study->scenario_count * sizeof(struct bide_estimate);
    char both[2 * BIDE_DIGEST_SIZE];
    bide_digest_of(study->estimates, size, both);
    bide_digest_of_pieces(next_difference, &(struct differences){ .study = study },
                          both + BIDE_DIGEST_SIZE);
    bide_digest_of(both, sizeof(both), digest);
}

/* The settings of SQLite that show in a file. */
static void make_tables(struct bide_database *db)
{
    char marks[128];
    snprintf(marks, sizeof(marks), "PRAGMA application_id = %s; PRAGMA user_version = %d",
             BIDE_RESULT_SCHEMA_MARK_NUMBER, BIDE_RESULT_SCHEMA_FORMAT);
    bide_database_run(db, "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';"
                          " PRAGMA auto_vacuum = 0; PRAGMA journal_mode = OFF");
    bide_database_run(db, marks);
    bide_database_run(db, "BEGIN");
    for (size_t i = 0; bide_result_schema[i] != NULL; ++i) {
        bide_database_run(db, bide_result_schema[i]);
    }
}

void bide_result_write(struct bide_text *out, const struct bide_study *study,
                       const struct bide_result_sets *sets)
{
    struct bide_database db;
    bide_database_init(&db);
    make_tables(&db);
    put_meta(&db, study);
    put_sets(&db, sets);
    bide_result_names_put(&db, study);
    put_estimates(&db, study);
    bide_database_prepare(&db, "INSERT INTO gaps VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
                               " ?9, ?10, ?11, ?12, ?13)");
    put_paired(&db, study, put_gap);
    bide_database_prepare(&db, "INSERT INTO value VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                               " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
                               " ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29,"
                               " ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39)");
    put_paired(&db, study, put_value);
    put_balances(&db, study);
    put_audit(&db, &study->audit);
    bide_database_run(&db, "COMMIT");
    bide_database_save(&db, out);
    if (db.err != BIDE_OK) {
        out->err = BIDE_ERR_MEMORY; /* nothing else can fail in memory */
    }
    bide_database_free(&db);
}
