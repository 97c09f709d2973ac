/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/stress/stress_logic.h"

#include <stdio.h>
#include <string.h>

#include "app/figure.h"
#include "app/names.h"
#include "app/stress/markdown.h"
#include "models/scenario/rules.h"

enum { LONGEST_PREFIX = 600 };

/* --- 2.1: the diagram --- */

/* Where a step named in a pathway stands in it; the count of steps if nowhere. */
static size_t find_step(const struct bide_spec_pathway *pathway, const char *name)
{
    return bide_spec_find(pathway->steps, sizeof(struct bide_spec_step), name);
}

static void add_node(const struct bide_subject *stress, size_t pathway, size_t index,
                     const struct bide_spec_step *step)
{
    bide_text_addf(stress->out, "    p%zus%zu[", pathway, index);
    bide_markdown_label(stress->out, bide_names_of(step->label, step->name));
    bide_text_add(stress->out, "]\n");
}

static void add_branch(const struct bide_subject *stress, size_t pathway, size_t index,
                       const struct bide_spec_next *next)
{
    const struct bide_spec_pathway *pathways = stress->spec->pathways.items;
    const size_t to = find_step(&pathways[pathway], next->to);
    bide_text_addf(stress->out, "    p%zus%zu -->|%.3g| ", pathway, index, next->share);
    if (to < pathways[pathway].steps.count) {
        bide_text_addf(stress->out, "p%zus%zu\n", pathway, to);
    } else {
        bide_text_addf(stress->out, "p%zuend\n", pathway);
    }
}

/* A step leads to the next one, or to the end, beside its branches. */
static void add_arrows(const struct bide_subject *stress, size_t pathway, size_t index)
{
    const struct bide_spec_pathway *pathways = stress->spec->pathways.items;
    const struct bide_spec_step *steps = pathways[pathway].steps.items;
    const struct bide_spec_next *next = steps[index].next.items;
    for (size_t i = 0; i < steps[index].next.count; ++i) {
        add_branch(stress, pathway, index, &next[i]);
    }
    if (index + 1 < pathways[pathway].steps.count) {
        bide_text_addf(stress->out, "    p%zus%zu --> p%zus%zu\n", pathway, index,
                       pathway, index + 1);
    } else {
        bide_text_addf(stress->out, "    p%zus%zu --> p%zuend\n", pathway, index,
                       pathway);
    }
    const struct bide_spec_end *ends = steps[index].ends.items;
    for (size_t i = 0; i < steps[index].ends.count; ++i) {
        bide_text_addf(stress->out, "    p%zus%zu -->|%.3g| p%zue%zu_%zu([", pathway,
                       index, ends[i].share, pathway, index, i);
        bide_markdown_label(stress->out, ends[i].as != NULL ? ends[i].as : "ended");
        bide_text_add(stress->out, "])\n");
    }
}

static void add_graph(const struct bide_subject *stress, size_t index)
{
    const struct bide_spec_pathway *pathway =
        &((const struct bide_spec_pathway *) stress->spec->pathways.items)[index];
    const struct bide_spec_step *steps = pathway->steps.items;
    bide_text_addf(stress->out, "  subgraph g%zu [", index);
    bide_markdown_label(stress->out, bide_names_of(pathway->label, pathway->name));
    bide_text_addf(stress->out, "]\n    p%zuin([\"clock starts\"]) --> p%zus0\n", index,
                   index);
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        add_node(stress, index, i, &steps[i]);
    }
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        add_arrows(stress, index, i);
    }
    bide_text_addf(stress->out, "    p%zuend([\"done\"])\n  end\n", index);
}

/* Pathways that send children or requests to each other. */
static void add_link(const struct bide_subject *stress, size_t from, const char *to,
                     const char *what)
{
    const size_t target =
        bide_spec_find(stress->spec->pathways, sizeof(struct bide_spec_pathway), to);
    if (target < stress->spec->pathways.count) {
        bide_text_addf(stress->out, "  g%zu -.->|%s| g%zu\n", from, what, target);
    }
}

static void add_links(const struct bide_subject *stress, size_t index)
{
    const struct bide_spec_pathway *pathway =
        &((const struct bide_spec_pathway *) stress->spec->pathways.items)[index];
    const struct bide_spec_step *steps = pathway->steps.items;
    const struct bide_spec_onward *onward = pathway->onward.items;
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        add_link(stress, index, onward[i].to, "referred onward");
    }
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const struct bide_spec_ask *asks = steps[i].asks.items;
        const struct bide_spec_end *ends = steps[i].ends.items;
        for (size_t k = 0; k < steps[i].asks.count; ++k) {
            add_link(stress, index, asks[k].pathway, "asks");
        }
        for (size_t k = 0; k < steps[i].ends.count; ++k) {
            add_link(stress, index, ends[k].to != NULL ? ends[k].to : "", "redirected");
        }
    }
}

