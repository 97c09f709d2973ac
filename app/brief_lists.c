/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/brief_lists.h"

#include <math.h>
#include <string.h>

#include "app/figure.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"
#include "app/standard.h"
#include "app/targets.h"

enum { MOST_MILESTONES = 6 };

#define LEAST_TELLING 0.01 /* share of a list */

/* A table under way. */
struct table {
    const struct bide_study *study;
    size_t last;       /* moment */
    bool has_targets;  /* some pathway has one: a column of chances */
    bool has_others;   /* scenarios beside the first: columns of changes */
    bool has_odd_long; /* what is long is not told by the target of some pathway */
    struct bide_grid grid;
    struct bide_text cell;
};

/* --- long waits --- */

/* Those of the target, if that is about them and they are measured; else over a year. */
static enum bide_kpi long_waits(const struct bide_spec_pathway *pathway)
{
    const enum bide_kpi kpi = bide_targets_over(&pathway->target);
    return kpi != BIDE_KPI_COUNT ? kpi : BIDE_KPI_OVER_52;
}

/* Whether the target names weeks for which there is no measure. */
static bool is_odd(const struct bide_spec_pathway *pathway)
{
    return pathway->target.over_weeks > 0.0
           && bide_targets_over(&pathway->target) == BIDE_KPI_COUNT;
}

/* --- cells --- */

static const struct bide_estimate *level(const struct table *table, size_t scenario,
                                         size_t moment, size_t line, enum bide_kpi kpi)
{
    return bide_study_estimate(table->study, scenario, moment, line, kpi);
}

static void take_level(struct table *table, const struct bide_estimate *estimate,
                       enum bide_figure_kind kind)
{
    bide_figure_level(&table->cell, estimate, kind);
    bide_grid_take(&table->grid, &table->cell);
}

/* That the target is met that day; at the start it is no matter of chance. */
static void add_chance(struct table *table, size_t scenario, size_t moment, size_t line)
{
    const struct bide_spec_pathway *pathway = bide_names_pathway(table->study, line);
    if (bide_kpi_is_shown(BIDE_KPI_TARGET_MET, pathway)
        && bide_names_is_milestone(table->study, moment)) {
        bide_figure_level(&table->cell,
                          level(table, scenario, moment, line, BIDE_KPI_TARGET_MET),
                          BIDE_FIGURE_SHARE);
    }
    bide_grid_take(&table->grid, &table->cell);
}

/* "-212 ±18" and "fewer"; "+2 ±9" and "no" */
static void add_change(struct table *table, size_t scenario, size_t moment, size_t line)
{
    const struct bide_estimate *change =
        bide_study_difference(table->study, scenario, moment, line, BIDE_KPI_LIST);
    bide_figure_change(&table->cell, change, BIDE_FIGURE_CHILDREN);
    const bool is_same = strcmp(table->cell.bytes, "0") == 0;
    const bool is_clear = bide_figure_is_clear(change, BIDE_FIGURE_CHILDREN);
    bide_grid_take(&table->grid, &table->cell);
    if (is_same) {
        bide_grid_add(&table->grid, "none");
    } else if (!is_clear) {
        bide_grid_add(&table->grid, "no");
    } else {
        bide_grid_add(&table->grid, change->mean < 0.0 ? "fewer" : "more");
    }
}

static void add_row(struct table *table, const char *label, size_t scenario,
                    size_t moment, size_t line)
{
    const struct bide_spec_pathway *pathway = bide_names_pathway(table->study, line);
    bide_grid_add(&table->grid, label);
    const struct bide_estimate *list =
        level(table, scenario, moment, line, BIDE_KPI_LIST);
    take_level(table, list, BIDE_FIGURE_CHILDREN);
    if (!table->has_others) {
        bide_figure_range(&table->cell, list, BIDE_FIGURE_CHILDREN);
        bide_grid_take(&table->grid, &table->cell);
    }
    take_level(table, level(table, scenario, moment, line, BIDE_KPI_WITHIN),
               BIDE_FIGURE_SHARE);
    take_level(table, level(table, scenario, moment, line, long_waits(pathway)),
               BIDE_FIGURE_CHILDREN);
    if (table->has_targets) {
        add_chance(table, scenario, moment, line);
    }
    if (scenario > 0) {
        add_change(table, scenario, moment, line);
    }
    bide_grid_end_row(&table->grid);
}

/* --- rows --- */

static void add_heads(struct table *table, const char *const *heads, bool is_there)
{
    for (; is_there && *heads != NULL; ++heads) {
        bide_grid_add(&table->grid, *heads);
    }
}

