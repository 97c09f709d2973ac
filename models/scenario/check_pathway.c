/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_pathway.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/mem.h"

enum {
    MOST_PATH = 300,
    MOST_DETAIL = 96,
    MOST_PATHWAYS = 200,
    MOST_STEPS = 32,
    MOST_PRIORITIES = 8,
    MOST_AGE_DAYS = 366
};

/* A pathway under examination, its path at hand. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_pathway *pathway;
    char path[MOST_PATH];
};

static void below(const struct subject *subject, const char *detail, char *path)
{
    snprintf(path, MOST_PATH, "%.200s.%.95s", subject->path, detail);
}

static void check_ends(const struct subject *subject, const struct bide_spec_step *step,
                       const char *path)
{
    const struct bide_spec_end *ends = step->ends.items;
    double sum = 0.0;
    for (size_t i = 0; i < step->ends.count; ++i) {
        sum += ends[i].share;
    }
    bide_check_part_shares(subject->part, path, "\"ends\"", sum, false);
}

static void check_duration(const struct subject *subject,
                           const struct bide_spec_step *step, const char *path)
{
    const int given = (step->minutes.is_given ? 1 : 0) + (step->hours.is_given ? 1 : 0)
                      + (step->days.is_given ? 1 : 0) + (step->weeks.is_given ? 1 : 0);
    if (given != 1) {
        bide_check_part_error(subject->part, "BD-C061", path,
                              "say how long the step takes, in the unit you like",
                              "step \"%s\" needs exactly one of \"minutes\", \"hours\", "
                              "\"days\" and \"weeks\", but has %d",
                              step->name, given);
    }
}

static void check_step(const struct subject *subject, size_t index)
{
    const struct bide_check_part *part = subject->part;
    const struct bide_spec_step *steps = subject->pathway->steps.items;
    const struct bide_spec_step *step = &steps[index];
    char detail[MOST_DETAIL];
    char path[MOST_PATH];
    snprintf(detail, sizeof(detail), "steps.%.80s", step->name);
    below(subject, detail, path);
    const size_t first =
        bide_spec_find(subject->pathway->steps, sizeof(*step), step->name);
    if (first != index) {
        bide_check_part_error(part, "BD-C065", path, "give each step a name of its own",
                              "two steps are called \"%s\"", step->name);
    }
    check_duration(subject, step, path);
    if (step->staff != NULL) {
        snprintf(detail, sizeof(detail), "steps.%.79s.staff", step->name);
        below(subject, detail, path);
        bide_check_part_find(part, path, "staff group", step->staff, part->spec->staff,
                             sizeof(struct bide_spec_staff));
    }
    snprintf(detail, sizeof(detail), "steps.%.80s.ends", step->name);
    below(subject, detail, path);
    check_ends(subject, step, path);
}

static void check_steps(const struct subject *subject)
{
    const struct bide_spec_step *steps = subject->pathway->steps.items;
    const size_t count = subject->pathway->steps.count;
    char path[MOST_PATH];
    below(subject, "steps", path);
    if (count < 1 || count > MOST_STEPS) {
        bide_check_part_error(subject->part, "BD-C066", path, NULL,
                              "a pathway has 1 to %d steps, this one %zu", MOST_STEPS,
                              count);
        return;
    }
    bool has_stop = false;
    for (size_t i = 0; i < count; ++i) {
        has_stop = has_stop || steps[i].stops_clock || steps[i].staff != NULL;
        check_step(subject, i);
    }
    if (!has_stop) {
        bide_check_part_error(subject->part, "BD-C061", path,
                              "add stops_clock = true; to the step that ends the wait",
                              "no step stops the clock: none has staff");
    }
}

static void check_priorities(const struct subject *subject)
{
    const struct bide_spec_priority *priorities = subject->pathway->priorities.items;
    const size_t count = subject->pathway->priorities.count;
    char path[MOST_PATH];
    below(subject, "priorities", path);
    double sum = 0.0;
    for (size_t i = 0; i < count; ++i) {
        sum += priorities[i].share;
    }
    if (count > MOST_PRIORITIES) {
        bide_check_part_error(subject->part, "BD-C066", path, NULL,
                              "a pathway has at most %d priorities, this one %zu",
                              MOST_PRIORITIES, count);
    } else if (count > 0) {
        bide_check_part_shares(subject->part, path, "\"priorities\"", sum, true);
    }
}

static void check_groups(const struct subject *subject)
{
    const struct bide_spec_group_share *groups = subject->pathway->groups.items;
    char path[MOST_PATH];
    below(subject, "groups", path);
    double sum = 0.0;
    for (size_t i = 0; i < subject->pathway->groups.count; ++i) {
        sum += groups[i].share;
        bide_check_part_find(subject->part, path, "group", groups[i].group,
                             subject->part->spec->groups, sizeof(struct bide_spec_group));
    }
    bide_check_part_shares(subject->part, path, "\"groups\"", sum, false);
}

static void check_months(const struct subject *subject)
{
    const struct bide_spec_list *months = &subject->pathway->referrals.months;
    const double *factors = months->items;
    char path[MOST_PATH];
    below(subject, "referrals.months", path);
    double sum = 0.0;
    for (size_t i = 0; i < months->count; ++i) {
        sum += factors[i];
    }
    if (months->count != 0 && months->count != 12) {
        bide_check_part_error(subject->part, "BD-C066", path, "January comes first",
                              "\"months\" has %zu factors, but a year has 12 months",
                              months->count);
    } else if (months->count == 12 && fabs(sum / 12.0 - 1.0) > 0.02) {
        bide_check_part_warn(subject->part, "BD-C071", path,
                             "divide each by their average, or change \"per_week\"",
                             "the factors average %.3f, not 1: there will be %.0f %% as "
                             "many referrals as \"per_week\" says",
                             sum / 12.0, 100.0 * sum / 12.0);
    }
}

static bool are_bands_rising(const struct bide_spec_waiting *waiting)
{
    const double *from = waiting->from_weeks.items;
    for (size_t i = 1; i < waiting->from_weeks.count; ++i) {
        if (from[i] <= from[i - 1]) {
            return false;
        }
    }
    const double last = from[waiting->from_weeks.count - 1];
    return isnan(waiting->longest_weeks) || waiting->longest_weeks > last;
}

static void check_bands(const struct subject *subject,
                        const struct bide_spec_waiting *waiting, const char *path)
{
    const double *children = waiting->children.items;
    const size_t count = waiting->from_weeks.count;
    if (count == 0 || count != waiting->children.count) {
        bide_check_part_error(subject->part, "BD-C066", path,
                              "give each band its start and its children",
                              "\"from_weeks\" has %zu bands, but \"children\" has %zu",
                              count, waiting->children.count);
        return;
    }
    if (!are_bands_rising(waiting)) {
        bide_check_part_error(subject->part, "BD-C064", path, NULL,
                              "\"from_weeks\" must rise from band to band, and "
                              "\"longest_weeks\" must be more than the last");
    }
    for (size_t i = 0; i < count; ++i) {
        if (fabs(children[i] - floor(children[i])) > 0.0) {
            bide_check_part_error(
                subject->part, "BD-C067", path, NULL,
                "\"children\" must be whole numbers, but band %zu has %g", i + 1,
                children[i]);
        }
    }
}

static void check_waiting(const struct subject *subject, size_t index)
{
    const struct bide_check_part *part = subject->part;
    const struct bide_spec_waiting *waiting =
        (const struct bide_spec_waiting *) subject->pathway->waiting.items + index;
    char detail[MOST_DETAIL];
    char path[MOST_PATH];
    snprintf(detail, sizeof(detail), "waiting.%zu", index);
    below(subject, detail, path);
    check_bands(subject, waiting, path);
    const int32_t start = part->spec->start;
    if (bide_check_part_has_dates(part) && waiting->as_of != BIDE_SPEC_NO_DATE
        && (waiting->as_of > start || waiting->as_of < start - MOST_AGE_DAYS)) {
        bide_check_part_error(part, "BD-C062", path,
                              "count the list near the start, or move the start",
                              "\"as_of\" must lie in the year before the start");
    }
    if (waiting->step != NULL) {
        bide_check_part_find(part, path, "step", waiting->step, subject->pathway->steps,
                             sizeof(struct bide_spec_step));
    }
    if (waiting->priority != NULL) {
        bide_check_part_find(part, path, "priority", waiting->priority,
                             subject->pathway->priorities,
                             sizeof(struct bide_spec_priority));
    }
}

static void check_onward(const struct subject *subject)
{
    const struct bide_spec_onward *onward = subject->pathway->onward.items;
    char path[MOST_PATH];
    below(subject, "onward", path);
    double sum = 0.0;
    for (size_t i = 0; i < subject->pathway->onward.count; ++i) {
        sum += onward[i].share;
        bide_check_part_find(subject->part, path, "pathway", onward[i].to,
                             subject->part->spec->pathways,
                             sizeof(struct bide_spec_pathway));
    }
    bide_check_part_shares(subject->part, path, "\"onward\"", sum, false);
}

static void check_pathway(const struct bide_check_part *part, size_t index)
{
    struct subject subject = {
        .part = part,
        .pathway = (const struct bide_spec_pathway *) part->spec->pathways.items + index,
    };
    snprintf(subject.path, sizeof(subject.path), "pathways.%.200s",
             subject.pathway->name);
    check_steps(&subject);
    check_priorities(&subject);
    check_groups(&subject);
    check_months(&subject);
    for (size_t i = 0; i < subject.pathway->waiting.count; ++i) {
        check_waiting(&subject, i);
    }
    check_onward(&subject);
}

/* Whether a child on this pathway can leave it for good by a way of its own. */
static bool has_own_exit(const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_onward *onward = pathway->onward.items;
    const struct bide_spec_step *steps = pathway->steps.items;
    double sum = 0.0;
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        sum += onward[i].share;
    }
    bool has_exit = sum < 1.0 - BIDE_CHECK_SLACK || pathway->leaving.per_week > 0.0;
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        const bool discharges = steps[i].not_brought > 0.0 && steps[i].rebook < 1.0;
        has_exit = has_exit || discharges || steps[i].ends.count > 0;
    }
    return has_exit;
}

