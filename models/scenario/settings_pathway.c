/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stddef.h>

#include "models/scenario/settings.h"
#include "models/scenario/spec.h"

#define AT BIDE_SETTINGS_AT

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
    { .name = "slope",
      .type = BIDE_FIELD_REAL,
      AT(priority, slope),
      .max = 1000,
      .fallback = 1,
      .unit = "points a week",
      .source = "all alike",
      .sentence = "With order = \"ageing\": points a child gains for each week it waits; "
                  "who has most is called next." },
    { .name = "head_start_weeks",
      .type = BIDE_FIELD_REAL,
      AT(priority, head_start_weeks),
      .max = 1040,
      .unit = "weeks",
      .source = "none",
      .sentence = "With order = \"head_start\": weeks a child counts as having waited "
                  "when it joins." },
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
    { .name = "factor",
      .type = BIDE_FIELD_REAL,
      AT(group_share, factor),
      .max = 100,
      .fallback = 1,
      .unit = "times its share",
      .source = "as many as its share says",
      .sentence = "Referrals of this group: 1.3 is 30 % more, 0 none; those of others "
                  "stay as they are." },
    { .name = "growth_per_year",
      .type = BIDE_FIELD_REAL,
      AT(group_share, growth_per_year),
      .min = -0.9,
      .max = 9,
      .fallback = NAN,
      .unit = "share a year",
      .source = "the growth of the pathway's referrals",
      .sentence = "Growth of this group's referrals, in place of the pathway's." },
};
static const struct bide_field_table group_share_table = { BIDE_SETTINGS_TABLE(
    "group share", struct bide_spec_group_share, group_share_rows) };

static const char *const orders[] = { "priority", "longest_wait", "ageing", "head_start",
                                      NULL };

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
      .table = &bide_settings_referrals_table,
      .sentence = "Children referred from outside." },
    { .name = "waiting",
      .type = BIDE_FIELD_LIST,
      AT(pathway, waiting),
      .max = 100,
      .flags = BIDE_FIELD_FIXED,
      .table = &bide_settings_waiting_table,
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
          "Who is called next: the most urgent and among them the longest waiting; the "
          "longest waiting of all; whose wait times the slope of its priority is largest "
          "(ageing); or whose wait and head start together are longest." },
    { .name = "first_over_weeks",
      .type = BIDE_FIELD_REAL,
      AT(pathway, first_over_weeks),
      .max = 1040,
      .fallback = NAN,
      .unit = "weeks",
      .source = "nobody",
      .sentence = "Children who have waited longer than this are called before all "
                  "others, the longest waiting first, whatever the order." },
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
      .table = &bide_settings_step_table,
      .sentence = "What is done for a child, in order." },
    { .name = "leaving",
      .type = BIDE_FIELD_GROUP,
      AT(pathway, leaving),
      .table = &bide_settings_leaving_table,
      .sentence = "Children who stop waiting without being seen." },
    { .name = "onward",
      .type = BIDE_FIELD_LIST,
      AT(pathway, onward),
      .max = 200,
      .table = &bide_settings_onward_table,
      .sentence = "Where children go who finish the pathway." },
};
const struct bide_field_table bide_settings_pathway_table = { BIDE_SETTINGS_TABLE(
    "pathway", struct bide_spec_pathway, pathway_rows) };
