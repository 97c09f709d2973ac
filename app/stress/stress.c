/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/stress/stress.h"

#include "app/figure.h"
#include "app/names.h"
#include "app/show.h"
#include "app/standard.h"
#include "app/stress/markdown.h"
#include "app/stress/stress_data.h"
#include "app/stress/stress_logic.h"
#include "app/stress/stress_parts.h"
#include "app/stress/subject.h"
#include "models/service/kpi.h"

static const char *title_of(const struct bide_spec *spec)
{
    return spec->title != NULL && spec->title[0] != '\0' ? spec->title : "Waiting lists";
}

/* --- 1. objectives --- */

static void add_standards(const struct bide_subject *stress)
{
    const struct bide_spec_pathway *pathways = stress->spec->pathways.items;
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        bide_text_add(stress->out, "- ");
        bide_markdown_text(stress->out,
                           bide_names_of(pathways[i].label, pathways[i].name));
        bide_text_add(stress->out, ": standard ");
        bide_standard_text(stress->out, &pathways[i]);
        bide_text_add(stress->out, ".\n");
    }
}

static bool is_shown_anywhere(const struct bide_spec *spec, enum bide_kpi kpi)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        if (bide_kpi_is_shown(kpi, &pathways[i])) {
            return true;
        }
    }
    return false;
}

static void add_outputs(const struct bide_subject *stress)
{
    bide_text_add(stress->out,
                  "\n### 1.2 Model outputs\n\n"
                  "For every list and scenario, at every milestone and, unless `monthly` "
                  "is false, on the first of every month; estimated over the "
                  "replications as item 4.3 says.\n\n"
                  "| output | unit | what is counted |\n|---|---|---|\n");
    for (int i = 0; i < BIDE_KPI_COUNT; ++i) {
        const enum bide_kpi kpi = (enum bide_kpi) i;
        if (is_shown_anywhere(stress->spec, kpi)) {
            const struct bide_kpi_info *info = bide_kpi_info(kpi);
            bide_text_add(stress->out, "|");
            bide_markdown_cell(stress->out, info->label);
            bide_markdown_cell(stress->out, info->unit);
            bide_markdown_cell(stress->out, info->sentence);
            bide_text_add(stress->out, "\n");
        }
    }
    bide_text_add(stress->out, "\nAlso the share of staff time used and the money spent, "
                               "line by line.\n");
}

static void add_aims(const struct bide_subject *stress)
{
    const struct bide_spec_scenario *scenarios = stress->spec->scenarios.items;
    bide_text_add(stress->out, "\n### 1.3 Experimentation aims\n\n");
    if (stress->spec->scenarios.count == 1) {
        bide_text_add(stress->out, "One scenario is simulated: ");
        bide_markdown_text(stress->out,
                           bide_names_of(scenarios[0].label, scenarios[0].name));
        bide_text_add(stress->out, ".\n");
        return;
    }
    bide_text_add(stress->out, "To compare these scenarios with the first, on the same "
                               "simulated children (item 5.2):\n\n");
    for (size_t i = 0; i < stress->spec->scenarios.count; ++i) {
        bide_text_addf(stress->out, "%zu. ", i + 1);
        bide_markdown_text(stress->out,
                           bide_names_of(scenarios[i].label, scenarios[i].name));
        bide_text_add(stress->out, "\n");
    }
}

static void add_objectives(const struct bide_subject *stress)
{
    bide_text_add(stress->out, "\n## 1. Objectives\n\n### 1.1 Purpose of the model\n\n"
                               "How long will children wait if capacity is changed, by "
                               "when, how sure is that, and what does it cost? The "
                               "lists are:\n\n");
    add_standards(stress);
    add_outputs(stress);
    add_aims(stress);
}

/* --- 4. experimentation --- */

