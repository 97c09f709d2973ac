/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page/page_answer.h"

#include <math.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/page/html.h"
#include "app/page/page_effects.h"
#include "app/page/page_first.h"
#include "app/page/page_part.h"
#include "app/show.h"
#include "app/standard.h"
#include "app/targets.h"
#include "models/scenario/rules.h"

/* The answers are for the last milestone. */
struct answer {
    struct bide_text *out;
    const struct bide_study *study;
    size_t moment;
};

bool bide_page_answer_has_target(const struct bide_study *study, size_t pathway)
{
    return bide_kpi_is_shown(BIDE_KPI_TARGET_MET, bide_names_pathway(study, pathway));
}

void bide_page_answer_target(struct bide_text *out, const struct bide_study *study,
                             size_t pathway)
{
    const struct bide_spec_pathway *spec = bide_names_pathway(study, pathway);
    const struct bide_spec_target *target = &spec->target;
    if (target->over_weeks > 0.0) {
        const bool is_none = !(target->at_most > 0.0);
        bide_text_add(out, is_none ? "no child" : "no more than ");
        if (!is_none) {
            bide_show_number(out, target->at_most, 0);
            bide_text_add(out, " children");
        }
        bide_text_add(out, " waiting over ");
        bide_show_number(out, target->over_weeks, 0);
        bide_text_add(out, " weeks");
    } else if (target->list >= 0.0) {
        bide_text_add(out, "no more than ");
        bide_show_number(out, target->list, 0);
        bide_text_add(out, " children on the list");
    } else {
        const struct bide_estimate share = { .mean = target->share };
        bide_figure_level(out, &share, BIDE_FIGURE_SHARE);
        bide_text_add(out, " of the list within ");
        bide_standard_length(out, spec);
    }
}

static const struct bide_estimate *chance_of(const struct answer *answer, size_t scenario,
                                             size_t pathway)
{
    return bide_study_estimate(answer->study, scenario, answer->moment, pathway,
                               BIDE_KPI_TARGET_MET);
}

static void add_scenario(const struct answer *answer, size_t scenario)
{
    bide_html_text(answer->out, bide_names_scenario_label(answer->study, scenario));
}

static void open_item(const struct answer *answer, size_t pathway)
{
    bide_text_add(answer->out, "<li><strong>");
    bide_html_text(answer->out, bide_page_part_pathway(answer->study, pathway));
    bide_text_add(answer->out, ":</strong> ");
}

/* "Insource 900 assessments 4 in 10; All together 8 in 10". Returns how many. */
static size_t add_chances(const struct answer *answer, size_t pathway)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->study->scenario_count; ++i) {
        const struct bide_estimate *chance = chance_of(answer, i, pathway);
        if (!(chance->mean > 0.0)) {
            continue;
        }
        bide_text_add(answer->out, count++ == 0 ? "with a chance of: " : "; ");
        add_scenario(answer, i);
        bide_text_add(answer->out, " ");
        const struct bide_page_part_key key = bide_page_part_key(
            "s%zu p%zu d%zu target_met mean", i, pathway, answer->moment);
        bide_page_part_element(answer->out, "b", key.text);
        bide_page_part_chance(answer->out, chance);
        bide_text_add(answer->out, "</b>");
    }
    return count;
}

/* Said once for all scenarios that never meet it. */
static void add_hopeless(const struct answer *answer, size_t pathway, size_t hopeful)
{
    if (hopeful == answer->study->scenario_count) {
        bide_text_add(answer->out, ".");
        return;
    }
    const struct bide_page_part_key key =
        bide_page_part_key("p%zu d%zu runs", pathway, answer->moment);
    bide_text_add(answer->out, hopeful > 0 ? "; the others " : "with a chance of ");
    bide_page_part_element(answer->out, "b", key.text);
    bide_text_add(answer->out, "0 in 10</b>");
    bide_text_add(answer->out, hopeful > 0 ? "." : ", whatever the scenario.");
}

/* What tells how near a target is; BIDE_KPI_COUNT if nothing is measured. */
static enum bide_kpi measure_of(const struct bide_spec_target *target)
{
    if (target->over_weeks > 0.0) {
        return bide_targets_over(target);
    }
    return target->list >= 0.0 ? BIDE_KPI_LIST : BIDE_KPI_WITHIN;
}

static enum bide_figure_kind kind_of(enum bide_kpi kpi)
{
    const bool is_share = kpi == BIDE_KPI_WITHIN || kpi == BIDE_KPI_SEEN_WITHIN;
    return is_share ? BIDE_FIGURE_SHARE : BIDE_FIGURE_CHILDREN;
}

static bool is_clearly_other(const struct answer *answer, size_t scenario, size_t pathway,
                             enum bide_kpi kpi)
{
    const struct bide_estimate *difference =
        bide_study_difference(answer->study, scenario, answer->moment, pathway, kpi);
    return bide_figure_is_clear(difference, kind_of(kpi));
}

