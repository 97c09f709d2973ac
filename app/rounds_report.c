/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/rounds_report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "app/csv.h"
#include "app/digits.h"
#include "app/grid.h"
#include "app/json.h"
#include "app/show.h"

enum { COLUMN_COUNT = 8, TABLE_WIDTH = 92, PRINT_SIZE = 17 };

/* What one line of every form says. */
struct figures {
    double replications_per_second; /* those of all scenarios */
    double events_per_second;
    double efficiency;
    double thread_bytes; /* NaN if unknown */
};

static double replication_count(const struct bide_rounds *rounds)
{
    return (double) rounds->replications * (double) rounds->scenario_count;
}

static struct figures figures_of(const struct bide_rounds *rounds, size_t line)
{
    const double seconds = rounds->lines[line].seconds;
    const struct figures figures = {
        .replications_per_second = replication_count(rounds) / seconds,
        .events_per_second = (double) rounds->event_count / seconds,
        .efficiency = bide_rounds_efficiency(rounds, line),
        .thread_bytes = bide_rounds_thread_bytes(rounds, line),
    };
    return figures;
}

static void name_print(char *name, const struct bide_rounds *rounds)
{
    snprintf(name, PRINT_SIZE, "%016" PRIx64, rounds->fingerprint);
}

void bide_rounds_report_bytes(struct bide_text *out, double bytes)
{
    const bool is_large = bytes >= 1e9;
    const double units = bytes / (is_large ? 1e9 : 1e6);
    bide_show_number(out, units, is_large || units < 9.95 ? 1 : 0);
    bide_text_add(out, is_large ? " GB" : " MB");
}

/* --- the table --- */

static void add_number(struct bide_grid *grid, struct bide_text *cell, double number,
                       int decimals)
{
    bide_show_number(cell, number, decimals);
    bide_grid_take(grid, cell);
}

static void add_bytes(struct bide_grid *grid, struct bide_text *cell, double bytes)
{
    if (!isnan(bytes)) {
        bide_rounds_report_bytes(cell, bytes);
    }
    bide_grid_take(grid, cell);
}

static void add_row(struct bide_grid *grid, struct bide_text *cell,
                    const struct bide_rounds *rounds, size_t line)
{
    const struct bide_rounds_line *at = &rounds->lines[line];
    const struct figures figures = figures_of(rounds, line);
    const double rate = figures.replications_per_second;
    add_number(grid, cell, (double) at->threads, 0);
    add_number(grid, cell, at->seconds, 2);
    add_number(grid, cell, rate, rate < 10.0 ? 1 : 0);
    add_number(grid, cell, figures.events_per_second, 0);
    bide_show_number(cell, 100.0 * figures.efficiency, 0);
    bide_text_add(cell, "%");
    bide_grid_take(grid, cell);
    add_number(grid, cell, at->cpu_seconds, 2);
    add_bytes(grid, cell, at->peak_bytes);
    add_bytes(grid, cell, figures.thread_bytes);
}

static void add_table(struct bide_text *out, const struct bide_rounds *rounds)
{
    static const char *const headings[2][COLUMN_COUNT] = {
        { "", "", "Replications", "Events", "", "Processor", "Peak", "For each" },
        { "Threads", "Seconds", "a second", "a second", "Efficiency", "seconds", "memory",
          "more thread" },
    };
    struct bide_text cell;
    struct bide_grid grid;
    bide_text_init(&cell);
    bide_grid_init(&grid, COLUMN_COUNT);
    for (size_t i = 0; i < (size_t) 2 * COLUMN_COUNT; ++i) {
        bide_grid_add(&grid, headings[i / COLUMN_COUNT][i % COLUMN_COUNT]);
    }
    for (size_t i = 0; i < rounds->line_count; ++i) {
        add_row(&grid, &cell, rounds, i);
    }
    bide_grid_print(&grid, out, TABLE_WIDTH);
    bide_show_release(&cell, out);
    bide_grid_free(&grid);
}