static void add_diagram(const struct bide_subject *stress)
{
    bide_text_add(stress->out, "\n### 2.1 Base model overview diagram\n\n"
                               "Numbers on arrows are shares. A child may leave while it "
                               "waits for any step, where item 2.5.5 says so.\n\n"
                               "```mermaid\nflowchart LR\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        add_graph(stress, i);
    }
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        add_links(stress, i);
    }
    bide_text_add(stress->out, "```\n");
}

/* --- 2.2: the logic --- */

static void add_clock(const struct bide_subject *stress, size_t index)
{
    const struct bide_spec_pathway *pathway =
        &((const struct bide_spec_pathway *) stress->spec->pathways.items)[index];
    const struct bide_spec_step *steps = pathway->steps.items;
    const size_t stop = bide_rules_stop_step(pathway);
    bide_text_add(stress->out, "- ");
    bide_markdown_text(stress->out, bide_names_of(pathway->label, pathway->name));
    if (stop < pathway->steps.count) {
        bide_text_add(stress->out, ": the clock stops when the child is brought to \"");
        bide_markdown_text(stress->out,
                           bide_names_of(steps[stop].label, steps[stop].name));
        bide_text_add(stress->out, "\"");
    } else {
        bide_text_add(stress->out, ": the clock stops at the end of the last step");
    }
    bide_text_add(stress->out, ".\n");
}

static void add_base(const struct bide_subject *stress)
{
    bide_text_add(
        stress->out,
        "\n### 2.2 Base model logic\n\n"
        "A child is referred, which starts its clock, and goes through the steps of its "
        "pathway in order, but for those it does not need and for branches. A step that "
        "takes staff has a waiting list of its own, from which staff call children; a "
        "step "
        "without staff is a delay. A child that is not brought to its appointment is "
        "booked again or discharged. The measured clock and the place in the pathway are "
        "kept apart: what is waited for after the clock has stopped takes staff time but "
        "is not on the list.\n\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        add_clock(stress, i);
    }
}

/* --- 2.3: the scenarios --- */

/* What a change says, from its own settings. */
static void add_settings(const struct bide_subject *stress, const char *prefix)
{
    const size_t length = strlen(prefix);
    for (size_t i = 0; i < stress->assumed.count; ++i) {
        const struct bide_assumed *item = &stress->assumed.items[i];
        if (strncmp(item->path, prefix, length) != 0) {
            continue;
        }
        bide_text_add(stress->out, "  - ");
        bide_markdown_text(stress->out, item->field->sentence);
        bide_text_add(stress->out, " Here ");
        bide_markdown_text(stress->out, item->value);
        bide_text_add(stress->out,
                      item->field->unit != NULL && item->field->unit[0] != '\0' ? " "
                                                                                : "");
        bide_markdown_text(stress->out,
                           item->field->unit != NULL ? item->field->unit : "");
        bide_text_add(stress->out, ".\n");
    }
}

static const char *type_of(const struct bide_spec_change *change)
{
    switch ((enum bide_spec_change_type) change->type) {
    case BIDE_SPEC_INSOURCING:
        return "insourcing: a contract does appointments";
    case BIDE_SPEC_PILOT:
        return "pilot: some children go another way";
    case BIDE_SPEC_HIRE:
        return "hire: more staff";
    case BIDE_SPEC_SET:
        return "a setting changes";
    case BIDE_SPEC_VALIDATION:
        return "validation: families are asked whether they still wait";
    case BIDE_SPEC_SUPPORT:
        return "support while waiting";
    case BIDE_SPEC_TRAINING:
        return "training of staff";
    case BIDE_SPEC_EXTRA_SESSIONS:
        return "extra sessions";
    }
    return "a change";
}

static void add_where(const struct bide_subject *stress, const char *what)
{
    if (what != NULL) {
        bide_text_add(stress->out, ", ");
        bide_markdown_text(stress->out, what);
    }
}

static void add_change(const struct bide_subject *stress, const char *scenario,
                       const struct bide_spec_change *change, size_t index)
{
    char prefix[LONGEST_PREFIX];
    bide_text_add(stress->out, "- ");
    bide_text_add(stress->out, type_of(change));
    add_where(stress, change->pathway);
    add_where(stress, change->step);
    add_where(stress, change->staff);
    add_where(stress, change->path);
    if (change->from != BIDE_SPEC_NO_DATE) {
        bide_text_add(stress->out, ", from ");
        bide_figure_date(stress->out, change->from);
    }
    bide_text_add(stress->out, "\n");
    snprintf(prefix, sizeof(prefix), "scenarios.%s.changes.%zu.", scenario, index);
    add_settings(stress, prefix);
}

