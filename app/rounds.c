/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/rounds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/spent.h"
#include "engine/base/mem.h"
#include "engine/run/mc.h"

/* The rounds under way. */
struct timing {
    struct bide_rounds *rounds;
    const struct bide_spec *spec;
    const struct bide_study_plan *plan;
    struct bide_diag *diag;
    double *seconds; /* by line and round */
    double *cpu_seconds;
    size_t studies_done;
};

int bide_rounds_next(int threads, int most)
{
    return threads > most / 2 ? most : 2 * threads;
}

uint64_t bide_rounds_fingerprint(const double *rows, size_t count)
{
    uint64_t print = 14695981039346656037U;
    for (size_t i = 0; i < count; ++i) {
        uint64_t bits = 0; /* all NaN are one */
        if (!isnan(rows[i])) {
            memcpy(&bits, &rows[i], sizeof(bits));
            bits += 1;
        }
        print = (print ^ bits) * 1099511628211U;
        print ^= print >> 32;
    }
    return print;
}

static void show_progress(void *context, size_t done, size_t total)
{
    const struct timing *timing = context;
    const struct bide_rounds *rounds = timing->rounds;
    const size_t studies = rounds->line_count * rounds->round_count;
    if (timing->plan->progress != NULL) {
        timing->plan->progress(timing->plan->progress_context,
                               timing->studies_done * total + done, studies * total);
    }
}

static void compare(struct bide_rounds *rounds, const struct bide_study *study,
                    bool is_first)
{
    const size_t count =
        study->replications * study->scenario_count * study->plan.column_count;
    const uint64_t print = bide_rounds_fingerprint(study->rows, count);
    if (is_first) {
        rounds->scenario_count = study->scenario_count;
        rounds->replications = study->replications;
        rounds->event_count = study->audit.event_count;
        rounds->fingerprint = print;
        rounds->is_same = true;
    }
    rounds->is_same = rounds->is_same && print == rounds->fingerprint;
}

static enum bide_err run_one(struct timing *timing, size_t round, size_t line)
{
    struct bide_rounds *rounds = timing->rounds;
    struct bide_study_plan plan = *timing->plan;
    plan.threads = rounds->lines[line].threads;
    plan.progress = show_progress;
    plan.progress_context = timing;
    struct bide_study study;
    const struct bide_spent before = bide_spent_now();
    const enum bide_err err = bide_study_run(&study, timing->spec, &plan, timing->diag);
    const struct bide_spent after = bide_spent_now();
    if (err == BIDE_OK) {
        const size_t place = line * rounds->round_count + round;
        timing->seconds[place] = after.seconds - before.seconds;
        timing->cpu_seconds[place] = after.cpu_seconds - before.cpu_seconds;
        if (round == 0) {
            rounds->lines[line].peak_bytes = after.peak_bytes;
        }
        compare(rounds, &study, timing->studies_done == 0);
    }
    if (err == BIDE_OK || err == BIDE_ERR_AUDIT) {
        bide_study_free(&study);
    }
    timing->studies_done += 1;
    return err;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *) a;
    const double y = *(const double *) b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof(values[0]), by_value);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static enum bide_err run_all(struct timing *timing)
{
    struct bide_rounds *rounds = timing->rounds;
    enum bide_err err = BIDE_OK;
    for (size_t round = 0; round < rounds->round_count; ++round) {
        for (size_t line = 0; line < rounds->line_count && err == BIDE_OK; ++line) {
            err = run_one(timing, round, line);
        }
    }
    for (size_t line = 0; line < rounds->line_count && err == BIDE_OK; ++line) {
        const size_t place = line * rounds->round_count;
        rounds->lines[line].seconds =
            median(timing->seconds + place, rounds->round_count);
        rounds->lines[line].cpu_seconds =
            median(timing->cpu_seconds + place, rounds->round_count);
    }
    return err;
}

static enum bide_err make_lines(struct bide_rounds *rounds, int most)
{
    size_t count = 1;
    for (int threads = 1; threads < most; threads = bide_rounds_next(threads, most)) {
        ++count;
    }
    rounds->lines = bide_mem_zeroed(count, sizeof(struct bide_rounds_line));
    if (rounds->lines == NULL) {
        return BIDE_ERR_MEMORY;
    }
    rounds->line_count = count;
    int threads = 1;
    for (size_t i = 0; i < count; ++i) {
        rounds->lines[i].threads = threads;
        threads = bide_rounds_next(threads, most);
    }
    return BIDE_OK;
}

enum bide_err bide_rounds_run(struct bide_rounds *rounds, const struct bide_spec *spec,
                              const struct bide_study_plan *plan, size_t round_count,
                              struct bide_diag *diag)
{
    BIDE_REQUIRE(round_count > 0);
    *rounds = (struct bide_rounds){ .round_count = round_count,
                                    .rank_count =
                                        plan->ranks == NULL ? 1 : plan->ranks->count };
    const enum bide_err err = make_lines(rounds, bide_mc_threads(plan->threads));
    if (err != BIDE_OK) {
        return err;
    }
    struct timing timing = {
        .rounds = rounds,
        .spec = spec,
        .plan = plan,
        .diag = diag,
        .seconds = bide_mem_zeroed(rounds->line_count * round_count, sizeof(double)),
        .cpu_seconds = bide_mem_zeroed(rounds->line_count * round_count, sizeof(double)),
    };
    const bool has_room = timing.seconds != NULL && timing.cpu_seconds != NULL;
    const enum bide_err result = has_room ? run_all(&timing) : BIDE_ERR_MEMORY;
    bide_mem_free(timing.seconds);
    bide_mem_free(timing.cpu_seconds);
    return result;
}

void bide_rounds_free(struct bide_rounds *rounds)
{
    bide_mem_free(rounds->lines);
    *rounds = (struct bide_rounds){ .line_count = 0 };
}

double bide_rounds_efficiency(const struct bide_rounds *rounds, size_t line)
{
    const struct bide_rounds_line *at = &rounds->lines[line];
    return rounds->lines[0].seconds / (at->seconds * (double) at->threads);
}

double bide_rounds_thread_bytes(const struct bide_rounds *rounds, size_t line)
{
    const struct bide_rounds_line *at = &rounds->lines[line];
    const double more = at->peak_bytes - rounds->lines[0].peak_bytes;
    return at->threads > 1 ? more / (double) (at->threads - 1) : NAN;
}
