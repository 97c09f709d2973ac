/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/scenario/check_repeat.h"

#include <math.h>
#include <stdbool.h>

#include "models/scenario/rules.h"

/* A step under examination. */
struct subject {
    const struct bide_check_part *part;
    const struct bide_spec_pathway *pathway;
    const struct bide_spec_step *step;
    char path[BIDE_CHECK_PART_PATH];
};

static const char *path_of(struct subject *subject, const char *setting)
{
    bide_check_part_path(subject->path, "pathways.%s.steps.%s%s", subject->pathway->name,
                         subject->step->name, setting);
    return subject->path;
}

static void check_whole(struct subject *subject)
{
    const struct bide_spec_dist *repeats = &subject->step->repeats;
    const double *values = repeats->values.items;
    if (repeats->shape == BIDE_DIST_FIXED && !bide_check_part_is_whole(repeats->mean)) {
        bide_check_part_whole(subject->part, path_of(subject, ".repeats"), "\"repeats\"",
                              repeats->mean);
    }
    for (size_t i = 0; i < repeats->values.count; ++i) {
        if (!bide_check_part_is_whole(values[i])) {
            bide_check_part_whole(subject->part, path_of(subject, ".repeats"),
                                  "each of \"repeats\"", values[i]);
            return;
        }
    }
}

static void check_step(struct subject *subject, bool is_before_stop)
{
    const struct bide_check_part *part = subject->part;
    const struct bide_spec_step *step = subject->step;
    const char *name = step->name;
    if (step->repeats.is_given != step->every_weeks.is_given) {
        bide_check_part_error(part, "BD-C093", path_of(subject, ""),
                              "give both or neither",
                              "step \"%s\" needs \"repeats\" and \"every_weeks\" "
                              "together",
                              name);
        return;
    }
    if (!step->repeats.is_given) {
        return;
    }
    bide_check_part_dist(part, path_of(subject, ""), "repeats", &step->repeats);
    bide_check_part_dist(part, path_of(subject, ""), "every_weeks", &step->every_weeks);
    check_whole(subject);
    if (step->staff == NULL) {
        bide_check_part_error(part, "BD-C094", path_of(subject, ".repeats"),
                              "say which staff group does it",
                              "step \"%s\" is repeated but has no staff", name);
    } else if (is_before_stop) {
        bide_check_part_error(part, "BD-C094", path_of(subject, ".repeats"),
                              "repeat the step that stops the clock, or a later one",
                              "step \"%s\" is repeated before the clock stops", name);
    }
}

static void check_caseload(const struct bide_check_part *part,
                           const struct bide_spec_pathway *pathway, size_t index)
{
    const struct bide_spec_list all = pathway->steps;
    const struct bide_spec_step *steps = all.items;
    const struct bide_spec_caseload *caseload =
        (const struct bide_spec_caseload *) pathway->in_service.items + index;
    const size_t step = bide_spec_find(all, sizeof(steps[0]), caseload->step);
    if (!isnan(caseload->within_weeks) && step < all.count
        && !steps[step].repeats.is_given) {
        char path[BIDE_CHECK_PART_PATH];
        bide_check_part_path(path, "pathways.%s.in_service.%zu.within_weeks",
                             pathway->name, index);
        bide_check_part_error(
            part, "BD-C095", path, "give the step \"repeats\" and \"every_weeks\"",
            "step \"%s\" is not repeated: nobody is under review there", caseload->step);
    }
}

void bide_check_repeat_pathway(const struct bide_check_part *part,
                               const struct bide_spec_pathway *pathway)
{
    const struct bide_spec_step *steps = pathway->steps.items;
    const size_t stop = bide_rules_stop_step(pathway);
    for (size_t i = 0; i < pathway->steps.count; ++i) {
        struct subject subject = { .part = part, .pathway = pathway, .step = &steps[i] };
        if (steps[i].name != NULL) {
            check_step(&subject, i < stop);
        }
    }
    for (size_t i = 0; i < pathway->in_service.count; ++i) {
        check_caseload(part, pathway, i);
    }
}
