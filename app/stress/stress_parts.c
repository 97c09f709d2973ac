/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/stress/stress_parts.h"

#include <math.h>

#include "app/names.h"
#include "app/show.h"
#include "app/stress/markdown.h"
#include "models/scenario/assumed_value.h"
#include "models/scenario/settings.h"

static const struct bide_spec_pathway *pathway_at(const struct bide_subject *stress,
                                                  size_t index)
{
    const struct bide_spec_pathway *pathways = stress->spec->pathways.items;
    return &pathways[index];
}

static const char *label_of(const struct bide_spec_pathway *pathway)
{
    return bide_names_of(pathway->label, pathway->name);
}

/* A number in a cell; an empty cell if it was not given. */
static void add_number(const struct bide_subject *stress, double number)
{
    struct bide_text text;
    bide_text_init(&text);
    if (!isnan(number)) {
        bide_field_number(&text, number);
    }
    bide_markdown_cell(stress->out, text.bytes);
    bide_show_release(&text, stress->out);
}

/* --- 2.5.1: entities --- */

static void add_entities(const struct bide_subject *stress)
{
    bide_text_add(
        stress->out,
        "\n### 2.5 Components\n\n#### 2.5.1 Entities\n\n"
        "Children, and requests for part of a child's pathway, which are "
        "entities of their own on the pathway that is asked. What a child carries: "
        "the start of its clock, its place, its priority and group where there are "
        "such, and when it will leave.\n\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        const struct bide_spec_pathway *pathway = pathway_at(stress, i);
        const struct bide_spec_priority *priorities = pathway->priorities.items;
        for (size_t k = 0; k < pathway->priorities.count; ++k) {
            bide_text_add(stress->out, k == 0 ? "- " : ", ");
            bide_markdown_text(stress->out, k == 0 ? label_of(pathway) : "");
            bide_text_add(stress->out, k == 0 ? ", by priority: " : "");
            bide_markdown_text(stress->out,
                               bide_names_of(priorities[k].label, priorities[k].name));
            bide_text_add(stress->out, " ");
            bide_show_number(stress->out, priorities[k].share * 100.0, 1);
            bide_text_add(stress->out, "%");
        }
        bide_text_add(stress->out, pathway->priorities.count > 0 ? "\n" : "");
    }
}

/* --- 2.5.2: activities --- */

/* "60 minutes", "lognormal, mean 105, sd 30 minutes" */
static void add_time(const struct bide_subject *stress, const struct bide_spec_step *step)
{
    static const char *const units[] = { "minutes", "hours", "days", "weeks" };
    const struct bide_spec_dist *const times[] = { &step->minutes, &step->hours,
                                                   &step->days, &step->weeks };
    struct bide_text text;
    bide_text_init(&text);
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); ++i) {
        const struct bide_field *field =
            bide_field_find(&bide_settings_step_table, units[i]);
        if (times[i]->is_given) {
            bide_assumed_value_add(&text, field, times[i]);
            bide_text_addf(&text, " %s", units[i]);
        }
    }
    bide_markdown_cell(stress->out, text.bytes);
    bide_show_release(&text, stress->out);
}

static void add_step(const struct bide_subject *stress,
                     const struct bide_spec_pathway *pathway,
                     const struct bide_spec_step *step)
{
    bide_text_add(stress->out, "|");
    bide_markdown_cell(stress->out, label_of(pathway));
    bide_markdown_cell(stress->out, bide_names_of(step->label, step->name));
    bide_markdown_cell(stress->out, step->staff != NULL    ? step->staff
                                    : step->asks.count > 0 ? "none: others are asked"
                                                           : "none: a delay");
    add_time(stress, step);
    add_number(stress, step->share);
    add_number(stress, step->not_brought);
    bide_text_add(stress->out, "\n");
}

static void add_activities(const struct bide_subject *stress)
{
    bide_text_add(stress->out,
                  "\n#### 2.5.2 Activities\n\n"
                  "| pathway | step | staff | time | share who need it | share "
                  "not brought |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        const struct bide_spec_pathway *pathway = pathway_at(stress, i);
        const struct bide_spec_step *steps = pathway->steps.items;
        for (size_t k = 0; k < pathway->steps.count; ++k) {
            add_step(stress, pathway, &steps[k]);
        }
    }
}

/* --- 2.5.3: resources --- */

static void add_staff(const struct bide_subject *stress,
                      const struct bide_spec_staff *staff)
{
    const bool is_continuous = isnan(staff->wte);
    bide_text_add(stress->out, "|");
    bide_markdown_cell(stress->out, bide_names_of(staff->label, staff->name));
    bide_markdown_cell(stress->out, is_continuous ? "always there, one child each"
                                                  : "clinic sessions");
    add_number(stress, is_continuous ? (double) staff->clinicians : staff->wte);
    add_number(stress, is_continuous ? (double) NAN : staff->sessions_per_week);
    add_number(stress, is_continuous ? (double) NAN : staff->session_minutes);
    add_number(stress, is_continuous ? (double) NAN : staff->clinical_weeks);
    add_number(stress, is_continuous ? (double) NAN : staff->sickness);
    bide_text_add(stress->out, "\n");
}

