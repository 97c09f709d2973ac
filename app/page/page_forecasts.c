/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_forecasts.h"

#include <math.h>

#include "app/names.h"
#include "app/page/html.h"
#include "app/page/wait.h"
#include "app/result/since.h"
#include "app/show.h"

/* A scenario of both runs. */
struct pair {
    size_t now;
    size_t then;
};

/* The first scenario of this run that the last one had, too, from this one on; false if
 * there is none. */
static bool next_pair(const struct bide_page_since *section, size_t from,
                      struct pair *pair)
{
    for (pair->now = from; pair->now < section->study->scenario_count; ++pair->now) {
        if (bide_since_scenario(&pair->then, section->study, section->old, pair->now)) {
            return true;
        }
    }
    return false;
}

static double now_of(const struct bide_page_since *section, struct pair pair,
                     size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(section->study, pair.now, section->moment, pathway, kpi)
        ->mean;
}

static double then_of(const struct bide_page_since *section, struct pair pair,
                      size_t pathway, enum bide_kpi kpi)
{
    return bide_study_estimate(section->old, pair.then, section->old_moment, pathway, kpi)
        ->mean;
}

static bool has_chance(const struct bide_page_since *section, size_t pathway,
                       size_t *before)
{
    return bide_since_pathway(before, section->study, section->old, pathway)
           && bide_kpi_is_shown(BIDE_KPI_TARGET_MET,
                                bide_names_pathway(section->study, pathway))
           && bide_kpi_is_shown(BIDE_KPI_TARGET_MET,
                                bide_names_pathway(section->old, *before));
}

static bool has_chances(const struct bide_page_since *section)
{
    size_t before = 0;
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        if (has_chance(section, i, &before)) {
            return true;
        }
    }
    return false;
}

static void add_chances(struct bide_page_since *section, struct pair pair, size_t pathway)
{
    size_t before = 0;
    if (!has_chance(section, pathway, &before)) {
        bide_text_add(section->out, "<td>no target</td><td>no target</td>");
        return;
    }
    const enum bide_kpi kpi = BIDE_KPI_TARGET_MET;
    bide_page_since_cell(section, 100.0 * then_of(section, pair, before, kpi), "%");
    bide_page_since_cell(section, 100.0 * now_of(section, pair, pathway, kpi), "%");
}

/* The cells behind the name of the list, which is before in the last run, or of the
 * scenario. */
static void add_forecast(struct bide_page_since *section, struct pair pair,
                         size_t pathway, size_t before)
{
    const double was = then_of(section, pair, before, BIDE_KPI_LIST);
    const double is = now_of(section, pair, pathway, BIDE_KPI_LIST);
    bide_page_since_cell(section, was, "");
    bide_page_since_cell(section, is, "");
    bide_text_add(section->out, "<td>");
    bide_show_signed(section->out, floor(is + 0.5) - floor(was + 0.5), 0); /* as shown */
    bide_text_add(section->out, "</td>");
    if (has_chances(section)) {
        add_chances(section, pair, pathway);
    }
    bide_text_add(section->out, "</tr>\n");
}

/* Whether what a scenario says of a list is not what the first pair says, in either run.
 */
static bool is_other_forecast(const struct bide_page_since *section, struct pair first,
                              struct pair other, size_t pathway)
{
    size_t before = 0;
    return bide_since_pathway(&before, section->study, section->old, pathway)
           && !(bide_page_since_alike(then_of(section, first, before, BIDE_KPI_LIST),
                                      then_of(section, other, before, BIDE_KPI_LIST))
                && bide_page_since_alike(now_of(section, first, pathway, BIDE_KPI_LIST),
                                         now_of(section, other, pathway, BIDE_KPI_LIST)));
}

#define HEADS(first)                                                                     \
    BIDE_PAGE_SINCE_HEAD(first)                                                          \
    BIDE_PAGE_SINCE_HEAD("Last run")                                                     \
    BIDE_PAGE_SINCE_HEAD("This run") BIDE_PAGE_SINCE_HEAD("Change")
#define CHANCES                                                                          \
    BIDE_PAGE_SINCE_HEAD("Chance, last run")                                             \
    BIDE_PAGE_SINCE_HEAD("Chance, this run")

