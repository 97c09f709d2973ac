/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_leaving.h"

#include <math.h>

/* A rate of leaving under examination; path is that of the group it stands in. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_hazard *hazard;
    const char *path;
};

static void path_of(const struct subject *subject, const char *setting, char *path)
{
    bide_check_part_path(path, "%s.%s", subject->path, setting);
}

static void check_form(const struct subject *subject)
{
    const struct bide_spec_hazard *hazard = subject->hazard;
    const int given = (hazard->per_week > 0.0 ? 1 : 0) + (hazard->rates.count > 0 ? 1 : 0)
                      + (isnan(hazard->scale_weeks) ? 0 : 1);
    if (given > 1) {
        bide_check_part_error(subject->part, "BD-C120", subject->path,
                              "keep one of \"per_week\", \"rates\" and \"scale_weeks\"",
                              "%d settings say how fast children leave: one is the most",
                              given);
    }
    if (isnan(hazard->scale_weeks) != isnan(hazard->power)) {
        bide_check_part_error(subject->part, "BD-C120", subject->path,
                              "give both, or neither",
                              "\"scale_weeks\" and \"power\" go together");
    }
}

static void check_pieces(const struct subject *subject)
{
    const struct bide_spec_hazard *hazard = subject->hazard;
    const double *from = hazard->from_weeks.items;
    const size_t count = hazard->from_weeks.count;
    bool is_rising = true;
    char path[BIDE_CHECK_PART_PATH];
    path_of(subject, "from_weeks", path);
    for (size_t i = 1; i < count; ++i) {
        is_rising = is_rising && from[i] > from[i - 1];
    }
    if (count != hazard->rates.count) {
        bide_check_part_error(subject->part, "BD-C066", path,
                              "give each rate the wait from which it holds",
                              "\"from_weeks\" has %zu numbers, but \"rates\" has %zu",
                              count, hazard->rates.count);
    } else if (count > 0 && from[0] > 0.0) {
        bide_check_part_error(subject->part, "BD-C121", path,
                              "write 0 and the rate of the first weeks in front",
                              "\"from_weeks\" must begin with 0, but begins with %.9g",
                              from[0]);
    } else if (!is_rising) {
        bide_check_part_error(subject->part, "BD-C064", path, "put them in order",
                              "\"from_weeks\" must rise from rate to rate");
    }
}

static bool happens(const struct bide_spec_hazard *hazard)
{
    const double *rates = hazard->rates.items;
    bool is_found = hazard->per_week > 0.0 || !isnan(hazard->scale_weeks);
    for (size_t i = 0; i < hazard->rates.count; ++i) {
        is_found = is_found || rates[i] > 0.0;
    }
    return is_found;
}

void bide_check_leaving_group(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway, const char *owner,
                              const char *group)
{
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "%s.group", owner);
    if (bide_check_part_lacks(part->spec->groups, sizeof(struct bide_spec_group),
                              group)) {
        bide_check_part_unknown(part, path, "group", group, part->spec->groups,
                                sizeof(struct bide_spec_group));
    } else if (bide_check_part_lacks(pathway->groups,
                                     sizeof(struct bide_spec_group_share), group)) {
        bide_check_part_error(
            part, "BD-C059", path, "give the group a share in the pathway's \"groups\"",
            "no child of pathway \"%s\" belongs to group \"%s\"", pathway->name, group);
    }
}

static void check_reason(const struct bide_check_part *part,
                         const struct bide_spec_pathway *pathway, size_t index)
{
    const struct bide_spec_reason *reason =
        (const struct bide_spec_reason *) pathway->leaving.reasons.items + index;
    char path[BIDE_CHECK_PART_PATH];
    bide_check_part_path(path, "pathways.%s.leaving.reasons.%zu", pathway->name, index);
    const struct subject subject = { part, &reason->hazard, path };
    check_form(&subject);
    check_pieces(&subject);
    bide_check_leaving_group(part, pathway, path, reason->group);
    if (!happens(&reason->hazard)) {
        bide_check_part_warn(part, "BD-C076", path,
                             "give \"per_week\", \"rates\" or \"scale_weeks\"",
                             "nobody leaves for this reason");
    }
}

/* The most urgent are the first. */
static void check_escalations(const struct bide_check_part *part,
                              const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_priority *first = pathway->priorities.items;
    if (pathway->priorities.count > 0 && first->escalates_per_week > 0.0) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.priorities.%s.escalates_per_week",
                             pathway->name, first->name);
        bide_check_part_warn(
            part, "BD-C076", path, "give it to a priority that is less urgent",
            "\"%s\" is the most urgent: nobody can become more urgent", first->name);
    }
}

static bool has_reason(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_reason *reasons = pathway->leaving.reasons.items;
    bool is_found = false;
    for (size_t i = 0; i < pathway->leaving.reasons.count; ++i) {
        is_found = is_found || reasons[i].as == BIDE_SPEC_ELSEWHERE;
    }
    return is_found;
}

bool bide_check_leaving_goes_elsewhere(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_onward *onward = pathway->onward.items;
    bool is_found = false;
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        is_found = is_found || onward[i].after == BIDE_SPEC_OVER_ELSEWHERE;
    }
    return is_found && has_reason(pathway);
}

static void check_returns(const struct bide_check_part *part,
                          const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_onward *onward = pathway->onward.items;
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        if (onward[i].after == BIDE_SPEC_OVER_ELSEWHERE && !has_reason(pathway)) {
            char path[BIDE_CHECK_PART_PATH];
            bide_check_part_path(path, "pathways.%s.onward.%zu.after", pathway->name, i);
            bide_check_part_error(part, "BD-C122", path,
                                  "add a reason with as = \"elsewhere\" to \"leaving\"",
                                  "nobody leaves \"%s\" for another provider",
                                  pathway->name);
        }
    }
}

void bide_check_leaving_all(const struct bide_check_part *part)
{
    const struct bide_spec_pathway *pathways = part->spec->pathways.items;
    for (size_t i = 0; i < part->spec->pathways.count; ++i) {
        const struct bide_spec_leaving *leaving = &pathways[i].leaving;
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.leaving", pathways[i].name);
        const struct subject subject = { part, &leaving->hazard, path };
        check_form(&subject);
        check_pieces(&subject);
        check_escalations(part, &pathways[i]);
        check_returns(part, &pathways[i]);
        for (size_t k = 0; k < leaving->reasons.count; ++k) {
            check_reason(part, &pathways[i], k);
        }
    }
}

bool bide_check_leaving_happens(const struct bide_spec_leaving *leaving)
{
    const struct bide_spec_reason *reasons = leaving->reasons.items;
    bool is_found = happens(&leaving->hazard);
    for (size_t i = 0; i < leaving->reasons.count; ++i) {
        is_found = is_found || (reasons[i].group == NULL && happens(&reasons[i].hazard));
    }
    return is_found;
}
