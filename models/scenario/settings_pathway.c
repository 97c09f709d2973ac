/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT(type, member) .offset = offsetof(struct bide_spec_##type, member)

static const struct bide_field standard_rows[] = {
    { .name = "within_weeks",
      .type = BIDE_FIELD_REAL,
      AT(standard, within_weeks),
      .max = 520,
      .fallback = 18,
      .unit = "weeks",
      .source = "NHS constitution standard",
      .sentence = "A wait of up to this many weeks is within the standard." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(standard, share),
      .max = 1,
      .fallback = 0.92,
      .unit = "share",
      .source = "NHS constitution standard",
      .sentence = "Share of children that should be within the standard." },
};
static const struct bide_field_table standard_table = { BIDE_SETTINGS_TABLE(
    "standard", struct bide_spec_standard, standard_rows) };

static const struct bide_field referrals_rows[] = {
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(referrals, per_week),
      .max = 100000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "referrals a week",
      .sentence = "Referrals from outside at the start, on average over the year." },
    { .name = "growth_per_year",
      .type = BIDE_FIELD_REAL,
      AT(referrals, growth_per_year),
      .min = -0.9,
      .max = 9,
      .unit = "share a year",
      .source = "no growth",
      .sentence = "Growth of referrals: 0.08 is 8 % more after a year, compounded." },
    { .name = "months",
      .type = BIDE_FIELD_REALS,
      AT(referrals, months),
      .max = 100,
      .unit = "times the average",
      .source = "every month alike",
      .sentence = "Twelve factors, January first, that average 1: 0.87 in August is 13 % "
                  "fewer referrals then." },
};
static const struct bide_field_table referrals_table = { BIDE_SETTINGS_TABLE(
    "referrals", struct bide_spec_referrals, referrals_rows) };

static const struct bide_field waiting_rows[] = {
    { .name = "as_of",
      .type = BIDE_FIELD_DATE,
      AT(waiting, as_of),
      .source = "the day before the start",
      .sentence =
          "Date at whose end the list was counted; waits are carried on from it to "
          "the start." },
    { .name = "step",
      .type = BIDE_FIELD_TEXT,
      AT(waiting, step),
      .source = "the first step",
      .sentence = "Step these children wait for." },
    { .name = "priority",
      .type = BIDE_FIELD_TEXT,
      AT(waiting, priority),
      .source = "drawn by the priorities' shares",
      .sentence = "Priority of these children." },
    { .name = "from_weeks",
      .type = BIDE_FIELD_REALS,
      AT(waiting, from_weeks),
      .max = 2600,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "weeks",
      .sentence =
          "Where each wait band begins, rising; a band ends where the next begins." },
    { .name = "children",
      .type = BIDE_FIELD_REALS,
      AT(waiting, children),
      .max = 10000000,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "children",
      .sentence = "Children in each band; their waits are spread evenly inside it." },
    { .name = "longest_weeks",
      .type = BIDE_FIELD_REAL,
      AT(waiting, longest_weeks),
      .max = 2600,
      .fallback = NAN,
      .unit = "weeks",
      .source = "twice the start of the last band, at least 1",
      .sentence = "Where the last band ends." },
};
static const struct bide_field_table waiting_table = { BIDE_SETTINGS_TABLE(
    "waiting list", struct bide_spec_waiting, waiting_rows) };

static const struct bide_field priority_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(priority, name),
      .flags = BIDE_FIELD_IS_NAME },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(priority, label),
      .source = "the name itself",
      .sentence = "The priority as reports show it." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(priority, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of referrals with this priority; all of them add to 1." },
};
static const struct bide_field_table priority_table = { BIDE_SETTINGS_TABLE(
    "priority", struct bide_spec_priority, priority_rows) };

static const struct bide_field group_share_rows[] = {
    { .name = "group",
      .type = BIDE_FIELD_TEXT,
      AT(group_share, group),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Name of the group." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(group_share, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of this pathway's children who belong to it; the rest belong to "
                  "no group." },
};
static const struct bide_field_table group_share_table = { BIDE_SETTINGS_TABLE(
    "group share", struct bide_spec_group_share, group_share_rows) };

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
};
static const struct bide_field_table end_table = { BIDE_SETTINGS_TABLE(
    "end", struct bide_spec_end, end_rows) };

