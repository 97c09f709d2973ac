/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_effects.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/page/page_why.h"
#include "app/show.h"
#include "app/yearly.h"

enum { MOST_SHORTER = 3 }; /* lists named that get shorter */

/* A scenario under way. */
struct item {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    size_t scenario;
};

/* Its cost above the first's; 0 if they cannot be told apart. */
static double extra_cost(const struct item *item)
{
    const struct bide_estimate *cost = bide_study_cost_difference(
        item->study, item->scenario, item->moment, BIDE_KPI_COST_TOTAL);
    const bool is_told = bide_names_is_milestone(item->study, item->moment)
                         && item->study->plan.budget_count > 0 && fabs(cost->mean) >= 1.0
                         && !(fabs(cost->mean) <= cost->half_width);
    return is_told ? cost->mean : 0.0;
}

/* Children more, or fewer if the sign is -1; 0 unless that is clear. */
static double change_of(const struct item *item, size_t pathway, double sign)
{
    const struct bide_estimate *change = bide_study_difference(
        item->study, item->scenario, item->moment, pathway, BIDE_KPI_LIST);
    const bool is_clear = bide_figure_is_clear(change, BIDE_FIGURE_CHILDREN);
    return is_clear ? fmax(0.0, sign * change->mean) : 0.0;
}

static size_t count_changes(const struct item *item, double sign)
{
    size_t count = 0;
    for (size_t i = 0; i < item->study->plan.pathway_count; ++i) {
        count += change_of(item, i, sign) > 0.0 ? 1 : 0;
    }
    return count;
}

/* Whether a change comes before another: the larger first, of equal ones the first. */
static bool is_before(const struct item *item, size_t pathway, size_t other, double sign)
{
    const double change = change_of(item, pathway, sign);
    const double than = change_of(item, other, sign);
    return change > than || (!(change < than) && pathway < other);
}

static size_t rank_of(const struct item *item, size_t pathway, double sign)
{
    size_t rank = 0;
    for (size_t i = 0; i < item->study->plan.pathway_count; ++i) {
        rank += is_before(item, i, pathway, sign) ? 1 : 0;
    }
    return rank;
}

/* The list of a rank: there is one of each. */
static size_t list_of(const struct item *item, size_t rank, double sign)
{
    size_t pathway = 0;
    while (rank_of(item, pathway, sign) != rank) {
        ++pathway;
    }
    return pathway;
}

/* "Autism assessment, 319 fewer" */
static void add_change(const struct item *item, size_t pathway, double sign)
{
    const struct bide_page_part_key key = bide_page_part_key(
        "s%zu p%zu d%zu list difference_mean", item->scenario, pathway, item->moment);
    bide_html_text(item->out, bide_page_part_pathway(item->study, pathway));
    bide_text_add(item->out, ", ");
    bide_page_part_element(item->out, "b", key.text);
    bide_show_number(item->out, change_of(item, pathway, sign), 0);
    bide_text_add(item->out, sign < 0.0 ? " fewer</b>" : " more</b>");
}

/* The lists that change most; of those that get longer all, as harm is not to be hidden.
 */
static void add_changes(const struct item *item, double sign)
{
    const size_t count = count_changes(item, sign);
    const size_t most = sign < 0.0 && count > MOST_SHORTER ? MOST_SHORTER : count;
    for (size_t i = 0; i < most; ++i) {
        bide_text_add(item->out, i > 0 ? "; " : sign < 0.0 ? " Shorter: " : " Longer: ");
        add_change(item, list_of(item, i, sign), sign);
    }
    if (count > most) {
        const struct bide_page_part_key key = bide_page_part_key(
            "s%zu d%zu shorter_but_%d", item->scenario, item->moment, MOST_SHORTER);
        bide_text_add(item->out, "; and ");
        bide_page_part_element(item->out, "b", key.text);
        bide_show_number(item->out, (double) (count - most), 0);
        bide_text_add(item->out,
                      count - most == 1 ? "</b> other list" : "</b> other lists");
    }
    bide_text_add(item->out, count > 0 ? "." : "");
}

static void add_lists(const struct item *item)
{
    if (item->study->replications < 2) {
        bide_text_add(item->out, " One run cannot tell which lists change.");
    } else if (count_changes(item, -1.0) + count_changes(item, 1.0) == 0) {
        bide_text_add(item->out, " No list clearly changes.");
    } else {
        add_changes(item, -1.0);
        add_changes(item, 1.0);
    }
}

/* What of the cost goes on: that of the last year; less than a pound is nothing. */
static void add_yearly(const struct item *item, double cost)
{
    const double pounds =
        bide_yearly_of(item->study, item->scenario, item->moment, BIDE_KPI_COST_TOTAL)
            .difference;
    const struct bide_page_part_key key =
        bide_page_part_key("s%zu d%zu %s difference_mean f3", item->scenario,
                           item->moment, bide_yearly_info(BIDE_KPI_COST_TOTAL)->name);
    if (isnan(pounds)) {
        return;
    }
    if (fabs(pounds) < 1.0) {
        bide_text_add(item->out, ", nothing of it in the last year");
        return;
    }
    const bool is_part = (pounds > 0.0) == (cost > 0.0);
    bide_text_add(item->out, ", ");
    bide_page_part_element(item->out, "b", key.text);
    bide_page_part_pounds(item->out, fabs(pounds));
    bide_text_add(item->out, is_part ? "" : pounds > 0.0 ? " more" : " less");
    bide_text_add(item->out,
                  is_part ? "</b> of it in the last year" : "</b> in the last year");
}

static void add_cost(const struct item *item, double cost)
{
    const struct bide_page_part_key key = bide_page_part_key(
        "s%zu d%zu cost_total difference_mean f3", item->scenario, item->moment);
    bide_text_add(item->out, " Cost: ");
    bide_page_part_element(item->out, "b", key.text);
    bide_page_part_pounds(item->out, fabs(cost));
    bide_text_add(item->out, cost > 0.0 ? " more</b>" : " less</b>");
    add_yearly(item, cost);
    bide_text_add(item->out, ".");
}

static void add_item(const struct item *item)
{
    const double cost = extra_cost(item);
    bide_text_add(item->out, "<li><strong>");
    bide_html_text(item->out, bide_names_scenario_label(item->study, item->scenario));
    bide_text_add(item->out, ":</strong>");
    add_lists(item);
    if (fabs(cost) > 0.0) {
        add_cost(item, cost);
    }
    bide_text_add(item->out, "</li>\n");
}

void bide_page_effects_add(struct bide_text *out, const struct bide_study *study,
                           size_t moment)
{
    struct item item = { .out = out, .study = study, .moment = moment };
    if (study->scenario_count < 2) {
        return;
    }
    bide_text_add(out,
                  "<p>What each scenario does to the number waiting, compared with ");
    bide_html_text(out, bide_names_scenario_label(study, 0));
    bide_text_add(out, bide_page_why_has(study)
                           ? " (<a href=\"#why\">why lists get longer</a>):</p>\n<ul>\n"
                           : ":</p>\n<ul>\n");
    for (item.scenario = 1; item.scenario < study->scenario_count; ++item.scenario) {
        add_item(&item);
    }
    bide_text_add(out, "</ul>\n");
}
