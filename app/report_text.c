/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app/figure.h"
#include "app/glance.h"
#include "app/grid.h"
#include "app/groups.h"
#include "app/inputs.h"
#include "app/names.h"
#include "app/official.h"
#include "app/report.h"
#include "app/show.h"
#include "app/standard.h"
#include "app/sustain.h"
#include "app/targets.h"
#include "app/totals.h"

struct column {
    enum bide_kpi kpi;
    enum bide_figure_kind kind;
    const char *above; /* the heading's two lines */
    const char *below; /* NULL: the pathway's standard */
};

static const struct column columns[] = {
    { BIDE_KPI_LIST, BIDE_FIGURE_CHILDREN, "On", "the list" },
    { BIDE_KPI_WITHIN, BIDE_FIGURE_SHARE, "Within", NULL },
    { BIDE_KPI_MEDIAN, BIDE_FIGURE_WEEKS, "Median", "wait" },
    { BIDE_KPI_P92, BIDE_FIGURE_WEEKS, "92nd", "centile" },
    { BIDE_KPI_OVER_52, BIDE_FIGURE_CHILDREN, "Over", "52 weeks" },
    { BIDE_KPI_OVER_104, BIDE_FIGURE_CHILDREN, "Over", "104 weeks" },
};

enum { COLUMN_COUNT = sizeof(columns) / sizeof(columns[0]) };

/* A report under way. */
struct report {
    struct bide_text *out;
    const struct bide_study *study;
    struct bide_text cell; /* the one being made */
};

/* Put what cell holds into the grid, and clear it. */
static void add_cell(struct report *report, struct bide_grid *grid)
{
    bide_grid_add(grid, report->cell.bytes);
    bide_text_clear(&report->cell);
}

static const char *scenario_label(const struct report *report, size_t scenario)
{
    return bide_names_scenario_label(report->study, scenario);
}

/* Finish the text in cell: print it in lines, and clear it. */
static void print_wrapped(struct report *report)
{
    bide_show_wrapped(report->out, report->cell.bytes, 0, BIDE_SHOW_WIDTH);
    bide_text_clear(&report->cell);
}

static void print_grid(struct report *report, struct bide_grid *grid)
{
    bide_grid_print(grid, report->out, BIDE_SHOW_WIDTH);
    bide_grid_free(grid);
}

static void print_head(struct report *report)
{
    const struct bide_study *study = report->study;
    struct bide_text *cell = &report->cell;
    if (study->spec->title != NULL && study->spec->title[0] != '\0') {
        bide_show_text(report->out, study->spec->title);
        bide_text_add(report->out, "\n");
    }
    bide_text_add(cell, "From ");
    bide_figure_date(cell, study->spec->start);
    bide_text_add(cell, " for ");
    bide_show_count(cell, (size_t) study->spec->weeks, "week");
    bide_text_add(cell, ", ");
    bide_show_count(cell, study->replications, "replication");
    bide_text_addf(cell, ", seed %llu", (unsigned long long) study->seed);
    print_wrapped(report);
    bide_inputs_text(cell, study);
    if (cell->length > 0) {
        print_wrapped(report);
    }

    bide_text_add(cell,
                  "\nWaits are in weeks so far, of the children on the list as that day "
                  "begins. Each number is the mean of all replications; 8 in 10 of "
                  "them lie in the range below it. Ranges show chance alone, not how "
                  "sure the figures in the configuration are.");
    if (study->scenario_count > 1) {
        bide_text_addf(cell,
                       " Change: the difference from \"%s\" for the same simulated "
                       "children, ± the 95%% interval; of percentages, in points.",
                       scenario_label(report, 0));
    }
    print_wrapped(report);
}

static void add_header(struct report *report, struct bide_grid *grid,
                       const struct bide_spec_pathway *pathway)
{
    bide_grid_add(grid, "");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_grid_add(grid, columns[i].above);
    }
    bide_grid_add(grid, "");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        if (columns[i].below != NULL) {
            bide_grid_add(grid, columns[i].below);
            continue;
        }
        bide_standard_length(&report->cell, pathway);
        add_cell(report, grid);
    }
}

/* Centiles of RTT waits are published up to 104 weeks. */
static enum bide_figure_kind kind_of(const struct report *report, size_t line,
                                     const struct column *column)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(report->study, report->study->plan.lines[line].pathway);
    const bool is_rtt = pathway->clock == BIDE_SPEC_CLOCK_RTT;
    return is_rtt && column->kind == BIDE_FIGURE_WEEKS ? BIDE_FIGURE_RTT_WEEKS
                                                       : column->kind;
}

static void add_levels(struct report *report, struct bide_grid *grid, size_t scenario,
                       size_t moment, size_t line)
{
    bide_text_addf(&report->cell, "  %s", scenario_label(report, scenario));
    add_cell(report, grid);
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        const struct bide_estimate *estimate =
            bide_study_estimate(report->study, scenario, moment, line, columns[i].kpi);
        bide_figure_level(&report->cell, estimate, kind_of(report, line, &columns[i]));
        add_cell(report, grid);
    }
}