#define DURATION(name_, member_, unit_)                                                  \
    {                                                                                    \
        .name = (name_), .type = BIDE_FIELD_DIST, AT(step, member_), .max = 1e9,         \
        .unit = (unit_), .table = &bide_settings_dist_table,                             \
        .sentence = "How long the step takes: a number or a distribution. Give one of "  \
                    "minutes, hours, days and weeks."                                    \
    }

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
      .sentence = "Share of missed appointments that are booked again, keeping clock and "
                  "place; the other children are discharged." },
    { .name = "rebook_weeks",
      .type = BIDE_FIELD_REAL,
      AT(step, rebook_weeks),
      .max = 520,
      .unit = "weeks",
      .source = "the next clinic",
      .sentence = "Weeks before a child who missed can be booked again." },
    { .name = "stops_clock",
      .type = BIDE_FIELD_BOOL,
      AT(step, stops_clock),
      .flags = BIDE_FIELD_FIXED,
      .source = "the first step that has staff",
      .sentence = "Whether the waiting clock stops when this step begins." },
    { .name = "ends",
      .type = BIDE_FIELD_LIST,
      AT(step, ends),
      .max = 100,
      .table = &end_table,
      .sentence = "Ways in which the pathway ends after this step." },
};
static const struct bide_field_table step_table = { BIDE_SETTINGS_TABLE(
    "step", struct bide_spec_step, step_rows) };

static const struct bide_field leaving_rows[] = {
    { .name = "per_week",
      .type = BIDE_FIELD_REAL,
      AT(leaving, per_week),
      .max = 100000,
      .unit = "share of those waiting a week",
      .source = "nobody leaves",
      .sentence = "Rate at which a waiting child leaves unseen, however long the wait." },
};
static const struct bide_field_table leaving_table = { BIDE_SETTINGS_TABLE(
    "leaving", struct bide_spec_leaving, leaving_rows) };

static const struct bide_field onward_rows[] = {
    { .name = "to",
      .type = BIDE_FIELD_TEXT,
      AT(onward, to),
      .flags = BIDE_FIELD_REQUIRED | BIDE_FIELD_FIXED,
      .sentence = "Pathway the child is referred to." },
    { .name = "share",
      .type = BIDE_FIELD_REAL,
      AT(onward, share),
      .max = 1,
      .flags = BIDE_FIELD_REQUIRED,
      .unit = "share",
      .sentence = "Share of children who finish this pathway and are referred on." },
};
static const struct bide_field_table onward_table = { BIDE_SETTINGS_TABLE(
    "onward route", struct bide_spec_onward, onward_rows) };

static const char *const orders[] = { "priority", "longest_wait", NULL };

static const struct bide_field pathway_rows[] = {
    { .name = "name",
      .type = BIDE_FIELD_TEXT,
      AT(pathway, name),
      .flags = BIDE_FIELD_IS_NAME },
    { .name = "label",
      .type = BIDE_FIELD_TEXT,
      AT(pathway, label),
      .source = "the name itself",
      .sentence = "The service as reports show it." },
    { .name = "standard",
      .type = BIDE_FIELD_GROUP,
      AT(pathway, standard),
      .flags = BIDE_FIELD_FIXED,
      .table = &standard_table,
      .sentence = "The waiting-time standard." },
    { .name = "referrals",
      .type = BIDE_FIELD_GROUP,
      AT(pathway, referrals),
      .flags = BIDE_FIELD_REQUIRED,
      .table = &referrals_table,
      .sentence = "Children referred from outside." },
    { .name = "waiting",
      .type = BIDE_FIELD_LIST,
      AT(pathway, waiting),
      .max = 100,
      .flags = BIDE_FIELD_FIXED,
      .table = &waiting_table,
      .sentence = "The list at the start, as wait bands." },
    { .name = "priorities",
      .type = BIDE_FIELD_NAMED,
      AT(pathway, priorities),
      .max = 8,
      .table = &priority_table,
      .sentence = "Priorities, most urgent first; none means all alike." },
    { .name = "order",
      .type = BIDE_FIELD_CHOICE,
      AT(pathway, order),
      .choices = orders,
      .fallback = BIDE_SPEC_ORDER_PRIORITY,
      .source = "usual practice",
      .sentence =
          "Who is called next: the most urgent and among them the longest waiting, "
          "or the longest waiting of all." },
    { .name = "groups",
      .type = BIDE_FIELD_LIST,
      AT(pathway, groups),
      .max = 100,
      .table = &group_share_table,
      .sentence = "Which groups its children belong to." },
    { .name = "steps",
      .type = BIDE_FIELD_LIST,
      AT(pathway, steps),
      .min = 1,
      .max = 32,
      .flags = BIDE_FIELD_REQUIRED,
      .table = &step_table,
      .sentence = "What is done for a child, in order." },
    { .name = "leaving",
      .type = BIDE_FIELD_GROUP,
      AT(pathway, leaving),
      .table = &leaving_table,
      .sentence = "Children who stop waiting without being seen." },
    { .name = "onward",
      .type = BIDE_FIELD_LIST,
      AT(pathway, onward),
      .max = 200,
      .table = &onward_table,
      .sentence = "Where children go who finish the pathway." },
};
const struct bide_field_table bide_settings_pathway_table = { BIDE_SETTINGS_TABLE(
    "pathway", struct bide_spec_pathway, pathway_rows) };