static void add_experimentation(const struct bide_subject *stress)
{
    struct bide_text *out = stress->out;
    bide_text_add(out,
                  "\n## 4. Experimentation\n\n### 4.1 Initialisation\n\n"
                  "The lists start as item 2.5.5 says; a pathway for which no list is "
                  "given starts empty. ");
    if (stress->spec->warm_up_weeks > 0.0) {
        bide_text_add(out, "Flows and averages count after a warm-up of ");
        bide_show_number(out, stress->spec->warm_up_weeks, 0);
        bide_text_add(out, " weeks.");
    } else {
        bide_text_add(out, "There is no warm-up.");
    }
    bide_text_add(out, "\n\n### 4.2 Run length\n\nFrom ");
    bide_figure_date(out, stress->spec->start);
    bide_text_add(out, " for ");
    bide_show_count(out, (size_t) stress->spec->weeks, "week");
    bide_text_add(out, ".\n\n### 4.3 Estimation approach\n\n");
    bide_show_count(out, (size_t) stress->spec->replications, "independent replication");
    bide_text_add(
        out, " unless the command line asks for another number. Reports give the mean "
             "and the 10th, 50th and 90th centile over replications (\"8 in 10\"), "
             "the standard error and a 95% interval of the mean by Student's t. "
             "Differences between scenarios are taken replication by replication. "
             "Ratios of money to gain have Fieller's 95% interval.\n");
}

/* --- 5. implementation, 6. code --- */

static void add_implementation(const struct bide_subject *stress)
{
    bide_text_addf(
        stress->out,
        "\n## 5. Implementation\n\n### 5.1 Software or programming language\n\n"
        "bide %s, written in C11, with the GNU Scientific Library, libconfig, SQLite and "
        "OpenMP.\n\n"
        "### 5.2 Random sampling\n\n"
        "The generator is Philox4x32-10. A stream is named by the seed (%lld here), the "
        "replication, what it is for and the child or thing it is about, so that the "
        "same "
        "children have the same luck in every scenario (common random numbers) and a "
        "change on one list does not shift the numbers of another. There are separate "
        "streams for arrivals, how busy a week is, batches, ages and waits at the start, "
        "what a child is like, urgency, routes, appointments, cancelling, repeats, "
        "requests to other pathways, leaving and its reasons, referral onward, "
        "exceptions, validation, pilots, contracts and their offers, hires, posts, "
        "vacancies and absence. Exponential, normal, gamma and other numbers are made "
        "from "
        "them by routines of its own that give the same bits on every machine.\n\n"
        "### 5.3 Model execution\n\n"
        "Next-event time advance. Of events at one instant measures come first, then "
        "changes, children, clinics and contracts; within these the order of scheduling. "
        "Replications are spread over threads. Results are equal to the last bit for any "
        "number of threads.\n\n"
        "### 5.4 System specification\n\n"
        "Any system with a C11 compiler and the libraries above; results do not depend "
        "on "
        "it. `bide compare FILE --dry-run` says how long a run takes on a machine, and "
        "how much memory.\n\n"
        "## 6. Code access\n\n### 6.1 Computer model sharing statement\n\n"
        "bide is free software under the GNU General Public License, version 3 or later. "
        "The configuration and the seed are all that is needed to make the results "
        "again:\n\n    bide compare FILE --seed %lld --replications %lld\n\n"
        "Every run audits itself: it looks for every child and compares with what was "
        "counted, and checks Little's law.\n",
        BIDE_VERSION, (long long) stress->spec->seed, (long long) stress->spec->seed,
        (long long) stress->spec->replications);
}

void bide_stress_add(struct bide_text *out, const struct bide_spec *spec)
{
    struct bide_subject stress = { .out = out, .spec = spec };
    const enum bide_err err = bide_assumed_read(&stress.assumed, spec);
    if (err != BIDE_OK) {
        out->err = err;
        return;
    }
    bide_text_add(out, BIDE_STRESS_BEGINS "# ");
    bide_markdown_text(out, title_of(spec));
    bide_text_add(out,
                  "\n\nThis model, documented by the checklist STRESS-DES for reporting "
                  "discrete-event simulations (Monks, Currie, Onggo, Robinson, Kunc and "
                  "Taylor, Journal of Simulation 13:55-67, 2019). Written by `bide "
                  "stress` from the configuration and the tables that read it.\n");
    add_objectives(&stress);
    bide_text_add(out, "\n## 2. Logic\n");
    bide_stress_logic_add(&stress);
    bide_stress_parts_add(&stress);
    bide_stress_data_add(&stress);
    add_experimentation(&stress);
    add_implementation(&stress);
    bide_assumed_free(&stress.assumed);
}