/* Whether some pathway it leads to is known to have an exit. */
static bool leads_to_exit(const struct bide_spec *spec,
                          const struct bide_spec_pathway *pathway, const bool *has_exit)
{
    const struct bide_spec_onward *onward = pathway->onward.items;
    for (size_t i = 0; i < pathway->onward.count; ++i) {
        const size_t to = bide_spec_find(spec->pathways, sizeof(*pathway), onward[i].to);
        if (to == spec->pathways.count || (onward[i].share > 0.0 && has_exit[to])) {
            return true;
        }
    }
    return false;
}

static void find_exits(const struct bide_spec *spec, bool *has_exit)
{
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    for (size_t i = 0; i < spec->pathways.count; ++i) {
        has_exit[i] = has_own_exit(&pathways[i]);
    }
    for (size_t round = 0; round < spec->pathways.count; ++round) {
        for (size_t i = 0; i < spec->pathways.count; ++i) {
            has_exit[i] = has_exit[i] || leads_to_exit(spec, &pathways[i], has_exit);
        }
    }
}

/* Name the loop that begins at a pathway without an exit. */
static void report_loop(const struct bide_check_part *part, size_t first)
{
    const struct bide_spec *spec = part->spec;
    const struct bide_spec_pathway *pathways = spec->pathways.items;
    struct bide_text loop;
    bide_text_init(&loop);
    size_t at = first;
    for (size_t i = 0; i <= spec->pathways.count && at < spec->pathways.count; ++i) {
        const struct bide_spec_onward *onward = pathways[at].onward.items;
        bide_text_addf(&loop, "%s -> ", pathways[at].name);
        at = bide_spec_find(spec->pathways, sizeof(pathways[0]), onward[0].to);
        if (at == first) {
            break;
        }
    }
    char path[MOST_PATH];
    snprintf(path, sizeof(path), "pathways.%.200s.onward", pathways[first].name);
    bide_check_part_error(part, "BD-C068", path,
                          "let some children finish: shares that add to less than 1",
                          "children go round for ever: %s%s", loop.bytes,
                          at < spec->pathways.count ? pathways[at].name : "");
    bide_text_free(&loop);
}

static void check_loops(const struct bide_check_part *part)
{
    const size_t count = part->spec->pathways.count;
    bool *has_exit = bide_mem_zeroed(count, sizeof(bool));
    if (has_exit == NULL) {
        bide_diag_fail(part->diag, BIDE_ERR_MEMORY);
        return;
    }
    find_exits(part->spec, has_exit);
    for (size_t i = 0; i < count; ++i) {
        if (!has_exit[i]) {
            report_loop(part, i);
            break;
        }
    }
    bide_mem_free(has_exit);
}

void bide_check_pathway_all(const struct bide_check_part *part)
{
    const size_t errors_before = part->diag->error_count;
    const size_t count = part->spec->pathways.count;
    if (count < 1 || count > MOST_PATHWAYS) {
        bide_check_part_error(part, "BD-C066", "pathways", NULL,
                              "a file has 1 to %d pathways, this one %zu", MOST_PATHWAYS,
                              count);
        return;
    }
    for (size_t i = 0; i < count; ++i) {
        check_pathway(part, i);
    }
    if (part->diag->error_count == errors_before) {
        check_loops(part);
    }
}