/* The scenario with the fewest children or, of shares, the most; the first
 * unless another clearly differs from it. */
static size_t best_of(const struct answer *answer, size_t pathway, enum bide_kpi kpi)
{
    size_t best = 0;
    double best_mean = NAN;
    for (size_t i = 0; i < answer->study->scenario_count; ++i) {
        const double mean =
            bide_study_estimate(answer->study, i, answer->moment, pathway, kpi)->mean;
        const double gain = kpi == BIDE_KPI_WITHIN ? mean - best_mean : best_mean - mean;
        if (i == 0 || (gain > 0.0 && is_clearly_other(answer, i, pathway, kpi))) {
            best = i;
            best_mean = mean;
        }
    }
    return best;
}

static void add_level(const struct answer *answer, size_t scenario, size_t pathway,
                      enum bide_kpi kpi)
{
    const struct bide_estimate *estimate =
        bide_study_estimate(answer->study, scenario, answer->moment, pathway, kpi);
    const char *name = bide_kpi_info(kpi)->name;
    const struct bide_page_part_key key = bide_page_part_key(
        "s%zu p%zu d%zu %s mean", scenario, pathway, answer->moment, name);
    bide_page_part_element(answer->out, "b", key.text);
    bide_figure_level(answer->out, estimate, kind_of(kpi));
    bide_text_add(answer->out, "</b>");
}

static bool is_any_seen(const struct answer *answer, size_t scenario, size_t pathway)
{
    return !isnan(bide_study_estimate(answer->study, scenario, answer->moment, pathway,
                                      BIDE_KPI_SEEN_WITHIN)
                      ->mean);
}

/* "Carry on as now 13% of the list, 5% of those seen": the two can be far apart. */
static void add_side(const struct answer *answer, size_t scenario, size_t pathway,
                     enum bide_kpi kpi)
{
    add_scenario(answer, scenario);
    bide_text_add(answer->out, " ");
    add_level(answer, scenario, pathway, kpi);
    bide_text_add(answer->out, kpi == BIDE_KPI_WITHIN ? " of the list" : "");
    if (kpi == BIDE_KPI_WITHIN && is_any_seen(answer, scenario, pathway)) {
        bide_text_add(answer->out, ", ");
        add_level(answer, scenario, pathway, BIDE_KPI_SEEN_WITHIN);
        bide_text_add(answer->out, " of those seen");
    }
}

/* "Share within it: Carry on as now 13% of the list, 5% of those seen; best, ..." */
static void add_levels(const struct answer *answer, size_t pathway, enum bide_kpi kpi)
{
    const size_t best = best_of(answer, pathway, kpi);
    bide_text_add(answer->out, kpi == BIDE_KPI_LIST     ? " Children waiting: "
                               : kpi == BIDE_KPI_WITHIN ? " Share within it: "
                                                        : " Children waiting so long: ");
    add_side(answer, 0, pathway, kpi);
    if (best != 0) {
        bide_text_add(answer->out, "; best, ");
        add_side(answer, best, pathway, kpi);
    } else if (answer->study->scenario_count > 1 && answer->study->replications > 1) {
        bide_text_add(answer->out, "; no scenario is clearly better");
    }
}

/* Whether all runs of all scenarios end with it met. */
static bool is_sure(const struct answer *answer, size_t pathway)
{
    for (size_t i = 0; i < answer->study->scenario_count; ++i) {
        if (!(chance_of(answer, i, pathway)->mean >= 1.0)) {
            return false;
        }
    }
    return true;
}

/* A target that asks for nothing is no achievement. Returns whether that was said. */
static bool add_easy(const struct answer *answer, size_t pathway)
{
    const bool is_easy =
        bide_page_first_is_start(answer->study, pathway) && is_sure(answer, pathway);
    bide_text_add(answer->out, is_easy
                                   ? ", is met at the start already, and is still met "
                                     "in every run, whatever the scenario."
                                   : "");
    return is_easy;
}

static void add_met(const struct answer *answer, size_t pathway)
{
    bide_text_add(answer->out, ", is met ");
    add_hopeless(answer, pathway, add_chances(answer, pathway));
    bide_text_add(answer->out, bide_page_first_is_start(answer->study, pathway)
                                   ? " It is met at the start."
                                   : "");
}

static void add_target(const struct answer *answer, size_t pathway)
{
    const enum bide_kpi kpi =
        measure_of(&bide_names_pathway(answer->study, pathway)->target);
    open_item(answer, pathway);
    bide_text_add(answer->out, "the target, ");
    bide_page_answer_target(answer->out, answer->study, pathway);
    const bool is_easy = add_easy(answer, pathway);
    if (!is_easy) {
        add_met(answer, pathway);
    }
    if (kpi != BIDE_KPI_COUNT) {
        add_levels(answer, pathway, kpi);
        bide_text_add(answer->out, ".");
    }
    if (!is_easy) {
        bide_page_first_add(answer->out, answer->study, pathway);
    }
    bide_text_add(answer->out, "</li>\n");
}