static void add_header(struct table *table)
{
    static const char *const rows[2][5][3] = {
        { { "", "On the" },
          { "8 in 10" },
          { "Within", "Long" },
          { "Chance" },
          { "Change", "Clear" } },
        { { "", "list" },
          { "runs" },
          { "standard", "waits" },
          { "of target" },
          { "of list", "change?" } },
    };
    for (size_t i = 0; i < 2; ++i) {
        add_heads(table, rows[i][0], true);
        add_heads(table, rows[i][1], !table->has_others);
        add_heads(table, rows[i][2], true);
        add_heads(table, rows[i][3], table->has_targets);
        add_heads(table, rows[i][4], table->has_others);
    }
}

/* A text over the whole width, on as many lines as it takes. */
static void add_wide(struct table *table)
{
    struct bide_text lines;
    bide_text_init(&lines);
    bide_show_wrapped(&lines, table->cell.bytes, 0, BIDE_SHOW_SCREEN);
    bide_text_clear(&table->cell);
    for (const char *rest = lines.bytes; *rest != '\0';) {
        const size_t length = strcspn(rest, "\n");
        bide_text_add_bytes(&table->cell, rest, length);
        bide_grid_add_line(&table->grid, table->cell.bytes);
        bide_text_clear(&table->cell);
        rest += rest[length] == '\n' ? length + 1 : length;
    }
    bide_show_release(&lines, &table->cell);
}

/* The standard has just been named. */
static void add_target(struct bide_text *out, const struct bide_spec_pathway *pathway)
{
    const struct bide_estimate share = { .mean = pathway->target.share };
    if (isnan(share.mean)) {
        bide_targets_text(out, pathway);
        return;
    }
    bide_figure_level(out, &share, BIDE_FIGURE_SHARE);
    bide_text_add(out, " within it");
}

/* "Autism assessment (standard: 92% within 18 weeks; target: 0 over 104 weeks)" */
static void add_name(struct table *table, const struct bide_spec_pathway *pathway)
{
    struct bide_text *cell = &table->cell;
    bide_show_text(cell, bide_names_of(pathway->label, pathway->name));
    bide_text_add(cell, " (standard: ");
    bide_standard_text(cell, pathway);
    if (bide_kpi_is_shown(BIDE_KPI_TARGET_MET, pathway)) {
        bide_text_add(cell, "; target: ");
        add_target(cell, pathway);
    }
    bide_text_add(cell, ")");
    add_wide(table);
}

/* "  Turned away, as the list was closed: All together 410." Nobody may take a list for
 * shorter that is only closed. */
static void add_turned_away(struct table *table, size_t moment, size_t line)
{
    size_t count = 0;
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        const double away = level(table, i, moment, line, BIDE_KPI_TURNED_AWAY)->mean;
        if (away >= 0.5) {
            bide_text_add(&table->cell, count++ == 0
                                            ? "  Turned away, as the list was closed: "
                                            : ", ");
            bide_show_text(&table->cell, bide_names_scenario_label(table->study, i));
            bide_text_add(&table->cell, " ");
            bide_show_number(&table->cell, away, 0);
        }
    }
    if (count > 0) {
        bide_text_add(&table->cell, ".");
        add_wide(table);
    }
}

/* Whether a difference may be 1 in 100 of what there is, or more, and more than a child.
 */
static bool is_telling(const struct table *table, size_t scenario, size_t line,
                       enum bide_kpi kpi)
{
    const struct bide_estimate *difference =
        bide_study_difference(table->study, scenario, table->last, line, kpi);
    const double half = isnan(difference->half_width) ? 0.0 : difference->half_width;
    const double most = fabs(difference->mean) + half;
    const double of = level(table, 0, table->last, line, kpi)->mean;
    return kpi == BIDE_KPI_WITHIN ? most >= LEAST_TELLING
                                  : most >= fmax(1.5, LEAST_TELLING * of);
}

static bool differs(const struct table *table, size_t scenario, size_t line)
{
    const enum bide_kpi long_kpi = long_waits(bide_names_pathway(table->study, line));
    return is_telling(table, scenario, line, BIDE_KPI_LIST)
           || is_telling(table, scenario, line, BIDE_KPI_WITHIN)
           || is_telling(table, scenario, line, long_kpi)
           || is_telling(table, scenario, line, BIDE_KPI_SEEN);
}