void bide_rounds_report_text(struct bide_text *out, const struct bide_rounds *rounds,
                             const char *file)
{
    char print[PRINT_SIZE];
    name_print(print, rounds);
    bide_show_text(out, file);
    bide_text_add(out, ": ");
    bide_show_count(out, rounds->scenario_count, "scenario");
    bide_text_add(out, " x ");
    bide_show_count(out, rounds->replications, "replication");
    bide_text_add(out, ", ");
    bide_show_count(out, (size_t) rounds->event_count, "event");
    bide_text_add(out, "; median of ");
    bide_show_count(out, rounds->round_count, "round");
    if (rounds->rank_count > 1) {
        bide_text_addf(out,
                       "\n%d ranks; threads are those of each, processor seconds and "
                       "memory those of the first",
                       rounds->rank_count);
    }
    bide_text_add(out, "\n\n");
    add_table(out, rounds);
    bide_text_addf(out,
                   "\nEfficiency is the speed over that of one thread%s, for each "
                   "thread.\n%s",
                   rounds->rank_count > 1 ? " a rank" : "",
                   rounds->scenario_count > 1
                       ? "Replications a second: each of each scenario is counted.\n"
                       : "");
    bide_text_addf(out, "%s Fingerprint of the first: %s\n",
                   rounds->is_same ? "Every run gave the same results, to the last bit."
                                   : "The runs DIFFER in their results: this is a bug.",
                   print);
}

/* --- for programs --- */

static void csv_number(struct bide_text *out, double number)
{
    if (isfinite(number)) {
        bide_digits_add(out, number);
    }
    bide_text_add(out, ",");
}

void bide_rounds_report_csv(struct bide_text *out, const struct bide_rounds *rounds,
                            const char *file)
{
    char print[PRINT_SIZE];
    name_print(print, rounds);
    bide_text_add(
        out, BIDE_ROUNDS_REPORT_CSV_BEGINS
        "ranks,scenarios,replications,events,rounds,seconds,replications_per_second,"
        "events_per_second,efficiency,cpu_seconds,peak_bytes,thread_bytes,"
        "fingerprint,same_results\n");
    for (size_t i = 0; i < rounds->line_count; ++i) {
        const struct bide_rounds_line *at = &rounds->lines[i];
        const struct figures figures = figures_of(rounds, i);
        bide_csv_cell(out, file);
        bide_text_addf(out, BIDE_VERSION ",%ld,%d,%d,%zu,%zu,%" PRIu64 ",%zu,",
                       sysconf(_SC_NPROCESSORS_ONLN), at->threads, rounds->rank_count,
                       rounds->scenario_count, rounds->replications, rounds->event_count,
                       rounds->round_count);
        csv_number(out, at->seconds);
        csv_number(out, figures.replications_per_second);
        csv_number(out, figures.events_per_second);
        csv_number(out, figures.efficiency);
        csv_number(out, at->cpu_seconds);
        csv_number(out, at->peak_bytes);
        csv_number(out, figures.thread_bytes);
        bide_text_addf(out, "%s,%s\n", print, rounds->is_same ? "yes" : "no");
    }
}

static void json_line(struct bide_json *json, const struct bide_rounds *rounds,
                      size_t line)
{
    const struct bide_rounds_line *at = &rounds->lines[line];
    const struct figures figures = figures_of(rounds, line);
    bide_json_line(json, 2);
    bide_json_open(json, NULL, '{');
    bide_json_number(json, "threads", (double) at->threads);
    bide_json_number(json, "seconds", at->seconds);
    bide_json_number(json, "replications_per_second", figures.replications_per_second);
    bide_json_number(json, "events_per_second", figures.events_per_second);
    bide_json_number(json, "efficiency", figures.efficiency);
    bide_json_number(json, "cpu_seconds", at->cpu_seconds);
    bide_json_number(json, "peak_bytes", at->peak_bytes);
    bide_json_number(json, "thread_bytes", figures.thread_bytes);
    bide_json_close(json, '}');
}

void bide_rounds_report_json(struct bide_text *out, const struct bide_rounds *rounds,
                             const char *file)
{
    char print[PRINT_SIZE];
    name_print(print, rounds);
    struct bide_json json;
    bide_json_init(&json, out);
    bide_json_open(&json, NULL, '{');
    bide_json_text(&json, "schema", "bide-bench/1");
    bide_json_text(&json, "file", file);
    bide_json_text(&json, "version", BIDE_VERSION);
    bide_json_number(&json, "cores", (double) sysconf(_SC_NPROCESSORS_ONLN));
    bide_json_number(&json, "ranks", (double) rounds->rank_count);
    bide_json_number(&json, "scenarios", (double) rounds->scenario_count);
    bide_json_number(&json, "replications", (double) rounds->replications);
    bide_json_number(&json, "events", (double) rounds->event_count);
    bide_json_number(&json, "rounds", (double) rounds->round_count);
    bide_json_text(&json, "fingerprint", print);
    bide_json_bool(&json, "same_results", rounds->is_same);
    bide_json_open(&json, "threads", '[');
    for (size_t i = 0; i < rounds->line_count; ++i) {
        json_line(&json, rounds, i);
    }
    bide_json_close(&json, ']');
    bide_json_close(&json, '}');
    bide_text_add(out, "\n");
}