enum { COLUMNS = 4, MORE_COLUMNS = 6 };

static void add_group(struct bide_page_since *section, struct pair first, size_t pathway)
{
    struct pair pair;
    size_t before = 0;
    bool is_begun = false;
    for (bool is_one = next_pair(section, first.now + 1, &pair); is_one;
         is_one = next_pair(section, pair.now + 1, &pair)) {
        if (!is_other_forecast(section, first, pair, pathway)
            || !bide_since_pathway(&before, section->study, section->old, pathway)) {
            continue;
        }
        if (!is_begun) {
            bide_page_since_group(section, pathway,
                                  has_chances(section) ? MORE_COLUMNS : COLUMNS);
            is_begun = true;
        }
        bide_page_since_row(section, bide_names_scenario_label(section->study, pair.now));
        add_forecast(section, pair, pathway, before);
    }
}

static bool is_other_anywhere(const struct bide_page_since *section, struct pair first,
                              struct pair other)
{
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        if (is_other_forecast(section, first, other, i)) {
            return true;
        }
    }
    return false;
}

static bool has_others(const struct bide_page_since *section, struct pair first)
{
    struct pair pair;
    bool is_found = false;
    for (bool is_one = next_pair(section, first.now + 1, &pair); is_one;
         is_one = next_pair(section, pair.now + 1, &pair)) {
        is_found = is_found || is_other_anywhere(section, first, pair);
    }
    return is_found;
}

static void add_other_forecasts(struct bide_page_since *section, struct pair first)
{
    bide_page_since_more(section, "The other scenarios, where they say something else");
    bide_page_since_open(section, "Children waiting on that day in the other scenarios",
                         has_chances(section) ? HEADS("List and scenario") CHANCES
                                              : HEADS("List and scenario"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        add_group(section, first, i);
    }
    bide_page_since_close(section);
    bide_page_since_less(section);
}

static void add_first(struct bide_page_since *section, struct pair first)
{
    const bool has_targets = has_chances(section);
    bide_page_since_open(section,
                         has_targets
                             ? "Children waiting on that day, and the chance that "
                               "the target is met that day"
                             : "Children waiting on that day",
                         has_targets ? HEADS("List") CHANCES : HEADS("List"));
    for (size_t i = 0; i < section->study->plan.pathway_count; ++i) {
        size_t before = 0;
        if (bide_since_pathway(&before, section->study, section->old, i)) {
            bide_page_since_list(section, i);
            add_forecast(section, first, i, before);
        }
    }
    bide_page_since_close(section);
}

/* "1 August 2025 to 4 August 2028" */
static void add_reach(struct bide_page_since *section, const struct bide_study *study)
{
    bide_wait_date(section->out, study->spec->start);
    bide_text_add(section->out, " to ");
    bide_wait_date(section->out, study->spec->start + (int32_t) (7 * study->spec->weeks));
}

static void add_no_common_date(struct bide_page_since *section)
{
    bide_text_add(section->out, "<p>The two runs have no date in common on which both "
                                "say what the lists will be: the last one covers ");
    add_reach(section, section->old);
    bide_text_add(section->out, ", this one ");
    add_reach(section, section->study);
    bide_text_add(section->out, ". Give both a milestone of the same date to set them "
                                "side by side.</p>\n");
}

void bide_page_forecasts_add(struct bide_page_since *section)
{
    struct pair first;
    if (!bide_since_common(&section->moment, &section->old_moment, section->study,
                           section->old)) {
        add_no_common_date(section);
        return;
    }
    if (!next_pair(section, 0, &first)) {
        bide_text_add(section->out,
                      "<p>The two runs have no scenario of the same name, so that what "
                      "they say cannot be set side by side. Keep the names of scenarios "
                      "from run to run, and change their labels.</p>\n");
        return;
    }
    bide_text_add(section->out, "<p>Both runs say what the lists will be on ");
    bide_wait_date(section->out, section->study->plan.moments[section->moment].date);
    bide_text_add(section->out, ", if things go as in \"");
    bide_html_text(section->out, bide_names_scenario_label(section->study, first.now));
    bide_text_add(section->out, "\".</p>\n");
    add_first(section, first);
    if (has_others(section, first)) {
        add_other_forecasts(section, first);
    }
}