static void add_resources(const struct bide_subject *stress)
{
    const struct bide_spec_staff *staff = stress->spec->staff.items;
    bide_text_add(stress->out, "\n#### 2.5.3 Resources\n\n");
    if (stress->spec->staff.count == 0) {
        bide_text_add(stress->out, "None: no step takes staff.\n");
        return;
    }
    bide_text_add(stress->out, "| staff | kind | WTE or clinicians | sessions a week | "
                               "minutes a session | weeks a year | share sick |\n"
                               "|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < stress->spec->staff.count; ++i) {
        add_staff(stress, &staff[i]);
    }
    bide_text_add(stress->out, "\nThe rest of what is known of staff is in item 3.3.\n");
}

/* --- 2.5.4: queues --- */

static void add_queues(const struct bide_subject *stress)
{
    bide_text_add(stress->out,
                  "\n#### 2.5.4 Queues\n\n"
                  "A waiting list for each step that takes staff, by priority "
                  "where there are priorities; who is next stands in item "
                  "2.4. Lists have no limit");
    bool has_limit = false;
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        const struct bide_spec_pathway *pathway = pathway_at(stress, i);
        if (pathway->most_waiting != BIDE_SPEC_UNSET) {
            bide_text_add(stress->out, has_limit ? ", " : " but for ");
            bide_markdown_text(stress->out, label_of(pathway));
            bide_text_addf(stress->out, " (closed at %lld)",
                           (long long) pathway->most_waiting);
            has_limit = true;
        }
    }
    bide_text_add(stress->out, ".\n");
}

/* --- 2.5.5: entry and exit --- */

static double count_of(const struct bide_spec_waiting *waiting)
{
    const double *children = waiting->children.items;
    double sum = 0.0;
    for (size_t i = 0; i < waiting->children.count; ++i) {
        sum += children[i];
    }
    return sum;
}

static void add_entry(const struct bide_subject *stress,
                      const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_waiting *waiting = pathway->waiting.items;
    double at_start = 0.0;
    bool has_file = false;
    for (size_t i = 0; i < pathway->waiting.count; ++i) {
        at_start += count_of(&waiting[i]);
        has_file = has_file || waiting[i].file != NULL;
    }
    bide_text_add(stress->out, "- ");
    bide_markdown_text(stress->out, label_of(pathway));
    bide_text_add(stress->out, ": ");
    if (pathway->referrals.file != NULL) {
        bide_text_add(stress->out, "referrals on the dates of a file");
    } else if (pathway->referrals.per_week > 0.0) {
        bide_field_number(stress->out, pathway->referrals.per_week);
        bide_text_add(stress->out, " referrals a week");
    } else {
        bide_text_add(stress->out, "nobody is referred from outside");
    }
    bide_text_add(stress->out, "; on the list at the start ");
    bide_show_number(stress->out, at_start, 0);
    bide_text_add(stress->out, has_file ? " and those of a file" : "");
    bide_text_add(stress->out, ".\n");
}

static void add_exit(const struct bide_subject *stress,
                     const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_hazard *hazard = &pathway->leaving.hazard;
    const bool leaves = hazard->per_week > 0.0 || hazard->rates.count > 0
                        || hazard->scale_weeks > 0.0
                        || pathway->leaving.reasons.count > 0;
    bide_text_add(stress->out, "- ");
    bide_markdown_text(stress->out, label_of(pathway));
    bide_text_add(stress->out, ": after the last step");
    bide_text_add(stress->out, leaves ? "; unseen, by leaving while waiting" : "");
    bide_text_add(stress->out,
                  pathway->ages_out_at > 0.0 ? "; unseen, by growing too old" : "");
    bide_text_add(stress->out, pathway->onward.count > 0
                                   ? "; referred onward to another pathway"
                                   : "");
    bide_text_add(stress->out, ".\n");
}

static void add_points(const struct bide_subject *stress)
{
    bide_text_add(stress->out, "\n#### 2.5.5 Entry and exit points\n\nEntry:\n\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        add_entry(stress, pathway_at(stress, i));
    }
    bide_text_add(stress->out,
                  "\nExit, beside the ends that item 2.1 shows and discharge "
                  "after a missed appointment that is not booked again:\n\n");
    for (size_t i = 0; i < stress->spec->pathways.count; ++i) {
        add_exit(stress, pathway_at(stress, i));
    }
}

void bide_stress_parts_add(const struct bide_subject *stress)
{
    add_entities(stress);
    add_activities(stress);
    add_resources(stress);
    add_queues(stress);
    add_points(stress);
}
