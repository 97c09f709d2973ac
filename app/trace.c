/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/trace.h"

#include <math.h>
#include <stdint.h>

#include "app/csv.h"
#include "app/digits.h"
#include "app/grid.h"
#include "app/names.h"
#include "app/show.h"
#include "engine/base/civil.h"

/* What an event is called in a log, what kind it is for an animation, and the sentence
 * for readers, with %s for the step or pathway. */
struct kind {
    const char *activity;
    const char *event_type;
    const char *sentence;
    bool is_about_step;
    bool is_end;
};

static const struct kind kinds[BIDE_STORY_WHAT_COUNT] = {
    [BIDE_STORY_AT_START] = { "waiting at the start", "arrival_departure",
                              "is waiting for %s as the simulation begins", false,
                              false },
    [BIDE_STORY_REFERRED] = { "referred", "arrival_departure",
                              "is referred to %s: the clock starts", false, false },
    [BIDE_STORY_REFERRED_ON] = { "referred on", "arrival_departure",
                                 "is referred on to %s: a new clock starts", false,
                                 false },
    [BIDE_STORY_JOINED] = { "joined list", "queue", "joins the list for %s", true,
                            false },
    [BIDE_STORY_BOOKED] = { "booked", "queue", "gets an appointment for %s", true,
                            false },
    [BIDE_STORY_CANCELLED] = { "cancelled", "queue", "cancels the appointment for %s",
                               true, false },
    [BIDE_STORY_ESCALATED] = { "escalated", "queue", "becomes more urgent for %s", false,
                               false },
    [BIDE_STORY_DELAY] = { "delay", "queue", "begins %s", true, false },
    [BIDE_STORY_ATTENDED] = { "attended", "resource_use", "attends %s", true, false },
    [BIDE_STORY_NOT_BROUGHT] = { "not brought", "resource_use", "is not brought to %s",
                                 true, false },
    [BIDE_STORY_INSOURCED] = { "insourced", "resource_use", "has %s from a contract",
                               true, false },
    [BIDE_STORY_SEEN] = { "clock stop", "queue", "is seen: the clock of %s stops", false,
                          false },
    [BIDE_STORY_LEFT] = { "left", "arrival_departure", "leaves the list of %s unseen",
                          false, true },
    [BIDE_STORY_ENDED] = { "ended by decision", "arrival_departure",
                           "ends %s by a decision", false, true },
    [BIDE_STORY_DISCHARGED] = { "discharged", "arrival_departure",
                                "is discharged from %s after missing an appointment",
                                false, true },
    [BIDE_STORY_COMPLETED] = { "completed", "arrival_departure", "has completed %s",
                               false, true },
};

static const struct bide_spec_pathway *pathway_of(const struct bide_spec *spec,
                                                  const struct bide_story_line *line)
{
    return (const struct bide_spec_pathway *) spec->pathways.items + line->pathway;
}

/* The step a line is about; NULL after the last. */
static const struct bide_spec_step *step_of(const struct bide_spec *spec,
                                            const struct bide_story_line *line)
{
    const struct bide_spec_pathway *pathway = pathway_of(spec, line);
    const struct bide_spec_step *steps = pathway->steps.items;
    return line->step < pathway->steps.count ? &steps[line->step] : NULL;
}

static int32_t date_of(const struct bide_spec *spec, const struct bide_story_line *line)
{
    return spec->start + (int32_t) floor(line->time);
}

static const struct bide_spec_priority *priority_of(const struct bide_spec *spec,
                                                    const struct bide_story_line *line)
{
    const struct bide_spec_pathway *pathway = pathway_of(spec, line);
    const struct bide_spec_priority *priorities = pathway->priorities.items;
    return line->class_index < pathway->priorities.count ? &priorities[line->class_index]
                                                         : NULL;
}

static const struct bide_spec_group *group_of(const struct bide_spec *spec,
                                              const struct bide_story_line *line)
{
    const struct bide_spec_group *groups = spec->groups.items;
    return line->group < spec->groups.count ? &groups[line->group] : NULL;
}

/* --- for people --- */

/* The sentence of a kind has one %s. */
static void add_sentence(struct bide_text *cell, const struct kind *kind,
                         const char *name)
{
    for (const char *at = kind->sentence; *at != '\0'; ++at) {
        const bool is_name = at[0] == '%' && at[1] == 's';
        if (is_name) {
            bide_text_add(cell, name);
            ++at;
        } else {
            bide_text_add_bytes(cell, at, 1);
        }
    }
}

