/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

static const struct bide_field end_rows[] = {
    { .name = "as",
      .type = BIDE_FIELD_TEXT,
      AT(end, as),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "What it is called, such as \"refused\"." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(end, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of the children done with this step whose pathway ends here." },
    { .name = "to",
      .type = BIDE_FIELD_TEXT,
      AT(end, to),
      .flags = BIDE_FIELD_FIXED,
      .source = "nowhere: the child leaves the services",
      .sentence = "Pathway to which these children are redirected, with a new clock "
                  "there." },
};
static const struct bide_field_table end_table = { BIDE_SETTINGS_TABLE(
    "end", struct bide_spec_end, end_rows) };

static const struct bide_field ask_rows[] = {
    { .name = "pathway",
      .type = BIDE_FIELD_TEXT,
      AT(ask, pathway),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Pathway that gets a request, such as for advice." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(ask, share),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "every child",
      .sentence = "Share of the children at this step for whom it is asked." },
};
static const struct bide_field_table ask_table = { BIDE_SETTINGS_TABLE(
    "request", struct bide_spec_ask, ask_rows) };

static const struct bide_field next_rows[] = {
    { .name = "to",
      .type = BIDE_FIELD_TEXT,
      AT(next, to),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence =
          "Step of the same pathway, earlier (a loop), the same or later (a "
          "branch), or \"end\" for its end, as completed: for refusals take ends." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(next, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of the children done with this step who go there next." },
};
static const struct bide_field_table next_table = { BIDE_SETTINGS_TABLE(
    "next step", struct bide_spec_next, next_rows) };

#define DURATION(name_, member_, unit_)                                                  \
    {                                                                                    \
        .name = (name_), .type = BIDE_FIELD_DIST, AT(step, member_), .max = 1e9,         \
        .unit = (unit_), .table = &bide_settings_dist_table,                             \
        .sentence = "How long the step takes: a number or a distribution. Give one of "  \
                    "minutes, hours, days and weeks."                                    \
    }

static const char *const missed_clocks[] = { "goes_on", "restarts", NULL };
static const char *const missed_places[] = { "keeps", "back", NULL };

static const struct bide_field step_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(step, name),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Name of the step, such as \"assessment\"." },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(step, label),
      .source = "the name itself",
      .sentence = "The step as reports show it." },
    { .name = "staff",
      .type = BIDE_FIELD_TEXT,
      AT(step, staff),
      .flags = BIDE_FIELD_FIXED,
      .source = "none: a delay that takes no staff",
      .sentence = "Staff group that does it." },
    DURATION("minutes", minutes, "minutes"),
    DURATION("hours", hours, "hours"),
    DURATION("days", days, "days"),
    DURATION("weeks", weeks, "weeks"),
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(step, share),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "every child",
      .sentence = "Share of children who need the step; the others go on to the next." },
    { .name = "not_brought",
      .type = BIDE_FIELD_REAL,
      AT(step, not_brought),
      .max = 1,
      .unit = "share",
      .source = "none",
      .sentence = "Share of appointments to which the child was not brought: the time is "
                  "lost." },
    { .name = "rebook",
      .type = BIDE_FIELD_REAL,
      AT(step, rebook),
      .max = 1,
      .fallback = 1,
      .unit = "share",
      .source = "all",
      .sentence = "Share of missed appointments that are booked again; the other "
                  "children are discharged." },
    { .name = "rebook_weeks",
      .type = BIDE_FIELD_REAL,
      AT(step, rebook_weeks),
      .max = 520,
      .unit = "weeks",
      .source = "the next clinic",
      .sentence = "Weeks before a child who missed can be booked again." },
    { .name = "discharge_after",
      .type = BIDE_FIELD_INT,
      AT(step, discharge_after),
      .min = 1,
      .max = 100,
      .fallback = NAN,
      .unit = "missed appointments",
      .source = "any number of them may be booked again",
      .sentence = "A child who misses this many appointments at this step is discharged, "
                  "whatever \"rebook\" says." },
    { .name = "missed_clock",
      .type = BIDE_FIELD_CHOICE,
      AT(step, missed_clock),
      .choices = missed_clocks,
      .fallback = BIDE_SPEC_MISSED_GOES_ON,
      .source = "community services; referral to treatment restarts it",
      .sentence = "The waiting clock of a child who misses an appointment and is booked "
                  "again: it goes on, or it is nullified and a new one starts at the "
                  "booking." },
    { .name = "missed_place",
      .type = BIDE_FIELD_CHOICE,
      AT(step, missed_place),
      .choices = missed_places,
      .fallback = BIDE_SPEC_MISSED_KEEPS,
      .source = "usual practice",
      .sentence = "The place in the list of a child who is booked again: it keeps its "
                  "own, or goes to the back as if it joined on that day." },
    { .name = "stops_clock",
      .type = BIDE_FIELD_BOOL,
      AT(step, stops_clock),
      .flags = BIDE_FIELD_FIXED,
      .source = "the first step that has staff, or what the pathway's clock says",
      .sentence = "Whether the waiting clock stops when this step begins." },
    { .name = "within_days",
      .type = BIDE_FIELD_REAL,
      AT(step, within_days),
      .max = 3640,
      .fallback = NAN,
      .flags = BIDE_FIELD_FIXED,
      .unit = "days",
      .source = "none; 42 for the first step of clock \"ehc\"",
      .sentence = "Days from the start of the clock within which this step should be "
                  "done: a second standard. One step of a pathway may have it." },
    { .name = "ends",
      .type = BIDE_FIELD_LIST,
      AT(step, ends),
      .max = 100,
      .table = &end_table,
      .sentence = "Ways in which the pathway ends after this step." },
    { .name = "rank",
      .type = BIDE_FIELD_INT,
      AT(step, rank),
      .min = 1,
      .max = 1000,
      .fallback = 1,
      .source = "all alike",
      .sentence = "Staff call for steps of a smaller rank first, and only then look at "
                  "allocation and order." },
    { .name = "share_of_time",
      .type = BIDE_FIELD_REAL,
      AT(step, share_of_time),
      .min = 0.001,
      .max = 1,
      .fallback = NAN,
      .unit = "share",
      .sentence = "With allocation = \"shares\" of its staff group: share of the group's "
                  "time for this step. What a step does not need goes to the others." },
    { .name = "or_staff",
      .type = BIDE_FIELD_LIST,
      AT(step, or_staff),
      .max = 7,
      .table = &bide_settings_substitute_table,
      .sentence = "Staff groups that may do the step in place of its staff. They see its "
                  "list as one of their own." },
    { .name = "with_staff",
      .type = BIDE_FIELD_TEXTS,
      AT(step, with_staff),
      .flags = BIDE_FIELD_FIXED,
      .source = "nobody else",
      .sentence = "Staff groups that do the step together with its staff: everyone gives "
                  "the whole time, and all must be free at once." },
    { .name = "next",
      .type = BIDE_FIELD_LIST,
      AT(step, next),
      .max = 32,
      .table = &next_table,
      .sentence = "Steps to which some children go after this one, such as back for a "
                  "second look; the rest go on to the following step." },
    { .name = "asks",
      .type = BIDE_FIELD_LIST,
      AT(step, asks),
      .max = 32,
      .table = &ask_table,
      .sentence = "Requests sent to other pathways at the same time, as urgent as the "
                  "child where both have a priority of that name; the step is done "
                  "when all are back, and no sooner than its own time, if it has one." },
    { .name = "repeats",
      .type = BIDE_FIELD_DIST,
      AT(step, repeats),
      .max = 1000,
      .unit = "appointments",
      .table = &bide_settings_dist_table,
      .source = "none",
      .sentence = "Further appointments after the first, such as follow-ups or reviews: "
                  "a whole number or a distribution, rounded." },
    { .name = "every_weeks",
      .type = BIDE_FIELD_DIST,
      AT(step, every_weeks),
      .max = 1000,
      .unit = "weeks",
      .table = &bide_settings_dist_table,
      .source = "there are no repeats",
      .sentence =
          "Time from each appointment until the child is due again: a number or a "
          "distribution. It then waits on the list of the step." },
    { .name = "most_waiting",
      .type = BIDE_FIELD_INT,
      AT(step, most_waiting),
      .min = 1,
      .max = 1e6,
      .fallback = NAN,
      .unit = "children",
      .sentence = "While so many wait for this step, nobody is called for the steps from "
                  "which children come straight to it." },
};
const struct bide_field_table bide_settings_step_table = { BIDE_SETTINGS_TABLE(
    "step", struct bide_spec_step, step_rows) };
