/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/book/book_lists.h"

#include <math.h>

#include "app/book/book_wait.h"
#include "app/names.h"
#include "engine/base/text.h"

/* A measure as it stands in a table. */
struct measure {
    enum bide_kpi kpi;
    struct bide_book_column column;
};

static const struct measure milestone_measures[] = {
    { BIDE_KPI_WITHIN,
      { "Within the standard (share of the list)", BIDE_BOOK_SHARE, 0 } },
    { BIDE_KPI_MEDIAN, { "Median wait so far (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_P92, { "92nd centile wait so far (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_LONGEST, { "Longest wait so far (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_OVER_52, { "Over 52 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_OVER_65, { "Over 65 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_OVER_78, { "Over 78 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_OVER_104, { "Over 104 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_REFERRED, { "Demand: referred so far (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_SEEN, { "Seen so far (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_SEEN_WITHIN, { "Seen within the standard (share)", BIDE_BOOK_SHARE, 0 } },
    { BIDE_KPI_SEEN_MEDIAN, { "Median wait of those seen (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_LEFT, { "Left unseen so far (children)", BIDE_BOOK_COUNT, 0 } },
};

static const struct measure month_measures[] = {
    { BIDE_KPI_WITHIN,
      { "Within the standard (share of the list)", BIDE_BOOK_SHARE, 0 } },
    { BIDE_KPI_MEDIAN, { "Median wait so far (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_P92, { "92nd centile wait so far (weeks)", BIDE_BOOK_WEEKS, 0 } },
    { BIDE_KPI_OVER_52, { "Over 52 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_OVER_104, { "Over 104 weeks (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_REFERRED, { "Demand: referred so far (children)", BIDE_BOOK_COUNT, 0 } },
    { BIDE_KPI_SEEN, { "Seen so far (children)", BIDE_BOOK_COUNT, 0 } },
};

enum {
    MILESTONE_MEASURES = sizeof(milestone_measures) / sizeof(milestone_measures[0]),
    MONTH_MEASURES = sizeof(month_measures) / sizeof(month_measures[0]),
    LIST_COLUMNS = 3,
    CHANGE_COLUMNS = 2,
    MONTH_NAMES = 3
};

static const struct bide_book_column list_columns[LIST_COLUMNS] = {
    { "Backlog: children waiting (mean)", BIDE_BOOK_COUNT, 0 },
    { "Backlog: low (children; 1 run in 10 is below)", BIDE_BOOK_COUNT, 0 },
    { "Backlog: high (children; 1 run in 10 is above)", BIDE_BOOK_COUNT, 0 },
};

static const struct bide_book_column change_columns[CHANGE_COLUMNS] = {
    { "Change in backlog from the first scenario (children)", BIDE_BOOK_CHANGE, 0 },
    { "± of that change (children, 95%)", BIDE_BOOK_WEEKS, 0 },
};

/* --- tables --- */

/* Where numbers are from. */
struct place {
    size_t scenario;
    size_t moment;
    size_t line;
};

static size_t add_columns(struct bide_book_column *columns, size_t count,
                          const struct bide_book_column *more, size_t more_count)
{
    for (size_t i = 0; i < more_count; ++i) {
        columns[count++] = more[i];
    }
    return count;
}

static size_t add_measure_columns(struct bide_book_column *columns, size_t count,
                                  const struct measure *measures, size_t more)
{
    for (size_t i = 0; i < more; ++i) {
        columns[count++] = measures[i].column;
    }
    return count;
}

static void add_list(struct bide_book *book, const struct bide_estimate *list)
{
    bide_book_number(book, list->mean);
    bide_book_number(book, list->p10);
    bide_book_number(book, list->p90);
}

static void add_means(struct bide_book *book, const struct bide_study *study,
                      struct place place, const struct measure *measures, size_t count)
{
    const struct bide_spec_pathway *pathway =
        bide_names_pathway(study, study->plan.lines[place.line].pathway);
    for (size_t i = 0; i < count; ++i) {
        const struct bide_estimate *estimate = bide_study_estimate(
            study, place.scenario, place.moment, place.line, measures[i].kpi);
        bide_book_wait_add(book, pathway, measures[i].kpi, estimate->mean);
    }
}

/* --- milestones --- */

/* "All children", "Urgent", "(others)" */
static const char *children_of(const struct bide_study *study,
                               const struct bide_plan_line *line)
{
    const struct bide_spec_priority *priority = bide_names_priority(study, line);
    if (priority != NULL) {
        return bide_names_of(priority->label, priority->name);
    }
    const char *group = bide_names_group_label(study, line);
    return group[0] != '\0' ? group : "All children";
}

static void add_milestone(struct bide_book *book, const struct bide_study *study,
                          size_t scenario, size_t moment, size_t line)
{
    const struct bide_plan_moment *when = &study->plan.moments[moment];
    const struct bide_plan_line *what = &study->plan.lines[line];
    const struct bide_spec_pathway *pathway = bide_names_pathway(study, what->pathway);
    bide_book_text(book, bide_names_of(pathway->label, pathway->name));
    bide_book_text(book, bide_names_scenario_label(study, scenario));
    bide_book_text(book, children_of(study, what));
    bide_book_text(book, when->label);
    bide_book_number(book, when->date);
    add_list(book, bide_study_estimate(study, scenario, moment, line, BIDE_KPI_LIST));
    const struct bide_estimate *change =
        bide_study_difference(study, scenario, moment, line, BIDE_KPI_LIST);
    bide_book_number(book, scenario > 0 ? change->mean : (double) NAN);
    bide_book_number(book, scenario > 0 ? change->half_width : (double) NAN);
    add_means(book, study, (struct place){ scenario, moment, line }, milestone_measures,
              MILESTONE_MEASURES);
}

static void add_milestones(struct bide_book *book, const struct bide_study *study,
                           size_t scenario, size_t line)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_names_is_milestone(study, i)) {
            add_milestone(book, study, scenario, i, line);
        }
    }
}

void bide_book_lists_milestones(struct bide_book *book, const struct bide_study *study)
{
    static const struct bide_book_column names[] = {
        { "Pathway", BIDE_BOOK_TEXT, 0 },  { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Children", BIDE_BOOK_TEXT, 0 }, { "Milestone", BIDE_BOOK_TEXT, 0 },
        { "Date", BIDE_BOOK_DATE, 0 },
    };
    struct bide_book_column columns[BIDE_BOOK_MOST_COLUMNS];
    size_t count = add_columns(columns, 0, names, sizeof(names) / sizeof(names[0]));
    count = add_columns(columns, count, list_columns, LIST_COLUMNS);
    count = add_columns(columns, count, change_columns, CHANGE_COLUMNS);
    count = add_measure_columns(columns, count, milestone_measures, MILESTONE_MEASURES);
    bide_book_sheet(book, "Milestones", "Every list at every milestone");
    bide_book_note(
        book, BIDE_BOOK_NOTE,
        "Counted as that day begins. Waits are those so far of the children on "
        "the list; flows count from the start, or from the end of the "
        "warm-up.");
    bide_book_wait_note(book, study);
    bide_book_table(book, columns, count, 2);
    for (size_t i = 0; i < study->plan.line_count; ++i) {
        for (size_t k = 0; k < study->scenario_count; ++k) {
            add_milestones(book, study, k, i);
        }
    }
}

/* --- months --- */

static void add_month(struct bide_book *book, const struct bide_study *study,
                      size_t scenario, size_t moment, size_t pathway)
{
    const struct bide_spec_pathway *what = bide_names_pathway(study, pathway);
    bide_book_text(book, bide_names_of(what->label, what->name));
    bide_book_text(book, bide_names_scenario_label(study, scenario));
    bide_book_number(book, study->plan.moments[moment].date);
    add_list(book, bide_study_estimate(study, scenario, moment, pathway, BIDE_KPI_LIST));
    add_means(book, study, (struct place){ scenario, moment, pathway }, month_measures,
              MONTH_MEASURES);
}

static size_t count_months(const struct bide_study *study)
{
    size_t count = 0;
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        count += bide_names_is_month(study, i) ? 1 : 0;
    }
    return count;
}

static void add_months(struct bide_book *book, const struct bide_study *study,
                       size_t scenario, size_t pathway)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        if (bide_names_is_month(study, i)) {
            add_month(book, study, scenario, i, pathway);
        }
    }
}

/* Whether the scenario ever changes a pathway's list: lines that lie on each other tell
 * nothing. */
static bool has_changes(const struct bide_study *study, size_t scenario, size_t pathway)
{
    for (size_t i = 0; i < study->plan.moment_count; ++i) {
        const struct bide_estimate *difference =
            bide_study_difference(study, scenario, i, pathway, BIDE_KPI_LIST);
        if (fabs(difference->mean) > 0.0) {
            return true;
        }
    }
    return false;
}

static void add_chart(struct bide_book *book, const struct bide_study *study,
                      size_t pathway, size_t months)
{
    const struct bide_spec_pathway *what = bide_names_pathway(study, pathway);
    const char *label = bide_names_of(what->label, what->name);
    struct bide_text title;
    struct bide_text alt;
    bide_text_init(&title);
    bide_text_init(&alt);
    bide_text_addf(&title, "Backlog: %s", label);
    bide_text_addf(
        &alt,
        "Line chart of the mean number of children waiting for %s on the first "
        "of each month, one line for each scenario. The numbers are on the "
        "sheet Monthly.",
        label);
    struct bide_book_chart chart = { .title = title.bytes,
                                     .alt = alt.bytes,
                                     .y_title = "Children waiting" };
    for (size_t i = 0;
         i < study->scenario_count && chart.series_count < BIDE_BOOK_MOST_SERIES; ++i) {
        if (i > 0 && !has_changes(study, i, pathway)) {
            continue;
        }
        const size_t first = (pathway * study->scenario_count + i) * months;
        chart.series[chart.series_count++] =
            (struct bide_book_series){ .sheet = book->sheet_count - 2,
                                       .name_column = 1,
                                       .x_column = 2,
                                       .y_column = MONTH_NAMES,
                                       .first_row = first,
                                       .last_row = first + months - 1 };
    }
    bide_book_chart(book, &chart);
    book->err = title.err != BIDE_OK ? title.err
                : alt.err != BIDE_OK ? alt.err
                                     : book->err;
    bide_text_free(&title);
    bide_text_free(&alt);
}

static void add_charts(struct bide_book *book, const struct bide_study *study,
                       size_t months)
{
    bide_book_sheet(book, "Charts", "How the backlogs move");
    bide_book_note(
        book, BIDE_BOOK_NOTE,
        "Mean number of children waiting on the first of each month, by "
        "pathway; a line for the first scenario and each that changes the list. "
        "The numbers, with their ranges, are on the sheet Monthly.");
    if (study->scenario_count > BIDE_BOOK_MOST_SERIES) {
        bide_book_note(book, BIDE_BOOK_NOTE, "A chart has at most eight lines.");
    }
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        add_chart(book, study, i, months);
    }
}

void bide_book_lists_months(struct bide_book *book, const struct bide_study *study)
{
    const size_t months = count_months(study);
    if (months == 0) {
        return;
    }
    static const struct bide_book_column names[MONTH_NAMES] = {
        { "Pathway", BIDE_BOOK_TEXT, 0 },
        { "Scenario", BIDE_BOOK_TEXT, 0 },
        { "Date", BIDE_BOOK_DATE, 0 },
    };
    struct bide_book_column columns[BIDE_BOOK_MOST_COLUMNS];
    size_t count = add_columns(columns, 0, names, MONTH_NAMES);
    count = add_columns(columns, count, list_columns, LIST_COLUMNS);
    count = add_measure_columns(columns, count, month_measures, MONTH_MEASURES);
    bide_book_sheet(book, "Monthly", "Every list on the first of each month");
    bide_book_note(book, BIDE_BOOK_NOTE,
                   "Counted as that day begins; the first row of each list is the start "
                   "itself.");
    bide_book_wait_note(book, study);
    bide_book_table(book, columns, count, 2);
    for (size_t i = 0; i < study->plan.pathway_count; ++i) {
        for (size_t k = 0; k < study->scenario_count; ++k) {
            add_months(book, study, k, i);
        }
    }
    add_charts(book, study, months);
}
