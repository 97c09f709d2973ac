/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/glance.h"

#include <math.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"

enum { OTHERS_ACROSS = 4 }; /* scenarios beside the first */

static void add_pathway_name(struct bide_grid *grid, const struct bide_study *study,
                             size_t line)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(study, study->plan.lines[line].pathway);
    bide_grid_add(grid, bide_names_of(pathway->label, pathway->name));
}

static void print_heading(struct bide_text *out, const char *what,
                          const struct bide_study *study, size_t moment)
{
    struct bide_text heading;
    bide_text_init(&heading);
    bide_text_add(&heading, what);
    bide_figure_date(&heading, study->plan.moments[moment].date);
    bide_show_heading(out, heading.bytes);
    bide_show_release(&heading, out);
}

static void print_grid(struct bide_text *out, struct bide_grid *grid)
{
    bide_grid_print(grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(grid);
}

/* --- lists --- */

/* The others that stand in one block: first to end - 1. */
struct block {
    size_t first;
    size_t end;
};

static void add_list_header(struct bide_grid *grid, const struct bide_study *study,
                            struct block block)
{
    bide_grid_add(grid, "");
    bide_grid_add(grid, "List at");
    bide_grid_add(grid, "List then:");
    bide_grid_add(grid, "Change:");
    bide_grid_end_row(grid);
    bide_grid_add(grid, "");
    bide_grid_add(grid, "the start");
    for (size_t i = 0; i < study->scenario_count; ++i) {
        if (i == 0 || (i >= block.first && i < block.end)) {
            bide_grid_add(grid, bide_names_scenario(study, i)->name);
        }
    }
}

static void add_list_row(struct bide_grid *grid, const struct bide_study *study,
                         size_t line, struct block block)
{
    const size_t last = bide_plan_last_milestone(&study->plan);
    struct bide_text cell;
    bide_text_init(&cell);
    add_pathway_name(grid, study, line);
    bide_figure_level(&cell, bide_study_estimate(study, 0, 0, line, BIDE_KPI_LIST),
                      BIDE_FIGURE_CHILDREN);
    bide_grid_take(grid, &cell);
    bide_figure_level(&cell, bide_study_estimate(study, 0, last, line, BIDE_KPI_LIST),
                      BIDE_FIGURE_CHILDREN);
    bide_grid_take(grid, &cell);
    for (size_t i = block.first; i < block.end; ++i) {
        bide_figure_change(&cell,
                           bide_study_difference(study, i, last, line, BIDE_KPI_LIST),
                           BIDE_FIGURE_CHILDREN);
        bide_grid_take(grid, &cell);
    }
    grid->err = cell.err != BIDE_OK ? cell.err : grid->err;
    bide_text_free(&cell);
}

static void print_block(struct bide_text *out, const struct bide_study *study,
                        struct block block)
{
    struct bide_grid grid;
    bide_grid_init(&grid, 3 + block.end - block.first);
    add_list_header(&grid, study, block);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_list_row(&grid, study, i, block);
    }
    print_grid(out, &grid);
}

/* "as_now: Carry on as now; insourcing: Insource 900 assessments." */
static void print_legend(struct bide_text *out, const struct bide_study *study)
{
    struct bide_text legend;
    bide_text_init(&legend);
    for (size_t i = 0; i < study->scenario_count; ++i) {
        bide_text_addf(&legend, "%s%s: %s", i > 0 ? "; " : "",
                       bide_names_scenario(study, i)->name,
                       bide_names_scenario_label(study, i));
    }
    bide_text_add(&legend, ".");
    bide_show_wrapped(out, legend.bytes, 0, BIDE_SHOW_WIDTH);
    bide_show_release(&legend, out);
}

/* A study without monthly figures does not measure the start. */
void bide_glance_lists(struct bide_text *out, const struct bide_study *study)
{
    if (study->scenario_count < 2 || study->plan.moments[0].time > 0.0) {
        return;
    }
    print_heading(out, "Every list at a glance: the start and ", study,
                  bide_plan_last_milestone(&study->plan));
    for (size_t first = 1; first < study->scenario_count; first += OTHERS_ACROSS) {
        const size_t end = first + OTHERS_ACROSS;
        const struct block block = { first, end < study->scenario_count
                                                ? end
                                                : study->scenario_count };
        print_block(out, study, block);
    }
    print_legend(out, study);
}

/* --- flows --- */

struct flow {
    enum bide_kpi kpi;
    enum bide_figure_kind kind;
    const char *above; /* the heading's two lines */
    const char *below;
};