/* At the last milestone, beside each other. */
static void add_scenarios(struct table *table, size_t line)
{
    for (size_t i = 0; i < table->study->scenario_count; ++i) {
        if (i == 0 || differs(table, i, line)) {
            struct bide_text label;
            bide_text_init(&label);
            bide_text_addf(&label, "  %s", bide_names_scenario_label(table->study, i));
            add_row(table, label.bytes, i, table->last, line);
            bide_show_release(&label, &table->cell);
        }
    }
}

/* Of a single scenario, one after the other. */
static void add_milestones(struct table *table, size_t line)
{
    size_t moments[MOST_MILESTONES];
    const size_t count = bide_names_milestones(table->study, moments, MOST_MILESTONES);
    for (size_t i = 0; i < count; ++i) {
        const struct bide_plan_moment *when = &table->study->plan.moments[moments[i]];
        struct bide_text label;
        bide_text_init(&label);
        bide_text_add(&label, "  ");
        bide_figure_date(&label, when->date);
        bide_text_addf(&label, " %s", when->label);
        add_row(table, label.bytes, 0, moments[i], line);
        bide_show_release(&label, &table->cell);
    }
}

static void add_pathway(struct table *table, size_t line)
{
    const struct bide_study *study = table->study;
    bide_grid_add_line(&table->grid, "");
    add_name(table, bide_names_pathway(study, line));
    /* not known without monthly figures, and not told after a warm-up */
    const bool is_start_known =
        study->plan.moments[0].time <= 0.0 && study->spec->warm_up_weeks <= 0.0;
    if (is_start_known && table->last > 0) {
        add_row(table, "  At the start", 0, 0, line);
    }
    if (table->has_others) {
        add_scenarios(table, line);
    } else {
        add_milestones(table, line);
    }
    add_turned_away(table, table->last, line);
}

/* --- the whole --- */

static void print_heading(struct bide_text *out, const struct table *table)
{
    struct bide_text heading;
    bide_text_init(&heading);
    bide_text_add(&heading, table->has_others ? "The lists on " : "The lists up to ");
    bide_figure_date(&heading, table->study->plan.moments[table->last].date);
    bide_text_add(&heading, table->has_others ? ", and what each scenario changes" : "");
    bide_show_heading(out, heading.bytes);
    bide_show_release(&heading, out);
}

static void print_notes(struct bide_text *out, struct table *table)
{
    struct bide_text *note = &table->cell;
    bide_text_add(note,
                  "\nChildren on the list as that day begins: the mean of all runs");
    bide_text_add(note,
                  table->has_others ? "." : ", and the range in which 8 in 10 runs lie.");
    bide_text_add(note, " Within standard: the share of them who have waited no longer. "
                        "Long waits: over 52 weeks");
    bide_text_add(note, table->has_targets ? ", or over as many as the target says" : "");
    bide_text_add(note, table->has_odd_long ? " if that is 65, 78 or 104." : ".");
    bide_text_add(note, table->has_targets ? " Chance of target: that it is met that day."
                                           : "");
    if (table->has_others) {
        bide_text_add(note, " Change of list: from \"");
        bide_show_text(note, bide_names_scenario_label(table->study, 0));
        bide_text_add(note,
                      "\", for the same simulated children, ± the 95% interval; not "
                      "clear if chance alone may have made it. Under each list stand "
                      "the scenarios that may change it by 1 in 100 or more.");
    }
    bide_text_add(note, " Ranges show chance alone, not how sure the figures in the "
                        "configuration are.");
    bide_show_wrapped(out, note->bytes, 0, BIDE_SHOW_SCREEN);
    bide_text_clear(note);
}

void bide_brief_lists_print(struct bide_text *out, const struct bide_study *study)
{
    struct table table = { .study = study,
                           .last = bide_plan_last_milestone(&study->plan),
                           .has_others = study->scenario_count > 1 };
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        const struct bide_spec_pathway *pathway = bide_names_pathway(study, i);
        table.has_targets =
            table.has_targets || bide_kpi_is_shown(BIDE_KPI_TARGET_MET, pathway);
        table.has_odd_long = table.has_odd_long || is_odd(pathway);
    }
    bide_text_init(&table.cell);
    bide_grid_init(&table.grid,
                   (table.has_targets ? 5U : 4U) + (table.has_others ? 2U : 1U));
    print_heading(out, &table);
    add_header(&table);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_pathway(&table, i);
    }
    bide_grid_print(&table.grid, out, BIDE_SHOW_SCREEN);
    bide_grid_free(&table.grid);
    print_notes(out, &table);
    bide_show_release(&table.cell, out);
}