static void add_line(struct bide_grid *grid, struct bide_text *cell,
                     const struct bide_spec *spec, const struct bide_story_line *line)
{
    const struct kind *kind = &kinds[line->what];
    const struct bide_spec_pathway *pathway = pathway_of(spec, line);
    const struct bide_spec_step *step = step_of(spec, line);
    const bool is_about_step = kind->is_about_step && step != NULL;
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(date_of(spec, line), date);
    bide_text_addf(cell, "%s  ", date);
    add_sentence(cell, kind,
                 is_about_step ? bide_names_of(step->label, step->name)
                               : bide_names_of(pathway->label, pathway->name));
    bide_grid_take(grid, cell);
    if (!isnan(line->waited)) {
        bide_show_number(cell, line->waited / 7.0, 1);
    }
    bide_grid_take(grid, cell);
}

static void add_who(struct bide_text *out, const struct bide_spec *spec,
                    const struct bide_story_line *line)
{
    const struct bide_spec_priority *priority = priority_of(spec, line);
    const struct bide_spec_group *group = group_of(spec, line);
    bide_text_addf(out, "Child %u", (unsigned) line->child);
    if (priority != NULL) {
        bide_text_add(out, ", priority: ");
        bide_show_text(out, bide_names_of(priority->label, priority->name));
    }
    if (group != NULL) {
        bide_text_add(out, ", group: ");
        bide_show_text(out, bide_names_of(group->label, group->name));
    }
    bide_text_add(out, "\n");
}

void bide_trace_text(struct bide_text *out, const struct bide_spec *spec,
                     const struct bide_story *story)
{
    if (story->line_count == 0) {
        bide_text_add(out,
                      "This child does not come in here: its group or pathway is not "
                      "referred, or referrals differ.\n");
        return;
    }
    add_who(out, spec, &story->lines[0]);
    struct bide_grid grid;
    struct bide_text cell;
    bide_grid_init(&grid, 2);
    bide_text_init(&cell);
    bide_grid_add(&grid, "");
    bide_grid_add(&grid, "Weeks waited");
    for (size_t i = 0; i < story->line_count; ++i) {
        add_line(&grid, &cell, spec, &story->lines[i]);
    }
    if (!kinds[story->lines[story->line_count - 1].what].is_end) {
        bide_grid_add_line(&grid, "and is still on the way when the simulation ends");
    }
    bide_grid_print(&grid, out, BIDE_SHOW_WIDTH);
    bide_grid_free(&grid);
    bide_show_release(&cell, out);
}

/* --- for programs --- */

void bide_trace_csv_heading(struct bide_text *out)
{
    bide_text_add(out, BIDE_TRACE_CSV_BEGINS
                  "scenario,pathway,step,priority,group,resource,event_type,day,"
                  "days_waited\n");
}

/* ISO 8601, to the second. */
static void add_timestamp(struct bide_text *out, const struct bide_spec *spec,
                          const struct bide_story_line *line)
{
    const double day = floor(line->time);
    const unsigned second = (unsigned) ((line->time - day) * 86400.0);
    char date[BIDE_CIVIL_TEXT_SIZE];
    bide_civil_format(date_of(spec, line), date);
    bide_text_addf(out, "%sT%02u:%02u:%02u,", date, second / 3600, second / 60 % 60,
                   second % 60);
}

static void add_event(struct bide_text *out, const struct bide_spec *spec,
                      const char *scenario, const struct bide_story_line *line)
{
    const struct kind *kind = &kinds[line->what];
    const struct bide_spec_step *step = step_of(spec, line);
    const struct bide_spec_priority *priority = priority_of(spec, line);
    const struct bide_spec_group *group = group_of(spec, line);
    const bool has_staff = kind->is_about_step && step != NULL && step->staff != NULL
                           && line->what != BIDE_STORY_INSOURCED;
    bide_text_addf(out, "%u,", (unsigned) line->child);
    bide_csv_cell(out, kind->activity);
    add_timestamp(out, spec, line);
    bide_csv_cell(out, scenario);
    bide_csv_cell(out, pathway_of(spec, line)->name);
    bide_csv_cell(out, kind->is_about_step && step != NULL ? step->name : "");
    bide_csv_cell(out, priority != NULL ? priority->name : "");
    bide_csv_cell(out, group != NULL ? group->name : "");
    bide_csv_cell(out, has_staff ? step->staff : "");
    bide_csv_cell(out, kind->event_type);
    bide_digits_add(out, line->time);
    bide_text_add(out, ",");
    if (!isnan(line->waited)) {
        bide_digits_add(out, line->waited);
    }
    bide_text_add(out, "\n");
}

void bide_trace_csv(struct bide_text *out, const struct bide_spec *spec, size_t scenario,
                    const struct bide_story *story)
{
    const struct bide_spec_scenario *what =
        (const struct bide_spec_scenario *) spec->scenarios.items + scenario;
    for (size_t i = 0; i < story->line_count; ++i) {
        add_event(out, spec, what->name, &story->lines[i]);
    }
}