/* A row adds up: the list at the start and those referred, less those seen, left and
 * closed, is the list at the end. */
static const struct flow flows[] = {
    { BIDE_KPI_REFERRED, BIDE_FIGURE_CHILDREN, "", "Referred" },
    { BIDE_KPI_SEEN, BIDE_FIGURE_CHILDREN, "", "Seen" },
    { BIDE_KPI_LEFT, BIDE_FIGURE_CHILDREN, "Left", "unseen" },
    { BIDE_KPI_CLOSED, BIDE_FIGURE_CHILDREN, "Refused,", "discharged" },
    { BIDE_KPI_LIST, BIDE_FIGURE_CHILDREN, "List at", "the end" },
    { BIDE_KPI_SEEN_WITHIN, BIDE_FIGURE_SHARE, "Seen in", "standard" },
    { BIDE_KPI_SEEN_MEAN, BIDE_FIGURE_WEEKS, "Mean wait", "of seen" },
};

enum { FLOW_COUNT = sizeof(flows) / sizeof(flows[0]) };

static void add_flow_header(struct bide_grid *grid)
{
    bide_grid_add(grid, "");
    bide_grid_add(grid, "List at");
    for (size_t i = 0; i < FLOW_COUNT; ++i) {
        bide_grid_add(grid, flows[i].above);
    }
    bide_grid_add(grid, "");
    bide_grid_add(grid, "the start");
    for (size_t i = 0; i < FLOW_COUNT; ++i) {
        bide_grid_add(grid, flows[i].below);
    }
}

/* A study without monthly figures, or with a warm-up, does not know the list then. */
static void add_start(struct bide_grid *grid, const struct bide_study *study, size_t line,
                      struct bide_text *cell)
{
    const struct bide_estimate unknown = { .mean = NAN };
    const bool is_known =
        study->plan.moments[0].time <= 0.0 && study->spec->warm_up_weeks <= 0.0;
    bide_figure_level(
        cell, is_known ? bide_study_estimate(study, 0, 0, line, BIDE_KPI_LIST) : &unknown,
        BIDE_FIGURE_CHILDREN);
    bide_grid_take(grid, cell);
}

/* Closed lists turn children away who are in no other column. */
static void add_turned_away(struct bide_text *text, const struct bide_study *study,
                            size_t moment)
{
    bool is_first = true;
    for (size_t line = 0; line < study->plan.pathway_count; ++line) {
        const struct bide_estimate *away =
            bide_study_estimate(study, 0, moment, line, BIDE_KPI_TURNED_AWAY);
        if (away->mean >= 0.5) {
            const struct bide_spec_pathway *pathway = bide_names_pathway(study, line);
            bide_text_add(text,
                          is_first ? "Turned away, as the list was closed: " : ", ");
            bide_show_text(text, bide_names_of(pathway->label, pathway->name));
            bide_text_add(text, " ");
            bide_show_number(text, away->mean, 0);
            is_first = false;
        }
    }
    bide_text_add(text, is_first ? "" : ".\n");
}

void bide_glance_flows(struct bide_text *out, const struct bide_study *study)
{
    const size_t last = bide_plan_last_milestone(&study->plan);
    struct bide_text cell;
    struct bide_grid grid;
    bide_text_init(&cell);
    bide_grid_init(&grid, FLOW_COUNT + 2);
    bide_text_addf(&cell, "\"%s\", %s up to ", bide_names_scenario_label(study, 0),
                   study->spec->warm_up_weeks > 0.0 ? "from the end of the warm-up"
                                                    : "all that happened");
    print_heading(out, cell.bytes, study, last);
    bide_text_clear(&cell);
    add_flow_header(&grid);
    for (size_t line = 0; line < study->plan.pathway_count; ++line) {
        add_pathway_name(&grid, study, line);
        add_start(&grid, study, line, &cell);
        for (size_t i = 0; i < FLOW_COUNT; ++i) {
            bide_figure_level(&cell,
                              bide_study_estimate(study, 0, last, line, flows[i].kpi),
                              flows[i].kind);
            bide_grid_take(&grid, &cell);
        }
    }
    print_grid(out, &grid);
    add_turned_away(&cell, study, last);
    if (cell.length > 0) {
        bide_show_wrapped(out, cell.bytes, 0, BIDE_SHOW_WIDTH);
        bide_text_clear(&cell);
    }
    bide_show_release(&cell, out);
}