static void add_scenario(const struct bide_subject *stress,
                         const struct bide_spec_scenario *scenario)
{
    const struct bide_spec_change *changes = scenario->changes.items;
    const char *const *includes = scenario->includes.items;
    bide_text_add(stress->out, "\n**");
    bide_markdown_text(stress->out, bide_names_of(scenario->label, scenario->name));
    bide_text_add(stress->out, "**");
    for (size_t i = 0; i < scenario->includes.count; ++i) {
        bide_text_add(stress->out, i == 0 ? ", with all of " : " and ");
        bide_markdown_text(stress->out, includes[i]);
    }
    bide_text_add(stress->out,
                  scenario->changes.count == 0 && scenario->includes.count == 0
                      ? ": the base model, unchanged.\n"
                      : ":\n\n");
    for (size_t i = 0; i < scenario->changes.count; ++i) {
        add_change(stress, scenario->name, &changes[i], i);
    }
}

/* --- 2.4: algorithms --- */

static const char *order_of(const struct bide_spec_pathway *pathway)
{
    switch ((enum bide_spec_order) pathway->order) {
    case BIDE_SPEC_ORDER_PRIORITY:
        return "the most urgent priority first, then the longest waiting";
    case BIDE_SPEC_ORDER_LONGEST_WAIT:
        return "the longest waiting first";
    case BIDE_SPEC_ORDER_AGEING:
        return "the most points first, which grow with the wait at the slope of the "
               "priority";
    case BIDE_SPEC_ORDER_HEAD_START:
        return "the longest wait first, with the head start of the priority added";
    }
    return "in order";
}

static const char *allocation_of(const struct bide_spec_staff *staff)
{
    switch ((enum bide_spec_allocation) staff->allocation) {
    case BIDE_SPEC_ALLOCATION_URGENT_FIRST:
        return "as within a list, the most urgent first";
    case BIDE_SPEC_ALLOCATION_LONGEST_WAIT:
        return "whoever has waited longest";
    case BIDE_SPEC_ALLOCATION_RELATIVE_WAIT:
        return "whoever has waited longest in units of the pathway's standard";
    case BIDE_SPEC_ALLOCATION_SHARES:
        return "by fixed shares of time (start-time fair queueing)";
    }
    return "in order";
}

static void add_algorithms(const struct bide_subject *stress)
{
    const struct bide_spec_pathway *pathways = stress->spec->pathways.items;
    const struct bide_spec_staff *staff = stress->spec->staff.items;
    bide_text_add(stress->out,
                  "\n### 2.4 Algorithms\n\nWho is called next from a list:\n\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        bide_text_add(stress->out, "- ");
        bide_markdown_text(stress->out,
                           bide_names_of(pathways[i].label, pathways[i].name));
        bide_text_addf(stress->out, ": %s", order_of(&pathways[i]));
        if (pathways[i].first_over_weeks > 0.0) {
            bide_text_add(stress->out, "; before them whoever has waited over ");
            bide_field_number(stress->out, pathways[i].first_over_weeks);
            bide_text_add(stress->out, " weeks");
        }
        bide_text_add(stress->out, ".\n");
    }
    bide_text_add(stress->out,
                  "\nBetween lists of the same staff the smaller rank of the "
                  "steps comes first, then:\n\n");
    for (size_t i = 0; i < stress->spec->staff.count; ++i) {
        bide_text_add(stress->out, "- ");
        bide_markdown_text(stress->out, bide_names_of(staff[i].label, staff[i].name));
        bide_text_addf(stress->out, ": %s.\n", allocation_of(&staff[i]));
    }
    bide_text_add(
        stress->out,
        "\nReferrals at a rate are a Poisson process whose rate may change with time; "
        "its "
        "integral is inverted exactly, piece by piece. Children leave by rates that may "
        "depend on the time waited, inverted exactly as well. Clinic sessions are held "
        "whole, and fractions of one carried to the next. Centiles of a list come from "
        "weekly bins with a straight line inside a bin. The repository's docs/MODEL.md "
        "has "
        "the equations.\n");
}

void bide_stress_logic_add(const struct bide_subject *stress)
{
    const struct bide_spec_scenario *scenarios = stress->spec->scenarios.items;
    add_diagram(stress);
    add_base(stress);
    bide_text_add(stress->out, "\n### 2.3 Scenario logic\n");
    for (size_t i = 0; i < stress->spec->scenarios.count; ++i) {
        add_scenario(stress, &scenarios[i]);
    }
    add_algorithms(stress);
}