/* --- no target is set --- */

#define NEAREST 0.005 /* shares are shown in whole per cent */

static double within(const struct answer *answer, size_t scenario, size_t pathway)
{
    return bide_study_estimate(answer->study, scenario, answer->moment, pathway,
                               BIDE_KPI_WITHIN)
        ->mean;
}

/* Whether a scenario does not miss the standard on average, as it is shown; an empty list
 * does not. */
static bool is_kept_in(const struct answer *answer, size_t scenario, size_t pathway)
{
    const double share =
        bide_rules_standard_of(bide_names_pathway(answer->study, pathway)).share;
    return !(within(answer, scenario, pathway) < share - NEAREST);
}

/* Whether no scenario misses it. */
static bool is_kept(const struct answer *answer, size_t pathway)
{
    for (size_t i = 0; i < answer->study->scenario_count; ++i) {
        if (!is_kept_in(answer, i, pathway)) {
            return false;
        }
    }
    return true;
}

/* What misses a standard that the first scenario keeps. */
static void add_lowest(const struct answer *answer, size_t pathway)
{
    size_t lowest = 0;
    for (size_t i = 1; i < answer->study->scenario_count; ++i) {
        lowest =
            within(answer, i, pathway) < within(answer, lowest, pathway) ? i : lowest;
    }
    if (lowest != 0 && is_kept_in(answer, 0, pathway)) {
        bide_text_add(answer->out, "; lowest, ");
        add_side(answer, lowest, pathway, BIDE_KPI_WITHIN);
    }
}

static void add_standard(const struct answer *answer, size_t pathway)
{
    open_item(answer, pathway);
    bide_standard_text(answer->out, bide_names_pathway(answer->study, pathway));
    bide_text_add(answer->out, ".");
    add_levels(answer, pathway, BIDE_KPI_WITHIN);
    add_lowest(answer, pathway);
    bide_text_add(answer->out, ".</li>\n");
}

static bool has_only_standard(const struct answer *answer, size_t pathway, bool is_asked)
{
    return !bide_page_answer_has_target(answer->study, pathway)
           && is_kept(answer, pathway) == is_asked;
}

static void add_kept(const struct answer *answer)
{
    size_t count = 0;
    for (size_t i = 0; i < answer->study->plan.pathway_count; ++i) {
        if (has_only_standard(answer, i, true)) {
            bide_text_add(answer->out, count++ == 0
                                           ? "<li>Met in an average run, to the nearest "
                                             "per cent, whatever the scenario: "
                                           : "; ");
            bide_html_text(answer->out, bide_page_part_pathway(answer->study, i));
        }
    }
    bide_text_add(answer->out, count > 0 ? ".</li>\n" : "");
}

static void add_standards(const struct answer *answer, bool has_targets)
{
    bide_text_addf(answer->out, "<p>%s the standard is the target:</p>\n<ul>\n",
                   has_targets ? "Where no target is set," : "No targets are set, so");
    for (size_t i = 0; i < answer->study->plan.pathway_count; ++i) {
        if (has_only_standard(answer, i, false)) {
            add_standard(answer, i);
        }
    }
    add_kept(answer);
    bide_text_add(answer->out, "</ul>\n");
}

static void add_items(const struct answer *answer)
{
    const size_t pathways = answer->study->plan.pathway_count;
    size_t count = 0;
    for (size_t i = 0; i < pathways; ++i) {
        if (bide_page_answer_has_target(answer->study, i)) {
            bide_text_add(answer->out, count++ == 0 ? "<ul>\n" : "");
            add_target(answer, i);
        }
    }
    bide_text_add(answer->out, count > 0 ? "</ul>\n" : "");
    if (count < pathways) {
        add_standards(answer, count > 0);
    }
}

void bide_page_answer_add(struct bide_text *out, const struct bide_study *study)
{
    const struct answer answer = { .out = out,
                                   .study = study,
                                   .moment = bide_plan_last_milestone(&study->plan) };
    bide_page_part_open(out, "answer", "The answer");
    bide_text_add(out, "<div class=\"a\"><p>On ");
    bide_page_part_date(out, study->plan.moments[answer.moment].date, false);
    bide_text_add(out, ":</p>\n");
    add_items(&answer);
    bide_page_effects_add(out, study, answer.moment);
    bide_text_add(out, "</div>\n");
    bide_text_add(out,
                  "<p class=\"s\">\"Of the list\" counts those who still wait, \"of "
                  "those seen\" all who were seen since the start. Targets and what is "
                  "best go by the list; seeing those who waited longest makes the "
                  "other share worse. Ask which of the two a published target means. "
                  "A chance is the share of the runs: "
                  "\"0 in 10\" means that no run had it. It is about "
                  "luck alone, not about how sure the figures in the configuration "
                  "are: see <a href=\"#trust\">how far to trust this</a>.</p>\n");
    bide_page_part_close(out);
}
