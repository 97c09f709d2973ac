/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_harm.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_part.h"
#include "app/page/page_why.h"
#include "app/show.h"
#include "app/yearly.h"

/* A scenario under way. */
struct item {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
    size_t scenario;
};

/* NULL unless the scenario clearly makes the list longer. */
static const struct bide_estimate *harm_to(const struct item *item, size_t pathway)
{
    const struct bide_estimate *difference = bide_study_difference(
        item->study, item->scenario, item->moment, pathway, BIDE_KPI_LIST);
    return difference->mean > 0.0
                   && bide_figure_is_clear(difference, BIDE_FIGURE_CHILDREN)
               ? difference
               : NULL;
}

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

static void add_lists(const struct item *item)
{
    size_t count = 0;
    for (size_t i = 0; i < item->study->plan.pathway_count; ++i) {
        const struct bide_estimate *harm = harm_to(item, i);
        if (harm == NULL) {
            continue;
        }
        bide_text_add(item->out, count++ == 0 ? " makes these lists longer: " : "; ");
        bide_html_text(item->out, bide_page_part_pathway(item->study, i));
        bide_text_add(item->out, ", ");
        const struct bide_page_part_key key = bide_page_part_key(
            "s%zu p%zu d%zu list difference_mean", item->scenario, i, item->moment);
        bide_page_part_element(item->out, "b", key.text);
        bide_show_number(item->out, harm->mean, 0);
        bide_text_add(item->out, " more</b>");
    }
    if (count == 0) {
        bide_text_add(item->out, " makes no list clearly longer");
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
    bide_text_add(item->out, "; it costs ");
    bide_page_part_element(item->out, "b", key.text);
    bide_page_part_pounds(item->out, fabs(cost));
    bide_text_add(item->out, cost > 0.0 ? " more</b>" : " less</b>");
    add_yearly(item, cost);
}

static bool is_worth_a_word(const struct item *item)
{
    bool is_worth = fabs(extra_cost(item)) > 0.0;
    for (size_t i = 0; i < item->study->plan.pathway_count; ++i) {
        is_worth = is_worth || harm_to(item, i) != NULL;
    }
    return is_worth;
}

static void add_item(const struct item *item)
{
    const double cost = extra_cost(item);
    bide_text_add(item->out, "<li><strong>");
    bide_html_text(item->out, bide_names_scenario_label(item->study, item->scenario));
    bide_text_add(item->out, "</strong>");
    add_lists(item);
    if (fabs(cost) > 0.0) {
        add_cost(item, cost);
    }
    bide_text_add(item->out, ".</li>\n");
}

static void add_lead(struct bide_text *out, const struct bide_study *study)
{
    bide_text_add(out, "<p>On the other side, compared with ");
    bide_html_text(out, bide_names_scenario_label(study, 0));
    bide_text_add(out, bide_page_why_has(study)
                           ? " (<a href=\"#why\">why lists get longer</a>):</p>\n<ul>\n"
                           : ":</p>\n<ul>\n");
}

void bide_page_harm_add(struct bide_text *out, const struct bide_study *study,
                        size_t moment)
{
    struct item item = { .out = out, .study = study, .moment = moment };
    size_t count = 0;
    for (item.scenario = 1; item.scenario < study->scenario_count; ++item.scenario) {
        if (!is_worth_a_word(&item)) {
            continue;
        }
        if (count++ == 0) {
            add_lead(out, study);
        }
        add_item(&item);
    }
    bide_text_add(out, count > 0 ? "</ul>\n" : "");
}
