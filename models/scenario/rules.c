/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/rules.h"

#include <math.h>

/* Which step stops the clock if none is marked. */
enum stop { AT_FIRST_CONTACT, AT_LAST_CONTACT, AT_THE_END };

struct rules {
    struct bide_rules_standard standard;
    enum stop stop;
    double first_step_days; /* within which the first step should be done */
};

/* By enum bide_spec_clock. Sources: settings_standard.c. */
static const struct rules all_rules[] = {
    [BIDE_SPEC_CLOCK_CUSTOM] = { { 18.0, BIDE_RULES_WEEKS, 0.92 },
                                 AT_FIRST_CONTACT,
                                 INFINITY },
    [BIDE_SPEC_CLOCK_RTT] = { { 18.0, BIDE_RULES_WEEKS, 0.92 },
                              AT_LAST_CONTACT,
                              INFINITY },
    [BIDE_SPEC_CLOCK_COMMUNITY] = { { 18.0, BIDE_RULES_WEEKS, 0.92 },
                                    AT_FIRST_CONTACT,
                                    INFINITY },
    [BIDE_SPEC_CLOCK_AUTISM] = { { 91.0, BIDE_RULES_DAYS, 0.92 },
                                 AT_FIRST_CONTACT,
                                 INFINITY },
    [BIDE_SPEC_CLOCK_EHC] = { { 140.0, BIDE_RULES_DAYS, 1.0 }, AT_THE_END, 42.0 },
    [BIDE_SPEC_CLOCK_CHILDREN_IN_CARE] = { { 20.0, BIDE_RULES_WORKING_DAYS, 1.0 },
                                           AT_FIRST_CONTACT,
                                           INFINITY },
    [BIDE_SPEC_CLOCK_CAMHS] = { { 28.0, BIDE_RULES_DAYS, 0.92 },
                                AT_FIRST_CONTACT,
                                INFINITY },
};

static const struct rules *rules_of(const struct bide_spec_pathway *pathway)
{
    return &all_rules[pathway->clock];
}

struct bide_rules_standard bide_rules_standard_of(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_standard *given = &pathway->standard;
    struct bide_rules_standard standard = rules_of(pathway)->standard;
    if (!isnan(given->within_weeks)) {
        standard.within = given->within_weeks;
        standard.unit = BIDE_RULES_WEEKS;
    } else if (!isnan(given->within_days)) {
        standard.within = given->within_days;
        standard.unit = BIDE_RULES_DAYS;
    } else if (!isnan(given->within_working_days)) {
        standard.within = given->within_working_days;
        standard.unit = BIDE_RULES_WORKING_DAYS;
    }
    standard.share = isnan(given->share) ? standard.share : given->share;
    return standard;
}

double bide_rules_days(const struct bide_rules_standard *standard)
{
    switch (standard->unit) {
    case BIDE_RULES_WEEKS:
        return 7.0 * standard->within;
    case BIDE_RULES_DAYS:
        return standard->within;
    case BIDE_RULES_WORKING_DAYS:
        break;
    }
    return 7.0 / 5.0 * standard->within;
}

static size_t find_contact(const struct bide_spec_pathway *pathway, enum stop stop)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    size_t found = pathway->steps.count;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const bool is_first = found == pathway->steps.count;
        if (steps[i].staff != NULL && (is_first || stop == AT_LAST_CONTACT)) {
            found = i;
        }
    }
    return found;
}

size_t bide_rules_stop_step(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (steps[i].stops_clock) {
            return i;
        }
    }
    const enum stop stop = rules_of(pathway)->stop;
    return stop == AT_THE_END ? pathway->steps.count : find_contact(pathway, stop);
}

bool bide_rules_has_step_days(const struct bide_spec_pathway *pathway)
{
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        if (bide_rules_step_days(pathway, i) < INFINITY) {
            return true;
        }
    }
    return false;
}

double bide_rules_step_days(const struct bide_spec_pathway *pathway, size_t step)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    bool is_given = false;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        is_given = is_given || !isnan(steps[i].within_days);
    }
    if (is_given) {
        return isnan(steps[step].within_days) ? INFINITY : steps[step].within_days;
    }
    return step == 0 ? rules_of(pathway)->first_step_days : INFINITY;
}