static void add_ranges(struct report *report, struct bide_grid *grid, size_t moment,
                       size_t line)
{
    bide_grid_add(grid, "    8 in 10");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_figure_range(
            &report->cell,
            bide_study_estimate(report->study, 0, moment, line, columns[i].kpi),
            kind_of(report, line, &columns[i]));
        add_cell(report, grid);
    }
}

static void add_changes(struct report *report, struct bide_grid *grid, size_t scenario,
                        size_t moment, size_t line)
{
    bide_grid_add(grid, "    change");
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        bide_figure_change(
            &report->cell,
            bide_study_difference(report->study, scenario, moment, line, columns[i].kpi),
            columns[i].kind);
        add_cell(report, grid);
    }
}

/* Whether a scenario changes anything about a line by this moment, in any replication. */
static bool has_changes_at(const struct report *report, size_t scenario, size_t moment,
                           size_t line)
{
    for (size_t i = 0; i < COLUMN_COUNT; ++i) {
        const struct bide_estimate *difference =
            bide_study_difference(report->study, scenario, moment, line, columns[i].kpi);
        if (fabs(difference->mean) > 0.0 || difference->std_error > 0.0) {
            return true;
        }
    }
    return false;
}

static bool has_changes(const struct report *report, size_t scenario, size_t line)
{
    for (size_t i = 0; i < report->study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(report->study, i)
            && has_changes_at(report, scenario, i, line)) {
            return true;
        }
    }
    return false;
}

/* A scenario that is not the first. */
static void add_other(struct report *report, struct bide_grid *grid, size_t scenario,
                      size_t moment, size_t line)
{
    if (has_changes_at(report, scenario, moment, line)) {
        add_levels(report, grid, scenario, moment, line);
        add_changes(report, grid, scenario, moment, line);
        return;
    }
    bide_text_addf(&report->cell, "  %s", scenario_label(report, scenario));
    add_cell(report, grid);
    bide_grid_add(grid, "no change");
    bide_grid_end_row(grid);
}

static void add_moment(struct report *report, struct bide_grid *grid, size_t moment,
                       size_t line)
{
    const struct bide_plan_moment *when = &report->study->plan.moments[moment];
    bide_figure_date(&report->cell, when->date);
    bide_text_addf(&report->cell, "  %s", when->label);
    bide_grid_add_line(grid, report->cell.bytes);
    bide_text_clear(&report->cell);
    add_levels(report, grid, 0, moment, line);
    add_ranges(report, grid, moment, line);
    for (size_t i = 1; i < report->study->scenario_count; ++i) {
        if (has_changes(report, i, line)) {
            add_other(report, grid, i, moment, line);
        }
    }
}

static void print_unchanged(struct report *report, size_t line)
{
    size_t count = 0;
    for (size_t i = 1; i < report->study->scenario_count; ++i) {
        if (!has_changes(report, i, line)) {
            bide_text_add(&report->cell, count++ == 0 ? "No change: " : ", ");
            bide_text_add(&report->cell, scenario_label(report, i));
        }
    }
    bide_text_add(&report->cell, count > 0 ? "." : "");
    print_wrapped(report);
}

/* "Autism (standard: 92% within 18 weeks)" */
static void print_name(struct report *report, const struct bide_spec_pathway *pathway)
{
    struct bide_text *cell = &report->cell;
    bide_text_add(cell, bide_names_of(pathway->label, pathway->name));
    bide_text_add(cell, " (standard: ");
    bide_standard_text(cell, pathway);
    bide_text_add(cell, ")");
    bide_show_heading(report->out, cell->bytes);
    bide_text_clear(cell);
}

static void print_pathway(struct report *report, size_t line)
{
    const struct bide_study *study = report->study;
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(study, study->plan.lines[line].pathway);
    struct bide_grid grid;
    bide_grid_init(&grid, COLUMN_COUNT + 1);
    print_name(report, pathway);
    add_header(report, &grid, pathway);
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(study, i)) {
            add_moment(report, &grid, i, line);
        }
    }
    print_grid(report, &grid);
    print_unchanged(report, line);
}

void bide_report_text(struct bide_text *out, const struct bide_study *study)
{
    struct report report = { .out = out, .study = study };
    bide_text_init(&report.cell);
    print_head(&report);
    bide_glance_lists(out, study);
    bide_glance_flows(out, study);
    bide_sustain_print(out, study);
    bide_targets_print(out, study);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        print_pathway(&report, i);
        bide_official_print(out, study, i);
        bide_groups_print(out, study, i);
    }
    bide_totals_print(out, study);
    bide_show_release(&report.cell, out);
}
